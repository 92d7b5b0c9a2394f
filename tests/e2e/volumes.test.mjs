// A site that is too large for one pack: its notes come in volumes, when a place needs them.
import assert from "node:assert/strict";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App } from "./support/app.mjs";
import { buildSite, canBuild, readSite } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const skip = canBuild ? false : "VIVA_PROGRAM and VIVA_APP name no viva and no app to build sites with";

const noteCount = 48;
const questionCount = 30;
const itemCount = 30;

/** Long lists of short things: few bytes of text, many of structure. */
function note(number) {
  const item = (question, index) => `- \`k${number}_${question}_${index}\` is *thing* ${index}\n`;
  const section = (question) =>
    `## ${question + 1}. What does part ${question + 1} of note ${number} hold?\n\n` +
    `It holds the word zebra${number}x${question}.\n\n` +
    Array.from({ length: itemCount }, (_, index) => item(question, index)).join("");
  return `# Note ${number}\n\nSee [the next](note-${numbered(number + 1)}.md).\n\n${Array.from({ length: questionCount }, (_, question) => section(question)).join("\n")}`;
}
const numbered = (number) => String(number).padStart(2, "0");

let built;
let server;
let site;
before(async () => {
  if (skip) return;
  const notes = Array.from({ length: noteCount }, (_, number) => [`note-${numbered(number)}.md`, note(number)]);
  built = await buildSite(Object.fromEntries(notes));
  server = await world.serve(built.folder);
  site = await readSite(built.folder);
});
after(() => built?.remove());

const idOf = (number) => `note-${numbered(number)}`;
const headingOf = (number, question) => `${question}. What does part ${question} of note ${number} hold?`;

/** The app at a place, and the packs that its page has asked for, as Chromium tells of them. */
async function open(path, more) {
  const context = await world.context(more);
  const packs = [];
  context.on("request", (request) => {
    const file = request.url().split("/").at(-1);
    if (file.endsWith(".pack") && request.serviceWorker() === null) packs.push(file);
  });
  return { app: await App.open(context, server.url, path), packs };
}
const go = (app, hash) =>
  app.page.evaluate((to) => {
    location.hash = to;
  }, hash);
const main = (app) => app.page.getByRole("main");

test("Home needs the outlines alone, a note its own volume, and its neighbour nothing more", { skip }, async () => {
  assert.ok(site.volumes.length >= 3, `${site.volumes.length} volumes`);
  const { app, packs } = await open("#/");
  await app.page.getByRole("navigation").getByText("Note 0", { exact: true }).first().waitFor();
  assert.deepEqual(packs, [site.pack]);
  await go(app, `#/note/${idOf(0)}`);
  await main(app).getByText("zebra0x0.").waitFor();
  assert.deepEqual(packs, [site.pack, site.volumes[0]]);
  await go(app, `#/note/${idOf(1)}`);
  await main(app).getByText("zebra1x0.").waitFor();
  assert.deepEqual(packs, [site.pack, site.volumes[0]]);
  // A note that is not there yet links to it, and the note before it says so.
  assert.equal(await main(app).getByText(app.words.linked_from).count(), 1);
});

test("a deep link shows its heading when the notes come, and no word of waiting before", { skip }, async () => {
  const { app, packs } = await open(`#/note/${idOf(noteCount - 1)}/12-what-does-part-12-of-note-47-hold`);
  // The first picture already is the note.
  const heading = main(app).getByRole("heading", { name: headingOf(noteCount - 1, 12) });
  assert.equal(await heading.count(), 1);
  const box = await heading.boundingBox();
  assert.ok(box.y >= 0 && box.y < 200, `the heading stands at ${box.y}`);
  assert.deepEqual(packs, [site.pack, site.volumes.at(-1)]);
});

everywhere("a note gets its own volume alone, and the search finds words of all of them", { skip }, async (world) => {
  const asked = [];
  const own = await world.serve(built.folder, ({ url, headers }) => {
    if (url.endsWith(".pack") && !headers.referer?.endsWith("/sw.js")) asked.push(url.slice(1));
  });
  const app = await App.open(await world.context(), own.url, `#/note/${idOf(noteCount - 1)}`);
  await main(app)
    .getByText(`zebra${noteCount - 1}x0.`)
    .waitFor();
  assert.deepEqual(asked, [site.pack, site.volumes.at(-1)]);
  await app.page.keyboard.press("/");
  await app.page.getByRole("combobox", { name: app.words.search }).fill("zebra40x7");
  const found = app.page.getByRole("option");
  await found.first().waitFor({ timeout: 30_000 });
  assert.match(await found.first().textContent(), /zebra40x7/);
});

test("a question of a note that is not there is asked, revealed and graded", { skip }, async () => {
  const { app } = await open(`#/quiz/${idOf(30)}`);
  await app.reveal.click();
  await main(app)
    .getByText(/zebra30x\d+\./)
    .waitFor();
  await app.rating("good").click();
  await app.rating("good").waitFor({ state: "detached" });
  assert.equal((await app.reviews()).length, 1);
});

test("the search finds a word in a note that is not there, and leads to it", { skip }, async () => {
  const { app, packs } = await open("#/");
  await app.page.keyboard.press("/");
  await app.page.getByRole("combobox", { name: app.words.search }).fill("zebra40x7");
  const found = app.page.getByRole("option");
  await found.first().waitFor({ timeout: 30_000 });
  assert.match(await found.first().textContent(), /zebra40x7/);
  await app.settle();
  await app.page.keyboard.press("Enter");
  await main(app).getByText("zebra40x7.").waitFor();
  assert.ok(packs.length > 1);
});

test("with the server gone after the first visit every note opens", { skip }, async () => {
  const own = await world.serve(built.folder);
  const context = await world.context();
  const app = await App.open(context, own.url, "#/");
  await app.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((soon) => setTimeout(soon, 20));
  });
  await own.close();
  for (const number of [0, 23, 47]) {
    await go(app, `#/note/${idOf(number)}`);
    await main(app).getByText(`zebra${number}x0.`).waitFor();
  }
});

test("a volume that does not come is told of in words, and comes when it is asked for again", { skip }, async () => {
  world.expect(/404|Notes did not come/);
  const file = join(built.folder, site.volumes[1]);
  await rename(file, `${file}.away`);
  const number = 47 - Math.floor((noteCount / site.volumes.length) * (site.volumes.length - 1.5));
  const { app } = await open("#/", { serviceWorkers: "block" });
  try {
    await go(app, `#/note/${idOf(number)}`);
    await main(app).getByText(app.words.notes_failed).waitFor();
  } finally {
    await rename(`${file}.away`, file);
  }
  await app.button("try_again").click();
  await main(app).getByText(`zebra${number}x0.`).waitFor();
  assert.equal(await main(app).getByText(app.words.notes_failed).count(), 0);
});

test("the text for Anki has the questions of every volume", { skip }, async () => {
  const { app } = await open("#/data");
  const [download] = await Promise.all([
    app.page.waitForEvent("download", { timeout: 60_000 }),
    app.button("anki_list").click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  for (const number of [0, 23, 47]) assert.ok(text.includes(`zebra${number}x29`), `note ${number} is there`);
});
