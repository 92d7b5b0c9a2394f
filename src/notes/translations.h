// A question that only says the one above it in another language.
#pragma once

#include <string_view>

#include "notes/outline.h"

namespace viva::notes {

/// Whether the texts are in languages of different scripts; names of things in Latin letters count for none.
bool are_other_scripts(std::string_view one, std::string_view other);

/// "### 1. 제너레이터란?" right above "### 1. What is a generator?", or a nested bullet "What is a generator?" that
/// begins the answer of a bullet in Korean: the second is no question of its own and no answer. It becomes an aside.
void set_translations_aside(ParsedDocument& document);

}  // namespace viva::notes
