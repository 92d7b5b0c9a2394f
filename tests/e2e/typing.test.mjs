// Typing Korean: hundreds of syllables composed into each field, none dropped; Backspace within a syllable; Tab, Enter and
// the mouse in the middle of one. Through Chromium's own input method interface, as a keyboard's composer drives it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

const initials = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const syllable = (initial, vowel, final = 0) => String.fromCharCode(0xac00 + (initial * 21 + vowel) * 28 + final);

/** Of what takes long a run by day has a sample in all fields but one; a night has the whole. */
const nightly = process.env.VIVA_NIGHTLY === "1";
const many = 500;
const sample = 100;

/** Different syllables, spread over all that there are: their steps as a composer shows them. */
const syllables = Array.from({ length: many }, (_, index) => {
  const at = (index * 7919) % 11172;
  const [initial, vowel, final] = [Math.floor(at / 588), Math.floor((at % 588) / 28), at % 28];
  const steps = [initials[initial], syllable(initial, vowel)];
  return final === 0 ? steps : [...steps, syllable(initial, vowel, final)];
});

async function composer(app) {
  const session = await app.page.context().newCDPSession(app.page);
  const show = (text) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  return {
    show,
    commit: (text) => session.send("Input.insertText", { text }),
    async type(steps) {
      for (const step of steps) await show(step);
      await session.send("Input.insertText", { text: steps.at(-1) });
    },
    /** A key that the composer hears first: the page sees it as part of the composition. */
    key: (key, code) =>
      session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key, code, windowsVirtualKeyCode: 229 }),
  };
}

/** The field comes to hold this, and goes on holding it. */
async function holds(app, field, text) {
  for (let wait = 0; wait < 20 && (await field.inputValue()) !== text; wait += 1) await app.page.waitForTimeout(100);
  await app.settle();
  assert.equal(await field.inputValue(), text);
}

/** Each field that takes text: how to come there, how many syllables it holds at once, and how many are typed. */
const fields = {
  "the name": {
    path: "#/settings",
    find: (app) => app.named("textbox", "your_name"),
    most: 40,
    typed: nightly ? many : sample,
  },
  "the search": {
    path: "#/search",
    find: (app) => app.page.getByRole("dialog").getByRole("combobox"),
    most: 300,
    typed: nightly ? many : sample,
  },
  "the filter of the tree": {
    path: "#/",
    find: (app) => app.named("textbox", "filter_notes"),
    most: 300,
    typed: nightly ? many : sample,
  },
  "a written answer": {
    path: "#/quiz",
    async find(app) {
      await app.reveal.waitFor();
      const write = app.named("radio", "mode_typed");
      for (let card = 0; card < 12 && (await write.count()) === 0; card += 1) await app.grade("easy");
      assert.ok((await write.count()) > 0, "a card can be asked in writing");
      await write.check();
      return app.named("textbox", "your_answer");
    },
    most: many,
    typed: many,
  },
};

/**
 * Composes these letters: in WebKit with the desktop's own composer, in Chromium through its interface for one. Firefox
 * gives its composer no keys on a display without a window manager, so there the page is told what a composer tells.
 */
async function compose(world, app, field, letters) {
  if (world.engine === "webkit") {
    const spell = (letter) => [
      { key: "ctrl+shift+u" },
      { text: letter.codePointAt(0).toString(16) },
      { key: "Return" },
    ];
    return world.press([...letters].flatMap(spell));
  }
  if (world.engine === "firefox") return field.evaluate(tellComposition, letters);
  const ime = await composer(app);
  for (const letter of letters) await ime.type([letter]);
}

/** The events of a composition, in Firefox's order. */
function tellComposition(field, letters) {
  const tell = (Kind, type, more) => field.dispatchEvent(new Kind(type, { bubbles: true, composed: true, ...more }));
  for (const data of letters) {
    const before = field.value;
    tell(CompositionEvent, "compositionstart", { data: "" });
    for (const step of [data.normalize("NFD")[0], data]) {
      tell(KeyboardEvent, "keydown", { key: "Process", isComposing: true });
      tell(CompositionEvent, "compositionupdate", { data: step });
      field.value = before + step;
      tell(InputEvent, "input", { data: step, inputType: "insertCompositionText", isComposing: true });
    }
    tell(KeyboardEvent, "keydown", { key: "Enter", isComposing: true });
    tell(CompositionEvent, "compositionend", { data });
    tell(InputEvent, "input", { data, inputType: "insertCompositionText" });
  }
}

