// Whatever the note, its cards point at what exists, and a pack of it opens again.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cards/make.h"
#include "notes/read.h"
#include "pack/reader.h"
#include "pack/writer.h"

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
    const auto opened = viva::pack::Pack::open(viva::pack::write(collection, "viva"));
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.c_str());
        std::abort();
    }
    return 0;
}
