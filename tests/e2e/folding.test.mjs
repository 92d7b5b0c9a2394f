// Answers that are folded away: by the reader, for the whole note or one by one; found by the browser all the same; and
// whoever is led into one finds it open.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { App, holdBack } from "./support/app.mjs";
import { canPress } from "./support/display.mjs";
import { engines, launchWindow, missing } from "./support/engines.mjs";
import { canBuild } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const skip = canBuild ? false : "VIVA_PROGRAM and VIVA_APP name no viva and no app to build sites with";

const count = 12;
const words = (number) => Array.from({ length: 60 }, (_, index) => `word${number}x${index}`).join(" ");
const notes = {
  "lists.md": `# Lists

${Array.from(
  { length: count },
  (_, index) => `## What is number ${index}?

The answer ${index} begins. ${words(index)}

### Detail of ${index}

\`\`\`python
print("code of ${index}")
\`\`\`

`,
).join("")}`,
};

let site;
before(async () => {
  if (!skip) site = await world.build(notes);
});

const open = async (hash = "#/note/lists", more = {}) => App.open(await world.context(more), site.url, hash);
const hideAll = (app) => app.page.getByRole("main").getByRole("button", { name: app.words.hide_answers, exact: true });
const showAll = (app) => app.page.getByRole("main").getByRole("button", { name: app.words.show_answers, exact: true });
const shows = (app) => app.page.getByRole("main").getByRole("button", { name: app.words.reveal, exact: true });
const hides = (app) => app.page.getByRole("main").getByRole("button", { name: app.words.hide_answer, exact: true });
const answer = (app, number) =>
  app.page.locator("#viva-app main p:has(.line)", { hasText: `The answer ${number} begins.` });
const question = (app, number) => app.page.locator("#viva-app main h2", { hasText: `number ${number}?` });

/** Folds all answers away, and waits until they are. */
const hide = async (app) => {
  await hideAll(app).click();
  await shows(app).first().waitFor();
  await app.settle();
};

/** Whether an element is at its place in the layout and seen there. */
const isSeen = (locator) =>
  locator.evaluate(
    (element) => element.checkVisibility({ contentVisibilityAuto: true }) && !element.closest("[hidden]"),
  );
const topOf = async (locator) => (await locator.boundingBox()).y;

/** How far below the top of an element's box its first ink stands in the picture, in pixels. */
async function inkTop(app, locator) {
  const box = await locator.boundingBox();
  const clip = { x: Math.floor(box.x), y: Math.floor(box.y), width: 200, height: Math.ceil(box.height) };
  const png = await app.page.screenshot({ clip });
  const row = await app.page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      for (let at = 0; at < data.length; at += 4) if (data[at] < 128) return Math.floor(at / 4 / bitmap.width);
      return -1;
    },
    [...png],
  );
  return row < 0 ? row : clip.y + row - box.y;
}

test("the picture follows its text, folded and opened again, to a pixel", { skip }, async () => {
  const app = await open("?theme=paper#/note/lists");
  const wanted = await inkTop(app, question(app, 0));
  assert.ok(wanted >= 0);
  await hide(app);
  for (const number of [0, 1, 3]) {
    const found = await inkTop(app, question(app, number));
    assert.ok(Math.abs(found - wanted) <= 1, `${number}: ${found}, not ${wanted}`);
  }
  await shows(app).nth(1).click();
  await hides(app).first().waitFor();
  await app.settle();
  const first = answer(app, 1).locator(".line").first();
  await question(app, 2).scrollIntoViewIfNeeded();
  await app.settle();
  for (const text of [question(app, 1), question(app, 2)]) {
    const found = await inkTop(app, text);
    assert.ok(Math.abs(found - wanted) <= 1, `${found}, not ${wanted}`);
  }
  assert.ok((await inkTop(app, first)) >= 0);
});

test("a note's answers fold away and come back, which is remembered; each opens by itself", { skip }, async () => {
  const app = await open();
  const before = await topOf(question(app, 1));
  assert.equal(await shows(app).count(), 0);
  await hide(app);
  assert.equal(await shows(app).count(), count);
  for (const state of await shows(app).evaluateAll((all) => all.map((button) => button.ariaExpanded)))
    assert.equal(state, "false");
  assert.equal(await isSeen(answer(app, 0)), false);
  const folded = await topOf(question(app, 1));
  assert.ok(folded < before - 100, `${before} → ${folded}`);
  // All questions stand on a screen or two, each below the one before.
  const tops = await app.page
    .locator("#viva-app main h2")
    .evaluateAll((all) => all.map((heading) => heading.getBoundingClientRect().top));
  for (let index = 1; index < tops.length; index += 1) {
    const step = tops[index] - tops[index - 1];
    assert.ok(step > 60 && step < 160, `${step}`);
  }
  // With the keyboard.
  await shows(app).nth(1).focus();
  await app.page.keyboard.press("Enter");
  await hides(app).first().waitFor();
  await app.settle();
  assert.equal(await shows(app).count(), count - 1);
  assert.equal(await hides(app).first().getAttribute("aria-expanded"), "true");
  assert.equal(await isSeen(answer(app, 1)), true);
  assert.equal(await topOf(question(app, 1)), folded);
  await app.reload();
  await shows(app).first().waitFor();
  assert.equal(await shows(app).count(), count, "the choice is remembered, what was opened since is not");
  await showAll(app).click();
  await hideAll(app).waitFor();
  await app.settle();
  assert.equal(await shows(app).count(), 0);
  assert.equal(await topOf(question(app, 1)), before);
});

for (const engine of engines) {
  const cannot = missing(engine, { window: true }) || (canPress ? false : "xdotool is not installed");

  test(`${engine}: who finds words with Ctrl+F is shown them, also in an answer that is folded away`, {
    skip: skip || cannot,
    timeout: 120_000,
  }, async () => {
    const { browser, press } = await launchWindow(engine);
    try {
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
      const app = await App.open(Object.assign(context, { patience: 45_000 }), site.url, "#/note/lists");
      const knows = await app.page.evaluate(() => "onbeforematch" in HTMLElement.prototype);
      // What an engine would not find is not offered to be folded away.
      assert.equal(await hideAll(app).count(), knows ? 1 : 0);
      if (!knows) return;
      await hide(app);
      assert.equal(await shows(app).count(), count);
      await press([{ key: "ctrl+f" }, { text: "word9x33" }, { key: "Return" }]);
      // A browser looks from the first letter on and may have opened others on the way. The words are where it scrolled
      // to, in the open answer of their question, and its chip says so.
      await app.page.waitForFunction((open) => {
        const root = document.getElementById("viva-app");
        const line = [...root.querySelectorAll("main .line")].find((each) => each.textContent.includes("word9x33"));
        const { top, bottom } = line.getBoundingClientRect();
        const chips = [...root.querySelectorAll("main button")].filter((each) => each.textContent === open);
        return (
          line.closest("[hidden]") === null &&
          top >= 0 &&
          bottom <= innerHeight &&
          chips.some((each) => each.ariaExpanded === "true" && each.closest("[aria-label*='number 9?']"))
        );
      }, app.words.hide_answer);
    } finally {
      await browser.close();
    }
  });
}

everywhere(
  "who is led into several answers before a frame came is where the browser led to",
  { skip },
  async (world) => {
    const app = await App.open(await world.context(), site.url, "#/note/lists");
    if (!(await app.page.evaluate(() => "onbeforematch" in HTMLElement.prototype))) return;
    await hide(app);
    // As a browser that finds something else with each letter, on a machine that has no time for frames.
    await app.page.evaluate(() => {
      const root = document.getElementById("viva-app");
      for (const words of ["The answer 2 begins.", "The answer 9 begins."]) {
        const text = [...root.querySelectorAll("main p")].find((each) => each.textContent.includes(words));
        const fold = text.closest("[hidden=until-found]");
        fold.dispatchEvent(new Event("beforematch", { bubbles: true }));
        fold.removeAttribute("hidden");
        text.scrollIntoView({ block: "center" });
      }
    });
    await hides(app).nth(1).waitFor();
    await app.settle();
    const { y, height } = await answer(app, 9).boundingBox();
    assert.ok(y >= 0 && y + height <= 800, `${y}`);
  },
);

test("what the browser has found stays the same element when its answer opens, and can be selected", {
  skip,
}, async () => {
  const app = await open();
  await hide(app);
  const element = await answer(app, 8).elementHandle();
  const fold = await answer(app, 8).evaluateHandle((paragraph) => paragraph.closest("[hidden=until-found]"));
  await fold.evaluate((hidden) => {
    hidden.dispatchEvent(new Event("beforematch", { bubbles: true }));
    hidden.removeAttribute("hidden");
  });
  await hides(app).first().waitFor();
  await app.settle();
  assert.equal(await isSeen(answer(app, 8)), true);
  assert.equal(await shows(app).count(), count - 1);
  assert.equal(await element.evaluate((found) => found.isConnected && found.querySelector(".line") !== null), true);
  assert.ok((await topOf(question(app, 9))) > (await topOf(answer(app, 8))));
});

test("the first text of a note that is read without its answers does not show them", { skip }, async () => {
  const context = await world.context({ serviceWorkers: "block" });
  const app = await App.open(context, site.url, "#/note/lists");
  await hide(app);
  const letGo = await holdBack(context, "**/*.wasm");
  await app.page.reload();
  await app.page.locator("#viva-note article").waitFor({ state: "attached" });
  assert.equal(await app.page.locator("#viva-note p").first().isVisible(), false);
  await app.page.emulateMedia({ media: "print" });
  assert.equal(await app.page.locator("#viva-note p").first().isVisible(), true);
  await app.page.emulateMedia({ media: "screen" });
  letGo();
  await app.ready();
  await shows(app).first().waitFor();
});

test("an address of a heading within an answer opens it; going back to the place does not", { skip }, async () => {
  const app = await open();
  await hide(app);
  await app.page.evaluate(() => {
    location.hash = "#/note/lists/detail-of-5";
  });
  await app.settle();
  await hides(app).first().waitFor();
  const heading = app.page.locator("#viva-app main h3", { hasText: "Detail of 5" });
  assert.equal(await isSeen(heading), true);
  const top = await topOf(heading);
  assert.ok(top >= 0 && top < 200, `${top}`);
  assert.equal(await shows(app).count(), count - 1);
});

test("a browser that would not find them is offered no folding, and what was chosen elsewhere hides nothing there", {
  skip,
}, async () => {
  const context = await world.context();
  const app = await App.open(context, site.url, "#/note/lists");
  await hide(app);
  assert.equal(await isSeen(answer(app, 3)), false);
  await app.page.addInitScript(() => {
    for (let at = HTMLElement.prototype; at; at = Object.getPrototypeOf(at)) delete at.onbeforematch;
  });
  await app.reload();
  assert.equal(await app.page.evaluate(() => "onbeforematch" in HTMLElement.prototype), false);
  assert.equal(await isSeen(answer(app, 3)), true);
  assert.equal((await hideAll(app).count()) + (await showAll(app).count()) + (await shows(app).count()), 0);
});

test("on a phone the questions fit the column, and paper has all answers", { skip }, async () => {
  const app = await open("#/note/lists", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await hideAll(app).tap();
  await shows(app).first().waitFor();
  const box = await shows(app).first().boundingBox();
  assert.ok(box.x + box.width <= 390 && box.height >= 40, JSON.stringify(box));
  await app.page.waitForTimeout(1200);
  await app.page.emulateMedia({ media: "print" });
  assert.equal(await app.page.locator("#viva-note p", { hasText: "The answer 11 begins." }).isVisible(), true);
});
