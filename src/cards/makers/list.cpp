#include "cards/makers/list.h"

#include "cards/deck.h"
#include "cards/points.h"

namespace viva::cards {

void make_list_cards(const Material& material, Deck& deck) {
    HeadingNames headings(material.document);
    for (const std::size_t main : plain_questions(deck.cards)) {
        std::vector<model::CardPart> parts;
        for (const Passage& name : listed_names(material.document, deck.cards[main], headings))
            parts.push_back(make_part(material, model::PartKind::item, name.block, name.text));
        if (!parts.empty()) add_card(deck, derived_from(deck, main, model::CardKind::list), parts);
    }
}

}  // namespace viva::cards
