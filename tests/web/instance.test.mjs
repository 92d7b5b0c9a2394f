import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { start } from "./support.mjs";

let world;
let page;
before(async () => {
  world = await start();
});
after(() => world.stop());
beforeEach(async () => {
  page = await world.page();
});
afterEach(() => page.context().close());

/** Puts `count` elements on the page, each with a button, a text field and a scroller, and waits until they run. */
async function embed(count = 1, attributes = {}) {
  await page.evaluate(
    async ([wanted, given]) => {
      await import("/src/element.ts");
      window.prepareDouble = (double) => {
        double.tree = [
          { id: 1, parent: 0, role: "main", name: "", rect: [0, 0, 600, 300], scroll: [600, 2000, 0, 0] },
          { id: 2, parent: 0, role: "button", name: "Start", rect: [10, 310, 100, 40] },
          { id: 3, parent: 0, role: "textbox", name: "Name", rect: [130, 310, 200, 40] },
          { id: 4, parent: 1, role: "paragraph", name: "Text", rect: [0, 0, 500, 30] },
        ];
        double.during.viva_frame = () => {
          if (double.tree) double.port.semantics(JSON.stringify({ upsert: double.tree, order: [1, 4, 2, 3] }));
          double.tree = undefined;
        };
      };
      for (let index = 0; index < wanted; index += 1) {
        const element = document.createElement("viva-notes");
        element.setAttribute("src", "/site");
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        element.style.cssText = "width:620px;height:400px;margin:0 0 20px";
        document.body.append(element);
      }
    },
    [count, attributes],
  );
  await page.waitForFunction(
    (wanted) => window.doubles?.filter((double) => double.named("viva_frame").length > 0).length === wanted,
    count,
  );
}

const calls = (name, index = 0) => page.evaluate(([which, at]) => window.doubles[at].named(which), [name, index]);
const frames = (index = 0) => page.evaluate((at) => window.doubles[at].named("viva_frame").length, index);

test("files lie in place before the start, and the start knows its surroundings", async () => {
  await embed(1, { note: "self", lang: "ru", theme: "night" });
  const { files, first, options } = await page.evaluate(() => {
    const [double] = window.doubles;
    return {
      files: [...double.files.keys()],
      first: double.calls.slice(0, 2).map(([name]) => name),
      options: JSON.parse(double.named("viva_start")[0][1]),
    };
  });
  assert.deepEqual(files, ["notes", "regular", "semibold", "mono"]);
  assert.deepEqual(first, ["viva_resize", "viva_start"]);
  assert.deepEqual(options, {
    language: "en",
    urlLanguage: "ru",
    theme: "night",
    dark: false,
    reducedMotion: false,
    moreContrast: false,
    touch: false,
    untilFound: true,
    embed: true,
    repository: "",
    site: "/site/",
    hash: "#/note/self",
  });
  assert.deepEqual(await page.evaluate(() => window.doubles[0].named("viva_resize")[0]), ["viva_resize", 620, 400, 1]);
  assert.deepEqual(page.errors(), []);
});

test("a frame comes for each request, many requests give one, and none comes by itself", async () => {
  await embed();
  await page.waitForTimeout(300);
  const before = await frames();
  await page.waitForTimeout(500);
  assert.equal(await frames(), before, "idle");
  await page.evaluate(() => {
    for (let times = 0; times < 5; times += 1) window.doubles[0].port.requestFrame();
  });
  await page.waitForTimeout(100);
  assert.equal(await frames(), before + 1);
  await page.evaluate(() => window.doubles[0].port.wakeAfter(200));
  await page.waitForTimeout(100);
  assert.equal(await frames(), before + 1, "not yet");
  await page.waitForTimeout(300);
  assert.equal(await frames(), before + 2);
  assert.equal(await page.evaluate(() => globalThis.viva.stats().frames), before + 2);
});

test("a later wish to be woken takes the place of an earlier one, which may have lost its reason", async () => {
  await embed();
  await page.waitForTimeout(200);
  const before = await frames();
  await page.evaluate(() => {
    const { port } = window.doubles[0];
    port.wakeAfter(100);
    port.wakeAfter(60_000);
  });
  await page.waitForTimeout(400);
  assert.equal(await frames(), before);
});

test("hidden: no frame; shown again: the one that was asked for", async () => {
  await embed();
  await page.waitForTimeout(200);
  const before = await frames();
  const show = (state) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await show("hidden");
  await page.evaluate(() => window.doubles[0].port.requestFrame());
  await page.waitForTimeout(200);
  assert.equal(await frames(), before);
  await show("visible");
  await page.waitForTimeout(200);
  assert.equal(await frames(), before + 1);
  assert.deepEqual(
    (await calls("viva_hidden")).map(([, hidden]) => hidden),
    [1, 0],
  );
});

