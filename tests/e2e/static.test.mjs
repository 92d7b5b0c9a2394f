// The note as plain HTML: before the app's first frame, on paper; and back and forward to where the reader left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holdBack } from "./support/app.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const noteIn = (language) => world.site.notes.find((note) => note.language === language);
const addressOf = (note) => `#/note/${encodeURIComponent(note.id)}`;

test("a deep link shows the note's text before the program has come, where the app will set it", async () => {
  const note = noteIn("ko");
  const context = await world.context();
  const letGo = await holdBack(context, "**/*.wasm");
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

/** Where the first line of each block of text stands, by its first letters; of the first screen. */
const positions = (page, root) =>
  page.evaluate((where) => {
    const scope = where === "app" ? document.getElementById("viva-app").shadowRoot.querySelector("main") : document;
    const blocks = scope.querySelectorAll(where === "app" ? "h1, .line" : "#viva-note :is(h1, h2, h3, h4, p, li, pre)");
    const found = [];
    for (const block of blocks) {
      const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (words.nextNode() && words.currentNode.data.trim() === "");
      const range = document.createRange();
      if (!(words.currentNode instanceof Text)) continue;
      range.selectNodeContents(words.currentNode);
      const [box] = range.getClientRects();
      if (!box || box.top > innerHeight - 70) continue;
      found.push({ text: words.currentNode.data.trim().slice(0, 12), x: box.left, y: (box.top + box.bottom) / 2 });
    }
    const other = scope.querySelector("[aria-label='The same topic in other notes']")?.getBoundingClientRect().top;
    return { found, end: other ?? innerHeight };
  }, root);

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`the canvas takes over from the static text without a jump: ${viewport.width} wide`, async (t) => {
    for (const note of world.site.notes) {
      const context = await world.context({ viewport, serviceWorkers: "block" });
      const letGo = await holdBack(context, "**/*.wasm");
      const page = await context.newPage();
      await page.goto(new URL(`?lang=en${addressOf(note)}`, world.url).href);
      await page.locator("#viva-note article").waitFor();
      await page.waitForFunction(() => document.fonts.size >= 3 && document.fonts.status === "loaded");
      const before = await positions(page, "page");
      letGo();
      await page.waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
      await page.waitForTimeout(500);
      const after = await positions(page, "app");
      const pairs = before.found.flatMap((one) => {
        const near = after.found.filter((other) => other.text.slice(0, 8) === one.text.slice(0, 8));
        near.sort((a, b) => Math.abs(a.y - one.y) - Math.abs(b.y - one.y));
        // What follows a box about other notes stands lower: its height is not known before.
        return near[0] && near[0].y < after.end ? [{ one, other: near[0] }] : [];
      });
      assert.ok(pairs.length >= 3, `${note.id}: ${pairs.length} texts on the first screen`);
      for (const { one, other } of pairs)
        assert.ok(
          Math.abs(one.x - other.x) <= 1.5 && Math.abs(one.y - other.y) <= 3,
          `${note.id}: ${JSON.stringify([one, other])}`,
        );
      t.diagnostic(`${note.id}: ${pairs.length} texts stay where they are`);
      await context.close();
    }
  });
}

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
