// What stands around a note's text: where its links lead, footnotes, links to headings, its source, how well each question
// is known, and a quiz from any heading.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { App, eventually, sentence } from "./support/app.mjs";
import { fromWeb } from "./support/browser.mjs";
import { canBuild } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const skip = canBuild ? false : "VIVA_PROGRAM and VIVA_APP name no viva and no app to build sites with";

const filler = (word) =>
  Array.from({ length: 12 }, (_, line) => `Line ${line} about ${word}, to scroll by.\n`).join("\n");
const question = (name) => `### What is ${name}?\n\nThe answer about ${name}.\n`;
const notes = {
  "guides/first steps.md":
    "# First steps\n\nBefore iterators, read [about containers](../second.md#lists-and-tuples).\n\n" +
    `It was not always so[^history].\n\n${filler("iterators")}\n## Iterators\n\n${question("an iterator")}\n` +
    `${question("an iterable")}\n## Functions\n\n${question("a closure")}\n${question("a decorator")}\n` +
    `${question("a generator")}\n| Kind | Keeps |\n|---|---|\n| list | all its items |\n| generator | one item |\n\n` +
    "1. Write `yield`.\n2. Call `next`:\n\n```python\nfor item in numbers():\n    print(item)\n```\n\n" +
    "[^history]: Generators came with Python 2.2.\n",
  "second.md":
    `# Second note\n\n${filler("containers")}\n## Lists and tuples\n\nA list can be changed, a tuple cannot.\n\n` +
    `${filler("tuples")}\n`,
  "third.md":
    "# أسئلة بايثون\n\nهذه ملاحظات قصيرة.\n\n## ما هو المولد؟\n\nدالة تعيد قيمها واحدة تلو الأخرى.\n\n- يحفظ حالته.\n" +
    "    - عنصر متداخل.\n- Generators are lazy.\n\n1. اكتب الدالة.\n\n> الاقتباس هنا.\n\n" +
    "| النوع | مثال |\n|---|---|\n| قائمة | `[1, 2]` |\n\n```python\nx = 1  # عدّاد\n```\n",
};

let site;
before(async () => {
  if (!skip) site = await world.build(notes, ["--repository", "https://example.org/notes/"]);
});
const open = async (world, path) => App.open(await world.context(), site.url, path);
const main = (app) => app.page.getByRole("main");
const hashOf = (app) => app.page.evaluate(() => decodeURIComponent(location.hash));
const heading = (app, name) => main(app).getByRole("heading", { name });
/** Whether something stands in the view. */
const inView = async (locator) => {
  const box = await locator.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= 800;
};

/** The preview is a picture only, for who cannot see it follows the link: it covers what stands below. */
async function showsPreview(app, link) {
  const { x, y, width, height } = await link.boundingBox();
  const clip = { x: Math.round(x), y: Math.round(y + height + 12), width: 200, height: 60 };
  const elsewhere = [700, 780];
  await app.page.mouse.move(...elsewhere);
  await app.settle();
  const bare = await app.page.screenshot({ clip });
  const isCovered = async () => !bare.equals(await app.page.screenshot({ clip }));
  await app.page.mouse.move(x + width / 2, y + height / 2);
  await eventually(isCovered, true);
  await app.page.mouse.move(...elsewhere);
  await eventually(isCovered, false);
}

everywhere(
  "a link shows where it leads while the pointer rests on it, and who follows it finds the way back",
  {
    skip,
  },
  async (world) => {
    const app = await open(world, "#/note/guides-first-steps");
    const link = main(app).getByRole("link", { name: "about containers" });
    // WebKit's driver waits for ever with a picture of a page that rests.
    if (world.engine !== "webkit") await showsPreview(app, link);
    await link.click();
    await eventually(() => hashOf(app), "#/note/second/lists-and-tuples");
    await app.settle();
    assert.ok(await inView(heading(app, "Lists and tuples")));
    const origin = main(app).getByRole("group", { name: app.words.linked_from }).getByRole("link");
    assert.equal(await origin.count(), 1);
    await origin.click();
    await heading(app, "First steps").waitFor();
  },
);

