// <viva-notes src="https://host/site/" note="<id>" lang="ko" theme="night">: an app in somebody's page. It keeps to its
// own box, keyboard and history.
import { Instance } from "./instance";
import { fetchSite } from "./site";

class VivaNotes extends HTMLElement {
  static readonly observedAttributes = ["note", "lang", "theme"];
  #app: Instance | undefined;
  readonly #root = this.attachShadow({ mode: "open" });

  connectedCallback(): void {
    // Moved within the page: the same app goes on.
    if (!this.#app) this.#start(this.#place());
  }

  #start(hash: string): void {
    // Without `src`: the site that this script came from.
    const base = new URL(
      this.getAttribute("src") ?? new URL(/* @vite-ignore */ "./", import.meta.url).href,
      document.baseURI,
    );
    if (!base.pathname.endsWith("/")) base.pathname += "/";
    this.#app = new Instance({
      root: this.#root,
      base,
      site: fetchSite(base),
      ownsPage: false,
      embedded: true,
      hash,
      language: this.getAttribute("lang") ?? "",
      theme: this.getAttribute("theme") ?? "",
      failed: (failure) => {
        const box = document.createElement("div");
        box.className = "failure";
        box.lang = failure.language;
        box.dataset.failure = failure.kind;
        const text = document.createElement("p");
        text.textContent = failure.text;
        const link = document.createElement("a");
        link.href = base.href;
        link.textContent = failure.read;
        box.append(text, link);
        this.#root.replaceChildren(box);
      },
      applyUpdate: () => undefined,
    });
    void this.#app.start();
  }

  disconnectedCallback(): void {
    // A move disconnects and connects again before the next task.
    setTimeout(() => {
      if (this.isConnected || !this.#app) return;
      this.#end();
    });
  }

  #end(): void {
    this.#app?.stop();
    this.#app = undefined;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    const app = this.#app;
    if (!app || before === now) return;
    if (name === "note") {
      app.go(this.#place());
      return;
    }
    // In another language or theme it begins anew, where it was; once for both.
    queueMicrotask(() => {
      if (this.#app !== app) return;
      this.#end();
      this.#start(app.place());
    });
  }

  #place(): string {
    const note = this.getAttribute("note");
    return note === null || note === "" ? "#/" : `#/note/${note.split("/").map(encodeURIComponent).join("/")}`;
  }
}

if (!customElements.get("viva-notes")) customElements.define("viva-notes", VivaNotes);
