// Questions that share a paragraph with their answer: "**What is X?** It is …", or a first line that asks.
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// Cuts such paragraphs apart where the note has several of one kind, so that they look like all other questions with
/// an answer below. One alone may be a figure of speech. Whether there were any.
bool cut_run_in_questions(ParsedDocument& document);

/// The same in list items alone, each of them: for a note whose bullets ask.
bool cut_run_in_items(ParsedDocument& document);

}  // namespace viva::notes
