// Debian's Chromium, driven by playwright-core. Chrome or Chromium elsewhere: VIVA_CHROMIUM names it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// The packages are web/'s; this folder has none of its own.
export const fromWeb = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = fromWeb("playwright-core");

const candidates = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
const executablePath = process.env.VIVA_CHROMIUM ?? candidates.find((path) => existsSync(path));

const args = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--font-render-hinting=none",
];

function browserPath() {
  if (executablePath === undefined) throw new Error("No Chromium: install Debian's chromium, or set VIVA_CHROMIUM");
  return executablePath;
}

/** A browser whose contexts keep nothing; `more` are arguments beside the usual ones. */
export function launch(more = []) {
  return chromium.launch({ executablePath: browserPath(), args: [...args, ...more], headless: true });
}

/** The same with a window, on the display of `env`. */
export function launchShown(env) {
  return chromium.launch({
    executablePath: browserPath(),
    args: [...args, "--window-size=1280,900"],
    headless: false,
    env,
  });
}

/**
 * A browser with a profile on disk that outlives its process: for what must survive a restart or a kill.
 * `open` starts it; `kill` ends all its processes at once, without a goodbye.
 */
export async function profile() {
  const directory = await mkdtemp(join(tmpdir(), "viva-profile-"));
  let running;
  const kill = async () => {
    if (!running) return;
    const { child, browser } = running;
    running = undefined;
    const gone = new Promise((done) => child.once("exit", done));
    // Its own process group: the wrapper script, the browser and its renderers.
    process.kill(-child.pid, "SIGKILL");
    await gone;
    await browser.close().catch(() => undefined);
  };
  return {
    async open() {
      const child = spawn(
        browserPath(),
        [...args, "--headless", "--remote-debugging-port=0", `--user-data-dir=${directory}`, "about:blank"],
        { detached: true, stdio: ["ignore", "ignore", "pipe"] },
      );
      const address = await new Promise((found, failed) => {
        child.once("exit", (code) => failed(new Error(`Chromium ended with ${code} before it listened`)));
        createInterface({ input: child.stderr }).on("line", (line) => {
          const listening = /DevTools listening on (ws:\S+)/.exec(line);
          if (listening) found(listening[1]);
        });
      });
      const browser = await chromium.connectOverCDP(address);
      running = { child, browser };
      return browser.contexts()[0];
    },
    kill,
    async remove() {
      await kill();
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
