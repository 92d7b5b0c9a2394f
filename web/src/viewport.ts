// Touch screens: the soft keyboard covers part of the page, and two fingers enlarge it.

/** No finger enlarges so much that more device pixels could be told apart. */
const densest = 4;
/** Bars of the browser that come and go are smaller than this, keyboards larger. */
const leastKeyboard = 120;

/**
 * Keeps `home` above the soft keyboard with its focused field in view, and tells how much denser the canvas has to be
 * drawn while the page is pinched larger.
 */
export function followViewport(home: HTMLElement, signal: AbortSignal, pinched: (factor: number) => void): void {
  const view = visualViewport;
  if (!view) return;
  let factor = 1;
  const follow = (): void => {
    // Whole steps: each is another set of glyphs.
    const wanted = Math.max(1, Math.min(Math.ceil(view.scale - 0.05), densest / devicePixelRatio));
    if (wanted !== factor) {
      factor = wanted;
      pinched(factor);
    }
    // A page that is pinched larger is moved by its reader; only a keyboard covers one that is not.
    const covered = view.scale > 1.01 ? 0 : innerHeight - view.height - view.offsetTop;
    const typing = covered > leastKeyboard;
    home.style.setProperty("bottom", typing ? `${covered}px` : "0");
    home.style.setProperty("top", typing ? `${view.offsetTop}px` : "0");
    if (typing) showField(home);
  };
  view.addEventListener("resize", follow, { signal });
  view.addEventListener("scroll", follow, { signal });
  home.addEventListener("focusin", follow, { signal });
}

/** After the frames in which the app takes its new height. */
function showField(home: HTMLElement): void {
  const show = (): void => {
    const focused = (home.getRootNode() as Document).activeElement;
    if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)
      focused.scrollIntoView({ block: "nearest" });
  };
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(show)));
}
