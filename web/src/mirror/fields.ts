// Text fields: native inputs, so that input methods, undo, autocorrection and soft keyboards work. The program hears
// of text outside composition and at its end; it never overwrites what somebody is typing.

export class TextField {
  #composing = false;
  #edited = false;
  #reported: string;
  /** What the program wants the field to hold. */
  #wanted: string;

  constructor(
    readonly input: HTMLInputElement | HTMLTextAreaElement,
    value: string,
    private readonly report: (text: string) => void,
    private readonly submit: () => void,
  ) {
    this.#reported = value;
    this.#wanted = value;
    input.value = value;
    input.addEventListener("compositionstart", () => {
      this.#composing = true;
    });
    input.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#tell();
    });
    // Chrome sends the last input before compositionend, Safari after it: either way the text is told once.
    input.addEventListener("input", (event) => {
      if (!this.#composing && !(event as InputEvent).isComposing) this.#tell();
    });
    input.addEventListener("keydown", (given) => {
      const event = given as KeyboardEvent;
      if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
      // In a text of several lines Enter is a new line; with Ctrl or Cmd it means "done". In a line it is the other way.
      if (input instanceof HTMLTextAreaElement !== (event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#tell();
      this.#edited = false;
      this.submit();
    });
    input.addEventListener("blur", () => {
      this.#composing = false;
      const told = this.#tell();
      this.#edited = false;
      // The program answers in its next frame; the value it wanted before would show for a moment.
      if (told) requestAnimationFrame(() => requestAnimationFrame(() => this.#show()));
      else this.#show();
    });
  }

  /** The program's value; shown at once unless the person is in the middle of typing. */
  setValue(value: string): void {
    this.#wanted = value;
    this.#show();
  }

  /** True if there was something to tell. */
  #tell(): boolean {
    if (this.input.value === this.#reported) return false;
    this.#edited = true;
    this.#reported = this.input.value;
    this.report(this.#reported);
    return true;
  }

  #show(): void {
    // A number half typed ("" on the way from 20 to 5) is out of range; correcting it now would fight the person.
    if (this.#composing || this.#edited || this.input.value === this.#wanted) return;
    this.input.value = this.#wanted;
    this.#reported = this.#wanted;
  }
}
