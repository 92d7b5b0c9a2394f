// Serves web/src to Chromium as it stands, with the test double in the place of the WebAssembly module.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fromWeb, launch } from "../e2e/support/browser.mjs";

const tests = import.meta.dirname;
const web = resolve(tests, "../../web");
const { createServer } = await import(
  pathToFileURL(fromWeb.resolve("vite")).href.replace(/index\.cjs$/, "dist/node/index.js")
);

/** The shortest module there is. */
const emptyProgram = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const page = `<!doctype html><meta charset="utf-8"><title>test</title><body>`;

/** What `viva build` would write; files answer with their own names. */
export const site = {
  version: 1,
  title: "Notes",
  language: "ko",
  pack: "notes.0123abcd.pack",
  fonts: { regular: "fonts/regular.ttf", semibold: "fonts/semibold.ttf", mono: "fonts/mono.ttf" },
  slices: "fonts/slices.json",
  notes: [],
};
const slices = [
  { face: "regular", path: "fonts/slice-regular-0.ttf", ranges: [[0xac00, 0xac7f]] },
  { face: "semibold", path: "fonts/slice-semibold-1.ttf", ranges: [[0xac00, 0xac00]] },
];

/** A server and a browser for one test file. */
export async function start() {
  const temporary = await mkdtemp(join(tmpdir(), "viva-web-"));
  const program = join(temporary, "viva-app.wasm");
  await writeFile(program, emptyProgram);
  const server = await createServer({
    configFile: false,
    root: web,
    logLevel: "error",
    cacheDir: join(temporary, "cache"),
    server: { port: 0, host: "127.0.0.1", hmr: false, watch: null, fs: { allow: [resolve(web, ".."), temporary] } },
    optimizeDeps: { noDiscovery: true, include: ["idb"] },
    resolve: {
      alias: [
        { find: /^viva-app\/viva-app\.mjs$/, replacement: join(tests, "double.mjs") },
        { find: /^viva-app\/viva-app\.wasm/, replacement: program },
        { find: /^viva-app\/viva-later\.wasm/, replacement: program },
        { find: /^viva-app\/viva-worker\.mjs$/, replacement: join(tests, "worker-double.mjs") },
        { find: /^viva-app\/viva-worker\.wasm/, replacement: program },
        { find: /^@words/, replacement: resolve(web, "../src/base/words") },
      ],
    },
    plugins: [
      {
        name: "viva-test-site",
        configureServer(dev) {
          dev.middlewares.use((request, response, next) => {
            const path = (request.url ?? "").split("?")[0];
            if (path === "/blank") response.setHeader("Content-Type", "text/html").end(page);
            else if (path === "/site/site.json") response.end(JSON.stringify(site));
            else if (path === "/site/fonts/slices.json") response.end(JSON.stringify(slices));
            else if (path?.startsWith("/site/")) response.end(path);
            else next();
          });
        },
      },
    ],
  });
  await server.listen();
  const url = server.resolvedUrls.local[0];
  const browser = await launch();
  return {
    url,
    browser,
    /** An empty page of its own browser context (its own database); errors in it fail the test that asks `errors()`. */
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
      const tab = await context.newPage();
      const errors = [];
      tab.on("pageerror", (error) => errors.push(String(error)));
      tab.setDefaultTimeout(5000);
      await tab.goto(`${url}blank`);
      return Object.assign(tab, { errors: () => errors });
    },
    async stop() {
      await browser.close();
      await server.close();
      await rm(temporary, { recursive: true, force: true });
    },
  };
}
