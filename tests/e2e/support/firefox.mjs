// Debian's Firefox ESR, driven by playwright-core over WebDriver BiDi: the same calls as Chromium's.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromWeb } from "./browser.mjs";
import { openDisplay } from "./display.mjs";
import { nextFile } from "./downloads.mjs";

const { firefox } = fromWeb("playwright-core");
const { ws: WebSocket } = fromWeb("playwright-core/lib/utilsBundle");

export const firefoxPath = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);

/** What the driver asks of it came with this version. */
const oldest = 143;
let version;
/** Why the installed Firefox cannot be driven; false: it can. */
export function firefoxTooOld() {
  version ??= /\d+/.exec(execFileSync(firefoxPath, ["--version"], { encoding: "utf8" }))?.[0] ?? "0";
  return (
    Number(version) < oldest &&
    `Firefox ${version} is too old for its driver: ${oldest} or newer, as Debian's security archive has`
  );
}

const unknown = "emulation.setMediaFeaturesOverride";
/** Firefox 153 does not know this command, which Playwright sends for each context and page: it is answered here. */
function answerUnknown() {
  if (WebSocket.prototype.send.answers === unknown) return;
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (text, ...more) {
    if (!String(text).includes(`"${unknown}"`)) return send.call(this, text, ...more);
    const answer = JSON.stringify({ type: "success", id: JSON.parse(text).id, result: {} });
    setImmediate(() => this.emit("message", Buffer.from(answer), false));
  };
  WebSocket.prototype.send.answers = unknown;
}

const optionsOn = (display) => ({
  channel: "moz-firefox",
  executablePath: firefoxPath,
  headless: false,
  env: { ...display.env, MOZ_DISABLE_CONTENT_SANDBOX: "1" },
  firefoxUserPrefs: { "webgl.force-enabled": true, "gfx.webrender.software": true },
});

/** A browser whose contexts keep nothing, and the display that it is on. */
export async function launchFirefox() {
  answerUnknown();
  const display = await openDisplay();
  const downloadsPath = await mkdtemp(join(tmpdir(), "viva-firefox-"));
  const browser = await firefox.launch({ ...optionsOn(display), downloadsPath });
  browser.on("disconnected", () => {
    display.close();
    void rm(downloadsPath, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  browser.on("context", (context) => context.on("page", (page) => tellDownloads(page, downloadsPath)));
  return { browser, press: display.press, clicks: clicksOn(display) };
}

/** Firefox saves files but tells Playwright nothing of them. */
function tellDownloads(page, folder) {
  const waitForEvent = page.waitForEvent.bind(page);
  page.waitForEvent = (event, ...more) => (event === "download" ? nextFile(folder) : waitForEvent(event, ...more));
}

/** A browser with a profile on disk that outlives its process, as `profile` of Chromium. */
export async function firefoxProfile() {
  answerUnknown();
  const directory = await mkdtemp(join(tmpdir(), "viva-firefox-"));
  const display = await openDisplay();
  let context;
  const kill = async () => {
    const gone = context && new Promise((done) => context.once("close", done));
    for (const pid of await processesOf(directory)) process.kill(pid, "SIGKILL");
    await gone;
    context = undefined;
  };
  return {
    async open() {
      context = await firefox.launchPersistentContext(directory, { ...optionsOn(display), viewport: null });
      return context;
    },
    kill,
    async remove() {
      await kill();
      display.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The browser that was started for this profile: its children end with it. */
async function processesOf(directory) {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const told = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return pids.filter((_, index) => told[index].includes(directory)).map(Number);
}

/** Firefox takes clicks of WebDriver that follow each other for single ones; these are of the display. */
const clicksOn = (display) => async (page, x, y, count) => {
  await page.bringToFront();
  const corner = await page.evaluate(() => ({ x: mozInnerScreenX, y: mozInnerScreenY }));
  await display.click(corner.x + x, corner.y + y, count);
};
