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
  /** How the canvas draws the text: size and line height in CSS pixels, weight. */
  font?: [size: number, line: number, weight: number];
  level?: number;
  disabled?: boolean;
  checked?: boolean;
  expanded?: boolean;
  current?: boolean;
  pressed?: boolean;
  min?: number;
  max?: number;
  maxlength?: number;
  /** combobox: its list, and the option that Enter means. */
  controls?: number;
  active?: number;
  scroll?: [contentWidth: number, contentHeight: number, x: number, y: number];
}

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
  text(node: number, text: string): void;
  scroll(node: number, x: number, y: number): void;
  focus(node: number): void;
}
