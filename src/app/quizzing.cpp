// The quiz: cards come one after the other, each only after the grade before it is in the database.
#include <tuple>

#include "app/updater.h"
#include "base/hash.h"
#include "base/later.h"
#include "srs/json_line.h"

namespace viva::app {
namespace {

/// Characters of a card's id in `base32`.
constexpr std::size_t id_size = 13;
/// Cards that cramming still had before it: as many are found again after a reload.
constexpr std::size_t most_kept = 500;

/// What was kept of an interview and of a quiz; earlier versions kept one of them, in one line.
std::pair<std::string, std::string> lines_of_draft(std::string_view draft) {
    const std::size_t end = draft.find('\n');
    if (end == std::string_view::npos) return {std::string(draft), std::string(draft)};
    return {std::string(draft.substr(0, end)), std::string(draft.substr(end + 1))};
}

}  // namespace

std::vector<std::uint32_t> Updater::cards_named(const Route& route) const {
    return route.place == Place::cram ? cram_cards(state_.collection, state_.decks, route.deck, state_.reviews)
                                      : cards_of(state_.collection, state_.decks, route.deck);
}

void Updater::open_quiz(bool goes_on) {
    if (!state_.log_loaded) return;
    const bool crams = state_.route.place == Place::cram;
    if (state_.quiz && state_.quiz->deck == state_.route.deck && state_.quiz->session.crams() == crams) {
        quiz::Session& session = state_.quiz->session;
        session.refresh(state_.reviews, moment());
        if (goes_on) session.resume(state_.reviews, moment());
        if (goes_on || session.phase() != quiz::Phase::finished) return;
    }
    quiz::QueueOptions options = state_.queue_options();
    const bool by_plan = state_.route.deck == plan_deck && !crams;
    if (by_plan && !state_.learning.plan) return state_.quiz.reset();
    const std::vector<std::uint32_t> cards = by_plan ? state_.learning.plan->today : cards_named(state_.route);
    options.weakest_first = crams;
    // Whoever asks for one question wants it now, due or not.
    const bool one_question =
        !crams && !by_plan && cards.size() == 1 && find_deck(state_.decks, state_.route.deck) == nullptr;
    if (one_question) {
        options.due_or_not_since = clock_.now;
        options.new_cards_a_day = UINT32_MAX;
    }
    // The plan knows better than dates and limits; each of its cards comes once on this day.
    if (by_plan) {
        options.due_or_not_since = state_.overview.day_end - model::day_ms;
        options.new_cards_a_day = UINT32_MAX;
        options.as_given = true;
    }
    state_.quiz.emplace(Quiz{state_.route.deck,
                             quiz::Session(state_.collection, cards, options, state_.reviews, moment()), std::nullopt});
    take_up_draft();
}

/// The card that was being answered when the page went away is asked first, as it stood.
void Updater::take_up_draft() {
    if (!state_.quiz || !state_.draft) return;
    const Draft draft = std::move(*state_.draft);
    state_.draft.reset();
    if (draft.deck != state_.quiz->deck) return;
    if (state_.quiz->session.crams()) state_.quiz->session.set_left(draft.left, state_.reviews, moment());
    if (state_.reviews.card(draft.card).reps != draft.reps) return;
    state_.quiz->session.restore(draft.card, draft.mode, draft.answer, draft.revealed, state_.reviews, moment());
}

VIVA_LATER void Updater::operator()(const DraftArrived& action) {
    std::tie(state_.kept_interview, state_.kept_card) = lines_of_draft(action.json);
    if (auto sitting = read_sitting(state_.collection, state_.kept_interview)) {
        state_.interview = std::move(sitting);
        if (state_.route.place == Place::interview) open_question();
    }
    const auto fields = srs::parse_json_line(state_.kept_card);
    if (!fields) return;
    Draft draft;
    for (const srs::JsonField& field : *fields) {
        if (field.name == "deck") draft.deck = field.text;
        if (field.name == "card") draft.card = parse_base32(field.text).value_or(0);
        if (field.name == "reps") draft.reps = static_cast<std::uint32_t>(field.integer);
        if (field.name == "mode") draft.mode = field.text;
        if (field.name == "text") draft.answer.text = field.text;
        if (field.name == "left")
            for (std::string_view ids = field.text; ids.size() >= id_size; ids.remove_prefix(id_size))
                draft.left.push_back(parse_base32(ids.substr(0, id_size)).value_or(0));
        if (field.name == "revealed") draft.revealed = field.boolean;
        if (field.name == "picks")
            for (const char digit : field.text) draft.answer.picks.push_back(static_cast<std::uint8_t>(digit - '0'));
    }
    state_.draft = std::move(draft);
    take_up_draft();
}

/// Tells the platform of the interview, or of the card that is asked, and what was answered so far, whenever that
/// changed. What is not open here stays as it was kept: another tab may have it open.
void Updater::keep_draft() {
    const auto keep = [&](bool of_interview, std::string& kept, std::string json) {
        if (json == kept) return;
        kept = json;
        effects_.emplace_back(KeepDraft{of_interview, std::move(json)});
    };
    if (state_.route.place == Place::interview)
        return keep(true, state_.kept_interview,
                    state_.interview ? write_sitting(state_.collection, *state_.interview) : std::string());
    if (!quiz_is_open() || state_.quiz->session.phase() == quiz::Phase::saving) return;
    std::string asked;
    if (const auto prompt = state_.quiz->session.prompt()) {
        const quiz::Session& session = state_.quiz->session;
        std::string picks;
        for (const std::uint8_t pick : session.answer().picks) picks += static_cast<char>('0' + pick);
        srs::JsonLineWriter writer;
        writer.string("deck", state_.quiz->deck).string("card", base32(prompt->card->id));
        writer.integer("reps", state_.reviews.card(prompt->card->id).reps).string("mode", prompt->mode);
        writer.string("text", session.answer().text).string("picks", picks).boolean("revealed", prompt->revealed);
        if (session.crams()) {
            std::string left;
            for (const model::CardId id : session.left(most_kept)) left += base32(id);
            writer.string("left", left);
        }
        asked = writer.finish();
    }
    keep(false, state_.kept_card, std::move(asked));
}

void Updater::refresh_quiz() {
    if (!state_.quiz) {
        if (state_.is_quizzing()) open_quiz(false);
        return;
    }
    state_.quiz->session.refresh(state_.reviews, moment());
}

void Updater::operator()(const Reveal&) {
    if (quiz_is_open()) state_.quiz->session.reveal();
}

void Updater::operator()(const SwitchMode& action) {
    if (quiz_is_open()) state_.quiz->session.switch_mode(action.mode);
}

void Updater::operator()(const WriteAnswer& action) {
    if (quiz_is_open()) state_.quiz->session.write(action.text);
    if (state_.route.place == Place::interview && state_.interview &&
        state_.interview->interview.phase == quiz::InterviewPhase::asking)
        state_.interview->interview.answers[state_.interview->interview.current].text = action.text;
}

void Updater::operator()(const PickPart& action) {
    if (quiz_is_open()) state_.quiz->session.pick(action.part, action.value);
}

void Updater::operator()(const Rate& action) {
    if (!quiz_is_open()) return;
    if (state_.quiz->session.crams())
        state_.quiz->session.cram(action.rating, state_.reviews, moment());
    else
        append_and_wait(state_.quiz->session.rate(action.rating, moment()));
}

void Updater::operator()(const UndoGrade&) {
    if (!quiz_is_open()) return;
    if (state_.quiz->session.crams()) {
        if (state_.quiz->session.walk(-1, state_.reviews, moment())) announce(Word::taken_back);
        return;
    }
    const auto event = state_.quiz->session.undo(state_.reviews, moment());
    if (!event) return;
    announce(Word::taken_back);
    if (undo_in_memory(*event)) return;
    append_and_wait(event);
}

void Updater::operator()(const RedoGrade&) {
    if (!quiz_is_open()) return;
    if (state_.quiz->session.crams()) {
        if (state_.quiz->session.walk(1, state_.reviews, moment())) announce(Word::brought_back);
        return;
    }
    const auto event = state_.quiz->session.redo(state_.reviews, moment());
    if (!event) return;
    announce(Word::brought_back);
    if (redo_in_memory(*event)) return;
    append_and_wait(event);
}

void Updater::operator()(const SuspendCard& action) {
    const model::Card* asked = state_.asked_card();
    if (asked != nullptr && asked->id == action.card && action.suspended) {
        const auto event = state_.quiz->session.suspend(moment());
        if (!event) return;
        append_and_wait(event);
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
