// What Playwright calls a context: here a session with a browser of its own, for only that has storage of its own.
import { EventEmitter } from "node:events";
import { openDisplay } from "../display.mjs";
import { Session } from "./driver.mjs";
import { Page } from "./page.mjs";

class Context extends EventEmitter {
  #options;
  #env;
  #session;
  #pages = [];

  constructor(options, env) {
    super();
    this.#options = options;
    this.#env = env;
  }
  pages() {
    return [...this.#pages];
  }
  async newPage() {
    this.#session ??= Session.start(this.#env);
    const session = await this.#session;
    const window = this.#pages.length === 0 ? session.first : await this.#newWindow(session);
    const page = new Page(session, window, this);
    this.#pages.push(page);
    this.emit("page", page);
    await page.setViewportSize(this.#options.viewport);
    return page;
  }
  async #newWindow(session) {
    const { handle } = await session.send(session.first, "POST", "/window/new", { type: "window" });
    return handle;
  }
  /** True if the page's window can go: with its last one the browser ends. */
  forget(page) {
    const isLast = this.#pages.length === 1;
    if (!isLast) this.#pages = this.#pages.filter((each) => each !== page);
    return !isLast;
  }
  async close() {
    if (this.#session === undefined) return;
    for (const page of [...this.#pages].reverse()) await page.close().catch(() => undefined);
    const session = await this.#session;
    this.#session = undefined;
    await session.close();
  }
}

/** WebKit's `browser`, and the display that it is on. */
export async function launchWebKit() {
  const display = await openDisplay();
  const browser = {
    async newContext(options) {
      const scale = String(options.deviceScaleFactor ?? 1);
      const theme = options.colorScheme === "dark" ? { GTK_THEME: "Adwaita:dark" } : {};
      return new Context(options, { ...display.env, GDK_SCALE: scale, ...theme });
    },
    close: async () => display.close(),
  };
  return { browser, press: display.press };
}
