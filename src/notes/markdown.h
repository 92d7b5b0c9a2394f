// Markdown (CommonMark with GFM's tables, strikethrough, task lists and autolinks) to blocks and spans, through md4c.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "notes/read.h"
#include "notes/reporter.h"
#include "notes/source.h"

namespace viva::notes {

/// `<!-- viva: … -->`, the only comment that is not dropped. It stands before block `block`, or inside it.
struct Mark {
    std::uint32_t block = 0;
    std::uint32_t line = 0;
    bool inside = false;
    std::string directive;  ///< What follows "viva:", trimmed: "skip", "id=…".
};

/// Fills blocks, spans and text of `document`. The first `skipped_lines` lines (front matter) are left out.
/// Comments and unsafe link targets are left out; marks are handed back in order.
std::vector<Mark> parse_markdown(const Source& source, std::uint32_t skipped_lines, const ReadOptions& options,
                                 ParsedDocument& document, Reporter& reporter);

}  // namespace viva::notes
