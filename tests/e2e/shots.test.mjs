// Every screen × theme × width × language as a picture (VIVA_SHOTS_DIR; the README's picture is one of them), and what can
// be measured about a picture: text lies inside its boxes and the screen, nothing overlaps.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { App } from "./support/app.mjs";
import { wordsOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const folder = resolve(process.env.VIVA_SHOTS_DIR ?? join(import.meta.dirname, "../../build/shots"));
const widths = [1440, 800, 390];
const themes = ["paper", "night"];
const languages = ["ko", "en", "ru"];

/** Each screen: how to come there. */
const screens = {
  home: async (app) => app.page.evaluate(() => (location.hash = "#/")),
  read: async (app) => app.page.evaluate((id) => (location.hash = `#/note/${encodeURIComponent(id)}`), noteFor(app)),
  settings: async (app) => app.page.evaluate(() => (location.hash = "#/settings")),
  front: async (app) => {
    await app.page.evaluate(() => (location.hash = "#/quiz"));
    await app.reveal.waitFor();
  },
  back: async (app) => {
    await app.reveal.click();
    await app.rating("good").waitFor();
  },
};
const noteFor = (app) => (world.site.notes.find(({ language }) => language === app.language) ?? world.site.notes[0]).id;

/** Controls that stick out of the screen or lie over each other. */
const misplaced = () => {
  const root = document.getElementById("viva-app").shadowRoot;
  const controls = [...root.querySelectorAll("button, input, a[href]")].filter(
    (element) => !element.closest("[inert]"),
  );
  const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
  const name = (element) => element.getAttribute("aria-label") ?? element.textContent;
  const scroller = (element) => element.parentElement.closest(".scroller");
  const problems = [];
  for (const { element, box } of boxes) {
    if (box.right > innerWidth + 1 || box.left < -1)
      problems.push(`${name(element)} sticks out: ${box.left}…${box.right}`);
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.element.contains(other.element) || scroller(one.element) !== scroller(other.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > 2) problems.push(`${name(one.element)} lies over ${name(other.element)}`);
    }
  }
  return problems;
};

for (const language of languages) {
  for (const width of widths) {
    test(`${language} at ${width}: home, read, settings, quiz, in both themes`, async () => {
      await mkdir(folder, { recursive: true });
      for (const theme of themes) {
        // Each a browser of its own: a card that was turned would come back turned.
        const context = await world.context({
          viewport: { width, height: width === 390 ? 844 : 900 },
          hasTouch: width === 390,
          isMobile: width === 390,
          deviceScaleFactor: width === 390 ? 2 : 1,
          reducedMotion: "reduce",
        });
        const app = await App.open(context, world.url, `?theme=${theme}&lang=${language}`, language);
        app.language = language;
        app.words = await wordsOf(language);
        for (const [screen, go] of Object.entries(screens)) {
          await go(app);
          await app.settle();
          await app.page.screenshot({ path: join(folder, `${screen}-${theme}-${width}-${language}.png`) });
          assert.deepEqual(await app.page.evaluate(misplaced), [], `${screen} ${theme} ${width} ${language}`);
        }
        await app.page.close();
      }
    });
  }
}
