// What a long history costs when the app opens: the same site with an empty database and with ten years of daily study
// (400,000 reviews of 12,000 cards), turn about in one run, each in a browser profile on disk.
//   VIVA_SITE=SITE node open.mjs [REVIEWS] [ROUNDS]
// `first frame` is the first picture on the canvas; `whole` is when every event is known and folded, and the picture
// shows it; both in milliseconds since the navigation began. `cpu` is what the page's main thread worked until then, which
// other work on the machine changes little. Medians. The first round after the seeding reads the events one by
// one, later ones as they are kept for reading.
import { performance } from "node:perf_hooks";
import { profile } from "../../e2e/support/browser.mjs";
import { serve, siteFolder } from "../../e2e/support/site.mjs";

const [reviews = 400_000, rounds = 7] = process.argv.slice(2).map(Number);
const cards = Math.max(1, Math.round(reviews / 33));

/** Fills the app's own database, as the app would have: from within the page. */
function seed({ reviews, cards }) {
  const alphabet = "0123456789abcdefghijklmnopqrstuv";
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  // The last digit of thirteen holds four bits.
  const cardId = () => Array.from({ length: 13 }, (_, at) => alphabet[random(at === 0 ? 16 : 32)]).join("");
  const ids = Array.from({ length: cards }, cardId);
  const device = "00c0ffee00c0ffee";
  const day = 86_400_000;
  const first = Date.now() - 3650 * day;
  // As long as a fingerprint (src/app/fingerprint.cpp), and of its form.
  const text = () => `1${Array.from({ length: 130 }, () => alphabet[random(16)]).join("").replace(/^../, "01")}`;
  return new Promise((done, failed) => {
    const opening = indexedDB.open("viva");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const write = database.transaction(["events", "meta"], "readwrite");
      const events = write.objectStore("events");
      let number = 0;
      const add = (event) => {
        number += 1;
        const id = `${device}-${number}`;
        events.add({ id, line: JSON.stringify({ id, ...event }) });
      };
      for (let i = 0; i < reviews; ++i) {
        const at = Math.round(first + (i / reviews) * 3650 * day);
        const card = ids[Math.min(cards - 1, random(1 + Math.ceil((i / reviews) * cards)))];
        const luck = random(10);
        const rating = luck === 0 ? 1 : luck === 1 ? 2 : luck === 9 ? 4 : 3;
        add({ type: "review", card, rating, at, zone: 540, took: 2000 + random(20_000) });
      }
      for (const card of ids) add({ type: "remembered", card, text: text(), at: first, zone: 540 });
      write.objectStore("meta").put({ device, count: number }, "device");
      write.oncomplete = () => {
        database.close();
        done(number);
      };
      write.onabort = () => failed(write.error);
    };
  });
}

/** Reloads the page and waits until it knows `events` events and rests. */
async function measure(page, events) {
  await page.addInitScript(() => {
    globalThis.measured = {};
    const look = setInterval(() => {
      const stats = globalThis.viva?.stats();
      if (!stats || stats.frames === 0) return;
      const { measured } = globalThis;
      measured.firstFrame ??= stats.firstFrameMs;
      measured.known ??= stats.events >= globalThis.awaited ? performance.now() : undefined;
      if (measured.known === undefined) return;
      clearInterval(look);
      requestAnimationFrame(() => requestAnimationFrame(() => (measured.whole = performance.now())));
    }, 4);
  });
  await page.addInitScript((awaited) => (globalThis.awaited = awaited), events);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () =>
    (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const before = await worked();
  await page.reload();
  await page.waitForFunction(() => globalThis.measured?.whole, undefined, { timeout: 120_000 });
  const cpu = (await worked()) - before;
  await session.detach();
  return { ...(await page.evaluate(() => globalThis.measured)), cpu };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve(siteFolder);
const homes = { empty: await profile(), full: await profile() };
try {
  const pages = {};
  for (const [name, home] of Object.entries(homes)) {
    pages[name] = await (await home.open()).newPage();
    await pages[name].goto(`${server.url}?lang=en`);
    await pages[name].waitForFunction(() => (globalThis.viva?.stats().frames ?? 0) > 0);
  }
  const begun = performance.now();
  const events = await pages.full.evaluate(seed, { reviews, cards });
  console.log(`${events} events seeded in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  const known = { empty: 0, full: reviews };
  const results = { empty: [], full: [] };
  for (let round = 0; round < rounds; ++round) {
    for (const name of Object.keys(homes)) {
      const result = await measure(pages[name], known[name]);
      results[name].push(result);
      console.log(
        `${round} ${name}: first frame ${result.firstFrame.toFixed(0)}, whole ${result.whole.toFixed(0)}, cpu ${result.cpu.toFixed(0)}`,
      );
      // Copies and what is kept for reading are made after the first picture.
      await pages[name].waitForTimeout(round === 0 && name === "full" ? 20_000 : 1500);
    }
  }
  for (const what of ["firstFrame", "whole", "cpu"]) {
    const [empty, full] = ["empty", "full"].map((name) => median(results[name].slice(1).map((each) => each[what])));
    console.log(
      `${what}: empty ${empty.toFixed(0)} ms, full ${full.toFixed(0)} ms, ${(full - empty).toFixed(0)} ms more`,
    );
  }
} finally {
  await Promise.all(Object.values(homes).map((home) => home.remove()));
  await server.close();
}
