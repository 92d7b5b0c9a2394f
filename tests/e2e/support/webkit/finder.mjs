// Finds elements as Playwright's locators do: by role and name, text, label or selector, through shadow roots. It is sent
// to the page as text, so everything stands inside.

/**
 * The elements that `steps` lead to, in the order of the page. A step is one of {css, hasText, has}, {role, name, exact,
 * level, selected}, {text, exact}, {label, exact}, {frame}, {nth}, {or}; a text is a string or {source, flags}.
 */
export function find(steps, from = document) {
  const roles = {
    button: "button, summary, input[type=button], input[type=submit]",
    link: "a[href], area[href]",
    heading: "h1, h2, h3, h4, h5, h6",
    textbox: "textarea, input:not([type]), input[type=text], input[type=search]",
    spinbutton: "input[type=number]",
    slider: "input[type=range]",
    radio: "input[type=radio]",
    checkbox: "input[type=checkbox]",
    navigation: "nav",
    main: "main",
    dialog: "dialog",
    listitem: "li",
    option: "option",
  };
  const squeezed = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const fits = (found, wanted, exact) => {
    const text = squeezed(found);
    if (wanted.source !== undefined) return new RegExp(wanted.source, wanted.flags).test(text);
    return exact ? text === squeezed(wanted) : text.toLowerCase().includes(squeezed(wanted).toLowerCase());
  };
  const allHosts = [...document.querySelectorAll("*")].filter((element) => element.shadowRoot);
  /** All text of an element, that of shadow roots inside it, too. */
  const textOf = (element) => {
    if (!allHosts.some((host) => element.contains(host))) return element.textContent;
    if (element.shadowRoot) return element.shadowRoot.textContent;
    return [...element.childNodes]
      .map((node) => (node.nodeType === Node.ELEMENT_NODE ? textOf(node) : node.data))
      .join("");
  };
  const label = (element) => element.labels?.[0]?.textContent;
  const labelled = (element) => {
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    return ids.map((id) => element.getRootNode().getElementById(id)?.textContent ?? "").join(" ");
  };
  const nameOf = (element) =>
    element.getAttribute("aria-label") || labelled(element) || element.alt || label(element) || element.textContent;
  const parentOf = (element) => element.parentElement ?? element.getRootNode().host;
  const isOffered = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    for (let at = element; at; at = parentOf(at)) if (at.ariaHidden === "true" || at.inert) return false;
    return true;
  };
  /** All of a selector; one that begins with a host goes on inside its shadow root. */
  const pierce = (root, selector) => {
    const [, first, rest] = /^([\w#.-]+) (?![>~+])([^,]+)$/.exec(selector) ?? [];
    const hosts = [...root.querySelectorAll("*"), root].filter((each) => each.shadowRoot);
    const inside = hosts.flatMap((host) => [
      ...pierce(host.shadowRoot, selector),
      ...(rest && host.matches(first) ? pierce(host.shadowRoot, rest) : []),
    ]);
    return [...new Set([...root.querySelectorAll(selector), ...inside])];
  };
  const byRole = (root, { role, name, exact, level, selected }) =>
    pierce(root, `[role=${role}]${roles[role] ? `, ${roles[role]}` : ""}`).filter(
      (element) =>
        (element.getAttribute("role") ?? role) === role &&
        isOffered(element) &&
        (name === undefined || fits(nameOf(element), name, exact)) &&
        (level === undefined || Number(element.ariaLevel ?? element.localName[1]) === level) &&
        (selected === undefined || (element.ariaSelected === "true") === selected),
    );
  const byText = (root, { text, exact }) => {
    const holding = pierce(root, "*").filter(
      (element) => !/^(script|style|head|title)$/.test(element.localName) && fits(textOf(element), text, exact),
    );
    return holding.filter((element) => !holding.some((other) => other !== element && element.contains(other)));
  };
  const byLabel = (root, wanted) =>
    pierce(root, "[aria-label], [aria-labelledby], input, textarea, select").filter((element) =>
      fits(element.getAttribute("aria-label") || labelled(element) || label(element), wanted.label, wanted.exact),
    );
  const bySelector = (root, { css, hasText, has }) =>
    pierce(root, css).filter(
      (element) =>
        (hasText === undefined || fits(textOf(element), hasText)) &&
        (has === undefined || find(has, element).length > 0),
    );
  const inside = (root, step) => {
    if (step.role !== undefined) return byRole(root, step);
    if (step.text !== undefined) return byText(root, step);
    if (step.label !== undefined) return byLabel(root, step);
    if (step.frame !== undefined) return pierce(root, step.frame).map((frame) => frame.contentDocument);
    return bySelector(root, step);
  };
  let found = [from];
  for (const step of steps) {
    if (step.nth !== undefined) found = found.slice(step.nth, step.nth + 1 || undefined);
    else if (step.or !== undefined) found = [...new Set([...found, ...find(step.or, from)])];
    else found = [...new Set(found.flatMap((root) => inside(root, step)))];
  }
  return found;
}
