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
  await prepare(page);
});
afterEach(() => page.context().close());

/** Gives the page `openLog()`: a log whose listener writes into `log.heard`. */
const prepare = (tab) =>
  tab.evaluate(async () => {
    const { EventLog, failureOf } = await import("/src/storage.ts");
    window.failureOf = failureOf;
    window.openLog = async (folded) => {
      const heard = [];
      const log = new EventLog({
        packed: (bytes, kept) => heard.push(["packed", [...bytes], [...kept]]) > 0,
        fold: async () => folded,
        events: (lines, final) => heard.push(["events", lines, final]),
        places: (json) => heard.push(["places", JSON.parse(json)]),
        draft: (lines) => heard.push(["draft", ...lines.split("\n")]),
        state: (state) => heard.push(["state", state]),
      });
      await log.open();
      return Object.assign(log, { heard });
    };
    window.review = (card) => JSON.stringify({ type: "review", card, rating: 3, at: 1, zone: 0, took: 5 });
  });

test("an event gets the device's next id and is there after a reload, byte for byte", async () => {
  const stored = await page.evaluate(async () => {
    const log = await window.openLog();
    return [await log.append(window.review("a")), await log.append('{"id":"","type":"новый","x":[1,{"y":"한"}]}')];
  });
  const [first, second] = stored.map((line) => JSON.parse(line));
  assert.match(first.id, /^[0-9a-f]{16}-1$/);
  assert.equal(second.id, first.id.replace(/1$/, "2"));
  assert.deepEqual(second.x, [1, { y: "한" }]);
  await page.reload();
  await prepare(page);
  const heard = await page.evaluate(async () => (await window.openLog()).heard);
  assert.deepEqual(heard[0], ["events", stored.join("\n"), true]);
  assert.deepEqual(heard[1], ["places", {}]);
  assert.deepEqual(heard[2], ["state", "ready"]);
});

test("an empty database says so at once", async () => {
  const heard = await page.evaluate(async () => (await window.openLog()).heard);
  assert.deepEqual(heard, [
    ["events", "", true],
    ["places", {}],
    ["state", "ready"],
  ]);
});

test("many events come in chunks, in order, the last one final", async () => {
  const { counts, finals, ordered } = await page.evaluate(async () => {
    const log = await window.openLog();
    await log.append(window.review("first"));
    await log.close();
    const database = await new Promise((done) => {
      const request = indexedDB.open("viva");
      request.onsuccess = () => done(request.result);
    });
    const write = database.transaction("events", "readwrite");
    for (let n = 2; n <= 12_000; n += 1) write.objectStore("events").add({ id: `x-${n}`, line: `{"id":"x-${n}"}` });
    await new Promise((done) => {
      write.oncomplete = done;
    });
    database.close();
    const heard = (await window.openLog()).heard.filter(([what]) => what === "events");
    const lines = heard.flatMap(([, text]) => text.split("\n"));
    return {
      counts: heard.map(([, text]) => text.split("\n").length),
      finals: heard.map(([, , final]) => final),
      ordered: lines.slice(1).every((line, index) => line === `{"id":"x-${index + 2}"}`),
    };
  });
  assert.deepEqual(counts, [5000, 5000, 2000]);
  assert.deepEqual(finals, [false, false, true]);
  assert.ok(ordered);
});

test("what the app folded is kept seconds after it opened, and comes with the packed log the next time", async () => {
  const heard = await page.evaluate(async () => {
    const wait = window.setTimeout;
    window.setTimeout = (work, delay) => wait(work, delay === 5000 ? 0 : delay);
    const log = await window.openLog(new Uint8Array([7, 8]));
    const line = await log.append(window.review("first"));
    const database = await new Promise((done) => {
      const request = indexedDB.open("viva");
      request.onsuccess = () => done(request.result);
    });
    const meta = () => database.transaction("meta", "readwrite").objectStore("meta");
    const settled = (request) =>
      new Promise((done) => {
        request.onsuccess = () => done(request.result);
      });
    const begun = performance.now();
    while (!(await settled(meta().get("folded"))) && performance.now() - begun < 3000);
    const packed = { generation: 0, upTo: 1, last: JSON.parse(line).id, bytes: new Uint8Array([1, 2, 3]).buffer };
    await settled(meta().put(packed, "packed"));
    const next = await window.openLog();
    // A copy whose last event is not where it was brings nothing, and neither does what was folded.
    await settled(meta().put({ ...packed, last: "other-1" }, "packed"));
    const third = await window.openLog();
    return [next.heard, third.heard].map((all) => all.filter(([what]) => what === "packed" || what === "events"));
  });
  assert.deepEqual(heard[0], [
    ["packed", [1, 2, 3], [7, 8]],
    ["events", "", true],
  ]);
  assert.equal(heard[1].length, 1);
  assert.equal(heard[1][0][0], "events");
});

