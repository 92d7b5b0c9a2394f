// The whole app without a mouse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentence } from "./support/app.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

const keysLost =
  "past the page's last control Tab leads to Firefox's own, and from there its driver's keys lead nowhere";

/** Role and name of what has focus. */
const focused = (app) =>
  app.page.evaluate(() => {
    const at = document.activeElement;
    return at !== document.body
      ? `${at.dataset.role ?? at.className} ${at.getAttribute("aria-label") ?? at.firstChild?.data ?? ""}`
      : "nothing";
  });

/** Presses Tab until the focused control's "role name" matches. */
async function tabTo(app, wanted, most = 200) {
  for (let step = 0; step < most; step += 1) {
    await app.page.keyboard.press("Tab");
    if (wanted.test(await focused(app))) return;
  }
  throw new Error(`no Tab stop ${wanted}; the last was ${await focused(app)}`);
}

everywhere("Space reveals and grades Good, digits grade, u undoes, Escape leaves", {}, async (world) => {
  const app = await world.open("#/quiz");
  const { keyboard } = app.page;
  await app.reveal.waitFor();
  const first = await app.question.textContent();
  await keyboard.press("Space");
  await app.rating("good").waitFor();
  await keyboard.press("Space");
  await app.rating("good").waitFor({ state: "detached" });
  await keyboard.press("Enter");
  await app.rating("again").waitFor();
  await keyboard.press("1");
  await app.rating("again").waitFor({ state: "detached" });
  assert.deepEqual(
    (await app.reviews()).map(({ rating }) => rating),
    [3, 1],
  );
  await keyboard.press("u");
  await app.settle();
  await keyboard.press("u");
  await app.page.getByRole("heading", { name: first, exact: true }).first().waitFor();
  await keyboard.press("Escape");
  await app.page.waitForURL((url) => !url.hash.startsWith("#/quiz"));
});

test("a held Space grades nothing twice", async () => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  for (let repeat = 0; repeat < 12; repeat += 1) await app.page.keyboard.down("Space");
  await app.page.keyboard.up("Space");
  await app.settle();
  assert.equal((await app.reviews()).length, 0);
  await app.rating("good").waitFor();
});

everywhere("j and k turn the notes, q starts the quiz, ? shows the keys", {}, async (world) => {
  const app = await world.open(`#/note/${encodeURIComponent(world.site.notes[0].id)}`);
  const { keyboard } = app.page;
  const start = await app.page.url();
  await keyboard.press("j");
  await app.page.waitForFunction((url) => location.href !== url, start);
  await keyboard.press("k");
  await app.page.waitForURL(start);
  await keyboard.press("?");
  await app.page.getByRole("dialog", { name: app.words.help }).waitFor();
  await keyboard.press("Escape");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  await keyboard.press("q");
  await app.page.waitForURL(/#\/quiz/);
});

everywhere("focus goes along to where a link or a key leads within the notes", {}, async (world) => {
  const note = world.site.notes.find(({ language }) => language === "ko");
  const app = await world.open(`#/note/${encodeURIComponent(note.id)}`);
  const { page } = app;
  assert.equal(await focused(app), "nothing");
  const link = page.locator("#viva-app aside a").nth(2);
  const heading = await link.textContent();
  await link.focus();
  await page.keyboard.press("Enter");
  // Focus is given when what it goes to stands there, some frames after the key.
  const arrives = (roles, words) =>
    page.waitForFunction(
      ([wanted, text]) => {
        const { dataset, textContent } = document.activeElement;
        return wanted.includes(dataset.role) && textContent.trim() !== "" && textContent.trim().endsWith(text);
      },
      [roles, words],
    );
  await arrives(["heading", "paragraph"], heading.trim());
  const before = page.url();
  await page.keyboard.press("j");
  await page.waitForFunction((url) => location.href !== url, before);
  await page.waitForFunction((old) => !document.activeElement.textContent.trim().endsWith(old), heading.trim());
  await arrives(["heading"], "");
});

everywhere("keys of a Korean and a Russian layout mean the same", {}, async (world) => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  const first = await app.question.textContent();
  await app.grade("good");
  await app.page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "ㅕ", bubbles: true, composed: true })),
  );
  await app.page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "г", bubbles: true, composed: true })),
  );
  await app.page.getByRole("heading", { name: first, exact: true }).first().waitFor();
});

