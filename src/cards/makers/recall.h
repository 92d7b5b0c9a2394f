// Recall: a question that the reader marked, and what stands under it.
#pragma once

#include <vector>

#include "cards/makers.h"

namespace viva::cards {

void make_recall_cards(const Material& material, std::vector<model::Card>& cards);

}  // namespace viva::cards
