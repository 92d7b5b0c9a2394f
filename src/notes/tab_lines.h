// Cards as flashcard programs write them to text: one a line, the front, a tab, the back.
#pragma once

#include "notes/source.h"

namespace viva::notes {

/// Turns such lines into "front :: back" if the note is nothing else; what stands behind a second tab (tags) goes, and
/// Anki's own lines ("#separator:tab") go with it.
void adopt_tab_lines(Source& source);

}  // namespace viva::notes
