// What the parser leaves as it is written, and a reader takes for what is meant.
#pragma once

#include "notes/read.h"

namespace viva::notes {

/// In a note without a title, a first line that says what the file's name says is one.
void adopt_file_name(ParsedDocument& document);

/// md4c sees no box to tick behind an item that ends in a quotation.
void adopt_missed_boxes(ParsedDocument& document);

/// Bullets between two numbers of a count belong to the first of them: people indent them by less than the columns that
/// the number takes, and CommonMark ends the list there. Linear.
void adopt_interrupting_bullets(ParsedDocument& document);

}  // namespace viva::notes
