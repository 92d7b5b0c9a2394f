/** A piece that is loaded once, when somebody first asks for it; if it did not come, whoever asks next tries again. */
export class Lazily<T> {
  #piece: Promise<T> | undefined;

  constructor(private readonly load: () => Promise<T>) {}

  get(): Promise<T> {
    this.#piece ??= this.load().catch((error: unknown) => {
      this.#piece = undefined;
      throw error;
    });
    return this.#piece;
  }

  /** For what only a piece that is there has to hear. */
  tell(call: (piece: T) => void): void {
    void this.#piece?.then(call, () => undefined);
  }
}
