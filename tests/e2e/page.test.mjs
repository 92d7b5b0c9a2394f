// The page around the app: policy, privacy, no JavaScript, sizes, and everything that can be broken about it.
import assert from "node:assert/strict";
import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { App, holdBack } from "./support/app.mjs";
import { copySite, filesOf, siteFolder, wordsOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

test("the policy allows no inline code, no eval, nobody else's server; and nothing breaks it", async () => {
  const html = await readFile(join(siteFolder, "index.html"), "utf8");
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*|https?:/);
  // suite() fails a test at any violation, console error or request elsewhere; this one goes everywhere once.
  const app = await world.open();
  for (const path of ["#/read", `#/note/${encodeURIComponent(world.site.notes[0].id)}`, "#/quiz", "#/settings"]) {
    await app.page.goto(new URL(`?lang=ko${path}`, world.url).href);
    await app.ready();
  }
});

test("no private link and no comment of the notes is anywhere in the site", async () => {
  const forbidden = ["chatgpt.com/c/", "bio-info.tistory.com"];
  for (const { path } of await filesOf()) {
    const bytes = await readFile(join(siteFolder, path));
    for (const text of forbidden) assert.equal(bytes.includes(text), false, `${text} in ${path}`);
  }
});

test("with JavaScript off the list and the notes are readable", async () => {
  const context = await world.context({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(world.url);
  const { page_no_script } = await wordsOf("en");
  assert.ok((await page.locator("body").innerText()).includes(page_no_script));
  const links = page.getByRole("navigation").getByRole("link");
  assert.equal(await links.count(), world.site.notes.length);
  for (let index = 0; index < world.site.notes.length; index += 1) {
    await page.goto(world.url);
    await links.nth(index).click();
    assert.ok((await page.getByRole("heading").count()) >= 1);
    assert.ok((await page.locator("body").innerText()).length > 500);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth).catch(() => true), true);
  }
});

const bytesOf = async (path) => {
  const bytes = await readFile(join(siteFolder, path));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
};

test("first visit: engine and JavaScript, fonts, and notes stay within their bounds", async (t) => {
  const files = (await filesOf()).map(({ path }) => path);
  const sum = async (paths) => (await Promise.all(paths.map(bytesOf))).reduce((total, bytes) => total + bytes, 0);
  // What reading and a first examination load; the element's own entry (viva.js) is not part of it. Nor is what answers
  // questions, records answers, or draws what nobody opens first: it comes when it is needed (the next test).
  const answers = files.filter((path) => /\/(viva-worker|worker|answerer|packer)-/.test(path));
  assert.equal(answers.length, 4);
  assert.ok((await sum(answers)) <= 80 * 1024, "the worker");
  // Made of SQLite for the most part; whoever takes a deck to Anki or back loads it.
  const decks = files.filter((path) => /\/(viva-anki|decks|maker|program)-/.test(path));
  assert.ok(decks.length >= 4);
  assert.ok((await sum(decks)) <= 300 * 1024, "decks for Anki");
  const later = files.filter((path) => /\/(viva-later|sound|slices|data|forced)-/.test(path));
  assert.equal(later.length, 5);
  // With the folding of answers, the notes that come in volumes, notes from right to left, histories that follow edited
  // notes, and the judging of what is typed, which a first visit shows nobody.
  const second = await sum(later);
  assert.ok(second <= 108 * 1024, `the second part: ${second}`);
  const engine = files.filter(
    (path) =>
      /\.(wasm|js)$/.test(path) &&
      path !== "viva.js" &&
      path !== "sw.js" &&
      ![...answers, ...decks, ...later].includes(path),
  );
  const sizes = {
    engine: await sum(engine),
    scripts: await sum(engine.filter((path) => path.endsWith(".js"))),
    worker: await sum(["sw.js"]),
    fonts: await sum(Object.values(world.site.fonts)),
    notes: await sum([world.site.pack]),
    page: await sum(["index.html"]),
  };
  t.diagnostic(`brotli 11: ${JSON.stringify(sizes)}`);
  assert.ok(sizes.engine <= 280_000, `engine and JavaScript: ${sizes.engine}`);
  assert.ok(sizes.fonts <= 70_000, `fonts: ${sizes.fonts}`);
  assert.ok(sizes.notes <= 20_000, `notes: ${sizes.notes}`);
  assert.ok(Object.values(sizes).reduce((a, b) => a + b) - sizes.scripts <= 400_000, "all of a first visit");
});