everywhere(
  "everything is reached by Tab and pressed with Enter or Space: read, quiz, settings",
  { but: { firefox: keysLost } },
  async (world) => {
    const app = await world.open();
    const { page, words } = app;
    await tabTo(app, /link .*제너레이터/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/note\//);
    await tabTo(app, new RegExp(`(link|button) ${words.home}$`));
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/$/);
    await tabTo(app, new RegExp(`button ${words.start}`));
    await page.keyboard.press("Enter");
    await tabTo(app, new RegExp(`button ${words.reveal}`));
    await page.keyboard.press("Enter");
    await tabTo(app, new RegExp(`button ${words.rating_easy}`));
    await page.keyboard.press("Space");
    await app.rating("easy").waitFor({ state: "detached" });
    assert.deepEqual(
      (await app.reviews()).map(({ rating }) => rating),
      [4],
    );
    await tabTo(app, new RegExp(`(button|link) ${words.leave}`));
    await page.keyboard.press("Enter");
    await app.place("settings").waitFor();
    await tabTo(app, new RegExp(`(link|button) ${words.settings}$`));
    await page.keyboard.press("Enter");
    await tabTo(app, /radio /);
    await tabTo(app, new RegExp(`spinbutton ${words.new_cards_a_day}`));
    await page.keyboard.press("Control+a");
    await page.keyboard.type("4");
    await tabTo(app, new RegExp(`textbox ${words.your_name}`));
    await page.keyboard.type("Ada");
    await tabTo(app, new RegExp(`button ${words.data}$`));
    await page.keyboard.press("Enter");
    await tabTo(app, new RegExp(`button ${words.export_grades}`));
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.match(download.suggestedFilename(), /\.jsonl$/);
    const settings = (await app.events())
      .filter(({ type, name }) => type === "setting" && !name.startsWith("read:"))
      .map(({ name, value }) => [name, String(value)]);
    assert.deepEqual(settings, [
      ["new_cards", "4"],
      ["name", "Ada"],
    ]);
  },
);

everywhere("page keys and arrows scroll the note wherever focus is", {}, async (world) => {
  const app = await world.open(`#/note/${encodeURIComponent(world.site.notes[0].id)}`);
  const top = () =>
    app.page
      .getByRole("main")
      .first()
      .evaluate((main) => main.scrollTop);
  await app.page.keyboard.press("PageDown");
  await app.settle();
  const page = await top();
  assert.ok(page > 200);
  await app.page.keyboard.press("End");
  await app.settle();
  assert.ok((await top()) > page);
  await app.page.keyboard.press("Home");
  await app.settle();
  assert.equal(await top(), 0);
});

test("every control has a name and a size, on every screen, at every width", async () => {
  for (const width of [1440, 800, 390]) {
    for (const path of ["", "#/read", `#/note/${encodeURIComponent(world.site.notes[0].id)}`, "#/quiz", "#/settings"]) {
      const app = await world.open(path, "en", { viewport: { width, height: 800 } });
      const poor = await app.page.evaluate(() =>
        [...document.getElementById("viva-app").querySelectorAll("button, a[href], input")]
          .map((element) => {
            const { width: w, height: h } = element.getBoundingClientRect();
            const name = element.getAttribute("aria-label") ?? element.textContent.trim();
            return { name, w, h, html: element.outerHTML.slice(0, 120) };
          })
          .filter(({ name, w, h }) => name === "" || w < 8 || h < 8),
      );
      assert.deepEqual(poor, [], `${width} ${path}`);
      await app.page.context().close();
    }
  }
});

everywhere("a dialog keeps Tab inside and gives focus back", {}, async (world) => {
  const app = await world.open("#/settings");
  const help = app.page.getByRole("button", { name: app.words.help }).first();
  await help.focus();
  await app.page.keyboard.press("Enter");
  await app.page.getByRole("dialog").waitFor();
  for (let step = 0; step < 5; step += 1) {
    await app.page.keyboard.press("Tab");
    const inside = await app.page.evaluate(() => {
      const at = document.activeElement;
      return at === document.body || at.closest("[role=dialog]") !== null;
    });
    assert.ok(inside);
  }
  await app.page.keyboard.press("Escape");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  assert.match(await focused(app), new RegExp(`button ${app.words.help}|home`));
  await app.page.getByText(sentence(app.words.privacy)).first().waitFor();
});
