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

/**
 * Gives the page `openData()`: a log and a port of a program that takes every file, and writes what it hears into
 * `port.heard`. The shared folder is one of the page's own file system.
 */
const prepare = (tab) =>
  tab.evaluate(async () => {
    const [{ EventLog }, { DataPort }] = await Promise.all([import("/src/storage.ts"), import("/src/data.ts")]);
    const root = await navigator.storage.getDirectory();
    window.folder = await root.getDirectoryHandle("shared", { create: true });
    window.showDirectoryPicker = async () => window.folder;
    window.write = async (name, text) => {
      const writable = await (await window.folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    };
    window.read = async (name) => (await (await window.folder.getFileHandle(name)).getFile()).text();
    window.event = (id) => JSON.stringify({ id, type: "review", card: "a", rating: 3, at: 1, zone: 0, took: 5 });
    window.openData = async (change = () => undefined) => {
      const log = new EventLog({ packed() {}, fold() {}, events() {}, places() {}, draft() {}, state() {} });
      change(log);
      await log.open();
      const heard = [];
      let request = 0;
      const port = new DataPort(
        log,
        {
          file: (name, text, fromFolder) => {
            heard.push(["file", name]);
            const lines = text.split("\n").filter((line) => line.startsWith('{"id"'));
            // As the program asks: by way of a promise.
            request += 1;
            const asked = request;
            if (fromFolder && lines.length > 0)
              void Promise.resolve().then(() => port.carryOut(1, asked, lines.join("\n")));
          },
          linesStored: (_request, failure) => heard.push(["stored", failure]),
          status: (lines) => heard.push(["status", lines]),
        },
        document.body,
      );
      return Object.assign(port, { log, heard });
    };
  });

test("a profile that was set back takes what its own file in the folder has before it writes there", async () => {
  const { text, lines } = await page.evaluate(async () => {
    const port = await window.openData();
    const line = await port.log.append(window.event(""));
    const [device] = JSON.parse(line).id.split("-");
    await window.write(`viva-${device}.jsonl`, `${window.event(`${device}-1`)}\n${window.event(`${device}-2`)}\n`);
    await port.carryOut(4, 0, "");
    return { text: await window.read(`viva-${device}.jsonl`), lines: await port.log.lines() };
  });
  assert.equal(lines.length, 2);
  assert.match(lines[1], /-2"/);
  assert.ok(text.includes(lines[1]));
});

test("the folder is in step only when the database has what came, and files that stay as they are come once", async () => {
  const heard = await page.evaluate(async () => {
    const port = await window.openData();
    await window.write("viva-phone.jsonl", `${window.event("phone-1")}\n`);
    await port.carryOut(4, 0, "");
    await port.look();
    await window.write("viva-phone.jsonl", `${window.event("phone-1")}\n${window.event("phone-2")}\n`);
    await port.look();
    return port.heard.filter(([what, lines]) => what !== "status" || lines.includes("folder"));
  });
  const synced = heard.map(([what, lines]) => (what === "status" ? JSON.parse(lines).state : what));
  assert.deepEqual(synced, ["file", "stored", "synced", "synced", "file", "stored", "synced"]);
});

test("what comes from the folder by itself makes no copy; a file that the person takes makes one", async () => {
  const counts = await page.evaluate(async () => {
    const port = await window.openData();
    const copies = async () => (await (await caches.open("viva-backups")).keys()).length;
    await port.log.append(window.event(""));
    await port.start();
    const counts = [await copies()];
    for (const n of [1, 2, 3]) {
      await window.write("viva-phone.jsonl", `${window.event(`phone-${n}`)}\n`);
      await port.carryOut(n === 1 ? 4 : 6, 0, "");
    }
    counts.push(await copies());
    await port.carryOut(1, 99, window.event("file-1"));
    counts.push(await copies());
    return counts;
  });
  assert.deepEqual(counts, [1, 1, 2]);
});

test("of the copies before the last nine the largest stays", async () => {
  const kept = await page.evaluate(async () => {
    const { Backups } = await import("/src/backups.ts");
    const backups = new Backups("test");
    const sizes = [5, 900, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
    for (const [index, size] of sizes.entries()) await backups.make(size, async () => [], index + 1, true);
    return (await backups.list()).map(({ events }) => events);
  });
  assert.deepEqual(kept, [17, 16, 15, 14, 13, 12, 11, 10, 9, 900]);
});

test("whoever asks for a copy hears what came of it, and so does who wants a copy that is gone or damaged", async () => {
  const told = await page.evaluate(async () => {
    const port = await window.openData();
    const [backUp, openBackup] = [2, 3];
    await port.carryOut(backUp, 0, "");
    await port.log.append(window.event(""));
    await port.carryOut(backUp, 0, "");
    await port.carryOut(backUp, 0, "");
    await port.log.append(window.event(""));
    const put = Cache.prototype.put;
    Cache.prototype.put = async () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
    await port.carryOut(backUp, 0, "");
    Cache.prototype.put = put;
    const cache = await caches.open("viva-backups");
    await cache.put(new URL("/viva-backup/7-7.jsonl.gz", location.href).href, new Response("no gzip"));
    await port.carryOut(openBackup, 0, "7-7.jsonl.gz");
    await port.carryOut(openBackup, 0, "9-9.jsonl.gz");
    return port.heard
      .filter(([what, lines]) => what === "status" && lines.includes("backed_up"))
      .map(([, line]) => line);
  });
  assert.deepEqual(
    told.map((line) => JSON.parse(line).backed_up),
    ["same", "made", "same", "failed", "gone", "gone"],
  );
});

test("a folder that is left while it is read stays left, and nothing more is written there", async () => {
  const { states, files } = await page.evaluate(async () => {
    const port = await window.openData();
    await port.log.append(window.event(""));
    await window.write("viva-phone.jsonl", `${window.event("phone-1")}\n`);
    const [choose, leave, sync] = [4, 5, 6];
    await port.carryOut(choose, 0, "");
    await window.folder.removeEntry(`viva-${await port.log.device()}.jsonl`);
    const values = window.folder.values.bind(window.folder);
    window.folder.values = async function* () {
      await port.carryOut(leave, 0, "");
      yield* values();
    };
    const before = port.heard.length;
    await port.carryOut(sync, 0, "");
    const told = port.heard.slice(before).filter(([what, lines]) => what === "status" && lines.includes("folder"));
    const files = [];
    for await (const name of window.folder.keys()) files.push(name);
    return { states: told.map(([, lines]) => JSON.parse(lines).state), files };
  });
  assert.deepEqual(states, ["none"]);
  assert.deepEqual(files, ["viva-phone.jsonl"]);
});

test("without a database the copies are told all the same, and a full disk does not stop the folder", async () => {
  const { broken, full } = await page.evaluate(async () => {
    const port = await window.openData();
    await port.log.append(window.event(""));
    await port.start();
    const broken = await window.openData((log) => {
      log.count = async () => Promise.reject(new DOMException("no", "UnknownError"));
    });
    await broken.start();
    await port.carryOut(4, 0, "");
    const put = Cache.prototype.put;
    Cache.prototype.put = async () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
    await port.log.append(window.event(""));
    for (const name of await caches.keys()) await caches.delete(name);
    const full = await window.openData();
    await full.start();
    Cache.prototype.put = put;
    const told = ({ heard }) => heard.filter(([what]) => what === "status").map(([, lines]) => lines);
    return { broken: told(broken), full: told(full) };
  });
  assert.ok(broken.some((lines) => lines.includes('"backup"')));
  assert.ok(full.some((lines) => lines.includes('"synced"')));
  assert.deepEqual(page.errors(), []);
});
