// The fonts: one file serves ImGui (in the module's memory) and the native elements over it (as FontFace).
export const faces = ["regular", "semibold", "mono"] as const;
export type Face = (typeof faces)[number];

const weights: Record<Face, string> = { regular: "400", semibold: "600", mono: "400" };
const families = new Map<string, string>();
/** An app that comes a second time finds them there. */
const registered = new Set<string>();

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
  const key = `${family} ${face} ${ranges}`;
  if (registered.has(key)) return family;
  registered.add(key);
  const descriptors: FontFaceDescriptors = { weight: weights[face] };
  if (ranges !== undefined) descriptors.unicodeRange = ranges;
  const loaded = new FontFace(family, bytes, descriptors);
  document.fonts.add(loaded);
  loaded.load().catch(() => registered.delete(key) && document.fonts.delete(loaded));
  return family;
}
