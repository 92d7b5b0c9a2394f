// The WebAssembly module: compiled once a page, instantiated once an app; and its exports with strings instead of
// pointers.
import createViva, { type Port, type VivaModule } from "viva-app/viva-app.mjs";
import programUrl from "viva-app/viva-app.wasm?url";
import { LoadError } from "./site";

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

/** Fetches and compiles the program; every app of the page shares it. */
export function compileProgram(): Promise<WebAssembly.Module> {
  const url = new URL(programUrl, import.meta.url);
  const compile = async (): Promise<WebAssembly.Module> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    // Some static hosts send no application/wasm, which streaming insists on.
    return response.headers.get("content-type")?.startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  };
  compiled ??= compile().catch((error: unknown) => {
    compiled = undefined;
    throw new LoadError(url.pathname, String(error));
  });
  return compiled;
}

/** One running app. Every method is one export of src/platform/browser/main.cpp. */
export class Program {
  static async create(canvas: HTMLCanvasElement, port: Port): Promise<Program> {
    const program = await compileProgram();
    // Emscripten's own promise never settles when instantiation fails, so ours stands beside it.
    let instantiated: Promise<unknown> = Promise.resolve();
    const made = createViva({
      canvas,
      port,
      instantiateWasm(imports, done) {
        instantiated = WebAssembly.instantiate(program, imports).then((instance) => done(instance, program));
        return {};
      },
    });
    return new Program(await Promise.race([made, instantiated.then(() => made)]));
  }

  private constructor(private readonly module: VivaModule) {}

  writeFile(path: string, bytes: Uint8Array): void {
    this.module.writeFile(path, bytes);
  }

  /** Starts the app, after `resize`; what it refused, if it did. */
  start(options: object): StartFailure | undefined {
    const code = this.withText(JSON.stringify(options), this.module._viva_start);
    return code === 0 ? undefined : { kind: startFailures[code] ?? "options", message: this.failure() };
  }
  frame(now: number): void {
    this.module._viva_frame(now);
  }
  resize(width: number, height: number, ratio: number): void {
    this.module._viva_resize(width, height, ratio);
  }
  preferences(dark: boolean, reducedMotion: boolean, moreContrast: boolean): void {
    this.module._viva_preferences(Number(dark), Number(reducedMotion), Number(moreContrast));
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
  fontSlice(face: number, path: string): void {
    this.withText(path, (pointer, size) => this.module._viva_font_slice(face, pointer, size));
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
    const bytes = encoder.encode(text);
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
