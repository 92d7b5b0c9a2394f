// The second WebAssembly module with strings instead of pointers; it runs in a Web Worker, or on the page where there can
// be none.
import createVivaWorker, { type WorkerModule } from "viva-app/viva-worker.mjs";
import programUrl from "viva-app/viva-worker.wasm?url";
import { makeSideModule } from "./side_module";

const encoder = new TextEncoder();

export const loadModule = (progress: (part: number) => void): Promise<WorkerModule> =>
  makeSideModule(programUrl, (instantiateWasm) => createVivaWorker({ progress, instantiateWasm }));

export class Answerer {
  #progress: ((part: number) => void) | undefined;
  #module: WorkerModule | undefined;

  /** Loads the module and opens the notes, where questions are about them; rejects if either fails. */
  static async open(pack: Uint8Array | undefined): Promise<Answerer> {
    const answerer = new Answerer();
    const module = await loadModule((part) => answerer.#progress?.(part));
    if (pack) {
      const room = module._viva_worker_reserve(pack.length);
      module.HEAPU8.set(pack, room);
      if (module._viva_worker_open() !== 0) throw new Error("the notes do not open");
    }
    answerer.#module = module;
    return answerer;
  }

  /** Answers at once; `progress` hears of parts (0…1) meanwhile. */
  answer(question: string, json: string, progress?: (part: number) => void): string {
    const module = this.#module;
    if (!module) throw new Error("not open");
    this.#progress = progress;
    const [name, object] = [encoder.encode(question), encoder.encode(json)];
    const room = module._malloc(name.length + object.length + 1);
    module.HEAPU8.set(name, room);
    module.HEAPU8.set(object, room + name.length);
    const from = module._viva_worker_answer(room, name.length, room + name.length, object.length);
    module._free(room);
    // Memory may have grown, and with it its view moved: ask the module for it only now.
    const memory = module.HEAPU8;
    return new TextDecoder().decode(memory.subarray(from, memory.indexOf(0, from)));
  }
}
