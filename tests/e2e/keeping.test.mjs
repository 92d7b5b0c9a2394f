// Nothing graded is ever lost: a killed browser, a second tab, a full or refused disk.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { App, sentence } from "./support/app.mjs";
import { profileOf } from "./support/engines.mjs";
import { copySite } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const { everywhere } = world;

const inMemory = "MiniBrowser keeps nothing on disk while a driver has it";

everywhere("the browser is killed right after a grade: it is there", { but: { webkit: inMemory } }, async (world) => {
  const home = await profileOf(world.engine);
  try {
    const before = await App.open(await home.open(), world.url, "#/quiz");
    await before.reveal.click();
    await before.rating("hard").click();
    // The next card is shown only when the grade is on disk; at that very moment the plug is pulled.
    await before.rating("hard").waitFor({ state: "detached" });
    await home.kill();
    const after = await App.open(await home.open(), world.url);
    const reviews = await after.reviews();
    assert.equal(reviews.length, 1);
    assert.equal(reviews[0].rating, 2);
    assert.equal((await after.stats()).events, 1);
  } finally {
    await home.remove();
  }
});

everywhere("the next card waits until the grade is in the database", {}, async (world) => {
  const app = await world.open("#/quiz");
  await app.page.evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    globalThis.holdWrites = (milliseconds) => {
      IDBObjectStore.prototype.add = function (...values) {
        // Keeps the transaction open by asking it again and again, as a slow disk would.
        const until = performance.now() + milliseconds;
        const spin = () => {
          const again = this.transaction.objectStore("meta").get("device");
          again.onsuccess = () => performance.now() < until && spin();
        };
        const request = add.apply(this, values);
        spin();
        return request;
      };
    };
  });
  await app.reveal.click();
  const asked = await app.question.textContent();
  await app.page.evaluate(() => globalThis.holdWrites(1200));
  await app.rating("good").click();
  await app.page.waitForTimeout(600);
  assert.equal(await app.question.textContent(), asked, "not yet");
  await app.rating("good").waitFor({ state: "detached" });
  assert.notEqual(await app.question.textContent(), asked);
});

everywhere("two tabs agree within a second and lose nothing of each other", {}, async (world) => {
  // Engines that draw in software beside other tests may be late for that.
  const soon = { timeout: world.engine === "chromium" ? 1000 : 5000 };
  const context = await world.context();
  const one = await App.open(context, world.url, "#/quiz");
  const two = await App.open(context, world.url, "#/");
  await one.grade("good");
  await two.page.waitForFunction(() => globalThis.viva.stats().events === 1, undefined, soon);
  await two.page.goto(new URL("?lang=en#/quiz", world.url).href);
  await two.ready();
  await two.grade("easy");
  await one.page.waitForFunction(() => globalThis.viva.stats().events === 2, undefined, soon);
  await one.grade("again");
  await two.page.waitForFunction(() => globalThis.viva.stats().events === 3, undefined, soon);
  const ids = (await one.reviews()).map(({ id }) => id);
  assert.equal(new Set(ids).size, 3);
});

