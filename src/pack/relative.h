// Cards and their parts as what cannot be told from the blocks.
//
// Most of a card can be guessed: a question's text ends where its block's text ends, its answer begins behind it, its
// lines are those of its blocks, and nearly everything about a derived card is what its main question has. Stored is
// the difference to the guess, mostly zeros. Ids of derived cards follow from their main question (model/card_id.h), so
// they cost nothing either; any other id is kept all the same.
#pragma once

#include <span>
#include <vector>

#include "model/card.h"

namespace viva::pack {

struct RelativeCards {
    std::vector<model::Card> cards;  ///< `derived_from`: how many cards above the main question stands; 0: it is one.
    std::vector<model::CardPart> parts;
};

/// What is stored. Collections that break the rules of check.h may come back changed, and break them then too.
RelativeCards make_relative(const model::Collection& collection);

/// The way back, in place. Any numbers are accepted (wrong ones give wrong cards, which the reader then refuses).
void make_absolute(std::span<const model::Document> documents, std::span<model::Card> cards,
                   std::span<model::CardPart> parts);

}  // namespace viva::pack
