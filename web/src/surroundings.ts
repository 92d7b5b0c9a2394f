// What happens around an app, told to it until `signal` aborts: the size of its box, whether anybody sees it, its GPU,
// focus, and what the reader set up in the system.

/** No screen is laid out for less. */
const narrowest = 280;

export const forcedColors = matchMedia("(forced-colors: active)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const stark = matchMedia("(prefers-contrast: more)");

/** What the reader asked the system for. */
export interface Preferences {
  dark: boolean;
  reducedMotion: boolean;
  moreContrast: boolean;
}

export const preferences = (): Preferences => ({
  dark: dark.matches,
  reducedMotion: still.matches,
  moreContrast: stark.matches,
});

export function followPreferences(signal: AbortSignal, changed: () => void): void {
  for (const query of [dark, still, stark]) query.addEventListener("change", changed, { signal });
}

/** The system's own colours: they come, go, or change; from one contrast theme to the next, only its brightness may. */
export function followForcedColors(signal: AbortSignal, changed: () => void): void {
  const look = ({ target }: Event): void => {
    if (forcedColors.matches || target === forcedColors) changed();
  };
  for (const query of [dark, stark, forcedColors]) query.addEventListener("change", look, { signal });
}

/** The size that the reader chose in the browser's settings, which zooms no page, as a factor. */
export function browserTextScale(width: number): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(0.75, Math.min(3, (size || 16) / 16, Math.max(1, width / narrowest)));
}

/** Hears of the box's size, and of the ratio of the screen's pixels to CSS pixels. */
export function followSize(home: HTMLElement, signal: AbortSignal, changed: () => void): void {
  const observer = new ResizeObserver(changed);
  observer.observe(home);
  signal.addEventListener("abort", () => observer.disconnect());
  // Zoom, or another screen: the size in CSS pixels may stay. The query holds for one ratio only.
  const followRatio = (): void => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const look = (): void => {
      changed();
      followRatio();
    };
    query.addEventListener("change", look, { once: true, signal });
  };
  followRatio();
}

export function followVisibility(signal: AbortSignal, changed: (hidden: boolean) => void): void {
  const look = (): void => changed(document.visibilityState === "hidden");
  document.addEventListener("visibilitychange", look, { signal });
  if (document.visibilityState === "hidden") look();
}

/** The GPU's context is taken away, and given back. */
export function followContext(canvas: HTMLCanvasElement, signal: AbortSignal, changed: (there: boolean) => void): void {
  const lost = (event: Event): void => {
    // Without this the browser would not give the context back.
    event.preventDefault();
    changed(false);
  };
  canvas.addEventListener("webglcontextlost", lost, { signal });
  canvas.addEventListener("webglcontextrestored", () => changed(true), { signal });
}

/** Marks the app while it has focus; one that has the page to itself always has it. */
export function followFocus(home: HTMLElement, embedded: boolean, signal: AbortSignal): void {
  const mark = (on: boolean): boolean => home.toggleAttribute("data-active", on || !embedded);
  mark(false);
  // In an iframe the window's focus counts: the document keeps an active element when the host page has focus.
  home.addEventListener("focusin", () => mark(true), { signal });
  home.addEventListener("focusout", (event) => home.contains(event.relatedTarget as Node | null) || mark(false), {
    signal,
  });
}

/** On the app's own page keys count though nothing has focus yet; elsewhere only those inside the app. */
export function followKeys(
  home: HTMLElement,
  ownsPage: boolean,
  signal: AbortSignal,
  press: (event: KeyboardEvent) => void,
): void {
  const isOurs = (event: Event): boolean => {
    const path = event.composedPath();
    return path[0] === document.body || path.includes(home);
  };
  if (ownsPage) document.addEventListener("keydown", (event) => isOurs(event) && press(event), { signal });
  else home.addEventListener("keydown", press, { signal });
}
