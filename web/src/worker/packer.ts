// The script of a Web Worker that packs the log for opening (src/srs/packed_log.h): a long log then reads as one block
// instead of hundreds of thousands of lines. The events stay as they are; the block is a copy that the next opening may
// use or not. Told the database's name; ends itself.
import { openDB } from "idb";
import { pageSize, readAfter } from "../event_pages";
import type { PackedEvents, ReviewSchema } from "../storage";
import { loadModule } from "./answerer";

async function pack(name: string): Promise<void> {
  const database = await openDB<ReviewSchema>(name, undefined, {
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    const module = await loadModule(() => undefined);
    const before = (await database.get("meta", "packed")) as PackedEvents | undefined;
    const encoder = new TextEncoder();
    let upTo = 0;
    let last = "";
    for (let more = true; more; ) {
      const [keys, events] = await readAfter(database, upTo);
      more = keys.length === pageSize;
      upTo = keys.at(-1) ?? upTo;
      last = events.at(-1)?.id ?? last;
      const lines = encoder.encode(events.map(({ line }) => line).join("\n"));
      const room = module._malloc(lines.length || 1);
      module.HEAPU8.set(lines, room);
      module._viva_worker_pack(room, lines.length);
      module._free(room);
    }
    const from = module._viva_worker_packed();
    const bytes = module.HEAPU8.slice(from, from + module._viva_worker_packed_size()).buffer;
    const write = database.transaction("meta", "readwrite");
    const now = (await write.store.get("packed")) as PackedEvents | undefined;
    const generation = now?.generation ?? 0;
    // An event that was replaced meanwhile may stand in the block as it was.
    if (generation === (before?.generation ?? 0)) await write.store.put({ generation, upTo, last, bytes }, "packed");
    await write.done;
  } finally {
    database.close();
  }
}

addEventListener("message", (event: MessageEvent<string>) => {
  pack(event.data)
    .catch((error: unknown) => console.warn("The log was not packed for opening:", error))
    .finally(() => close());
});
