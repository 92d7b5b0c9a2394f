// One server and one browser for a test file; a fresh context for each test, watched.
import { after, afterEach, before } from "node:test";
import { App, watch } from "./app.mjs";
import { launch } from "./browser.mjs";
import { buildSite, readSite, serve, siteFolder } from "./site.mjs";

/**
 * Call at the top of a test file. `options` go to the browser context, `browserArguments` to the browser.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {string[]} [browserArguments]
 */
export function suite(options = {}, browserArguments = []) {
  const world = {
    /** @type {import("playwright-core").Browser} */ browser: undefined,
    /** @type {string[]} */ expected: [],
    contexts: [],
    /** Whom a page may ask. */
    origins: new Set(),
    url: "",
    site: undefined,
    /** A context with its own storage; what it does wrong fails the test. */
    async context(more = {}) {
      const context = await world.browser.newContext({
        viewport: { width: 1200, height: 800 },
        locale: "en-US",
        ...options,
        ...more,
      });
      world.contexts.push({ context, watched: await watch(context, world.origins) });
      return context;
    },
    async open(path = "", language = "en", more = {}) {
      return App.open(await world.context(more), world.url, path, language);
    },
    /** This test makes something go wrong on purpose; messages that match are as wanted. */
    expect(pattern) {
      world.expected.push(pattern);
    },
  };
  const servers = [];
  /** Serves another folder until the file's tests end, or until the test closes it. */
  world.serve = async (folder) => {
    const server = await serve(folder);
    servers.push(server);
    world.origins.add(new URL(server.url).origin);
    return server;
  };
  const built = [];
  /** A site of these notes (buildSite), served until the file's tests end. */
  world.build = async (notes) => {
    const site = await buildSite(notes);
    built.push(site);
    return { url: (await world.serve(site.folder)).url, hasCjk: site.hasCjk };
  };
  before(async () => {
    world.url = (await world.serve(siteFolder)).url;
    world.site = await readSite();
    world.browser = await launch(browserArguments);
  });
  after(async () => {
    await world.browser?.close();
    await Promise.all(servers.map((server) => server.close()));
    await Promise.all(built.map((site) => site.remove()));
  });
  afterEach(async () => {
    const wrong = world.contexts.flatMap(({ watched }) => watched.seen);
    const unwanted = wrong.filter((text) => !world.expected.some((pattern) => pattern.test(text)));
    await Promise.all(world.contexts.map(({ context }) => context.close()));
    world.contexts = [];
    world.expected = [];
    if (unwanted.length > 0) throw new Error(`The page did what it must not:\n${unwanted.join("\n")}`);
  });
  return world;
}
