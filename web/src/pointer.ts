// Hover for the canvas. Clicks on controls are the mirror's; the canvas hears of a press only where no control is.
import type { Mirror } from "./mirror/mirror";

export interface PointerTarget {
  /** CSS pixels from the app's corner; (-1, -1): it left. */
  pointer(x: number, y: number, pressed: boolean): void;
}

/** Tells `target` where the mouse or pen is over `home`. A finger hovers nowhere. */
export function followPointer(home: HTMLElement, mirror: Mirror, target: PointerTarget): void {
  const tell = (event: PointerEvent): void => {
    if (event.pointerType === "touch" && event.buttons === 0) return;
    const corner = home.getBoundingClientRect();
    const free = !mirror.takesClick(event.target as Element | null);
    target.pointer(event.clientX - corner.left, event.clientY - corner.top, free && (event.buttons & 1) === 1);
  };
  home.addEventListener("pointermove", tell);
  home.addEventListener("pointerdown", tell);
  home.addEventListener("pointerup", (event) => {
    tell(event);
    if (event.pointerType === "touch") target.pointer(-1, -1, false);
  });
  for (const gone of ["pointerleave", "pointercancel"] as const) {
    home.addEventListener(gone, () => target.pointer(-1, -1, false));
  }
}
