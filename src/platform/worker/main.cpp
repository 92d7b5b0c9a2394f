// The second WebAssembly module: answers long questions (src/worker) beside the app. No canvas, no files;
// web/src/worker calls it, in a Web Worker where the page may have one.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/reader.h"
#include "srs/packed_log.h"
#include "worker/answer.h"

extern "C" {
/// Bound by web/bridge/worker.js: this part (0…1) of the answer is done.
void viva_worker_progress(double part);
}

namespace {

using namespace viva;

/// Tells the page; the page ends the whole worker when it wants no answer.
class PageWatcher final : public worker::Watcher {
public:
    bool goes_on(double part) override {
        viva_worker_progress(part);
        return true;
    }
};

struct Room {
    std::vector<std::uint8_t> bytes;
    std::optional<pack::Pack> pack;
    std::optional<worker::Library> library;
    std::string answer;
    srs::LogPacker packer;
    std::string packed;
};

Room& room() {
    static Room only;
    return only;
}

std::string_view view(const char* text, int size) { return {text, static_cast<std::size_t>(size)}; }

}  // namespace

extern "C" {

/// Room for a pack of so many bytes, its volumes behind it, to be filled before viva_worker_open.
EMSCRIPTEN_KEEPALIVE std::uint8_t* viva_worker_reserve(int size) {
    room().bytes.resize(static_cast<std::size_t>(size));
    return room().bytes.data();
}

/// Opens the pack that was put there; 0, or 1 if it is none.
EMSCRIPTEN_KEEPALIVE int viva_worker_open() {
    auto pack = pack::Pack::open_whole(room().bytes);
    room().bytes = {};
    if (!pack) return 1;
    room().pack.emplace(std::move(*pack));
    room().library.emplace(room().pack->collection());
    return 0;
}

/// The answer as NUL-terminated JSON, good until the next call. Only the search needs the notes (viva_worker_open).
EMSCRIPTEN_KEEPALIVE const char* viva_worker_answer(const char* question, int question_size, const char* json,
                                                    int json_size) {
    PageWatcher watcher;
    if (!room().library) room().library.emplace(model::Collection{});
    room().answer = worker::answer(*room().library, view(question, question_size), view(json, json_size), watcher);
    return room().answer.c_str();
}

/// Takes whole lines of events to be packed (srs/packed_log.h). Needs no notes.
EMSCRIPTEN_KEEPALIVE void viva_worker_pack(const char* lines, int size) { room().packer.add(view(lines, size)); }

/// All that was taken, packed; good until the next call.
EMSCRIPTEN_KEEPALIVE const char* viva_worker_packed() {
    room().packed = room().packer.finish();
    room().packer = {};
    return room().packed.data();
}

EMSCRIPTEN_KEEPALIVE int viva_worker_packed_size() { return static_cast<int>(room().packed.size()); }
}
