// Which native element stands for a role, and how a node's state is written on it. No layout and no events here.
import type { SemanticNode } from "./node";

/** How a role's name is told. */
type Naming = "text" | "label";

interface RoleElement {
  tag: string;
  naming: Naming;
  /** ARIA role where the element alone would not have it (or loses it by being positioned). */
  role?: string;
  type?: string;
}

const roles: Record<string, RoleElement> = {
  group: { tag: "div", naming: "label", role: "group" },
  main: { tag: "main", naming: "label" },
  // Reader modes know what is no text of the page by its role, not by its element.
  navigation: { tag: "nav", naming: "label", role: "navigation" },
  complementary: { tag: "aside", naming: "label" },
  // No landmark: a note has dozens of panels that scroll, and several of one name.
  region: { tag: "section", naming: "label", role: "group" },
  dialog: { tag: "div", naming: "label", role: "dialog" },
  heading: { tag: "h2", naming: "text" },
  paragraph: { tag: "p", naming: "text" },
  list: { tag: "ul", naming: "label", role: "list" },
  listitem: { tag: "li", naming: "text", role: "listitem" },
  blockquote: { tag: "blockquote", naming: "text" },
  code: { tag: "pre", naming: "text" },
  table: { tag: "table", naming: "label", role: "table" },
  row: { tag: "tr", naming: "label", role: "row" },
  cell: { tag: "td", naming: "text", role: "cell" },
  columnheader: { tag: "th", naming: "text", role: "columnheader" },
  img: { tag: "div", naming: "label", role: "img" },
  separator: { tag: "div", naming: "label", role: "separator" },
  button: { tag: "button", naming: "text", type: "button" },
  link: { tag: "a", naming: "text" },
  textbox: { tag: "input", naming: "label", type: "text" },
  spinbutton: { tag: "input", naming: "label", type: "number" },
  checkbox: { tag: "input", naming: "label", type: "checkbox" },
  radiogroup: { tag: "div", naming: "label", role: "radiogroup" },
  radio: { tag: "input", naming: "label", type: "radio" },
  slider: { tag: "input", naming: "label", type: "range" },
  progressbar: { tag: "div", naming: "label", role: "progressbar" },
  status: { tag: "div", naming: "text", role: "status" },
  alert: { tag: "div", naming: "text", role: "alert" },
  combobox: { tag: "input", naming: "label", type: "text", role: "combobox" },
  listbox: { tag: "div", naming: "label", role: "listbox" },
  option: { tag: "div", naming: "text", role: "option" },
  fold: { tag: "div", naming: "label" },
  none: { tag: "span", naming: "text" },
};
const unknownRole: RoleElement = { tag: "div", naming: "label", role: "group" };

const describe = (node: SemanticNode): RoleElement => roles[node.role] ?? unknownRole;

const tagOf = (node: SemanticNode): string => {
  if (node.multiline) return "textarea";
  return node.role === "heading" && node.level !== undefined
    ? `h${Math.min(6, Math.max(1, node.level))}`
    : describe(node).tag;
};

export const isField = (role: string): boolean => role === "textbox" || role === "combobox" || role === "spinbutton";
export const isActivated = (role: string): boolean => role === "button" || role === "link" || role === "option";
export const isChoice = (role: string): boolean => role === "checkbox" || role === "radio" || role === "slider";

/** True if the node can stay on this element when it changes. */
export function fits(element: HTMLElement, before: SemanticNode, node: SemanticNode): boolean {
  return before.role === node.role && element.localName === tagOf(node) && !before.lines === !node.lines;
}

export function createElement(document: Document, node: SemanticNode): HTMLElement {
  const { tag: _tag, naming, role, type } = describe(node);
  const element = document.createElement(tagOf(node));
  if (role !== undefined) element.setAttribute("role", role);
  if (type !== undefined && !node.multiline) element.setAttribute("type", node.date ? "date" : type);
  if (node.role === "dialog") element.setAttribute("aria-modal", "true");
  if (node.role === "none") {
    // Its words stand where the canvas left room for them, and run as their script does.
    element.setAttribute("aria-hidden", "true");
    element.dir = "auto";
    element.style.setProperty("text-align", "left");
  }
  // What the app says about a text; reader modes pass over this class.
  if (node.role === "paragraph" && !node.lines) element.className = "extra";
  if (isField(node.role)) element.setAttribute("autocomplete", "off");
  if (node.role === "spinbutton") element.setAttribute("inputmode", "numeric");
  // In a text of several lines Enter is a new line; in one line it ends the typing, and with it the soft keyboard.
  if (isField(node.role) && !node.multiline) {
    element.setAttribute("enterkeyhint", "done");
    // It takes words and names of code, which no keyboard should mend.
    element.setAttribute("autocapitalize", "none");
    element.setAttribute("autocorrect", "off");
    element.setAttribute("spellcheck", "false");
  }
  if (node.role === "combobox") {
    element.setAttribute("aria-autocomplete", "list");
    element.setAttribute("enterkeyhint", "go");
  }
  // Text is its own DOM node, first among the children that other semantic nodes may add.
  if (naming === "text" && !node.lines) element.append(document.createTextNode(""));
  element.dataset.role = node.role;
  return element;
}

