// globalThis.viva.stats(): for measuring, of the first app on the page. A change is a new version.

export interface Measured {
  firstFrameMs: number;
  textLayerMs: number;
  /** viva_stat: 0 frames, 2 events, 3 glyph bytes. */
  stat(index: number): number;
}

export interface Stats {
  frames: number;
  /** Milliseconds since the page's navigation began, like textLayerMs; 0: not yet. */
  firstFrameMs: number;
  textLayerMs: number;
  events: number;
  glyphBytes: number;
}

declare global {
  // `var` is how TypeScript names a property of globalThis.
  var viva: { readonly stats: () => Stats } | undefined;
}

/** The first to call it on a page is the one that is measured. */
export function measure(app: Measured): void {
  if (globalThis.viva) return;
  const stats = (): Stats => ({
    frames: app.stat(0),
    firstFrameMs: app.firstFrameMs,
    textLayerMs: app.textLayerMs,
    events: app.stat(2),
    glyphBytes: app.stat(3),
  });
  Object.defineProperty(globalThis, "viva", { value: Object.freeze({ stats }) });
}
