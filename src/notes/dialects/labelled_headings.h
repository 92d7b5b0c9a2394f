// Headings that only say what stands under them: "# Question (EN)", "# Вопрос (RU)", "## Answer (EN)". The answer to a
// question is the one of the same language or number, wherever it stands.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_labelled_headings(const Reading& reading);
void apply_labelled_headings(Reading& reading);

}  // namespace viva::notes
