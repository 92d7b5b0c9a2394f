// Replays the histories that srs_histories prints with npm's ts-fsrs and compares every card after every review.
//   node ts-fsrs-peer.mjs SRS_HISTORIES_PROGRAM FOLDER_WITH_PACKAGE_JSON COUNT
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const [program, packageFolder, count] = process.argv.slice(2);
const tolerance = 1e-6;

function loadPeer() {
  try {
    return createRequire(join(resolve(packageFolder), "package.json"))("ts-fsrs");
  } catch {
    console.error(`ts-fsrs is not installed in ${packageFolder}/node_modules; run the tests through ./emsdk-env.sh, which installs it`);
    process.exit(1);
  }
}

const { createEmptyCard, fsrs } = loadPeer();
let cards = 0;
let worst = 0;

/** Our card against ts-fsrs's: everything exactly, but stability and difficulty to one part in a million. */
function differences(ours, theirs, offset) {
  const [stability, difficulty, due, state, step, days, reps, lapses] = ours;
  const found = [];
  for (const [name, mine, peer] of [["stability", stability, theirs.stability], ["difficulty", difficulty, theirs.difficulty]]) {
    const relative = Math.abs(mine - peer) / Math.abs(peer);
    worst = Math.max(worst, relative);
    if (!(relative <= tolerance)) found.push(`${name} ${mine}, ts-fsrs ${peer}`);
  }
  const exact = [
    ["due", due, theirs.due.getTime() - offset],
    ["state", state, theirs.state],
    ["step", step, theirs.learning_steps],
    ["interval", days, theirs.scheduled_days],
    ["reps", reps, theirs.reps],
    ["lapses", lapses, theirs.lapses],
  ];
  for (const [name, mine, peer] of exact) if (mine !== peer) found.push(`${name} ${mine}, ts-fsrs ${peer}`);
  cards += 1;
  return found;
}

function compare(history, number) {
  const { offset, retention, maximum, learning, relearning, parameters, reviews } = history;
  const peer = fsrs({
    w: parameters,
    request_retention: retention,
    maximum_interval: maximum,
    learning_steps: learning,
    relearning_steps: relearning,
    enable_fuzz: false,
    enable_short_term: true,
  });
  let card = createEmptyCard(new Date(reviews[0][0] + offset));
  for (const [index, [at, rating, outcomes]] of reviews.entries()) {
    const offered = peer.repeat(card, new Date(at + offset));
    card = offered[rating].card;
    const expected = [1, 2, 3, 4].map((each) => offered[each].card).concat(card);
    for (const [which, theirs] of expected.entries()) {
      const found = differences(outcomes[which], theirs, offset);
      if (found.length > 0) {
        const what = which < 4 ? `preview of rating ${which + 1}` : `card after rating ${rating}`;
        console.error(`history ${number}, review ${index + 1}, ${what}: ${found.join("; ")}`);
        console.error(JSON.stringify(history));
        process.exit(1);
      }
    }
  }
}

const child = spawn(program, [count], { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((resolve) => child.on("close", resolve));
let histories = 0;
for await (const line of createInterface({ input: child.stdout })) compare(JSON.parse(line), ++histories);
const status = await ended;
if (status !== 0 || histories !== Number(count)) {
  console.error(`${program} ended with ${status} after ${histories} of ${count} histories`);
  process.exit(1);
}
console.log(`${histories} histories, ${cards} cards agree with ts-fsrs; largest relative difference ${worst}`);
