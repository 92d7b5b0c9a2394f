// Fits one file of simulated reviews with our optimizer and with npm's @open-spaced-repetition/binding (fsrs-rs), in
// one run, and lets one evaluator judge both:
//   node peer.mjs OPTIMIZER_BENCH FOLDER_WITH_PACKAGE_JSON [REVIEWS]
// CPU seconds count, since both may use more than one core; what lies around the fit (reading, objects) does not.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { itemsOf, loadPeer } from "./peer_items.mjs";

const [program, packageFolder, reviews = "220000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "viva-optimizer-"));
const file = join(folder, "histories.txt");
const run = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });

function report(name, seconds, parameters) {
  const [loss, rmse, auc] = run("judge", file, ...parameters.map(String)).trim().split(" ").map(Number);
  console.log(`${name}: ${seconds === null ? "" : `${seconds.toFixed(3)} s, `}LogLoss ${loss}, RMSE(bins) ${rmse}, AUC ${auc}`);
  return loss;
}

const peer = loadPeer(packageFolder);
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
