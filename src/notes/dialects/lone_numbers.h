// Headings that say nothing but a number ("## #12", "### Question 3"), and the question right below each: a heading of
// a lower level or a paragraph.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_lone_numbers(const Reading& reading);
void apply_lone_numbers(Reading& reading);

}  // namespace viva::notes
