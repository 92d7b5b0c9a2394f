#include "ui/screens/knowledge.h"

#include <algorithm>
#include <cmath>

#include "ui/time_words.h"

namespace viva::ui {

Knowledge knowledge_of(const app::State& state, const model::Card& card) {
    const srs::CardState& known = state.reviews.card(card.id);
    if (quiz::is_stopped(card, state.reviews)) return Knowledge::suspended;
    switch (known.state) {
        case srs::State::New: return Knowledge::fresh;
        case srs::State::Learning:
        case srs::State::Relearning: return Knowledge::learning;
        case srs::State::Review: return Knowledge::known;
    }
    return Knowledge::fresh;
}

std::optional<std::uint32_t> standing_card(const app::State& state) {
    if (state.route.place != app::Place::note) return std::nullopt;
    const app::ReadingPlace* place = state.place_in(state.route.note);
    if (place == nullptr) return std::nullopt;
    std::optional<std::uint32_t> standing;
    for (const app::Deck& deck : state.decks) {
        if (state.collection.documents[deck.document].id != state.route.note) continue;
        for (const std::uint32_t index : deck.questions)
            if (state.collection.cards[index].question_block <= place->block) standing = index;
    }
    return standing;
}

KnowledgeChips knowledge_chips(const UiContext& ui, const app::State& state, const model::Card& card) {
    const srs::CardState& known = state.reviews.card(card.id);
    const Knowledge knowledge = knowledge_of(state, card);
    if (knowledge == Knowledge::fresh || knowledge == Knowledge::suspended)
        return {std::string(words_for(ui, knowledge)), {}};
    const double recall = state.reviews.scheduler().retrievability(known, ui.input.now);
    const std::string percent = std::to_string(static_cast<int>(std::lround(recall * 100)));
    KnowledgeChips chips;
    chips.known = fill(ui.language, Word::recall_now, {{"percent", percent}});
    const model::Time from = quiz::asked_from(known, state.reviews, ui.input.zone_minutes);
    chips.next = from <= ui.input.now ? std::string(ui.say(Word::due_now))
                                      : fill(ui.language, Word::next_review_in,
                                             {{"interval", interval_words(ui.language, from - ui.input.now)}});
    return chips;
}

}  // namespace viva::ui
