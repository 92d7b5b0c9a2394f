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
  rankHeadings(article);
  place.replaceChildren(document.adoptNode(article));
}

/** Headings as the app ranks them: by the levels that the note uses, below its title; and which of them it can quiz. */
function rankHeadings(article: Element): void {
  const headings = [...article.querySelectorAll<HTMLElement>("h1,h2,h3,h4,h5,h6")].filter(
    (heading, index) => index > 0 && !heading.matches(".section"),
  );
  const levels = [...new Set(headings.map(({ localName }) => localName))].sort();
  for (const heading of headings) heading.dataset.rank = `${levels.indexOf(heading.localName) + 1}`;
  const questions = [...article.querySelectorAll(".question")];
  const below = (heading: Element, next: Element | undefined): number =>
    questions.filter(
      (question) =>
        heading.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING &&
        !(next && (next === question || next.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING)),
    ).length;
  for (const [index, heading] of headings.entries()) {
    if (heading.matches(".question")) continue;
    const count = below(
      heading,
      headings.slice(index + 1).find((next) => next.localName <= heading.localName),
    );
    heading.classList.toggle("quizzed", count > 1 && count < questions.length);
  }
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