everywhere("a first visit asks the server once for each file", {}, async (world) => {
  const asked = { page: [], worker: [] };
  const server = await world.serve(siteFolder, ({ url, headers }) =>
    asked[headers.referer?.endsWith("/sw.js") ? "worker" : "page"].push(url.replace(/\?.*/, "")),
  );
  const { page } = await App.open(await world.context(), server.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const twice = (paths) => paths.filter((path, index) => paths.indexOf(path) < index);
  assert.ok(asked.page.length > 8 && asked.worker.length > 20, JSON.stringify(asked));
  assert.deepEqual(twice(asked.page), []);
  assert.deepEqual(twice(asked.worker), []);
  // Automated, WebKit keeps no files, so that the worker asks again for what the page has.
  if (world.engine === "webkit") return;
  const hashed = [...asked.page, ...asked.worker].filter((path) => /[.-][A-Za-z0-9_-]{8,}\.\w+$/.test(path));
  assert.deepEqual(twice(hashed), []);
});

/** Which files the page itself has asked for, without the service worker's own requests. */
const asked = (app) => app.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));

test("the second part of the program comes when it is needed, not before", async () => {
  const app = await world.open("");
  const came = async () =>
    (await asked(app)).filter((name) => /\/(viva-later|viva-worker|packer|sound|slices)-/.test(name)).length;
  const go = async (hash) => {
    await app.page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await app.settle();
  };
  for (const hash of [`#/note/${encodeURIComponent(world.site.notes[0].id)}`, "#/read", "#/"]) await go(hash);
  assert.equal(await came(), 0);
  await go("#/stats");
  await app.page.getByRole("heading", { level: 1, name: app.words.stats }).waitFor();
  assert.equal(await came(), 1);
});

test("a picture waits for the second part; what needs it earlier fetches it in the midst of a call", async () => {
  // A service worker would have the file before anybody needs it.
  world.expect(/Service Worker|No offline use/);
  const alone = { serviceWorkers: "block" };
  const app = await world.open("", "en", alone);
  const release = await holdBack(app.page, /viva-later-/);
  await app.page.evaluate(() => {
    location.hash = "#/stats";
  });
  await app.page.waitForTimeout(300);
  assert.equal(await app.page.getByRole("heading", { level: 1, name: app.words.stats }).count(), 0);
  release();
  await app.page.getByRole("heading", { level: 1, name: app.words.stats }).waitFor();

  const other = await world.open("#/read", "en", alone);
  await other.page.keyboard.press("?"); // The help is no place, so nothing was fetched ahead.
  await other.page.getByRole("dialog").waitFor();
});

test("a second part that does not come is told, with the way to the static pages", async () => {
  world.expect(/./);
  const copy = await copySite();
  const server = await world.serve(copy.folder);
  try {
    const [later] = await readdir(join(copy.folder, "assets")).then((names) =>
      names.filter((name) => name.startsWith("viva-later-")),
    );
    await rm(join(copy.folder, "assets", later));
    const page = await (await world.context({ serviceWorkers: "block" })).newPage();
    for (const leave of [() => page.goto(`${server.url}?lang=en#/stats`), () => page.keyboard.press("?")]) {
      await page.goto(`${server.url}?lang=en`);
      await page.waitForFunction(() => globalThis.viva?.stats().frames > 0);
      await leave();
      await page.waitForFunction(() => document.getElementById("viva-message")?.textContent !== "");
      assert.equal(await page.locator("#viva-message").getAttribute("data-failure"), "load");
      assert.ok((await page.getByRole("navigation").getByRole("link").count()) > 0);
    }
  } finally {
    await server.close();
    await copy.remove();
  }
});

