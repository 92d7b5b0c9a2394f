// Cutting paragraphs in pieces: a line that Markdown joins to the one above may be an answer, or an option.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "notes/outline.h"

namespace viva::notes {

/// A role as blocks and pieces hold it.
constexpr std::uint8_t code(model::BlockRole role) { return static_cast<std::uint8_t>(role); }

/// Bytes [from, to) of the document's pool, inside the text of one block.
struct Stretch {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// A stretch that a cloze hides; cards with the same number hide theirs together.
struct Hidden {
    Stretch place;
    std::uint32_t group = 1;
};

/// A part of a leaf that becomes a block of its own.
struct Piece {
    Stretch place;
    std::vector<Stretch> removed;  ///< Marks inside it that are not shown, ascending.
    std::vector<Hidden> hidden;    ///< Ascending, not overlapping, beside what is removed.
    std::uint8_t flags = 0;
    std::uint8_t role = 0;     ///< A model::BlockRole.
    std::uint32_t number = 0;  ///< As in Block.
    bool is_item = false;      ///< Neighbouring items become one list.
};

/// What becomes of leaf `block`: pieces in order; none: it is dropped.
struct Cut {
    std::uint32_t block = 0;
    std::vector<Piece> pieces;
};

/// Carries out the cuts, in order of blocks. What a piece hides is marked around it (model/cloze_marks.h), where cards
/// find it. The containers `unwrapped`, ascending, are taken away from
/// around their content. Linear in the size of the document.
void carry_out(ParsedDocument& document, const std::vector<Cut>& cuts,
               const std::vector<std::uint32_t>& unwrapped = {});

/// Begins of the lines of a leaf's text, as offsets into the pool: the first, and those after line breaks that stand
/// outside emphasis and links.
std::vector<Stretch> lines_of(const ParsedDocument& document, std::uint32_t leaf);

}  // namespace viva::notes
