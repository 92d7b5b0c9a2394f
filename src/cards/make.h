// Cards from a document's structure: every question that the reader marked, with its answer, and what derives from it.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "cards/makers.h"
#include "model/card.h"

namespace viva::cards {

/// All cards of one document with their parts: questions in order of their lines, each main question followed by what
/// derives from it; parts in the order of the cards. Ids are those of identity.h and unique within the document.
/// `document_index` is the document's place in its collection. An id that is written in the note but `taken` is not
/// given: the card gets the one that it would have without.
Deck make_deck(const model::Document& document, std::uint32_t document_index,
               const std::unordered_set<model::CardId>& taken = {});

/// The questions alone: what the note itself asks, with the same ids as in the whole deck, and no parts.
std::vector<model::Card> make(const model::Document& document, std::uint32_t document_index);

}  // namespace viva::cards
