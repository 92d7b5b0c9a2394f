// Firefox (over WebDriver BiDi) and WebKitGTK (over W3C WebDriver) behind one small face: go, run, until, close. Neither
// has WebGL 2 without a display, so each gets one of Xvfb's.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fromWeb, launchShown } from "./browser.mjs";

const firefoxPath = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
const driverPath = "/usr/bin/WebKitWebDriver";
const miniBrowser = ["x86_64", "aarch64"]
  .flatMap((machine) =>
    ["4.1", "4.0", "6.0"].map((api) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
  )
  .find(existsSync);
const xvfb = "/usr/bin/Xvfb";
const xdotool = "/usr/bin/xdotool";

/** True if the engine and a display for it are on this machine. */
export function installed(engine) {
  if (!existsSync(xvfb)) return false;
  if (engine === "chromium") return true;
  return engine === "firefox" ? firefoxPath !== undefined : existsSync(driverPath) && miniBrowser !== undefined;
}

/** True if keys can be pressed as a person does, for the browser's own window too. */
export const canPress = existsSync(xdotool);

/** Presses keys ("ctrl+f") and types words on a display, slowly enough for a frame between letters on a busy machine. */
const pressing = (display) => async (steps) => {
  const tool = (...more) => promisify(execFile)(xdotool, more, { env: { ...process.env, DISPLAY: display.name } });
  for (const { key, text } of steps) {
    if (key) await tool("key", key);
    else await tool("type", "--delay", "250", text);
    await new Promise((done) => setTimeout(done, 500));
  }
};

/** A display of its own: its name, and how to end it. */
async function openDisplay() {
  const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const name = await new Promise((found, failed) => {
    server.once("exit", () => failed(new Error("Xvfb ended before it had a display")));
    server.stdio[3].once("data", (data) => found(`:${String(data).trim()}`));
  });
  return { name, close: () => server.kill() };
}

/** Asks again until `wanted` holds; the last answer. */
const asking = (run) => async (script, wanted, what) => {
  const end = Date.now() + 45_000;
  for (;;) {
    const answer = await run(script);
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
};

/** A page of Playwright or Puppeteer, whose calls are the same here. */
function driven(page, browser, display) {
  const run = (script) => page.evaluate(`(() => { ${script} })()`);
  return {
    go: (url) => page.goto(url),
    reload: () => page.reload(),
    run,
    until: asking(run),
    press: pressing(display),
    async close() {
      await browser.close();
      display.close();
    },
  };
}

async function openChromium() {
  const display = await openDisplay();
  const browser = await launchShown({ ...process.env, DISPLAY: display.name });
  const page = await browser.newPage({ viewport: null });
  return driven(page, browser, display);
}

async function openFirefox() {
  const { default: puppeteer } = await import(fromWeb.resolve("puppeteer-core"));
  const display = await openDisplay();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath,
    headless: false,
    env: { ...process.env, DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: "1", MOZ_DISABLE_CONTENT_SANDBOX: "1" },
    extraPrefsFirefox: { "webgl.force-enabled": true, "gfx.webrender.software": true },
  });
  const page = await browser.newPage();
  return driven(page, browser, display);
}

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

async function openWebKit() {
  const display = await openDisplay();
  const home = await mkdtemp(join(tmpdir(), "viva-webkit-"));
  const port = await freePort();
  const driver = spawn(driverPath, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: display.name,
      HOME: home,
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  let session;
  for (let attempt = 0; session === undefined; attempt += 1) {
    try {
      const options = { binary: miniBrowser, args: ["--automation"] };
      const wanted = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
      session = `/session/${(await ask("POST", "/session", wanted)).sessionId}`;
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  const run = (script) => ask("POST", `${session}/execute/sync`, { script, args: [] });
  return {
    go: (url) => ask("POST", `${session}/url`, { url }),
    reload: () => ask("POST", `${session}/refresh`, {}),
    run,
    until: asking(run),
    press: pressing(display),
    async close() {
      await ask("DELETE", session).catch(() => undefined);
      driver.kill();
      display.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The other engines; Chromium as they are, with a window. */
export const engines = { firefox: openFirefox, webkit: openWebKit };
export const shown = { chromium: openChromium, ...engines };
