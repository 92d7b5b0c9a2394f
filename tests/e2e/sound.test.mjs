// A mock interview with a microphone: Chromium's fake one, which beeps once a second.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";

const world = suite({}, ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);

/** Size and type of each recording that the device keeps. */
const recordings = (app) =>
  app.page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("viva-recordings");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains("recordings")) return done([]);
          const all = database.transaction("recordings").objectStore("recordings").getAll();
          all.onsuccess = () => {
            database.close();
            done(all.result.map(({ size, type }) => ({ size, type })));
          };
        };
      }),
  );

/** Waits until the device keeps no recording: they are deleted after the screen has changed. */
async function noneKept(app) {
  for (let tries = 0; tries < 100 && (await recordings(app)).length > 0; tries += 1) await app.page.waitForTimeout(100);
  assert.deepEqual(await recordings(app), []);
}

/** Records answers of so many milliseconds to three questions; `afterFirst` looks at the first one. */
async function takeInterview(milliseconds, afterFirst = () => {}) {
  const app = await world.open("#/interview");
  await app.named("radio", "by_recording").check();
  await app.page.getByRole("radio", { name: "3", exact: true }).check();
  await app.button("start").click();
  for (let question = 1; question <= 3; question += 1) {
    await app.page.getByText(app.words.recording).first().waitFor();
    await app.page.waitForTimeout(milliseconds);
    await app.page.getByRole("button", { name: app.words.have_answered }).click();
    await app.button("play_answer").waitFor();
    if (question === 1) await afterFirst(app);
    const next = question === 3 ? app.words.to_report : app.words.next_question;
    await app.page.getByRole("button", { name: next }).click();
  }
  return app;
}

test("an answer is recorded, played beside the note's answer, and deleted on request", async () => {
  // Two beeps of the fake microphone an answer.
  const app = await takeInterview(1500, async (interview) => {
    await interview.button("play_answer").click();
    await interview.button("stop_playing").click();
    await interview.button("play_answer").waitFor();
  });
  await app.page.getByRole("heading", { name: app.words.report, exact: true }).waitFor();
  const kept = await recordings(app);
  assert.equal(kept.length, 3);
  for (const { size, type } of kept) {
    assert.match(type, /^audio\//);
    assert.ok(size > 1000, `${size} bytes of sound`);
  }
  await app.button("delete_recordings").click();
  await app.button("delete_recordings").waitFor({ state: "detached" });
  await noneKept(app);
  assert.equal((await app.events()).length, 0, "an interview changes no schedule");
});

test("a new interview forgets the recordings of the one before", async () => {
  const app = await takeInterview(300);
  assert.equal((await recordings(app)).length, 3);
  await app.button("another_interview").click();
  await app.button("start").click();
  await app.page.getByText(app.words.recording).first().waitFor();
  await noneKept(app);
});

test("an answer is recorded after a reload too, and after the interview was left and come back to", async () => {
  const app = await world.open("#/interview");
  await app.named("radio", "by_recording").check();
  await app.button("start").click();
  await app.page.getByText(app.words.recording).first().waitFor();
  await app.button("leave").click();
  await app.page.waitForURL(/#\/$/);
  await app.page.evaluate(() => location.assign("#/interview"));
  await app.page.getByText(app.words.recording).first().waitFor();
  await app.page.reload();
  await app.page.getByText(app.words.recording).first().waitFor();
  await app.page.waitForTimeout(500);
  await app.page.getByRole("button", { name: app.words.have_answered }).click();
  await app.button("play_answer").waitFor();
  await app.button("end_interview").click();
  await app.page.getByRole("heading", { name: app.words.report, exact: true }).waitFor();
  await app.button("play_answer").waitFor();
  await app.button("another_interview").click();
  await app.button("start").waitFor();
  await noneKept(app);
});
