// Typed: say the points of a list answer in own words.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_typed_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
