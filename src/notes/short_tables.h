// A table's head that has more cells than the row of dashes below it: GFM (4.10) takes neither for a table, md4c makes
// one and forgets the cells that are too many. And a head right below a line of text, which md4c does not see.
#pragma once

#include "notes/emphasis.h"

namespace viva::notes {

/// Puts a blank line, for md4c only, above the head of a table that stands right below a line of text: GFM parts the
/// two, md4c takes both for one paragraph. Not in quotes, nor in HTML. Linear.
void part_tables_from_text(MarkedText& marked);

/// Escapes the dashes of such a row, for md4c only, so that both lines stay text as they are written. Linear.
void break_short_tables(MarkedText& marked);

}  // namespace viva::notes
