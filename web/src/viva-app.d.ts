// What Emscripten makes of src/platform/browser (README.md, "Bridge"). Strings go as UTF-8 bytes: pointer, size.
declare module "viva-app/viva-app.mjs" {
  export interface Port {
    semantics(text: string): void;
    appendEvent(request: number, line: string): void;
    setRoute(hash: string, replace: boolean): void;
    copy(text: string): void;
    copyAddress(hash: string): void;
    open(url: string): void;
    download(name: string, text: string): void;
    data(wish: number, request: number, detail: string): void;
    needGlyph(face: number, codePoint: number): void;
    rememberPlace(text: string): void;
    fetchNotes(volume: number, awaited: boolean): void;
    keepDraft(ofInterview: boolean, text: string): void;
    record(command: string, name: string): void;
    speak(text: string, language: string): void;
    appearance(text: string): void;
    applyUpdate(): void;
    requestFrame(): void;
    wakeAfter(milliseconds: number): void;
    ask(request: number, question: string, json: string): void;
    stopAsking(request: number): void;
  }

  export interface VivaModule {
    HEAPU8: Uint8Array;
    _malloc(size: number): number;
    _free(pointer: number): void;
    /** Where the bytes of a file go. */
    _viva_file_room(text: number, textSize: number, size: number): number;
    _viva_start(text: number, size: number): number;
    /** A NUL-terminated message: why viva_start refused. */
    _viva_failure(): number;
    _viva_frame(): void;
    _viva_force_colors(...colors: number[]): void;
    _viva_resize(width: number, height: number, ratio: number): void;
    _viva_preferences(dark: number, reducedMotion: number, moreContrast: number): void;
    _viva_hidden(hidden: number): void;
    _viva_context(restored: number): void;
    _viva_pointer(x: number, y: number, pressed: number): void;
    _viva_route(text: number, size: number, block: number, offset: number): void;
    _viva_activate(node: number): void;
    _viva_text(node: number, text: number, size: number): void;
    _viva_scroll(node: number, x: number, y: number): void;
    _viva_focus(node: number): void;
    _viva_key(text: number, size: number, modifiers: number): number;
    _viva_packed_events(bytes: number, size: number, folded: number, foldedSize: number): number;
    /** How many bytes `_viva_folded` then has, good until the next call. */
    _viva_fold(): number;
    _viva_folded(): number;
    _viva_events(text: number, size: number, final: number): void;
    _viva_event_stored(request: number, text: number, size: number): void;
    _viva_event_failed(request: number, text: number, size: number): void;
    _viva_storage(text: number, size: number): void;
    _viva_places(text: number, size: number): void;
    _viva_draft(text: number, size: number): void;
    _viva_recorder(text: number, size: number): void;
    _viva_file(name: number, nameSize: number, text: number, size: number, fromFolder: number): void;
    _viva_lines_stored(request: number, failure: number, size: number): void;
    _viva_data_status(text: number, size: number): void;
    _viva_notes(volume: number): void;
    _viva_font_slice(face: number, text: number, size: number): void;
    _viva_answered(request: number, text: number, size: number): void;
    _viva_progressed(request: number, part: number): void;
    _viva_update_ready(): void;
    _viva_stat(index: number): number;
  }

  export interface Options {
    canvas: HTMLCanvasElement;
    port: Port;
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
    print?(text: string): void;
    printErr?(text: string): void;
    onAbort?(what: unknown): void;
  }

  export default function createViva(options: Options): Promise<VivaModule>;
}

// What Emscripten makes of src/platform/anki.
declare module "viva-app/viva-anki.mjs" {
  export interface AnkiModule {
    HEAPU8: Uint8Array;
    /** Where the pack (0), the log's lines (1), a deck file (2) or its name (3) go. */
    _viva_anki_room(input: number, size: number): number;
    /** 0, or 1: there is no result. `zone` in minutes east of UTC. */
    _viva_anki_write(text: number, now: number, zone: number): number;
    _viva_anki_read(zone: number): number;
    _viva_anki_result(): number;
    _viva_anki_result_size(): number;
    /** What to tell the app about the deck that was read, `_viva_anki_status_size` bytes. */
    _viva_anki_status(): number;
    _viva_anki_status_size(): number;
  }

  export interface Options {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }

  export default function createVivaAnki(options: Options): Promise<AnkiModule>;
}

// What Emscripten makes of src/platform/worker.
declare module "viva-app/viva-worker.mjs" {
  export interface WorkerModule {
    HEAPU8: Uint8Array;
    _malloc(size: number): number;
    _free(pointer: number): void;
    /** Where a pack of so many bytes goes before `_viva_worker_open`. */
    _viva_worker_reserve(size: number): number;
    _viva_worker_open(): number;
    /** NUL-terminated JSON. */
    _viva_worker_answer(question: number, questionSize: number, json: number, jsonSize: number): number;
    _viva_worker_pack(lines: number, size: number): void;
    /** The packed log, `_viva_worker_packed_size` bytes, good until the next call. */
    _viva_worker_packed(): number;
    _viva_worker_packed_size(): number;
  }

  export interface Options {
    progress(part: number): void;
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }

  export default function createVivaWorker(options: Options): Promise<WorkerModule>;
}
