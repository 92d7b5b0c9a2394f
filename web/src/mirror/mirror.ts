// Keeps a tree of native elements over the canvas in step with the semantics tree: same ids, least changes, focus kept.
import { createElement, fits, isActivated, isChoice, isField, isInside, writeState } from "./elements";
import { TextField } from "./fields";
import type { MirrorEvents, SemanticChanges, SemanticNode } from "./node";
import { Scroller } from "./scrollers";
import { fitForeign, fitLines, writeLines } from "./text";

interface Mirrored {
  node: SemanticNode;
  element: HTMLElement;
  field?: TextField;
  scroller?: Scroller;
  /** The lines that its element holds, as JSON. */
  lines?: string;
}

export interface MirrorOptions {
  /** What holds the mirror: focusable by script, so that keys have a home when no control has focus. */
  home: HTMLElement;
  events: MirrorEvents;
  /** The app page, which links to places in the app lead to in a new tab. */
  site: URL;
  /** False while focus belongs to a host page. */
  mayTakeFocus(): boolean;
}

export class Mirror {
  readonly #layer: HTMLElement;
  readonly #live: HTMLElement;
  readonly #mirrored = new Map<number, Mirrored>();
  readonly #ids = new WeakMap<Element, number>();
  #order: number[] = [];
  #inert: HTMLElement[] = [];
  /** What had focus when the dialog opened. */
  #beforeDialog: HTMLElement | null = null;
  #focused = 0;
  /** Scrollers that are not on the page yet. */
  #newScrollers: Scroller[] = [];
  /** The stretches of links within lines; the first of each stands for the link's node. */
  readonly #anchors = new Map<number, HTMLAnchorElement[]>();
  /** Texts whose lines have not been fitted: they were far from the view. */
  readonly #unfitted = new Set<Mirrored>();
  #fitting = 0;
  /** Where each scroller stood when its texts were fitted last. */
  readonly #fittedAt = new WeakMap<Element, number>();
  /** What somebody else writes into the texts (a translator does) is shown in the place of the canvas's glyphs. */
  readonly #others = new MutationObserver((records) => {
    const texts = new Set(records.map(({ target }) => this.#textAround(target)));
    for (const text of texts) if (text) fitForeign(text.element, text.node);
  });

