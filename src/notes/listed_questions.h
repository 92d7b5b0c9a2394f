// Questions that a note lists first and answers below, as a table of contents that leads nowhere.
#pragma once

#include "notes/read.h"

namespace viva::notes {

/// A question that the note asks once more, and that nothing but other questions follows here, is an entry of a table
/// of contents.
void forget_listed_questions(ParsedDocument& document);

}  // namespace viva::notes
