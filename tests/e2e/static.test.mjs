// The note as plain HTML: before the app's first frame, on paper; and back and forward to where the reader left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, holdBack } from "./support/app.mjs";
import { siteFolder } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const noteIn = (language) => world.site.notes.find((note) => note.language === language);
const addressOf = (note) => `#/note/${encodeURIComponent(note.id)}`;

const early = "a deep link shows the note's text before the program has come, where the app will set it";
const deaf = "WebKit's driver answers nothing while a page is loading";
everywhere(early, { but: { webkit: deaf } }, async (world) => {
  const note = noteIn("ko");
  let letGo;
  const held = new Promise((done) => {
    letGo = done;
  });
  const server = await world.serve(siteFolder, ({ url }) => url.endsWith(".wasm") && held);
  const page = await (await world.context()).newPage();
  const opened = page.goto(new URL(`?lang=en${addressOf(note)}`, server.url).href);
  const title = page.locator("#viva-note h1");
  await title.waitFor();
  assert.ok((await page.locator("#viva-note").textContent()).length > 500);
  const before = await title.boundingBox();
  letGo();
  await opened;
  await page.waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
  const after = await page.locator("#viva-app main h1").boundingBox();
  assert.ok(Math.abs(before.x - after.x) <= 1 && Math.abs(before.y - after.y) <= 3, JSON.stringify([before, after]));
  assert.equal(await page.locator("#viva-note").isVisible(), false);
});

everywhere("a note's own page is read without any script, and leads to the same note in the app", {}, async (world) => {
  const { page, title, language } = noteIn("ko");
  const app = await world.open();
  await app.page.goto(new URL(page, world.url).href);
  assert.equal(await app.page.evaluate(() => document.scripts.length), 0);
  assert.ok((await app.page.locator("article").textContent()).length > 500);
  const look = await app.page.evaluate(async () => {
    await document.fonts.ready;
    const { scrollWidth } = document.documentElement;
    const fonts = [...document.fonts].filter(({ status }) => status === "loaded").length;
    return { fonts, fits: scrollWidth <= innerWidth, language: document.documentElement.lang };
  });
  assert.ok(look.fonts >= 2, `${look.fonts} fonts`);
  assert.deepEqual([look.fits, look.language], [true, language]);
  await app.page.locator("a.app").click();
  await app.ready();
  await app.page.getByRole("main").getByRole("heading", { name: title }).first().waitFor();
});

