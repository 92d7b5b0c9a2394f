// The app as a person meets it: by roles and names. One object for one page.
import { deepEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { wordsOf } from "./site.mjs";

/** A word of the table as the beginning of a name: "{n}" and what follows may be anything. */
export const starting = (word) => new RegExp(`^${escapeRegExp(word.split("{")[0])}`);
/** A sentence of the table with something in each `{place}`; any of its plural forms. */
export const sentence = (word) =>
  new RegExp(
    word
      .split("|")
      .map((form) =>
        form
          .split(/\{\w+\}/)
          .map(escapeRegExp)
          .join(".+"),
      )
      .join("|"),
  );

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const ratings = { again: "rating_again", hard: "rating_hard", good: "rating_good", easy: "rating_easy" };

export class App {
  /**
   * Opens the app page of a served site and waits for its first frame.
   * @param {import("playwright-core").BrowserContext} context
   */
  static async open(context, base, path = "", language = "en") {
    const app = new App(await context.newPage(), await wordsOf(language));
    app.page.setDefaultTimeout(context.patience ?? 30_000);
    const url = new URL(path, base);
    if (!url.searchParams.has("lang")) url.searchParams.set("lang", language);
    await app.page.goto(url.href);
    await app.ready();
    return app;
  }

  /** @param {import("playwright-core").Page} page */
  constructor(page, words) {
    this.page = page;
    this.words = words;
  }

  /** The first frame is there, the log is read, and no frame has come for a moment. */
  async ready() {
    await this.page.waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
    await this.settle();
  }

  /**
   * Waits until the picture has rested for so long. On a slow machine the browser may take longer than that to begin with
   * a frame that was asked for: it comes before one that is asked for now. A hidden page draws none.
   */
  async settle(milliseconds = 150) {
    await this.page.waitForFunction(
      async (rest) => {
        const nextFrame = () =>
          new Promise((done) => {
            requestAnimationFrame(done);
            setTimeout(done, 2000);
          });
        await nextFrame();
        const { frames } = globalThis.viva.stats();
        await new Promise((done) => setTimeout(done, rest));
        await nextFrame();
        return globalThis.viva.stats().frames === frames;
      },
      milliseconds,
      { polling: 20 },
    );
  }

  /** How many different colours a part of the screen holds: a blank canvas has one. */
  async colours(clip) {
    const png = await this.page.screenshot({ clip });
    return this.page.evaluate(
      async (bytes) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        return new Set(new Uint32Array(data.buffer)).size;
      },
      [...png],
    );
  }

  /** What the clipboard holds, as a paste with the keyboard brings it: no engine asks for a permission there. */
  async pasted() {
    await this.page.evaluate(() => {
      const field = document.createElement("textarea");
      field.id = "pasted";
      document.body.append(field);
      field.focus();
      field.addEventListener("paste", (event) => {
        const read = (type) => event.clipboardData.getData(type);
        globalThis.pasted = { text: read("text/plain"), html: read("text/html") };
        event.preventDefault();
      });
    });
    await this.page.keyboard.press("Control+v");
    await this.page.waitForFunction(() => globalThis.pasted !== undefined);
    return this.page.evaluate(() => {
      document.getElementById("pasted").remove();
      const { pasted } = globalThis;
      delete globalThis.pasted;
      return pasted;
    });
  }

  /** Shows the page as paper has it: in engines that cannot be told so, the rules for print become those of the screen. */
  async onPaper(engine) {
    if (engine === "chromium") return this.page.emulateMedia({ media: "print" });
    await this.page.evaluate(() => {
      const swapped = (text) =>
        text.replace(/\b(print|screen)\b/g, (medium) => (medium === "print" ? "screen" : "print"));
      for (const sheet of document.styleSheets)
        for (const { media } of sheet.cssRules) if (media) media.mediaText = swapped(media.mediaText);
    });
  }

  /** Chooses a file where a button asks for one, in the place of the browser's own dialog. */
  async choose(button, name, bytes) {
    await this.page.evaluate(
      ([as, base64]) => {
        const { click } = HTMLInputElement.prototype;
        HTMLInputElement.prototype.click = function () {
          HTMLInputElement.prototype.click = click;
          const chosen = new DataTransfer();
          chosen.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], as));
          this.files = chosen.files;
          this.dispatchEvent(new Event("change"));
        };
      },
      [name, bytes.toString("base64")],
    );
    await this.button(button).click();
  }

  stats() {
    return this.page.evaluate(() => globalThis.viva.stats());
  }

  reload() {
    return this.page.reload().then(() => this.ready());
  }

  /** @param {keyof typeof ratings} grade */
  rating(grade) {
    return this.page.getByRole("button", { name: starting(this.words[ratings[grade]]) });
  }
  button(word) {
    return this.page.getByRole("button", { name: this.words[word], exact: true });
  }
  named(role, word) {
    return this.page.getByRole(role, { name: this.words[word], exact: true });
  }
  /** A way to a place in the navigation: a link, a button or a tab. */
  place(word) {
    const places = this.page.getByRole("navigation", { name: this.words.places, exact: true });
    const name = this.words[word];
    return places.getByRole("link", { name, exact: true }).or(places.getByRole("button", { name, exact: true }));
  }
  get reveal() {
    return this.page.getByRole("button", { name: starting(this.words.reveal) });
  }
  get undo() {
    return this.page.getByRole("button", { name: starting(this.words.undo) });
  }
  /** The card's question: the first heading of the main area. */
  get question() {
    return this.page.getByRole("main").getByRole("heading").first();
  }

  async startQuiz() {
    await this.page.getByRole("button", { name: starting(this.words.start) }).click();
    await this.reveal.waitFor();
  }

  /** Answers the card that is shown; resolves when the next thing shows. Gives the question that was answered. */
  async grade(grade = "good") {
    const asked = await this.question.textContent();
    await this.reveal.click();
    await this.rating(grade).click();
    await this.rating(grade).waitFor({ state: "detached" });
    return asked;
  }

  /** The log as the database has it, oldest first. */
  events() {
    return this.page.evaluate(
      () =>
        new Promise((done, failed) => {
          const opening = indexedDB.open("viva");
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const database = opening.result;
            const all = database.transaction("events").objectStore("events").getAll();
            all.onsuccess = () => {
              database.close();
              done(all.result.map(({ line }) => JSON.parse(line)));
            };
          };
        }),
    );
  }
  async reviews() {
    return (await this.events()).filter(({ type }) => type === "review");
  }
}

