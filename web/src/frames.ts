// Frames on demand: one requestAnimationFrame per request, none while the page is hidden or the GPU is gone.

/** Draws a frame after somebody asked for one, and at no other time. */
export class Frames {
  #pending = 0;
  #wanted = false;
  #paused = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly draw: () => void) {}

  request = (): void => {
    this.#wanted = true;
    if (this.#pending !== 0 || this.#paused.size > 0) return;
    this.#pending = requestAnimationFrame(() => {
      this.#pending = 0;
      this.#wanted = false;
      this.draw();
    });
  };

  /** Draws at once what was asked for. */
  flush(): void {
    if (!this.#wanted || this.#paused.size > 0) return;
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    this.#wanted = false;
    this.draw();
  }

  /** One frame after so many milliseconds, in the place of the one that was wished for before. */
  wakeAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.request, milliseconds);
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
    clearTimeout(this.#timer);
  }
}
