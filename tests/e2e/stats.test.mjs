// Stats: charts that are read by pointer, keyboard and screen reader, from a log of many days.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/app.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

/** An app that has graded, its grades moved back by days so that some of them test memory. */
async function studied(app, grades = ["good", "good", "again", "easy"]) {
  for (const grade of grades) await app.grade(grade);
  const day = 86_400_000;
  const lines = (await app.reviews()).flatMap((event, index) =>
    [60, 58, 50, 30, 8].map((days, turn) =>
      JSON.stringify({ ...event, id: `earlier-${index * 5 + turn + 1}`, at: event.at - days * day }),
    ),
  );
  await app.page.evaluate(() => (location.hash = "#/data"));
  await app.settle();
  const file = ['{"viva":"events","version":1}', ...lines, ""].join("\n");
  await app.choose("import_file", "earlier.jsonl", Buffer.from(file));
  await app.button("import_take").click();
  const all = grades.length + lines.length;
  await app.page.waitForFunction((count) => globalThis.viva.stats().events === count, all);
  await app.page.locator("body").press("s");
  await app.named("heading", "stats").waitFor();
  await app.settle();
}

test("each chart has a real table with a head, and its numbers add up", async () => {
  const app = await world.open("#/quiz");
  await studied(app);
  const tables = await app.page.evaluate(() =>
    [...document.getElementById("viva-app").querySelectorAll("table")].map((table) => ({
      name: table.getAttribute("aria-label"),
      heads: table.querySelectorAll("th").length,
      rows: [...table.querySelectorAll("tr")].slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)),
    })),
  );
  assert.ok(tables.length >= 9, `${tables.length} tables`);
  for (const { name, heads, rows } of tables) {
    assert.ok(rows.length > 0, name);
    for (const row of rows) assert.equal(row.length, heads, name);
  }
  const sum = (name, column) =>
    tables.find((table) => table.name === app.words[name]).rows.reduce((total, row) => total + Number(row[column]), 0);
  assert.equal(sum("chart_stability", 1), 4, "four cards");
  assert.equal(sum("chart_recall", 1), 4);
  assert.equal(sum("last_year", 2), 24, "24 reviews");
});

everywhere("arrow keys move along a chart, and the value is told in words", {}, async (world) => {
  const app = await world.open("#/quiz");
  await studied(app, ["good"]);
  const slider = app.named("slider", "chart_forecast");
  await slider.focus();
  await app.page.keyboard.press("Home");
  await eventually(() => slider.inputValue(), "0");
  await eventually(async () => (await slider.getAttribute("aria-valuetext")).startsWith(app.words.today), true);
  const first = await slider.getAttribute("aria-valuetext");
  await app.page.keyboard.press("ArrowRight");
  await eventually(() => slider.inputValue(), "1");
  await eventually(async () => (await slider.getAttribute("aria-valuetext")) === first, false);
});

test("the numbers open on the page, and a card leads to its history", async () => {
  const app = await world.open("#/quiz");
  await studied(app);
  const open = app.button("show_numbers").first();
  await open.click();
  await app.button("hide_numbers").first().waitFor();
  await app.page.locator("a[href*='#/stats/']").first().click();
  await app.named("heading", "why_today").waitFor();
  assert.match(await app.page.evaluate(() => location.hash), /^#\/stats\/[0-9a-v]{13}$/);
  await app.page.goBack();
  await app.named("heading", "stats").waitFor();
});