/** Opens a spoilt copy; gives the kind of failure and its words. */
async function failure(spoil, { language = "en", script } = {}) {
  const copy = await copySite();
  const server = await world.serve(copy.folder);
  world.expect(/./);
  try {
    await spoil(copy.folder);
    const context = await world.context();
    if (script) await context.addInitScript(script);
    const page = await context.newPage();
    await page.goto(new URL(`?lang=${language}`, server.url).href);
    const message = page.locator("#viva-message");
    await page.waitForFunction(() => document.getElementById("viva-message")?.textContent !== "");
    const links = page.getByRole("navigation").getByRole("link");
    assert.equal(await links.count(), world.site.notes.length, "the static pages are offered");
    await links.first().click();
    await page.getByRole("heading").first().waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.getElementById("viva-message")?.textContent !== "");
    return { kind: await message.getAttribute("data-failure"), text: await message.textContent() };
  } finally {
    await server.close();
    await copy.remove();
  }
}
const site = world;

test("a pack that is cut off says so", async () => {
  const { kind, text } = await failure(async (folder) => {
    const pack = join(folder, site.site.pack);
    await truncate(pack, Math.floor((await readFile(pack)).length * 0.6));
  });
  assert.equal(kind, "pack");
  assert.match(text, /cannot be opened: .{10,}/);
});

test("a pack of another version says what to do", async () => {
  const { kind, text } = await failure(async (folder) => {
    const pack = join(folder, site.site.pack);
    const bytes = await readFile(pack);
    // FlatBuffers: the root table's first field (src/pack/pack.fbs) is the version of the format.
    const root = bytes.readUInt32LE(0);
    const field = bytes.readUInt16LE(root - bytes.readInt32LE(root) + 4);
    const format = await readFile(new URL("../../src/pack/format.h", import.meta.url), "utf8");
    assert.equal(bytes.readUInt32LE(root + field), Number(/format_version = (\d+)/.exec(format)[1]));
    bytes.writeUInt32LE(99, root + field);
    await writeFile(pack, bytes);
  });
  assert.equal(kind, "pack");
  assert.match(text, /format 99.*build it again/);
});

test("a pack that is missing is named", async () => {
  const { kind, text } = await failure((folder) => rm(join(folder, site.site.pack)));
  assert.equal(kind, "load");
  assert.ok(text.includes(site.site.pack), text);
});

test("without WebAssembly there is a message and the notes", async () => {
  const { kind, text } = await failure(() => undefined, { script: "delete globalThis.WebAssembly", language: "ru" });
  assert.equal(kind, "wasm");
  assert.match(text, /[а-яё]/);
});

test("without WebGL 2 there is a message and the notes", async () => {
  const script = "HTMLCanvasElement.prototype.getContext = () => null";
  const { kind, text } = await failure(() => undefined, { script, language: "ko" });
  assert.equal(kind, "webgl");
  assert.match(text, /[가-힣]/);
});

test("an address that leads nowhere lands at home with a word about it", async () => {
  const app = await world.open("#/no/such/place");
  await app.page.getByText(app.words.unknown_place.split("(")[0]).first().waitFor();
});

test("a hostile address is only text", async () => {
  const app = await world.open(`#/note/${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
  await app.page.getByText("<img src=x onerror=alert(1)>").first().waitFor();
  assert.equal(await app.page.evaluate(() => document.getElementById("viva-app").querySelector("img")), null);
});

test("notes that are no notes still give a site", {
  skip: process.env.VIVA_PROGRAM ? false : "VIVA_PROGRAM names no viva",
}, async () => {
  const { execFile } = await import("node:child_process");
  const { mkdtemp, mkdir } = await import("node:fs/promises");
  const { tmpdir } = await import("node:os");
  const { promisify } = await import("node:util");
  const folder = await mkdtemp(join(tmpdir(), "viva-notes-"));
  const notes = join(folder, "notes");
  await mkdir(notes);
  await writeFile(
    join(notes, "plain.md"),
    "# Nothing to ask\n\nOnly a paragraph, and an ![image](missing.png).\n\n```python\nprint(1)\n",
  );
  const out = join(folder, "site");
  await promisify(execFile)(process.env.VIVA_PROGRAM, ["build", notes, "-o", out, "--app", process.env.VIVA_APP]).catch(
    (error) => {
      if (error.code !== 1) throw error;
    },
  );
  const server = await world.serve(out);
  try {
    const app = await App.open(await world.context(), server.url);
    await app.page.getByText(app.words.no_cards).first().waitFor();
    await app.page.goto(new URL("?lang=en#/quiz", server.url).href);
    await app.ready();
    await app.page.getByText(app.words.nothing_to_ask).or(app.page.getByText(app.words.no_cards)).first().waitFor();
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});
