// What a reader is shown below an answer of what other notes say, in the app and on the static pages alike.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "model/card.h"
#include "model/document.h"

namespace viva::model {

/// The closest, if they are close.
inline constexpr std::size_t most_shown_relations = 3;
inline constexpr float least_shown_relation = 0.25F;
inline constexpr std::size_t longest_excerpt = 300;  ///< Bytes.

/// Cards of other notes about the topic of this one, the closest first.
inline std::vector<std::uint32_t> related_cards(const Collection& collection, std::uint32_t card) {
    std::vector<std::uint32_t> related;
    auto relation = std::lower_bound(collection.relations.begin(), collection.relations.end(), card,
                                     [](const Relation& one, std::uint32_t from) { return one.from < from; });
    for (; relation != collection.relations.end() && relation->from == card && related.size() < most_shown_relations;
         ++relation)
        if (relation->score >= least_shown_relation &&
            collection.cards[relation->to].document != collection.cards[card].document)
            related.push_back(relation->to);
    return related;
}

/// The beginning of a card's answer: its first paragraph, cut at a character.
inline std::string_view answer_excerpt(const Document& document, const Card& card) {
    for (std::uint32_t i = card.first_answer; i < card.end_answer && i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::paragraph && block.text.size > 0)
            return head_of(document.of(block.text), longest_excerpt);
    }
    return {};
}

/// The last block of [first, end) that stands at the top of that range.
inline std::uint32_t last_top_block(const Document& document, std::uint32_t first, std::uint32_t end) {
    while (document.blocks[first].end < end) first = document.blocks[first].end;
    return first;
}

}  // namespace viva::model
