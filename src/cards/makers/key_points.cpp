#include "cards/makers/key_points.h"

#include "cards/deck.h"
#include "cards/points.h"

namespace viva::cards {

void give_key_points(const Material& material, Deck& deck) {
    for (const std::size_t main : plain_questions(deck.cards)) {
        std::vector<model::CardPart> parts;
        for (const Passage& point : key_points(material.document, deck.cards[main]))
            parts.push_back(make_part(material, model::PartKind::key_point, point.block, point.text));
        give_parts(deck, main, parts);
    }
}

}  // namespace viva::cards
