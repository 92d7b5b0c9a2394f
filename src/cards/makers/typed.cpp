#include "cards/makers/typed.h"

#include "cards/asking.h"
#include "cards/deck.h"
#include "cards/points.h"

namespace viva::cards {

void make_typed_cards(const Material& material, Deck& deck) {
    const model::Document& document = material.document;
    HeadingNames headings(document);
    for (const std::size_t main : plain_questions(deck.cards)) {
        if (asks_about_what_is_shown(document.of(deck.cards[main].question))) continue;
        std::vector<model::CardPart> parts;
        for (const Passage& point : listed_statements(document, deck.cards[main]))
            parts.push_back(make_part(material, model::PartKind::key_point, point.block, point.text));
        // Names are asked for one by one.
        if (!parts.empty() && listed_names(document, deck.cards[main], headings).empty())
            add_card(deck, derived_from(deck, main, model::CardKind::typed), parts);
    }
}

}  // namespace viva::cards
