// Emscripten's --js-library: binds C++'s viva_port_* (src/platform/browser/page_port.h) to Module.port. Property names
// are quoted because Closure renames the rest.
addToLibrary({
  // Each instance has a canvas of its own, perhaps inside a shadow root where no selector finds it.
  viva_port_bind_canvas__deps: ["$specialHTMLTargets"],
  viva_port_bind_canvas: () => {
    specialHTMLTargets["#canvas"] = Module["canvas"];
  },

  // The C library's way to a time zone is several hundred bytes of script.
  viva_port_zone_minutes: () => -new Date().getTimezoneOffset(),

  // SDL names its window, but the title of the page is not SDL's: a host page has its own.
  emscripten_set_window_title: () => {},

  viva_port_semantics__deps: ["$UTF8ToString"],
  viva_port_semantics: (json, size) => Module["port"]["semantics"](UTF8ToString(json, size)),

  viva_port_append_event__deps: ["$UTF8ToString"],
  viva_port_append_event: (request, line, size) =>
    Module["port"]["appendEvent"](request >>> 0, UTF8ToString(line, size)),

  viva_port_set_route__deps: ["$UTF8ToString"],
  viva_port_set_route: (hash, size, replace) => Module["port"]["setRoute"](UTF8ToString(hash, size), replace !== 0),

  viva_port_copy__deps: ["$UTF8ToString"],
  viva_port_copy: (words, size) => Module["port"]["copy"](UTF8ToString(words, size)),

  viva_port_copy_address__deps: ["$UTF8ToString"],
  viva_port_copy_address: (hash, size) => Module["port"]["copyAddress"](UTF8ToString(hash, size)),

  viva_port_open__deps: ["$UTF8ToString"],
  viva_port_open: (url, size) => Module["port"]["open"](UTF8ToString(url, size)),

  viva_port_download__deps: ["$UTF8ToString"],
  viva_port_download: (name, nameSize, content, contentSize) =>
    Module["port"]["download"](UTF8ToString(name, nameSize), UTF8ToString(content, contentSize)),

  viva_port_data__deps: ["$UTF8ToString"],
  viva_port_data: (wish, request, detail, size) =>
    Module["port"]["data"](wish, request >>> 0, UTF8ToString(detail, size)),

  viva_port_need_glyph: (face, codePoint) => Module["port"]["needGlyph"](face, codePoint >>> 0),

  viva_port_remember_place__deps: ["$UTF8ToString"],
  viva_port_remember_place: (json, size) => Module["port"]["rememberPlace"](UTF8ToString(json, size)),

  viva_port_fetch_notes: (volume, awaited) => Module["port"]["fetchNotes"](volume >>> 0, awaited !== 0),

  viva_port_keep_draft__deps: ["$UTF8ToString"],
  viva_port_keep_draft: (ofInterview, json, size) =>
    Module["port"]["keepDraft"](!!ofInterview, UTF8ToString(json, size)),

  viva_port_record__deps: ["$UTF8ToString"],
  viva_port_record: (command, commandSize, name, nameSize) =>
    Module["port"]["record"](UTF8ToString(command, commandSize), UTF8ToString(name, nameSize)),

  viva_port_speak__deps: ["$UTF8ToString"],
  viva_port_speak: (words, size, language, languageSize) =>
    Module["port"]["speak"](UTF8ToString(words, size), UTF8ToString(language, languageSize)),

  viva_port_appearance__deps: ["$UTF8ToString"],
  viva_port_appearance: (json, size) => Module["port"]["appearance"](UTF8ToString(json, size)),

  viva_port_apply_update: () => Module["port"]["applyUpdate"](),
  viva_port_request_frame: () => Module["port"]["requestFrame"](),
  viva_port_wake_after: (milliseconds) => Module["port"]["wakeAfter"](milliseconds >>> 0),

  viva_port_ask__deps: ["$UTF8ToString"],
  viva_port_ask: (request, question, questionSize, json, jsonSize) =>
    Module["port"]["ask"](request >>> 0, UTF8ToString(question, questionSize), UTF8ToString(json, jsonSize)),
  viva_port_stop_asking: (request) => Module["port"]["stopAsking"](request >>> 0),
});
