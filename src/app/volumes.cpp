// Notes that come when they are needed: where a collection has only outlines (pack/volumes.h), the place that is shown
// waits for its notes, and so do the search and the histories of cards that moved.
#include <algorithm>

#include "app/updater.h"

namespace viva::app {
namespace {

using Status = NotesVolume::Status;

/// The documents that the place shows the text of.
std::vector<std::uint32_t> shown_documents(const State& state) {
    std::vector<std::uint32_t> shown;
    if (const model::Document* note = state.document(state.route.note);
        note != nullptr && state.route.place == Place::note)
        shown.push_back(static_cast<std::uint32_t>(note - state.collection.documents.data()));
    if (const model::Card* card = state.asked_card()) shown.push_back(card->document);
    if (state.route.place == Place::interview && state.interview)
        for (const quiz::InterviewAnswer& answer : state.interview->interview.answers)
            shown.push_back(state.collection.cards[answer.card].document);
    return shown;
}

}  // namespace

std::uint32_t Updater::volume_of(std::uint32_t document) const {
    const auto is_before = [](const NotesVolume& volume, std::uint32_t index) { return volume.end_document <= index; };
    const auto found = std::lower_bound(state_.volumes.begin(), state_.volumes.end(), document, is_before);
    return static_cast<std::uint32_t>(found - state_.volumes.begin());
}

bool Updater::misses_notes() const {
    return std::any_of(state_.volumes.begin(), state_.volumes.end(),
                       [](const NotesVolume& volume) { return volume.status != Status::here; });
}

void Updater::fetch(std::uint32_t volume, bool awaited) {
    if (state_.volumes[volume].status != Status::absent) return;
    state_.volumes[volume].status = Status::asked;
    effects_.emplace_back(FetchNotes{volume, awaited});
}

void Updater::call_for_volumes() {
    const bool was_shown = !state_.awaited;
    state_.awaited.reset();
    const auto is_missing = [&](std::uint32_t document) {
        return document < state_.collection.documents.size() && state_.collection.documents[document].is_outline;
    };
    for (const std::uint32_t document : shown_documents(state_)) {
        if (!is_missing(document)) continue;
        const std::uint32_t volume = volume_of(document);
        if (!state_.awaited) state_.awaited = volume;
        fetch(volume, true);
    }
    if (state_.finding)
        for (const std::uint32_t document : documents_found(state_.finding->held))
            if (is_missing(document)) fetch(volume_of(document), false);
    for (std::uint32_t i = 0; state_.moves_wait && i < state_.volumes.size(); ++i) fetch(i, false);
    // The screen is another one now.
    if (was_shown != !state_.awaited) ++state_.revision;
}

void Updater::operator()(const FetchAgain& action) {
    if (action.volume < state_.volumes.size() && state_.volumes[action.volume].status == Status::failed)
        state_.volumes[action.volume].status = Status::absent;
}

void Updater::operator()(const NotesArrived& action) {
    if (action.volume >= state_.volumes.size()) return;
    NotesVolume& volume = state_.volumes[action.volume];
    volume.status = action.came ? Status::here : Status::failed;
    if (state_.finding) take_found();
    if (!action.came) return;
    if (state_.quiz) state_.quiz->session.renew_prompt();
    // The view stands where the address says, or where the reader had left this step of the history.
    const model::Document* note = state_.route.place == Place::note ? state_.document(state_.route.note) : nullptr;
    if (note != nullptr &&
        volume_of(static_cast<std::uint32_t>(note - state_.collection.documents.data())) == action.volume) {
        if (state_.target.block >= note->blocks.size()) {
            state_.target = {};
            aim(state_.route);
        }
        ++state_.arrivals;
    }
    if (state_.moves_wait && !misses_notes()) {
        state_.moves_wait = false;
        follow_moved_cards();
    }
}

}  // namespace viva::app
