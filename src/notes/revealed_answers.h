// Questions whose answers are folded away below them: "Explain the life cycle." above <details> that say "Show answer".
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// Marks what stands right above such details as a question, in whatever words it asks: a heading, a paragraph, the
/// last item of a list, the summary of the details around them; the details are its answer. One alone must ask in
/// words, or stand among headings that ask. Linear.
void mark_revealed_answers(ParsedDocument& document);

}  // namespace viva::notes
