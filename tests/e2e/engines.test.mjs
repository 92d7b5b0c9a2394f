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

  test(`${engine}: search, a note of the tree, keys, settings, typing and the statistics work, and nothing fails on the way`, {
    skip: missing,
    timeout: 180_000,
  }, async () => {
    const browser = await engines[engine]();
    const words = await wordsOf("en");
    const frame = () => browser.until(frames, (count) => count > 0, "the first frame");
    const shows = (selector, text, what = text) =>
      browser.until(
        inRoot(
          `return [...root.querySelectorAll(${JSON.stringify(selector)})].some((each) =>
             (each.getAttribute("aria-label") ?? each.textContent).includes(${JSON.stringify(text)}));`,
        ),
        Boolean,
        what,
      );
    /** Sets a field as typing does, or presses a key, where no engine's own input is at hand. */
    const type = (selector, text) =>
      browser.until(
        inRoot(
          `const field = root.querySelector(${JSON.stringify(selector)});
           if (!field) return false;
           field.focus();
           field.value = ${JSON.stringify(text)};
           field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
           return true;`,
        ),
        Boolean,
        `the field ${selector}`,
      );
    const key = (name) =>
      browser.run(
        `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(name)}, bubbles: true, composed: true }))`,
      );
    try {
      await browser.go(new URL("?lang=en#/", server.url).href);
      await frame();
      await browser.run(
        `globalThis.wrong = [];
         addEventListener("error", (event) => globalThis.wrong.push(event.message));
         addEventListener("unhandledrejection", (event) => globalThis.wrong.push(String(event.reason)));
         addEventListener("securitypolicyviolation", (event) => globalThis.wrong.push(event.violatedDirective));`,
      );
      // The palette finds, and its first hit leads to a note.
      await key("/");
      await type("input[role=combobox]", "django");
      await browser.until(
        inRoot('return root.querySelectorAll("[role=option]").length'),
        (count) => count > 2,
        "hits of the search",
      );
      await browser.run(inRoot('root.querySelector("[role=option]").click()'));
      await browser.until("return location.hash", (hash) => hash.startsWith("#/note/"), "the note of the hit");
      // The tree leads to another one, and j and k turn the notes.
      await browser.run(
        inRoot('root.querySelector("nav ~ nav a[href*=note], nav a[href*=note], a[href*=note]").click()'),
      );
      await browser.until("return location.hash", (hash) => hash.startsWith("#/note/"), "a note of the tree");
      const from = await browser.run("return location.hash");
      await key("j");
      const next = await browser.until("return location.hash", (hash) => hash !== from, "the next note");
      await key("k");
      await browser.until("return location.hash", (hash) => hash !== next, "the note before");
      await key("?");
      await shows("[role=dialog]", words.help, "the help");
      await key("Escape");
      await browser.until(inRoot('return root.querySelector("[role=dialog]") === null'), Boolean, "the help's end");
      // A name is typed, and Home greets with it; the theme changes.
      await browser.run('location.hash = "#/settings"');
      await type(`input[aria-label=${JSON.stringify(words.your_name)}]`, "한글");
      await browser.run(inRoot("root.activeElement.blur()"));
      await browser.until("return globalThis.viva.stats().events", (count) => count > 0, "the name in the log");
      await browser.run('location.hash = "#/"');
      await shows("main h1, main h2, main p", words.greeting.replace("{name}", "한글"), "the greeting");
      await browser.run('location.hash = "#/stats"');
      await shows("main h1", words.stats, "the statistics");
      await browser.run('location.hash = "#/data"');
      await shows("button", words.export_grades, "the way to export");
      await browser.run("history.back()");
      await browser.until("return location.hash", (hash) => hash === "#/stats", "the way back");
      assert.deepEqual(await browser.run("return globalThis.wrong"), []);
    } finally {
      await browser.close();
    }
  });
}
