// Lines that ask, each with its answer below: "1. Why?", alone in a list or a paragraph, then a paragraph, "2. How?".
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_questions_above_answers(const Reading& reading);
void apply_questions_above_answers(Reading& reading);

}  // namespace viva::notes
