// Every screen × theme × width × language as a picture (VIVA_SHOTS_DIR; the README's picture is one of them), all of them
// on one sheet (index.html beside them, and sheet-SCREEN.png), and what can be measured about a picture: text lies inside
// its boxes and the screen, nothing overlaps. The suite looks at the usual five screens; `npm run shots`, or the target
// `shots` of CMake, at all of them (VIVA_SHOTS=all).
import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { App } from "./support/app.mjs";
import { wordsOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const folder = resolve(process.env.VIVA_SHOTS_DIR ?? join(import.meta.dirname, "../../build/shots"));
const widths = [1440, 800, 390];
const themes = ["paper", "night"];
const languages = ["ko", "en", "ru"];

const goTo = (hash) => (app) => app.page.evaluate((to) => location.assign(to), hash);
/** A few grades, so that there is something to draw. */
async function learn(app) {
  await goTo("#/quiz")(app);
  for (const grade of ["good", "again", "hard", "easy"]) await app.grade(grade);
  await app.settle();
}

/** Each screen: how to come there. In this order: later ones find what earlier ones did. */
const screens = {
  home: goTo("#/"),
  list: goTo("#/read"),
  read: (app) => goTo(`#/note/${encodeURIComponent(noteFor(app))}`)(app),
  code: (app) =>
    app.page.evaluate(() => {
      const main = document.getElementById("viva-app").querySelector("main");
      const code = main.querySelector("pre");
      main.scrollTop += (code ?? main).getBoundingClientRect().top - 120;
    }),
  end: (app) =>
    app.page.evaluate(() => {
      const main = document.getElementById("viva-app").querySelector("main");
      main.scrollTop = main.scrollHeight;
    }),
  settings: goTo("#/settings"),
  help: (app) => app.page.keyboard.press("?"),
  search: async (app) => {
    await app.page.keyboard.press("Escape");
    await goTo("#/search/django")(app);
    await app.page.waitForTimeout(600);
  },
  front: async (app) => {
    await goTo("#/quiz")(app);
    await app.reveal.waitFor();
  },
  back: async (app) => {
    await app.reveal.click();
    await app.rating("good").waitFor();
  },
  stats: async (app) => {
    await app.rating("good").click();
    await learn(app);
    await goTo("#/stats")(app);
  },
  charts: (app) =>
    app.page.evaluate(() => {
      document.getElementById("viva-app").querySelector("main").scrollTop = 900;
    }),
  studied: goTo("#/"),
  known: (app) => goTo(`#/note/${encodeURIComponent(noteFor(app))}`)(app),
  data: goTo("#/data"),
  learning: goTo("#/learning"),
  interview: goTo("#/interview"),
};
const usual = ["home", "read", "settings", "front", "back"];
const taken = Object.entries(screens).filter(([screen]) => process.env.VIVA_SHOTS === "all" || usual.includes(screen));
const noteFor = (app) => (world.site.notes.find(({ language }) => language === app.language) ?? world.site.notes[0]).id;

/** A page with all pictures, screen by screen, and a picture of each of its parts. */
async function makeSheet() {
  const pictures = (await readdir(folder)).filter((name) => /-\d+-\w+\.png$/.test(name));
  const figure = (name) => `<figure><img src="${name}" alt=""><figcaption>${name.slice(0, -4)}</figcaption></figure>`;
  const parts = taken.map(([screen]) => {
    const shown = widths.flatMap((width) =>
      pictures.filter((name) => name.startsWith(`${screen}-`) && name.includes(`-${width}-`)).sort(),
    );
    return `<section id="${screen}"><h2>${screen}</h2>${shown.map(figure).join("")}</section>`;
  });
  const style =
    "body{font:14px sans-serif;background:#888}section{width:1840px}figure{display:inline-block;margin:4px;" +
    "vertical-align:top}img{height:380px;display:block}figcaption{font-size:11px}";
  const page = `<!doctype html><meta charset="utf-8"><title>Every screen</title><style>${style}</style>${parts.join("")}`;
  await writeFile(join(folder, "index.html"), page);
  const sheet = await world.browser.newPage({ viewport: { width: 1860, height: 1000 } });
  await sheet.goto(pathToFileURL(join(folder, "index.html")).href);
  for (const [screen] of taken)
    await sheet.locator(`#${screen}`).screenshot({ path: join(folder, `sheet-${screen}.png`) });
  await sheet.close();
}
// Before the suite closes its browser: hooks run in the order in which they were named.
after(makeSheet);
const world = suite();

/** Controls that stick out of the screen or lie over each other. */
const misplaced = () => {
  const root = document.getElementById("viva-app");
  const controls = [...root.querySelectorAll("button, input, a[href]")].filter(
    (element) => !element.closest("[inert]"),
  );
  const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
  const name = (element) => element.getAttribute("aria-label") ?? element.textContent;
  const scroller = (element) => element.parentElement.closest(".area");
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
    test(`${language} at ${width}: every screen, in both themes`, async () => {
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
        for (const [screen, go] of taken) {
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
