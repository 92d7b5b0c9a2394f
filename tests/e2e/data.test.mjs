// The data in the person's hands: files, backups, a cleared browser, a folder that two devices share.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { App, sentence } from "./support/app.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

const goTo = async (app, hash) => {
  await app.page.evaluate((to) => (location.hash = to), hash);
  await app.settle();
};

/** The file that the button saves. */
async function exported(app) {
  await goTo(app, "#/data");
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button("export_grades").click()]);
  return readFile(await download.path());
}

async function bring(app, name, buffer) {
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.button("import_file").click()]);
  await chooser.setFiles({ name, mimeType: "application/jsonl", buffer });
}

/** The grades alone: the log also remembers what the graded cards said. */
const grades = async (app) => (await app.events()).filter(({ type }) => type === "review");
const ids = async (app) => (await grades(app)).map(({ id }) => id).sort();

async function waitFor(holds) {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, "in ten seconds");
    await new Promise((done) => setTimeout(done, 100));
  }
}

everywhere("a file of another browser is looked at, asked about, and united with what is here", {}, async (here) => {
  // Of Chromium, whichever takes it.
  const other = await world.open("#/quiz");
  await other.grade("good");
  await other.grade("again");
  const file = await exported(other);
  const app = await here.open("#/quiz");
  await app.grade("easy");
  await goTo(app, "#/data");
  await app.choose(
    "import_file",
    "other.jsonl",
    Buffer.concat([file, Buffer.from('{"id":"x-1","type":"review","card"\n')]),
  );
  await app.page.getByText(sentence(app.words.import_damaged)).first().waitFor();
  assert.equal((await grades(app)).length, 1, "nothing is taken before the person agreed");
  await app.button("import_take").click();
  await app.page.getByText(sentence(app.words.imported)).first().waitFor();
  assert.equal((await grades(app)).length, 3);
  await app.choose("import_file", "other.jsonl", file);
  await app.page.getByText(app.words.import_all_known).first().waitFor();
  await app.reload();
  assert.equal((await grades(app)).length, 3, "the same after a reload");
});

test("a file that is none of ours brings nothing and says so", async () => {
  const app = await world.open("#/data");
  await bring(app, "poem.txt", Buffer.from("Roses are red\nViolets are blue\n"));
  await app.page.getByText(app.words.import_nothing).first().waitFor();
  assert.equal(await app.button("import_take").count(), 0);
  assert.equal((await grades(app)).length, 0);
});

test("a browser that cleared the log says so at the next start, and a backup brings it back", async () => {
  const app = await world.open("#/quiz");
  await app.grade("good");
  await app.grade("good");
  await goTo(app, "#/data");
  await app.button("back_up_now").click();
  await app.page.getByRole("button", { name: app.words.backup_open }).first().waitFor();
  const before = await ids(app);
  await app.page.goto("about:blank");
  const sweeper = await app.page.context().newPage();
  await sweeper.goto(new URL(world.site.notes[0].page, world.url).href);
  await sweeper.evaluate(
    () =>
      new Promise((done, failed) => {
        const deleting = indexedDB.deleteDatabase("viva");
        deleting.onsuccess = done;
        deleting.onerror = failed;
      }),
  );
  await sweeper.close();
  await app.page.goto(new URL("?lang=en#/", world.url).href);
  await app.ready();
  await app.page.getByText(sentence(app.words.evicted)).first().waitFor();
  await app.button("evicted_way_back").first().click();
  await app.page.getByRole("button", { name: app.words.backup_open }).first().click();
  await app.button("import_take").click();
  await app.page.getByText(sentence(app.words.imported)).first().waitFor();
  assert.deepEqual(await ids(app), before);
});

test("two devices that share a folder converge, each with a file of its own", async () => {
  const context = await world.context();
  // The browser's private file system has the same handles and needs no dialog.
  await context.addInitScript(() => {
    globalThis.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle("shared", { create: true });
  });
  const device = async () => {
    const app = await App.open(context, world.url, "#/quiz");
    await app.grade("good");
    await goTo(app, "#/data");
    await app.button("folder_choose").click();
    await app.button("folder_sync").waitFor();
    return app;
  };
  const forget = (app) =>
    app.page.evaluate(async () => {
      localStorage.clear();
      for (const name of ["viva", "viva-folder"]) indexedDB.deleteDatabase(name);
      for (const name of await caches.keys()) if (name.endsWith("backups")) await caches.delete(name);
    });
  const one = await device();
  const first = await ids(one);
  // The same browser with an empty database is another device.
  await forget(one);
  await one.page.close();
  const two = await device();
  await waitFor(async () => (await grades(two)).length === 2);
  const both = await ids(two);
  assert.equal(both.length, 2);
  assert.ok(both.includes(first[0]));
  const files = await two.page.evaluate(async () => {
    const folder = await globalThis.showDirectoryPicker();
    const found = {};
    for await (const [name, handle] of folder.entries()) found[name] = await (await handle.getFile()).text();
    return found;
  });
  assert.equal(Object.keys(files).length, 2, "one file a device");
  for (const text of Object.values(files))
    assert.equal(text.split("\n").filter((line) => line.includes('"type":"review"')).length, 1, "its own grade");
});
