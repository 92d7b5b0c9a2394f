/** One node of the semantics tree as src/ui/semantics_json.cpp writes it; what is empty there is absent here. */
export interface SemanticNode {
  id: number;
  /** 0: the root. */
  parent: number;
  role: string;
  name?: string;
  description?: string;
  value?: string;
  href?: string;
  shortcut?: string;
  lang?: string;
  rect?: [x: number, y: number, width: number, height: number];
  /** How the canvas draws the text: size and line height in CSS pixels, weight, and the first line's baseline. */
  font?: [size: number, line: number, weight: number, baseline?: number];
  /** The text as it was set, in place of `name`; coordinates count from `rect`. */
  lines?: TextLine[];
  level?: number;
  disabled?: boolean;
  /** A textbox of a date. */
  date?: boolean;
  /** Folded away, but to be found. */
  hidden?: boolean;
  checked?: boolean;
  expanded?: boolean;
  current?: boolean;
  min?: number;
  max?: number;
  maxlength?: number;
  /** combobox: its list, and the option that Enter means. */
  controls?: number;
  active?: number;
  /** textbox of several lines */
  multiline?: boolean;
  scroll?: [contentWidth: number, contentHeight: number, x: number, y: number];
}

/** A stretch of a line in one style; `look` and `token` as src/ui/text_lines.h and src/model/document.h number them. */
export type TextPart = [
  text: string,
  size: number,
  look: number,
  token: number,
  link?: number,
  before?: number,
  after?: number,
  tracking?: number,
  picture?: TextPicture,
];
/** A picture in the place of the text, which is its alternative; `source` is its place in the site. */
export type TextPicture = [width: number, height: number, drop: number, source: string, title: string];
/** `shown`: the canvas leaves the line to this layer; 2: from right to left, `x` counts from there. `gap`: the white space before it. */
export type TextLine = [
  x: number,
  y: number,
  width: number,
  height: number,
  shown: 0 | 1 | 2,
  gap: "" | " " | "\n",
  parts: TextPart[],
];

export interface SemanticChanges {
  upsert?: SemanticNode[];
  remove?: number[];
  order?: number[];
  focus?: number;
  announce?: string;
}

/** What the person did with a mirrored element. */
export interface MirrorEvents {
  activate(node: number): void;
  /** The browser found what was searched for in a folded node, and shows it when this returns. */
  found(node: number): void;
  text(node: number, text: string): void;
  scroll(node: number, x: number, y: number): void;
  focus(node: number): void;
}
