// The lists that may hold the options of a question, and where what belongs to the question ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "notes/outline.h"

namespace viva::notes {

/// A list that may hold options, and what its items say of themselves.
struct Options {
    std::vector<std::uint32_t> items;
    std::uint32_t ticked = 0;  ///< Bits of the items that are ticked, or marked as right in their words.
    std::uint32_t bold = 0;    ///< Bits of the items whose words are bold.
    bool all_tasks = true;
    bool lettered = true;  ///< A., B., C., in order.

    /// Some are ticked, and some are not.
    bool has_choice() const;
};

Options read_options(const ParsedDocument& document, std::uint32_t list);

/// An option's words without its letter or box and without marks of right and wrong, folded.
std::string folded_option(const ParsedDocument& document, std::uint32_t item);

/// One past the last block that may belong to the question, at most `limit`.
std::uint32_t end_of_question(const ParsedDocument& document, std::uint32_t question, std::uint32_t limit);

/// The first list behind the question and before `end`, or model::none. Behind an answer, lists explain.
std::uint32_t list_below(const ParsedDocument& document, std::uint32_t question, std::uint32_t end);

}  // namespace viva::notes
