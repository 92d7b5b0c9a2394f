// Which cards of different documents treat one topic.
#pragma once

#include <vector>

#include "model/card.h"

namespace viva::cards {

/// Relations between main cards of different documents, both directions, sorted by `from`, then falling score.
/// At most three for a card. Time is linear in the text plus the matches of rare terms.
std::vector<model::Relation> relate(const model::Collection& collection);

}  // namespace viva::cards
