// Finding: the palette over any place, answered by the worker, by keyboard, by address, offline and in other pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/app.mjs";
import { siteFolder } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

/** Types into the palette's field and waits for what is found. */
async function find(app, words) {
  const field = app.page.getByRole("combobox", { name: app.words.search });
  await field.fill(words);
  await app.page.getByRole("option").first().waitFor();
  await app.settle();
  return field;
}
const options = (app) => app.page.getByRole("option").allTextContents();
const hashOf = (app) => app.page.evaluate(() => decodeURIComponent(location.hash));

everywhere("/ opens the search, results come while typing, the worker is loaded only then", {}, async (world) => {
  const app = await world.open("#/", "ko");
  await app.page.evaluate(() => {
    globalThis.workers = 0;
    globalThis.Worker = class extends Worker {
      constructor(...all) {
        super(...all);
        globalThis.workers += 1;
      }
    };
  });
  await app.page.keyboard.press("/");
  const field = await find(app, "ㅈㄴㄹㅇㅌ");
  assert.ok((await options(app)).some((text) => text.includes("제너레이터")));
  assert.equal(await field.inputValue(), "ㅈㄴㄹㅇㅌ");
  assert.equal(await app.page.evaluate(() => globalThis.workers), 1);
  const active = await field.getAttribute("aria-activedescendant");
  assert.equal(await app.page.getByRole("option", { selected: true }).getAttribute("id"), active);
});

everywhere(
  "arrows choose, Enter opens the place, back comes back to the search, Escape to where one was",
  {},
  async (world) => {
    const note = `#/note/${world.site.notes[0].id}`;
    const app = await world.open(note, "ko");
    await app.page.keyboard.press("Control+k");
    await find(app, "제너레이터");
    await app.page.keyboard.press("ArrowDown");
    await app.page.keyboard.press("ArrowUp");
    await app.page.keyboard.press("Enter");
    await app.page.waitForFunction(() => location.hash.startsWith("#/note/"));
    await eventually(() => app.page.getByRole("combobox").count(), 0);
    await app.page.goBack();
    await app.page.getByRole("option").first().waitFor();
    assert.equal(await hashOf(app), "#/search/제너레이터");
    await app.page.goBack();
    await app.page.waitForFunction(() => !location.hash.startsWith("#/search"));
    await app.settle();
    assert.equal(await hashOf(app), decodeURIComponent(note));
    // Escape leaves no step behind: the entry before the search is current again.
    const length = await app.page.evaluate(() => history.length);
    await app.page.keyboard.press("/");
    await app.page.getByRole("combobox").waitFor();
    await app.page.keyboard.press("Escape");
    await app.page.waitForFunction(() => !location.hash.startsWith("#/search"));
    assert.equal(await hashOf(app), decodeURIComponent(note));
    assert.ok((await app.page.evaluate(() => history.length)) <= length + 1);
  },
);

everywhere("an address opens its search, and a click opens what was found", {}, async (world) => {
  const app = await world.open("#/search/select_related", "en");
  await app.page.getByRole("option").first().waitFor();
  assert.equal(await app.page.getByRole("combobox").inputValue(), "select_related");
  await app.page.getByRole("option").first().click();
  await app.page.waitForFunction(() => location.hash.startsWith("#/note/"));
});

test("offline the search works as before", async () => {
  const context = await world.context();
  const { App } = await import("./support/app.mjs");
  const app = await App.open(context, world.url, "#/", "en");
  await app.page.evaluate(() => navigator.serviceWorker.ready);
  await app.page.waitForFunction(async () => (await caches.keys()).some((name) => name.includes("precache")));
  await context.setOffline(true);
  await app.reload();
  await app.page.keyboard.press("/");
  await find(app, "decorator");
  assert.ok((await options(app)).length > 0);
});

test("in a page of another origin, where no worker of ours may start, the page itself answers", async () => {
  const other = await world.serve(siteFolder);
  const context = await world.context();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // The site's server has to allow it (web/README.md, "Embedding").
  await page.route(`${other.url}**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await page.route(`${world.url}host.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><script type="module" src="${other.url}viva.js"></script>
        <viva-notes src="${other.url}" lang="en" style="display:block;height:700px"></viva-notes>`,
    }),
  );
  await page.goto(`${world.url}host.html`);
  const element = page.locator("viva-notes");
  await element.getByRole("main").first().focus();
  await page.keyboard.press("/");
  await element.getByRole("combobox").fill("decorator");
  await element.getByRole("option").first().waitFor();
  assert.equal(page.workers().length, 0);
  assert.equal(page.url(), `${world.url}host.html`);
});
