// Every way to be asked, as somebody does it in a browser: by names and roles, with the keyboard, with a finger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, eventually } from "./support/app.mjs";
import { canBuild } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();

/** The card that is asked can be asked in writing: goes on through the deck until one can. */
async function findWritten(app) {
  const write = app.named("radio", "mode_typed");
  for (let card = 0; card < 12 && (await write.count()) === 0; card += 1) await app.grade("easy");
  return write;
}

test("an answer is written over several lines, compared, and still there after a reload", async () => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  const write = await findWritten(app);
  if ((await write.count()) === 0) return; // The notes of this site have no key points.
  await write.check();
  const field = app.named("textbox", "your_answer");
  await field.fill("first line");
  await field.press("Enter");
  await field.pressSequentially("1 second line");
  assert.equal(await field.inputValue(), "first line\n1 second line", "keys type, they do not grade");
  const asked = await app.question.textContent();
  await app.settle();
  await app.reload();
  assert.equal(await app.question.textContent(), asked);
  assert.equal(await field.inputValue(), "first line\n1 second line");
  await field.press("Control+Enter");
  await app.rating("good").waitFor();
  await app.page.getByRole("group", { name: app.words.your_answer, exact: true }).waitFor({ state: "attached" });
  await app.page.keyboard.press("2");
  await app.rating("good").waitFor({ state: "detached" });
  const [review] = (await app.reviews()).slice(-1);
  assert.equal(review.rating, 2, "the person decides, whatever is suggested");
});

test("redo brings back what undo took, also after a reload", async () => {
  const app = await world.open("#/quiz");
  await app.reveal.waitFor();
  const asked = await app.grade("easy");
  await app.undo.click();
  await app.page.getByRole("heading", { name: asked, exact: true }).first().waitFor();
  const types = async () => (await app.events()).map(({ type }) => type).filter((type) => type !== "remembered");
  await eventually(types, ["review", "undo"]);
  await app.reload();
  await app.page.getByRole("button", { name: app.words.redo, exact: true }).click();
  await eventually(types, ["review", "undo", "undo"]);
  await eventually(async () => (await app.question.textContent()) === asked, false);
});

test("a mock interview in writing ends in a report and changes no schedule", async () => {
  const app = await world.open("#/interview");
  await app.named("radio", "by_writing").check();
  await app.page.getByRole("radio", { name: "3", exact: true }).check();
  await app.button("start").click();
  for (let question = 1; question <= 3; question += 1) {
    await app.named("textbox", "your_answer").fill("an answer");
    await app.page.getByRole("button", { name: app.words.have_answered }).click();
    const next = question === 3 ? app.words.to_report : app.words.next_question;
    await app.page.getByRole("button", { name: next }).click();
  }
  await app.page.getByRole("heading", { name: app.words.report, exact: true }).waitFor();
  await app.settle();
  await app.reload();
  await app.page.getByRole("heading", { name: app.words.report, exact: true }).waitFor();
  assert.equal((await app.events()).length, 0);
});

test("an interview without a microphone says so and goes on", async () => {
  const app = await world.open("#/interview");
  await app.button("start").click();
  await app.page.getByText(app.words.no_microphone).first().waitFor();
  await app.page.getByRole("button", { name: app.words.have_answered }).click();
  await app.page.getByRole("button", { name: app.words.next_question }).waitFor();
});

test("cramming asks one tag's questions", {
  skip: !canBuild && "VIVA_PROGRAM and VIVA_APP name no program",
}, async () => {
  const { url } = await world.build({
    "web.md": "---\ntags:\n  - web\n---\n\n## What is HTTP?\n\nA protocol.\n",
    "sql.md": "#sql\n\n## What is an index?\n\nA sorted copy of some columns.\n",
  });
  const app = await App.open(await world.context(), url, "#/cram");
  await app.page.getByRole("radio", { name: "sql", exact: true }).click();
  await app.button("start").click();
  await app.reveal.waitFor();
  assert.equal(await app.question.textContent(), "What is an index?");
  await app.grade("good");
  await app.settle();
  assert.equal(await app.reveal.count(), 0, "it was the only one");
});

test("cramming asks without storing anything", async () => {
  const app = await world.open("#/cram");
  await app.button("start").click();
  await app.reveal.waitFor();
  await app.grade("again");
  await app.grade("good");
  await app.settle();
  assert.equal((await app.events()).length, 0);
});
