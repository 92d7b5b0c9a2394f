// Replays the reviews that replay_bench folds with npm's ts-fsrs, and replay_bench itself as WebAssembly, in one run:
//   node peer.mjs REPLAY_BENCH_JS FOLDER_WITH_PACKAGE_JSON [REVIEWS]
// Both run under this node. ts-fsrs is called as its documentation says, `next(card, now, rating)`, review by review;
// the cards it ends with lie where our scheduler puts them (tests/srs/ts-fsrs-peer.mjs).
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [program, packageFolder, reviews = "1000000"] = process.argv.slice(2);
const run = (...words) =>
  execFileSync(process.execPath, [program, ...words], { encoding: "utf8", maxBuffer: 1 << 30 }).trim();

const { createEmptyCard, fsrs } = createRequire(join(resolve(packageFolder), "package.json"))("ts-fsrs");
const log = run("print", reviews)
  .split("\n")
  .map((line) => line.split(" ").map(Number));

function replay() {
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: true });
  const cards = [];
  const begun = performance.now();
  for (const [card, rating, at] of log) {
    const now = new Date(at);
    cards[card] = scheduler.next(cards[card] ?? createEmptyCard(now), now, rating).card;
  }
  return performance.now() - begun;
}

console.log(`viva (WebAssembly): ${run(reviews)}`);
const times = [replay(), replay(), replay()];
console.log(`ts-fsrs: ${log.length} reviews, best of ${times.length}: ${Math.min(...times).toFixed(1)} ms`);
