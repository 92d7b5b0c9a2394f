// A web page copied as plain text: a line is a paragraph, a heading or a line of code, and nothing says which.
#pragma once

#include "notes/score.h"

namespace viva::notes {

Score score_scraped_post(const Reading& reading);
/// Builds the document anew from the lines: Markdown would take "# comment" for a heading and join the rest.
void apply_scraped_post(Reading& reading);

}  // namespace viva::notes
