// Decks for Anki out of the page, and reviews out of a deck into it; python3's SQLite says what stands in the files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App, eventually, sentence } from "./support/app.mjs";
import { copySite } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const helper = join(import.meta.dirname, "support/anki.py");
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "viva-anki-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const goToData = async (app) => {
  await app.page.evaluate(() => {
    location.hash = "#/data";
  });
  await app.settle();
};

/** The path of what a button saves. */
async function saved(app, word, name) {
  await goToData(app);
  const [download] = await Promise.all([
    app.page.waitForEvent("download", { timeout: 30_000 }),
    app.button(word).click(),
  ]);
  assert.match(download.suggestedFilename(), name);
  const path = join(folder, `${crypto.randomUUID()}-${download.suggestedFilename()}`);
  await copyFile(await download.path(), path);
  return path;
}
const deckOf = (app) => saved(app, "anki_deck", /^viva-\d{4}-\d{2}-\d{2}\.apkg$/);
const read = (path) => JSON.parse(execFileSync("python3", [helper, "read", path], { maxBuffer: 1 << 28 }).toString());
const make = (path, notes) => execFileSync("python3", [helper, "make", path], { input: JSON.stringify(notes) });

async function bring(app, path) {
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.button("anki_import").click()]);
  await chooser.setFiles(path);
}

const bare = ({ card, at, rating, took }) => ({ card, at, rating, took });
const byTime = (a, b) => a.at - b.at;
const reviews = async (app) => (await app.reviews()).map(bare).sort(byTime);

/** A browser with a few grades of some kinds. */
async function learner(world) {
  const app = await world.open("#/quiz");
  const grades = ["good", "again", "easy", "hard", "good"];
  // The drivers of the other engines are slow, and all kinds of grades are alike to them.
  for (const grade of world.engine === "chromium" ? grades : grades.slice(0, 2)) await app.grade(grade);
  return app;
}

everywhere("the deck that the page saves has every question and deck, and each review once", {}, async (world) => {
  const app = await learner(world);
  const graded = await reviews(app);
  assert.ok(graded.length >= 2);
  const deck = read(await deckOf(app));
  assert.deepEqual(deck.names, ["collection.anki2", "media"]);
  assert.equal(deck.integrity, "ok");
  assert.equal(deck.version, 11);
  assert.deepEqual(deck.reviews.map(bare), graded);
  assert.ok(deck.notes.length >= 48, `${deck.notes.length} notes`);
  assert.equal(new Set(deck.notes.map(({ guid }) => guid)).size, deck.notes.length);
  for (const { flds, tags } of deck.notes) {
    assert.equal(flds.split("\x1f").length, 2);
    assert.match(tags, / viva /);
  }
  assert.ok(deck.decks.length > world.site.notes.length / 2, "a deck for each section");
  const answered = new Set(graded.map(({ card }) => card));
  for (const { guid, type, reps } of deck.cards) {
    assert.equal(type !== 0, answered.has(guid), "only what was answered is scheduled");
    assert.equal(reps, graded.filter(({ card }) => card === guid).length);
  }
});

test("a deck brings its reviews into an empty browser: asked first, none lost, none twice", async () => {
  const app = await learner(world);
  const graded = await reviews(app);
  const path = await deckOf(app);
  const fresh = await world.open("#/data");
  await bring(fresh, path);
  await fresh.page.getByText(sentence(fresh.words.anki_matched)).first().waitFor();
  assert.equal((await fresh.reviews()).length, 0, "nothing is taken before the person agreed");
  await fresh.button("import_take").click();
  await eventually(() => reviews(fresh), graded);
  for (const each of [fresh, app]) {
    await each.reload();
    await goToData(each);
    await bring(each, path);
    await each.page.getByText(each.words.import_all_known).first().waitFor();
    assert.equal(await each.button("import_take").count(), 0);
    assert.deepEqual(await reviews(each), graded);
  }
  assert.deepEqual(read(await deckOf(fresh)).reviews, read(path).reviews, "and out again");
});

test("a deck of another program finds its questions here, and the rest is named", async () => {
  const app = await world.open("#/quiz");
  const question = await app.question.textContent();
  const path = join(folder, "other.apkg");
  const noon = Date.UTC(2026, 0, 5, 12);
  make(path, [
    {
      front: `<b>${question}</b>`,
      back: "…",
      answers: [
        [noon, 3, 4000],
        [noon + 86_400_000, 2, 2500],
      ],
    },
    { front: "What is nowhere here?", back: "…", answers: [[noon + 1, 1, 900]] },
    { front: "Never answered", back: "…", answers: [] },
  ]);
  await goToData(app);
  await bring(app, path);
  await app.page.getByText("What is nowhere here?").first().waitFor();
  assert.equal(await app.page.getByText("Never answered").count(), 0);
  await app.button("import_take").click();
  await eventually(
    async () => (await reviews(app)).map(({ at, rating, took }) => [at, rating, took]),
    [
      [noon, 3, 4000],
      [noon + 86_400_000, 2, 2500],
    ],
  );
});

test("what is no deck, or one for newer programs, is refused in words", async () => {
  const app = await world.open("#/data");
  const poem = join(folder, "poem.apkg");
  await writeFile(poem, "Roses are red");
  await bring(app, poem);
  await app.page.getByText(sentence(app.words.anki_none)).first().waitFor();
  const newest = join(folder, "newest.apkg");
  execFileSync("python3", ["-m", "zipfile", "-c", newest, helper]);
  execFileSync("python3", [
    "-c",
    "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'a').writestr('collection.anki21b', 'zstd')",
    newest,
  ]);
  await bring(app, newest);
  await app.page.getByText(sentence(app.words.anki_newest)).first().waitFor();
  assert.equal((await app.reviews()).length, 0);
});

test("the text that the page saves has Anki's headers and each card once, as the program writes it", async () => {
  const app = await world.open("#/data");
  const text = await readFile(await saved(app, "anki_list", /^viva-.*\.txt$/), "utf8");
  assert.ok(text.startsWith("#separator:tab\n#html:true\n#columns:guid\tdeck\tfront\tback\ttags\n#guid column:1\n"));
  const guids = [...text.matchAll(/^([0-9a-v]{13})\t"/gm)].map(([, guid]) => guid);
  assert.equal(new Set(guids).size, guids.length);
  assert.ok(guids.length > 48);
});

test("nothing of it is loaded before a deck is asked for, and all of it works with the server gone", async () => {
  const copy = await copySite();
  const server = await world.serve(copy.folder);
  try {
    const app = await App.open(await world.context(), server.url, "#/data");
    const loaded = await app.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.deepEqual(
      loaded.filter((name) => /anki|decks-|maker-/.test(name)),
      [],
    );
    await app.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) await new Promise((soon) => setTimeout(soon, 20));
    });
    await server.close();
    assert.equal(read(await deckOf(app)).integrity, "ok");
  } finally {
    await server.close();
    await copy.remove();
  }
});
