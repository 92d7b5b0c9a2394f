// The keys of many questions in one place, as at the end of a quiz: "1. B" and "2. D", "1-B, 2-D", or a table of them.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "notes/outline.h"

namespace viva::notes {

struct KeyLists {
    std::vector<std::uint32_t> starts;  ///< Where such places begin, ascending: what is asked above ends there.
    std::unordered_map<std::uint32_t, std::uint32_t> key_of;  ///< The bits of the right options, by question.
};

/// Finds them, once the questions are marked, and says of their first blocks that no answer goes on there.
KeyLists find_key_lists(ParsedDocument& document);

}  // namespace viva::notes
