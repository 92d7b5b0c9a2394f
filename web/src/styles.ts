// The look of what lies over the canvas. Colours are those of src/ui/theme.cpp; the canvas draws everything else.
// Constructed, not inline: the policy of the page allows no inline style.

const rules = `
:host { display: block; position: relative; overflow: hidden; min-height: 320px; contain: content }
:host([hidden]) { display: none }
.home {
  --paper: #FBFAF7; --ink: #1E1D1B; --soft: #5F5B53; --line: #E3DFD5; --accent: #2F6F5E; --card: #FFF; --panel: #F4F2EC;
  --keyword: #8A3FA0; --string: #2F6F5E; --comment: #6E6A61; --function: #2C5F93; --number: #906310;
  position: absolute; inset: 0; overflow: hidden; outline: none; background: var(--paper); color: var(--ink);
  font: 400 var(--text, 17px)/1.65 var(--face, system-ui), system-ui, sans-serif; word-break: keep-all;
  font-kerning: none; font-variant-ligatures: none;
  color-scheme: light; -webkit-tap-highlight-color: transparent; text-size-adjust: 100%; -webkit-text-size-adjust: 100%;
}
.home[data-theme=night] {
  --paper: #16171A; --ink: #E6E4DF; --soft: #A5A199; --line: #2D3036; --accent: #7CC3AC; --card: #202227; --panel: #1C1E22;
  --keyword: #CFA2DC; --string: #8CCBB5; --comment: #8F8B83; --function: #8DB8E8; --number: #E0B35C;
  color-scheme: dark;
}
@media (prefers-contrast: more) {
  .home {
    --paper: #FFF; --ink: #000; --soft: #333; --line: #767676; --accent: #0B4A3A; --panel: #F2F2F2;
    --keyword: #5E1F75; --string: #0B4A3A; --comment: #444; --function: #0A3A66; --number: #5E3F00;
  }
  .home[data-theme=night] {
    --paper: #000; --ink: #FFF; --soft: #D6D6D6; --line: #8C8C8C; --accent: #A5EBD3; --card: #0A0A0A; --panel: #101010;
    --keyword: #EBC6F5; --string: #A5EBD3; --comment: #D0D0D0; --function: #BBDCFF; --number: #FFD88A;
  }
}
.home ::selection { background: color-mix(in srgb, var(--accent) 30%, transparent); color: transparent }
/* What the canvas does not draw. */
.home :is(input, textarea, .shown, .shown *, .foreign, .foreign *)::selection { color: var(--ink) }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; display: block }
.layer { position: absolute; inset: 0; overflow: hidden; pointer-events: none; zoom: var(--zoom, 1) }
.layer [data-role] {
  position: absolute; box-sizing: border-box; margin: 0; padding: 0; border: 0; background: none; display: block;
  font: inherit; color: transparent; text-align: start; list-style: none; appearance: none; border-radius: 8px;
}
.layer :is(h1, h2, h3, h4, h5, h6, p, li, blockquote, pre, td, th, [role=status], [role=alert]) {
  pointer-events: auto; user-select: text; -webkit-user-select: text; cursor: text;
}
.layer :is(h1, h2, h3, h4, h5, h6, p, pre) { overflow: hidden }
/* Between blocks a drag keeps to the nearest text. */
.layer :is(h1, h2, h3, h4, h5, h6, p, pre):has(.line) { overflow: visible }
.layer :is(h1, h2, h3, h4, h5, h6, p, pre):has(.line)::before {
  content: ""; position: absolute; inset: -20px -16px; z-index: -1;
}
.layer [data-role=none] { pointer-events: none; user-select: none; -webkit-user-select: none; white-space: pre; z-index: 1 }
/* Widths as the canvas reckons them, on every system; heights are the block's, whatever stands in a line. */
.layer { text-rendering: geometricPrecision }
.probe { position: absolute; visibility: hidden; white-space: pre }
.probe span { display: inline-block }
.line { white-space: pre }
.line, .line * { line-height: 0 }
.line code { font-family: var(--mono, monospace), var(--face, monospace), monospace; direction: ltr; unicode-bidi: isolate }
.line strong { font-weight: 600 }
.line img {
  background: var(--card); border-radius: 4px; outline: 1px solid var(--line); outline-offset: -1px; color: var(--soft);
  display: inline-block; overflow: hidden; font-size: 14px; line-height: 1.4; white-space: normal;
}
.line .come { outline: none; background: #FBFAF7 }
.layer a[data-inline] { color: inherit; border-radius: 3px }
.shown { color: var(--ink) }
.shown code { background: var(--panel); border-radius: 5px }
.shown a[data-inline] { color: var(--accent); text-decoration: underline; text-underline-offset: 3px }
.shown :is([data-token="1"], [data-token="10"]) { color: var(--keyword) }
.shown [data-token="2"] { color: var(--string) }
.shown [data-token="3"] { color: var(--comment) }
.shown :is([data-token="4"], [data-token="6"], [data-token="9"], [data-token="11"]) { color: var(--function) }
.shown :is([data-token="5"], [data-token="7"]) { color: var(--number) }
.layer .foreign { color: var(--ink); background: var(--paper); border-radius: 0 }
.layer .foreign::before { content: none !important }
.layer .foreign[data-role=code] { background: var(--panel) }
.foreign a { color: var(--accent) }
.foreign :is(.line, .line *) { line-height: inherit; letter-spacing: normal !important; white-space: inherit }
.foreign .line { position: static !important; margin: 0 !important }
.layer h1[data-role] { font-size: 30px; line-height: 1.3; font-weight: 600 }
.layer h2[data-role] { font-size: 23px; line-height: 1.35; font-weight: 600 }
.layer :is(h3, h4, h5, h6)[data-role] { font-size: 19px; line-height: 1.4; font-weight: 600 }
.layer [data-role=code] { font: 14.5px/1.65 var(--mono, monospace), var(--face, monospace), monospace; white-space: pre; tab-size: 4 }
.layer :is(button, a, input, textarea, [role=option]) { pointer-events: auto; cursor: pointer; touch-action: manipulation }
.layer a { text-decoration: none }
.layer button { text-align: center; overflow: hidden }
.layer :disabled { cursor: default }
.layer input[type=range] { touch-action: pan-y; cursor: crosshair; border-radius: 4px }
.layer input[type=range]::-webkit-slider-thumb { appearance: none; width: 2px; height: 100% }
.layer input[type=range]::-moz-range-thumb { width: 2px; height: 100%; border: 0; background: none }
.layer :is(td, th) { overflow: hidden; white-space: nowrap }
.layer input:is([type=text], [type=number], [type=date]) {
  color: var(--ink); caret-color: var(--accent); cursor: text; padding: 0 12px; font-size: max(16px, var(--text, 17px));
}
.layer textarea {
  color: var(--ink); caret-color: var(--accent); cursor: text; padding: 10px 12px; resize: none; overflow: auto;
  font-size: max(16px, var(--text, 17px)); line-height: 1.5; white-space: pre-wrap;
}
.layer [data-role=dialog] { pointer-events: auto }
.layer .area {
  pointer-events: auto; overflow: auto; overscroll-behavior: contain; border-radius: 0; isolation: isolate;
  scrollbar-width: thin; scrollbar-color: color-mix(in srgb, var(--soft) 45%, transparent) transparent;
}
.home:not([data-active]) .area { overflow: hidden; overscroll-behavior: auto }
.extent { position: absolute; left: 0; top: 0; pointer-events: none; visibility: hidden }
.layer :focus { outline: none }
.layer :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.layer .area:focus-visible { outline-offset: -2px }
.layer [role=combobox]:focus-visible { outline: none }
/* Text that the app sent focus to, for reading to go on there: no control, so no ring. */
.layer [tabindex="-1"]:focus-visible { outline: none }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.failure { position: absolute; inset: 0; overflow: auto; padding: 24px; color: var(--ink); background: var(--paper) }
.failure a { color: var(--accent) }
/* The canvas is drawn in these, too: src/ui/theme.cpp. */
@media (forced-colors: active) {
  .home, .home[data-theme=night] {
    forced-color-adjust: none; --paper: Canvas; --card: Canvas; --panel: Canvas; --ink: CanvasText; --soft: CanvasText;
    --line: CanvasText; --accent: LinkText; --keyword: CanvasText; --string: CanvasText; --comment: CanvasText;
    --function: CanvasText; --number: CanvasText;
  }
}
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all apps of the page. */
export function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
  }
  return sheet;
}
