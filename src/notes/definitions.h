// Definition lists: a term, and below it what it means. ": …" below a line, as PHP Markdown Extra and Pandoc write it,
// and `<dt>` before `<dd>`.
#pragma once

#include "notes/read.h"

namespace viva::notes {

/// What a paragraph from `<dt>` or `<dd>` has as its label.
inline constexpr std::string_view term_label = "dt";
inline constexpr std::string_view definition_label = "dd";

/// Makes cards of the terms and what defines them, where the note defines more than one, or asks. Linear.
void read_definitions(ParsedDocument& document);

}  // namespace viva::notes