test("a lost GPU context stops frames, its return brings one, without a reload", async () => {
  await embed();
  await page.evaluate(() => {
    const gl = window.doubles[0].canvas.getContext("webgl2");
    window.lose = gl.getExtension("WEBGL_lose_context");
    window.lose.loseContext();
  });
  await page.waitForFunction(() => window.doubles[0].named("viva_context").length === 1);
  const before = await frames();
  await page.evaluate(() => window.doubles[0].port.requestFrame());
  await page.waitForTimeout(150);
  assert.equal(await frames(), before);
  await page.evaluate(() => window.lose.restoreContext());
  await page.waitForFunction((count) => window.doubles[0].named("viva_frame").length > count, before);
  assert.deepEqual(
    (await calls("viva_context")).map(([, restored]) => restored),
    [0, 1],
  );
});

test("two apps on a page do not share a keyboard, nor take the host page's keys", async () => {
  await embed(2);
  await page.keyboard.press("j");
  assert.deepEqual([await calls("viva_key", 0), await calls("viva_key", 1)], [[], []], "nobody has focus");
  await page.getByRole("button", { name: "Start" }).nth(1).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Space");
  assert.deepEqual(await calls("viva_key", 0), []);
  assert.deepEqual(await calls("viva_key", 1), [
    ["viva_key", "j", 0],
    ["viva_key", "Control", 2],
    ["viva_key", "b", 2],
  ]);
  assert.deepEqual(await calls("viva_activate", 1), [["viva_activate", 2]], "Space is the focused button's");
});

test("no key reaches the app from a text field, but Escape", async () => {
  await embed();
  await page.getByRole("textbox", { name: "Name" }).focus();
  await page.keyboard.type("j1 ");
  await page.keyboard.press("Escape");
  assert.deepEqual(await calls("viva_key"), [["viva_key", "Escape", 0]]);
  assert.deepEqual(
    (await calls("viva_text")).map(([, , text]) => text),
    ["j", "j1", "j1 "],
  );
});

