// Everything that can happen to the app: what a person does, and what the platform answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "app/practice.h"
#include "app/route.h"
#include "model/review.h"

namespace viva::app {

// --- What a person does.

/// Go to a place; `replace` leaves no step in the history.
struct GoTo {
    Route route;
    bool replace = false;
};
/// A link inside a note: "#heading", "#/…", or an address outside.
struct FollowLink {
    std::string href;
};
/// Turn the card.
struct Reveal {};
/// Ask the card in another mode.
struct SwitchMode {
    std::string mode;
};
/// What has been written for an answer so far.
struct WriteAnswer {
    std::string text;
};
/// Put a part of the card to a side, or pick it (quiz::Answer::picks).
struct PickPart {
    std::uint32_t part = 0;
    std::uint8_t value = 0;
};
/// Other choices for cramming and mock interviews.
struct ChangePractice {
    Practice practice;
};
/// Begin a mock interview with these choices.
struct StartInterview {};
/// The question is answered; now it is looked over.
struct FinishAnswer {};
/// A key point was said after all, or was not.
struct TogglePoint {
    std::size_t point = 0;
};
struct NextQuestion {};
/// Go to the report of what was answered; from there, or if nothing was, leave it behind with its recordings.
struct EndInterview {};
/// Record the answer, where that has not begun by itself.
struct RecordAnswer {};
/// Play what was said, or stop playing.
struct PlayRecording {
    std::size_t answer = 0;
};
struct DeleteRecordings {};
/// Grade the card that is turned.
struct Rate {
    model::Rating rating = model::Rating::Good;
};
/// Take the last grade back; again and again.
struct UndoGrade {};
/// Take the last undo back; again and again.
struct RedoGrade {};
/// Never ask the card again, or (false) ask it again.
struct SuspendCard {
    model::CardId card = 0;
    bool suspended = true;
};
struct ChangeSetting {
    std::string name;
    std::string value;
};
/// Fit parameters to the log; they are offered, not taken (Learning::offer).
struct LearnParameters {};
struct StopLearning {};
/// Use the offered parameters from now on.
struct TakeParameters {};
struct LeaveParameters {};
/// Plan anew towards the interview of the settings.
struct MakePlan {};
struct StopPlan {};
/// The whole log as a file.
struct ExportEvents {};
/// What a person wants done with the data outside of the log.
enum class DataWish : std::uint8_t {
    pick_file,      ///< Choose a file to bring in.
    store_lines,    ///< Put events of other devices into the log; `detail` is their lines.
    back_up,        ///< Keep a copy now.
    open_backup,    ///< `detail` is its name.
    choose_folder,  ///< One that devices share.
    leave_folder,
    sync_folder,
    anki_deck,  ///< Make a deck file for Anki; `detail` is its name, and on the lines after it the log.
    anki_text,  ///< The same as the text that Anki imports.
};
struct AskData {
    DataWish what = DataWish::pick_file;
    std::string detail;
};
/// Take what the file that was brought has, or leave it.
struct TakeImport {};
struct DropImport {};
/// Try to store what is only in memory.
struct StoreAgain {};
struct DismissNotice {
    std::uint32_t id = 0;
};
/// The person takes the new version now.
struct TakeUpdate {};
struct ShowHelp {
    bool shown = true;
};
/// Ask again for the volume of the notes that could not be had.
struct FetchAgain {
    std::uint32_t volume = 0;
};
/// The words in the search changed; opens it where it is not open.
struct Search {
    std::string words;
};
/// Another found text becomes the one that Enter opens: so many further down.
struct ChooseFound {
    std::int32_t step = 0;
};
/// Go to a found text; or (`quiz`) be asked its question.
struct OpenFound {
    std::uint32_t index = 0;
    bool quiz = false;
    bool entered = false;  ///< By Enter: if the words are newer than what was found, it waits for the answer.
};
/// The typing rests: its words go into the address bar.
struct KeepSearch {};
/// Back to what lies beneath the search.
struct CloseSearch {};
/// The address of a place into the clipboard.
struct CopyLink {
    Route route;
};
struct CopyText {
    std::string text;
};
/// The block at the top of the view; `offset` pixels of it are above.
struct StandAt {
    std::string note;
    std::uint32_t block = 0;
    float offset = 0;
};

// --- What the platform answers.

/// The address changed (a link from outside, back, forward).
struct RouteChanged {
    std::string hash;
    /// Where the reader left this entry of the history; none: nowhere yet.
    std::uint32_t block = model::none;
    float offset = 0;
};
/// The log as it was kept for opening (srs/packed_log.h), before any lines. Taken whole or not at all: `event_count`
/// tells.
struct PackedEventsArrived {
    std::string bytes;
    std::string folded;  ///< What `ReviewState::folded` gave another time; empty: nothing is kept.
};
/// Lines of the event file from the database; `last` with the last of them. Later: events of other tabs.
struct EventsArrived {
    std::string lines;
    bool last = true;
};
/// The event with its id, on disk.
struct EventStored {
    std::uint32_t request = 0;
    std::string line;
};
enum class StoreFailure : std::uint8_t { full, refused, broken };
struct EventFailed {
    std::uint32_t request = 0;
    StoreFailure reason = StoreFailure::broken;
};
enum class StorageStatus : std::uint8_t { unknown, ready, evictable, refused, full };
struct StorageChanged {
    StorageStatus status = StorageStatus::unknown;
};
/// A file of events: brought by the person, out of a backup, or (`from_folder`) of another device.
struct FileArrived {
    std::string name;
    std::string text;
    bool from_folder = false;
};
/// What `DataWish::store_lines` came to.
struct LinesStored {
    std::uint32_t request = 0;
    std::optional<StoreFailure> failure = std::nullopt;
};
/// What stands beside the log: lines of flat JSON objects (web/README.md, "Bridge").
struct DataStatusArrived {
    std::string lines;
};
/// Remembered reading places: {"<note>":{"block":n,"offset":n},…}.
struct PlacesArrived {
    std::string json;
};
/// A volume of the notes is in the collection now, or (`came` false) could not be had.
struct NotesArrived {
    std::uint32_t volume = 0;
    bool came = true;
};
/// What KeepDraft kept: of the interview, and on the line after it of the card.
struct DraftArrived {
    std::string json;
};
/// The answer to an Ask, as JSON (worker/questions.h).
struct Answered {
    std::uint32_t request = 0;
    std::string json;
};
/// `part` (0…1) of an answer is worked out.
struct AnswerProgressed {
    std::uint32_t request = 0;
    double part = 0;
};
/// The platform records, plays, rests, or cannot record; `kept` names a recording that it has now.
struct RecorderChanged {
    RecorderStatus status = RecorderStatus::idle;
    std::string kept;
};
/// What an interview cannot have: a recording is lost, or no voice reads the question out.
struct SoundFailed {
    bool voice = false;
};
struct UpdateReady {};
/// Time has passed; what falls due is looked at again.
struct Tick {};

using Action = std::variant<GoTo, FollowLink, Reveal, SwitchMode, WriteAnswer, PickPart, ChangePractice, StartInterview,
                            FinishAnswer, TogglePoint, NextQuestion, EndInterview, RecordAnswer, PlayRecording,
                            DeleteRecordings, Rate, UndoGrade, RedoGrade, SuspendCard, ChangeSetting, LearnParameters,
                            StopLearning, TakeParameters, LeaveParameters, MakePlan, StopPlan, ExportEvents, AskData,
                            TakeImport, DropImport, FileArrived, LinesStored, DataStatusArrived, StoreAgain,
                            DismissNotice, TakeUpdate, ShowHelp, Search, ChooseFound, OpenFound, KeepSearch,
                            CloseSearch, CopyLink, CopyText, StandAt, FetchAgain, RouteChanged, PackedEventsArrived,
                            EventsArrived, EventStored, EventFailed, StorageChanged, PlacesArrived, NotesArrived,
                            DraftArrived, RecorderChanged, SoundFailed, Answered, AnswerProgressed, UpdateReady, Tick>;

}  // namespace viva::app
