// Emscripten's --js-library of the second module (src/platform/worker/main.cpp). Names are quoted because Closure renames
// the rest.
addToLibrary({
  viva_worker_progress: (part) => Module["progress"](part),
});
