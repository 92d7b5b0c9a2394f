// Recall: the question is shown, the answer is thought or said aloud, and then compared with the note.
#include "quiz/modes.h"

namespace viva::quiz {

/// Main questions of every kind; what makers derive from them has its own way of being asked.
bool accepts_recall(const model::Card& card) { return card.derived_from == 0; }

Prompt make_recall_prompt(const model::Collection& collection, const model::Card& card) {
    const model::Document& document = collection.documents[card.document];
    Prompt prompt;
    prompt.mode = "recall";
    prompt.document = &document;
    prompt.card = &card;
    if (card.section < document.sections.size()) prompt.section = document.of(document.sections[card.section].name);
    prompt.question = collection.question(card);
    prompt.first_answer = card.first_answer;
    prompt.end_answer = card.end_answer;
    return prompt;
}

}  // namespace viva::quiz