  constructor(private readonly options: MirrorOptions) {
    const document = options.home.ownerDocument;
    this.#layer = document.createElement("div");
    this.#layer.className = "layer";
    this.#live = document.createElement("div");
    this.#live.className = "live";
    this.#live.setAttribute("aria-live", "polite");
    options.home.append(this.#layer, this.#live);
    this.#others.observe(this.#layer, { childList: true, characterData: true, subtree: true });
    this.#layer.addEventListener("click", this.#clicked);
    this.#layer.addEventListener("change", this.#changed);
    this.#layer.addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
    this.#layer.addEventListener("beforematch", ({ target }) =>
      options.events.found(this.#ids.get(target as Element) ?? 0),
    );
    this.#layer.addEventListener("input", (event) => {
      // A slider tells every step of a drag.
      if ((event.target as HTMLInputElement).type === "range") this.#changed(event);
    });
    options.home.addEventListener("focusin", this.#tellFocus);
    options.home.addEventListener("focusout", (event) => this.#tellFocus(event, event.relatedTarget as Element | null));
  }

  apply(changes: SemanticChanges): void {
    const before = this.#active();
    const dialogBefore = this.#dialog();
    const moved = (changes.upsert ?? []).map((node) => this.#upsert(node));
    if (changes.order) this.#order = changes.order;
    if (changes.order || moved.includes(true)) this.#arrange();
    for (const id of changes.remove ?? []) this.#remove(id);
    if (this.#unfitted.size > 0) this.#fitSoon();
    for (const scroller of this.#newScrollers.splice(0)) scroller.place();
    if (changes.order || changes.remove || moved.includes(true)) this.#confineToDialog();
    const dialog = this.#dialog();
    if (dialog && !dialogBefore) this.#beforeDialog = before;
    if (changes.focus !== undefined) this.#focus(changes.focus);
    else if (dialogBefore && !dialog) this.#returnFromDialog();
    else if (before) this.#keepFocus(before, dialog);
    if (changes.announce) this.#announce(changes.announce);
    this.#others.takeRecords();
  }

  /** A control that Enter and Space act on natively, or that uses arrows itself. */
  isControl(element: Element | null): boolean {
    const role = this.#roleOf(element);
    return isActivated(role) || isChoice(role);
  }

  /** Native element around `element` that takes a click itself. */
  takesClick(element: Element | null): boolean {
    for (let at = element; at; at = at.parentElement) {
      const role = this.#roleOf(at);
      if (isActivated(role) || isChoice(role) || isField(role)) return true;
    }
    return false;
  }

  /** The scroller that page keys mean when none has focus: the main one, or the largest. */
  mainScroller(): HTMLElement | undefined {
    const scrollers = [...this.#mirrored.values()].filter(
      (mirrored) => mirrored.scroller && !mirrored.element.closest("[inert]"),
    );
    const area = ({ node }: Mirrored): number => (node.rect?.[2] ?? 0) * (node.rect?.[3] ?? 0);
    return (
      scrollers.find(({ node, element }) => node.role === "main" || element.closest("main")) ??
      scrollers.sort((one, other) => area(other) - area(one))[0]
    )?.element;
  }

  #roleOf(element: Element | null): string {
    const id = element && this.#ids.get(element);
    return (id && this.#mirrored.get(id)?.node.role) || "";
  }

  #active(): HTMLElement | null {
    const active = (this.#layer.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
    return this.#layer.contains(active) ? active : null;
  }

  /** True if the node is new or has another parent, so that the elements must be put in order. */
  #upsert(node: SemanticNode): boolean {
    const old = this.#mirrored.get(node.id);
    if (old && fits(old.element, old.node, node) && !old.scroller === !node.scroll) {
      const parentMoved = old.node.parent !== node.parent;
      const rectMoved = String(old.node.rect) !== String(node.rect);
      old.node = node;
      this.#write(old);
      if (parentMoved || rectMoved) this.#position(old);
      if (rectMoved && !node.scroll) this.#positionChildren(old);
      return parentMoved;
    }
    const mirrored = this.#create(node);
    if (old) {
      mirrored.element.append(...[...old.element.children].filter((child) => this.#ids.has(child)));
      old.element.replaceWith(mirrored.element);
    }
    this.#position(mirrored);
    if (old) this.#positionChildren(mirrored);
    return true;
  }

  #create(node: SemanticNode): Mirrored {
    const { events } = this.options;
    const element = this.#anchors.get(node.id)?.[0] ?? createElement(this.#layer.ownerDocument, node);
    const mirrored: Mirrored = { node, element };
    this.#mirrored.set(node.id, mirrored);
    this.#ids.set(element, node.id);
    // State first: a number outside an input's limits or a text beyond its length would be refused later.
    if (isField(node.role)) {
      writeState(element, node, this.options.site);
      mirrored.field = new TextField(
        element as HTMLInputElement | HTMLTextAreaElement,
        node.value ?? "",
        (text) => events.text(node.id, text),
        () => events.activate(node.id),
      );
    }
    if (node.scroll) {
      mirrored.scroller = new Scroller(element, (x, y) => events.scroll(node.id, x, y));
      this.#newScrollers.push(mirrored.scroller);
    }
    this.#write(mirrored);
    return mirrored;
  }

  #write(mirrored: Mirrored): void {
    const { node, element, field, scroller } = mirrored;
    writeState(element, node, this.options.site);
    field?.setValue(node.value ?? "");
    if (node.scroll) scroller?.update(node.scroll);
    if (node.lines) this.#writeLines(mirrored);
    for (const more of this.#anchors.get(node.id)?.slice(1) ?? []) writeState(more, node, this.options.site);
  }

  /** Anew only if they changed: a selection may stand in them. */
  #writeLines(mirrored: Mirrored): void {
    const { node, element } = mirrored;
    const lines = JSON.stringify([node.lines, node.rect?.[2]]);
    if (lines === mirrored.lines) {
      if (element.classList.contains("foreign")) fitForeign(element, node);
      return;
    }
    mirrored.lines = lines;
    element.classList.remove("foreign");
    const used = new Map<number, number>();
    writeLines(element, node, this.options.site, (id) => {
      const anchors = this.#anchors.get(id) ?? [];
      const count = used.get(id) ?? 0;
      const anchor = anchors[count] ?? element.ownerDocument.createElement("a");
      if (!anchors[count]) this.#anchors.set(id, [...anchors, anchor]);
      used.set(id, count + 1);
      anchor.replaceChildren();
      anchor.dataset.inline = "";
      // Tab stops once at a link, however many lines it takes.
      if (count > 0) anchor.tabIndex = -1;
      this.#ids.set(anchor, id);
      return anchor;
    });
    for (const [id, count] of used) this.#anchors.get(id)?.splice(count);
    this.#unfitted.add(mirrored);
  }

  #textAround(node: Node): Mirrored | undefined {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const mirrored = this.#mirrored.get(this.#ids.get(at as Element) ?? 0);
      if (mirrored?.lines !== undefined) return mirrored;
    }
    return undefined;
  }

  /** What is fitted reaches a screen beyond the view; looking through a long note each frame would be felt. */
  #scrolled = ({ target }: Event): void => {
    const area = target as Element;
    const { scrollTop, clientHeight } = area;
    if (Math.abs(scrollTop - (this.#fittedAt.get(area) ?? Number.NEGATIVE_INFINITY)) < clientHeight / 2) return;
    this.#fittedAt.set(area, scrollTop);
    this.#fitSoon();
  };

  #fitSoon = (): void => {
    if (this.#fitting !== 0 || this.#unfitted.size === 0) return;
    this.#fitting = 1;
    void document.fonts.ready.then(() =>
      requestAnimationFrame(() => {
        this.#fitting = 0;
        const near = [...this.#unfitted].filter(isNear);
        for (const mirrored of near) this.#unfitted.delete(mirrored);
        fitLines(near);
        this.#others.takeRecords();
      }),
    );
  };

  /** Rectangles count from the nearest scroller's content; elements from their parent. */
  #position({ node, element }: Mirrored): void {
    if (element.hasAttribute("data-inline")) return;
    const [x, y, width, height] = node.rect ?? [0, 0, 0, 0];
    const parent = this.#mirrored.get(node.parent);
    const [left, top] = parent && !parent.scroller ? (parent.node.rect ?? [0, 0]) : [0, 0];
    element.style.setProperty("left", `${x - left}px`);
    element.style.setProperty("top", `${y - top}px`);
    element.style.setProperty("width", `${width}px`);
    element.style.setProperty("height", `${height}px`);
  }

  /** Those that stand under it already; what is about to be put there is placed then. */
  #positionChildren({ element }: Mirrored): void {
    for (const child of element.children) {
      const mirrored = this.#mirrored.get(this.#ids.get(child) ?? 0);
      if (mirrored?.element === child) this.#position(mirrored);
    }
  }

  /** Puts every element under its parent in reading order, touching only those that stand elsewhere. */
  #arrange(): void {
    const places = new Map<HTMLElement, ChildNode | null>();
    for (const id of this.#order) {
      const mirrored = this.#mirrored.get(id);
      if (!mirrored || mirrored.element.hasAttribute("data-inline")) continue;
      const parent = this.#mirrored.get(mirrored.node.parent)?.element ?? this.#layer;
      let place = places.get(parent);
      if (place === undefined) place = parent.firstChild;
      // Text and scroll extent of the parent itself stand first; elements that are about to go may stand anywhere.
      while (place && place !== mirrored.element && !this.#stays(place)) place = place.nextSibling;
      if (place === mirrored.element) place = place.nextSibling;
      else moveBefore(parent, mirrored.element, place);
      places.set(parent, place);
    }
  }

  #stays(child: ChildNode): boolean {
    const id = child instanceof Element ? this.#ids.get(child) : undefined;
    return id !== undefined && this.#mirrored.get(id)?.element === child;
  }

  #remove(id: number): void {
    const mirrored = this.#mirrored.get(id);
    if (!mirrored) return;
    this.#mirrored.delete(id);
    this.#unfitted.delete(mirrored);
    this.#anchors.delete(id);
    mirrored.element.remove();
  }

