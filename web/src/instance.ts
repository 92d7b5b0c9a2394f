// One app: its canvas, the mirror over it, its files, its frames, and what the person and the browser tell it. Where it
// stands (the app page, somebody's page) is an option.
import type { DataEvents } from "./data";
import { describeFailure, type Failure, interfaceLanguage, StartError } from "./failures";
import { type Face, faces, registerFace } from "./fonts";
import { Frames } from "./frames";
import { copy, download } from "./handing";
import { handleKey } from "./keyboard";
import { Lazily } from "./lazily";
import { safeAddress } from "./mirror/elements";
import { Mirror } from "./mirror/mirror";
import type { SemanticChanges } from "./mirror/node";
import { compileProgram, type Port, Program, type StartFailure } from "./module";
import { NoteFiles } from "./notes";
import { followPointer } from "./pointer";
import { addressRouter, OwnRouter, type ReadingPlace, type Router } from "./router";
import { followSelection } from "./selection";
import { fetchBytes, type Site } from "./site";
import { textOf } from "./static";
import { type Measured, measure } from "./stats";
import { EventLog, failureOf } from "./storage";
import { styles } from "./styles";
import {
  browserTextScale,
  followContext,
  followFocus,
  followForcedColors,
  followKeys,
  followPreferences,
  followSize,
  followVisibility,
  forcedColors,
  preferences,
} from "./surroundings";
import { QuestionDesk } from "./worker/desk";

export interface InstanceOptions {
  /** Where it stands. In a shadow root a host page's styles keep out, but so do browsers' reader modes and dictionaries. */
  root: ShadowRoot | HTMLElement;
  /** The site's root, which paths in `site` count from. */
  base: URL;
  site: Site | Promise<Site>;
  /** The page is the app's own: address, title and keys are the app's. */
  ownsPage: boolean;
  /** Shown inside another page, in an element or an iframe. */
  embedded: boolean;
  /** Where it starts when it does not own the page's address. */
  hash: string;
  /** "" follows the browser. */
  language: string;
  theme: string;
  firstFrame?(): void;
  /** It shows another place now. */
  placed?(hash: string): void;
  failed(failure: Failure): void;
  applyUpdate(): void;
}

