// Bold lines that ask because they stand in a row: "**1. What is a class?**", "**2. Collections**"; or because they are
// labelled, or an answer is below: "**Q: Create a tuple**", "**Scopes**" above "**Answer:** …".
#pragma once

#include <vector>

#include "notes/rewrite.h"

namespace viva::notes {

/// A paragraph of such a row. Where its own lines answer, these are its `answer`.
struct BoldQuestion {
    std::uint32_t block = 0;
    Stretch question;
    Stretch answer;  ///< Empty: what stands below answers.
};

/// In order of blocks, none under a heading that asks. Linear.
std::vector<BoldQuestion> find_bold_rows(const ParsedDocument& document);

}  // namespace viva::notes
