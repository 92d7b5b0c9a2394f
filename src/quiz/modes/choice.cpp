// Choice: the right ones of some options, which the note gives or which are answers to questions beside this one.
#include "quiz/modes.h"

namespace viva::quiz {

bool accepts_choice(const model::Collection& collection, std::uint32_t card) {
    return !is_detail(collection.cards[card]) && !parts_for(collection, card, model::PartKind::option).empty();
}

void complete_choice(const model::Collection& collection, std::uint32_t card, Prompt& prompt) {
    prompt.parts = parts_for(collection, card, model::PartKind::option);
}

}  // namespace viva::quiz
