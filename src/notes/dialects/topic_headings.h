// A study note under a table of contents: its headings name topics ("GIL", "Index"), and most ask nothing. A topic with
// something to read of its own is what one is asked about; one that only gathers others is a section.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_topic_headings(const Reading& reading);
void apply_topic_headings(Reading& reading);

}  // namespace viva::notes
