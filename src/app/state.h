// Everything the app knows. Only `update` changes it; views read it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/actions.h"
#include "app/decks.h"
#include "app/finding.h"
#include "app/histories.h"
#include "app/learning.h"
#include "app/overview.h"
#include "app/practice.h"
#include "app/settings.h"
#include "model/card.h"
#include "quiz/queue.h"
#include "quiz/session.h"
#include "srs/merge.h"
#include "srs/replay.h"

namespace viva::app {

enum class NoticeKind : std::uint8_t {
    unsaved,  ///< Events are only in memory; stays while that is so.
    update_ready,
    unknown_place,  ///< `detail` is the address.
    unknown_note,   ///< `detail` is what was asked for.
    unknown_heading,
    unknown_deck,
    events_damaged,  ///< `count` lines were left out.
    clock_back,      ///< The clock stands before the last answer.
    evicted,         ///< The browser has lost about `count` events since the last visit.
    imported,        ///< `count` events came in.
    import_failed,
    folder_damaged,   ///< `count` lines of the file `detail` in the shared folder were left out.
    file_unreadable,  ///< `detail` is the file's name.
    backup_made,
    backup_same,    ///< The last copy has everything.
    backup_failed,  ///< No copy could be made.
    backup_gone,    ///< A copy could not be opened.
    anki_none,      ///< The file `detail` is no deck that can be read.
    anki_newest,    ///< The file `detail` is a deck in a format that only newer programs read.
    anki_failed,    ///< No deck could be made.
};

/// Something to tell until the person closes it.
struct Notice {
    std::uint32_t id = 0;
    NoticeKind kind = NoticeKind::unknown_place;
    std::string detail;
    std::uint32_t count = 0;
};

/// Where the reader stood in a note.
struct ReadingPlace {
    std::string note;
    std::uint32_t block = 0;
    float offset = 0;  ///< Pixels of the block above the view.
};

/// An event on its way to the database.
struct PendingEvent {
    std::uint32_t request = 0;
    model::Event event;
    model::Time since = 0;
    std::string unsaved_id;  ///< Not empty: it counts under this id already, from memory, and is tried (again) now.
};

/// What a deck of Anki had beside the reviews that it offers.
struct AnkiReport {
    std::uint32_t matched = 0;    ///< Notes that belong to a question here.
    std::uint32_t unmatched = 0;  ///< Notes with reviews that belong to none.
    std::string missed;           ///< What the first of these ask, one a line.
};

/// A file and what it would bring into the log.
struct Import {
    std::string name;
    srs::MergeOffer offer;
    std::optional<AnkiReport> anki;  ///< It came out of a deck.
    bool automatic = false;          ///< From the shared folder: the person agreed when choosing it.
    std::uint32_t number = 0;        ///< Tells it from the others that this visit saw.
    std::uint32_t request = 0;       ///< Not 0: it is being stored.
};

/// A copy of the log that the browser keeps beside it.
struct Backup {
    std::string name;
    model::Time at = 0;
    std::uint32_t events = 0;
};

/// The folder that devices share.
enum class FolderState : std::uint8_t {
    unsupported,
    none,     ///< Not chosen.
    synced,   ///< Read and written.
    waiting,  ///< The browser wants to be asked again before it lets us in.
    failed,
};
struct Folder {
    FolderState state = FolderState::unsupported;
    std::string name;
};

/// Some of the notes, which come when they are needed (pack/volumes.h).
struct NotesVolume {
    enum class Status : std::uint8_t { absent, asked, here, failed };
    std::uint32_t end_document = 0;  ///< It begins where the one before ends.
    Status status = Status::absent;
};

/// A quiz under way.
struct Quiz {
    std::string deck;  ///< As in the route; empty: every deck.
    quiz::Session session;
    std::optional<std::uint32_t> waiting;  ///< The request that must be answered before anything goes on.
};

/// A card that is being answered, as it is kept beyond the visit.
struct Draft {
    std::string deck;  ///< As in the route.
    model::CardId card = 0;
    std::uint32_t reps = 0;  ///< Of the card: once it was answered elsewhere, the draft is past.
    std::string mode;
    quiz::Answer answer;
    bool revealed = false;
    std::vector<model::CardId> left;  ///< Cramming: the cards still to ask.
};

/// A block to scroll to; `offset` pixels of it are above the view.
struct ScrollTarget {
    std::uint32_t block = model::none;  ///< none: the beginning.
    float offset = 0;
    bool by_name = false;  ///< A heading that an address names: it lands below the view's top.
};

struct State {
    model::Collection collection;
    std::vector<Deck> decks;
    std::vector<Shelf> shelves;
    StartOptions options;