/** The page says what is the matter, the quiz goes on, and the grades can be had as a file. */
async function keepsInMemory(app, words) {
  await app.page.evaluate(() => {
    location.hash = "#/quiz";
  });
  const asked = await app.grade("good");
  assert.notEqual(await app.question.textContent(), asked, "the quiz goes on");
  await app.page.getByText(sentence(words)).first().waitFor();
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button("save_file").first().click()]);
  const lines = (await readFile(await download.path(), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(lines[0], { viva: "events", version: 1 });
  assert.equal(lines.filter(({ type }) => type === "review").length, 1);
  assert.ok(lines[1].id, "an event in a file has an id");
}

everywhere("storage refused: it says so, keeps grades in memory and offers them as a file", {}, async (world) => {
  // A script of the site's own: not every driver can put one before the page's.
  const copy = await copySite();
  const refusal = 'IDBFactory.prototype.open = () => { throw new DOMException("Insecure.", "SecurityError"); };\n';
  await writeFile(join(copy.folder, "refuse.js"), refusal);
  const index = join(copy.folder, "index.html");
  const html = await readFile(index, "utf8");
  await writeFile(index, html.replace("<script", '<script src="refuse.js"></script><script'));
  const server = await world.serve(copy.folder);
  try {
    const app = await App.open(await world.context(), server.url);
    await keepsInMemory(app, app.words.unsaved_refused);
  } finally {
    await server.close();
    await copy.remove();
  }
});

everywhere(
  "storage full: it says so, keeps grades in memory, offers them, and stores them when there is room",
  {},
  async (world) => {
    const app = await world.open();
    await app.page.evaluate(() => {
      const add = IDBObjectStore.prototype.add;
      globalThis.full = true;
      IDBObjectStore.prototype.add = function (...values) {
        if (globalThis.full) throw new DOMException("Quota exceeded", "QuotaExceededError");
        return add.apply(this, values);
      };
    });
    await keepsInMemory(app, app.words.unsaved_full);
    // Saved as a file, the notice has gone; the next grade that finds no room brings it back.
    await app.grade("easy");
    await app.page.getByText(sentence(app.words.unsaved_full)).first().waitFor();
    await app.page.evaluate(() => {
      globalThis.full = false;
    });
    await app.button("try_again").first().click();
    await app.page.getByText(sentence(app.words.unsaved_full)).first().waitFor({ state: "detached" });
    assert.deepEqual(
      (await app.reviews()).map(({ rating }) => rating),
      [3, 4],
    );
  },
);

everywhere("the whole log comes out as a file of the agreed form", {}, async (world) => {
  const app = await world.open("#/quiz");
  await app.grade("good");
  await app.grade("again");
  await app.page.goto(new URL("?lang=en#/data", world.url).href);
  await app.ready();
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button("export_grades").click()]);
  const lines = (await readFile(await download.path(), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(lines.shift(), { viva: "events", version: 1 });
  assert.deepEqual(lines, await app.events());
});

/** Does one of the jobs below in the page's database; gives what it answers. */
const inDatabase = (app, job, count) =>
  app.page.evaluate(
    ({ job, count }) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("viva");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(["events", "meta"], "readwrite");
          let answer;
          const jobs = {
            seed() {
              const events = transaction.objectStore("events");
              for (let number = 1; number <= count; ++number) {
                const id = `seed-${number}`;
                const card = `00000000000${number % 2 ? "1" : "2"}0`;
                const at = Date.now() - (count - number) * 60_000;
                const event = { id, type: "review", card, rating: 1 + (number % 4), at, zone: 0, took: 900 };
                events.add({ id, line: JSON.stringify(event) });
              }
            },
            packed() {
              const request = transaction.objectStore("meta").get("packed");
              request.onsuccess = () => (answer = request.result?.bytes?.byteLength ?? 0);
            },
            folded() {
              const request = transaction.objectStore("meta").get("folded");
              request.onsuccess = () => (answer = request.result?.byteLength ?? 0);
            },
            damageFolded() {
              const meta = transaction.objectStore("meta");
              const request = meta.get("folded");
              request.onsuccess = () => {
                request.result[request.result.byteLength >> 1] ^= 8;
                meta.put(request.result, "folded");
              };
            },
            damage() {
              const meta = transaction.objectStore("meta");
              const request = meta.get("packed");
              request.onsuccess = () => {
                const packed = request.result;
                new Uint8Array(packed.bytes)[packed.bytes.byteLength >> 1] ^= 8;
                meta.put(packed, "packed");
              };
            },
          };
          jobs[job]();
          transaction.oncomplete = () => {
            database.close();
            done(answer);
          };
          transaction.onabort = () => failed(transaction.error);
        };
      }),
    { job, count },
  );

test("a long log is packed for opening; a damaged copy costs nothing, and neither loses an event", async () => {
  const app = await world.open();
  await inDatabase(app, "seed", 2500);
  const known = (count) =>
    app.page.waitForFunction((wanted) => globalThis.viva?.stats().events === wanted, count, { timeout: 10_000 });
  await app.reload();
  await known(2500);
  for (const copy of ["packed", "folded"]) {
    for (let waited = 0; (await inDatabase(app, copy)) === 0; ++waited) {
      assert.ok(waited < 60, `it is ${copy} within half a minute`);
      await app.page.waitForTimeout(500);
    }
  }
  const size = await inDatabase(app, "packed");
  assert.ok(size < 2500 * 20, `${size} bytes`);
  const before = await app.events();

  await app.page.goto(new URL("?lang=en#/quiz", world.url).href);
  await app.reload();
  await known(2500);
  await app.grade("good");
  await app.reload();
  await known(2501);

  for (const damage of ["damageFolded", "damage"]) {
    await inDatabase(app, damage);
    await app.reload();
    await known(2501);
  }
  await app.page.goto(new URL("?lang=en#/data", world.url).href);
  await app.ready();
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button("export_grades").click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
  const reviews = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === "review");
  assert.deepEqual(reviews.slice(0, 2500), before);
  assert.equal(reviews.length, 2501);
});

test("a tab that slept in the back-forward cache reads what others graded meanwhile, and loses nothing of its own", async () => {
  const context = await world.context();
  // A page in that cache hears no messages; so these tabs never do.
  await context.addInitScript(() => {
    delete globalThis.BroadcastChannel;
  });
  const sleeping = await App.open(context, world.url, "#/quiz");
  await sleeping.grade("good");
  const other = await App.open(context, world.url, "#/quiz");
  await other.grade("easy");
  await other.settle();
  assert.equal((await sleeping.stats()).events, 1, "not heard of");
  await sleeping.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await sleeping.page.waitForFunction(() => globalThis.viva.stats().events === 2);
  await sleeping.grade("hard");
  const reviews = await sleeping.reviews();
  assert.equal(reviews.length, 3);
  assert.equal(new Set(reviews.map(({ id }) => id)).size, 3);
});

test("a later version of the app takes the database in mid-session: it lets go, says so, and keeps what is graded", async () => {
  const context = await world.context();
  const app = await App.open(context, world.url, "#/quiz");
  await app.grade("good");
  await app.page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("viva", 1000);
        opening.onblocked = () => failed(new Error("the app does not let go"));
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          done();
        };
      }),
  );
  const asked = await app.grade("easy");
  assert.notEqual(await app.question.textContent(), asked, "the quiz goes on");
  await app.page.getByText(sentence(app.words.unsaved_broken)).first().waitFor();
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button("save_file").first().click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\n").slice(1);
  const ratings = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === "review");
  assert.deepEqual(
    ratings.map(({ rating }) => rating),
    [3, 4],
    "the file has what is stored and what only memory has",
  );
});
