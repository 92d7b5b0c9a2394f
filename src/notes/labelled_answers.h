// A paragraph that an answer with a label follows is a question, whatever it says: "**True or false:** …" above
// "**Answer:** False."
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// Marks such paragraphs where the note has several, each at the beginning of its part: below a heading or a rule.
void mark_lines_above_labels(ParsedDocument& document);

}  // namespace viva::notes
