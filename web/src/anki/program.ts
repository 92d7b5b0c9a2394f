// The third WebAssembly module: decks for Anki out of the notes and the log, and reviews out of a deck. Made for one order,
// and gone after it.
import createVivaAnki from "viva-app/viva-anki.mjs";
import programUrl from "viva-app/viva-anki.wasm?url";
import { makeSideModule } from "../worker/side_module";

export interface AnkiOrder {
  /** Make a deck file, make a text, or read the deck file `deck`. */
  what: "deck" | "text" | "read";
  /** The notes, as they lie in the pack. */
  pack: Uint8Array;
  /** The log, a line an event. */
  log: string;
  /** To read: the deck file and its name. */
  deck?: Uint8Array;
  name?: string;
  /** Milliseconds since 1970, and minutes east of UTC. */
  now: number;
  zone: number;
}

export interface AnkiReply {
  /** The deck, the text, or (what was read) an event file; that is empty where the deck was refused. */
  result: Uint8Array<ArrayBuffer>;
  /** Of what was read: a status line for the app. */
  status: string;
}

/** Rejects if the module cannot come or the notes do not open. */
export async function carryOut(order: AnkiOrder): Promise<AnkiReply> {
  const module = await makeSideModule(programUrl, (instantiateWasm) => createVivaAnki({ instantiateWasm }));
  const encoder = new TextEncoder();
  const deck = order.deck ?? new Uint8Array();
  const inputs = [order.pack, encoder.encode(order.log), deck, encoder.encode(order.name ?? "")];
  inputs.forEach((bytes, input) => {
    // Memory may have grown, and with it its view moved: ask the module for it only now.
    const room = module._viva_anki_room(input, bytes.length);
    module.HEAPU8.set(bytes, room);
  });
  const failed =
    order.what === "read"
      ? module._viva_anki_read(order.zone)
      : module._viva_anki_write(Number(order.what === "text"), order.now, order.zone);
  if (failed !== 0) throw new Error("no deck could be made of these notes");
  const bytes = (from: number, size: number): Uint8Array<ArrayBuffer> => module.HEAPU8.slice(from, from + size);
  return {
    result: bytes(module._viva_anki_result(), module._viva_anki_result_size()),
    status: new TextDecoder().decode(bytes(module._viva_anki_status(), module._viva_anki_status_size())),
  };
}
