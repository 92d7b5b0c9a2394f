// In somebody's page: the element twice and an iframe, each with its own keyboard, focus and history.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App, starting } from "./support/app.mjs";
import { copySite, exampleFolder } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;
let copy;
let server;
before(async () => {
  copy = await copySite();
  for (const name of ["example.html", "example.css"]) await cp(join(exampleFolder, name), join(copy.folder, name));
  server = await world.serve(copy.folder);
});
after(async () => {
  await server?.close();
  await copy?.remove();
});

/** The example page with its three apps running. */
async function example(world) {
  const context = await world.context({ viewport: { width: 1000, height: 1400 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(new URL("example.html", server.url).href);
  const apps = [page.locator("viva-notes").nth(0), page.locator("viva-notes").nth(1)];
  for (const app of apps) await app.getByRole("heading").first().waitFor();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading").first().waitFor();
  return { page, apps, frame };
}

/** Where keyboard focus is: "page", "first", "second" or "frame". */
const place = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const elements = [...document.querySelectorAll("viva-notes")];
    return elements.includes(at)
      ? ["first", "second"][elements.indexOf(at)]
      : at.localName === "iframe"
        ? "frame"
        : "page";
  });

everywhere("two elements and an iframe show their notes, in their languages and themes", {}, async (world) => {
  const { page, apps, frame } = await example(world);
  assert.equal(await apps[0].locator(".home").getAttribute("lang"), "ko");
  assert.equal(await apps[1].locator(".home").getAttribute("lang"), "ru");
  assert.equal(await apps[1].locator(".home").getAttribute("data-theme"), "night");
  assert.equal(await frame.locator("html").getAttribute("lang"), "en");
  assert.ok((await apps[1].getByText("что такое дескриптор").count()) > 0);
  assert.equal(await page.title(), "A personal page with notes in it");
  assert.ok((await page.url()).endsWith("/example.html"), "the page's address is the page's");
});

everywhere("a key reaches the app that has focus and no other", {}, async (world) => {
  const { page, apps } = await example(world);
  const notes = () => Promise.all(apps.map((app) => app.getByRole("heading").first().textContent()));
  const before = await notes();
  await page.keyboard.press("j");
  await page.waitForTimeout(200);
  assert.deepEqual(await notes(), before, "nobody has focus, nothing happens");
  await apps[1].getByRole("main").first().focus();
  await page.keyboard.press("k");
  await page.waitForTimeout(400);
  const [first, second] = await notes();
  assert.equal(first, before[0]);
  assert.notEqual(second, before[1]);
  await page.locator("input[name=message]").focus();
  await page.keyboard.type("j1?");
  assert.equal(await page.locator("input[name=message]").inputValue(), "j1?", "the host page's field gets its letters");
  assert.deepEqual(await notes(), [first, second]);
});

everywhere("Tab goes in at one end and out at the other, through all three", {}, async (world) => {
  const { page } = await example(world);
  await page.getByRole("link", { name: "Contact" }).focus();
  const order = [];
  for (let step = 0; step < 600 && order.at(-1) !== "out"; step += 1) {
    await page.keyboard.press("Tab");
    const at =
      (await page.evaluate(() => document.activeElement.getAttribute("name"))) === "message"
        ? "out"
        : await place(page);
    if (order.at(-1) !== at) order.push(at);
  }
  assert.deepEqual(order, ["first", "second", "frame", "out"]);
  const back = [];
  for (let step = 0; step < 600 && back.at(-1) !== "page"; step += 1) {
    await page.keyboard.press("Shift+Tab");
    const at = await place(page);
    if (back.at(-1) !== at) back.push(at);
  }
  assert.deepEqual(back, ["frame", "second", "first", "page"]);
});

test("the wheel scrolls the host page until the app has focus", async () => {
  const context = await world.context({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  await page.goto(new URL("example.html", server.url).href);
  const app = page.locator("viva-notes").first();
  await app.getByRole("heading").first().waitFor();
  await app.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const box = await app.boundingBox();
  const outside = () => page.evaluate(() => scrollY);
  const inside = () =>
    app
      .getByRole("main")
      .first()
      .evaluate((main) => main.scrollTop);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const from = await outside();
  await page.mouse.wheel(0, -100);
  await page.waitForFunction((start) => scrollY <= start - 90, from);
  assert.equal(await inside(), 0);
  await app.getByRole("main").first().focus();
  const stays = await outside();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + 60);
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(500);
  assert.ok((await inside()) > 100);
  assert.equal(await outside(), stays);
});

everywhere("both elements quiz, and each hears of the other's grades", {}, async (world) => {
  const { page, apps } = await example(world);
  const words = await Promise.all(
    ["ko", "ru"].map((language) => import("./support/site.mjs").then(({ wordsOf }) => wordsOf(language))),
  );
  for (const [index, app] of apps.entries()) {
    await app
      .getByRole("button", { name: starting(words[index].quiz_note) })
      .or(app.getByRole("link", { name: starting(words[index].quiz_note) }))
      .first()
      .click();
    await app.getByRole("button", { name: starting(words[index].reveal) }).click();
    await app.getByRole("button", { name: starting(words[index].rating_good) }).click();
    await app.getByRole("button", { name: starting(words[index].rating_good) }).waitFor({ state: "detached" });
  }
  await page.waitForFunction(() => globalThis.viva.stats().events === 2, undefined, { timeout: 2000 });
  assert.equal((await new App(page, words[0]).reviews()).length, 2);
});

test("an element from a site of another origin works where its server allows it", async () => {
  const { createServer } = await import("node:http");
  const host = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(
      `<!doctype html><title>host</title><iframe src="${server.url}?embed=1#/" width="800" height="600"></iframe>`,
    );
  });
  await new Promise((ready) => host.listen(0, "127.0.0.1", ready));
  world.origins.add(`http://127.0.0.1:${host.address().port}`);
  try {
    const page = await (await world.context()).newPage();
    await page.goto(`http://127.0.0.1:${host.address().port}/`);
    await page.frameLocator("iframe").getByRole("heading").first().waitFor();
  } finally {
    host.closeAllConnections();
    host.close();
  }
});
