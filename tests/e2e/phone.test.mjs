// A phone: touch, a soft keyboard, two fingers; and text twice as large as usual.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, holdBack } from "./support/app.mjs";
import { launch } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const world = suite(phone);
const note = () => world.site.notes.find(({ language }) => language === "ko") ?? world.site.notes[0];
const noteAddress = () => `#/note/${encodeURIComponent(note().id)}`;

/** A finger that goes from one point to another. */
async function swipe(app, from, to, steps = 8) {
  const session = await app.page.context().newCDPSession(app.page);
  const touch = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  for (let step = 1; step <= steps; step += 1)
    await touch("touchMove", [
      { x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps },
    ]);
  await touch("touchEnd", []);
}

test("a finger scrolls a note, and the canvas follows", async () => {
  const app = await world.open(noteAddress());
  const before = await app.page.screenshot({ clip: { x: 0, y: 100, width: 390, height: 500 } });
  await swipe(app, { x: 200, y: 650 }, { x: 200, y: 150 });
  await app.page.waitForFunction(() => document.getElementById("viva-app").querySelector("main").scrollTop > 200);
  await app.settle();
  const line = await app.page.evaluate(() => {
    const root = document.getElementById("viva-app");
    const line = [...root.querySelectorAll("main .line")].find((each) => each.getBoundingClientRect().top > 150);
    return line.textContent;
  });
  assert.ok(line.length > 0);
  const after = await app.page.screenshot({ clip: { x: 0, y: 100, width: 390, height: 500 } });
  assert.ok(!before.equals(after));
});

test("a card is read, turned and graded by taps", async () => {
  const app = await world.open();
  await app.page.getByRole("button", { name: new RegExp(`^${app.words.start}`) }).tap();
  await app.reveal.tap();
  await app.rating("good").tap();
  await app.rating("good").waitFor({ state: "detached" });
  assert.deepEqual(
    (await app.reviews()).map(({ rating }) => rating),
    [3],
  );
});

test("the bottom bar leads everywhere, and no label in it is cut in any language", async () => {
  for (const language of ["ko", "en", "ru"]) {
    const app = await world.open("", language);
    for (const place of ["read", "quiz", "stats", "settings", "home"]) {
      await app.page.evaluate(() => location.assign("#/"));
      await app.settle();
      const link = app.place(place);
      const box = await link.boundingBox();
      assert.ok(box.width >= 44 && box.height >= 44, `${place}: ${JSON.stringify(box)}`);
      await link.tap();
      if (place !== "home") await app.page.waitForURL((url) => url.hash !== "#/");
    }
    await app.page.close();
  }
});

// Headless Chromium selects nothing by a long touch on any page; what it needs for that is looked at.
test("what a finger presses is text that can be selected, and nothing keeps the browser from it", async () => {
  const app = await world.open(noteAddress());
  const found = await app.page.evaluate(() => {
    const root = document.getElementById("viva-app");
    const line = root.querySelector("main p .line");
    const box = line.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + 12, box.top + box.height / 2);
    const allowed = ["touchstart", "pointerdown", "selectstart", "contextmenu"].filter((type) =>
      at.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true })),
    );
    const range = document.createRange();
    range.selectNodeContents(line);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    return {
      inText: at.closest("p") === line.closest("p"),
      select: getComputedStyle(at).userSelect,
      allowed: allowed.length,
      selected: document.getSelection().toString().trim(),
      text: line.textContent.trim(),
    };
  });
  assert.equal(found.inText, true);
  assert.equal(found.select, "text");
  assert.equal(found.allowed, 4);
  assert.equal(found.selected, found.text);
});

test("controls are at least 24 by 24, those that grade and lead at least 40 high", async () => {
  for (const path of ["", noteAddress(), "#/settings", "#/stats", "#/learning", "#/data", "#/cram"]) {
    const app = await world.open(path);
    const small = await app.page.evaluate(() =>
      [...document.getElementById("viva-app").querySelectorAll("button, a[href]:not([data-inline]), input")]
        .map((element) => ({ box: element.getBoundingClientRect(), name: element.ariaLabel ?? element.textContent }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ box, name }) => `${name}: ${box.width} × ${box.height}`),
    );
    assert.deepEqual(small, [], path);
    await app.page.close();
  }
});

