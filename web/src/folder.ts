// A folder that devices share (File System Access): each device writes one file, named after it, with every event that
// no other file there has; it reads the others', and its own: a profile that was set back finds there what it has lost.
// Merging is union, so devices converge in whatever order they meet.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export type FolderState = "unsupported" | "none" | "synced" | "waiting" | "failed";

interface FolderSchema extends DBSchema {
  folder: { key: "folder"; value: FileSystemDirectoryHandle };
}

/** What the permission calls and the picker look like where they exist (no types of TypeScript's own yet). */
interface Permitted {
  queryPermission?(mode: { mode: "readwrite" }): Promise<PermissionState>;
  requestPermission?(mode: { mode: "readwrite" }): Promise<PermissionState>;
}
interface Picker {
  showDirectoryPicker?(options: { id: string; mode: "readwrite" }): Promise<FileSystemDirectoryHandle>;
}

const header = '{"viva":"events","version":1}';
const ours = /^viva-[\w-]+\.jsonl$/;
const largest = 256 * 1024 * 1024;

const stampOf = (file: File): string => `${file.lastModified} ${file.size}`;

export interface FolderLog {
  /** Names this device; undefined before it has stored anything. */
  device(): Promise<string | undefined>;
  lines(): Promise<readonly string[]>;
}

export class SharedFolder {
  #handle: FileSystemDirectoryHandle | undefined;
  #state: FolderState = (globalThis as Picker).showDirectoryPicker ? "none" : "unsupported";
  #running: Promise<void> | undefined;
  /** Files that the log has, by name. */
  readonly #seen = new Map<string, { stamp: string; lines: readonly string[] }>();

  constructor(
    private readonly log: FolderLog,
    private readonly tell: (name: string, state: FolderState) => void,
    /** A file of the folder; resolves with whether the log has what it brings. */
    private readonly take: (name: string, text: string) => Promise<boolean>,
    private readonly name = "viva",
  ) {}

  /** Comes back to the folder of the last visit. */
  async start(): Promise<void> {
    if (this.#state !== "unsupported") {
      try {
        const database = await this.#database();
        this.#handle = await database.get("folder", "folder");
        database.close();
      } catch {
        // Without a database nothing was chosen.
      }
    }
    if (this.#handle) await this.sync(false);
    else this.#become(this.#state);
  }

  /** From a click: the browser shows its dialog. */
  async choose(): Promise<void> {
    try {
      this.#handle = await (globalThis as Picker).showDirectoryPicker?.({ id: "viva", mode: "readwrite" });
    } catch {
      return;
    }
    if (!this.#handle) return;
    const database = await this.#database();
    await database.put("folder", this.#handle, "folder");
    database.close();
    await this.sync(true);
  }

  async leave(): Promise<void> {
    this.#handle = undefined;
    const database = await this.#database();
    await database.delete("folder", "folder");
    database.close();
    this.#become("none");
  }

  /** Reads the files that have changed, then writes ours. `ask`: the person pressed something, so the browser may ask them. */
  async sync(ask: boolean): Promise<void> {
    // One at a time; a call during a run waits for it and runs after it.
    const before = this.#running ?? Promise.resolve();
    const running = before.then(() => this.#sync(ask));
    this.#running = running;
    await running;
  }

  async #sync(ask: boolean): Promise<void> {
    const handle = this.#handle;
    if (!handle) return;
    try {
      const permitted = await this.#permitted(handle, ask);
      if (this.#handle !== handle) return;
      if (!permitted) return this.#become("waiting");
      const device = await this.log.device();
      const own = device && `viva-${device}.jsonl`;
      const theirs = new Set<string>();
      for await (const entry of handle.values()) {
        if (entry.kind !== "file" || !ours.test(entry.name)) continue;
        const file = await (entry as FileSystemFileHandle).getFile();
        if (file.size > largest) continue;
        const lines = await this.#read(file);
        if (entry.name !== own) for (const line of lines) theirs.add(line);
        else if (!this.#seen.has(own)) throw new Error("What our own file has could not be stored");
      }
      // The person may have left it meanwhile, or chosen another one.
      if (this.#handle !== handle) return;
      if (own) await this.#write(handle, own, theirs);
      if (this.#handle === handle) this.#become("synced");
    } catch (error) {
      console.warn("The shared folder was not synchronised:", error);
      if (this.#handle === handle) this.#become("failed");
    }
  }

  /** The lines of a file, which the log takes unless it is as it was. */
  async #read(file: File): Promise<readonly string[]> {
    const seen = this.#seen.get(file.name);
    const stamp = stampOf(file);
    if (seen?.stamp === stamp) return seen.lines;
    const text = await file.text();
    const lines = text.split("\n").map((line) => line.trimEnd());
    if (await this.take(file.name, text)) this.#seen.set(file.name, { stamp, lines });
    else this.#seen.delete(file.name);
    return lines;
  }

  async #write(handle: FileSystemDirectoryHandle, own: string, theirs: ReadonlySet<string>): Promise<void> {
    const lines = (await this.log.lines()).filter((line) => !theirs.has(line));
    const text = `${header}\n${lines.map((line) => `${line}\n`).join("")}`;
    const file = await handle.getFileHandle(own, { create: true });
    if ((await (await file.getFile()).text()) === text) return;
    // createWritable swaps the whole file in at close: another device never reads half of it.
    const writable = await file.createWritable();
    await writable.write(text);
    await writable.close();
    this.#seen.set(own, { stamp: stampOf(await file.getFile()), lines });
  }

  async #permitted(handle: FileSystemDirectoryHandle & Permitted, ask: boolean): Promise<boolean> {
    const mode = { mode: "readwrite" } as const;
    const state = await (ask ? handle.requestPermission?.(mode) : handle.queryPermission?.(mode));
    return (state ?? "granted") === "granted";
  }

  #become(state: FolderState): void {
    this.#state = state;
    this.tell(this.#handle?.name ?? "", state);
  }

  #database(): Promise<IDBPDatabase<FolderSchema>> {
    return openDB<FolderSchema>(`${this.name}-folder`, 1, {
      upgrade: (database) => {
        database.createObjectStore("folder");
      },
    });
  }
}
