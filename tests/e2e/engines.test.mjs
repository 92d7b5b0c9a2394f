// What matters in the other engines: Firefox and WebKitGTK, driven by W3C WebDriver under a display of their own. An engine
// that is not installed is named and passed over; CI installs both (emsdk-env.sh).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve, siteFolder, wordsOf } from "./support/site.mjs";
import { engines, installed } from "./support/webdriver.mjs";

let server;
before(async () => {
  server = await serve(siteFolder);
});
after(() => server.close());

/** Runs in the page: the app's root, and what tests ask of it. */
const inRoot = (body) => `const root = document.getElementById("viva-app").shadowRoot; ${body}`;
const frames = "return globalThis.viva?.stats().frames ?? 0";

for (const engine of Object.keys(engines)) {
  const missing = installed(engine) ? false : `${engine} is not installed`;

  test(`${engine}: a note is read, its text lies on the page, a card is graded, the grade survives a reload and a lost context`, {
    skip: missing,
    timeout: 180_000,
  }, async () => {
    const browser = await engines[engine]();
    try {
      const ready = () => browser.until(frames, (count) => count > 0, "the first frame");
      const read = await fetch(new URL("site.json", server.url)).then((response) => response.json());
      await browser.go(new URL(`?lang=en#/note/${encodeURIComponent(read.notes[0].id)}`, server.url).href);
      await ready();
      const lines = await browser.until(
        inRoot('return root.querySelectorAll("main .line").length'),
        (count) => count > 10,
        "the text layer",
      );
      assert.ok(lines > 10);
      // Each line is where and as wide as it was set: the browser's own measure, to a pixel.
      const worst = await browser.until(
        inRoot(`
          return [...root.querySelectorAll("main p .line")].slice(0, 40).reduce((worst, line) => {
            const block = line.closest("p").getBoundingClientRect();
            const range = document.createRange();
            range.selectNodeContents(line);
            const box = range.getBoundingClientRect();
            return Math.max(worst, box.right - block.right, block.left - box.left);
          }, 0)`),
        (distance) => distance <= 1,
        "lines within their blocks",
      );
      assert.ok(worst <= 1, `a line leaves its block by ${worst}`);
      // Native scrolling moves the canvas: frames come.
      const before = await browser.run(frames);
      await browser.run(inRoot('root.querySelector("main").scrollTop = 600'));
      await browser.until(frames, (count) => count > before, "a frame after scrolling");

      await browser.go(new URL("?lang=en#/quiz", server.url).href);
      await browser.reload();
      await ready();
      const press = async (name) => {
        const pressed = inRoot(
          `const button = [...root.querySelectorAll("button")].find((one) => one.textContent.startsWith(${JSON.stringify(name)}));
           if (!button) return false; button.click(); return true;`,
        );
        await browser.until(pressed, Boolean, `the button ${name}`);
      };
      const words = await wordsOf("en");
      await press(words.reveal.split("{")[0]);
      await press(words.rating_good.split("{")[0]);
      await browser.until("return globalThis.viva.stats().events", (count) => count > 0, "the grade");
      const events = await browser.run("return globalThis.viva.stats().events");
      await browser.reload();
      await ready();
      await browser.until(
        "return globalThis.viva.stats().events",
        (count) => count === events,
        "the grade after a reload",
      );

      // The GPU goes and comes, twice.
      for (let round = 0; round < 2; round += 1) {
        const lost = await browser.run(
          inRoot(`
            const context = root.querySelector("canvas").getContext("webgl2");
            globalThis.lose = context.getExtension("WEBGL_lose_context");
            globalThis.lose?.loseContext();
            return Boolean(globalThis.lose);`),
        );
        if (!lost) break;
        await new Promise((done) => setTimeout(done, 200));
        const drawn = await browser.run(frames);
        await browser.run("globalThis.lose.restoreContext()");
        await browser.until(frames, (count) => count > drawn, "a frame after the context came back");
      }
      assert.equal(await browser.run("return globalThis.viva.stats().events"), events);
      assert.equal(await browser.run(inRoot('return root.querySelector("main") !== null')), true);
    } finally {
      await browser.close();
    }
  });
}
