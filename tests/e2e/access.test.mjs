// What assistive technology meets: axe-core finds nothing on any screen in either theme; forced colours, large text and
// reduced motion are honoured; the accessibility tree of each screen is a golden file.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fromWeb } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const world = suite({ reducedMotion: "reduce" });
const axePath = fromWeb.resolve("axe-core/axe.min.js");
const golden = join(import.meta.dirname, "../golden/access");

/** Goes to a place by its address, and waits for its heading: a rarely needed one is loaded first. */
const place = (address, heading) => async (app) => {
  await app.page.evaluate((hash) => location.assign(hash), address);
  await app.page.getByRole("heading", { name: heading, level: 1 }).waitFor();
};

/** Each screen: how to come there. */
const screens = {
  home: (app) => app.page.evaluate(() => location.assign("#/")),
  note: (app) => app.page.evaluate((id) => location.assign(`#/note/${encodeURIComponent(id)}`), world.site.notes[0].id),
  settings: place("#/settings", "Settings"),
  question: async (app) => {
    await app.page.evaluate(() => location.assign("#/quiz"));
    await app.reveal.waitFor();
  },
  answer: async (app) => {
    await app.reveal.click();
    await app.rating("good").waitFor();
  },
  folded: async (app) => {
    await screens.note(app);
    await app.button("hide_answers").click();
    await app.button("show_answers").waitFor();
  },
};
/** Those that say what day it is, or what was done: no golden file. */
const moreScreens = {
  stats: place("#/stats", "Stats"),
  data: place("#/data", "Your data"),
  learning: place("#/learning", "Learning"),
  practice: place("#/cram", "Cram"),
  interview: place("#/interview", "Mock interview"),
  list: (app) => app.page.evaluate(() => location.assign("#/read")),
  search: async (app) => {
    await app.page.evaluate(() => location.assign("#/search/django"));
    await app.page.getByRole("option").first().waitFor();
  },
};

/** What axe-core holds against the page, in a line each. */
async function violations(app) {
  const found = await app.page.evaluate(
    async (source) => {
      // The page's policy allows no injected script, so axe comes as a function of the tool's own world.
      if (!globalThis.axe) new Function(source)();
      // Text of the layer is transparent over the canvas that draws it: theme_test.cpp holds the colours' contrast.
      const { violations } = await globalThis.axe.run(document, { rules: { "color-contrast": { enabled: false } } });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.slice(0, 3).map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
      );
    },
    await readFile(axePath, "utf8"),
  );
  return found;
}

for (const theme of ["paper", "night"]) {
  test(`axe finds nothing on any screen: ${theme}`, async () => {
    // axe runs by eval, which the page's policy forbids; the policy itself is tested in page.test.mjs.
    const app = await world.open(`?theme=${theme}`, "en", { bypassCSP: true });
    for (const [screen, go] of Object.entries({ ...screens, ...moreScreens })) {
      await go(app);
      await app.settle();
      assert.deepEqual(await violations(app), [], `${screen} ${theme}`);
    }
  });
}

test("the accessibility tree of each screen is as its golden file says", async () => {
  const app = await world.open();
  for (const [screen, go] of Object.entries(screens)) {
    await go(app);
    await app.settle();
    const snapshot = await app.page.locator("#viva-app").ariaSnapshot();
    const tree = `${snapshot.replaceAll(new URL(world.url).origin, "")}\n`;
    const path = join(golden, `${screen}.yaml`);
    if (process.env.VIVA_UPDATE_GOLDEN) await writeFile(path, tree);
    assert.equal(tree, await readFile(path, "utf8"), `${screen}: look at the difference, then VIVA_UPDATE_GOLDEN=1`);
  }
});

/** The picture of a part of the view as colours, the most frequent first, each as often as it is there. */
async function colorsOf(app, clip) {
  const png = await app.page.screenshot({ clip });
  return app.page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const counts = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const color = data.slice(at, at + 3).join();
        counts.set(color, (counts.get(color) ?? 0) + 1);
      }
      return [...counts].sort(([, one], [, other]) => other - one);
    },
    [...png],
  );
}

test("under forced colours everything is drawn in them, words of radios and counts too", async () => {
  const app = await world.open("#/settings", "en", { forcedColors: "active" });
  const system = await app.page.evaluate(() =>
    ["Canvas", "CanvasText"].map((name) => {
      const probe = document.createElement("i");
      probe.style.setProperty("color", name);
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color.match(/\d+/g).slice(0, 3).join();
    }),
  );
  assert.notEqual(system[0], system[1]);
  const isDrawn = async (clip, what) => {
    const colors = await colorsOf(app, clip);
    const share = (name) => (colors.find(([color]) => color === name)?.[1] ?? 0) / (clip.width * clip.height);
    assert.ok(share(system[0]) > 0.5, `${what}: ${colors[0]}`);
    assert.ok(share(system[1]) > 0.004, `${what}: its words in ${share(system[1])}`);
  };
  const radio = app.page.getByRole("radio", { checked: false }).first();
  const box = await radio.boundingBox();
  // Within its frame, which is drawn in the same colour.
  await isDrawn({ x: box.x + 6, y: box.y + 6, width: box.width - 12, height: box.height - 12 }, "a radio");
  await screens.home(app);
  await app.settle();
  await isDrawn({ x: 300, y: 60, width: 600, height: 400 }, "home");
  await app.page.emulateMedia({ forcedColors: "none" });
  await app.page.waitForFunction(() => !matchMedia("(forced-colors: active)").matches);
  await app.settle(500);
  assert.notEqual((await colorsOf(app, { x: 300, y: 60, width: 600, height: 400 }))[0][0], system[0]);
});

test("Tab goes through the app and out at both ends, always with something to see", async () => {
  const app = await world.open();
  const places = new Set();
  let left = false;
  for (let step = 0; step < 400 && !left; step += 1) {
    await app.page.keyboard.press("Tab");
    const at = await app.page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name: element.textContent || element.ariaLabel,
        ring: `${outlineStyle} ${outlineWidth}`,
        area: box.width * box.height,
      };
    });
    if (at === null) left = true;
    else {
      assert.match(at.ring, /^solid [1-9]/, `${at.name} has a ring`);
      assert.ok(at.area > 0, `${at.name} is somewhere`);
      places.add(at.name);
    }
  }
  assert.ok(left, "Tab leaves the app");
  assert.ok(places.size > 5);
});

test("who asks for more contrast gets it, on the canvas and in the layer", async () => {
  const app = await world.open("?theme=paper#/settings", "en", { contrast: "more" });
  const paper = await app.page.evaluate(
    () => getComputedStyle(document.getElementById("viva-app").querySelector(".home")).backgroundColor,
  );
  assert.equal(paper, "rgb(255, 255, 255)");
  const ground = async () => (await colorsOf(app, { x: 1100, y: 700, width: 4, height: 4 }))[0][0];
  assert.equal(await ground(), "255,255,255");
  await app.page.emulateMedia({ contrast: "no-preference" });
  await app.settle();
  assert.equal(await ground(), "251,250,247", "and it follows the system");
});
