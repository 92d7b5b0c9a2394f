// After the first visit: no network needed; new versions are offered, never forced.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { App } from "./support/app.mjs";
import { copySite } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

/** The worker has everything and controls the page. */
const offlineReady = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((soon) => setTimeout(soon, 20));
  });

everywhere("with the server gone: reload, deep link, reading, quiz and static pages work", {}, async (world) => {
  const copy = await copySite();
  let server = await world.serve(copy.folder);
  try {
    const context = await world.context();
    const app = await App.open(context, server.url);
    const { port } = new URL(server.url);
    await offlineReady(app.page);
    await server.close();
    await assert.rejects(fetch(server.url), "the server is gone");
    await app.reload();
    const note = world.site.notes[0];
    const deep = await App.open(context, `http://127.0.0.1:${port}/`, `#/note/${encodeURIComponent(note.id)}`);
    await deep.page.getByRole("main").getByRole("heading").first().waitFor();
    await app.page.goto(`http://127.0.0.1:${port}/?lang=ko&theme=night#/quiz`);
    const korean = new App(app.page, (await App.open(context, `http://127.0.0.1:${port}/`, "", "ko")).words);
    await korean.ready();
    await korean.grade("good");
    assert.equal((await korean.reviews()).length, 1);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/${note.page}`);
    await page.getByRole("heading").first().waitFor();
    server = undefined;
  } finally {
    await server?.close();
    await copy.remove();
  }
});

/** Makes the copy a later version: another start page, and a worker that knows it. */
async function publish(folder) {
  const index = join(folder, "index.html");
  await writeFile(index, (await readFile(index, "utf8")).replace("<body>", '<body data-version="2">'));
  const worker = join(folder, "sw.js");
  const text = await readFile(worker, "utf8");
  const changed = text.replace(
    /("?url"?:\s*"index\.html",\s*"?revision"?:\s*")[^"]*|("?revision"?:\s*")[^"]*(",\s*"?url"?:\s*"index\.html")/,
    (_, before, early, late) => (before ? `${before}second` : `${early}second${late}`),
  );
  assert.notEqual(changed, text, "the worker lists index.html with a revision");
  await writeFile(worker, changed);
}
const version = (app) => app.page.evaluate(() => document.body.dataset.version ?? "1");
const checkForUpdate = (app) =>
  app.page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));

everywhere("a new version is offered, not forced; a session goes on; taking it loads it once", {}, async (world) => {
  const copy = await copySite();
  const server = await world.serve(copy.folder);
  try {
    const context = await world.context();
    const app = await App.open(context, server.url, "#/quiz");
    await offlineReady(app.page);
    const other = await App.open(context, server.url);
    await app.grade("good");
    await publish(copy.folder);
    await checkForUpdate(app);
    // Seen at home; never while a card is asked.
    await other.page.getByText(other.words.update_ready).first().waitFor();
    assert.equal(await app.page.getByText(app.words.update_ready).count(), 0);
    await app.grade("easy");
    assert.equal(await version(app), "1");
    await app.button("leave").click();
    await app.page.getByText(app.words.update_ready).first().waitFor();
    await app.reload();
    assert.equal(await version(app), "1", "a reload does not force it");
    await app.page.getByText(app.words.update_ready).first().waitFor();

    let loads = 0;
    app.page.on("load", () => {
      loads += 1;
    });
    await other.page.evaluate(() => {
      globalThis.marker = "same page";
    });
    await app.button("update_now").first().click();
    await app.page.waitForFunction(() => document.body.dataset.version === "2");
    await app.ready();
    await app.page.waitForTimeout(500);
    // WebKit's driver tells of no loads.
    if (world.engine !== "webkit") assert.equal(loads, 1, "one load");
    assert.equal((await app.reviews()).length, 2, "with every grade");
    assert.equal(await other.page.evaluate(() => globalThis.marker), "same page", "the other tab was not reloaded");
    await other.page.getByText(other.words.update_ready).first().waitFor();
    await other.page.goto(new URL("?lang=en#/quiz", server.url).href);
    await other.ready();
    await other.grade("good");
  } finally {
    await server.close();
    await copy.remove();
  }
});

test("it can be installed: manifest, icons, scope", async () => {
  const app = await world.open();
  const cdp = await app.page.context().newCDPSession(app.page);
  const { errors, data } = await cdp.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.display, "standalone");
  for (const icon of manifest.icons) {
    const response = await fetch(new URL(icon.src, world.url));
    assert.equal(response.status, 200, icon.src);
  }
  await offlineReady(app.page);
  const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
  assert.deepEqual(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
    [],
  );
});

test("offline ready means silent: a second visit asks the server for nothing but the worker", async () => {
  const context = await world.context();
  const app = await App.open(context, world.url);
  await offlineReady(app.page);
  await app.page.waitForTimeout(300);
  const asked = [];
  context.on("request", (request) => {
    if (!request.serviceWorker() && request.isNavigationRequest()) return;
    if (request.serviceWorker()) asked.push(new URL(request.url()).pathname);
  });
  await app.reload();
  assert.deepEqual(
    asked.filter((path) => !path.endsWith("/sw.js")),
    [],
  );
});
