// The review log in IndexedDB. Append-only: an event is added once, under a key that counts up, and never changed.
// Tabs and apps of one origin share the database; each is told at once of what another appended and reads it there.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { pageSize, readAfter } from "./event_pages";
import type { StorageState, StoreFailure } from "./module";

type DraftKey = "interviewDraft" | "cardDraft";

interface Device {
  device: string;
  /** Numbers given so far. */
  count: number;
}

/** A copy of the events up to a key, packed for opening (worker/packer.ts); none while there are no `bytes`. */
export interface PackedEvents {
  /** Counts the times that an event was replaced, which makes a copy stale. */
  generation: number;
  upTo?: number;
  /** Id of the last event in it. */
  last?: string;
  bytes?: ArrayBuffer;
}

export interface ReviewSchema extends DBSchema {
  /** Key: counts up, so that "newer than what I have" is a range. */
  events: { key: number; value: { id: string; line: string }; indexes: { id: string } };
  /**
   * Drafts: the interview that is under way and the card that is being answered, as the app wrote them; apart, for tabs
   * have one or the other open. `draft`: both, a line each, of an earlier version.
   * `folded`: what the app made of the log, as it wrote it; checked by the app against the log.
   */
  meta: {
    key: "device" | "draft" | DraftKey | "packed" | "folded";
    value: Device | string | PackedEvents | Uint8Array;
  };
  places: { key: string; value: { block: number; offset: number } };
}
type ReviewDatabase = IDBPDatabase<ReviewSchema>;

const version = 1;
/** So many events may come one by one when the app opens; with more, they are packed for the next time. */
const mostSingle = 2000;

export interface Listener {
  /**
   * The log up to some event, as the packer made it, before any lines, and what `fold` gave another time, perhaps no
   * bytes; false if it was not taken.
   */
  packed(bytes: Uint8Array, folded: Uint8Array): boolean;
  /** What the app made of the log, if keeping it shortens the next opening. */
  fold(): Promise<Uint8Array | undefined>;
  /** Lines of the event file; `final` with the last of them at start, and always later. */
  events(lines: string, final: boolean): void;
  places(json: string): void;
  /** What was kept of a card or an interview; nothing is read on before it has been taken up. */
  draft(json: string): void | Promise<void>;
  state(state: StorageState): void;
}

/** The browser gives this page no database: private windows, blocked site data, another tab that does not let go. */
class RefusedError extends Error {}

/** Why the database did not take something. */
export function failureOf(error: unknown): StoreFailure {
  if (error instanceof RefusedError) return "refused";
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "broken";
}

