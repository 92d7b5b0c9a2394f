// Questions counted line by line, without a Markdown parser: what the reader is held against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viva::tests {

struct CountedQuestion {
    std::uint32_t line = 0;
    std::string title;  ///< As written; empty: the words stand in the lines below.
};

/// The questions of a note by one of the rules of the index (`questions.rule`); `text` has LF line ends and no BOM.
/// Empty for rules that are no more than an upper or lower bound.
std::vector<CountedQuestion> count_questions(std::string_view rule, std::string_view text);

/// Letters and digits of a title in lower case, without the number before it: what two readers must agree on.
std::string normalised_title(std::string_view title);

}  // namespace viva::tests
