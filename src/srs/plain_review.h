// Reviews, and what cards looked like, as this program writes them, which is almost every line of a log: read at a
// tenth of the cost.
#pragma once

#include <optional>
#include <string_view>

#include "model/review.h"

namespace viva::srs {

/// The review, if `event_line` would give the line back to the byte. Nothing for every other line, which says nothing
/// against it.
std::optional<model::Event> parse_plain_review(std::string_view line);

/// The same for what a card looked like.
std::optional<model::Event> parse_plain_remembered(std::string_view line);

}  // namespace viva::srs
