// Text as the program set it: one span a line, in the flow of its block and as wide as the canvas draws it, its parts in
// their own fonts. So selection runs as in any text, a triple click takes the block, and nothing lies beside its glyphs.
import type { SemanticNode, TextLine, TextPart, TextPicture } from "./node";

// Bits of a part's look (src/ui/text_lines.h).
const semibold = 1;
const mono = 2;
const slanted = 4;
const strike = 8;
const boxed = 16;

export type LinkOf = (id: number) => HTMLAnchorElement;

/** A line that waits to be made as wide as it was set. */
interface Unfitted {
  span: HTMLElement;
  /** 0: as wide as it is, but no wider than `room`. */
  width: number;
  room: number;
  letters: number;
}
const unfitted = new WeakMap<Element, Unfitted[]>();

/** Where browsers put the baseline in a line of these fonts, by their CSS; each rounds in its own way. */
const baselines = new Map<string, number>();

/** How much larger than its own pixels the element is measured. */
const zoomOf = (element: HTMLElement): number =>
  (element as HTMLElement & { currentCSSZoom?: number }).currentCSSZoom ?? 1;

function baselineOf(element: HTMLElement): number {
  const { fontWeight, fontSize, lineHeight, fontFamily } = getComputedStyle(element);
  const font = `${fontWeight} ${fontSize}/${lineHeight} ${fontFamily}`;
  let baseline = baselines.get(font);
  if (baseline === undefined) {
    const { ownerDocument: document } = element;
    const line = document.createElement("div");
    const foot = document.createElement("span");
    line.className = "probe";
    line.style.setProperty("font", font);
    line.append("x", foot);
    element.parentElement?.append(line);
    baseline = (foot.getBoundingClientRect().bottom - line.getBoundingClientRect().top) / zoomOf(line);
    line.remove();
    baselines.set(font, baseline);
  }
  return baseline;
}

/** Puts the lines into `element`; `linkOf` gives the anchor for each stretch of a link, `site` has the pictures. */
export function writeLines(element: HTMLElement, node: SemanticNode, site: URL, linkOf: LinkOf): void {
  const { ownerDocument: document } = element;
  const { lines = [], font = [0, 0, 400], rect = [0, 0, 0, 0] } = node;
  const content = document.createDocumentFragment();
  const fit: Unfitted[] = [];
  const inset =
    node.role === "code"
      ? lines.reduce((least, line) => (line[6].length > 0 ? Math.min(least, line[0]) : least), 1e9)
      : 0;
  element.style.setProperty("padding-left", inset > 0 && inset < 1e9 ? `${inset}px` : "");
  // Where lines stand if each follows the one before.
  let top = lines[0]?.[1] ?? 0;
  element.style.setProperty("padding-top", top > 0 ? `${top}px` : "");
  for (const line of lines) {
    const [x, y, width, height, shown, gap, parts] = line;
    if (node.role === "code") content.append(gap);
    else if (gap === "\n") content.append(document.createElement("br"));
    else if (gap === " ") content.append(gap);
    else if (content.hasChildNodes()) content.append(document.createElement("wbr"));
    const span = document.createElement("span");
    span.className = shown ? "line shown" : "line";
    for (const part of parts) span.append(partElement(document, part, font, site, linkOf));
    // The rest of the row belongs to the line, so that the next one begins a row of its own.
    if (node.role !== "code") {
      if (x > 0.01) span.style.setProperty("margin-inline-start", `${x}px`);
      span.style.setProperty("margin-inline-end", `${Math.max(0, rect[2] - x - width - 1)}px`);
    }
    if (Math.abs(y - top) > 0.01) {
      span.style.setProperty("position", "relative");
      span.style.setProperty("top", `${y - top}px`);
    }
    top += height;
    if (parts.length > 0) fit.push({ span, width: shown ? 0 : width, room: rect[2] - x, letters: textOf(line).length });
    content.append(span);
  }
  // Code always runs from left to right, whatever its comments are written in.
  element.dir =
    node.role === "code" ? "" : (["", "auto", "rtl"][lines.reduce((most, line) => Math.max(most, line[4]), 0)] ?? "");
  element.replaceChildren(content, ...[...element.children].filter((child) => child.hasAttribute("data-role")));
  unfitted.set(element, fit);
}

/** What the line writes. */
export const textOf = (line: TextLine): string => line[6].map((part) => (part[8] ? "" : part[0])).join("");

