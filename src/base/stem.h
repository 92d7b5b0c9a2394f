// Words without their endings, for comparing words that people write in different forms. Rough on purpose: it goes with
// the first visit, where Snowball's algorithms (search/stems.h, in the worker) would weigh ten times as much.
#pragma once

#include <cstddef>
#include <string_view>

namespace viva {

/// Code points of the text.
std::size_t count_letters(std::string_view text);

/// A rough stem of one folded word (`fold_case`), which only has to be the same for forms of one word: without Korean
/// particles, Russian case endings, English plurals. Identifiers of several words stay whole. A part of `word`.
std::string_view stem(std::string_view word);

}  // namespace viva
