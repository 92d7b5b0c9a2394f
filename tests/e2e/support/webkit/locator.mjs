// A locator with the calls of Playwright's that the suite uses: it waits for its element, and acts on it as a person does.
const text = (wanted) => (wanted instanceof RegExp ? { source: wanted.source, flags: wanted.flags } : wanted);

/** The ways to a locator, of a page, a frame or another locator: `more` adds a step. */
export class Finding {
  getByRole(role, { name, ...more } = {}) {
    return this.more({ role, ...more, ...(name === undefined ? {} : { name: text(name) }) });
  }
  getByText(wanted, { exact } = {}) {
    return this.more({ text: text(wanted), exact });
  }
  getByLabel(wanted, { exact } = {}) {
    return this.more({ label: text(wanted), exact });
  }
  locator(css, { hasText, has } = {}) {
    return this.more({ css, ...(hasText ? { hasText: text(hasText) } : {}), ...(has ? { has: has.steps } : {}) });
  }
  frameLocator(css) {
    return this.more({ frame: css });
  }
}

export class Locator extends Finding {
  constructor(page, steps) {
    super();
    this.ofPage = page;
    this.steps = steps;
  }
  more(step) {
    return new Locator(this.ofPage, [...this.steps, step]);
  }
  nth(index) {
    return this.more({ nth: index });
  }
  first() {
    return this.nth(0);
  }
  last() {
    return this.nth(-1);
  }
  or(other) {
    return this.more({ or: other.steps });
  }

  evaluateAll(body, given) {
    return this.ofPage.onElements(this.steps, body, given);
  }
  /** Waits for one element; more than one is an error, as it is in Playwright. */
  async evaluate(body, given) {
    await this.#one();
    return this.evaluateAll(`([element], given) => (${body})(element, given)`, given);
  }
  async #one({ visible = false } = {}) {
    const look = `(all) => ({ count: all.length, visible: all[0]?.checkVisibility({ visibilityProperty: true }) })`;
    const found = await this.ofPage.waitUntil(
      () => this.evaluateAll(look),
      (answer) => answer.count > 0 && (answer.visible || !visible),
      JSON.stringify(this.steps),
    );
    if (found.count > 1) throw new Error(`${JSON.stringify(this.steps)} leads to ${found.count} elements`);
  }

  count() {
    return this.evaluateAll("(all) => all.length");
  }
  isVisible() {
    return this.evaluateAll("([one]) => one?.checkVisibility({ visibilityProperty: true }) ?? false");
  }
  allTextContents() {
    return this.evaluateAll("(all) => all.map((each) => each.textContent)");
  }
  textContent() {
    return this.evaluate("(element) => element.textContent");
  }
  inputValue() {
    return this.evaluate("(element) => element.value");
  }
  getAttribute(name) {
    return this.evaluate("(element, name) => element.getAttribute(name)", name);
  }
  focus() {
    return this.evaluate("(element) => element.focus()");
  }
  blur() {
    return this.evaluate("(element) => element.blur()");
  }
  boundingBox() {
    return this.evaluate(`(element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }`);
  }
  scrollIntoViewIfNeeded() {
    return this.evaluate(`(element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth)
        element.scrollIntoView({ block: "center", inline: "center" });
    }`);
  }
  async waitFor({ state = "visible", timeout } = {}) {
    const holds = { visible: "=== true", attached: "!== undefined", detached: "=== undefined", hidden: "!== true" }[
      state
    ];
    await this.ofPage.waitUntil(
      () => this.evaluateAll(`([one]) => one?.checkVisibility({ visibilityProperty: true }) ${holds}`),
      Boolean,
      `${JSON.stringify(this.steps)} ${state}`,
      timeout,
    );
  }

  /** The middle of the element, once it stands still, is in view, and nothing lies over it. */
  async #target() {
    await this.#one({ visible: true });
    await this.scrollIntoViewIfNeeded();
    const look = `async ([element]) => {
      const box = () => element?.getBoundingClientRect() ?? {};
      const before = box();
      await new Promise((done) => requestAnimationFrame(done));
      const { x, y, width, height } = box();
      if (x !== before.x || y !== before.y) return { reached: "moves" };
      const point = { x: x + width / 2, y: y + height / 2 };
      let hit = document.elementFromPoint(point.x, point.y);
      while (hit?.shadowRoot?.elementFromPoint(point.x, point.y)) {
        const inner = hit.shadowRoot.elementFromPoint(point.x, point.y);
        if (inner === hit) break;
        hit = inner;
      }
      return { ...point, reached: element.contains(hit) || hit?.contains(element) || (hit?.outerHTML ?? "").slice(0, 200) };
    }`;
    return this.ofPage.waitUntil(
      () => this.evaluateAll(look),
      ({ reached }) => reached === true,
      `${JSON.stringify(this.steps)} at a place of its own`,
    );
  }
  async click({ clickCount = 1 } = {}) {
    const { x, y } = await this.#target();
    await this.ofPage.mouse.click(x, y, { clickCount });
  }
  dblclick() {
    return this.click({ clickCount: 2 });
  }
  async check() {
    if (!(await this.evaluate("(element) => element.checked"))) await this.click();
  }
  async press(key) {
    await this.focus();
    await this.ofPage.keyboard.press(key);
  }
  async fill(value) {
    await this.#one({ visible: true });
    await this.evaluate(
      `(element, value) => {
        element.focus();
        element.value = value;
        element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        element.dispatchEvent(new Event("change", { bubbles: true }));
      }`,
      value,
    );
  }
}