/** Where the first line of each block of text stands, by its first letters; of the first screen. */
const positions = (page, root) =>
  page.evaluate((where) => {
    const scope = where === "app" ? document.getElementById("viva-app").querySelector("main") : document;
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
        return near[0] ? [{ one, other: near[0] }] : [];
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

/**
 * The share of ink in one picture that the other has not within a cell (4 × 4 CSS pixels) of the same place; of both ways
 * the larger. Anti-aliasing and thin lines cost little, a jump costs almost all.
 */
async function differenceOf(context, pictures, clip) {
  const viewer = await context.newPage();
  const difference = await viewer.evaluate(
    async ([shots, { x, y, width, height }]) => {
      const [one, other] = await Promise.all(
        shots.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes]));
          const density = bitmap.width / x.of;
          // Down-sampled to a cell of 4 × 4 CSS pixels.
          const canvas = new OffscreenCanvas(Math.floor(width / 4), Math.floor(height / 4));
          const context = canvas.getContext("2d");
          context.imageSmoothingQuality = "high";
          const from = [x.at, y, width, height].map((side) => side * density);
          context.drawImage(bitmap, ...from, 0, 0, canvas.width, canvas.height);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const grey = new Float32Array(canvas.width * canvas.height);
          for (let at = 0; at < grey.length; at += 1)
            grey[at] = 255 - (data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]) / 3;
          return { grey, columns: canvas.width, rows: canvas.height };
        }),
      );
      // Ink of a place in the one that its neighbourhood in the other has not, and the other way round.
      const missing = (from, to) => {
        let ink = 0;
        let gone = 0;
        for (let row = 1; row < from.rows - 1; row += 1)
          for (let column = 1; column < from.columns - 1; column += 1) {
            const here = from.grey[row * from.columns + column];
            if (here < 24) continue;
            let most = 0;
            for (let down = -1; down <= 1; down += 1)
              for (let right = -1; right <= 1; right += 1)
                most = Math.max(most, to.grey[(row + down) * to.columns + column + right]);
            ink += here;
            gone += Math.max(0, here - most - 24);
          }
        return gone / Math.max(1, ink);
      };
      return Math.max(missing(one, other), missing(other, one));
    },
    [pictures.map((picture) => picture.toString("base64")), clip],
  );
  await viewer.close();
  return difference;
}

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
])
  for (const place of ["top", "middle"])
    test(`before and after the takeover the picture differs in anti-aliasing only: ${viewport.width} wide, ${place}`, async (t) => {
      for (const note of world.site.notes) {
        const context = await world.context({ viewport, serviceWorkers: "block" });
        const letGo = await holdBack(context, "**/*.wasm");
        const page = await context.newPage();
        await page.goto(new URL(`?lang=${note.language}&theme=paper${addressOf(note)}`, world.url).href);
        await page.locator("#viva-note article").waitFor();
        await page.waitForFunction(() => document.fonts.size >= 3 && document.fonts.status === "loaded");
        if (place === "middle")
          await page.evaluate(() => scrollTo(0, Math.min(1600, document.documentElement.scrollHeight / 3)));
        const before = await page.screenshot();
        const column = await page.evaluate(() => {
          const { left, width } = document.querySelector("#viva-note article").getBoundingClientRect();
          return { left, width };
        });
        letGo();
        await page.waitForFunction(() => document.getElementById("viva-app")?.dataset.shown !== undefined);
        await page.waitForTimeout(500);
        const after = await page.screenshot();
        // The note's column, without what only the app has: chips below questions, the bar at the bottom of a phone.
        const clip = {
          x: { at: column.left, of: viewport.width },
          y: 0,
          width: column.width,
          height: viewport.height - 80,
        };
        const difference = await differenceOf(context, [before, after], clip);
        t.diagnostic(`${note.id}: ${(difference * 100).toFixed(1)} % of the ink`);
        if (process.env.VIVA_SHOTS_DIR) {
          const { writeFile } = await import("node:fs/promises");
          for (const [name, picture] of Object.entries({ before, after }))
            await writeFile(`${process.env.VIVA_SHOTS_DIR}/${note.id}-${viewport.width}-${place}-${name}.png`, picture);
        }
        assert.ok(difference < 0.2, `${note.id}: ${difference}`);
        await context.close();
      }
    });