test("two logs of one origin number their events without a clash and hear of each other's at once", async () => {
  const result = await page.evaluate(async () => {
    const [one, two] = [await window.openLog(), await window.openLog()];
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? one : two).append(window.review(`c${index}`))),
    );
    const lines = (log) =>
      log.heard.filter(([what]) => what === "events").flatMap(([, text]) => text.split("\n").filter(Boolean));
    const begun = performance.now();
    while (lines(one).length < 20 || lines(two).length < 20) {
      if (performance.now() - begun > 3000) break;
      await new Promise((soon) => setTimeout(soon, 10));
    }
    return { ids: all.map((line) => JSON.parse(line).id), one: lines(one), two: lines(two), all };
  });
  assert.equal(new Set(result.ids).size, 40);
  const numbers = result.ids.map((id) => Number(id.split("-")[1])).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  assert.deepEqual(
    result.one.sort(),
    result.all.filter((_, index) => index % 2 === 0).sort(),
    "each hears the other's, none of its own",
  );
  assert.deepEqual(result.two.sort(), result.all.filter((_, index) => index % 2 === 1).sort());
});

test("another tab hears within a second", async () => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await prepare(other);
  await other.evaluate(async () => {
    window.log = await window.openLog();
  });
  await page.evaluate(async () => {
    window.log = await window.openLog();
    await window.log.append(window.review("seen"));
  });
  await other.waitForFunction(
    () => window.log.heard.some(([what, text]) => what === "events" && text.includes('"seen"')),
    undefined,
    { timeout: 1000 },
  );
});

test("a full disk is `full`, an aborted write `broken`, and the next write works", async () => {
  const failures = await page.evaluate(async () => {
    const log = await window.openLog();
    const add = IDBObjectStore.prototype.add;
    const failWith = async (act) => {
      IDBObjectStore.prototype.add = function (...values) {
        return act(this, add, values);
      };
      try {
        await log.append(window.review("x"));
        return "stored";
      } catch (error) {
        return window.failureOf(error);
      } finally {
        IDBObjectStore.prototype.add = add;
      }
    };
    const results = [
      await failWith(() => {
        throw new DOMException("no room", "QuotaExceededError");
      }),
      await failWith((store, real, values) => {
        const request = real.apply(store, values);
        store.transaction.abort();
        return request;
      }),
    ];
    return [...results, JSON.parse(await log.append(window.review("y"))).id.split("-")[1]];
  });
  assert.deepEqual(failures, ["full", "broken", "1"], "failed writes use up no number");
});

test("a database that is refused is said once, and later writes say it again", async () => {
  const { heard, failure } = await page.evaluate(async () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The user denied permission", "SecurityError");
    };
    const log = await window.openLog();
    const failure = await log.append(window.review("x")).catch(window.failureOf);
    return { heard: log.heard, failure };
  });
  assert.deepEqual(heard, [
    ["events", "", true],
    ["state", "refused"],
  ]);
  assert.equal(failure, "refused");
});

test("a database that is cleared under the app is opened anew", async () => {
  const id = await page.evaluate(async () => {
    const log = await window.openLog();
    await log.append(window.review("a"));
    await new Promise((done, failed) => {
      const request = indexedDB.deleteDatabase("viva");
      request.onsuccess = done;
      request.onblocked = failed;
    });
    return JSON.parse(await log.append(window.review("b"))).id;
  });
  assert.match(id, /-1$/);
});

test("a database of a later version refuses writes instead of harming it", async () => {
  const failure = await page.evaluate(async () => {
    const log = await window.openLog();
    await new Promise((done, failed) => {
      const request = indexedDB.open("viva", 99);
      request.onsuccess = done;
      request.onblocked = failed;
    });
    return log.append(window.review("x")).catch(window.failureOf);
  });
  assert.equal(failure, "broken");
});

test("reading places come back", async () => {
  const places = await page.evaluate(async () => {
    const log = await window.openLog();
    const early = new log.constructor({ events() {}, places() {}, state() {} });
    early.rememberPlace("n", 9, 9);
    await early.close();
    log.rememberPlace("n", 3, 10.5);
    log.rememberPlace("n", 4, 0);
    log.rememberPlace("m", 1, 2);
    await log.close();
    return (await window.openLog()).heard.find(([what]) => what === "places")[1];
  });
  assert.deepEqual(places, { n: { block: 4, offset: 0 }, m: { block: 1, offset: 2 } });
});

