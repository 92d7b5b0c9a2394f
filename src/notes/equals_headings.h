// Headings as AsciiDoc and MediaWiki write them: "== Basics", "=== What is a pod? ===".
#pragma once

#include "notes/source.h"

namespace viva::notes {

/// Turns them into headings of Markdown, byte by byte, if the note has several and no heading of Markdown's own.
void adopt_equals_headings(Source& source);

}  // namespace viva::notes
