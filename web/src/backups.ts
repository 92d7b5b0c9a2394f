// Copies of the whole log, in Cache Storage: beside IndexedDB, so that what happens to the one need not happen to the
// other. The last nine are kept, and of those before them the largest: what happens to the log in small steps may go
// unnoticed for long. Here also: noticing that the browser has cleared the log since the last visit.
import { gunzip, gzip } from "./gzip";

export interface Backup {
  name: string;
  /** ms since 1970, UTC */
  at: number;
  events: number;
}

const kept = 10;
const apart = 20 * 60 * 60 * 1000;
const header = '{"viva":"events","version":1}';

export class Backups {
  readonly #cache: string;
  readonly #marker: string;

  /** `name`: of the database whose log is copied. */
  constructor(name = "viva") {
    this.#cache = `${name}-backups`;
    this.#marker = `${name}-events`;
  }

  /** The newest first. Browsers that have no Cache Storage here (plain http) have no backups. */
  async list(): Promise<Backup[]> {
    const names = await this.#open()
      .then((cache) => cache?.keys())
      .catch(() => undefined);
    return (names ?? [])
      .map(({ url }) => decodeURIComponent(url.slice(url.lastIndexOf("/") + 1)))
      .map((name) => {
        const [, at, events] = /^(\d+)-(\d+)\.jsonl\.gz$/.exec(name) ?? [];
        return { name, at: Number(at), events: Number(events) };
      })
      .filter(({ at }) => Number.isFinite(at))
      .sort((one, other) => other.at - one.at);
  }

  /**
   * Copies the log of so many events if the last copy is a day old (`always`: of any age) and has not as many; tells
   * whether there was something to copy. Rejects where nothing can be copied.
   */
  async make(events: number, read: () => Promise<readonly string[]>, now: number, always: boolean): Promise<boolean> {
    if (events === 0) return false;
    const before = await this.list();
    const last = before[0];
    if (last && (last.events === events || (!always && now - last.at < apart))) return false;
    const cache = await this.#open();
    if (!cache) throw new Error("There is no Cache Storage here");
    const bytes = await gzip(`${header}\n${(await read()).join("\n")}\n`);
    await cache.put(this.#address(`${now}-${events}.jsonl.gz`), new Response(bytes));
    const older = before.slice(kept - 2).sort((one, other) => other.events - one.events);
    for (const { name } of older.slice(1)) await cache.delete(this.#address(name));
    return true;
  }

  /** The copy as an event file. */
  async open(name: string): Promise<string | undefined> {
    const found = await (await this.#open())?.match(this.#address(name));
    return found && gunzip(await found.arrayBuffer());
  }

  /** How many events the log had when it was last looked at; 0 if nothing is known. */
  async remembered(): Promise<number> {
    let count = 0;
    try {
      count = Number(localStorage.getItem(this.#marker) ?? 0);
    } catch {
      // Blocked site data: the backups may still tell.
    }
    return Math.max(count, (await this.list())[0]?.events ?? 0);
  }

  remember(events: number): void {
    try {
      localStorage.setItem(this.#marker, String(events));
    } catch {
      // Without a marker, a cleared log is noticed by the backups that outlive it.
    }
  }

  async #open(): Promise<Cache | undefined> {
    return typeof caches === "object" ? caches.open(this.#cache) : undefined;
  }

  /** Cache Storage names things by address; nothing is ever fetched from this one. */
  #address(name: string): string {
    return new URL(`/viva-backup/${encodeURIComponent(name)}`, location.href).href;
  }
}