export class Instance implements Measured {
  readonly #home: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #mirror: Mirror;
  readonly #frames: Frames;
  readonly #router: Router;
  readonly #log: EventLog;
  readonly #questions: QuestionDesk;
  readonly #notes: NoteFiles;
  readonly #stop = new AbortController();
  /** Microphone and voices: for whoever takes an interview. */
  readonly #sound = new Lazily(async () => {
    const { Sound } = await import("./sound");
    return new Sound((state) => this.#run((program) => program.recorder(state)));
  });
  /** Copies, files and the shared folder: after the first picture. */
  readonly #data = new Lazily(async () => {
    const { DataPort } = await import("./data");
    return new DataPort(this.#log, this.#dataEvents(), this.#home);
  });
  /** Glyphs that the fonts lack. */
  readonly #slices = new Lazily(async () => {
    const { slices } = await this.options.site;
    if (slices === undefined) return undefined;
    const { FontSlices } = await import("./slices");
    return new FontSlices(this.options.base, slices, (face, name, bytes) =>
      this.#run((program) => {
        program.give(name, bytes);
        program.fontSlice(face, name);
      }),
    );
  });
  #program: Program | undefined;
  #running = false;
  #calls = 0;
  /** Semantics told during a call; the elements follow after it, for their events call the program again. */
  #told: string[] = [];
  #updateWaits = false;
  /** How much larger than usual the reader's browser sets text. */
  #zoom = 1;
  #pinch = 1;
  firstFrameMs = 0;
  textLayerMs = 0;

  constructor(private readonly options: InstanceOptions) {
    const { root, base, site } = options;
    this.#notes = new NoteFiles(base, site);
    (root.getRootNode() as Document | ShadowRoot).adoptedStyleSheets = [styles()];
    this.#home = document.createElement("div");
    this.#home.className = "home";
    this.#home.tabIndex = -1;
    this.#canvas = document.createElement("canvas");
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#home.append(this.#canvas);
    root.append(this.#home);
    this.#frames = new Frames(() => this.#frame());
    const routed = (hash: string, place?: ReadingPlace): void => {
      this.#prepare(hash);
      this.#run((program) => program.route(hash, place));
      options.placed?.(hash);
    };
    this.#router = options.ownsPage ? addressRouter(routed, options.embedded) : new OwnRouter(options.hash, routed);
    this.#log = new EventLog({
      packed: (bytes, folded) => this.#run((program) => program.packedEvents(bytes, folded)) ?? false,
      fold: async () => this.#run((program) => program.fold()),
      events: (lines, final) => this.#run((program) => program.events(lines, final)),
      places: (json) => this.#run((program) => program.places(json)),
      draft: (json) => this.#withWhole((program) => program.draft(json)),
      state: (state) => this.#run((program) => program.storage(state)),
    });
    this.#questions = new QuestionDesk({
      pack: () => this.#notes.all(),
      answered: (request, json) => this.#run((program) => program.answered(request, json)),
      progressed: (request, part) => this.#run((program) => program.progressed(request, part)),
    });
    this.#mirror = new Mirror({
      home: this.#home,
      site: base,
      mayTakeFocus: () => !options.embedded || this.#home.hasAttribute("data-active"),
      events: {
        activate: (node) => this.#run((program) => program.activate(node)),
        found: (node) => {
          this.#run((program) => program.activate(node));
          // The browser scrolls to what it found when this returns: the first frame hears of it, the second lays it open.
          this.#frames.flush();
          this.#frames.flush();
        },
        text: (node, text) => this.#run((program) => program.text(node, text)),
        scroll: (node, x, y) => this.#run((program) => program.scroll(node, x, y)),
        focus: (node) => this.#run((program) => program.focus(node)),
      },
    });
    measure(this);
  }

  /** Loads everything and shows the first frame; tells `failed` if that cannot be. */
  async start(): Promise<void> {
    try {
      await this.#load();
    } catch (error) {
      this.#fail(error);
    }
  }

  stop(): void {
    this.#running = false;
    this.#stop.abort();
    this.#frames.stop();
    this.#sound.tell((sound) => sound.stop());
    this.#router.stop();
    this.#questions.close();
    this.#data.tell((data) => data.stop());
    void this.#log.close();
    // Its memory goes with it, though somebody may still hold this object.
    this.#program = undefined;
  }

  /** Where the app is. */
  place(): string {
    return this.#router.current();
  }

  /** Goes to a place of the app (the element's `note` changed). */
  go(hash: string): void {
    if (this.#router instanceof OwnRouter) this.#router.go(hash);
  }

  /**
   * Lets the text of `mark` stand where it stands in the page, and then calls `done`: after the frame that shows it.
   * `rest`: the marks from it on; of texts that are the same it is as far from the last one here as there.
   */
  standAt(mark: Element, rest: Element[], done: () => void): void {
    const texts = [...this.#home.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p)")];
    const isSame = (one: Element): boolean => textOf(one) === textOf(mark);
    const same = texts.filter(isSame).at(-rest.filter(isSame).length);
    const top = (same?.getBoundingClientRect().top ?? 0) - mark.getBoundingClientRect().top;
    if (same) this.#mirror.mainScroller()?.scrollBy({ top });
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
  }

  updateReady(): void {
    this.#updateWaits = true;
    // Once the new version is taken, in another tab perhaps, the files of this one are gone.
    void this.#program?.whole().catch(() => undefined);
    this.#run((program) => program.updateReady());
  }

  stat(index: number): number {
    return this.#running ? (this.#program?.stat(index) ?? 0) : 0;
  }

  async #load(): Promise<void> {
    if (typeof WebAssembly !== "object") throw new StartError("wasm");
    compileProgram().catch(() => undefined);
    this.#log.prepare();
    // Opaque, and nothing that ImGui does not use. The program's own request gives this same context.
    const attributes = { alpha: false, antialias: false, depth: false, stencil: false, preserveDrawingBuffer: false };
    if (!this.#canvas.getContext("webgl2", attributes)) throw new StartError("webgl");
    const { base } = this.options;
    const site = await this.options.site;
    const [program, pack, ...fonts] = await Promise.all([
      this.#createProgram(site),
      fetchBytes(new URL(site.pack, base)),
      ...faces.map((face) => this.#loadFace(face, site)),
    ]);
    if (this.#stop.signal.aborted) return;
    program.give("notes", pack);
    faces.forEach((face, index) => {
      const bytes = fonts[index];
      if (bytes) program.give(face, bytes);
    });
    this.#begin(program, site);
  }

  /** What brings further notes lies in the program's later part. */
  async #createProgram(site: Site): Promise<Program> {
    const program = await Program.create(this.#canvas, this.#port());
    if (site.volumes) await program.whole();
    if (forcedColors.matches) await this.#forceColors(program);
    return program;
  }

  /** Draws in the colours that the system forces on pages, or in the theme's again. */
  async #forceColors(program: Program): Promise<void> {
    const { systemColors } = await import("./forced");
    await program.whole();
    program.forceColors(forcedColors.matches ? systemColors(this.#home) : [0, 0, 0, 0]);
  }

  /** The note that stands in the page before the program has come is set in the same fonts. */
  async #loadFace(face: Face, site: Site): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await fetchBytes(new URL(site.fonts[face], this.options.base));
    const family = registerFace(this.options.base, face, bytes);
    for (const place of this.options.ownsPage ? [this.#home, document.documentElement] : [this.#home])
      place.style.setProperty(face === "mono" ? "--mono" : "--face", `"${family}"`);
    return bytes;
  }

  #begin(program: Program, site: Site): void {
    this.#program = program;
    this.#running = true;
    this.#prepare(this.#router.current());
    this.#zoom = this.options.ownsPage ? browserTextScale(this.#home.clientWidth) : 1;
    this.#home.style.setProperty("--zoom", `${this.#zoom}`);
    this.#resize();
    const refused = program.start({
      language: interfaceLanguage(navigator.languages),
      urlLanguage: this.options.language,
      theme: this.options.theme,
      ...preferences(),
      untilFound: "onbeforematch" in HTMLElement.prototype,
      touch: matchMedia("(hover: none)").matches,
      embed: this.options.embedded,
      hash: this.#router.current(),
      repository: site.repository ?? "",
      site: this.options.base.pathname,
    });
    if (refused) throw startError(refused);
    this.#follow(program);
    if (this.#updateWaits) program.updateReady();
    this.#showWithLog();
  }

  /** The first picture already knows the grades and the reading place, unless the database is slow. */
  #showWithLog(): void {
    const patience = 250;
    const show = (): void => this.#frames.pause("log", false);
    this.#frames.pause("log", true);
    this.#frames.request();
    // What costs the first picture nothing: copies and the folder wait until it is there.
    const later = (): void =>
      void setTimeout(() => this.#running && void this.#data.get().then((data) => data.start(), console.warn), 500);
    this.#log.open().finally(show).finally(later);
    setTimeout(show, patience);
  }

  /** The app is as wide as its box holds at the reader's own text size; `#pinch` keeps it sharp under two fingers. */
  #resize(): void {
    const { width, height } = this.#home.getBoundingClientRect();
    const zoom = this.#zoom;
    if (width > 0 && height > 0)
      this.#run((program) => program.resize(width / zoom, height / zoom, devicePixelRatio * zoom * this.#pinch));
  }

  /** Passes on what happens around the app. */
  #follow(program: Program): void {
    const { signal } = this.#stop;
    const { ownsPage, embedded } = this.options;
    const home = this.#home;
    followPreferences(signal, () => this.#run((running) => running.preferences(preferences())));
    followForcedColors(signal, () => this.#forceColors(program).catch(console.warn));
    followSize(home, signal, () => this.#resize());
    if (ownsPage && matchMedia("(any-pointer: coarse)").matches)
      void import("./viewport").then(({ followViewport }) =>
        followViewport(home, signal, (pinch) => {
          this.#pinch = pinch;
          this.#resize();
        }),
      );
    followVisibility(signal, (hidden) => {
      this.#frames.pause("hidden", hidden);
      this.#run((running) => running.hidden(hidden));
      this.#data.tell((data) => data.look());
    });
    followContext(this.#canvas, signal, (there) => {
      this.#run((running) => running.context(there));
      this.#frames.pause("context", !there);
      if (!there) return;
      this.#frames.request();
      // WebKit shows nothing of the first frame that is drawn then.
      setTimeout(this.#frames.request, 100);
    });
    followFocus(home, embedded, signal);
    const target = {
      key: (key: string, modifiers: number) => this.#run((running) => running.key(key, modifiers)) ?? false,
      step: (by: -1 | 1) => this.#router instanceof OwnRouter && this.#router.step(by),
    };
    followKeys(home, ownsPage, signal, (event) => handleKey(event, this.#mirror, target));
    followSelection(home, ownsPage, signal);
    followPointer(home, this.#mirror, {
      pointer: (x, y, pressed) => this.#run((running) => running.pointer(x / this.#zoom, y / this.#zoom, pressed)),
    });
  }

  /** For what the program's second part does; nothing if that is not to be had. */
  async #withWhole(call: (program: Program) => void): Promise<void> {
    const came = this.#program?.whole().then(
      () => true,
      () => false,
    );
    if (await came) this.#run(call);
  }

  /** Once the second part is there, which draws Data and understands this. */
  async #tellOfData(lines: string): Promise<void> {
    await this.#program?.complete;
    this.#run((program) => program.dataStatus(lines));
  }

  /** The picture of a place waits for the part of the program that draws it. */
  #prepare(hash: string): void {
    const waiting = this.#program?.prepare(hash);
    if (!waiting) return;
    this.#frames.pause("later", true);
    waiting.then(
      () => this.#frames.pause("later", false),
      (error: unknown) => this.#fail(error),
    );
  }

  #frame(): void {
    this.#run((program) => program.frame());
    if (this.firstFrameMs !== 0 || !this.#running) return;
    this.firstFrameMs = performance.now();
    this.options.firstFrame?.();
  }

  /** Calls the program if it runs. An error inside ends it: its memory can no longer be trusted. */
  #run<R>(call: (program: Program) => R): R | undefined {
    if (!this.#running || !this.#program) return undefined;
    try {
      this.#calls += 1;
      const result = call(this.#program);
      this.#calls -= 1;
      this.#mirrorTold();
      return result;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #mirrorTold(): void {
    while (this.#calls === 0 && this.#told.length > 0) {
      const text = this.#told.shift() as string;
      this.#mirror.apply(JSON.parse(text) as SemanticChanges);
      this.textLayerMs ||= performance.now();
    }
  }

  #fail(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    console.error(error);
    this.stop();
    const languages = [this.options.language, ...navigator.languages];
    this.options.failed(describeFailure(error, languages));
  }

  #port(): Port {
    const { options } = this;
    return {
      semantics: (text) => {
        this.#told.push(text);
      },
      appendEvent: (request, line) => void this.#append(request, line),
      setRoute: (hash, replace) => {
        this.#prepare(hash);
        this.#router.set(hash, replace);
        this.options.placed?.(hash);
      },
      copy,
      copyAddress: (hash) => copy(new URL(hash, options.base).href),
      open: (url) => {
        const address = safeAddress(url, options.base);
        if (address) window.open(address, "_blank", "noopener,noreferrer");
      },
      download,
      data: (wish, request, detail) =>
        void this.#data
          .get()
          .then((data) => data.carryOut(wish, request, detail))
          .catch((error: unknown) => {
            console.warn("A wish about the data was not carried out:", error);
            // Somebody waits for lines to be stored, for a copy, or for a deck.
            const status = { 2: '{"backed_up":"failed"}', 3: '{"backed_up":"gone"}' }[wish] ?? '{"deck":"failed"}';
            this.#run((program) =>
              request > 0
                ? program.linesStored(request, "broken")
                : (wish > 6 || wish === 2 || wish === 3) && program.dataStatus(status),
            );
          }),
      needGlyph: (face, codePoint) => void this.#needGlyph(face, codePoint),
      rememberPlace: (text) => {
        const { note, block, offset } = JSON.parse(text) as { note: string; block: number; offset: number };
        this.#log.rememberPlace(note, block, offset);
        this.#router.standAt({ block, offset });
      },
      fetchNotes: (volume, awaited) => void this.#fetchNotes(volume, awaited),
      keepDraft: (ofInterview, text) => void this.#log.keepDraft(ofInterview, text),
      record: (command, name) =>
        void this.#sound.get().then(
          (sound) => sound.record(command, name),
          () => this.#run((program) => program.recorder("idle")),
        ),
      speak: (text, spoken) => void this.#sound.get().then((sound) => sound.speak(text, spoken), console.warn),
      appearance: (text) => this.#appear(JSON.parse(text) as Appearance),
      applyUpdate: () => options.applyUpdate(),
      requestFrame: this.#frames.request,
      wakeAfter: (milliseconds) => this.#frames.wakeAfter(milliseconds),
      ask: (request, question, json) => this.#questions.ask(request, question, json),
      stopAsking: (request) => this.#questions.stop(request),
    };
  }

  async #needGlyph(face: number, codePoint: number): Promise<void> {
    try {
      await (await this.#slices.get())?.need(face, codePoint);
    } catch {
      // The line is down: the text layer goes on showing the letters, and the next one that is missed tries anew.
    }
  }

  /**
   * Brings a volume of the notes. The picture that shows it waits a moment; the first one, until then the static page is
   * there, as long as it takes.
   */
  async #fetchNotes(volume: number, awaited: boolean): Promise<void> {
    const reason = `notes ${volume}`;
    const show = (): void => this.#frames.pause(reason, false);
    if (awaited) this.#frames.pause(reason, true);
    if (this.firstFrameMs !== 0) setTimeout(show, 250);
    const bytes = await this.#notes.volume(volume);
    this.#run((program) => {
      if (bytes) program.give("notes", bytes);
      program.notes(volume);
    });
    show();
  }

  #dataEvents(): DataEvents {
    return {
      pack: () => this.#notes.all(),
      download,
      file: (name, text, fromFolder) => this.#run((program) => program.file(name, text, fromFolder)),
      linesStored: (request, failure) => this.#run((program) => program.linesStored(request, failure)),
      status: (lines, atOnce = false) =>
        void (atOnce ? this.#withWhole((program) => program.dataStatus(lines)) : this.#tellOfData(lines)),
    };
  }

  async #append(request: number, line: string): Promise<void> {
    try {
      const stored = await this.#log.append(line);
      this.#data.tell((data) => data.stored());
      this.#run((program) => program.eventStored(request, stored));
    } catch (error) {
      console.warn("An event was not stored:", error);
      this.#run((program) => program.eventFailed(request, failureOf(error)));
    }
  }

  #appear({ language, theme, title, text }: Appearance): void {
    this.#home.lang = language;
    this.#home.dataset.theme = theme;
    this.#home.style.setProperty("--text", `${text ?? 17}px`);
    if (!this.options.ownsPage) return;
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    if (title !== "") document.title = title;
  }
}

function startError({ kind, message }: StartFailure): StartError {
  // Fonts that the program refuses are a broken site, as broken notes are; options are our own mistake.
  const shown = { pack: "pack", fonts: "pack", webgl: "webgl", options: "stopped" } as const;
  return new StartError(shown[kind], message);
}

interface Appearance {
  language: string;
  theme: string;
  title: string;
  text?: number;
}
