// Choice: a question whose note gives the options and says which are right.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

/// Turns the recall cards of such questions into choice cards. What stands between the question's block and
/// `first_answer` (code to read, the options) is part of the question.
void take_written_choices(const Material& material, Deck& deck);

}  // namespace viva::cards