test("lines of Korean break where the app breaks them: no bracket and no particle leaves its word", async () => {
  const context = await world.context({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const app = await App.open(context, world.url, addressOf(noteIn("ko")), "ko");
  await app.page.locator("#viva-note article").waitFor({ state: "attached" });
  const set = await app.page.evaluate(() =>
    [...document.getElementById("viva-app").querySelectorAll("main p:has(.line)")].map((text) =>
      [...text.querySelectorAll(".line")].map((line) => line.textContent.trim()),
    ),
  );
  const letGo = await holdBack(context, "**/*.wasm");
  await app.page.reload();
  await app.page.locator("#viva-note article").waitFor();
  await app.page.waitForFunction(() => document.fonts.size >= 3 && document.fonts.status === "loaded");
  const broken = await app.page.evaluate(() =>
    [...document.querySelectorAll("#viva-note p")].map((paragraph) => {
      const lines = [];
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      let bottom = -1;
      while (texts.nextNode()) {
        const range = document.createRange();
        for (let at = 0; at < texts.currentNode.length; at += 1) {
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + 1);
          const box = range.getBoundingClientRect();
          if (box.height > 0 && box.top >= bottom - 2) lines.push("");
          if (box.height > 0 && box.width > 0) bottom = Math.max(bottom, box.bottom);
          if (lines.length > 0) lines[lines.length - 1] += texts.currentNode.data[at];
        }
      }
      return lines.map((line) => line.replaceAll("\u2060", "").trim()).filter(Boolean);
    }),
  );
  letGo();
  let compared = 0;
  for (const lines of broken) {
    const same = set.find((other) => other.join(" ").replaceAll(" ", "") === lines.join(" ").replaceAll(" ", ""));
    if (!same) continue;
    compared += 1;
    assert.deepEqual(lines, same);
  }
  assert.ok(compared > 10, `${compared} paragraphs`);
});

test("a note stands where it was left from the first text on: before the program has come, and after", async () => {
  const note = noteIn("ko");
  const context = await world.context({ serviceWorkers: "block" });
  const app = await App.open(context, world.url, addressOf(note), "ko");
  const main = app.page.getByRole("main");
  await main.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight * 0.4));
  await app.settle();
  await app.page.waitForTimeout(1500);
  const headings = (root) =>
    app.page.evaluate((where) => {
      const scope = where === "app" ? document.getElementById("viva-app").querySelector("main") : document;
      const all = scope.querySelectorAll(where === "app" ? "h1, h2, h3, h4" : "#viva-note :is(h1, h2, h3, h4)");
      return [...all].flatMap((heading) => {
        const { top } = heading.getBoundingClientRect();
        return top > 0 && top < innerHeight - 60 ? [{ text: heading.textContent.trim(), top }] : [];
      });
    }, root);
  const left = await headings("app");
  const letGo = await holdBack(context, "**/*.wasm");
  await app.page.reload();
  await app.page.locator("#viva-note article").waitFor();
  await app.page.waitForFunction(() => document.fonts.size >= 3 && document.fonts.status === "loaded");
  await app.page.waitForTimeout(300);
  const first = await headings("page");
  letGo();
  await app.ready();
  const after = await headings("app");
  for (const { text, top } of left) {
    for (const [when, shown] of [
      ["first text", first],
      ["app", after],
    ]) {
      const same = shown.find((one) => one.text === text);
      assert.ok(same && Math.abs(same.top - top) <= 3, `${when}: ${text} at ${same?.top}, not ${top}`);
    }
  }
  assert.ok(left.length > 0 && (await main.evaluate(({ scrollTop }) => scrollTop)) > 500);
});

everywhere("paper gets the note with its code, and nothing of the app", {}, async (world) => {
  const note = noteIn("ko");
  const app = await world.open(addressOf(note));
  await app.page.locator("#viva-note pre").first().waitFor({ state: "attached" });
  await app.onPaper(world.engine);
  assert.equal(await app.page.locator("#viva-app").isVisible(), false);
  assert.equal(await app.page.locator("#viva-note pre").first().isVisible(), true);
  const paper = await app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(paper, "rgb(255, 255, 255)");
  const shape = await app.page.evaluate(() => {
    const note = document.getElementById("viva-note");
    const link = (rel) => {
      const made = document.createElement("a");
      made.href = "https://other.example/";
      made.rel = rel;
      note.append(made);
      const { content } = getComputedStyle(made, "::after");
      made.remove();
      return content;
    };
    const { overflowX } = getComputedStyle(note.querySelector(".scroll"));
    return { overflowX, inside: link(""), outside: link("noopener noreferrer") };
  });
  assert.equal(shape.overflowX, "visible");
  assert.equal(shape.inside, "none");
  assert.match(shape.outside, /other\.example|attr/);
});

test("who prints right after a jump gets the note that is shown", async () => {
  const [one, other] = world.site.notes;
  const app = await world.open(addressOf(one));
  await app.page.locator("#viva-note article").waitFor({ state: "attached" });
  const title = await app.page.evaluate((hash) => {
    location.assign(hash);
    return new Promise((done) =>
      addEventListener("hashchange", () => {
        dispatchEvent(new Event("beforeprint"));
        done(document.getElementById("viva-note").dataset.note + document.querySelector("#viva-note h1")?.textContent);
      }),
    );
  }, addressOf(other));
  assert.equal(title, other.id + other.title);
});

test("Back leads to where the reader left a note, though its address names a heading", async () => {
  const app = await world.open(addressOf(noteIn("ko")));
  const top = () => app.page.evaluate(() => document.getElementById("viva-app").querySelector("main").scrollTop);
  await app.page.evaluate(() => {
    const links = document.getElementById("viva-app").querySelectorAll('aside a[href*="#/note/"]');
    [...links].at(2).click();
  });
  await app.settle();
  assert.match(await app.page.evaluate(() => location.hash), /#\/note\/[^/]+\/.+/);
  await app.page.evaluate(() => {
    document.getElementById("viva-app").querySelector("main").scrollTop += 333;
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
