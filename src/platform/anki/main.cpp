// The third WebAssembly module: the cards as an Anki deck, and an Anki deck's answers as events. Loaded when a person
// asks for it; web/src/anki calls it. Bytes go in through `viva_anki_room`, and come out as the result.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pack/reader.h"
#include "platform/anki/decks.h"

namespace {

using namespace viva;

/// What the page puts in, by number.
enum Input : std::uint8_t { input_notes, input_log, input_deck, input_name, input_count };

struct Room {
    std::string inputs[input_count];
    std::optional<pack::Pack> pack;
    std::string result;
    std::string status;
};

Room& room() {
    static Room only;
    return only;
}

bool open_notes() {
    const std::string& bytes = room().inputs[input_notes];
    auto pack = pack::Pack::open_whole({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (!pack) return false;
    room().pack.emplace(std::move(*pack));
    return true;
}

}  // namespace

extern "C" {

/// Room for so many bytes: of the pack with its volumes behind it (0), of the log's lines (1), of a deck file (2), of
/// its name (3).
EMSCRIPTEN_KEEPALIVE char* viva_anki_room(int input, int size) {
    std::string& bytes = room().inputs[input];
    bytes.resize(static_cast<std::size_t>(size));
    return bytes.data();
}

/// Makes the deck file, or (`as_text`) the text that Anki imports; `now` in ms since 1970 UTC, `zone` in minutes, local
/// time minus UTC. Returns 0, or 1: then there is no result.
EMSCRIPTEN_KEEPALIVE int viva_anki_write(int as_text, double now, int zone) {
    if (!open_notes()) return 1;
    auto deck = platform::make_deck(room().pack->collection(), room().inputs[input_log], as_text != 0,
                                    static_cast<model::Time>(now), zone);
    if (!deck) return 1;
    room().result = std::move(*deck);
    return 0;
}

/// Reads the deck file: the result is an event file with what the log has not, empty if the deck is refused; the status
/// says more (decks.h). Returns 0, or 1: the notes do not open.
EMSCRIPTEN_KEEPALIVE int viva_anki_read(int zone) {
    if (!open_notes()) return 1;
    const Room& in = room();
    platform::DeckFile deck = platform::read_deck(in.pack->collection(), in.inputs[input_log], in.inputs[input_name],
                                                  in.inputs[input_deck], zone);
    room().result = deck.events.value_or("");
    room().status = std::move(deck.status);
    return 0;
}

EMSCRIPTEN_KEEPALIVE const char* viva_anki_result() { return room().result.data(); }
EMSCRIPTEN_KEEPALIVE int viva_anki_result_size() { return static_cast<int>(room().result.size()); }
EMSCRIPTEN_KEEPALIVE const char* viva_anki_status() { return room().status.data(); }
EMSCRIPTEN_KEEPALIVE int viva_anki_status_size() { return static_cast<int>(room().status.size()); }
}
