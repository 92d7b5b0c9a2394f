// The app page: one app over the whole of it. The list of static pages in the document shows until its first frame.
import { Instance } from "./instance";
import { inlineSite } from "./site";
import { type Updates, watchUpdates } from "./update";

const parameters = new URLSearchParams(location.search);
const fallback = document.getElementById("viva-fallback");
const message = document.getElementById("viva-message");
const host = document.createElement("div");
host.id = "viva-app";
document.body.append(host);

let updates: Updates | undefined;
const app = new Instance({
  root: host.attachShadow({ mode: "open" }),
  base: new URL("./", document.baseURI),
  site: Promise.resolve().then(() => inlineSite(document)),
  ownsPage: true,
  embedded: parameters.get("embed") === "1",
  hash: location.hash,
  language: parameters.get("lang") ?? "",
  theme: parameters.get("theme") ?? "",
  firstFrame() {
    host.dataset.shown = "";
    if (fallback) fallback.hidden = true;
  },
  failed(failure) {
    host.remove();
    if (fallback) fallback.hidden = false;
    if (!message) return;
    message.lang = failure.language;
    message.dataset.failure = failure.kind;
    message.textContent = failure.text;
  },
  applyUpdate: () => updates?.apply(),
});

void app.start();
// After the app's own files: the first visit needs the line for them.
addEventListener("load", () => {
  updates = watchUpdates(() => app.updateReady());
});
