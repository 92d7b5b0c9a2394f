// Versus: which statement belongs to which of the things that a title compares.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_versus_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