test("a held Space, digit or letter acts once", async () => {
  await embed();
  await page.locator(".home").focus();
  for (const key of ["1", "u"]) {
    for (let times = 0; times < 3; times += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
  }
  assert.deepEqual(await calls("viva_key"), [
    ["viva_key", "1", 0],
    ["viva_key", "u", 0],
  ]);
});

test("a held Space scrolls on where the app has no use for it", async () => {
  await embed();
  await page.locator(".home").focus();
  const top = () => page.locator("main").evaluate((main) => main.scrollTop);
  for (let times = 0; times < 3; times += 1) await page.keyboard.down(" ");
  await page.keyboard.up(" ");
  assert.equal(await top(), 810);
  assert.deepEqual(await calls("viva_key"), [["viva_key", " ", 0]], "asked once");
  await page.evaluate(() => {
    window.doubles[0].answers.viva_key = 1;
  });
  for (let times = 0; times < 3; times += 1) await page.keyboard.down(" ");
  await page.keyboard.up(" ");
  assert.equal(await top(), 810);
  assert.equal((await calls("viva_key")).length, 2);
});

test("Enter on a radio is the app's, Space the radio's own", async () => {
  await embed();
  await page.evaluate(() => {
    const radio = { id: 9, parent: 0, role: "radio", name: "Night", rect: [350, 310, 40, 40] };
    window.doubles[0].port.semantics(JSON.stringify({ upsert: [radio], order: [1, 4, 2, 3, 9] }));
    window.doubles[0].port.requestFrame();
  });
  await page.getByRole("radio").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  assert.deepEqual(await calls("viva_key"), [["viva_key", "Enter", 0]]);
  assert.deepEqual(await calls("viva_activate"), [["viva_activate", 9]]);
});

test("an element that gets another language or theme begins anew where it was", async () => {
  await embed(1, { note: "self" });
  await page.evaluate(() => {
    window.doubles[0].port.setRoute("#/settings", false);
    const element = document.querySelector("viva-notes");
    element.setAttribute("lang", "ru");
    element.setAttribute("theme", "night");
  });
  await page.waitForFunction(() => window.doubles[1]?.named("viva_start").length > 0);
  const { urlLanguage, theme, hash } = await page.evaluate(() =>
    JSON.parse(window.doubles[1].named("viva_start")[0][1]),
  );
  assert.deepEqual({ urlLanguage, theme, hash }, { urlLanguage: "ru", theme: "night", hash: "#/settings" });
  assert.equal(await page.evaluate(() => window.doubles.length), 2, "once for both");
  assert.equal(await page.locator("canvas").count(), 1);
});

test("on the app's own page Ctrl+A takes the text though nothing has focus", async () => {
  const taken = await page.evaluate(async () => {
    const { followSelection } = await import("/src/selection.ts");
    const home = document.createElement("div");
    home.innerHTML = "<main data-role=main><p>Text</p></main>";
    document.body.append(home);
    followSelection(home, true, new AbortController().signal);
    const press = new KeyboardEvent("keydown", { key: "a", ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(press);
    return [press.defaultPrevented, document.getSelection().toString().trim()];
  });
  assert.deepEqual(taken, [true, "Text"]);
});

test("what lies over the first place goes back to it, though its address is bare", async () => {
  const { length, hash, told } = await page.evaluate(async () => {
    const { addressRouter } = await import("/src/router.ts");
    const told = [];
    const router = addressRouter((where) => told.push(where), false);
    const before = history.length;
    router.set("#/", true);
    router.set("#/search", false);
    router.set("#/", true);
    await new Promise((done) => setTimeout(done, 200));
    const { hash } = location;
    router.set("#/stats", false);
    router.stop();
    return { length: history.length - before, hash, told };
  });
  assert.deepEqual({ length, hash, told }, { length: 1, hash: "", told: [] });
});

test("Ctrl+A takes the text, whatever script the keyboard is switched to", async () => {
  await embed();
  const selected = (key, code) =>
    page.evaluate(
      (init) => {
        document.getSelection().removeAllRanges();
        const press = new KeyboardEvent("keydown", { ...init, ctrlKey: true, bubbles: true, cancelable: true });
        document.querySelector("viva-notes").shadowRoot.querySelector("main").dispatchEvent(press);
        return press.defaultPrevented;
      },
      { key, code },
    );
  assert.equal(await selected("a", "KeyA"), true);
  assert.equal(await selected("ф", "KeyA"), true);
  assert.equal(await selected("ㅁ", "KeyA"), true);
  assert.equal(await selected("a", "KeyQ"), true, "a French keyboard");
  assert.equal(await selected("q", "KeyA"), false, "a French keyboard");
});

test("page keys scroll the text though focus is elsewhere, unless the app takes them", async () => {
  await embed();
  await page.locator(".home").focus();
  await page.keyboard.press("PageDown");
  const top = () => page.locator("main").evaluate((main) => main.scrollTop);
  assert.equal(await top(), 270);
  await page.evaluate(() => {
    window.doubles[0].answers.viva_key = 1;
  });
  await page.keyboard.press("PageDown");
  assert.equal(await top(), 270);
});

test("Tab goes in, through and out of the app, both ways", async () => {
  await page.evaluate(() => {
    const before = document.createElement("button");
    before.textContent = "Before";
    document.body.append(before);
  });
  await embed();
  await page.evaluate(() => {
    const after = document.createElement("button");
    after.textContent = "After";
    document.body.append(after);
    window.at = () => {
      const inner = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
      return inner.getAttribute("aria-label") || inner.textContent || inner.localName;
    };
  });
  const walk = async (key, steps) => {
    const seen = [];
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press(key);
      seen.push(await page.evaluate(() => window.at()));
    }
    return seen;
  };
  await page.getByRole("button", { name: "Before" }).focus();
  // "Text" is the scroller: it has to be reachable for its arrow keys.
  assert.deepEqual(await walk("Tab", 4), ["Text", "Start", "Name", "After"]);
  assert.deepEqual(await walk("Shift+Tab", 4), ["Name", "Start", "Text", "Before"]);
});

test("the wheel scrolls the host page until the app has focus", async () => {
  await embed();
  await page.evaluate(() => document.body.style.setProperty("height", "4000px"));
  const inside = () => page.locator("main").evaluate((main) => main.scrollTop);
  const outside = () => page.evaluate(() => scrollY);
  await page.mouse.move(300, 150);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY >= 119);
  assert.equal(await inside(), 0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByText("Text").click();
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(
    () => document.querySelector("viva-notes").shadowRoot.querySelector("main").scrollTop > 100,
  );
  assert.equal(await outside(), 0);
  await page.evaluate(() => {
    const button = document.createElement("button");
    document.body.prepend(button);
    button.focus();
  });
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY >= 119);
});

test("the pointer is told in the app's own pixels, pressed only where no control is", async () => {
  await embed();
  const box = await page.locator("viva-notes").boundingBox();
  await page.mouse.move(box.x + 400, box.y + 330);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(box.x + 50, box.y + 330);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(box.x + 700, box.y + 330);
  const told = (await calls("viva_pointer")).map(([, ...values]) => values);
  assert.deepEqual(told, [
    [400, 330, 0],
    [400, 330, 1],
    [400, 330, 0],
    [50, 330, 0],
    [50, 330, 0],
    [50, 330, 0],
    [-1, -1, 0],
  ]);
});

test("an embedded app leaves the host page's address and title alone and keeps a history of its own", async () => {
  await embed();
  const address = page.url();
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    const { port } = window.doubles[0];
    port.setRoute("#/note/a", false);
    port.setRoute("#/note/b", false);
    port.appearance('{"language":"ru","theme":"night","title":"Заметки"}');
  });
  assert.equal(page.url(), address);
  assert.equal(await page.title(), "test");
  assert.equal(await page.evaluate(() => history.length), steps);
  await page.locator(".home").focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await page.keyboard.press("Alt+ArrowLeft");
  await page.keyboard.press("Alt+ArrowRight");
  assert.deepEqual(
    (await calls("viva_route")).map(([, hash]) => hash),
    ["#/note/a", "#/", "#/note/a"],
  );
  assert.equal(await page.locator(".home").getAttribute("lang"), "ru");
  await page.locator("viva-notes").evaluate((element) => element.setAttribute("note", "c d"));
  assert.deepEqual((await calls("viva_route")).at(-1), ["viva_route", "#/note/c%20d"]);
});

