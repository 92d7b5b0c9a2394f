// `<!-- viva: skip -->` and `<!-- viva: id=… -->`: which question each belongs to.
#pragma once

#include <string_view>
#include <vector>

#include "notes/outline.h"

namespace viva::notes {

/// `<!-- viva: questions=h3 -->` says what asks in the whole note (chosen_questions.h).
inline constexpr std::string_view questions_mark = "questions=";

/// Takes the question mark off what is to be skipped, and writes an id into the question as a span of inline HTML
/// ("viva: id=…" as its title), where cards find it. A mark belongs to the question in its own line, else to the one
/// that ends in the line above, else to the next one, else to the one before.
void apply_marks(Reading& reading, const std::vector<Mark>& marks);

}  // namespace viva::notes
