// Multiple choice: which list offers the options of a question, and which of them are right.
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// Gives the headings that only say which option is right, or that the answer follows, their role: they are no
/// questions and no sections.
void label_answers(ParsedDocument& document);

/// Gives the items of each question's options their roles, where the note says which are right: by ticks, or by a
/// letter in what follows.
void mark_choices(ParsedDocument& document);

}  // namespace viva::notes
