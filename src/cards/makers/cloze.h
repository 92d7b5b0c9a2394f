// Cloze: a sentence of the answer without a term in code marks or bold.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_cloze_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
