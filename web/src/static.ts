// The note of the address as its static page has it: what stands in the page before the app's first frame, when the app
// cannot run, and on paper.
import type { Site } from "./site";

/** Puts the text of the note that `hash` names into `place`, or empties it; once for each note. */
export async function showNote(place: HTMLElement, hash: string, site: Site, base: URL): Promise<void> {
  const note = noteOf(hash, site);
  if (place.dataset.note === (note?.id ?? "")) return;
  place.dataset.note = note?.id ?? "";
  place.replaceChildren();
  if (!note) return;
  const address = new URL(note.page, base);
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) {
    // Offline before it was kept: the next time the note is come to, it is asked for again.
    delete place.dataset.note;
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.querySelector("article");
  if (!article || place.dataset.note !== note.id) return;
  for (const link of article.querySelectorAll("a")) {
    const href = link.getAttribute("href");
    if (href !== null) link.href = new URL(href, address).href;
  }
  place.replaceChildren(document.adoptNode(article));
}

function noteOf(hash: string, site: Site): Site["notes"][number] | undefined {
  const written = /^#\/note\/([^/]+)/.exec(hash)?.[1];
  if (written === undefined) return undefined;
  try {
    const id = decodeURIComponent(written);
    return site.notes.find((note) => note.id === id);
  } catch {
    return undefined;
  }
}
