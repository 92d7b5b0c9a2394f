// A table's head that has more cells than the row of dashes below it: GFM (4.10) takes neither for a table, md4c makes
// one and forgets the cells that are too many.
#pragma once

#include "notes/emphasis.h"

namespace viva::notes {

/// Escapes the dashes of such a row, for md4c only, so that both lines stay text as they are written. Linear.
void break_short_tables(MarkedText& marked);

}  // namespace viva::notes
