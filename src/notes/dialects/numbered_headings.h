// Numbered headings are the questions: "### 12. X". Their numbering begins anew in each section. Section names stand
// in higher headings between them, or only in the table of contents at the top of the note.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_numbered_headings_with_contents(const Reading& reading);
Score score_numbered_headings(const Reading& reading);
void apply_numbered_headings(Reading& reading);

}  // namespace viva::notes
