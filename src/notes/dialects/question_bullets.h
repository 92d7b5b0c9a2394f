// Bullets that ask, each with its answer nested below; sections are headings or bare lines between the lists.
#pragma once

#include "notes/outline.h"

namespace viva::notes {

double score_question_bullets(const Reading& reading);
void apply_question_bullets(Reading& reading);

}  // namespace viva::notes
