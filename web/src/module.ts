// The WebAssembly module: compiled once a page, instantiated once an app; and its exports with strings instead of
// pointers.
import createViva, { type Port, type VivaModule } from "viva-app/viva-app.mjs";
import programUrl from "viva-app/viva-app.wasm?url";
import laterUrl from "viva-app/viva-later.wasm?url";
import { asAhead, LoadError } from "./site";
import type { Preferences } from "./surroundings";

export type { Port };
export type StorageState = "ready" | "refused" | "full" | "evictable";
export type StoreFailure = "full" | "refused" | "broken";

/** What viva_start answers, by its number (src/platform/browser/main.cpp). */
const startFailures = [undefined, "options", "pack", "webgl", "fonts"] as const;
export interface StartFailure {
  kind: "options" | "pack" | "webgl" | "fonts";
  /** In English, for the person who built the site. */
  message: string;
}

const encoder = new TextEncoder();
let compiled: Promise<WebAssembly.Module> | undefined;

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url, asAhead(url));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  // Some static hosts send no application/wasm, which streaming insists on.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Fetches and compiles the program; every app of the page shares it. */
export function compileProgram(): Promise<WebAssembly.Module> {
  const url = new URL(programUrl, import.meta.url);
  compiled ??= compile(url).catch((error: unknown) => {
    compiled = undefined;
    throw new LoadError(url.pathname, String(error));
  });
  return compiled;
}

/** Places whose screens lie in the later part (src/platform/browser/later.txt). */
const placesOfLaterPart = /^#?\/?(stats|data|learning|interview|cram|search|settings)\b/;
/** Where some of what it holds may be needed soon. */
const placesBeforeLaterPart = /^#?\/?quiz\b/;

let compiledLater: Promise<WebAssembly.Module> | undefined;

/** The functions that no first visit runs: a second module over the memory and the table of the first. */
class LaterPart {
  #first: WebAssembly.Instance | undefined;
  #came = false;
  #hasCome: () => void = () => undefined;
  /** Resolves when it has come, for whatever reason it was fetched. */
  readonly come = new Promise<void>((resolve) => {
    this.#hasCome = resolve;
  });

  /** Adds to `imports` what stands in the table until the part has come: functions that fetch it, then do their work. */
  addPlaceholders(program: WebAssembly.Module, imports: WebAssembly.Imports): void {
    const placeholders: Record<string, (...values: unknown[]) => unknown> = {};
    for (const { module, name } of WebAssembly.Module.imports(program)) {
      if (module !== "later") continue;
      placeholders[name] = (...values) => {
        this.#fetchNow();
        return this.#table().get(Number(name))(...values);
      };
    }
    imports.later = placeholders;
  }

  belongsTo(first: WebAssembly.Instance): void {
    this.#first = first;
  }

  get came(): boolean {
    return this.#came;
  }

  /** Fetches it; rejects with a LoadError. */
  async fetch(): Promise<void> {
    if (this.#came) return;
    const url = new URL(laterUrl, import.meta.url);
    compiledLater ??= compile(url).catch((error: unknown) => {
      compiledLater = undefined;
      throw new LoadError(url.pathname, String(error));
    });
    this.#take(await compiledLater);
  }

  /** Somebody needs it in the midst of a call, which cannot wait for a promise. */
  #fetchNow(): void {
    if (this.#came) return;
    const url = new URL(laterUrl, import.meta.url);
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    // A synchronous request gives no bytes, but text whose characters are bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    try {
      request.send();
    } catch (error) {
      throw new LoadError(url.pathname, String(error));
    }
    if (request.status !== 200) throw new LoadError(url.pathname, `${request.status} ${request.statusText}`);
    const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
    this.#take(new WebAssembly.Module(bytes));
  }

