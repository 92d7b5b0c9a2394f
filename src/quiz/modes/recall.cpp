// Recall: the question is shown, the answer is thought or said aloud, and then compared with the note.
#include "quiz/modes.h"

namespace viva::quiz {

/// Main questions of every kind; what makers derive from them has its own way of being asked.
bool accepts_recall(const model::Collection& collection, std::uint32_t card) {
    return collection.cards[card].derived_from == 0;
}

void complete_recall(const model::Collection&, std::uint32_t, Prompt&) {}

}  // namespace viva::quiz
