// A page of WebKitGTK with the calls of Playwright's that the suite uses.
import { nextFile } from "../downloads.mjs";
import { find } from "./finder.mjs";
import { Keyboard, Mouse } from "./input.mjs";
import { Finding, Locator } from "./locator.mjs";

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** What a page says that is being loaded just now: the question is asked again. */
const passing = /no such (window|frame|element)|stale element|unknown error/;

export class Page extends Finding {
  #session;
  #window;
  #context;
  #timeout = 30_000;
  #listeners = [];

  constructor(session, window, context) {
    super();
    this.#session = session;
    this.#window = window;
    this.#context = context;
    const act = (actions) => this.#send("POST", "/actions", { actions });
    this.keyboard = new Keyboard(act);
    this.mouse = new Mouse(act);
  }
  #send(method, command, body) {
    return this.#session.send(this.#window, method, command, body);
  }
  context() {
    return this.#context;
  }
  setDefaultTimeout(milliseconds) {
    this.#timeout = milliseconds;
  }

  async goto(url) {
    await this.#collect();
    await this.#send("POST", "/url", { url });
    await this.#watch();
  }
  async reload() {
    await this.#collect();
    await this.#send("POST", "/refresh", {});
    await this.#watch();
  }
  goBack() {
    return this.#send("POST", "/back", {});
  }
  goForward() {
    return this.#send("POST", "/forward", {});
  }
  title() {
    return this.#send("GET", "/title");
  }
  /** Where it is; Playwright knows without asking, here it is a promise. */
  url() {
    return this.#send("GET", "/url");
  }
  /** The size of the view, in CSS pixels: the window is larger by what is MiniBrowser's own, and never very narrow. */
  async setViewportSize({ width, height }) {
    let outer = { x: 0, y: 0, width, height };
    let inner;
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await this.#send("POST", "/window/rect", outer);
      inner = await this.#restingSize();
      const missing = { width: width - inner.width, height: height - inner.height };
      if (missing.width === 0 && missing.height === 0) return;
      outer = { ...outer, width: outer.width + missing.width, height: outer.height + missing.height };
    }
    throw new Error(`the view becomes ${inner.width} × ${inner.height} instead of ${width} × ${height}`);
  }
  async #restingSize() {
    for (let before; ; await pause(60)) {
      const size = await this.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      if (size.width === before?.width && size.height === before.height) return size;
      before = size;
    }
  }

  async #run(body, given) {
    const answer = await this.#send("POST", "/execute/sync", {
      script: `return (async () => ({ value: await (${body})(...arguments) }))()`,
      args: given,
    });
    return answer.value ?? undefined;
  }
  evaluate(body, given) {
    return this.#run(String(body), [given]);
  }
  onElements(steps, body, given) {
    return this.#run(`(steps, given) => (${body})((${find})(steps), given)`, [steps, given]);
  }
  more(step) {
    return new Locator(this, [step]);
  }

  /** Asks until the answer is as wanted; a page that is being loaded is asked again. */
  async waitUntil(ask, wanted, what, timeout = this.#timeout) {
    const end = Date.now() + timeout;
    for (let last; ; await pause(40)) {
      try {
        last = await ask();
        if (wanted(last)) return last;
      } catch (error) {
        if (!passing.test(error.name)) throw error;
        last = error.message;
      }
      if (Date.now() > end) throw new Error(`${what} did not come; the last answer was ${JSON.stringify(last)}`);
    }
  }
  async waitForFunction(body, given, { timeout } = {}) {
    await this.waitUntil(() => this.evaluate(body, given), Boolean, String(body), timeout);
  }
  async waitForURL(wanted) {
    const fits = (url) =>
      wanted instanceof RegExp ? wanted.test(url) : typeof wanted === "string" ? url === wanted : wanted(new URL(url));
    await this.waitUntil(() => this.evaluate(() => location.href), fits, String(wanted));
  }
  waitForTimeout(milliseconds) {
    return pause(milliseconds);
  }
  /** A file that the page saves lands in the session's home. */
  waitForEvent(event) {
    if (event !== "download") throw new Error(`WebKit's driver tells of no ${event}`);
    return nextFile(this.#session.home);
  }

  /** The picture of the view, or of a part of it in CSS pixels, as PNG. */
  async screenshot({ clip, path } = {}) {
    const whole = await this.#send("GET", "/screenshot");
    const bytes = clip ? await this.evaluate(cut, { whole, clip }) : whole;
    const picture = Buffer.from(bytes, "base64");
    if (path) await (await import("node:fs/promises")).writeFile(path, picture);
    return picture;
  }

  on(event, listener) {
    if (event === "pageerror" || event === "console") this.#listeners.push([event, listener]);
  }
  /** The driver tells nothing of errors, so the page keeps its own from now on. */
  async #watch() {
    await this.evaluate(() => {
      const seen = [];
      globalThis.seenByTests = seen;
      addEventListener("error", (event) => seen.push(["pageerror", event.message]));
      addEventListener("unhandledrejection", (event) => seen.push(["pageerror", String(event.reason)]));
      const { error } = console;
      console.error = (...words) => {
        seen.push(["console", words.join(" ")]);
        error.apply(console, words);
      };
      addEventListener("securitypolicyviolation", (event) =>
        seen.push(["pageerror", `policy: ${event.violatedDirective} ${event.blockedURI}`]),
      );
    });
  }
  async #collect() {
    const { seen, asked } = await this.evaluate(() => ({
      seen: globalThis.seenByTests?.splice(0) ?? [],
      asked: performance.getEntriesByType("resource").map(({ name }) => name),
    })).catch(() => ({ seen: [], asked: [] }));
    for (const url of asked) this.#context.emit("request", { url: () => url });
    for (const [event, message] of seen)
      for (const [wanted, listener] of this.#listeners)
        if (wanted === event) listener({ message, text: () => message, type: () => "error" });
  }

  async close() {
    await this.#collect();
    if (!this.#context.forget(this)) return;
    await this.#send("DELETE", "/window");
  }
}

/** A part of a PNG, both in base 64. */
async function cut({ whole, clip }) {
  const bytes = Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const density = bitmap.width / innerWidth;
  const [x, y, width, height] = [clip.x, clip.y, clip.width, clip.height].map((side) => Math.round(side * density));
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(bitmap, x, y, width, height, 0, 0, width, height);
  return canvas.toDataURL("image/png").split(",")[1];
}