/** Puts the elements' lines on the baselines they were set on and makes them as wide. All are measured before any is changed. */
export function fitLines(texts: { element: HTMLElement; node: SemanticNode }[]): void {
  for (const { element, node } of texts) {
    const wanted = node.font?.[3] ?? 0;
    if (wanted > 0) element.style.setProperty("margin-top", `${wanted - baselineOf(element)}px`);
  }
  const elements = texts.map(({ element }) => element);
  const waiting = elements.flatMap((element) => {
    const lines = unfitted.get(element) ?? [];
    unfitted.delete(element);
    return lines;
  });
  const zoom = texts[0] ? zoomOf(texts[0].element) : 1;
  const measured = waiting.map(({ span }) => span.getBoundingClientRect().width / zoom);
  for (const [index, { span, width, room, letters }] of waiting.entries()) {
    const natural = measured[index] ?? 0;
    // Letters that join must not be spaced.
    if (width === 0 && natural > room) span.style.setProperty("zoom", `${room / natural}`);
    const difference = width === 0 ? 0 : width - natural;
    if (Math.abs(difference) > 0.3 && letters > 0 && natural > 0)
      span.style.setProperty("letter-spacing", `${difference / letters}px`);
  }
}

/** Shows what somebody else wrote into the text: in its room, in smaller letters if it is longer. */
export function fitForeign(element: HTMLElement, { font: [size, height] = [17, 28, 400] }: SemanticNode): void {
  element.classList.add("foreign");
  for (let share = 1; share > 0.55; share -= 0.05) {
    element.style.setProperty("font-size", `${size * share}px`);
    element.style.setProperty("line-height", `${height * share}px`);
    if (element.scrollHeight <= element.clientHeight + 1) return;
  }
}

function partElement(
  document: Document,
  [text, size, look, token, link = 0, before = 0, after = 0, tracking = 0, picture]: TextPart,
  [blockSize, , blockWeight]: NonNullable<SemanticNode["font"]>,
  site: URL,
  linkOf: LinkOf,
): Node {
  const shown = picture ? pictureElement(document, text, picture, site) : document.createTextNode(clean(text));
  let made: Node = shown;
  const wrap = (tag: string): HTMLElement => {
    const element = document.createElement(tag);
    element.append(made);
    made = element;
    return element;
  };
  const isCode = (look & boxed) !== 0;
  if ((look & mono) !== 0 && isCode) wrap("code");
  else if ((look & semibold) !== 0 && blockWeight < 600) wrap("strong");
  if ((look & slanted) !== 0) wrap("em");
  if ((look & strike) !== 0) wrap("s");
  const plain = made === shown;
  if (picture) {
    // It has its size.
  } else if (
    !plain ||
    token !== 0 ||
    before !== 0 ||
    after !== 0 ||
    tracking !== 0 ||
    Math.abs(size - blockSize) > 0.01
  ) {
    const element = plain ? wrap("span") : (made as HTMLElement);
    const set = (name: string, value: number): void => {
      if (value !== 0) element.style.setProperty(name, `${value}px`);
    };
    if (Math.abs(size - blockSize) > 0.01) set("font-size", size);
    set("padding-left", before);
    set("padding-right", after);
    set("letter-spacing", tracking);
    if (token !== 0) element.dataset.token = String(token);
  }
  if (link === 0) return made;
  const anchor = linkOf(link);
  anchor.append(made);
  return anchor;
}

/** Only from the site itself: a note makes nobody ask another server. */
function pictureElement(
  document: Document,
  text: string,
  [width, height, drop, source, title]: TextPicture,
  site: URL,
): HTMLImageElement {
  const picture = document.createElement("img");
  const address = new URL(source, site);
  picture.loading = "lazy";
  picture.decoding = "async";
  picture.alt = text;
  picture.title = title;
  for (const [name, value] of Object.entries({ width, height, "margin-top": -height, "vertical-align": -drop }))
    picture.style.setProperty(name, `${value}px`);
  picture.addEventListener("load", () => picture.classList.add("come"));
  if (address.origin === site.origin) picture.src = address.href;
  return picture;
}

/** Control characters take no room on the canvas. */
function clean(text: string): string {
  return [...text].some((letter) => letter < " " && letter !== "\t")
    ? [...text].filter((letter) => letter >= " " || letter === "\t").join("")
    : text;
}
