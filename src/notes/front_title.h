// The title in the head of a note whose text has none, where it asks: "title: What is a closure?".
#pragma once

#include "notes/front_matter.h"
#include "notes/source.h"

namespace viva::notes {

/// Makes it the first heading of the text, in the line where it stands, and the lines of the head around it empty.
void adopt_asking_title(Source& source, FrontMatter& head);

}  // namespace viva::notes
