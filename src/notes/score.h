// How well a note fits a dialect, and why: what `viva check --explain` prints.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "notes/outline.h"

namespace viva::notes {

/// Fewer than this are a chance and no dialect.
inline constexpr std::size_t fewest_questions = 3;

struct Score {
    double value = 0;  ///< 0 not at all, 1 surely.
    std::string why;   ///< For people: what was counted.
};

/// "12 of 14".
inline std::string share(std::size_t part, std::size_t all) {
    return std::to_string(part) + " of " + std::to_string(all);
}

/// "1 heading", "3 headings".
inline std::string count(std::size_t number, std::string_view noun) {
    return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace viva::notes
