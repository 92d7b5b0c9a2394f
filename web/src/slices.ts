// Parts of the fonts that come when one of their glyphs is missing: a file of its own, for whoever misses one.
import { type Face, faces, registerFace } from "./fonts";
import { fetchBytes, fetchJson } from "./site";

interface Slice {
  face: Face;
  path: string;
  /** Inclusive code points. */
  ranges: [number, number][];
  bytes?: Promise<Uint8Array<ArrayBuffer>> | undefined;
}

const holds = ({ ranges }: Slice, codePoint: number): boolean =>
  ranges.some(([from, to]) => codePoint >= from && codePoint <= to);

/** Fetches the slices that hold missing glyphs, each once. */
export class FontSlices {
  #list: Promise<Slice[]> | undefined;
  readonly #given = new Set<string>();

  constructor(
    private readonly base: URL,
    private readonly path: string,
    /** A slice is here for one of `faces`: a name of its own and its bytes. */
    private readonly arrived: (face: number, name: string, bytes: Uint8Array<ArrayBuffer>) => void,
  ) {}

  /** `face` is an index of `faces`. */
  async need(face: number, codePoint: number): Promise<void> {
    this.#list ??= fetchJson(new URL(this.path, this.base)) as Promise<Slice[]>;
    const all = await this.#list.catch(() => {
      this.#list = undefined;
      return [];
    });
    const slices = all.filter((slice) => holds(slice, codePoint));
    const own = slices.filter((slice) => slice.face === faces[face]);
    // Code has no slices, and takes those of text; so does what is set semibold somewhere that the notes did not tell.
    for (const slice of own.length > 0 ? own : slices.filter((slice) => slice.face === "regular"))
      void this.#give(face, slice);
  }

  async #give(face: number, slice: Slice): Promise<void> {
    const key = `${face} ${slice.path}`;
    if (this.#given.has(key)) return;
    this.#given.add(key);
    try {
      slice.bytes ??= this.#fetch(slice);
      this.arrived(face, slice.path.slice(slice.path.lastIndexOf("/") + 1), await slice.bytes);
    } catch {
      // Offline before its first use: the reader's own fonts show it; the next missing glyph asks again.
      slice.bytes = undefined;
      this.#given.delete(key);
    }
  }

  async #fetch(slice: Slice): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await fetchBytes(new URL(slice.path, this.base));
    const ranges = slice.ranges.map(([from, to]) => `U+${from.toString(16)}-${to.toString(16)}`).join(",");
    registerFace(this.base, slice.face, bytes, ranges);
    return bytes;
  }
}
