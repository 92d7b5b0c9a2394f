// What both comparisons with npm's @open-spaced-repetition/binding need.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** The binding; ends the program where there is none. */
export function loadPeer(packageFolder) {
  try {
    return createRequire(join(resolve(packageFolder), "package.json"))("@open-spaced-repetition/binding-linux-x64-gnu");
  } catch {
    console.log(`the peer is not installed in ${packageFolder}/node_modules (it comes for 64-bit Linux only): nothing to compare with`);
    process.exit(0);
  }
}

/** What fsrs-rs learns from: for each test, the history up to it, in the order of time. */
export function itemsOf(text, peer) {
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
