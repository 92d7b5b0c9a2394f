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

/**
 * Ctrl+C gives clean text and HTML; Ctrl+A means the text that is shown, not the controls around it. `ownsPage`: also
 * while nothing has focus.
 */
export function followSelection(home: HTMLElement, ownsPage: boolean, signal: AbortSignal): void {
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
  (ownsPage ? document : home).addEventListener(
    "keydown",
    (pressed) => {
      const event = pressed as KeyboardEvent;
      const focused = event.composedPath()[0] as Element;
      if (focused !== document.body && !home.contains(focused)) return;
      // A keyboard switched to another script sends its own letter for the key.
      const isA = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "a" : event.code === "KeyA";
      if (!isA || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (isTextEntry(focused)) return;
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
  const at = from instanceof Element ? from : from.parentElement;
  const within = at?.closest<HTMLElement>("[data-role]");
  const line = at?.closest(".line");
  // A range inside one block, list or table brings no element for that itself.
  const scope = document.createElement("div");
  let whole: HTMLElement = scope;
  if (within && wholes.has(within.dataset.role ?? "")) {
    whole = within.cloneNode(false) as HTMLElement;
    // Parsers of HTML drop a row without a table.
    const table = within.dataset.role === "row" ? within.closest("[data-role=table]") : null;
    if (table) scope.append(table.cloneNode(false));
    (scope.lastElementChild ?? scope).append(whole);
  }
  // Nor does one inside a line.
  (line ? whole.appendChild(line.cloneNode() as Element) : whole).append(range.cloneContents());
  restoreMarks(scope, range);
  const writer = new Writer();
  writer.children(scope, writer.html, "");
  return { text: writer.text(), html: writer.html.outerHTML };
}

/** An item in whose midst the range begins has lost its number in the copy. */
function restoreMarks(scope: HTMLElement, range: Range): void {
  const start = range.startContainer;
  let item = (start instanceof Element ? start : start.parentElement)?.closest(itemSelector);
  const begun: Element[] = [];
  while (item && range.commonAncestorContainer !== item && range.commonAncestorContainer.contains(item)) {
    begun.unshift(item);
    item = item.parentElement?.closest(itemSelector);
  }
  let copy: Element = scope;
  for (const one of begun) {
    const next = copy.querySelector(itemSelector);
    if (!next) return;
    copy = next;
    if (copy.firstChild?.nodeType === Node.TEXT_NODE) copy.firstChild.remove();
    if (one.firstChild?.nodeType === Node.TEXT_NODE) copy.prepend(one.firstChild.cloneNode());
  }
}

const itemSelector = "[data-role=listitem]";
const blocks = new Set(["heading", "paragraph", "code", "cell", "columnheader", "listitem", "blockquote"]);
const wholes = new Set([...blocks, "list", "row", "table"]);
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
    else if (role === "heading" || role === "paragraph" || role === "cell" || role === "columnheader") {
      // What is no text of a note (a count, a state) has no lines.
      if (!element.querySelector(".line")) return;
      // Without its row a cell is text like any other.
      const made = add(into, role === "cell" || role === "columnheader" ? "p" : element.localName);
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
      const made = add(list, "li");
      const { checked } = (item as HTMLElement).dataset;
      if (checked !== undefined) {
        const box = add(made, "input") as HTMLInputElement;
        box.type = "checkbox";
        box.disabled = true;
        box.toggleAttribute("checked", checked === "true");
      }
      this.children(item, made, indent + " ".repeat(mark.length));
      // The mark takes the place of the first line's indentation; items follow without blank lines.
      const task = checked === undefined ? "" : checked === "true" ? "[x] " : "[ ] ";
      if (this.#lines[at] !== undefined)
        this.#lines[at] = indent + mark + task + this.#lines[at].slice(indent.length + mark.length);
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
