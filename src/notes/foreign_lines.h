// Lines that other programs read in a note and that Markdown has no meaning for: Liquid tags and shortcodes of site
// generators, attribute lists of kramdown, imports of MDX, comments, block ids and embedded files of Obsidian,
// properties of Logseq.
#pragma once

#include "notes/source.h"

namespace viva::notes {

/// Takes them out, and leaves each line in its place; code between highlight tags becomes a fence, an embedded picture
/// a picture. `first` is the first line of the note behind its front matter. What stands in fences stays. Linear.
void adopt_foreign_lines(Source& source, std::uint32_t first);

}  // namespace viva::notes
