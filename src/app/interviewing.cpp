// The mock interview: its clock and its answers are here, sound is the platform's.
#include <algorithm>
#include <utility>

#include "app/updater.h"
#include "model/asked_words.h"

namespace viva::app {

void Updater::operator()(const ChangePractice& action) { state_.practice = action.practice; }

void Updater::operator()(const StartInterview&) {
    const Practice& practice = state_.practice;
    Practice everything = practice;
    everything.known = KnownFilter::any;
    const std::vector<std::uint32_t> cards =
        cram_cards(state_.collection, state_.decks, cram_spec(everything), state_.reviews);
    const auto order =
        quiz::interview_order(state_.collection, cards, practice.questions, static_cast<std::uint64_t>(clock_.now));
    if (order.empty()) return;
    // What was recorded before has no place left to be listened to.
    effects_.emplace_back(Record{"forget", {}});
    InterviewSitting sitting;
    sitting.interview =
        quiz::start_interview(state_.collection, order, model::Time{practice.seconds} * 1000, clock_.now);
    sitting.by = practice.by;
    sitting.speak = practice.speak;
    state_.interview = std::move(sitting);
    open_question();
}

/// What happens when a question begins, or is come back to: it is read out, and what is said is recorded.
void Updater::open_question() {
    if (!state_.interview) return;
    InterviewSitting& sitting = *state_.interview;
    sitting.voiceless = false;
    if (sitting.interview.phase != quiz::InterviewPhase::asking) return;
    const model::Card& card = state_.collection.cards[sitting.interview.answer().card];
    if (sitting.speak)
        effects_.emplace_back(Speak{model::asked_words(state_.collection, card),
                                    std::string(state_.collection.documents[card.document].language)});
    if (sitting.by == AnswerBy::recording && sitting.recorder != RecorderStatus::refused) record_answer();
}

void Updater::record_answer() {
    InterviewSitting& sitting = *state_.interview;
    sitting.lost = false;
    effects_.emplace_back(Record{"start", recording_name(sitting.interview, sitting.interview.current)});
}

void Updater::operator()(const RecordAnswer&) {
    if (state_.interview && state_.interview->interview.phase == quiz::InterviewPhase::asking) record_answer();
}

void Updater::hush() {
    if (!state_.interview) return;
    if (state_.interview->speak) effects_.emplace_back(Speak{});
    // A recording may be about to begin: the browser asks the person first.
    if (state_.interview->by == AnswerBy::recording || state_.interview->recorder == RecorderStatus::playing)
        effects_.emplace_back(Record{"stop", {}});
}

void Updater::operator()(const FinishAnswer&) {
    if (!state_.interview || state_.awaited) return;
    hush();
    quiz::finish_answer(state_.collection, state_.interview->interview, clock_.now);
}

void Updater::operator()(const TogglePoint& action) {
    if (state_.interview) quiz::toggle_point(state_.interview->interview, action.point);
}

void Updater::operator()(const NextQuestion&) {
    if (!state_.interview) return;
    hush();
    quiz::ask_next(state_.interview->interview, clock_.now);
    open_question();
}

void Updater::operator()(const EndInterview&) {
    if (!state_.interview) return;
    quiz::Interview& interview = state_.interview->interview;
    if (state_.interview->speak) effects_.emplace_back(Speak{});
    const bool tells = std::any_of(interview.answers.begin(), interview.answers.end(),
                                   [](const quiz::InterviewAnswer& answer) { return answer.answered; });
    if (tells && interview.phase != quiz::InterviewPhase::finished) {
        // Of a question that was not answered nothing is kept.
        const bool asks = interview.phase == quiz::InterviewPhase::asking;
        if (state_.interview->by == AnswerBy::recording)
            effects_.emplace_back(Record{asks ? "drop" : "stop", recording_name(interview, interview.current)});
        quiz::end_interview(interview);
        return;
    }
    // The only place to hear or to delete recordings goes with it.
    effects_.emplace_back(Record{"forget", {}});
    state_.interview.reset();
}

void Updater::operator()(const PlayRecording& action) {
    if (!state_.interview) return;
    const bool stops = state_.interview->recorder == RecorderStatus::playing;
    state_.interview->playing = action.answer;
    effects_.emplace_back(stops ? Record{"stop", {}}
                                : Record{"play", recording_name(state_.interview->interview, action.answer)});
}

void Updater::operator()(const DeleteRecordings&) {
    if (!state_.interview) return;
    hush();
    effects_.emplace_back(Record{"forget", {}});
    for (quiz::InterviewAnswer& answer : state_.interview->interview.answers) answer.recorded = false;
    announce(Word::recordings_deleted);
}

void Updater::operator()(const RecorderChanged& action) {
    if (!state_.interview) return;
    quiz::Interview& interview = state_.interview->interview;
    state_.interview->recorder = action.status;
    if (!action.kept.empty()) state_.interview->lost = false;
    for (std::size_t i = 0; i < interview.answers.size(); ++i)
        if (!action.kept.empty() && recording_name(interview, i) == action.kept) interview.answers[i].recorded = true;
}

void Updater::operator()(const SoundFailed& action) {
    if (!state_.interview) return;
    (action.voice ? state_.interview->voiceless : state_.interview->lost) = true;
    announce(action.voice ? Word::no_voice : Word::recording_lost);
}

}  // namespace viva::app
