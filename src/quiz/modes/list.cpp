// List: all items are to be named, in any order; each is ticked as it is named.
#include "quiz/modes.h"

namespace viva::quiz {

bool accepts_list(const model::Collection& collection, std::uint32_t card) {
    return !is_detail(collection.cards[card]) && !parts_for(collection, card, model::PartKind::item).empty();
}

void complete_list(const model::Collection& collection, std::uint32_t card, Prompt& prompt) {
    prompt.parts = parts_for(collection, card, model::PartKind::item);
}

}  // namespace viva::quiz
