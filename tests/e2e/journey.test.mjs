// Read, be examined, come back: what the app is for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentence, starting } from "./support/app.mjs";
import { wordsOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

everywhere("home to note to quiz to grade, and the grade is there after a reload", {}, async (world) => {
  const app = await world.open();
  const { page, words } = app;
  await app.place("home").waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  await page.getByRole("link", { name: "제너레이터", exact: true }).first().click();
  await page.waitForURL(/#\/note\//);
  await page
    .getByRole("heading", { name: /제너레이터/ })
    .first()
    .waitFor();
  await app.place("home").click();
  await app.startQuiz();
  const asked = await app.grade("good");
  assert.notEqual(await app.question.textContent(), asked, "another card is asked");
  const [review] = await app.reviews();
  assert.equal(review.rating, 3);
  assert.ok(Math.abs(review.at - Date.now()) < 60_000);
  await app.reload();
  await page.goto(new URL("./?lang=en", world.url).href);
  await app.ready();
  assert.deepEqual(
    (await app.reviews()).map(({ id }) => id),
    [review.id],
  );
  await app.place("settings").click();
  await page.getByText(sentence(words.events_count)).first().waitFor();
  assert.ok((await app.stats()).events >= 1);
});

test("the first quiz asks new cards up to the daily limit, then says when the next comes", async () => {
  const app = await world.open("#/settings");
  const limit = app.named("spinbutton", "new_cards_a_day");
  await limit.fill("3");
  await limit.press("Enter");
  await app.settle();
  await app.page.goto(new URL("./?lang=en#/quiz", world.url).href);
  await app.reveal.waitFor();
  const seen = new Set();
  for (let card = 0; card < 3; card += 1) seen.add(await app.grade("easy"));
  assert.equal(seen.size, 3);
  await app.page.getByRole("heading", { name: app.words.quiz_done }).waitFor();
  await app.page.getByText(sentence(app.words.graded_count)).first().waitFor();
  assert.equal((await app.reviews()).length, 3);
});

test("each rating shows its interval, and longer for the better", async () => {
  const app = await world.open("#/quiz");
  await app.reveal.click();
  for (const grade of ["again", "hard", "good", "easy"]) {
    const text = `${await app.rating(grade).textContent()} ${await app.rating(grade).getAttribute("aria-description")}`;
    assert.match(text, /\d/, `${grade} names its interval: ${text}`);
  }
});

everywhere("undo takes back any number of grades", {}, async (world) => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  const asked = [await app.grade("again"), await app.grade("good"), await app.grade("easy")];
  for (const question of asked.toReversed()) {
    await app.undo.click();
    await app.page.getByRole("heading", { name: question, exact: true }).first().waitFor();
  }
  await app.settle();
  const events = await app.events();
  const reviews = events.filter(({ type }) => type === "review").map(({ id }) => id);
  const undone = events.filter(({ type }) => type === "undo").map(({ of }) => of);
  assert.deepEqual(undone, reviews.toReversed(), "the log keeps both, the grades and that they were taken back");
});

test("a suspended card is asked no more", async () => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  const asked = await app.question.textContent();
  if (!(await app.page.getByRole("button", { name: starting(app.words.suspend) }).isVisible()))
    await app.reveal.click();
  await app.page.getByRole("button", { name: starting(app.words.suspend) }).click();
  await app.page.waitForFunction((question) => {
    const main = document.getElementById("viva-app").querySelector("main");
    return main && !main.querySelector("h1, h2")?.textContent.includes(question);
  }, asked);
  assert.equal((await app.events()).filter(({ type }) => type === "suspend").length, 1);
});

