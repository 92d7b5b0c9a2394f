// One server and one browser of an engine for a test file; a fresh context for each test, watched.
import { after, afterEach, before, test } from "node:test";
import { App, watch } from "./app.mjs";
import { engines, launchEngine, missing } from "./engines.mjs";
import { buildSite, readSite, serve, siteFolder } from "./site.mjs";

/** What the tests of a file share, whatever they run in. */
class Sites {
  url = "";
  site;
  /** Whom a page may ask. */
  origins = new Set();
  #servers = [];
  #built = [];

  async start() {
    this.url = (await this.serve(siteFolder)).url;
    this.site = await readSite();
  }
  async serve(folder, hear) {
    const server = await serve(folder, 0, hear);
    this.#servers.push(server);
    this.origins.add(new URL(server.url).origin);
    return server;
  }
  async build(notes, options) {
    const site = await buildSite(notes, options);
    this.#built.push(site);
    return { url: (await this.serve(site.folder)).url, hasCjk: site.hasCjk };
  }
  async close() {
    await Promise.all(this.#servers.map((server) => server.close()));
    await Promise.all(this.#built.map((site) => site.remove()));
  }
}

/** One engine: its browser, started when the first test wants it, and what its pages do wrong. */
class World {
  /** @type {import("playwright-core").Browser | undefined} */
  browser;
  /** Presses keys as a person does, for the browser's own window too; not in Chromium, which has none. */
  press;
  /** Clicks so often in a row at a point of the page's view. */
  clicks = (page, x, y, count) => page.mouse.click(x, y, { clickCount: count });
  #sites;
  #options;
  #arguments;
  #expected = [];
  #contexts = [];

  constructor(engine, sites, options, browserArguments) {
    this.engine = engine;
    this.#sites = sites;
    this.#options = options;
    this.#arguments = browserArguments;
  }
  get url() {
    return this.#sites.url;
  }
  get site() {
    return this.#sites.site;
  }
  get origins() {
    return this.#sites.origins;
  }

  async start() {
    if (this.browser === undefined) Object.assign(this, await launchEngine(this.engine, this.#arguments));
  }
  /** A context with its own storage; what it does wrong fails the test. */
  async context(more = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 1200, height: 800 },
      locale: "en-US",
      ...this.#options,
      ...more,
    });
    // How long its pages may take, in milliseconds: they draw in software.
    if (this.engine !== "chromium") context.patience = 60_000;
    this.#contexts.push({ context, watched: await watch(context, this.origins, this.engine) });
    return context;
  }
  async open(path = "", language = "en", more = {}) {
    return App.open(await this.context(more), this.url, path, language);
  }
  /** This test makes something go wrong on purpose; messages that match are as wanted. */
  expect(pattern) {
    this.#expected.push(pattern);
  }
  /** Serves another folder until the file's tests end, or until the test closes it; `hear` is told of each request, which waits for it. */
  serve(folder, hear) {
    return this.#sites.serve(folder, hear);
  }
  /** A site of these notes (buildSite), served until the file's tests end. */
  build(notes, options) {
    return this.#sites.build(notes, options);
  }
  /** Ends what a test opened; an error if a page did what it must not. */
  async tidy() {
    await Promise.all(this.#contexts.map(({ context }) => context.close()));
    const wrong = this.#contexts.flatMap(({ watched }) => watched.seen);
    const unwanted = wrong.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    this.#contexts = [];
    this.#expected = [];
    if (unwanted.length > 0) throw new Error(`The page did what it must not:\n${unwanted.join("\n")}`);
  }
}

/**
 * Call at the top of a test file: the world of Chromium, which all tests run in, and `everywhere` for those that run in the
 * other engines, too. `options` go to the browser context, `browserArguments` to Chromium.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {string[]} [browserArguments]
 */
export function suite(options = {}, browserArguments = []) {
  const sites = new Sites();
  const worlds = engines.map((engine) => new World(engine, sites, options, browserArguments));
  const [world] = worlds;
  before(async () => {
    await sites.start();
    await world.start();
  });
  after(async () => {
    await Promise.all(worlds.map((each) => each.browser?.close()));
    await sites.close();
  });
  afterEach(async () => {
    for (const each of worlds) await each.tidy();
  });
  /**
   * Declares a test for Chromium, and for each of `engines`; `but` names those that cannot do it, with the reason.
   * @param {string} name
   * @param {{skip?: string | false, engines?: string[], but?: Record<string, string>}} wanted
   * @param {(world: World, t: import("node:test").TestContext) => Promise<void>} body
   */
  world.everywhere = (name, { skip = false, engines: others = engines, but = {} }, body) => {
    for (const each of worlds.filter(({ engine }) => engine === "chromium" || others.includes(engine))) {
      const title = each === world ? name : `${each.engine}: ${name}`;
      test(title, { skip: skip || but[each.engine] || missing(each.engine), timeout: 180_000 }, async (t) => {
        await each.start();
        await body(each, t);
      });
    }
  };
  return world;
}