  #take(later: WebAssembly.Module): void {
    if (this.#came || !this.#first) return;
    // It writes its functions into the table over their placeholders.
    new WebAssembly.Instance(later, { first: this.#first.exports });
    this.#came = true;
    this.#hasCome();
  }

  #table(): WebAssembly.Table {
    const exported = Object.values(this.#first?.exports ?? {});
    return exported.find((value) => value instanceof WebAssembly.Table) as WebAssembly.Table;
  }
}

/** One running app. Every method is one export of src/platform/browser/main.cpp. */
export class Program {
  static async create(canvas: HTMLCanvasElement, port: Port): Promise<Program> {
    const program = await compileProgram();
    // Emscripten's own promise never settles when instantiation fails, so ours stands beside it.
    let instantiated: Promise<unknown> = Promise.resolve();
    const later = new LaterPart();
    const made = createViva({
      canvas,
      port,
      instantiateWasm(imports, done) {
        later.addPlaceholders(program, imports);
        instantiated = WebAssembly.instantiate(program, imports).then((instance) => {
          later.belongsTo(instance);
          done(instance, program);
        });
        return {};
      },
    });
    return new Program(await Promise.race([made, instantiated.then(() => made)]), later);
  }

  private constructor(
    private readonly module: VivaModule,
    private readonly later: LaterPart,
  ) {}

  /** Fetches what the place at `hash` needs; a promise if its picture has to wait for that, rejected with a LoadError. */
  prepare(hash: string): Promise<void> | undefined {
    if (this.later.came) return undefined;
    if (placesOfLaterPart.test(hash)) return this.later.fetch();
    // Whoever needs it before it has come asks again, and hears why it cannot come.
    if (placesBeforeLaterPart.test(hash)) this.later.fetch().catch(() => undefined);
    return undefined;
  }

  /** Resolves when all of the program is there, whoever fetched it. */
  get complete(): Promise<void> {
    return this.later.come;
  }

  /** Fetches all of the program; rejects with a LoadError. */
  whole(): Promise<void> {
    return this.later.fetch();
  }

  /** "notes", "regular", "semibold" and "mono" before `start`; slices of fonts later. */
  give(name: string, bytes: Uint8Array): void {
    const room = this.withText(name, (pointer, size) => this.module._viva_file_room(pointer, size, bytes.length));
    this.module.HEAPU8.set(bytes, room);
  }

  /** Starts the app, after `resize`; what it refused, if it did. */
  start(options: object): StartFailure | undefined {
    const code = this.withText(JSON.stringify(options), this.module._viva_start);
    return code === 0 ? undefined : { kind: startFailures[code] ?? "options", message: this.failure() };
  }
  frame(): void {
    this.module._viva_frame();
  }
  resize(width: number, height: number, ratio: number): void {
    this.module._viva_resize(width, height, ratio);
  }
  preferences({ dark, reducedMotion, moreContrast }: Preferences): void {
    this.module._viva_preferences(Number(dark), Number(reducedMotion), Number(moreContrast));
  }
  /** In place of every theme's, or, all 0, none: for ground, text, links and what is chosen. Lies in the later part. */
  forceColors(colors: number[]): void {
    this.module._viva_force_colors(...colors);
  }
  hidden(hidden: boolean): void {
    this.module._viva_hidden(Number(hidden));
  }
  context(restored: boolean): void {
    this.module._viva_context(Number(restored));
  }
  pointer(x: number, y: number, pressed: boolean): void {
    this.module._viva_pointer(x, y, Number(pressed));
  }
  /** `place`: where the reader left this entry of the history. */
  route(hash: string, place?: { block: number; offset: number }): void {
    this.withText(hash, (text, size) => this.module._viva_route(text, size, place?.block ?? -1, place?.offset ?? 0));
  }
  activate(node: number): void {
    this.module._viva_activate(node);
  }
  text(node: number, text: string): void {
    this.withText(text, (pointer, size) => this.module._viva_text(node, pointer, size));
  }
  scroll(node: number, x: number, y: number): void {
    this.module._viva_scroll(node, x, y);
  }
  focus(node: number): void {
    this.module._viva_focus(node);
  }
  /** True if the key meant something here. */
  key(key: string, modifiers: number): boolean {
    return this.withText(key, (pointer, size) => this.module._viva_key(pointer, size, modifiers)) === 1;
  }
  /** True if they were taken. */
  packedEvents(bytes: Uint8Array, folded: Uint8Array): boolean {
    const taken = this.withBytes(bytes, (pointer, size) =>
      this.withBytes(folded, (...at) => this.module._viva_packed_events(pointer, size, ...at)),
    );
    return taken === 1;
  }
  /** The folded log, for opening the next time; undefined while that would gain little. */
  async fold(): Promise<Uint8Array | undefined> {
    if (this.stat(4) < 2000) return undefined;
    await this.later.fetch();
    const size = this.module._viva_fold();
    const from = this.module._viva_folded();
    return this.module.HEAPU8.slice(from, from + size);
  }
  events(lines: string, final: boolean): void {
    this.withText(lines, (pointer, size) => this.module._viva_events(pointer, size, Number(final)));
  }
  eventStored(request: number, line: string): void {
    this.withText(line, (pointer, size) => this.module._viva_event_stored(request, pointer, size));
  }
  eventFailed(request: number, reason: StoreFailure): void {
    this.withText(reason, (pointer, size) => this.module._viva_event_failed(request, pointer, size));
  }
  storage(state: StorageState): void {
    this.withText(state, this.module._viva_storage);
  }
  places(json: string): void {
    this.withText(json, this.module._viva_places);
  }
  /** A volume of the notes, given as "notes" before; without that: it could not be had. */
  notes(volume: number): void {
    this.module._viva_notes(volume);
  }
  draft(json: string): void {
    this.withText(json, this.module._viva_draft);
  }
  recorder(state: string): void {
    this.withText(state, this.module._viva_recorder);
  }
  file(name: string, text: string, fromFolder: boolean): void {
    this.withText(name, (namePointer, nameSize) =>
      this.withText(text, (pointer, size) =>
        this.module._viva_file(namePointer, nameSize, pointer, size, Number(fromFolder)),
      ),
    );
  }
  /** No failure: the lines are on disk. */
  linesStored(request: number, failure: StoreFailure | undefined): void {
    this.withText(failure ?? "", (pointer, size) => this.module._viva_lines_stored(request, pointer, size));
  }
  dataStatus(lines: string): void {
    this.withText(lines, this.module._viva_data_status);
  }
  fontSlice(face: number, name: string): void {
    this.withText(name, (pointer, size) => this.module._viva_font_slice(face, pointer, size));
  }
  answered(request: number, json: string): void {
    this.withText(json, (pointer, size) => this.module._viva_answered(request, pointer, size));
  }
  progressed(request: number, part: number): void {
    this.module._viva_progressed(request, part);
  }
  updateReady(): void {
    this.module._viva_update_ready();
  }
  stat(index: number): number {
    return this.module._viva_stat(index);
  }

  private failure(): string {
    const memory = this.module.HEAPU8;
    const from = this.module._viva_failure();
    return new TextDecoder().decode(memory.subarray(from, memory.indexOf(0, from)));
  }

  /** The text lies in the module's memory during the call only. */
  private withText<R>(text: string, call: (pointer: number, size: number) => R): R {
    return this.withBytes(encoder.encode(text), call);
  }

  private withBytes<R>(bytes: Uint8Array, call: (pointer: number, size: number) => R): R {
    const pointer = this.module._malloc(bytes.length || 1);
    // Memory may have grown, and with it its view moved: ask the module for it only now.
    this.module.HEAPU8.set(bytes, pointer);
    try {
      return call(pointer, bytes.length);
    } finally {
      this.module._free(pointer);
    }
  }
}
