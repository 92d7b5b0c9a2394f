// Source lines of blocks. md4c reports text by pointers into what it reads, so a block with text knows its lines;
// rules, empty items and the fences of code are found between their neighbours.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "notes/read.h"
#include "notes/reporter.h"

namespace viva::notes {

/// What the parser knows of a block's place; parallel to the blocks.
struct BlockPlace {
    std::uint32_t first = 0;     ///< Line of its first text, 0 if it has none.
    std::uint32_t last = 0;      ///< Line of its last text.
    std::uint32_t contents = 0;  ///< Lines of code or HTML.
    char fence = 0;              ///< '`' or '~' for fenced code.
    bool exact = false;  ///< From raw HTML: `first` and `last` are its lines, fences and the like are not looked for.
};

/// Sets `line` and `end_line` of every block, and reports fences that are never closed.
void place_blocks(ParsedDocument& document, const std::vector<BlockPlace>& places, const Source& source,
                  std::uint32_t skipped_lines, Reporter& reporter);

}  // namespace viva::notes
