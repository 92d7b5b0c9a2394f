// The pictures of notes: at the place that the canvas keeps for them, from the site alone, with their words where they
// cannot be seen.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { App } from "./support/app.mjs";
import { canBuild } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
const skip = canBuild ? false : "VIVA_PROGRAM and VIVA_APP name no viva and no app to build sites with";

/** A PNG of one colour. */
function png(width, height, colour) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8 + body.length);
    frame.writeUInt32BE(data.length);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), 4 + body.length);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array(width).fill(colour).flat())]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(Array(height).fill(row)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const red = [200, 40, 40];
const blue = [40, 60, 200];
const notes = {
  "album.md": `# Album

Words before the pictures.

![a wide red field](img/wide.png "Red")

Words after it, and ![a small sign](img/sign.svg) within a line, which goes on behind it for a while so that it breaks.

[![a blue door](img/door.png)](https://example.org/) ![from elsewhere](https://example.org/far.png)

## What does the picture show?

![a blue door](img/door.png)

The answer says: a door.

## What is behind the door?

A field:
![a wide red field](img/wide.png)
`,
  "img/wide.png": png(1600, 400, red),
  "img/door.png": png(120, 200, blue),
  "img/sign.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 64"><rect width="48" height="64" fill="#282"/></svg>',
};

let site;
before(async () => {
  if (!skip) site = await world.build(notes);
});

const open = async (path, more, of = world) => App.open(await of.context(more), site.url, path);
const pictures = (app) => app.page.locator("#viva-app main img");

/** All pictures in view have come or failed, and the frame after it is there. */
async function seen(app) {
  await app.page.waitForFunction(() =>
    [...document.getElementById("viva-app").querySelectorAll("main img")].every(
      (picture) => picture.complete || picture.getBoundingClientRect().top > innerHeight,
    ),
  );
  await app.settle();
}

/** The colour in the middle of a picture, as it is on the screen. */
async function colourOf(app, picture) {
  await picture.scrollIntoViewIfNeeded();
  await picture.evaluate((image) => image.decode());
  await app.settle();
  const { x, y, width, height } = await picture.boundingBox();
  const shot = await app.page.screenshot({
    clip: { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2), width: 1, height: 1 },
  });
  return app.page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      context.drawImage(bitmap, 0, 0);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    },
    [...shot],
  );
}

const near = (one, other) => one.every((value, index) => Math.abs(value - other[index]) < 12);

for (const [name, more] of Object.entries({
  desk: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
}))
  for (const theme of ["paper", "night"])
    everywhere(
      `a note's pictures show in their own colours, within the column, between its lines: ${name}, ${theme}`,
      {
        skip,
        engines: name === "desk" && theme === "night" ? undefined : [],
      },
      async (world) => {
        const app = await open(`?theme=${theme}#/note/album`, more, world);
        await seen(app);
        assert.deepEqual(await pictures(app).evaluateAll((all) => all.map(({ alt }) => alt)), [
          "a wide red field",
          "a small sign",
          "a blue door",
          "a blue door",
          "a wide red field",
        ]);
        const wide = pictures(app).first();
        assert.ok(near(await colourOf(app, wide), red));
        assert.ok(near(await colourOf(app, pictures(app).nth(2)), blue));
        const column = await app.page.locator("#viva-app main p:has(.line)").first().boundingBox();
        const box = await wide.boundingBox();
        assert.ok(Math.abs(box.width - column.width) < 1, `${box.width} of ${column.width}`);
        assert.ok(Math.abs(box.width / box.height - 4) < 0.05);
        // Nothing that is written lies under a picture.
        const covered = await app.page.evaluate(() => {
          const root = document.getElementById("viva-app");
          const images = [...root.querySelectorAll("main img")].map((image) => image.getBoundingClientRect());
          const words = [...root.querySelectorAll("main .line")].flatMap((line) => {
            const range = document.createRange();
            return [...line.querySelectorAll("*"), line]
              .flatMap((part) => [...part.childNodes])
              .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "")
              .flatMap((node) => {
                range.selectNodeContents(node);
                return [...range.getClientRects()].map((rect) => ({ text: node.data, rect }));
              });
          });
          return words
            .filter(({ rect }) =>
              images.some(
                (image) =>
                  Math.min(rect.right, image.right) - Math.max(rect.left, image.left) > 1 &&
                  // A line box is higher than its letters.
                  Math.min(rect.bottom - 5, image.bottom) - Math.max(rect.top + 5, image.top) > 1,
              ),
            )
            .map(({ text }) => text);
        });
        assert.deepEqual(covered, []);
      },
    );

