// List: name all the items that the answer lists.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_list_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
