// Headings, bold lines and bullets that end in a question mark; everything else is to read.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_question_headings(const Reading& reading);
Score score_plain_note(const Reading& reading);
void apply_question_headings(Reading& reading);

}  // namespace viva::notes
