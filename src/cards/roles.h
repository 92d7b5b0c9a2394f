// What the reader says of blocks that belong to a question.
#pragma once

#include "model/document.h"

namespace viva::cards {

inline bool has_role(const model::Block& block, model::BlockRole role) {
    return block.role == static_cast<std::uint8_t>(role);
}

/// Whether the block states the question of a card that was written as a card.
inline bool is_written_question(const model::Block& block) {
    return has_role(block, model::BlockRole::written) || has_role(block, model::BlockRole::written_both_ways);
}

inline bool is_option(const model::Block& block) {
    return has_role(block, model::BlockRole::option) || has_role(block, model::BlockRole::right_option);
}

}  // namespace viva::cards
