// The fonts: one file serves ImGui (in the virtual filesystem) and the native elements over it (as FontFace).
import { type FontSlice, fetchBytes, type Site } from "./site";

export const faces = ["regular", "semibold", "mono"] as const;
export type Face = (typeof faces)[number];

const weights: Record<Face, string> = { regular: "400", semibold: "600", mono: "400" };
const families = new Map<string, string>();

/** The CSS family of a font file; regular and semibold of a site share one. */
function familyOf(site: URL, face: Face): string {
  const key = `${site.href} ${face === "mono" ? "mono" : "text"}`;
  let family = families.get(key);
  if (family === undefined) {
    family = `viva-${families.size + 1}`;
    families.set(key, family);
  }
  return family;
}

/** Lets CSS use the file; returns the family's name. A file the browser refuses leaves the fallback fonts. */
export function registerFace(site: URL, face: Face, bytes: Uint8Array<ArrayBuffer>, ranges?: string): string {
  const family = familyOf(site, face);
  const descriptors: FontFaceDescriptors = { weight: weights[face] };
  if (ranges !== undefined) descriptors.unicodeRange = ranges;
  const loaded = new FontFace(family, bytes, descriptors);
  document.fonts.add(loaded);
  loaded.load().catch(() => document.fonts.delete(loaded));
  return family;
}

/** Fetches the slices that hold missing glyphs, each once. */
export class FontSlices {
  readonly #asked = new Set<FontSlice>();

  constructor(
    private readonly base: URL,
    private readonly site: Site,
    /** A slice is here: its place in the virtual filesystem and its bytes. */
    private readonly arrived: (path: string, bytes: Uint8Array<ArrayBuffer>) => void,
  ) {}

  async need(codePoint: number): Promise<void> {
    const slices = (this.site.slices ?? []).filter(
      (slice) => !this.#asked.has(slice) && slice.ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
    );
    await Promise.all(slices.map((slice) => this.#fetch(slice)));
  }

  async #fetch(slice: FontSlice): Promise<void> {
    this.#asked.add(slice);
    try {
      const bytes = await fetchBytes(new URL(slice.path, this.base));
      const face = faces.find((name) => name === slice.face) ?? "regular";
      const ranges = slice.ranges.map(([from, to]) => `U+${from.toString(16)}-${to.toString(16)}`).join(",");
      registerFace(this.base, face, bytes, ranges);
      this.arrived(`/data/slices/${face}-${this.site.slices?.indexOf(slice)}.ttf`, bytes);
    } catch {
      // Offline before its first use: the box for a missing glyph stays; the next missing glyph asks again.
      this.#asked.delete(slice);
    }
  }
}
