// Bullets that ask, with answers nested below or without; sections are headings or bare lines between the lists.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_question_bullets(const Reading& reading);
/// The same bullets without answers: what an interviewer asks.
Score score_bare_bullets(const Reading& reading);
void apply_question_bullets(Reading& reading);

}  // namespace viva::notes
