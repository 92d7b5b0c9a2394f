// What a person reads when the app cannot run. The static pages stay readable in every case.
import {
  page_load_failed as loadEn,
  page_no_wasm as noWasmEn,
  page_no_webgl as noWebglEn,
  page_pack_refused as packEn,
  page_read_notes as readEn,
  page_stopped as stoppedEn,
} from "@words/en.json";
import {
  page_load_failed as loadKo,
  page_no_wasm as noWasmKo,
  page_no_webgl as noWebglKo,
  page_pack_refused as packKo,
  page_read_notes as readKo,
  page_stopped as stoppedKo,
} from "@words/ko.json";
import {
  page_load_failed as loadRu,
  page_no_wasm as noWasmRu,
  page_no_webgl as noWebglRu,
  page_pack_refused as packRu,
  page_read_notes as readRu,
  page_stopped as stoppedRu,
} from "@words/ru.json";
import { LoadError } from "./site";

/** No WebAssembly; no WebGL 2; something did not come; the notes do not open; an error in the running app. */
export type FailureKind = "wasm" | "webgl" | "load" | "pack" | "stopped";

export class StartError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly reason = "",
  ) {
    super(`${kind}: ${reason}`);
    this.name = "StartError";
  }
}

export interface Failure {
  kind: FailureKind;
  language: string;
  text: string;
  /** Words of a link to the static pages. */
  read: string;
}

const words: Record<string, Record<FailureKind | "read", string>> = {
  en: { wasm: noWasmEn, webgl: noWebglEn, pack: packEn, load: loadEn, stopped: stoppedEn, read: readEn },
  ko: { wasm: noWasmKo, webgl: noWebglKo, pack: packKo, load: loadKo, stopped: stoppedKo, read: readKo },
  ru: { wasm: noWasmRu, webgl: noWebglRu, pack: packRu, load: loadRu, stopped: stoppedRu, read: readRu },
};

/** The first of `languages` (BCP 47) that the interface has. */
export function interfaceLanguage(languages: readonly string[]): string {
  return languages.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find((tag) => Object.hasOwn(words, tag)) ?? "en";
}

/** The words for what went wrong, in the interface language for `languages`. */
export function describeFailure(error: unknown, languages: readonly string[]): Failure {
  const kind = error instanceof StartError ? error.kind : error instanceof LoadError ? "load" : "stopped";
  const language = interfaceLanguage(languages);
  const table = words[language] as Record<FailureKind | "read", string>;
  const file = error instanceof LoadError ? error.what : "";
  const reason = error instanceof StartError ? error.reason : "";
  // A function, for `$` in the text would mean something.
  const text = table[kind].replace("{file}", () => file).replace("{reason}", () => reason);
  return { kind, language, text, read: table.read };
}
