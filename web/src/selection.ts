// Selecting and copying: what goes into the clipboard is the note's text and HTML, not the layer's boxes.
import { isTextEntry } from "./keyboard";

/** What the selection holds inside `home`; nothing if it is empty or elsewhere. */
function selectedRange(home: HTMLElement): Range | undefined {
  const root = home.getRootNode() as Document | (ShadowRoot & { getSelection?: () => Selection | null });
  const selection = (root.getSelection?.() ?? document.getSelection()) as
    | (Selection & { getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] })
    | null;
  if (!selection) return undefined;
  const found =
    (root instanceof ShadowRoot && selection.getComposedRanges?.({ shadowRoots: [root] })[0]) ||
    (selection.rangeCount > 0 && selection.getRangeAt(0));
  if (!found || !home.contains(found.startContainer) || !home.contains(found.endContainer)) return undefined;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed ? undefined : range;
}

/** Ctrl+C gives clean text and HTML; Ctrl+A means the text that is shown, not the controls around it. */
export function followSelection(home: HTMLElement, signal: AbortSignal): void {
  const copy = (event: ClipboardEvent): void => {
    const range = isTextEntry(event.composedPath()[0] as Element) ? undefined : selectedRange(home);
    if (!range || !event.clipboardData) return;
    const { text, html } = copied(range);
    if (text === "") return;
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", copy, { signal });
  home.addEventListener(
    "keydown",
    (event) => {
      // A keyboard switched to another script sends its own letter for the key.
      const isA = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "a" : event.code === "KeyA";
      if (!isA || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (isTextEntry(event.target as Element)) return;
      const area = home.querySelector("[data-role=dialog]") ?? home.querySelector("[data-role=main]");
      if (!area) return;
      event.preventDefault();
      document.getSelection()?.setBaseAndExtent(area, 0, area, area.childNodes.length);
    },
    { signal },
  );
}

/** The range as a person would have typed it, and as a page would have it. */
export function copied(range: Range): { text: string; html: string } {
  const from = range.commonAncestorContainer;
  const within = (from instanceof Element ? from : from.parentElement)?.closest<HTMLElement>("[data-role]");
  // A range inside one block brings no element for the block itself.
  const scope = document.createElement("div");
  const whole = within && blocks.has(within.dataset.role ?? "") ? (within.cloneNode(false) as HTMLElement) : scope;
  whole.append(range.cloneContents());
  if (whole !== scope) scope.append(whole);
  const writer = new Writer();
  writer.children(scope, writer.html, "");
  return { text: writer.text(), html: writer.html.outerHTML };
}

const blocks = new Set(["heading", "paragraph", "code", "cell", "columnheader", "listitem", "blockquote"]);
const containers = new Set(["main", "group", "region", "fold", "dialog", "list", "table", "row", ...blocks]);

class Writer {
  readonly html = document.createElement("div");
  readonly #lines: string[] = [];

  text(): string {
    return this.#lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  /** Writes what a note's blocks say; controls among them say nothing. */
  children(parent: Element, into: Element, indent: string): void {
    for (const child of parent.children) this.#block(child as HTMLElement, into, indent);
  }

  #block(element: HTMLElement, into: Element, indent: string): void {
    const role = element.dataset.role ?? "group";
    // Nobody has selected what is folded away.
    if (element.hasAttribute("hidden")) return;
    if (role === "row") this.#row(element, into, indent);
    else if (role === "code") this.#code(element, into, indent);
    else if (role === "list") this.#list(element, into, indent);
    else if (role === "blockquote") this.children(element, add(into, "blockquote"), `${indent}> `);
    else if (role === "heading" || role === "paragraph") {
      // What is no text of a note (a count, a state) has no lines.
      if (!element.querySelector(".line")) return;
      const made = add(into, element.localName);
      copyInline(element, made);
      this.#lines.push(...sayLines(element).map((line) => indent + line), "");
    } else if (containers.has(role)) {
      this.children(element, role === "table" ? add(into, "table") : into, indent);
      if (role === "table") this.#lines.push("");
    }
  }

  #code(element: HTMLElement, into: Element, indent: string): void {
    const text = element.textContent ?? "";
    add(add(into, "pre"), "code").textContent = text;
    this.#lines.push(...text.split("\n").map((line) => indent + line), "");
  }

  #row(element: HTMLElement, into: Element, indent: string): void {
    const row = add(into, "tr");
    const cells = [...element.children].filter((cell) => cell.localName === "td" || cell.localName === "th");
    for (const cell of cells) copyInline(cell, add(row, cell.localName));
    this.#lines.push(indent + cells.map((cell) => sayLines(cell).join(" ")).join("\t"));
  }

  #list(element: HTMLElement, into: Element, indent: string): void {
    // A list inside an item follows its text at once.
    if (element.parentElement?.dataset.role === "listitem" && this.#lines.at(-1) === "") this.#lines.pop();
    const items = [...element.children].filter((child) => (child as HTMLElement).dataset.role === "listitem");
    const number = items[0]?.firstChild?.nodeType === Node.TEXT_NODE ? (items[0].firstChild as Text).data : "";
    const list = add(into, number === "" ? "ul" : "ol") as HTMLOListElement;
    if (number !== "" && Number.parseInt(number, 10) !== 1) list.start = Number.parseInt(number, 10);
    for (const item of items) {
      const own = item.firstChild?.nodeType === Node.TEXT_NODE ? (item.firstChild as Text).data.trim() : "";
      const mark = own === "" ? "- " : `${own} `;
      const at = this.#lines.length;
      this.children(item, add(list, "li"), indent + " ".repeat(mark.length));
      // The mark takes the place of the first line's indentation; items follow without blank lines.
      if (this.#lines[at] !== undefined)
        this.#lines[at] = indent + mark + this.#lines[at].slice(indent.length + mark.length);
      if (this.#lines.at(-1) === "") this.#lines.pop();
    }
    this.#lines.push("");
  }
}

function add(into: Element, tag: string): HTMLElement {
  const made = document.createElement(tag);
  into.append(made);
  return made;
}

/** The lines that the author broke; where the column broke them there is a space, or nothing. */
function sayLines(element: Element): string[] {
  const breaks = [...element.querySelectorAll("br")];
  for (const line of breaks) line.replaceWith("\n");
  for (const picture of element.querySelectorAll("img")) picture.replaceWith(picture.alt);
  return (element.textContent ?? "").split("\n").map((line) => line.trim());
}

const inlines = new Set(["a", "code", "strong", "em", "s", "br"]);

/** Text with the marks that mean something, and no others. */
function copyInline(from: Node, into: Element): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) into.append((child as Text).data);
    else if (child instanceof HTMLImageElement) {
      const made = add(into, "img") as HTMLImageElement;
      made.alt = child.alt;
      made.src = child.src;
    } else if (child instanceof Element && inlines.has(child.localName)) {
      const made = add(into, child.localName);
      if (child instanceof HTMLAnchorElement && made instanceof HTMLAnchorElement && child.href) made.href = child.href;
      copyInline(child, made);
    } else if (child instanceof Element && !child.hasAttribute("data-role")) copyInline(child, into);
  }
}