everywhere("a footnote's mark leads to the footnote, and the footnote back to the mark", { skip }, async (world) => {
  const app = await open(world, "#/note/guides-first-steps");
  const marks = main(app).getByRole("link", { name: "¹" });
  assert.equal(await marks.count(), 2, "of the text and of the footnote");
  const note = main(app).getByText("Generators came with Python 2.2.");
  const text = main(app).getByText("It was not always so");
  assert.deepEqual([await inView(text), await inView(note)], [true, false]);
  await marks.first().click();
  await eventually(async () => [await inView(text), await inView(note)], [false, true]);
  await marks.last().click();
  await eventually(async () => [await inView(text), await inView(note)], [true, false]);
});

everywhere("the link to a heading is copied and leads there; the note's source is a link", { skip }, async (world) => {
  const app = await open(world, "?theme=night#/note/second");
  const name = app.words.copy_link.replace("{heading}", "Lists and tuples");
  await app.page.getByRole("button", { name, exact: true }).click();
  await app.page.getByText(app.words.link_copied).first().waitFor({ state: "attached" });
  const { text } = await app.pasted();
  // Language and theme are the sharer's own.
  assert.equal(decodeURIComponent(text), `${site.url}#/note/second/lists-and-tuples`);
  await app.page.goto("about:blank");
  await app.page.goto(text);
  await app.ready();
  assert.ok(await inView(heading(app, "Lists and tuples")));

  await app.page.goto(new URL("?lang=en#/note/guides-first-steps", site.url).href);
  const source = main(app).getByRole("link", { name: app.words.edit_source, exact: true });
  await eventually(() => source.getAttribute("href"), "https://example.org/notes/guides/first%20steps.md");
  assert.equal(await source.getAttribute("target"), "_blank");
  assert.match(await source.getAttribute("rel"), /noopener|noreferrer/);
});

everywhere(
  "a heading's questions are quizzed from there; each then says how well it is known, and a note that was read, that",
  {
    skip,
  },
  async (world) => {
    const app = await open(world, "#/note/guides-first-steps");
    const quiz = app.page.getByRole("button", { name: sentence(app.words.quiz_heading) });
    assert.deepEqual(
      (await quiz.allTextContents()).map((text) => Number(/\d+/.exec(text))),
      [2, 3],
    );
    assert.equal(await main(app).getByText(app.words.knowledge_new, { exact: true }).count(), 5);
    await quiz.last().click();
    await app.reveal.waitFor();
    for (const name of ["a closure", "a decorator", "a generator"])
      assert.equal(await app.grade("easy"), `What is ${name}?`);
    await app.named("heading", "quiz_done").waitFor();

    await app.page.goto(new URL("?lang=en#/note/guides-first-steps", site.url).href);
    await app.ready();
    const known = app.words.recall_now.replace("{percent}", "100");
    await eventually(() => main(app).getByText(known, { exact: true }).count(), 3);
    assert.equal(await main(app).getByText(app.words.knowledge_new, { exact: true }).count(), 2);

    const readMarks = () =>
      app.page.getByRole("navigation").locator(`a[aria-description*="${app.words.note_read}"]`).count();
    assert.equal(await readMarks(), 0);
    await app.page.keyboard.press("End");
    await eventually(readMarks, 1);
    await app.reload();
    assert.equal(await readMarks(), 1);
  },
);

