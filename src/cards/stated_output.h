// Where a block of code states what it prints.
#pragma once

#include <string_view>
#include <vector>

namespace viva::cards {

/// The lines of `text` without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// What the code prints, as views of it, in order: comments behind what prints ("print(x)  # [1, 2]", "x  // => 3"),
/// comments under "Output:", lines between the prompts of a session. Empty if the code states nothing.
std::vector<std::string_view> stated_output(std::string_view code);

/// Whether a paragraph only announces what the code before it prints: "Output:", "출력:", "Вывод:".
bool announces_output(std::string_view text);

}  // namespace viva::cards
