// Cloze: the answer stands there with its list, its code and its colours, and one term in it is left out.
#include "quiz/modes.h"

namespace viva::quiz {

bool accepts_cloze(const model::Collection& collection, std::uint32_t card) {
    const model::Card& asked = collection.cards[card];
    return asked.kind == model::CardKind::cloze && asked.part_count > 0;
}

void complete_cloze(const model::Collection& collection, std::uint32_t card, Prompt& prompt) {
    const model::Card& asked = collection.cards[card];
    prompt.parts = collection.parts_of(asked);
    prompt.first_shown = asked.first_answer;
    prompt.end_shown = asked.end_answer;
}

}  // namespace viva::quiz
