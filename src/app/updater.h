// The work of one update: the state it changes, the moment, and the effects it gathers. Inside of the room.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/actions.h"
#include "app/effects.h"
#include "app/state.h"
#include "base/later.h"
#include "srs/json_line.h"

namespace viva::app {

/// Takes the next line off `lines`, and gives it without its end.
std::string_view take_line(std::string_view& lines);

class Updater {
public:
    Updater(State& state, const Clock& clock) : state_(state), clock_(clock) {}

    // Places (places.cpp).
    void operator()(const GoTo& action);
    void operator()(const FollowLink& action);
    void operator()(const RouteChanged& action);
    void operator()(const StandAt& action);
    void operator()(const PlacesArrived& action);

    // Notes that come later (volumes.cpp).
    VIVA_LATER void operator()(const NotesArrived& action);
    VIVA_LATER void operator()(const FetchAgain& action);

    // The quiz (quizzing.cpp).
    void operator()(const Reveal& action);
    VIVA_LATER void operator()(const SwitchMode& action);
    VIVA_LATER void operator()(const WriteAnswer& action);
    VIVA_LATER void operator()(const PickPart& action);
    void operator()(const Rate& action);
    VIVA_LATER void operator()(const UndoGrade& action);
    VIVA_LATER void operator()(const RedoGrade& action);
    void operator()(const DraftArrived& action);

    // The mock interview (interviewing.cpp).
    VIVA_LATER void operator()(const ChangePractice& action);
    VIVA_LATER void operator()(const StartInterview& action);
    VIVA_LATER void operator()(const FinishAnswer& action);
    VIVA_LATER void operator()(const TogglePoint& action);
    VIVA_LATER void operator()(const NextQuestion& action);
    VIVA_LATER void operator()(const EndInterview& action);
    VIVA_LATER void operator()(const RecordAnswer& action);
    VIVA_LATER void operator()(const PlayRecording& action);
    VIVA_LATER void operator()(const DeleteRecordings& action);
    VIVA_LATER void operator()(const RecorderChanged& action);
    VIVA_LATER void operator()(const SoundFailed& action);
    VIVA_LATER void operator()(const SuspendCard& action);

    // The log (log.cpp).
    void operator()(const ChangeSetting& action);
    VIVA_LATER void operator()(const ExportEvents& action);
    VIVA_LATER void operator()(const StoreAgain& action);
    void operator()(const PackedEventsArrived& action);
    void operator()(const EventsArrived& action);
    void operator()(const EventStored& action);
    void operator()(const EventFailed& action);
    void operator()(const StorageChanged& action);

    // Finding (finding.cpp).
    void operator()(const Search& action);
    VIVA_LATER void operator()(const ChooseFound& action);
    VIVA_LATER void operator()(const OpenFound& action);
    VIVA_LATER void operator()(const KeepSearch& action);
    VIVA_LATER void operator()(const CloseSearch& action);
    VIVA_LATER void operator()(const Answered& action);
    VIVA_LATER void operator()(const AnswerProgressed& action);

    // Parameters and plans (learning.cpp).
    VIVA_LATER void operator()(const LearnParameters& action);
    VIVA_LATER void operator()(const StopLearning& action);
    VIVA_LATER void operator()(const TakeParameters& action);
    VIVA_LATER void operator()(const LeaveParameters& action);
    VIVA_LATER void operator()(const MakePlan& action);
    VIVA_LATER void operator()(const StopPlan& action);

    // Files and folders (data.cpp).
    VIVA_LATER void operator()(const AskData& action);
    VIVA_LATER void operator()(const TakeImport& action);
    VIVA_LATER void operator()(const DropImport& action);
    VIVA_LATER void operator()(const FileArrived& action);
    VIVA_LATER void operator()(const LinesStored& action);
    void operator()(const DataStatusArrived& action);

