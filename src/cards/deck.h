// Building a deck: cards with their parts.
#pragma once

#include <span>
#include <string_view>

#include "cards/makers.h"

namespace viva::cards {

/// A card of this kind that derives from card `main` and so far says what that does.
model::Card derived_from(const Deck& deck, std::size_t main, model::CardKind kind);

/// A part with these words, a view of the document's pool inside `block`.
model::CardPart make_part(const Material& material, model::PartKind kind, std::uint32_t block, std::string_view words);

/// Sets the source lines of a card by its blocks.
void set_lines(const model::Document& document, model::Card& card);

/// Appends the card with its parts.
void add_card(Deck& deck, model::Card card, std::span<const model::CardPart> parts);

/// Gives parts to a card that has none.
void give_parts(Deck& deck, std::size_t card, std::span<const model::CardPart> parts);

}  // namespace viva::cards