/** The app's own page has one app, any other a shadow root for each. */
const idOf = (node: number): string => `viva-${node}`;

/** Writes everything but position, the value of a text field and the scroll position. `site`: the app page's address. */
export function writeState(element: HTMLElement, node: SemanticNode, site: URL): void {
  const set = (name: string, value: string | number | boolean | undefined): void => {
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  };
  const { naming } = describe(node);
  if (node.lines || element.hasAttribute("data-inline")) {
    // Its lines, or those of the text around it, hold the words.
  } else if (naming === "text") {
    const text = element.firstChild as Text;
    if (text.data !== (node.name ?? "")) text.data = node.name ?? "";
  } else set("aria-label", node.name);
  // The text layer is selected over the canvas's glyphs, so it is set as they are.
  const [size, line, weight] = node.font ?? [];
  element.style.setProperty("font-size", size === undefined ? "" : `${size}px`);
  element.style.setProperty("line-height", line === undefined ? "" : `${line}px`);
  element.style.setProperty("font-weight", weight === undefined ? "" : `${weight}`);
  if (node.role === "none") element.style.setProperty("color", node.value ?? "");
  if (node.role === "listitem") set("data-checked", node.checked);
  // A slider's value is a number; what it means there is its description.
  set(node.role === "slider" ? "aria-valuetext" : "aria-description", node.description);
  set("aria-keyshortcuts", node.shortcut);
  set("lang", node.lang);
  set("hidden", node.hidden ? "until-found" : undefined);
  set("aria-expanded", node.expanded);
  if (node.role === "listbox" || node.role === "option") element.id = idOf(node.id);
  if (node.role === "option") set("aria-selected", node.current ?? false);
  set("aria-controls", node.controls && idOf(node.controls));
  set("aria-activedescendant", node.active && idOf(node.active));
  if (node.role !== "option")
    set("aria-current", node.current ? (node.role === "link" || node.role === "button" ? "page" : "true") : undefined);
  if (element instanceof HTMLInputElement) writeInput(element, node);
  else if (element instanceof HTMLTextAreaElement) {
    if (node.maxlength !== undefined) element.maxLength = node.maxlength;
  } else if (element instanceof HTMLButtonElement) element.disabled = node.disabled ?? false;
  else {
    set("aria-disabled", node.disabled || undefined);
    if (node.role === "progressbar") {
      set("aria-valuemin", node.min ?? 0);
      set("aria-valuemax", node.max);
      set("aria-valuenow", node.value);
    }
    if (element instanceof HTMLAnchorElement) writeLink(element, node, site);
  }
}

function writeInput(input: HTMLInputElement, node: SemanticNode): void {
  input.disabled = node.disabled ?? false;
  if (isChoice(node.role) && node.role !== "slider") input.checked = node.checked ?? false;
  if (node.role === "radio") input.name = `group-${node.parent}`;
  if (node.maxlength !== undefined) input.maxLength = node.maxlength;
  if (node.min !== undefined) input.min = String(node.min);
  if (node.max !== undefined) input.max = String(node.max);
  if (node.role === "slider" && node.value !== undefined) input.value = node.value;
}

function writeLink(link: HTMLAnchorElement, node: SemanticNode, site: URL): void {
  const target = safeAddress(node.href ?? "", site);
  if (target === undefined) {
    link.removeAttribute("href");
    return;
  }
  if (link.href !== target.href) link.href = target.href;
  if (isInside(node.href)) link.removeAttribute("target");
  else {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
}

/** A place in the app, not an address. */
export const isInside = (href: string | undefined): boolean => href?.startsWith("#") ?? false;

/** The address a link may lead to; nothing for `javascript:` and whatever else a note might try. */
export function safeAddress(href: string, site: URL): URL | undefined {
  if (href === "" || !URL.canParse(href, site)) return undefined;
  const url = new URL(href, site);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? url : undefined;
}
