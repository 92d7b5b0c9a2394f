#include "cards/deck.h"

#include <algorithm>

#include "cards/prose.h"

namespace viva::cards {

model::Card derived_from(const Deck& deck, std::size_t main, model::CardKind kind) {
    model::Card card = deck.cards[main];
    card.id = 0;
    card.derived_from = main + 1;
    card.kind = kind;
    card.first_part = card.part_count = 0;
    return card;
}

model::CardPart make_part(const Material& material, model::PartKind kind, std::uint32_t block, std::string_view words) {
    model::CardPart part;
    part.kind = kind;
    part.document = material.document_index;
    part.block = block;
    part.text = range_of(material.document, words);
    return part;
}

void set_lines(const model::Document& document, model::Card& card) {
    card.line = document.blocks[card.question_block].line;
    card.end_line = document.blocks[card.question_block].end_line;
    for (std::uint32_t i = card.first_answer; i < card.end_answer; i = document.blocks[i].end)
        card.end_line = std::max(card.end_line, document.blocks[i].end_line);
}

void add_card(Deck& deck, model::Card card, std::span<const model::CardPart> parts) {
    deck.cards.push_back(card);
    give_parts(deck, deck.cards.size() - 1, parts);
}

void give_parts(Deck& deck, std::size_t card, std::span<const model::CardPart> parts) {
    deck.cards[card].first_part = static_cast<std::uint32_t>(deck.parts.size());
    deck.cards[card].part_count = static_cast<std::uint32_t>(parts.size());
    deck.parts.insert(deck.parts.end(), parts.begin(), parts.end());
}

}  // namespace viva::cards
