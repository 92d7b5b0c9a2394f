// Options that Markdown does not take for one list: paragraphs of their own, or boxes with code between them.
#pragma once

#include "notes/outline.h"

namespace viva::notes {

/// Makes one list of paragraphs that begin with A., B., … in order, and of lists of one box each that code follows.
void adopt_loose_options(ParsedDocument& document);

}  // namespace viva::notes
