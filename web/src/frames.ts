// Frames on demand: one requestAnimationFrame per request, none while the page is hidden or the GPU is gone.

/** Draws a frame after somebody asked for one, and at no other time. */
export class Frames {
  #pending = 0;
  #wanted = false;
  #paused = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Times (performance.now) at which somebody wants a frame, in steps that let equal wishes fall together. */
  readonly #wakes = new Set<number>();

  constructor(private readonly draw: (now: number) => void) {}

  request = (): void => {
    this.#wanted = true;
    if (this.#pending !== 0 || this.#paused.size > 0) return;
    this.#pending = requestAnimationFrame(() => {
      this.#pending = 0;
      this.#wanted = false;
      this.draw(Date.now());
    });
  };

  /** Draws at once what was asked for. */
  flush(): void {
    if (!this.#wanted || this.#paused.size > 0) return;
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    this.#wanted = false;
    this.draw(Date.now());
  }

  /** One frame after so many milliseconds; every wish counts, for the app's parts do not know of each other. */
  wakeAfter(milliseconds: number): void {
    const step = 16;
    this.#wakes.add(Math.ceil((performance.now() + milliseconds) / step) * step);
    this.#arm();
  }

  /** No frame while any reason holds; what was asked for meanwhile is drawn afterwards. */
  pause(reason: string, on: boolean): void {
    if (on) {
      this.#paused.add(reason);
      cancelAnimationFrame(this.#pending);
      this.#pending = 0;
    } else if (this.#paused.delete(reason) && this.#wanted) this.request();
  }

  stop(): void {
    this.pause("stopped", true);
    this.#wakes.clear();
    clearTimeout(this.#timer);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#wakes.size === 0) return;
    // Longer than setTimeout can count would fire at once.
    const wait = Math.min(Math.min(...this.#wakes) - performance.now(), 0x7fffffff);
    this.#timer = setTimeout(() => {
      const now = performance.now();
      const due = [...this.#wakes].filter((at) => at <= now);
      for (const at of due) this.#wakes.delete(at);
      if (due.length > 0) this.request();
      this.#arm();
    }, wait);
  }
}
