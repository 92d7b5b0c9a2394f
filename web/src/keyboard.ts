// Which keys reach the app. The rest stays with the browser, the focused control, or the host page.
import type { Mirror } from "./mirror/mirror";

const modifiers = (event: KeyboardEvent): number =>
  Number(event.shiftKey) | (Number(event.ctrlKey) << 1) | (Number(event.altKey) << 2) | (Number(event.metaKey) << 3);

/** Enter does nothing to a native radio, checkbox or slider. */
const pressesControl = (key: string, isInput: boolean): boolean => key === " " || (key === "Enter" && !isInput);
const movesChoice = (key: string): boolean => key.startsWith("Arrow");
/** Held down, these would grade card after card, or take back grade after grade. */
const actsOncePerPress = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === "Enter" || (key.length === 1 && !ctrlKey && !metaKey);

/** The key that is held down, if the app had no use for it. */
let unused = "";

export interface KeyTarget {
  /** True if the app took the key. */
  key(key: string, modifiers: number): boolean;
  /** Alt+Left and Alt+Right where the browser's history is not ours; true if there was somewhere to go. */
  step(by: -1 | 1): boolean;
}

/** Handles one keydown whose focus is in the app (or in nothing, on the app's own page). */
export function handleKey(event: KeyboardEvent, mirror: Mirror, target: KeyTarget): void {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.key === "Tab") return;
  if (!event.repeat) unused = "";
  const focused = event.composedPath()[0] as Element | null;
  const inField = isTextEntry(focused);
  if (inField && event.key !== "Escape" && !(isCombobox(focused) && leavesCombobox(event))) return;
  if (mirror.isControl(focused)) {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const isInput = focused instanceof HTMLInputElement;
    if (plain && (pressesControl(event.key, isInput) || (movesChoice(event.key) && isInput))) return;
  }
  if (event.repeat && actsOncePerPress(event)) {
    // The page goes on scrolling.
    if (event.key !== unused || scrollByKey(event, mirror, focused)) event.preventDefault();
    return;
  }
  if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    if (target.step(event.key === "ArrowLeft" ? -1 : 1)) event.preventDefault();
    return;
  }
  const taken = target.key(event.key, modifiers(event));
  if (!taken) unused = event.key;
  if (taken || scrollByKey(event, mirror, focused)) event.preventDefault();
}

const isCombobox = (element: Element | null): boolean => element?.getAttribute("role") === "combobox";

/** What moves through the list of a combobox, or is no typing at all. */
const leavesCombobox = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === "ArrowDown" || key === "ArrowUp" || ((ctrlKey || metaKey) && (key === "Enter" || /^[kKㅏлЛ]$/.test(key)));

/** What is typed into, where keys are the field's own. */
export function isTextEntry(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !["checkbox", "radio", "range", "button"].includes(element.type);
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}

/** Page keys scroll the main area though focus is not inside it, as on a page of text. */
function scrollByKey(event: KeyboardEvent, mirror: Mirror, focused: Element | null): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || focused?.closest(".area")) return false;
  const area = mirror.mainScroller();
  if (!area) return false;
  const page = area.clientHeight * 0.9;
  const distance: Record<string, number> = {
    ArrowDown: 60,
    ArrowUp: -60,
    PageDown: page,
    PageUp: -page,
    " ": event.shiftKey ? -page : page,
    Home: -area.scrollHeight,
    End: area.scrollHeight,
  };
  const by = distance[event.key];
  if (by === undefined) return false;
  area.scrollBy({ top: by });
  return true;
}
