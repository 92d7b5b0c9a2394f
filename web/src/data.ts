// What a person does with the data beside the log: files in and out, backups, the shared folder. One object an app.
import { Backups } from "./backups";
import { type FolderState, SharedFolder } from "./folder";
import type { StoreFailure } from "./module";
import { type EventLog, failureOf } from "./storage";

/** By their number in app::DataWish (src/app/actions.h). */
const wishes = [
  "pickFile",
  "storeLines",
  "backUp",
  "openBackup",
  "chooseFolder",
  "leaveFolder",
  "syncFolder",
  "ankiDeck",
  "ankiText",
] as const;

export interface DataEvents {
  /** The notes, as they lie in the pack. */
  pack(): Promise<Uint8Array>;
  /** Offers a file to the person. */
  download(name: string, content: BlobPart, type: string): void;
  /** A file of events, for the program to look at. */
  file(name: string, text: string, fromFolder: boolean): void;
  /** The answer to `storeLines`; no failure: they are on disk. */
  linesStored(request: number, failure: StoreFailure | undefined): void;
  /** `atOnce`: it is for whoever stands anywhere; else it can wait until somebody comes to Data. */
  status(lines: string, atOnce?: boolean): void;
}

const largest = 256 * 1024 * 1024;
const syncPause = 3000;

export class DataPort {
  readonly #backups: Backups;
  readonly #folder: SharedFolder;
  readonly #stop = new AbortController();
  /** Events of other devices on their way into the log; resolves with whether they came there. */
  #storing: Promise<boolean> | undefined;
  /** A file of the folder is being handed over. */
  #taking = false;
  /** Events in the log; undefined until they were counted. */
  #count: number | undefined;
  #syncTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly events: DataEvents,
    home: HTMLElement,
    name = "viva",
  ) {
    this.#backups = new Backups(name);
    this.#folder = new SharedFolder(
      { device: () => log.device(), lines: () => log.lines() },
      (folder, state) => this.#tellFolder(folder, state),
      (file, text) => this.#take(file, text),
      name,
    );
    this.#followDrops(home);
  }

  /** After the log was handed over: was it cleared, is a copy due, what do other devices have. */
  async start(): Promise<void> {
    try {
      const count = await this.log.count();
      this.#count = count;
      const remembered = await this.#backups.remembered();
      if (count === 0 && remembered > 0) this.events.status(JSON.stringify({ evicted: remembered }), true);
      else this.#backups.remember(count);
    } catch (error) {
      // The log itself says what is wrong with the database; the copies are what is left then.
      console.warn("The events were not counted:", error);
    }
    await this.#backUp(false);
    await this.#folder.start();
  }

  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#syncTimer);
  }

  /** An event went into the log. */
  stored(): void {
    if (this.#count === undefined) return;
    this.#count += 1;
    this.#backups.remember(this.#count);
    clearTimeout(this.#syncTimer);
    this.#syncTimer = setTimeout(() => void this.#folder.sync(false), syncPause);
  }

  /** Looks into the folder again: the page is seen after a while, or is about to go. */
  async look(): Promise<void> {
    await this.#folder.sync(false);
  }

  async carryOut(wish: number, request: number, detail: string): Promise<void> {
    switch (wishes[wish]) {
      case "pickFile":
        return this.#pick();
      case "storeLines":
        this.#storing = this.#store(request, detail, !this.#taking);
        await this.#storing;
        return;
      case "backUp":
        return this.events.status(JSON.stringify({ backed_up: await this.#backUp(true) }));
      case "openBackup": {
        const text = await this.#backups.open(detail).catch((error: unknown) => {
          console.warn("A copy was not opened:", error);
        });
        if (text === undefined) this.events.status(JSON.stringify({ backed_up: "gone" }));
        else this.events.file(detail, text, false);
        return;
      }
      case "chooseFolder":
        return this.#folder.choose();
      case "leaveFolder":
        return this.#folder.leave();
      case "syncFolder":
        return this.#folder.sync(true);
      case "ankiDeck":
      case "ankiText": {
        const what = wishes[wish] === "ankiDeck" ? "deck" : "text";
        const status = await import("./anki/decks").then(
          ({ makeDeck }) => makeDeck(what, detail, this.events),
          () => JSON.stringify({ deck: "failed" }),
        );
        return this.events.status(status);
      }
    }
  }

  async read(file: File): Promise<void> {
    if (/\.(apkg|colpkg)$/i.test(file.name) && file.size <= largest) {
      const { events, status } = await import("./anki/decks").then(
        // Without a database, nothing of it is known.
        ({ readDeck }) =>
          readDeck(
            file,
            this.events.pack(),
            this.log.lines().catch(() => []),
          ),
        () => ({ events: undefined, status: JSON.stringify({ unreadable: file.name }) }),
      );
      if (events !== undefined) this.events.file(file.name, events, false);
      return this.events.status(status);
    }
    const text = file.size <= largest ? await file.text().catch(() => undefined) : undefined;
    if (text === undefined) this.events.status(JSON.stringify({ unreadable: file.name }));
    else this.events.file(file.name, text, false);
  }

  #pick(): void {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".jsonl,.txt,.apkg,.colpkg,application/jsonl,text/plain";
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (file) void this.read(file);
      input.remove();
    });
    // Outside of the page, some browsers forget it while the person chooses.
    input.hidden = true;
    document.body.append(input);
    input.click();
  }

  /** `confirmed`: the person said so, and may regret it. */
  async #store(request: number, lines: string, confirmed: boolean): Promise<boolean> {
    let failure: StoreFailure | undefined;
    try {
      await this.#backUp(confirmed);
      await this.log.add(lines.split("\n").filter((line) => line !== ""));
      this.#count = await this.log.count();
      this.#backups.remember(this.#count);
    } catch (error) {
      console.warn("Events of another device were not stored:", error);
      failure = failureOf(error);
    }
    this.events.linesStored(request, failure);
    return failure === undefined;
  }

  /** Hands a file of the folder to the program, which answers with `storeLines` at once if there is news in it. */
  async #take(name: string, text: string): Promise<boolean> {
    this.#storing = undefined;
    this.#taking = true;
    this.events.file(name, text, true);
    // The answer comes by way of promises.
    await new Promise((done) => setTimeout(done));
    this.#taking = false;
    return (await this.#storing) ?? true;
  }

  #followDrops(home: HTMLElement): void {
    const { signal } = this.#stop;
    const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    home.addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault(), { signal });
    home.addEventListener(
      "drop",
      (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) void this.read(file);
      },
      { signal },
    );
  }

  async #backUp(always: boolean): Promise<"made" | "same" | "failed"> {
    let outcome: "made" | "same" | "failed" = "failed";
    try {
      // Other tabs store events too.
      const count = await this.log.count();
      const made = await this.#backups.make(count, () => this.log.lines(), Date.now(), always);
      outcome = made ? "made" : "same";
    } catch (error) {
      console.warn("No copy was made:", error);
    }
    const backups = await this.#backups.list();
    const lines = backups.map(({ name, at, events }) => JSON.stringify({ backup: name, at, events }));
    this.events.status(lines.join("\n"));
    return outcome;
  }

  #tellFolder(folder: string, state: FolderState): void {
    this.events.status(JSON.stringify({ folder, state }), folder !== "");
  }
}
