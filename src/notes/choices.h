// Multiple choice: which list offers the options of a question, and which of them are right.
#pragma once

#include "notes/key_lists.h"
#include "notes/outline.h"

namespace viva::notes {

/// Gives the headings that only say which option is right, or that the answer follows, their role: they are no
/// questions and no sections.
void label_answers(ParsedDocument& document);

/// Marks the lines above lettered options that have a key, where no question is known that they belong to.
void mark_keyed_questions(ParsedDocument& document);

/// Gives the items of each question's options their roles, where the note says which are right: by ticks, by a letter
/// in what follows, or in a list of all keys.
void mark_choices(ParsedDocument& document, const KeyLists& keys);

}  // namespace viva::notes
