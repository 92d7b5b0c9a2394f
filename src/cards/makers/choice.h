// Choice: which of several answers of the same section is the one to this question?
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_choice_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
