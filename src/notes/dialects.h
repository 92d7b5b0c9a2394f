// The shapes that notes come in.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "notes/score.h"

namespace viva::notes {

/// One shape. `score` says how well a note fits it: 0 not at all, 1 surely. `apply` marks the questions, hides what is
/// only for finding one's way, and writes the sections.
struct Dialect {
    std::string_view name;  ///< For people: what the reader took the note for.
    Score (*score)(const Reading& reading);
    void (*apply)(Reading& reading);
    bool asks_in_items = false;  ///< Its questions are list items, so that an item's first line may ask.
};

/// All of them, in the order in which equal scores are decided.
std::span<const Dialect> dialects();

/// The one that fits best, and how well each does.
struct Choice {
    const Dialect* dialect;
    double value;                        ///< Its score.
    std::vector<Considered> considered;  ///< In the order of `dialects()`.
};
Choice choose_dialect(const Reading& reading);

}  // namespace viva::notes
