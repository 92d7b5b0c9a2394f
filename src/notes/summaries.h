// The lines of `<details>` that are always shown, and whether they ask what the details answer.
#pragma once

#include <cstdint>
#include <string_view>

#include "notes/read.h"

namespace viva::notes {

/// Whether the block is raw HTML that says just `tag` ("<details>").
bool is_html(const ParsedDocument& document, std::uint32_t block, std::string_view tag);

/// The line of a `<details>` that is always shown.
bool is_summary(const ParsedDocument& document, std::uint32_t block);

/// Whether a summary says that an answer is inside, and nothing else: "Answer", "정답 보기", "Click to show the
/// solution".
bool reveals_answer(std::string_view text);

/// "Show answer", "Hint" and the like open an answer; they ask nothing.
bool can_summary_ask(const ParsedDocument& document, std::uint32_t block);

/// Where most summaries ask, or are labelled as questions, or all make one row of numbers, the others do, too.
bool most_summaries_ask(const ParsedDocument& document);

}  // namespace viva::notes
