// "Grade, then kill the browser at a random moment", again and again: no grade that the page had confirmed is missing,
// none counts twice. VIVA_KILLS says how often (1,000 in a night).
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./support/app.mjs";
import { profile } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();
const runs = Number(process.env.VIVA_KILLS ?? 3);
/** One profile serves for so many: then its new cards of the day are used up. */
const runsOfProfile = 12;
const grades = ["again", "hard", "good", "easy"];

/** The app in a browser that has just been started; on a busy machine that may need a second try. */
async function open(home) {
  for (let tries = 0; ; ++tries) {
    try {
      const app = await App.open(await home.open(), world.url, "#/quiz");
      app.page.setDefaultTimeout(60_000);
      return app;
    } catch (error) {
      if (tries === 4) throw error;
      await home.kill();
    }
  }
}

/**
 * Grades the card that is shown and kills the browser within `latest` milliseconds; tells what was clicked and whether
 * it was confirmed: the next card shows.
 */
async function gradeAndKill(app, home, latest) {
  const grade = grades[Math.floor(Math.random() * grades.length)];
  // A card that was revealed when the browser was killed is so again.
  await app.reveal.or(app.rating(grade)).first().waitFor();
  if ((await app.rating(grade).count()) === 0) await app.reveal.click();
  let confirmed = false;
  const shown = app
    .rating(grade)
    .click()
    .then(() => app.rating(grade).waitFor({ state: "detached" }))
    .then(
      () => (confirmed = true),
      () => undefined,
    );
  await new Promise((done) => setTimeout(done, Math.random() * latest));
  const wasConfirmed = confirmed;
  await home.kill();
  await shown;
  return { rating: grades.indexOf(grade) + 1, confirmed: wasConfirmed };
}

/** Compares what the database has after a kill with what it had before and what was clicked since. */
async function judge(app, before, clicked) {
  const reviews = await app.reviews();
  assert.deepEqual(reviews.slice(0, before.length), before, "what was there is there, in its order");
  assert.equal(new Set(reviews.map(({ id }) => id)).size, reviews.length, "every grade has an id of its own");
  const added = reviews.slice(before.length);
  assert.ok(added.length <= (clicked ? 1 : 0), `${added.length} grades of one click`);
  if (clicked?.confirmed) assert.equal(added.length, 1, "a confirmed grade is missing");
  if (added.length === 1) assert.equal(added[0].rating, clicked.rating);
  await app.page.waitForFunction((count) => globalThis.viva.stats().events >= count, reviews.length);
  return reviews;
}

test(`${runs} kills: no confirmed grade is missing, none is there twice`, {
  timeout: 60_000 + runs * 30_000,
}, async () => {
  const seen = { kills: 0, confirmed: 0, stored: 0 };
  while (seen.kills < runs) {
    const home = await profile();
    try {
      // One grade in peace, to see how long it takes here: the kills fall around that.
      const first = await open(home);
      await first.reveal.waitFor();
      const begun = performance.now();
      await first.grade("good");
      const latest = 1.5 * (performance.now() - begun);
      let reviews = await first.reviews();
      await home.kill();
      let clicked;
      const share = Math.min(runsOfProfile, runs - seen.kills);
      for (let run = 0; run <= share; ++run) {
        const app = await open(home);
        reviews = await judge(app, reviews, clicked);
        if (run === share) break;
        clicked = await gradeAndKill(app, home, latest);
        seen.confirmed += Number(clicked.confirmed);
      }
      seen.kills += share;
      seen.stored += reviews.length - 1;
    } finally {
      await home.remove();
    }
    if (runs > 100) console.log(`${seen.kills} kills: ${seen.confirmed} confirmed before, ${seen.stored} on disk`);
  }
  console.log(
    `${seen.kills} kills: ${seen.confirmed} confirmed before, ${seen.stored} on disk, none missing, none twice`,
  );
});
