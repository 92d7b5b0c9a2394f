// No frame without a reason; the GPU may go and come; Hangul composes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/app.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const aNote = () => `#/note/${encodeURIComponent(world.site.notes[0].id)}`;

/** Frames drawn while nothing happens. */
async function framesIn(app, milliseconds) {
  await app.settle(3000); // A note whose end is in view is stored as read; a busy machine loads slowly.
  const { frames } = await app.stats();
  await app.page.waitForTimeout(milliseconds);
  return (await app.stats()).frames - frames;
}

test("no frame in ten seconds of idling, at home, in a note, at a card and in the settings", async () => {
  const apps = await Promise.all(["", aNote(), "#/quiz", "#/settings"].map((path) => world.open(path)));
  // What one of them stores (a note that was read), all of them hear of.
  await Promise.all(apps.map((app) => app.settle(3000)));
  // What a first visit still fetches and stores ends first, and what five seconds after the start is written.
  await Promise.all(apps.map((app) => app.page.evaluate(() => navigator.serviceWorker.ready.then(() => true))));
  await Promise.all(apps.map((app) => app.settle(6000)));
  // A quiz may say what falls due later, but nothing does within seconds.
  assert.deepEqual(await Promise.all(apps.map((app) => framesIn(app, 10_000))), [0, 0, 0, 0]);
});

test("no frame while hidden, whatever happens; one when it shows again", async () => {
  const app = await world.open(aNote());
  const show = (state) =>
    app.page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await app.settle();
  await show("hidden");
  const { frames } = await app.stats();
  await app.page.evaluate(() => {
    location.hash = "#/settings";
  });
  await app.page.waitForTimeout(1000);
  assert.equal((await app.stats()).frames, frames);
  await show("visible");
  await app.page.getByRole("heading", { level: 1, name: app.words.settings }).waitFor();
});

test("the GPU context is lost and comes back: same place, no reload, the picture as before", async () => {
  const app = await world.open(aNote());
  const { page } = app;
  const main = page.getByRole("main").first();
  await main.evaluate((element) => element.scrollTo({ top: 600 }));
  await app.settle();
  const clip = { x: 300, y: 100, width: 600, height: 500 };
  const before = await page.screenshot({ clip });
  assert.ok((await app.colours(clip)) > 20);
  await page.evaluate(() => {
    globalThis.marker = "same page";
    const canvas = document.getElementById("viva-app").querySelector("canvas");
    globalThis.lose = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
    globalThis.lose.loseContext();
  });
  await page.waitForTimeout(300);
  await page.evaluate(() => globalThis.lose.restoreContext());
  await page.waitForTimeout(300);
  await app.settle();
  assert.equal(await page.evaluate(() => globalThis.marker), "same page");
  assert.equal(await main.evaluate((element) => element.scrollTop), 600);
  const after = await page.screenshot({ clip });
  assert.ok(before.equals(after), "the same pixels");
  await app.place("settings").click();
  await page.getByRole("heading", { level: 1, name: app.words.settings }).waitFor();
});

test("Hangul composes in the name field, and Home greets with it", async () => {
  const app = await world.open("#/settings");
  const { page, words } = app;
  const field = app.named("textbox", "your_name");
  await field.focus();
  const ime = await page.context().newCDPSession(page);
  const compose = async (...steps) => {
    for (const text of steps) {
      await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      // A frame between the jamo must not disturb them.
      await page.mouse.move(500 + Math.random() * 50, 400);
      await page.waitForTimeout(40);
    }
    await ime.send("Input.insertText", { text: steps.at(-1) });
  };
  await compose("ㅎ", "하", "한");
  await compose("ㄱ", "그", "글");
  assert.equal(await field.inputValue(), "한글");
  await field.press("Enter");
  await app.settle();
  await app.place("home").click();
  await page.getByText(words.greeting.replace("{name}", "한글")).first().waitFor();
  await app.reload();
  await page.getByText(words.greeting.replace("{name}", "한글")).first().waitFor();
  const names = (await app.events()).filter(({ type, name }) => type === "setting" && name === "name");
  assert.deepEqual(
    names.map(({ value }) => value),
    ["한글"],
    "one setting, not one for every jamo",
  );
});

test("the daily limit takes digits only within its bounds", async () => {
  const app = await world.open("#/settings");
  const field = app.named("spinbutton", "new_cards_a_day");
  await field.fill("7");
  await field.press("Tab");
  await eventually(() => field.inputValue(), "7");
  await field.fill("5000");
  await field.press("Tab");
  await eventually(() => field.inputValue(), "999");
});

test("a syllable that the bundled fonts lack comes in its slice, once, and is drawn", async () => {
  const app = await world.open("#/settings");
  const slices = [];
  app.page.on("request", (request) => {
    if (request.url().includes("/fonts/")) slices.push(new URL(request.url()).pathname);
  });
  const field = app.named("textbox", "your_name");
  await field.fill("뷁");
  await field.press("Enter");
  await app.settle();
  await app.place("home").click();
  await app.page.getByText(app.words.greeting.replace("{name}", "뷁")).first().waitFor();
  await app.page.waitForTimeout(500);
  await app.settle();
  assert.ok(slices.length >= 1, "a slice was asked for");
  assert.equal(new Set(slices).size, slices.length, "each once");
  const { frames } = await app.stats();
  await app.page.waitForTimeout(500);
  assert.equal((await app.stats()).frames, frames, "and then it is quiet");
});
