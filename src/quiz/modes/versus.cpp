// Versus: of a note about two things (or more), each statement is put to the thing that it is true of.
#include "quiz/modes.h"

namespace viva::quiz {

bool accepts_versus(const model::Collection& collection, std::uint32_t card) {
    return !is_detail(collection.cards[card]) && !parts_for(collection, card, model::PartKind::statement).empty();
}

void complete_versus(const model::Collection& collection, std::uint32_t card, Prompt& prompt) {
    prompt.parts = parts_for(collection, card, model::PartKind::statement);
}

}  // namespace viva::quiz
