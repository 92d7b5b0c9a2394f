// What the parser leaves as it is written, and a reader takes for what is meant.
#pragma once

#include "notes/read.h"
#include "notes/source.h"

namespace viva::notes {

/// In a note without a title, a first line that says what the file's name says is one.
void adopt_file_name(ParsedDocument& document);

/// md4c sees no box to tick behind an item that ends in a quotation, nor in "[] ".
void adopt_missed_boxes(ParsedDocument& document);

/// Bullets between two numbers of a count, or indented below one, belong to it: people indent them by less than the
/// columns that the number takes, and CommonMark ends the list there. Linear.
void adopt_interrupting_bullets(const Source& source, ParsedDocument& document);

}  // namespace viva::notes
