// What happens to a page that stays open: the GPU goes twice, the tab is hidden for an hour, the machine sleeps, the screen
// is very wide. The reading place and the session survive.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const note = () => world.site.notes.find(({ language }) => language === "ko") ?? world.site.notes[0];
const noteAddress = () => `#/note/${encodeURIComponent(note().id)}`;

const main = (app) => app.page.getByRole("main").first();
const scrollTop = (app) => main(app).evaluate((element) => element.scrollTop);
const scrollTo = (app, top) => main(app).evaluate((element, to) => element.scrollTo({ top: to }), top);

/** The clock of the page jumps: what a sleeping machine's does. */
const jump = (app, milliseconds) =>
  app.page.evaluate((by) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + by;
  }, milliseconds);

const show = (app, state) =>
  app.page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

everywhere("the GPU context goes twice in a row, the second time before anything was drawn", {}, async (world) => {
  // The second loss may fall into the setting up after the first, where the shaders then say that they were not compiled.
  world.expect(/CreateDeviceObjects: failed to (compile|link)|^console: (\(unknown error\))?\s*$/);
  const app = await world.open(noteAddress());
  await scrollTo(app, 700);
  await app.settle();
  const clip = { x: 320, y: 100, width: 600, height: 500 };
  const before = await app.page.screenshot({ clip });
  await app.page.evaluate(() => {
    const canvas = document.getElementById("viva-app").querySelector("canvas");
    globalThis.gpu = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
  });
  const lose = () => app.page.evaluate(() => globalThis.gpu.loseContext());
  const restore = () => app.page.evaluate(() => globalThis.gpu.restoreContext());
  await lose();
  await app.page.waitForTimeout(100);
  await restore();
  await lose();
  await app.page.waitForTimeout(200);
  await restore();
  await app.page.waitForTimeout(400);
  await app.settle();
  assert.equal(await scrollTop(app), 700);
  assert.ok(before.equals(await app.page.screenshot({ clip })), "the same pixels");
});

everywhere("the GPU context goes in the middle of a card: the card stays, and can be graded", {}, async (world) => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  const asked = await app.question.textContent();
  await app.reveal.click();
  await app.rating("good").waitFor();
  for (let time = 0; time < 2; time += 1) {
    await app.page.evaluate(() => {
      const canvas = document.getElementById("viva-app").querySelector("canvas");
      globalThis.gpu ??= canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
      globalThis.gpu.loseContext();
    });
    await app.page.waitForTimeout(150);
    await app.page.evaluate(() => globalThis.gpu.restoreContext());
    await app.page.waitForTimeout(250);
  }
  assert.equal(await app.question.textContent(), asked);
  await app.rating("good").click();
  await app.rating("good").waitFor({ state: "detached" });
  assert.equal((await app.reviews()).length, 1);
});

test("a tab that was hidden for an hour shows the same place and the same card, and knows the time", async () => {
  const reading = await world.open(noteAddress());
  await scrollTo(reading, 900);
  await reading.settle();
  await show(reading, "hidden");
  await jump(reading, 3_600_000);
  await reading.page.waitForTimeout(300);
  await show(reading, "visible");
  await reading.settle();
  assert.equal(await scrollTop(reading), 900);

  const asking = await world.open("#/quiz");
  await asking.grade("good");
  const asked = await asking.question.textContent();
  await asking.reveal.click();
  await asking.rating("good").waitFor();
  await show(asking, "hidden");
  await jump(asking, 3_600_000);
  await show(asking, "visible");
  await asking.settle();
  assert.equal(await asking.question.textContent(), asked);
  await asking.rating("again").click();
  await asking.rating("again").waitFor({ state: "detached" });
  const [first, second] = await asking.reviews();
  assert.ok(second.at - first.at >= 3_600_000, "the grade has the time at which it was given");
});

test("a machine that slept for a night wakes at the same card, and nothing graded is lost", async () => {
  const app = await world.open("#/quiz");
  await app.grade("good");
  const asked = await app.question.textContent();
  await jump(app, 9 * 3_600_000);
  // The first thing after waking is a touch of the mouse.
  await app.page.mouse.move(500, 400);
  await app.settle();
  assert.equal(await app.question.textContent(), asked);
  await app.grade("easy");
  assert.deepEqual(
    (await app.reviews()).map(({ rating }) => rating),
    [3, 4],
  );
  await app.reload();
  assert.equal((await app.stats()).events, 2);
});

for (const ratio of [1, 2]) {
  test(`a screen of 4,000 pixels at a density of ${ratio} is drawn whole`, async () => {
    const app = await world.open(noteAddress(), "en", {
      viewport: { width: 4000, height: 2000 },
      deviceScaleFactor: ratio,
    });
    const line = await app.page.locator("#viva-app main p .line").first().boundingBox();
    assert.ok(line.x > 1200 && line.x + line.width < 2900, JSON.stringify(line));
    assert.ok(line.width <= 701);
    const around = { x: line.x - 10, y: line.y - 10, width: 500, height: 60 };
    assert.ok((await app.colours(around)) > 20, "the text is there");
    assert.ok((await app.colours({ x: 20, y: 15, width: 200, height: 40 })) > 20, "and the corner");
    await scrollTo(app, 500);
    await app.settle();
    assert.equal(await scrollTop(app), 500);
  });
}
