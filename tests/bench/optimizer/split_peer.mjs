// Our optimizer and npm's @open-spaced-repetition/binding (fsrs-rs), both fitted to the first part of the real log, both
// judged on the rest by one evaluator, in one run:
//   node split_peer.mjs SPLIT_BENCH OPTIMIZER_BENCH FOLDER_WITH_PACKAGE_JSON
// What fsrs-rs keeps back or lets go by age is its own affair: it is called as its documentation says.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { itemsOf, loadPeer } from "./peer_items.mjs";

const [split, optimizer, packageFolder] = process.argv.slice(2);
const run = (program, ...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 }).trim();
const folder = mkdtempSync(join(tmpdir(), "viva-split-"));
const peer = loadPeer(packageFolder);
try {
  for (const share of ["0.5", "0.6", "0.7", "0.8", "0.9"]) {
    const text = run(split, "train", share);
    if (!/^\d/.test(text)) {
      console.log(text);
      break;
    }
    const file = join(folder, "train.txt");
    writeFileSync(file, `${text}\n`);
    const ours = run(optimizer, "fit", file).split(" ").slice(1);
    const theirs = await peer.computeParameters(itemsOf(text, peer), { enableShortTerm: true });
    const gain = (parameters) => {
      const [mean, error, tests] = run(split, "gain", share, ...parameters.map(String)).split(" ").map(Number);
      return { tests, said: `${mean >= 0 ? "+" : ""}${mean.toFixed(4)} ± ${error.toFixed(4)}` };
    };
    const judged = gain(ours);
    console.log(
      `learnt from the first ${share}, LogLoss gained on the other ${judged.tests} tests: viva ${judged.said}, fsrs-rs ${gain(theirs).said}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
