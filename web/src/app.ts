// The app page: one app over the whole of it. The list of static pages in the document shows until its first frame.
import { Instance } from "./instance";
import { inlineSite, type Site } from "./site";
import { keepLeft, showNote, showNoteNow, standsAsLeft } from "./static";
import { type Updates, watchUpdates } from "./update";

const parameters = new URLSearchParams(location.search);
const fallback = document.getElementById("viva-fallback");
const message = document.getElementById("viva-message");
const host = document.createElement("div");
host.id = "viva-app";
document.body.append(host);

if (parameters.get("theme")) document.documentElement.dataset.theme = parameters.get("theme") ?? "";

let updates: Updates | undefined;
let placing: ReturnType<typeof setTimeout> | undefined;
const noteAt = (hash: string): [HTMLElement, string, Site, URL] => [
  document.getElementById("viva-note") as HTMLElement,
  hash,
  inlineSite(document),
  new URL("./", document.baseURI),
];
/** The note of the address as plain HTML: until the first frame, and for paper. */
const showPlace = (hash: string): void => void showNote(...noteAt(hash)).catch(console.warn);
showPlace(location.hash);
addEventListener("beforeprint", () => showNoteNow(...noteAt(location.hash)));
const app = new Instance({
  root: host,
  base: new URL("./", document.baseURI),
  site: Promise.resolve().then(() => inlineSite(document)),
  ownsPage: true,
  embedded: parameters.get("embed") === "1",
  hash: location.hash,
  language: parameters.get("lang") ?? "",
  theme: parameters.get("theme") ?? "",
  firstFrame() {
    const show = (): void => {
      host.dataset.shown = "";
      if (fallback) fallback.hidden = true;
    };
    // Who has read on meanwhile goes on reading there.
    const marks = [...document.querySelectorAll("#viva-note [id]")];
    const mark = marks.findLast((one) => one.getBoundingClientRect().top < innerHeight / 2);
    if (document.documentElement.scrollTop > 0 && !standsAsLeft() && mark)
      app.standAt(mark, marks.slice(marks.indexOf(mark)), show);
    else show();
  },
  placed(hash) {
    clearTimeout(placing);
    placing = setTimeout(showPlace, 1000, hash);
  },
  failed(failure) {
    host.remove();
    document.getElementById("viva-note")?.removeAttribute("data-folded");
    if (fallback) fallback.hidden = false;
    if (!message) return;
    message.lang = failure.language;
    message.dataset.failure = failure.kind;
    message.textContent = failure.text;
  },
  applyUpdate: () => updates?.apply(),
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && app.firstFrameMs > 0)
    keepLeft(host, location.hash, inlineSite(document));
});
void app.start();
// After the app's own files: the first visit needs the line for them.
addEventListener("load", () => {
  updates = watchUpdates(() => app.updateReady());
});
