// The notes as files: the pack, and the volumes that the notes of a large site come in.
import { fetchBytes, type Site } from "./site";

export class NoteFiles {
  readonly #base: URL;
  readonly #site: Site | Promise<Site>;

  constructor(base: URL, site: Site | Promise<Site>) {
    this.#base = base;
    this.#site = site;
  }

  /** The pack with its volumes behind it: a second time, for who reads them beside the program. */
  async all(): Promise<Uint8Array> {
    const { pack, volumes = [] } = await this.#site;
    const files = [pack, ...volumes].map((file) => fetchBytes(new URL(file, this.#base), "force-cache"));
    return new Uint8Array(await new Blob(await Promise.all(files)).arrayBuffer());
  }

  /** One volume; undefined if it does not come. */
  async volume(index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { volumes = [] } = await this.#site;
    return fetchBytes(new URL(volumes[index] ?? "", this.#base)).catch((error: unknown) => {
      console.warn("Notes did not come:", error);
      return undefined;
    });
  }
}
