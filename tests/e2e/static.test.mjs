// The note as plain HTML: before the app's first frame, on paper; and back and forward to where the reader left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";

const world = suite();
const noteIn = (language) => world.site.notes.find((note) => note.language === language);
const addressOf = (note) => `#/note/${encodeURIComponent(note.id)}`;

test("a deep link shows the note's text before the program has come, where the app will set it", async () => {
  const note = noteIn("ko");
  const context = await world.context();
  let letGo;
  const held = new Promise((done) => {
    letGo = done;
  });
  await context.route("**/*.wasm", (route) => held.then(() => route.continue()));
  const page = await context.newPage();
  await page.goto(new URL(`?lang=en${addressOf(note)}`, world.url).href);
  const title = page.locator("#viva-note h1");
  await title.waitFor();
  assert.ok((await page.locator("#viva-note").innerText()).length > 500);
  const before = await title.boundingBox();
  letGo();
  await page.waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
  const after = await page.locator("#viva-app main h1").boundingBox();
  assert.ok(Math.abs(before.x - after.x) <= 1 && Math.abs(before.y - after.y) <= 3, JSON.stringify([before, after]));
  assert.equal(await page.locator("#viva-note").isVisible(), false);
});

test("paper gets the note with its code, and nothing of the app", async () => {
  const note = noteIn("ko");
  const app = await world.open(addressOf(note));
  await app.page.locator("#viva-note pre").first().waitFor({ state: "attached" });
  await app.page.emulateMedia({ media: "print" });
  assert.equal(await app.page.locator("#viva-app").isVisible(), false);
  assert.equal(await app.page.locator("#viva-note pre").first().isVisible(), true);
  const paper = await app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(paper, "rgb(255, 255, 255)");
});

test("Back leads to where the reader left a note, though its address names a heading", async () => {
  const app = await world.open(addressOf(noteIn("ko")));
  const top = () =>
    app.page.evaluate(() => document.getElementById("viva-app").shadowRoot.querySelector("main").scrollTop);
  await app.page.evaluate(() => {
    const links = document.getElementById("viva-app").shadowRoot.querySelectorAll('aside a[href*="#/note/"]');
    [...links].at(2).click();
  });
  await app.settle();
  assert.match(await app.page.evaluate(() => location.hash), /#\/note\/[^/]+\/.+/);
  await app.page.evaluate(() => {
    document.getElementById("viva-app").shadowRoot.querySelector("main").scrollTop += 333;
  });
  await app.page.waitForFunction(() => history.state?.block !== undefined);
  await app.page.waitForTimeout(900);
  const left = await top();
  await app.place("settings").click();
  await app.settle();
  await app.page.goBack();
  await app.settle();
  assert.ok(Math.abs((await top()) - left) <= 2, `${left} → ${await top()}`);
});
