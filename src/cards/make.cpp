#include "cards/make.h"

#include <string>
#include <unordered_map>

#include "cards/identity.h"
#include "cards/makers.h"

namespace viva::cards {
namespace {

using model::Card;

std::vector<std::uint32_t> find_parent_ends(const model::Document& document) {
    std::vector<std::uint32_t> ends(document.blocks.size(), static_cast<std::uint32_t>(document.blocks.size()));
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < ends.size(); ++i) {
        while (!open.empty() && open.back() <= i) open.pop_back();
        if (!open.empty()) ends[i] = open.back();
        if (document.blocks[i].end > i + 1) open.push_back(document.blocks[i].end);
    }
    return ends;
}

/// Ids in order; equal questions of a deck are told apart by their order.
void give_ids(const model::Document& document, std::vector<Card>& cards) {
    std::unordered_map<model::CardId, std::uint32_t> given;
    for (Card& card : cards) {
        const std::string_view written = written_id(document, card.question_block);
        const std::string_view section = card.section < document.sections.size()
                                             ? document.of(document.sections[card.section].slug)
                                             : std::string_view{};
        const auto id = [&](std::uint32_t same_before) {
            return written.empty() ? card_id(document.id, section, document.of(card.question), card.kind, same_before)
                                   : written_card_id(written, card.kind, same_before);
        };
        card.id = id(given[id(0)]++);
    }
    for (Card& card : cards)
        if (card.derived_from != 0) card.derived_from = cards[card.derived_from - 1].id;
}

}  // namespace

std::vector<Card> make(const model::Document& document, std::uint32_t document_index) {
    const Material material{document, document_index, find_parent_ends(document)};
    std::vector<Card> cards;
    for (const Maker& maker : makers()) maker.make(material, cards);
    give_ids(document, cards);
    return cards;
}

}  // namespace viva::cards
