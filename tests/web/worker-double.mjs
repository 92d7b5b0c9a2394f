// A test double of the second WebAssembly module: answers with what it was asked. Becomes viva-worker.mjs for the tests
// of the page (support.mjs); runs in a real Web Worker there.

export default async function createVivaWorker(options) {
  await new Promise((resolve) => {
    options.instantiateWasm({}, resolve);
  });
  const memory = new Uint8Array(1 << 16);
  const decoder = new TextDecoder();
  let pack = 0;
  return {
    HEAPU8: memory,
    _malloc: () => 0x4000,
    _free: () => undefined,
    _viva_worker_reserve: (size) => {
      pack = size;
      return 0x8000;
    },
    // A pack that begins with "x" is none.
    _viva_worker_open: () => Number(memory[0x8000] === 0x78),
    _viva_worker_answer: (question, questionSize, json, jsonSize) => {
      const name = decoder.decode(memory.slice(question, question + questionSize));
      const asked = JSON.parse(decoder.decode(memory.slice(json, json + jsonSize)));
      options.progress(0.5);
      if (asked.forever) for (;;);
      const inWorker = typeof WorkerGlobalScope !== "undefined";
      const answer = JSON.stringify({ name, asked, pack, inWorker });
      memory.set(new TextEncoder().encode(`${answer}\0`), 0x100);
      return 0x100;
    },
  };
}