test("an interview and a card are kept apart, each as it was kept last, whichever tab has the other open", async () => {
  const drafts = await page.evaluate(async () => {
    const read = async () => (await window.openLog()).heard.filter(([what]) => what === "draft");
    const [one, other] = [await window.openLog(), await window.openLog()];
    await one.keepDraft(true, "asked");
    await Promise.all([other.keepDraft(false, "a"), other.keepDraft(false, "ab"), other.keepDraft(false, "abc")]);
    const both = await read();
    await one.keepDraft(true, "");
    const card = await read();
    await other.keepDraft(false, "");
    return [both, card, await read()];
  });
  assert.deepEqual(drafts, [[["draft", "asked", "abc"]], [["draft", "", "abc"]], []]);
});

test("a draft of an earlier version is read, and gives way to a newer one", async () => {
  const drafts = await page.evaluate(async () => {
    const read = async () => (await window.openLog()).heard.filter(([what]) => what === "draft");
    const log = await window.openLog();
    const put = (text) =>
      new Promise((done) => {
        const opening = indexedDB.open("viva");
        opening.onsuccess = () => {
          const write = opening.result.transaction("meta", "readwrite");
          write.objectStore("meta").put(text, "draft");
          write.oncomplete = () => done(opening.result.close());
        };
      });
    await put("of one");
    const one = await read();
    await put("interview\ncard");
    const two = await read();
    await log.keepDraft(false, "newer card");
    return [one, two, await read()];
  });
  assert.deepEqual(drafts, [
    [["draft", "of one", "of one"]],
    [["draft", "interview", "card"]],
    [["draft", "interview", "newer card"]],
  ]);
});

test("a log that was closed while it opened listens to nobody", async () => {
  const kinds = await page.evaluate(async () => {
    const { EventLog } = await import("/src/storage.ts");
    const kinds = [];
    const add = window.addEventListener;
    window.addEventListener = (kind, ...rest) => {
      kinds.push(kind);
      add.call(window, kind, ...rest);
    };
    const nothing = () => undefined;
    const listener = {
      packed: nothing,
      fold: nothing,
      events: nothing,
      places: nothing,
      draft: nothing,
      state: nothing,
    };
    const log = new EventLog(listener);
    const opening = log.open();
    await log.close();
    await opening;
    return kinds;
  });
  assert.deepEqual(kinds, []);
});

test("the first grade asks the browser to keep the data, once, and says if it will not", async () => {
  const { asked, states } = await page.evaluate(async () => {
    let asked = 0;
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => {
      asked += 1;
      return false;
    };
    const log = await window.openLog();
    await log.append('{"type":"setting","name":"theme","value":"night"}');
    const early = asked;
    await log.append(window.review("a"));
    await log.append(window.review("b"));
    await new Promise((soon) => setTimeout(soon, 20));
    return { asked: [early, asked], states: log.heard.filter(([what]) => what === "state").map(([, state]) => state) };
  });
  assert.deepEqual(asked, [0, 1]);
  assert.deepEqual(states, ["ready", "evictable"]);
});

test("a profile that was set back, and whose later events came in again, goes on as another device", async () => {
  const ids = await page.evaluate(async () => {
    const log = await window.openLog();
    const first = JSON.parse(await log.append(window.review("a"))).id;
    const device = first.split("-")[0];
    await log.add([2, 3].map((n) => JSON.stringify({ ...JSON.parse(window.review("b")), id: `${device}-${n}` })));
    const next = [
      JSON.parse(await log.append(window.review("c"))).id,
      JSON.parse(await log.append(window.review("d"))).id,
    ];
    return [first, ...next];
  });
  const [device, other] = ids.map((id) => id.split("-")[0]);
  assert.notEqual(device, other);
  assert.deepEqual(ids.slice(1), [`${other}-1`, `${other}-2`]);
});

test("what another tab stores after lines that the database did not take is handed over", async () => {
  const heard = await page.evaluate(async () => {
    const [one, two] = [await window.openLog(), await window.openLog()];
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...values) {
      const request = add.apply(this, values);
      request.addEventListener("success", () => setTimeout(() => undefined));
      if (values[0].id === "x-2") this.transaction.abort();
      return request;
    };
    const failure = await one.add([`{"id":"x-1"}`, `{"id":"x-2"}`]).catch(window.failureOf);
    IDBObjectStore.prototype.add = add;
    const line = await two.append(window.review("theirs"));
    await one.readNewer();
    return { failure, line, lines: one.heard.filter(([what]) => what === "events").map(([, lines]) => lines) };
  });
  assert.equal(heard.failure, "broken");
  assert.ok(heard.lines.includes(heard.line), "the key was ours only until the transaction was aborted");
});