/** Holds back what a page or a context asks for under `pattern`; gives what lets it go. */
export async function holdBack(pageOrContext, pattern) {
  let letGo;
  const held = new Promise((done) => {
    letGo = done;
  });
  await pageOrContext.route(pattern, (route) => held.then(() => route.continue()));
  return letGo;
}

/** Reads until what was read is `expected`, for at most ten seconds; then fails, showing the difference. */
export async function eventually(read, expected) {
  const end = Date.now() + 30_000;
  for (let found = await read(); ; found = await read()) {
    if (isDeepStrictEqual(found, expected)) return;
    if (Date.now() > end) deepEqual(found, expected);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Firefox cannot take a picture without this: Playwright adds a style to the page, which our policy refuses. */
const ownStyle = /sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/;

/** Notes in `seen` what no page of ours may do: errors, broken policy, requests to anybody but `origins`. */
export async function watch(context, origins, engine = "chromium") {
  const seen = [];
  // Firefox and WebKit's page tell of a broken policy by themselves.
  if (engine === "chromium")
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
      );
    });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!origins.has(url.origin) && !["blob:", "data:", "about:"].includes(url.protocol))
      seen.push(`request: ${url.href}`);
  });
  const follow = (page) => {
    page.on("pageerror", (error) => ownStyle.test(error.message) || seen.push(`error: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && seen.push(`console: ${message.text()}`));
  };
  context.on("page", follow);
  context.pages().forEach(follow);
  return { seen };
}
