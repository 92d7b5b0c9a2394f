// Scrolling areas: native scrollers over the canvas, so that inertia, keys and screen readers scroll as everywhere.

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1;

export class Scroller {
  readonly #extent: HTMLElement;
  /** Where both sides agree that the area stands. */
  #x = 0;
  #y = 0;

  constructor(
    readonly element: HTMLElement,
    private readonly report: (x: number, y: number) => void,
  ) {
    // A class with "scroll" in it makes reader modes leave the note out.
    element.classList.add("area");
    // Chromium lets the keyboard reach scrollers by itself, but not all browsers do, nor while it does not scroll.
    element.tabIndex = 0;
    this.#extent = element.ownerDocument.createElement("div");
    this.#extent.className = "extent";
    this.#extent.setAttribute("aria-hidden", "true");
    element.append(this.#extent);
    element.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  /** Size of the content and the program's idea of the position; moves only if the program moved. */
  update([width, height, x, y]: [number, number, number, number]): void {
    this.#extent.style.setProperty("width", `${width}px`);
    this.#extent.style.setProperty("height", `${height}px`);
    if (near(x, this.#x) && near(y, this.#y)) return;
    this.#x = x;
    this.#y = y;
    this.place();
  }

  /** Moves the element to where it stands; again once it is on the page, for before that it cannot scroll. */
  place(): void {
    if (!near(this.element.scrollLeft, this.#x)) this.element.scrollLeft = this.#x;
    if (!near(this.element.scrollTop, this.#y)) this.element.scrollTop = this.#y;
  }

  #scrolled = (): void => {
    const { scrollLeft, scrollTop } = this.element;
    if (near(scrollLeft, this.#x) && near(scrollTop, this.#y)) return;
    this.#x = scrollLeft;
    this.#y = scrollTop;
    this.report(scrollLeft, scrollTop);
  };
}