test("a grade is answered with its id, and what the database refuses with the reason", async () => {
  await embed();
  await page.evaluate(() => window.doubles[0].port.appendEvent(7, '{"type":"review","card":"x"}'));
  await page.waitForFunction(() => window.doubles[0].named("viva_event_stored").length === 1);
  const [[, request, line]] = await calls("viva_event_stored");
  assert.equal(request, 7);
  assert.match(JSON.parse(line).id, /-1$/);
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    window.doubles[0].port.appendEvent(8, '{"type":"review","card":"y"}');
  });
  await page.waitForFunction(() => window.doubles[0].named("viva_event_failed").length === 1);
  assert.deepEqual(await calls("viva_event_failed"), [["viva_event_failed", 8, "full"]]);
});

test("a missing glyph brings its slice once for each face, and none of a face that does not miss it", async () => {
  await embed();
  const requested = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await page.evaluate(() => {
    const { port } = window.doubles[0];
    for (const codePoint of [0xac00, 0xac01, 0x41]) port.needGlyph(0, codePoint);
    for (const codePoint of [0xac00, 0xac02]) port.needGlyph(2, codePoint);
  });
  await page.waitForFunction(() => window.doubles[0].named("viva_font_slice").length === 2);
  assert.deepEqual(await calls("viva_font_slice"), [
    ["viva_font_slice", 0, "slice-regular-0.ttf"],
    ["viva_font_slice", 2, "slice-regular-0.ttf"],
  ]);
  assert.ok(await page.evaluate(() => window.doubles[0].files.has("slice-regular-0.ttf")));
  await page.evaluate(() => {
    window.doubles[0].port.needGlyph(1, 0xac00);
    window.doubles[0].port.needGlyph(1, 0xac01);
  });
  // Semibold has no slice with the second one: the regular one serves.
  await page.waitForFunction(() => window.doubles[0].named("viva_font_slice").length === 4);
  assert.deepEqual((await calls("viva_font_slice")).slice(2).sort(), [
    ["viva_font_slice", 1, "slice-regular-0.ttf"],
    ["viva_font_slice", 1, "slice-semibold-1.ttf"],
  ]);
  assert.deepEqual(
    requested.filter((path) => path.startsWith("/site/fonts/slice")).sort(),
    ["/site/fonts/slice-regular-0.ttf", "/site/fonts/slice-semibold-1.ttf", "/site/fonts/slices.json"],
    "each file once",
  );
});

