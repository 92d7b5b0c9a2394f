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

/// "Show answer", "Hint" and the like open an answer; they ask nothing.
bool can_summary_ask(const ParsedDocument& document, std::uint32_t block);

/// Where most summaries ask, the others do, too.
bool most_summaries_ask(const ParsedDocument& document);

}  // namespace viva::notes
