// Recall: the question is shown, the answer is thought or said aloud, and then compared with the note.
#include "quiz/modes.h"

namespace viva::quiz {

/// Main questions; what makers derive from them has its own way of being asked. Not a cloze, which says its answer, nor
/// a choice, of which the options that the note gives are half of the question.
bool accepts_recall(const model::Collection& collection, std::uint32_t card) {
    const model::Card& asked = collection.cards[card];
    const bool needs_parts = asked.kind == model::CardKind::cloze || asked.kind == model::CardKind::choice;
    return asked.derived_from == 0 && !(needs_parts && asked.part_count > 0);
}

void complete_recall(const model::Collection&, std::uint32_t, Prompt&) {}

}  // namespace viva::quiz