export class EventLog {
  #database: Promise<ReviewDatabase> | undefined;
  #channel: BroadcastChannel | undefined;
  #packed: ReturnType<typeof readPacked> | undefined;
  /** Everything up to this key was handed to the listener. */
  #read = 0;
  /** How many events were handed over one by one. */
  #single = 0;
  /** Keys above it that came from here. */
  #own = new Set<number>();
  #reading: Promise<void> | undefined;
  #askedToPersist = false;
  #closed = false;
  #places = new Map<string, { block: number; offset: number }>();
  #placesRead = false;
  /** The drafts to write; of those that are not being written there is none. */
  #drafts = new Map<DraftKey, string>();
  #placeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly listener: Listener,
    private readonly name = "viva",
  ) {}

  /** Begins to open the database and to read, while other things load. */
  prepare(): void {
    this.#packed = this.#open().then(readPacked);
    this.#packed.catch(() => undefined);
  }

  /** Opens the database and hands over all that is in it. Never rejects: what goes wrong is a state. */
  async open(): Promise<void> {
    try {
      const database = await this.#open();
      // Before the events, which begin a quiz that would write a draft of its own.
      const draft = await readDraft(database);
      if (draft.trim() !== "") await this.listener.draft(draft);
      const packed = await (this.#packed ?? readPacked(database));
      if (packed?.bytes && this.listener.packed(new Uint8Array(packed.bytes), packed.folded))
        this.#read = packed.upTo ?? 0;
      this.#packed = undefined;
      await this.#readNewer(true);
      setTimeout(() => this.#keepForOpening(), 5000);
      const places = await readPlaces(database);
      this.listener.places(JSON.stringify(places));
      this.#placesRead = true;
      this.listener.state("ready");
      if (this.#read > 0 && !(await persisted())) this.listener.state("evictable");
    } catch (error) {
      this.listener.events("", true);
      this.listener.state(failureOf(error) === "full" ? "full" : "refused");
    }
    this.#listen();
  }

  /**
   * Appends one event and gives it its id; resolves with the whole line once the database says that it is on disk.
   * Rejects with what the database said (`failureOf`).
   */
  async append(line: string): Promise<string> {
    const { id: _none, ...event } = JSON.parse(line) as Record<string, unknown>;
    const write = await this.#write();
    try {
      const events = write.objectStore("events");
      let meta = (await write.objectStore("meta").get("device")) as Device | undefined;
      const next = (): string => `${meta?.device}-${(meta?.count ?? 0) + 1}`;
      // A copy of this profile, or what it had before it was set back, may have given the number already.
      if (!meta || (await events.index("id").getKey(next())) !== undefined) meta = { device: newDevice(), count: 0 };
      const id = next();
      meta.count += 1;
      const stored = JSON.stringify({ id, ...event });
      const [key] = await Promise.all([
        events.add({ id, line: stored }),
        write.objectStore("meta").put(meta, "device"),
        write.done,
      ]);
      this.#own.add(key);
      this.#channel?.postMessage(key);
      if (event.type === "review") this.#persist();
      return stored;
    } catch (error) {
      // The transaction's own error says more than the request's AbortError.
      write.done.catch(() => undefined);
      throw write.error ?? error;
    }
  }

  /**
   * Adds events that have an id already (of other devices, of a file), all or none. One that is there under this id is
   * replaced: the program has judged which of the two counts. They are not handed to the listener here; other tabs read
   * them at once.
   */
  async add(lines: readonly string[]): Promise<void> {
    const write = await this.#write();
    const keys: number[] = [];
    try {
      const store = write.objectStore("events");
      let replaced = false;
      for (const line of lines) {
        const { id } = JSON.parse(line) as { id: string };
        const known = await store.index("id").getKey(id);
        const key = await (known === undefined ? store.add({ id, line }) : store.put({ id, line }, known));
        if (known !== undefined) {
          replaced = true;
          continue;
        }
        this.#own.add(key);
        keys.push(key);
      }
      if (replaced) {
        const meta = write.objectStore("meta");
        const stale = (await meta.get("packed")) as PackedEvents | undefined;
        await meta.put({ generation: (stale?.generation ?? 0) + 1 }, "packed");
      }
      await write.done;
      if (keys.length > 0) this.#channel?.postMessage(keys.at(-1));
    } catch (error) {
      // Another tab's events get these keys now.
      for (const key of keys) this.#own.delete(key);
      write.done.catch(() => undefined);
      throw write.error ?? error;
    }
  }

  /** Every stored line, in the order in which they came here. In pieces: a long log must not stop the page. */
  async lines(): Promise<string[]> {
    const database = await this.#open();
    const lines: string[] = [];
    let upTo = 0;
    for (let last = false; !last; ) {
      const [keys, events] = await readAfter(database, upTo);
      last = keys.length < pageSize;
      upTo = keys.at(-1) ?? upTo;
      for (const { line } of events) lines.push(line);
    }
    return lines;
  }

  async count(): Promise<number> {
    return (await this.#open()).count("events");
  }

  /** What this device is called in the ids of its events; undefined before the first. */
  async device(): Promise<string | undefined> {
    const meta = await (await this.#open()).get("meta", "device");
    return (meta as Device | undefined)?.device;
  }

  /** Hands over what others appended since the last look. */
  async readNewer(): Promise<void> {
    try {
      await this.#readNewer(false);
    } catch {
      // The next append meets the same trouble and says it where a grade is at stake.
    }
  }

  /** Remembers the reading place of a note; written soon, or when the page goes away. */
  rememberPlace(note: string, block: number, offset: number): void {
    // Before the app knows where the person was, where it stands says nothing.
    if (!this.#placesRead) return;
    this.#places.set(note, { block, offset });
    clearTimeout(this.#placeTimer);
    this.#placeTimer = setTimeout(() => void this.flushPlaces(), 400);
  }

  async flushPlaces(): Promise<void> {
    clearTimeout(this.#placeTimer);
    if (this.#places.size === 0) return;
    const places = this.#places;
    this.#places = new Map();
    try {
      const write = (await this.#open()).transaction("places", "readwrite");
      await Promise.all([...[...places].map(([note, place]) => write.store.put(place, note)), write.done]);
    } catch {
      // A reading place is a convenience; the session goes on without it.
    }
  }

  /**
   * Keeps the interview that is under way, or the card that is being answered. At once, so that a page which is killed
   * loses no more than a letter; a call during a writing waits for it, and only the last of those counts.
   */
  async keepDraft(ofInterview: boolean, text: string): Promise<void> {
    const key = ofInterview ? "interviewDraft" : "cardDraft";
    const writing = this.#drafts.has(key);
    this.#drafts.set(key, text);
    if (writing) return;
    try {
      for (let written: string | undefined; written !== this.#drafts.get(key); ) {
        written = this.#drafts.get(key) ?? "";
        await (await this.#open()).put("meta", written, key);
      }
    } catch {
      // The answer is still on the screen; only a reload would lose it.
    }
    this.#drafts.delete(key);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.flushPlaces();
    removeEventListener("pageshow", this.#look);
    document.removeEventListener("visibilitychange", this.#look);
    this.#channel?.close();
    (await this.#database?.catch(() => undefined))?.close();
  }

  async #write() {
    const begin = async () =>
      (await this.#open()).transaction(["meta", "events"], "readwrite", { durability: "strict" });
    try {
      return await begin();
    } catch (error) {
      // The connection went away (cleared data, a later version) between the last call and this one.
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.#database = undefined;
      return begin();
    }
  }

  #open(): Promise<ReviewDatabase> {
    this.#database ??= this.#openNow();
    return this.#database;
  }

  #openNow(): Promise<ReviewDatabase> {
    const forget = (): void => {
      this.#database = undefined;
    };
    // Within a function, for some browsers refuse by throwing at once.
    const open = async (): Promise<ReviewDatabase> =>
      openDB<ReviewSchema>(this.name, version, {
        upgrade(database) {
          database.createObjectStore("events", { autoIncrement: true }).createIndex("id", "id", { unique: true });
          database.createObjectStore("meta");
          database.createObjectStore("places");
        },
        // A later version of the app in another tab: let it through. What is graded here from now on is refused
        // (VersionError) and stays in memory until this tab is reloaded.
        blocking: (_current, _blocked, event) => {
          forget();
          (event.target as IDBDatabase).close();
        },
        // The user cleared the site's data, or the disk failed: the next append opens a new database.
        terminated: () => {
          forget();
          this.#read = 0;
          this.#own.clear();
        },
      });
    return withBlockedLimit(open()).catch((error: unknown) => {
      forget();
      const name = error instanceof Error || error instanceof DOMException ? error.name : "";
      if (name === "QuotaExceededError" || name === "VersionError") throw error;
      throw new RefusedError(name, { cause: error });
    });
  }

  /** One reader at a time; a call during a reading reads again after it. */
  #readNewer(first: boolean): Promise<void> {
    const before = this.#reading ?? Promise.resolve();
    const reading = before.then(() => this.#readChunks(first));
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #readChunks(first: boolean): Promise<void> {
    const database = await this.#open();
    for (let last = false; !last; ) {
      const [keys, events] = await readAfter(database, this.#read);
      last = keys.length < pageSize;
      const lines = events.filter((_, index) => !this.#own.delete(keys[index] ?? 0)).map((event) => event.line);
      this.#read = keys.at(-1) ?? this.#read;
      this.#single += lines.length;
      if (lines.length > 0 || first) this.listener.events(lines.join("\n"), last || !first);
    }
  }

  /** Keeps copies that make the next opening short, where the log is long. */
  async #keepForOpening(): Promise<void> {
    if (this.#single > mostSingle) packLog(this.name);
    try {
      const folded = await this.listener.fold();
      if (folded) await (await this.#open()).put("meta", folded, "folded");
    } catch {
      // The next opening takes a little longer.
    }
  }

  #look = (): void => {
    if (document.visibilityState === "visible") void this.readNewer();
    else void this.flushPlaces();
  };

  #listen(): void {
    // The app went away while the database opened.
    if (this.#closed) return;
    if (typeof BroadcastChannel === "function") {
      this.#channel = new BroadcastChannel(`${this.name}-events`);
      this.#channel.onmessage = () => void this.readNewer();
    }
    // A frozen tab misses messages.
    addEventListener("pageshow", this.#look);
    document.addEventListener("visibilitychange", this.#look);
  }

  #persist(): void {
    if (this.#askedToPersist) return;
    this.#askedToPersist = true;
    void (async () => {
      if (await persisted()) return;
      const granted = await navigator.storage?.persist?.().catch(() => false);
      this.listener.state(granted ? "ready" : "evictable");
    })();
  }
}

/** The packed copy, if the event that it ends with is where it was. */
async function readPacked(database: ReviewDatabase): Promise<(PackedEvents & { folded: Uint8Array }) | undefined> {
  const read = database.transaction(["meta", "events"]);
  const meta = read.objectStore("meta");
  const packed = (await meta.get("packed")) as PackedEvents | undefined;
  if (packed?.upTo === undefined) return undefined;
  const last = await read.objectStore("events").get(packed.upTo);
  if (last?.id !== packed.last) return undefined;
  const folded = (await meta.get("folded")) as Uint8Array | undefined;
  return { ...packed, folded: folded ?? new Uint8Array() };
}

/** Has the log packed, beside the page; where a page may start no worker of ours, the events go on coming one by one. */
function packLog(name: string): void {
  try {
    new Worker(new URL("./worker/packer.ts", import.meta.url), { type: "module" }).postMessage(name);
  } catch {
    // Another origin's page, or a policy.
  }
}

/** The interview that is under way, and on the next line the card that is being answered. */
async function readDraft(database: ReviewDatabase): Promise<string> {
  const { store } = database.transaction("meta");
  const keys = ["interviewDraft", "cardDraft", "draft"] as const;
  const [interview, card, both] = await Promise.all(keys.map((key) => store.get(key)));
  // What an earlier version kept stands until the same is kept anew.
  const before = String(both ?? "");
  const [first = "", second = first] = before.split("\n");
  return `${interview ?? first}\n${card ?? second}`;
}

async function persisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
}

async function readPlaces(database: ReviewDatabase): Promise<Record<string, { block: number; offset: number }>> {
  const read = database.transaction("places");
  const [notes, places] = await Promise.all([read.store.getAllKeys(), read.store.getAll()]);
  return Object.fromEntries(notes.map((note, index) => [note, places[index] ?? { block: 0, offset: 0 }]));
}

/** Names this database among the user's devices; 64 random bits, so that logs can be united without a server. */
function newDevice(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Opening may wait for another tab for ever; a person should hear of it. */
function withBlockedLimit(opening: Promise<ReviewDatabase>): Promise<ReviewDatabase> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException("the database does not open", "BlockedError"));
      opening.then((database) => database.close()).catch(() => undefined);
    }, 8000);
    opening.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
