// Marks inside of a line that make it a card: "front :: back", "#card".
#pragma once

#include <cstdint>
#include <string_view>

#include "notes/rewrite.h"

namespace viva::notes {

/// A mark between front and back in one line: "front :: back", "front:::back".
struct CardSeparator {
    std::uint32_t from = 0;  ///< Bytes [from, to) of the pool.
    std::uint32_t to = 0;    ///< 0: there is none.
    bool both_ways = false;
};

/// The separator in `line` of a leaf. `std::move` and `Vec::new()` are code: where the note is no deck, spaces must
/// stand around the mark.
CardSeparator find_separator(const ParsedDocument& document, std::uint32_t leaf, Stretch line, bool is_deck);

/// The tag of a card at the start or end of `text`, which begins at byte `from` of the pool, with the space that parts
/// it; empty: none.
Stretch find_card_tag(std::uint32_t from, std::string_view text);

}  // namespace viva::notes
