// What a question is shown with: the code or the picture that it asks about.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "model/card.h"

namespace viva::model {

/// Blocks [first, end) of a document.
struct BlockRange {
    std::uint32_t first = 0;
    std::uint32_t end = 0;

    bool empty() const { return end <= first; }
    bool operator==(const BlockRange&) const = default;
};

/// What stands between a main question and its answer or its options, whole blocks: the code that "What does this
/// print?" asks about.
inline BlockRange context_of(const Collection& collection, const Card& card) {
    const std::span<const Block> blocks = collection.documents[card.document].blocks;
    if (card.derived_from != 0 || card.first_answer > blocks.size() || card.question_block >= card.first_answer)
        return {};
    const auto is_option = [](const Block& block) {
        const auto role = static_cast<BlockRole>(block.role);
        return role == BlockRole::option || role == BlockRole::right_option;
    };
    const auto stands_alone = [](const Block& block) {
        const auto role = static_cast<BlockRole>(block.role);
        return role == BlockRole::none || role == BlockRole::from_html;
    };
    // An item or a quotation that holds its own answer has nothing in between: its end lies behind the answer.
    const std::uint32_t first = blocks[card.question_block].end;
    std::uint32_t end = first;
    while (end < card.first_answer && stands_alone(blocks[end]) && blocks[end].end <= card.first_answer &&
           std::none_of(blocks.begin() + end, blocks.begin() + blocks[end].end, is_option))
        end = blocks[end].end;
    return {first, end};
}

}  // namespace viva::model