  /** While a dialog is open, everything beside it is inert: no Tab, no click, nothing for screen readers. */
  #confineToDialog(): void {
    for (const element of this.#inert) element.inert = false;
    this.#inert = [];
    for (let at = this.#dialog(); at && at !== this.#layer; at = at.parentElement ?? undefined) {
      for (const sibling of at.parentElement?.children ?? []) {
        if (sibling === at || !(sibling instanceof HTMLElement) || !this.#ids.has(sibling)) continue;
        sibling.inert = true;
        this.#inert.push(sibling);
      }
    }
  }

  #focus(id: number): void {
    const element = this.#mirrored.get(id)?.element;
    if (element && this.options.mayTakeFocus()) this.#focusElement(element);
  }

  /**
   * The element that had focus was moved, is gone, or lies behind a dialog now (browsers take focus from what is inert,
   * but only later): focus stays on it, goes into the dialog, or goes home.
   */
  #keepFocus(before: HTMLElement, dialog: HTMLElement | undefined): void {
    const behind = before.closest("[inert]") !== null;
    if (this.#active() === before && !behind) return;
    this.#focusElement(before.isConnected && !behind ? before : (dialog ?? this.options.home));
  }

  /** The dialog closed: back to what had focus before it, also when Tab had gone past the dialog's end meanwhile. */
  #returnFromDialog(): void {
    const target = this.#beforeDialog;
    this.#beforeDialog = null;
    if (this.options.mayTakeFocus()) this.#focusElement(target?.isConnected ? target : this.options.home);
  }

  #focusElement(element: HTMLElement): void {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    this.#tellFocus();
  }

  #dialog(): HTMLElement | undefined {
    const id = this.#order.findLast((node) => this.#mirrored.get(node)?.node.role === "dialog");
    return id === undefined ? undefined : this.#mirrored.get(id)?.element;
  }

  #announce(text: string): void {
    // The same words twice in a row are an announcement each.
    this.#live.textContent = this.#live.textContent === text ? `${text}\u00a0` : text;
  }

  #tellFocus = (_event?: Event, next?: Element | null): void => {
    const focused = next === undefined || next === null ? this.#active() : next;
    const id = (next === null ? undefined : focused && this.#ids.get(focused)) ?? 0;
    if (id === this.#focused) return;
    this.#focused = id;
    this.options.events.focus(id);
  };

  #clicked = (event: MouseEvent): void => {
    for (let at = event.target as Element | null; at && at !== this.#layer; at = at.parentElement) {
      const mirrored = this.#mirrored.get(this.#ids.get(at) ?? 0);
      if (!mirrored || !isActivated(mirrored.node.role)) continue;
      if (mirrored.node.role === "link") {
        // Addresses outside, and a place in a new tab, are the browser's to open.
        if (!isInside(mirrored.node.href) || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
      }
      this.options.events.activate(mirrored.node.id);
      return;
    }
  };

  #changed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const mirrored = this.#mirrored.get(this.#ids.get(input) ?? 0);
    if (!mirrored || !isChoice(mirrored.node.role)) return;
    if (mirrored.node.role === "slider") this.options.events.text(mirrored.node.id, input.value);
    else this.options.events.activate(mirrored.node.id);
    // The program decides; if it says nothing within two frames, the element goes back to what the program thinks.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.#mirrored.get(mirrored.node.id) === mirrored) writeState(input, mirrored.node, this.options.site);
      }),
    );
  };
}

/** Within a screen of what is seen. */
function isNear({ node, element }: Mirrored): boolean {
  if (element.closest("[hidden]")) return false;
  const scroller = element.closest(".area");
  const [, top, , height] = node.rect ?? [0, 0, 0, 0];
  if (!scroller) return true;
  const { scrollTop, clientHeight } = scroller;
  return top + height > scrollTop - clientHeight && top < scrollTop + 2 * clientHeight;
}

/** insertBefore that keeps focus and composition where the browser can (Chrome 133, Safari later). */
function moveBefore(parent: HTMLElement, child: HTMLElement, before: ChildNode | null): void {
  const atomic = parent as HTMLElement & { moveBefore?: (child: Node, before: Node | null) => void };
  if (atomic.moveBefore && child.isConnected) atomic.moveBefore(child, before);
  else parent.insertBefore(child, before);
}
