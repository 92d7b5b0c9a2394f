// Recall: a question that the reader marked, and what stands under it.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_recall_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