    // The rest (update.cpp).
    void operator()(const DismissNotice& action);
    void operator()(const TakeUpdate& action);
    void operator()(const ShowHelp& action);
    void operator()(const CopyLink& action);
    void operator()(const CopyText& action);
    void operator()(const UpdateReady& action);
    void operator()(const Tick& action);

    /// Comes to a place, from a click, the address bar or at the start; tells of what it cannot find. Returns the
    /// place where it ended up.
    Route arrive(Route route);
    /// Asks the worker for what is looked for, unless it is at work. After every action.
    void look_up();
    /// Asks for a new plan when a day or a setting made the last one old. After every action.
    void keep_plan();
    /// Asks for the volumes that are needed and not there. After every action.
    void call_for_notes() {
        if (!state_.volumes.empty()) call_for_volumes();
    }
    /// Works out what follows from the rest of the state. After every action that may have changed it.
    void refresh();

    /// Tells the platform of the card that is asked and of the answer so far, if they changed.
    void keep_draft();

    std::vector<Effect> take_effects() { return std::move(effects_); }

private:
    quiz::Moment moment() const { return {clock_.now, clock_.zone_minutes}; }
    /// `goes_on`: the person asks for more where the quiz ended.
    void open_quiz(bool goes_on);
    void refresh_quiz();
    std::vector<std::uint32_t> cards_named(const Route& route) const;
    void take_up_draft();
    VIVA_LATER void open_question();
    void record_answer();
    VIVA_LATER void hush();
    bool quiz_is_open() const { return state_.quiz && state_.is_quizzing() && !state_.awaited; }
    VIVA_LATER void call_for_volumes();
    void fetch(std::uint32_t volume, bool awaited);
    std::uint32_t volume_of(std::uint32_t document) const;
    bool misses_notes() const;
    /// Where the view of a note stands on arrival; drops from `route` a heading that the note has not.
    void aim(Route& route);
    void take_found();

    /// Asks the worker; Answered comes back with the number that this returns.
    std::uint32_t ask(std::string_view question, std::string json);
    void stop(Errand& errand);
    bool take_errand(const Answered& action);
    bool quiz_is_planned() const { return state_.route.place == Place::quiz && state_.route.deck == plan_deck; }

    std::uint32_t append(model::Event event, std::string unsaved_id = {});
    void append_and_wait(std::optional<model::Event> event);
    void watch_clock();
    void keep_in_memory(PendingEvent pending, StoreFailure reason);
    void store_late(const PendingEvent& pending, const model::Event& stored);
    bool undo_in_memory(const model::Event& undo);
    bool redo_in_memory(const model::Event& redo);
    void store_import(Import& import);
    void keep_line(std::string_view line);
    std::string stored_lines() const;
    /// What is only in memory, as lines of the event file.
    std::string unsaved_lines() const;
    srs::MergeOffer offer_of_folder(const FileArrived& action) const;
    /// The event file with everything, also what could not be stored.
    std::string whole_log() const;
    std::string dated_name(std::string_view ending) const;
    void report_deck(const srs::JsonFields& fields);
    std::vector<model::Event> read_lines(std::string_view lines);
    void load_settings();
    void learn_what_was_read(const model::Event& event);
    // What cards looked like (memory.cpp).
    void take_remembered(const model::Event& event);
    void take_roll(Roll roll);
    bool knows_roll(std::string_view text) const;
    void settle_remembered();
    void remember(model::CardId card);
    void remember_pack();
    void follow_moved_cards();
    VIVA_LATER void move_histories(std::span<const model::CardId> here, std::vector<KnownCard> gone);
    std::string unsaved_device() const;

    void notify(NoticeKind kind, std::string detail = {}, std::uint32_t count = 0);
    void withdraw(NoticeKind kind);
    void announce(Word key) { effects_.emplace_back(Announce{std::string(word(state_.settings.language, key))}); }

    State& state_;
    const Clock& clock_;
    std::vector<Effect> effects_;
};

}  // namespace viva::app
