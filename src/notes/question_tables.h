// Tables whose head says that one column asks and the next one answers.
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// Marks each cell below "Question" as a question, and the cell below "Answer" in its row as the answer to it.
void mark_question_tables(ParsedDocument& document);

}  // namespace viva::notes
