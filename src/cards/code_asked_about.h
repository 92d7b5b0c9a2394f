// Code that a question asks about is shown with the question.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

/// Begins the answers of main questions such as "What does the following code print?" behind the code that stands
/// first in them: without it the question cannot be answered, so it belongs to the question. Code that says itself what
/// it prints stays in the answer, and so does code that is the whole answer.
void show_code_asked_about(const model::Document& document, std::vector<model::Card>& cards);

}  // namespace viva::cards
