// Output: the code is shown without what it prints; that is to be said.
#include "quiz/modes.h"

namespace viva::quiz {

bool accepts_output(const model::Collection& collection, std::uint32_t card) {
    return collection.cards[card].kind == model::CardKind::output &&
           !parts_for(collection, card, model::PartKind::output).empty();
}

void complete_output(const model::Collection& collection, std::uint32_t card, Prompt& prompt) {
    prompt.parts = parts_for(collection, card, model::PartKind::output);
    for (const model::CardPart& part : prompt.parts) {
        if (part.kind != model::PartKind::code || part.block >= prompt.document->blocks.size()) continue;
        prompt.first_shown = part.block;
        prompt.end_shown = prompt.document->blocks[part.block].end;
        return;
    }
}

}  // namespace viva::quiz
