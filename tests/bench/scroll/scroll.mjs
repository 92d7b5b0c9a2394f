// What reading costs in a browser: a note is scrolled with the wheel for some seconds, short, long and very long notes in
// one run, in a headless browser that draws in software.
//   VIVA_PROGRAM=viva VIVA_APP=APP node scroll.mjs [SECONDS] [ENGINE]
// `frames` the app drew of the `turns` (calls of requestAnimationFrame) that the browser gave a second. `frame` is what the
// page's main thread worked in the call that drew one, in milliseconds; `long` are tasks of more than 50 ms and their
// sum. The page's text layer is part of it.

import { launchEngine } from "../../e2e/support/engines.mjs";
import { buildSite, serve } from "../../e2e/support/site.mjs";

const seconds = Number(process.argv[2] ?? 5);
const engine = process.argv[3] ?? "chromium";

/** Questions, answers, lists and code of about so many bytes. */
function noteOf(bytes) {
  const part = (number) =>
    `## ${number}. What does an iterator keep?\n\n` +
    "이터레이터는 값을 하나씩 꺼내며, 어디까지 읽었는지 스스로 기억한다. An iterator keeps its place, and nothing else, " +
    "so that a loop can go on where it stopped; `next` asks for one more.\n\n" +
    "- It is asked with `next`.\n- It ends with **StopIteration**.\n- Второй раз по нему не пройти.\n\n" +
    "```python\ndef numbers(last):\n    for number in range(last):\n        yield number\n```\n\n";
  let text = "# Iterators\n\n";
  for (let number = 1; text.length < bytes; number += 1) text += part(number);
  return text;
}

/** Runs in the page before its own scripts: times each frame. */
function watch() {
  const { requestAnimationFrame: ask, performance } = globalThis;
  globalThis.seen = { frames: [], long: [] };
  globalThis.requestAnimationFrame = (call) =>
    ask((now) => {
      const before = globalThis.viva?.stats().frames;
      const from = performance.now();
      call(now);
      if (globalThis.viva?.stats().frames > before) globalThis.seen.frames.push(performance.now() - from);
    });
  if (PerformanceObserver.supportedEntryTypes.includes("longtask"))
    new PerformanceObserver((list) => {
      globalThis.seen.long.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
  globalThis.countTurns = (milliseconds) =>
    new Promise((done) => {
      let turns = 0;
      const end = performance.now() + milliseconds;
      const turn = (now) => {
        turns += 1;
        if (now < end) ask(turn);
        else done(turns);
      };
      ask(turn);
    });
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

async function measure(browser, bytes) {
  const site = await buildSite({ "iterators.md": noteOf(bytes) });
  const server = await serve(site.folder, 0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(new URL("#/note/iterators", server.url).href);
  await page.waitForFunction(() => globalThis.viva?.stats().textLayerMs > 0, undefined, { timeout: 120_000 });
  await page.waitForTimeout(3000);
  await page.mouse.move(640, 450);
  await page.evaluate(() => {
    globalThis.seen = { frames: [], long: [] };
  });
  const turns = page.evaluate((milliseconds) => globalThis.countTurns(milliseconds), seconds * 1000);
  const end = performance.now() + seconds * 1000;
  let way = 1;
  for (let step = 0; performance.now() < end; step += 1) {
    // A short note is scrolled to and fro.
    if (step % 20 === 19) way = bytes < 100_000 ? -way : way;
    await page.mouse.wheel(0, way * 120);
    await page.waitForTimeout(16);
  }
  const given = (await turns) / seconds;
  const { frames, long } = await page.evaluate(() => globalThis.seen);
  await context.close();
  await server.close();
  await site.remove();
  const sorted = frames.toSorted((one, other) => one - other);
  const sum = long.reduce((all, one) => all + one, 0);
  console.log(
    `${String(bytes).padStart(9)} bytes: ${(frames.length / seconds).toFixed(1)} frames of ${given.toFixed(1)} turns a second; ` +
      `frame ${share(sorted, 0.5).toFixed(1)} ms, 95 % within ${share(sorted, 0.95).toFixed(1)} ms; ` +
      `long ${long.length}, ${sum.toFixed(0)} ms`,
  );
}

const { browser } = await launchEngine(engine);
for (const bytes of [10_000, 1_000_000, 10_000_000]) await measure(browser, bytes);
await browser.close();