test("two fingers may enlarge the page, and the canvas stays sharp", async () => {
  const app = await world.open(noteAddress());
  const forbidding = await app.page.evaluate(() => ({
    viewport: document.querySelector("meta[name=viewport]").content,
    actions: [...document.getElementById("viva-app").querySelectorAll("*")].filter((element) =>
      /none|^pan-[xy]( pan-[xy])?$/.test(getComputedStyle(element).touchAction),
    ).length,
  }));
  assert.doesNotMatch(forbidding.viewport, /user-scalable|maximum-scale/);
  assert.equal(forbidding.actions, 0);
  const session = await app.page.context().newCDPSession(app.page);
  const pixels = () => app.page.evaluate(() => document.getElementById("viva-app").querySelector("canvas").width);
  const usual = await pixels();
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
  const scale = await app.page.evaluate(() => visualViewport.scale);
  assert.ok(scale > 1.5, `scale ${scale}`);
  await app.page.waitForFunction(
    (width) => document.getElementById("viva-app").querySelector("canvas").width > width,
    usual,
  );
  await app.settle();
  assert.equal(await pixels(), usual * 2);
});

/** As a phone tells of its keyboard: the layout stays, what is seen of it becomes lower. */
const showKeyboard = (app, height) =>
  app.page.evaluate((covered) => {
    Object.defineProperty(visualViewport, "height", { value: innerHeight - covered, configurable: true });
    visualViewport.dispatchEvent(new Event("resize"));
  }, height);

test("the field that is typed in stays above the soft keyboard", async () => {
  const app = await world.open("#/settings");
  const field = app.named("textbox", "your_name");
  await field.scrollIntoViewIfNeeded();
  await field.tap();
  assert.equal(await field.getAttribute("enterkeyhint"), "done");
  await showKeyboard(app, 380);
  await app.page.waitForFunction(
    () => document.getElementById("viva-app").querySelector(".home").clientHeight === 844 - 380,
  );
  await app.settle();
  await app.page.waitForTimeout(200);
  const box = await field.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 844 - 380, JSON.stringify(box));
  await showKeyboard(app, 0);
  await app.page.waitForFunction(() => document.getElementById("viva-app").querySelector(".home").clientHeight === 844);
});

test("fields call the keyboard that fits", async () => {
  const app = await world.open("#/settings");
  assert.equal(await app.named("spinbutton", "new_cards_a_day").getAttribute("inputmode"), "numeric");
  await app.page.evaluate(() => location.assign("#/search"));
  const words = app.page.getByRole("combobox");
  assert.equal(await words.getAttribute("enterkeyhint"), "go");
});

/** A browser whose reader has set text to twice its usual size, which zooms no page. */
let large;
before(async () => {
  large = await launch(["--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]);
});
after(() => large?.close());

test("text twice as large is laid out anew: nothing is cut, and the layer lies on the glyphs", async () => {
  // On a narrow screen as much larger as leaves room for words.
  for (const [viewport, least] of [
    [{ width: 1280, height: 800 }, 28],
    [{ width: 390, height: 844 }, 19],
  ]) {
    const context = await large.newContext({ viewport, locale: "en-US" });
    for (const path of ["", noteAddress(), "#/quiz", "#/settings", "#/stats"]) {
      const app = await App.open(context, world.url, path);
      const state = await app.page.evaluate(() => {
        const root = document.getElementById("viva-app");
        const home = root.querySelector(".home").getBoundingClientRect();
        const boxes = [...root.querySelectorAll("button, a[href], input, main .line")]
          .filter((element) => !element.closest(".area .area"))
          .map((element) => element.getBoundingClientRect());
        const body = root.querySelector("main .line, main h1, main p");
        return {
          size: Number.parseFloat(getComputedStyle(body).fontSize) * (body.currentCSSZoom ?? 1),
          outside: boxes.filter((box) => box.width > 0 && (box.left < -1 || box.right > home.right + 1)).length,
        };
      });
      assert.ok(state.size >= least, `${path}: ${state.size} px`);
      assert.equal(state.outside, 0, path);
      await app.page.close();
    }
    await context.close();
  }
});

test("text twice as large is so from the first text on, where the app will set it", async () => {
  const context = await large.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const letGo = await holdBack(context, "**/*.wasm");
  const page = await context.newPage();
  await page.goto(new URL(`?lang=en${noteAddress()}`, world.url).href);
  await page.locator("#viva-note h1").waitFor();
  await page.waitForFunction(() => document.fonts.size >= 3 && document.fonts.status === "loaded");
  const look = (title) =>
    page.locator(title).evaluate((heading) => {
      const { x, y } = heading.getBoundingClientRect();
      return [x, y, Number.parseFloat(getComputedStyle(heading).fontSize) * (heading.currentCSSZoom ?? 1)];
    });
  const before = await look("#viva-note h1");
  letGo();
  await page.waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
  const after = await look("#viva-app main h1");
  assert.equal(before[2], 50, "a title of a narrow screen, twice as large");
  for (const [index, value] of before.entries())
    assert.ok(Math.abs(value - after[index]) <= 6, JSON.stringify([before, after]));
  await context.close();
});
