// Tables of contents: lists at the top of a note that repeat its headings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "notes/outline.h"

namespace viva::notes {

/// What a table of contents says. Its groups are its sub-headings, or the outer items of a nested list.
struct Contents {
    std::vector<std::string> groups;      ///< Names; one may be empty.
    std::vector<std::uint32_t> group_of;  ///< For each of the given headings its group, or model::none.
    std::vector<std::uint32_t> blocks;    ///< Top-level blocks that the table is made of.
};

/// Finds the table above the first of `headings`. An item belongs to a heading that says nearly the same (numbers,
/// Markdown and small slips apart: __slots__ and __slot__), in about the same order.
Contents find_contents(const ParsedDocument& document, const std::vector<std::uint32_t>& headings);

}  // namespace viva::notes
