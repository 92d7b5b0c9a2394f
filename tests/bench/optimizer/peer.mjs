// Fits one file of simulated reviews with our optimizer and with npm's @open-spaced-repetition/binding (fsrs-rs), in
// one run, and lets one evaluator judge both:
//   node peer.mjs OPTIMIZER_BENCH FOLDER_WITH_PACKAGE_JSON [REVIEWS]
// CPU seconds count, since both may use more than one core; what lies around the fit (reading, objects) does not.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [program, packageFolder, reviews = "220000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "viva-optimizer-"));
const file = join(folder, "histories.txt");
const run = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });

function loadPeer() {
  try {
    return createRequire(join(resolve(packageFolder), "package.json"))("@open-spaced-repetition/binding-linux-x64-gnu");
  } catch {
    console.log(`the peer is not installed in ${packageFolder}/node_modules (it comes for 64-bit Linux only): nothing to compare with`);
    process.exit(0);
  }
}

/** What fsrs-rs learns from: for each test, the history up to it, in the order of time. */
function itemsOf(text, peer) {
  const items = [];
  for (const line of text.trim().split("\n")) {
    const [first, ...answers] = line.split(" ");
    let day = Number(first);
    const history = [];
    for (const answer of answers) {
      const [rating, elapsed] = answer.split("+").map(Number);
      day += elapsed ?? 0;
      history.push(new peer.FSRSBindingReview(rating, elapsed ?? 0));
      if (elapsed > 0) items.push([day, new peer.FSRSBindingItem(history.slice())]);
    }
  }
  return items.sort((a, b) => a[0] - b[0]).map(([, item]) => item);
}

function report(name, seconds, parameters) {
  const [loss, rmse, auc] = run("judge", file, ...parameters.map(String)).trim().split(" ").map(Number);
  console.log(`${name}: ${seconds === null ? "" : `${seconds.toFixed(3)} s, `}LogLoss ${loss}, RMSE(bins) ${rmse}, AUC ${auc}`);
  return loss;
}

const peer = loadPeer();
try {
  writeFileSync(file, run("simulate", reviews));
  const ours = run("fit", file).trim().split(" ").map(Number);
  const items = itemsOf(readFileSync(file, "utf8"), peer);
  const start = process.cpuUsage();
  const begun = performance.now();
  const theirs = await peer.computeParameters(items, { enableShortTerm: true });
  const wall = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(start);
  const cpu = (user + system) / 1e6;
  console.log(`${reviews} simulated reviews, ${items.length} tests`);
  report("defaults", null, []);
  const ourLoss = report("viva", ours[0], ours.slice(1));
  const theirLoss = report("fsrs-rs", cpu, theirs);
  console.log(`fsrs-rs took ${(cpu / ours[0]).toFixed(1)} times as long (${wall.toFixed(3)} s by the clock); our LogLoss less theirs: ${(ourLoss - theirLoss).toFixed(6)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
