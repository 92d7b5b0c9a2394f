// The quiz: cards come one after the other, each only after the grade before it is in the database.
#include "app/updater.h"

namespace viva::app {

void Updater::open_quiz(bool goes_on) {
    if (!state_.log_loaded) return;
    if (state_.quiz && state_.quiz->deck == state_.route.deck) {
        quiz::Session& session = state_.quiz->session;
        session.refresh(state_.reviews, moment());
        if (goes_on) session.resume(state_.reviews, moment());
        if (goes_on || session.phase() != quiz::Phase::finished) return;
    }
    quiz::QueueOptions options = state_.queue_options();
    const std::vector<std::uint32_t> cards = cards_of(state_.collection, state_.decks, state_.route.deck);
    // Whoever asks for one question wants it now, due or not.
    const bool one_question = cards.size() == 1 && find_deck(state_.decks, state_.route.deck) == nullptr;
    if (one_question) {
        options.due_or_not_since = clock_.now;
        options.new_cards_a_day = UINT32_MAX;
    }
    state_.quiz.emplace(Quiz{state_.route.deck,
                             quiz::Session(state_.collection, cards, options, state_.reviews, moment()), std::nullopt});
}

void Updater::refresh_quiz() {
    if (!state_.quiz) {
        if (state_.route.place == Place::quiz) open_quiz(false);
        return;
    }
    state_.quiz->session.refresh(state_.reviews, moment());
}

void Updater::operator()(const Reveal&) {
    if (quiz_is_open()) state_.quiz->session.reveal();
}

void Updater::operator()(const Rate& action) {
    if (quiz_is_open()) append_and_wait(state_.quiz->session.rate(action.rating, moment()));
}

void Updater::operator()(const UndoGrade&) {
    if (!quiz_is_open()) return;
    const auto event = state_.quiz->session.undo(state_.reviews, moment());
    if (!event) return;
    announce(Word::taken_back);
    if (undo_in_memory(*event)) return;
    append_and_wait(event);
}

void Updater::operator()(const SuspendCard& action) {
    const model::Card* asked = state_.asked_card();
    if (asked != nullptr && asked->id == action.card && action.suspended) {
        append_and_wait(state_.quiz->session.suspend(moment()));
        announce(Word::card_suspended);
        return;
    }
    model::Event event;
    event.at = clock_.now;
    event.zone_minutes = clock_.zone_minutes;
    event.what = model::Suspend{action.card, action.suspended};
    append(std::move(event));
}

}  // namespace viva::app
