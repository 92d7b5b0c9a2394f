// Whatever the note, its cards point at what exists: a pack of them would open again.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cards/make.h"
#include "notes/read.h"
#include "pack/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const viva::notes::ReadResult note = viva::notes::read("note.md", bytes);
    if (!note.readable) return 0;
    const viva::model::Document document = note.document.view();
    const viva::cards::Deck deck = viva::cards::make_deck(document, 0);
    viva::model::Collection collection;
    collection.documents = {&document, 1};
    collection.cards = deck.cards;
    collection.parts = deck.parts;
    if (const auto broken = viva::pack::find_broken_rule(collection)) {
        std::fprintf(stderr, "%s\n", broken->c_str());
        std::abort();
    }
    return 0;
}