/** What Firefox's reader mode makes of the page: Mozilla's own program, given what stands in the page, in a page of its own. */
async function readerMode(app) {
  const [finder, judge] = await Promise.all(
    ["", "-readerable"].map((part) => readFile(fromWeb.resolve(`@mozilla/readability/Readability${part}.js`), "utf8")),
  );
  const shown = await app.page.evaluate(() => document.documentElement.outerHTML);
  const reader = await app.page.context().newPage();
  return reader.evaluate(`(() => {
    let module;
    ${finder}
    ${judge}
    const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
    const page = parsed(${JSON.stringify(shown)});
    const isOffered = isProbablyReaderable(page);
    const { title, textContent, content } = new Readability(page).parse();
    const article = parsed(content);
    const blocks = [...article.querySelectorAll("h1,h2,h3,h4,p,a")].map((block) => block.textContent.trim());
    return { isOffered, title, text: textContent, blocks, controls: article.querySelectorAll("button,input,nav").length };
  })()`);
}

/** The texts of a note, block by block, as its static page has them. */
const textsOf = (app, page) =>
  app.page.evaluate(async (address) => {
    const shown = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    for (const other of shown.querySelectorAll("article :is(.topic, .section, figcaption, .footnotes a)"))
      other.remove();
    const [title, ...blocks] = shown.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6, p, pre, th, td)");
    return { title: title.textContent, blocks: blocks.map((block) => [block.textContent, block.localName === "pre"]) };
  }, page);

test("a browser's reader mode takes the whole note from the app's page, and nothing of the app", { skip }, async () => {
  const folded = (text) => text.replace(/\s+/g, " ").trim();
  const { notes: own } = await (await fetch(new URL("site.json", site.url))).json();
  const wanted = [
    ...["ko", "ru"].map((language) => [world.url, world.site.notes.find((note) => note.language === language)]),
    [site.url, own.find(({ id }) => id.includes("first"))],
  ];
  for (const [url, note] of wanted) {
    const app = await App.open(await world.context(), url, `#/note/${encodeURIComponent(note.id)}`);
    const { title, blocks } = await textsOf(app, note.page);
    const article = await readerMode(app);
    assert.ok(article.isOffered, note.id);
    assert.ok(article.title.startsWith(folded(title)), article.title);
    assert.ok(blocks.length > 10);
    const text = folded(article.text);
    for (const [block, isCode] of blocks)
      assert.ok(isCode ? article.text.includes(block.trimEnd()) : text.includes(folded(block)), `${note.id}: ${block}`);
    assert.equal(article.controls, 0);
    const { words } = app;
    for (const word of [words.knowledge_new, words.quiz_question, words.copy_code, words.read])
      assert.ok(word && !article.blocks.includes(word), word);
    await app.page.context().close();
  }
});

/** How far from its column's right edge, or for code from its left, each text begins. */
const beginnings = (page, column, texts) =>
  page.evaluate(
    async ([around, blocks]) => {
      await document.fonts.ready;
      const edges = document.querySelector(around).getBoundingClientRect();
      return [...document.querySelectorAll(blocks)].map((block) => {
        const range = document.createRange();
        range.selectNodeContents(block.querySelector(":scope > p") ?? block);
        const box = range.getBoundingClientRect();
        return [block.textContent.trim(), block.matches("pre") ? box.left - edges.left : edges.right - box.right];
      });
    },
    [column, texts],
  );

test("a note from right to left stands as on its static page: title, marks' room, quotes, columns, code", {
  skip,
}, async () => {
  const app = await open(world, "#/note/third");
  const blocks = ["h1", "h2", "p:has(.line)", "td", "th", "pre"].map((block) => `#viva-app main ${block}`).join();
  const shown = await beginnings(app.page, "#viva-app main h1", blocks);
  await app.page.goto(new URL("notes/third/", site.url).href);
  const page = await beginnings(app.page, "article", "article :is(h1, h2, p, li:not(:has(> p)), td, th, pre)");
  const where = new Map(page);
  assert.ok(shown.length > 10);
  for (const [text, begins] of shown) {
    const wanted = where.get(text) ?? page.find(([other]) => other.startsWith(text))?.[1];
    assert.ok(Math.abs(begins - wanted) < 12, `${text}: ${begins} in the app, ${wanted} on the page`);
  }
});
