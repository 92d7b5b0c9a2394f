// Key points: what a good answer to a main question says. No cards of their own, but parts of the question's card.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void give_key_points(const Material& material, Deck& deck);

}  // namespace viva::cards
