// What an interview sounds like, with a microphone and voices that do as they are told.
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
  await page.evaluate(async () => {
    const { Sound } = await import("/src/sound.ts");
    const tracks = () => [{ stop: () => undefined }];
    Object.defineProperty(navigator, "mediaDevices", {
      value: { getUserMedia: async () => ({ getTracks: tracks }) },
    });
    window.MediaRecorder = class extends EventTarget {
      mimeType = "audio/test";
      state = "inactive";
      start() {
        this.state = "recording";
      }
      stop() {
        this.state = "inactive";
        // As browsers do: the data and the end come later.
        setTimeout(() => {
          this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: new Blob(["sound"]) }));
          this.dispatchEvent(new Event("stop"));
        }, 50);
      }
    };
    window.heard = [];
    window.sound = new Sound((state) => window.heard.push(state));
    window.kept = () =>
      new Promise((done) => {
        const opening = indexedDB.open("viva-recordings", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("recordings");
        opening.onsuccess = () => {
          const keys = opening.result.transaction("recordings").objectStore("recordings").getAllKeys();
          keys.onsuccess = () => {
            opening.result.close();
            done(keys.result);
          };
        };
      });
  });
});
afterEach(() => page.context().close());

const record = (...commands) =>
  page.evaluate(async (given) => {
    await Promise.all(given.map(([command, name]) => window.sound.record(command, name)));
    return { heard: window.heard, kept: await window.kept() };
  }, commands);

test("a recording is kept when it ends, and the next one begins after it", async () => {
  const { heard, kept } = await record(["start", "1-0"], ["start", "1-1"], ["stop", ""]);
  assert.deepEqual(heard, ["recording", "idle 1-0", "recording", "idle 1-1"]);
  assert.deepEqual(kept, ["1-0", "1-1"]);
});

test("what is forgotten while it is recorded is not kept after it, and what is dropped takes nothing else with it", async () => {
  const dropped = await record(["start", "1-0"], ["start", "1-1"], ["drop", "1-1"]);
  assert.deepEqual(dropped.kept, ["1-0"]);
  const forgotten = await record(["start", "1-2"], ["forget", ""]);
  assert.deepEqual(forgotten.kept, []);
});

test("a recording that the disk has no room for is told", async () => {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const { heard, kept } = await record(["start", "1-0"], ["stop", ""]);
  assert.deepEqual(heard, ["recording", "idle", "lost"]);
  assert.deepEqual(kept, []);
});

test("a text is read out by a voice of the device; without one that is told, and silence asks for none", async () => {
  const { said, heard } = await page.evaluate(async () => {
    const said = [];
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    Object.defineProperty(globalThis, "speechSynthesis", {
      value: {
        cancel: () => undefined,
        speak: ({ text }) => said.push(text),
        getVoices: () => [
          { lang: "en-GB", localService: true },
          { lang: "ko-KR", localService: false },
        ],
      },
    });
    window.sound.speak("What is a generator?", "en");
    window.sound.speak("제너레이터가 무엇인가요?", "ko");
    window.sound.speak("", "");
    await new Promise((done) => setTimeout(done, 2500));
    const before = [...window.heard];
    window.sound.speak("제너레이터가 무엇인가요?", "ko");
    await new Promise((done) => setTimeout(done, 2500));
    return { said, heard: [before, window.heard] };
  });
  assert.deepEqual(said, ["What is a generator?"]);
  assert.deepEqual(heard, [[], ["voiceless"]]);
});
