// Keyboard and mouse over WebDriver's actions.
const codes = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};
const codeOf = (key) => codes[key] ?? key;

export class Keyboard {
  /** @param {(actions: object[]) => Promise<void>} act */
  constructor(act) {
    this.#act = act;
  }
  #act;
  #send(steps) {
    return this.#act([{ type: "key", id: "keyboard", actions: steps }]);
  }
  down(key) {
    return this.#send([{ type: "keyDown", value: codeOf(key) }]);
  }
  up(key) {
    return this.#send([{ type: "keyUp", value: codeOf(key) }]);
  }
  /** "Control+a": the last key is pressed while the others are down. */
  press(keys) {
    const all = keys.split(/\+(?=.)/).map(codeOf);
    return this.#send([
      ...all.map((value) => ({ type: "keyDown", value })),
      ...all.toReversed().map((value) => ({ type: "keyUp", value })),
    ]);
  }
  async type(text) {
    for (const letter of text) await this.press(letter);
  }
}

/** Clicks that are this far apart are two, in milliseconds. */
const apart = 700;

export class Mouse {
  #act;
  #clicked = 0;
  #at = { x: 0, y: 0 };
  /** @param {(actions: object[]) => Promise<void>} act */
  constructor(act) {
    this.#act = act;
  }
  #send(steps) {
    return this.#act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: steps }]);
  }
  #moved({ x, y }) {
    return { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport" };
  }
  async move(x, y, { steps = 1 } = {}) {
    const from = this.#at;
    this.#at = { x, y };
    const between = (part) => ({ x: from.x + (x - from.x) * part, y: from.y + (y - from.y) * part });
    await this.#send(Array.from({ length: steps }, (_, step) => this.#moved(between((step + 1) / steps))));
  }
  down() {
    return this.#send([{ type: "pointerDown", button: 0 }]);
  }
  up() {
    return this.#send([{ type: "pointerUp", button: 0 }]);
  }
  async click(x, y, { clickCount = 1 } = {}) {
    this.#at = { x, y };
    const click = [
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    // Clicks that follow each other soon count as more of the same.
    const since = { type: "pause", duration: Math.max(0, apart - (Date.now() - this.#clicked)) };
    await this.#send([since, this.#moved({ x, y }), ...Array.from({ length: clickCount }, () => click).flat()]);
    this.#clicked = Date.now();
  }
  dblclick(x, y) {
    return this.click(x, y, { clickCount: 2 });
  }
  wheel(deltaX, deltaY) {
    const step = { type: "scroll", ...this.#at, deltaX, deltaY, duration: 0, origin: "viewport" };
    return this.#act([{ type: "wheel", id: "wheel", actions: [step] }]);
  }
}
