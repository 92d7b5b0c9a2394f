// "##What is it?": headings without the space that CommonMark asks for behind the marks, as GitHub took them until 2017
// and as beginners write them.
#pragma once

#include "notes/emphasis.h"

namespace viva::notes {

/// Puts the space there, for md4c only: it counts as inserted, so that columns stay, and what turns out to be code or
/// raw HTML comes back as it is written. Linear.
void part_glued_headings(MarkedText& marked);

}  // namespace viva::notes
