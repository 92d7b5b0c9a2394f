// Any bytes are a note, or are refused: the document holds to every rule of a collection.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "notes/read.h"
#include "pack/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const viva::notes::ReadResult note = viva::notes::read("note.md", bytes);
    const viva::model::Document document = note.document.view();
    viva::model::Collection collection;
    collection.documents = {&document, 1};
    if (const auto broken = viva::pack::find_broken_rule(collection)) {
        std::fprintf(stderr, "%s\n", broken->c_str());
        std::abort();
    }
    return 0;
}
