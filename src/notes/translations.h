// A question that only says the one above it in another language.
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// "### 1. 제너레이터란?" right above "### 1. What is a generator?", or a nested bullet "What is a generator?" that
/// begins the answer of a bullet in Korean: the second is no question of its own and no answer. It becomes an aside.
void set_translations_aside(ParsedDocument& document);

}  // namespace viva::notes
