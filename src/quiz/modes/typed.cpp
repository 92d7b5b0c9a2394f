// Typed: the answer is written, and compared with the note's key points.
#include "quiz/modes.h"

namespace viva::quiz {

bool accepts_typed(const model::Collection& collection, std::uint32_t card) {
    return !is_detail(collection.cards[card]) && !parts_for(collection, card, model::PartKind::key_point).empty();
}

void complete_typed(const model::Collection& collection, std::uint32_t card, Prompt& prompt) {
    prompt.parts = parts_for(collection, card, model::PartKind::key_point);
}

}  // namespace viva::quiz