everywhere("links lead to notes, headings and decks; back and forward work", {}, async (world) => {
  const [note] = world.site.notes;
  const app = await world.open(`#/note/${encodeURIComponent(note.id)}`);
  const { page } = app;
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  assert.ok((await page.title()).includes(note.title));
  await app.place("settings").click();
  await page.waitForURL(/#\/settings/);
  await app.place("home").click();
  await page.waitForURL(/#\/$/);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: app.words.settings }).waitFor();
  await page.goBack();
  await page.waitForURL(/#\/note\//);
  await page.goForward();
  await page.getByRole("heading", { level: 1, name: app.words.settings }).waitFor();
  await page.evaluate(() => {
    location.hash = "#/note/no-such-note";
  });
  await page.getByText(sentence(app.words.unknown_note)).first().waitFor();
});

everywhere("a link to a heading scrolls there", {}, async (world) => {
  const note = world.site.notes.find(({ id }) => id.includes("interview")) ?? world.site.notes[0];
  const app = await world.open(`#/note/${encodeURIComponent(note.id)}`);
  const { page } = app;
  const scroller = page.getByRole("main").first();
  const top = () => scroller.evaluate((main) => main.scrollTop);
  assert.equal(await top(), 0);
  const question = page
    .getByRole("navigation", { name: app.words.notes, exact: true })
    .getByRole("link", { name: "제너레이터", exact: true });
  await question.click();
  await page.waitForFunction(() => document.getElementById("viva-app").querySelector("main").scrollTop > 300);
  const link = await page.url();
  assert.match(link, /#\/note\/[^/]+\/.+/);
  const heading = page.getByRole("main").getByRole("heading", { name: /^(\d+\. )?제너레이터/ });
  const box = await heading.first().boundingBox();
  assert.ok(box.y >= 0 && box.y < 300, `the heading stands at the top of the view (${box.y})`);

  const other = await world.open(link.slice(link.indexOf("#")));
  await other.page.waitForFunction(() => document.getElementById("viva-app").querySelector("main").scrollTop > 300);
});

everywhere("back in a note, the reader stands where they left it; also after a reload", {}, async (world) => {
  const note = world.site.notes.find(({ id }) => id.includes("interview")) ?? world.site.notes[0];
  const app = await world.open(`#/note/${encodeURIComponent(note.id)}`);
  const scroller = app.page.getByRole("main").first();
  await scroller.evaluate((main) => main.scrollTo({ top: 2345 }));
  await app.settle();
  await app.page.waitForTimeout(900);
  const stands = async (when) => {
    await app.settle();
    // The place comes out of the database.
    const at = () => scroller.evaluate((main) => main.scrollTop);
    for (let tries = 0; tries < 50 && Math.abs((await at()) - 2345) >= 60; tries += 1)
      await app.page.waitForTimeout(100);
    const top = await at();
    assert.ok(Math.abs(top - 2345) < 60, `${when}: ${top}`);
  };
  await app.reload();
  await stands("after a reload");
  await app.place("home").click();
  await app.settle();
  await app.page.goBack();
  await stands("back");
  await app.place("settings").click();
  await app.settle();
  await app.page.evaluate((id) => {
    location.hash = `#/note/${encodeURIComponent(id)}`;
  }, note.id);
  await stands("by a link to the note");
});

test("what is shown is text: it can be selected and copied", async () => {
  const note = world.site.notes.find(({ id }) => id.includes("interview")) ?? world.site.notes[0];
  const context = await world.context({ permissions: ["clipboard-read", "clipboard-write"] });
  const { App } = await import("./support/app.mjs");
  const app = await App.open(context, world.url, `#/note/${encodeURIComponent(note.id)}`);
  const paragraph = app.page.getByRole("main").getByText("변경 가능성", { exact: false }).first();
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click({ clickCount: 3 });
  assert.match(await app.page.evaluate(() => getSelection().toString()), /변경 가능성/);
  const copy = app.page.getByRole("button", { name: starting(app.words.copy_code) }).first();
  await copy.scrollIntoViewIfNeeded();
  await copy.click();
  await app.page.waitForFunction(async () => (await navigator.clipboard.readText()).length > 10);
});

everywhere("a language, a theme and a name that were chosen stay; every place shows in them", {}, async (world) => {
  const app = await world.open("#/settings");
  const { page } = app;
  await app.named("radio", "theme_night").click();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "night");
  await app.named("textbox", "your_name").fill("한글");
  await app.named("textbox", "your_name").blur();
  await page.waitForFunction(() => globalThis.viva.stats().events === 2);
  await page.goto(new URL("#/settings", world.url).href);
  await app.ready();
  await page.getByRole("radio", { name: "한국어" }).click();
  const words = await wordsOf("ko");
  await page.getByRole("heading", { level: 1, name: words.settings }).waitFor();
  const goTo = (hash) => page.evaluate((to) => (location.hash = to), hash);
  for (const word of ["stats", "data", "learning", "settings"]) {
    await goTo(`#/${word}`);
    await page.getByRole("heading", { level: 1, name: words[word] }).waitFor();
  }
  await goTo("#/");
  await page.getByText(words.greeting.replace("{name}", "한글")).first().waitFor();
  await page.reload();
  await page.getByText(words.greeting.replace("{name}", "한글")).first().waitFor();
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]), [
    "ko",
    "night",
  ]);
});

test("the interface speaks Korean, English and Russian, by the address and by the setting", async () => {
  for (const [language, home] of [
    ["ko", "홈"],
    ["ru", "Главная"],
    ["en", "Home"],
  ]) {
    const app = await world.open("", language);
    assert.equal(await app.page.evaluate(() => document.documentElement.lang), language);
    await app.page.getByRole("navigation").getByText(home, { exact: true }).first().waitFor();
    await app.page.context().close();
  }
  const context = await world.context({ locale: "ru-RU" });
  const page = await context.newPage();
  await page.goto(world.url);
  await page.waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ru", "the browser's language");
  await page.goto(new URL("#/settings", world.url).href);
  await page.getByRole("radio", { name: "한국어" }).click();
  await page.getByRole("heading", { name: "설정" }).first().waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "설정" }).first().waitFor();
});

test("the theme follows the system, the address and the setting", async () => {
  const dark = await world.open("", "en", { colorScheme: "dark" });
  const theme = (app) => app.page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(dark), "night");
  await dark.page.emulateMedia({ colorScheme: "light" });
  await dark.page.waitForFunction(() => document.documentElement.dataset.theme === "paper");
  const asked = await world.open("?theme=night");
  assert.equal(await theme(asked), "night");
  const set = await world.open("#/settings");
  await set.named("radio", "theme_night").click();
  await set.page.waitForFunction(() => document.documentElement.dataset.theme === "night");
});
