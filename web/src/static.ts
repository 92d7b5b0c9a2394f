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
  const html = await response.text();
  if (place.dataset.note === note.id) write(place, note, html, address);
}

/** The same for a printer, which waits for no promise. */
export function showNoteNow(place: HTMLElement, hash: string, site: Site, base: URL): void {
  const note = noteOf(hash, site);
  if (place.dataset.note === (note?.id ?? "") && place.hasChildNodes() === (note !== undefined)) return;
  place.dataset.note = note?.id ?? "";
  place.replaceChildren();
  if (!note) return;
  const address = new URL(note.page, base);
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  try {
    request.send();
  } catch {
    // Offline, as above.
  }
  if (request.status === 200) write(place, note, request.responseText, address);
  else delete place.dataset.note;
}

function write(place: HTMLElement, note: NonNullable<ReturnType<typeof noteOf>>, html: string, address: URL): void {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  if (!article) return;
  for (const link of article.querySelectorAll("a")) {
    const href = link.getAttribute("href");
    if (href !== null) link.href = new URL(href, address).href;
  }
  for (const picture of article.querySelectorAll("img"))
    picture.src = new URL(picture.getAttribute("src") ?? "", address).href;
  rankHeadings(article);
  keepWords(article);
  const left = leftAt(note.id);
  place.toggleAttribute("data-folded", left?.folded === true);
  place.replaceChildren(document.adoptNode(article));
  if (note.heading !== "") document.getElementById(note.heading)?.scrollIntoView();
  else if (left) standAt(marksIn(place, left.text)[left.nth], left.top);
}

/** Where a reader left a note: how far below the top of the view which of the headings with this text stood. */
interface Left {
  note: string;
  text: string;
  nth: number;
  top: number;
  /** Answers were folded away: the text must not show them before the app does. */
  folded: boolean;
}
const leftKey = "viva-left";

const marksIn = (root: ParentNode, text?: string): Element[] =>
  [...root.querySelectorAll(":is(h1, h2, h3, h4, h5, h6, .topic p):not([hidden] *)")].filter(
    (mark) => text === undefined || textOf(mark) === text,
  );

const below = (mark: Element, top: number): number => mark.getBoundingClientRect().top - top;
let stood: { mark: Element; top: number } | undefined;

function standAt(mark: Element | undefined, top: number): void {
  if (!mark) return;
  stood = { mark, top };
  document.documentElement.scrollTop += below(mark, top);
}

/** The reader has not moved the text since it was put where they had left it. */
export const standsAsLeft = (): boolean => stood !== undefined && Math.abs(below(stood.mark, stood.top)) < 2;

/** Keeps where the reader stands in the app's note, so that the next visit's first text stands there too. */
export function keepLeft(app: ParentNode, hash: string, site: Site): void {
  const note = noteOf(hash, site)?.id;
  const main = app.querySelector("main");
  const mark = main && marksIn(main).findLast((one) => one.getBoundingClientRect().top < innerHeight / 2);
  if (note === undefined || !mark) return;
  const left: Left = {
    note,
    text: textOf(mark),
    nth: marksIn(main, textOf(mark)).indexOf(mark),
    top: mark.getBoundingClientRect().top,
    folded: main.querySelector("[hidden]") !== null,
  };
  try {
    localStorage.setItem(leftKey, JSON.stringify(left));
  } catch {
    // No storage: the app still goes there, a moment later.
  }
}

function leftAt(note: string): Left | undefined {
  try {
    const left = JSON.parse(localStorage.getItem(leftKey) ?? "null") as Left | null;
    return left?.note === note ? left : undefined;
  } catch {
    return undefined;
  }
}

const joiner = "\u2060";
/** A browser breaks lines between Hangul and most signs; the app keeps a word with its particle and its brackets. */
const looseSign =
  /(?<=\p{Script=Hangul})(?=[^\s\p{L}\p{N}\u2014])|(?<=[^\s\p{L}\p{N}/\u2010-\u2014-])(?=\p{Script=Hangul})/gu;

function keepWords(article: Element): void {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.parentElement?.closest("pre, code")) text.data = text.data.replace(looseSign, joiner);
  }
}

/** What an element says, here and in the app alike. */
export const textOf = ({ textContent }: Element): string => textContent?.replaceAll(joiner, "").trim() ?? "";

/** Headings as the app ranks them: by the levels that the note uses, below its title; and which of them it can quiz. */
function rankHeadings(article: Element): void {
  const marks = [...article.querySelectorAll<HTMLElement>("h1,h2,h3,h4,h5,h6,.question")].filter(
    (mark, index) => !(index === 0 && mark.localName === "h1") && !mark.matches(".section"),
  );
  const isHeading = (mark: HTMLElement): boolean => /^h\d$/.test(mark.localName);
  const levels = [...new Set(marks.filter(isHeading).map(({ localName }) => localName))].sort();
  const questions = article.querySelectorAll(".question").length;
  let asked = 0;
  const open: { heading: HTMLElement; before: number }[] = [];
  /** Ends the headings of this level and below it. */
  const close = (level: string): void => {
    for (let last = open.at(-1); last && last.heading.localName >= level; last = open.at(-1)) {
      const count = asked - last.before;
      last.heading.classList.toggle("quizzed", count > 1 && count < questions);
      open.pop();
    }
  };
  for (const mark of marks) {
    if (isHeading(mark)) {
      mark.dataset.rank = `${levels.indexOf(mark.localName) + 1}`;
      close(mark.localName);
      if (!mark.matches(".question")) open.push({ heading: mark, before: asked });
    }
    if (mark.matches(".question")) asked += 1;
  }
  close("");
}

function noteOf(hash: string, site: Site): (Site["notes"][number] & { heading: string }) | undefined {
  const [, written, below] = /^#\/note\/([^/]+)(?:\/(.+))?/.exec(hash) ?? [];
  if (written === undefined) return undefined;
  try {
    const id = decodeURIComponent(written);
    const note = site.notes.find((one) => one.id === id);
    return note && { ...note, heading: decodeURIComponent(below ?? "") };
  } catch {
    return undefined;
  }
}
