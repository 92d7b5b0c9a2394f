// A test double of the WebAssembly module: keeps what the page calls, lets a test answer in the program's place.
// Becomes viva-app.mjs for these tests only (support.mjs).

export default async function createViva(options) {
  await new Promise((resolve) => {
    options.instantiateWasm({}, resolve);
  });
  const memory = new Uint8Array(1 << 20);
  const decoder = new TextDecoder();
  let free = 8;
  const double = {
    port: options.port,
    canvas: options.canvas,
    files: new Map(),
    /** ["name", argument…], strings already read. */
    calls: [],
    /** Answers by export name. */
    answers: { viva_start: 0, viva_key: 0, viva_stat: 0, viva_failure: 0 },
    /** What happens during a call, by export name. */
    during: {},
    named: (name) => double.calls.filter(([called]) => called === name),
  };
  globalThis.doubles = [...(globalThis.doubles ?? []), double];

  const called = (name, ...rest) => {
    double.calls.push([name, ...rest]);
    double.during[name]?.(...rest);
    return double.answers[name] ?? 0;
  };
  const read = (pointer, size) => decoder.decode(memory.subarray(pointer, pointer + size));
  const module = {
    HEAPU8: memory,
    _malloc: (size) => {
      if (free + size > memory.length) free = 8;
      const pointer = free;
      free += size;
      return pointer;
    },
    _free: () => undefined,
    _viva_file_room: (pointer, nameSize, size) => {
      double.files.set(read(pointer, nameSize), size);
      return module._malloc(size);
    },
    _viva_failure: () => {
      const bytes = new TextEncoder().encode(`${double.failure ?? ""}\0`);
      memory.set(bytes, 0x80000);
      return 0x80000;
    },
    _viva_key: (pointer, size, modifiers) => called("viva_key", read(pointer, size), modifiers),
    _viva_text: (node, pointer, size) => called("viva_text", node, read(pointer, size)),
    _viva_events: (pointer, size, final) => called("viva_events", read(pointer, size), final),
    _viva_font_slice: (face, pointer, size) => called("viva_font_slice", face, read(pointer, size)),
    _viva_answered: (request, pointer, size) => called("viva_answered", request, read(pointer, size)),
    _viva_event_stored: (request, pointer, size) => called("viva_event_stored", request, read(pointer, size)),
    _viva_file: (namePointer, nameSize, pointer, size, fromFolder) =>
      called("viva_file", read(namePointer, nameSize), read(pointer, size), fromFolder),
    _viva_lines_stored: (request, pointer, size) => called("viva_lines_stored", request, read(pointer, size)),
    _viva_event_failed: (request, pointer, size) => called("viva_event_failed", request, read(pointer, size)),
  };
  for (const name of ["start", "route", "storage", "places", "draft", "recorder", "data_status"]) {
    module[`_viva_${name}`] = (pointer, size) => called(`viva_${name}`, read(pointer, size));
  }
  for (const name of [
    "frame",
    "resize",
    "preferences",
    "hidden",
    "context",
    "pointer",
    "activate",
    "scroll",
    "focus",
    "progressed",
  ]) {
    module[`_viva_${name}`] = (...values) => called(`viva_${name}`, ...values);
  }
  module._viva_update_ready = () => called("viva_update_ready");
  module._viva_stat = (index) => (index === 0 ? double.named("viva_frame").length : called("viva_stat", index));
  globalThis.prepareDouble?.(double);
  return module;
}
