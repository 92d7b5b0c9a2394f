// Long questions: to a Web Worker, and to the page itself where there can be none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./support.mjs";

let web;
before(async () => {
  web = await start();
});
after(() => web.stop());

/** A desk in the page whose answers can be awaited: `ask(request, name, object)`. */
async function desk(prepare = "") {
  const page = await web.page();
  await page.evaluate(prepare);
  await page.evaluate(async (url) => {
    const { QuestionDesk } = await import(`${url}src/worker/desk.ts`);
    const waiting = new Map();
    globalThis.parts = [];
    globalThis.packs = 0;
    globalThis.answers = [];
    globalThis.desk = new QuestionDesk({
      pack: async () => {
        globalThis.packs += 1;
        return new Uint8Array(globalThis.broken ? [0x78, 1] : [1, 2, 3]);
      },
      answered: (request, json) => {
        globalThis.answers.push(request);
        waiting.get(request)?.(JSON.parse(json));
      },
      progressed: (request, part) => globalThis.parts.push([request, part]),
    });
    globalThis.ask = (request, name, object) =>
      new Promise((done) => {
        waiting.set(request, done);
        globalThis.desk.ask(request, name, JSON.stringify(object));
      });
  }, web.url);
  return page;
}

test("nothing is loaded before the first question", async () => {
  const page = await desk();
  assert.equal(await page.evaluate(() => globalThis.packs), 0);
});

test("a worker gets the notes once and answers each question", async () => {
  const page = await desk();
  const answers = await page.evaluate(() =>
    Promise.all([globalThis.ask(1, "search", { words: "제너" }), globalThis.ask(2, "search", { words: "b" })]),
  );
  assert.deepEqual(answers, [
    { name: "search", asked: { words: "제너" }, pack: 3, inWorker: true },
    { name: "search", asked: { words: "b" }, pack: 3, inWorker: true },
  ]);
  assert.equal(await page.evaluate(() => globalThis.packs), 1);
  assert.deepEqual(await page.evaluate(() => globalThis.parts), [
    [1, 0.5],
    [2, 0.5],
  ]);
  assert.deepEqual(page.errors(), []);
});

test("what is not about the notes is answered without them", async () => {
  const page = await desk();
  const answer = await page.evaluate(() => globalThis.ask(1, "fit", { quick: true }));
  assert.equal(answer.pack, 0);
  assert.equal(await page.evaluate(() => globalThis.packs), 0);
});

test("a long question holds up no other kind, and can be stopped", async () => {
  const page = await desk();
  await page.evaluate(() => void globalThis.ask(1, "fit", { forever: true }));
  await page.waitForFunction(() => globalThis.parts.length === 1);
  const search = await page.evaluate(() => globalThis.ask(2, "search", {}));
  assert.equal(search.name, "search");
  const fit = await page.evaluate(() => {
    const later = globalThis.ask(3, "fit", { quick: true });
    globalThis.desk.stop(1);
    return later;
  });
  assert.deepEqual(fit.asked, { quick: true });
  assert.deepEqual(await page.evaluate(() => globalThis.answers), [2, 3]);
});

test("where no worker may be, the page answers itself", async () => {
  const page = await desk(
    `globalThis.Worker = class { constructor() { throw new DOMException("no", "SecurityError"); } }`,
  );
  const answer = await page.evaluate(() => globalThis.ask(1, "search", { words: "a" }));
  assert.deepEqual(answer, { name: "search", asked: { words: "a" }, pack: 3, inWorker: false });
});

test("a worker whose script does not come is replaced by the page", async () => {
  const page = await desk(`const Real = Worker;
    globalThis.Worker = class extends Real { constructor() { super("/site/nothing.js", { type: "module" }); } }`);
  const answer = await page.evaluate(() => globalThis.ask(1, "search", { words: "a" }));
  assert.equal(answer.inWorker, false);
});

test("notes that do not open are an answer that says so", async () => {
  const page = await desk("globalThis.broken = true");
  const answer = await page.evaluate(() => globalThis.ask(1, "search", {}));
  assert.match(answer.error, /do not open/);
});