test("a picture is copied as its words, is a link where the note makes it one, and nobody else is asked", {
  skip,
}, async () => {
  const app = await open("#/note/album", { permissions: ["clipboard-read", "clipboard-write"] });
  await seen(app);
  assert.equal(
    await app.page.locator("#viva-app main a:has(img)").first().getAttribute("href"),
    "https://example.org/",
  );
  // The one from elsewhere is words (suite() fails the test at any request to another server).
  await app.page.locator("#viva-app main .line", { hasText: "from elsewhere" }).first().waitFor();
  await app.page.locator("#viva-app main p:has(.line)").first().click();
  await app.page.keyboard.press("Control+a");
  await app.page.keyboard.press("Control+c");
  const [text, html] = await app.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
  });
  assert.match(text, /and a small sign within a line, which goes on/);
  assert.match(text, /a wide red field\n/);
  assert.match(html, /<img [^>]*alt="a small sign"/);
  assert.doesNotMatch(html, /style=|class=/);
});

test("a picture that does not come says what it is, and keeps its room", { skip }, async () => {
  world.expect(/ERR_FAILED|Failed to load/);
  const context = await world.context({ serviceWorkers: "block" });
  await context.route(/\/images\//, (route) => route.abort());
  const app = await App.open(context, site.url, "#/note/album");
  const wide = app.page.getByRole("img", { name: "a wide red field" }).first();
  await wide.waitFor();
  await app.page.waitForFunction(() => document.getElementById("viva-app").querySelector("main img").complete);
  const { width, height } = await wide.boundingBox();
  assert.ok(height > 100 && width > 400, `${width} × ${height}`);
  assert.ok((await app.colours(await wide.boundingBox())) > 4, "its words are drawn");
});

test("pictures come without a network after the first visit", { skip }, async () => {
  const context = await world.context();
  const app = await App.open(context, site.url, "");
  await app.page.evaluate(() => navigator.serviceWorker.ready);
  await app.reload();
  await context.setOffline(true);
  await app.page.goto(new URL("#/note/album", site.url).href);
  await app.page.reload();
  await app.ready();
  await seen(app);
  assert.ok(
    (await pictures(app)
      .first()
      .evaluate((image) => image.naturalWidth)) === 1600,
  );
});

test("a picture that a card asks about, and one in its answer, show in the quiz", { skip }, async () => {
  const app = await open("?lang=en#/quiz/album");
  await app.reveal.waitFor();
  const shown = async () => app.page.locator("#viva-app main img:visible, #viva-app [role=group] img:visible").count();
  let most = 0;
  for (let card = 0; card < 2; card += 1) {
    await app.reveal.click();
    await app.rating("good").waitFor();
    await app.settle();
    most += await shown();
    await app.rating("good").click();
    await app.settle();
  }
  assert.ok(most >= 2, `${most} pictures`);
});

test("paper has the pictures", { skip }, async () => {
  const app = await open("#/note/album");
  await app.page.waitForTimeout(1200);
  await app.page.emulateMedia({ media: "print" });
  const first = app.page.locator("#viva-note img").first();
  await first.scrollIntoViewIfNeeded();
  await app.page.waitForFunction(() => document.querySelector("#viva-note img").naturalWidth === 1600);
  const { width } = await first.boundingBox();
  assert.ok(width <= 1200 && width > 300);
});
