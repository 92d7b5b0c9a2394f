// What a title compares: "A vs B", "A와 B의 차이", "разница между A и B", "difference between A and B" …
#pragma once

#include <string_view>
#include <vector>

namespace viva::cards {

struct Sides {
    std::vector<std::string_view> names;  ///< Views of the title, at least two; empty: nothing is compared.
    /// The title only names both ("A and B"): whether they are compared is told by the answer.
    bool is_weak = false;
};

Sides sides_of(std::string_view title);

}  // namespace viva::cards