    std::vector<NotesVolume> volumes;      ///< None: all notes are there.
    std::optional<std::uint32_t> awaited;  ///< The volume that the place cannot be shown without.
    bool moves_wait = false;               ///< Whether cards have moved is told once every note is there.

    Route route;                     ///< The place; with a search over it, what lies beneath.
    std::optional<Finding> finding;  ///< The search, while it is open.
    std::uint32_t arrivals = 0;      ///< Counts every change of place, so that a view knows when to scroll anew.
    ScrollTarget target;             ///< Where the view stands on arrival.
    bool gone_on = false;            ///< The place is not the first one any more: somebody was led to it.
    std::vector<ReadingPlace> places;
    std::vector<std::string> read_notes;  ///< Ids of notes that were read to their end, sorted.

    srs::ReviewState reviews;
    std::vector<KnownCard> known;     ///< What the log remembers of graded cards, by id once it is whole.
    std::vector<Roll> rolls;          ///< Of this site's packs in which something was graded (histories.h).
    bool roll_is_kept = false;        ///< This pack's is among them.
    std::vector<model::Moved> moves;  ///< That the log knows, in the order of arrival.
    Settings settings;
    Overview overview;
    Learning learning;
    std::optional<Quiz> quiz;
    std::optional<Draft> draft;  ///< From the visit before, until the quiz that it belongs to opens.
    Practice practice;
    std::optional<InterviewSitting> interview;
    std::string kept_interview, kept_card;  ///< The drafts as the platform has them.

    StorageStatus storage = StorageStatus::unknown;
    bool log_loaded = false;  ///< Before that nobody is asked anything: what is new is not known yet.
    model::Time started_at = 0;
    model::Time next_tick = 0;  ///< When time alone changes something: the caller sends Tick then.
    std::string log;            ///< Stored lines that `reviews` cannot give back to the byte, as they came.
    std::vector<PendingEvent> pending;
    std::vector<model::Event> unsaved;
    std::vector<model::Event> unsaved_undone;  ///< Taken back while only memory had them; a redo finds them here.
    StoreFailure unsaved_reason = StoreFailure::broken;
    std::uint32_t next_request = 1;
    std::uint32_t next_unsaved = 1;
    std::uint32_t damaged_lines = 0;
    bool clock_is_back = false;  ///< The clock stands before the last event; said once.

    std::vector<Import> imports;  ///< Offered, or being stored.
    std::vector<Backup> backups;  ///< The newest first.
    Folder folder;
    bool making_deck = false;  ///< For Anki.
    /// The file that the person is asked about, or nullptr.
    const Import* offered() const;

    std::vector<Notice> notices;
    std::uint32_t next_notice = 1;
    bool help_shown = false;

    std::uint32_t revision = 0;  ///< Changes with everything but the reading place.

    std::size_t event_count() const { return reviews.event_count(); }
    /// What the address bar says: the search, if one is open, else the place.
    Route address() const;
    const model::Document* document(std::string_view id) const;
    bool has_read(std::string_view note) const;
    /// Whether a note's answers may be folded away: not where the page's find would miss them. Of very long notes the
    /// page holds only what is near the view.
    bool can_hide_answers(std::string_view note) const;
    /// Whether the person chose to read a note's questions without the answers.
    bool hides_answers(std::string_view note) const;
    const ReadingPlace* place_in(std::string_view note) const;
    /// The card that the open quiz asks now, or nullptr.
    const model::Card* asked_card() const;
    /// The place is one where cards are asked one by one: the quiz, or cramming once it has begun.
    bool is_quizzing() const;
    /// How many cards of today's plan were not answered today.
    std::uint32_t planned_left() const;
    /// The limit and the order that every queue follows.
    quiz::QueueOptions queue_options() const;
};

}  // namespace viva::app