for (const name of ["the name", "the search", "a written answer"]) {
  const { path, find } = fields[name];
  everywhere(
    `what is composed into ${name} with keys stays, and the Enter that ends a letter is no Enter`,
    {},
    async (world) => {
      const app = await world.open(path);
      const field = await find(app);
      await field.focus();
      await app.page.evaluate(() => {
        globalThis.composed = [];
        document.addEventListener("compositionend", ({ data }) => globalThis.composed.push(data), { capture: true });
      });
      await compose(world, app, field, "한글");
      await app.page.waitForFunction(() => globalThis.composed.join("") === "한글");
      await holds(app, field, "한글");
      await app.page.keyboard.press("Backspace");
      await holds(app, field, "한");
      assert.equal(await field.evaluate((element) => element.getRootNode().activeElement === element), true);
    },
  );
}

for (const [name, { path, find, most, typed }] of Object.entries(fields)) {
  test(`${typed} syllables composed into ${name}: none is dropped`, async () => {
    const app = await world.open(path);
    const field = await find(app);
    await field.focus();
    const ime = await composer(app);
    // What a field cannot hold at once comes in turns.
    for (let first = 0; first < typed; first += most) {
      const turn = syllables.slice(first, Math.min(first + most, typed));
      await field.fill("");
      for (const steps of turn) await ime.type(steps);
      assert.equal(await field.inputValue(), turn.map((steps) => steps.at(-1)).join(""));
    }
    await app.settle();
    assert.equal(await field.evaluate((element) => element.getRootNode().activeElement === element), true);
  });

  test(`Backspace within a syllable of ${name} takes its last letter, and typing goes on`, async () => {
    const app = await world.open(path);
    const field = await find(app);
    await field.focus();
    const ime = await composer(app);
    await ime.type(["ㅎ", "하", "한"]);
    for (const step of ["ㄱ", "그", "글", "그", "ㄱ", "그", "긂"]) {
      await ime.show(step);
      await app.settle();
      assert.equal(await field.inputValue(), `한${step}`);
    }
    await ime.commit("긂");
    await app.page.keyboard.press("Backspace");
    assert.equal(await field.inputValue(), "한");
    await app.page.keyboard.press("Backspace");
    assert.equal(await field.inputValue(), "");
  });

  test(`Enter and Tab while ${name} is being composed lose nothing`, async () => {
    const app = await world.open(path);
    const field = await find(app);
    await field.focus();
    const ime = await composer(app);
    const before = app.page.url();
    await ime.show("하");
    // The composer takes this Enter to end the syllable.
    await ime.key("Enter", "Enter");
    await ime.commit("하");
    await holds(app, field, "하");
    if (path !== "#/search") assert.equal(app.page.url(), before, "that Enter meant the syllable only");
    await ime.show("나");
    await app.page.keyboard.press("Tab");
    await holds(app, field, "하나");
  });
}

test("pasted text arrives whole, and undo takes it back", async () => {
  const app = await world.open("#/settings", "en", { permissions: ["clipboard-read", "clipboard-write"] });
  const field = app.named("textbox", "your_name");
  await field.fill("가");
  await app.page.evaluate(() => navigator.clipboard.writeText("나다 Ёж"));
  await field.press("End");
  await field.press("Control+v");
  assert.equal(await field.inputValue(), "가나다 Ёж");
  await field.press("Control+z");
  assert.equal(await field.inputValue(), "가");
});

test("the day of the interview is picked in the browser's own calendar, and stays", async () => {
  const app = await world.open("#/learning");
  const field = app.page.getByLabel(app.words.interview_date, { exact: true });
  assert.equal(await field.getAttribute("type"), "date");
  await field.fill("2031-02-28");
  await field.blur();
  await app.page.waitForFunction(() => globalThis.viva.stats().events > 0);
  await app.reload();
  assert.equal(await field.inputValue(), "2031-02-28");
  await field.fill("");
  await field.blur();
  await app.page.waitForFunction(() => globalThis.viva.stats().events > 1);
  await app.reload();
  assert.equal(await field.inputValue(), "");
});