test("links out of the app open http, https and mailto only", async () => {
  await embed();
  const opened = await page.evaluate(() => {
    const seen = [];
    window.open = (url) => seen.push(String(url));
    for (const url of ["https://a.example/", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
      window.doubles[0].port.open(url);
    return seen;
  });
  assert.deepEqual(opened, ["https://a.example/"]);
});

test("a file is offered with its name and text", async () => {
  await embed();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.evaluate(() => window.doubles[0].port.download("grades.jsonl", '{"viva":"events"}\n한글\n')),
  ]);
  assert.equal(download.suggestedFilename(), "grades.jsonl");
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  assert.equal(Buffer.concat(chunks).toString(), '{"viva":"events"}\n한글\n');
});

test("an element that leaves the page stops; one that moves goes on", async () => {
  await embed();
  await page.evaluate(() => {
    const box = document.createElement("div");
    document.body.append(box);
    box.append(document.querySelector("viva-notes"));
  });
  await page.waitForTimeout(50);
  assert.equal(await page.evaluate(() => window.doubles.length), 1);
  const before = await frames();
  await page.evaluate(() => {
    document.querySelector("viva-notes").remove();
  });
  await page.waitForTimeout(50);
  await page.evaluate(() => window.doubles[0].port.requestFrame());
  await page.waitForTimeout(100);
  assert.equal(await frames(), before);
});

test("an app that comes again finds the fonts of the first", async () => {
  // The site of these tests has no real fonts.
  await page.evaluate(() => {
    window.FontFace = class extends FontFace {
      constructor(family) {
        super(family, "local(Arial)");
      }
      load() {
        return Promise.resolve(this);
      }
    };
  });
  await embed();
  const before = await page.evaluate(() => document.fonts.size);
  assert.equal(before, 3);
  await page.evaluate(() => {
    const [element] = document.querySelectorAll("viva-notes");
    element.remove();
    setTimeout(() => document.body.append(element), 50);
  });
  await page.waitForFunction(() => window.doubles.length === 2);
  await page.waitForFunction(() => window.doubles[1].named("viva_frame").length > 0);
  assert.equal(await page.evaluate(() => document.fonts.size), before);
});

const failing = async (spoil, attributes = {}) => {
  await page.evaluate(spoil);
  await page.evaluate(async (given) => {
    await import("/src/element.ts");
    const element = document.createElement("viva-notes");
    element.setAttribute("src", "/site/");
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    document.body.append(element);
  }, attributes);
  const box = page.locator(".failure");
  await box.waitFor();
  assert.equal(await box.getByRole("link").getAttribute("href"), `${world.url}site/`);
  return [await box.getAttribute("data-failure"), await box.getByRole("paragraph").textContent()];
};

test("without WebAssembly the person reads so", async () => {
  const [kind, text] = await failing(() => delete globalThis.WebAssembly);
  assert.equal(kind, "wasm");
  assert.match(text, /WebAssembly/);
});

test("without WebGL 2 the person reads so, in their language", async () => {
  const [kind, text] = await failing(
    () => {
      HTMLCanvasElement.prototype.getContext = () => null;
    },
    { lang: "ko" },
  );
  assert.equal(kind, "webgl");
  assert.match(text, /WebGL 2를 사용할 수 없어/);
});

test("a file that does not come is named", async () => {
  await page.route("**/notes.*.pack", (route) => route.fulfill({ status: 404 }));
  const [kind, text] = await failing(() => undefined);
  assert.equal(kind, "load");
  assert.match(text, /\/site\/notes\.0123abcd\.pack/);
});

test("notes that do not open are explained", async () => {
  const [kind, text] = await failing(() => {
    window.prepareDouble = (double) => {
      double.answers.viva_start = 2;
      double.failure = "pack has format 9, this app reads 1; rebuild your notes";
    };
  });
  assert.equal(kind, "pack");
  assert.match(text, /pack has format 9, this app reads 1/);
});

test("an error inside the app ends it with a message, not with a frozen picture", async () => {
  const [kind] = await failing(() => {
    window.prepareDouble = (double) => {
      double.during.viva_frame = () => {
        throw new WebAssembly.RuntimeError("unreachable");
      };
    };
  });
  assert.equal(kind, "stopped");
});

test("without the file for sound an interview goes on, and who answers hears that nothing is recorded", async () => {
  await page.route(/sound\.ts/, (route) => route.abort());
  await embed();
  await page.evaluate(() => {
    const { port } = window.doubles[0];
    port.speak("What is a generator?", "en");
    port.record("start", "1-0");
  });
  await page.waitForFunction(() => window.doubles[0].named("viva_recorder").length > 0);
  assert.deepEqual(await calls("viva_recorder"), [["viva_recorder", "idle"]]);
  assert.ok(
    page.errors().every((error) => !/Unhandled|Uncaught/.test(error)),
    page.errors().join(),
  );
});
