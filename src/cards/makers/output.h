// Output: what does this code print? From blocks of code that state it: in comments, as a session, in the next block.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

void make_output_cards(const Material& material, Deck& deck);

}  // namespace viva::cards
