// What pages say without the app, apart from its own words: so the app does not carry them.
#include <cstring>

#include "base/words.h"

namespace viva {
namespace {

#include "base/page_word_tables.inc"

}  // namespace

std::string_view word(Language language, PageWord key) {
    static constexpr const char* tables[] = {page_words_en, page_words_ko, page_words_ru};
    const char* at = tables[static_cast<std::size_t>(language)];
    for (auto i = static_cast<std::size_t>(key); i > 0; --i) at += std::strlen(at) + 1;
    return at;
}

}  // namespace viva
