// Cloze: a text whose note marks what to hide, and cards that are asked both ways.
#pragma once

#include "cards/makers.h"

namespace viva::cards {

/// Turns the recall cards of such texts into cloze cards: the main card hides the first group, what derives from it the
/// others.
void take_written_clozes(const Material& material, Deck& deck);

/// Adds the way back of cards that are written as asked both ways (`front ::: back`).
void add_ways_back(const Material& material, Deck& deck);

}  // namespace viva::cards
