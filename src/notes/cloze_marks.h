// What a leaf hides: [x] in a C: card, ==x==, {{c1::x::hint}}, [[x]] in a quiz.
#pragma once

#include <vector>

#include "notes/rewrite.h"

namespace viva::notes {

struct ClozeMarks {
    std::vector<Hidden> hidden;
    std::vector<Stretch> removed;  ///< The marks themselves.
};

enum class ClozeStyle : std::uint8_t { written, brackets, double_brackets };

/// The marks in the leaf's text from `from` on, at most 64; code and formulas are left alone. `written` are the styles
/// that mean a cloze anywhere.
ClozeMarks find_cloze_marks(const ParsedDocument& document, std::uint32_t leaf, Stretch where, ClozeStyle style);

/// Whether the leaf was made a cloze, which answers itself.
bool hides_words(const ParsedDocument& document, std::uint32_t leaf);

}  // namespace viva::notes
