// Every script is shown: bundled glyphs, then slices from the same origin, then the reader's own fonts.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { App, eventually, holdBack } from "./support/app.mjs";
import { canBuild } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const skip = canBuild ? false : "VIVA_PROGRAM names no viva";

const notes = {
  "ko.md": "# 반복자\n\n## 제너레이터란 무엇인가요?\n\n값을 하나씩 만들어 내는 함수입니다. `yield`를 씁니다.\n",
  "ru.md": "# Итераторы\n\n## Что такое генератор?\n\nФункция, которая отдаёт значения по одному: `yield`.\n",
  "zh.md":
    "# 迭代器与生成器\n\n## 什么是生成器？\n\n生成器是一种特殊的函数，每次调用只计算一个值，并且记住自己的状态。它适合处理很大的数据，" +
    "因为不需要一次把所有内容放进内存。\n\n```python\ndef count():  # 从零开始计数\n    yield 0\n```\n",
  "ja.md":
    "# イテレーターとジェネレーター\n\n## ジェネレーターとは何ですか？\n\n値を一つずつ作り出す関数です。呼び出しの間も状態を覚えているので、" +
    "大きなデータを少しずつ処理するのに向いています。\n",
  "mixed.md":
    "# Scripts\n\n## What does each script say?\n\nArabic مرحبا بالعالم here.\n\nHebrew שלום עולם here.\n\n" +
    "Devanagari नमस्ते here.\n\nThai สวัสดีชาวโลก here.\n\nRare 𠮷野家 here.\n\nEmoji 👩‍👩‍👧‍👦 🇰🇷 👍🏽 here.\n",
};

let site;
before(async () => {
  if (!skip) site = await world.build(notes);
});

/** Opens a note and waits for its slices; says what was loaded for it. */
async function read(id, url = site.url) {
  const context = await world.context();
  const loaded = [];
  context.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (response.request().serviceWorker() === null && pathname.includes("/fonts/"))
      loaded.push({ path: pathname, bytes: (await response.body()).length });
  });
  const app = await App.open(context, url, `#/note/${id}`);
  // Nothing was asked for and nothing came for a second: a busy machine takes its time between two slices.
  for (let known = -1; known !== loaded.length; ) {
    known = loaded.length;
    await app.settle(1000);
  }
  return { app, slices: loaded.filter(({ path }) => path.includes("/slice-")) };
}

/** What of a note the canvas leaves to the page. */
const shownByPage = (app) =>
  app.page.evaluate(() =>
    [...document.getElementById("viva-app").querySelectorAll("main .line.shown")].map((line) => line.textContent),
  );

test("a site of Korean and Russian notes loads no slice", async (t) => {
  for (const note of world.site.notes) {
    const { app, slices } = await read(encodeURIComponent(note.id), world.url);
    t.diagnostic(`${note.language} ${note.id}: ${slices.length} slices`);
    assert.deepEqual(slices, []);
    assert.deepEqual(await shownByPage(app), []);
  }
});

test("beside Chinese and Japanese notes others load what their titles and questions need, and these what they use", {
  skip,
}, async (t) => {
  const bytes = {};
  for (const id of ["ko", "ru", "zh", "ja"]) {
    const { app, slices } = await read(id);
    bytes[id] = slices.reduce((sum, slice) => sum + slice.bytes, 0);
    t.diagnostic(`${id}: ${slices.length} slices, ${bytes[id]} bytes`);
    assert.equal(new Set(slices.map(({ path }) => path)).size, slices.length, "each once");
    if (site.hasCjk || id === "ko" || id === "ru") await eventually(() => shownByPage(app), []);
    await app.page.close();
  }
  assert.equal(bytes.ko, bytes.ru);
  if (!site.hasCjk) return t.diagnostic("the site was built without Noto Sans CJK: its own fonts are the reader's");
  assert.ok(bytes.ko > 0 && bytes.ko < 20_000, `${bytes.ko} for titles and questions`);
  for (const id of ["zh", "ja"]) assert.ok(bytes[id] > bytes.ko && bytes[id] < 120_000, `${id}: ${bytes[id]}`);
});

test("while a slice is on its way the reader's own fonts show the text, at the same place", { skip }, async () => {
  const context = await world.context();
  const letGo = await holdBack(context, "**/fonts/slice-*");
  const app = await App.open(context, site.url, "#/note/zh");
  const line = app.page.locator("#viva-app main p .line").first();
  assert.ok((await shownByPage(app)).length > 2);
  const early = await line.boundingBox();
  letGo();
  if (!site.hasCjk) return;
  await app.page.waitForFunction(
    () => document.getElementById("viva-app").querySelectorAll("main .line.shown").length === 0,
  );
  await app.settle();
  const late = await line.boundingBox();
  assert.ok(Math.abs(early.x - late.x) <= 1 && Math.abs(early.y - late.y) <= 1, JSON.stringify([early, late]));
});

everywhere("Japanese is drawn with slices that come from the site", { skip }, async (world, t) => {
  const app = await App.open(await world.context(), site.url, "#/note/ja");
  if (!site.hasCjk) return t.skip("the site was built without Noto Sans CJK");
  await eventually(() => shownByPage(app), []);
  assert.ok((await app.stats()).glyphBytes > 0);
  const faces = await app.page.evaluate(
    () => [...document.fonts].filter((face) => face.unicodeRange !== "U+0-10FFFF" && face.status === "loaded").length,
  );
  assert.ok(faces > 0, "and the layer has them, too");
});

everywhere(
  "scripts that need shaping and emoji sequences are the page's to show, whole and in order",
  {
    skip,
  },
  async (world) => {
    const app = await App.open(await world.context(), site.url, "#/note/mixed");
    await app.page.waitForTimeout(700);
    await app.settle();
    const shown = await shownByPage(app);
    for (const words of ["مرحبا بالعالم", "שלום עולם", "नमस्ते", "สวัสดีชาวโลก", "👩‍👩‍👧‍👦 🇰🇷 👍🏽", "𠮷野家"])
      assert.ok(
        shown.some((line) => line.includes(words)),
        `${words} in ${JSON.stringify(shown)}`,
      );
    const colours = await app.page.evaluate(() =>
      [...document.getElementById("viva-app").querySelectorAll("main .line.shown")].map(
        (line) => getComputedStyle(line).color,
      ),
    );
    for (const colour of colours) assert.doesNotMatch(colour, /, 0\)$|transparent/);
  },
);
