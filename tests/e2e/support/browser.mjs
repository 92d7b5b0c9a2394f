// Debian's Chromium, driven by playwright-core. Chrome or Chromium elsewhere: VIVA_CHROMIUM names it.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The packages are web/'s; this folder has none of its own.
export const fromWeb = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = fromWeb("playwright-core");

const executablePath =
  process.env.VIVA_CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"].find(existsSync);

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

/** A browser whose contexts keep nothing. */
export function launch(options = {}) {
  if (executablePath === undefined) throw new Error("No Chromium: install Debian's chromium, or set VIVA_CHROMIUM");
  return chromium.launch({ executablePath, args, headless: true, ...options });
}

/**
 * A browser with a profile on disk, which outlives its process: for what must survive a kill or a restart.
 * @returns {Promise<{open: (options?: object) => Promise<import("playwright-core").BrowserContext>, remove: () => Promise<void>}>}
 */
export async function profile() {
  const directory = await mkdtemp(join(tmpdir(), "viva-profile-"));
  return {
    open: (options = {}) =>
      chromium.launchPersistentContext(directory, { executablePath, args, headless: true, ...options }),
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Kills the browser process of a persistent context without a goodbye, as the system does under memory pressure. */
export async function killBrowser(context) {
  const browser = context.browser();
  const session = await (browser?.newBrowserCDPSession() ?? context.newCDPSession(context.pages()[0]));
  const closed = new Promise((done) => context.once("close", done));
  session.send("Browser.crash").catch(() => undefined);
  await closed;
}
