// The state of all cards as a fold over the event log.
//
//   - Events fold in canonical order (see event_log.h), so the state is a function of the set of events: any order of
//     arrival and any repetition give the same state.
//   - `moved` hands the history that `from` has at that moment to `to`; what happens to `from` later is its own again.
//   - A review that a deck of another program brought, or that could not be stored at first and was exported, counts
//     only if the log has no review of the card's of that moment from the device that gave it: its log may come later.
//   - `bury` lasts until the learner's next day; `suspend` until a `suspend` with false.
//   - Days are the learner's: they begin at `day_start_minutes` in the zone that each event carries. The scheduler's
//     elapsed days are these too, unless `utc_days` asks for ts-fsrs's days of UTC.
//   - A card's first review ever introduces it, whatever day its deck first met it.
//   - What was folded once may be kept and taken up the next time (folded.cpp); it never counts beside the log.
//   - With `spread`, the day of an interval follows from how many cards are due then: from all events before. So a late
//     event or an undo folds everything again.
//
// Appending an event that happened last costs one step of one card. A late event or an undo folds one card again;
// `moved`, an undo of an undo, and large batches fold everything again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/key_table.h"
#include "base/later.h"
#include "model/review.h"
#include "srs/event_log.h"
#include "srs/histories.h"
#include "srs/history.h"
#include "srs/scheduler.h"
#include "srs/spread.h"

namespace viva::srs {

using model::CardId;

/// A card that shall be remembered better, or less well, than the others.
struct CardRetention {
    CardId card = 0;
    double desired_retention = 0.9;  ///< 0..1

    bool operator==(const CardRetention&) const = default;
};

struct ReplayOptions {
    SchedulerOptions scheduler;            ///< `day_offset_ms` is not used: each event brings its zone.
    std::vector<CardRetention> retention;  ///< Sorted by card; all others have the scheduler's.
    SpreadOptions spread;
    std::int32_t day_start_minutes = default_day_start_minutes;
    bool utc_days = false;  ///< Count elapsed days of UTC, as ts-fsrs does.

    bool operator==(const ReplayOptions&) const = default;
};

/// Whoever takes longer was called away, or left the card open overnight: no more than this counts as time of learning.
inline constexpr std::uint32_t longest_took_ms = 120'000;

/// What was done on one day of the learner.
struct DayCounts {
    std::int32_t day = 0;  ///< `day_number`
    std::uint32_t reviews = 0;
    std::uint32_t introduced = 0;  ///< Cards answered for the first time.
    std::uint32_t tested = 0;      ///< Reviews of cards last seen on an earlier day: what true retention counts.
    std::uint32_t recalled = 0;    ///< Of these, not Again.
    std::uint64_t took_ms = 0;     ///< Of each review at most `longest_took_ms`.

    bool operator==(const DayCounts&) const = default;
};

/// Something that a person did to a card, and that `undo` can take back.
struct CardAction {
    std::string event_id;
    CardId card = 0;  ///< The card that has it in its history now.
    EventKind kind = EventKind::review;
};

class ReviewState {
public:
    explicit ReviewState(ReplayOptions options = {});

    /// Adds events; those already known change nothing.
    void apply(std::span<const model::Event> events);
    void apply(const model::Event& event) { apply({&event, 1}); }

    /// Takes events in without folding them: for a long log that arrives in pieces. Nothing else here knows of them
    /// before the next `apply`, which may have no events.
    void collect(std::span<const model::Event> events);

    /// The same for the reviews of a packed log, if nothing is known yet; all of them, or none and false.
    bool collect(const PackedLog& packed);
    /// Works out which of the collected events count, and from them the settings, before any card is folded: for
    /// options that stand in the log itself.
    void settle();

    /// What the fold made of all events, as bytes for the next opening. A copy: the log stays the truth.
    VIVA_LATER std::string folded() const;
    /// Takes up what `folded` gave, for the fold of the events that were collected. It begins behind the events that
    /// the bytes cover if these are the first that are known now, to the last detail, under the same options; else the
    /// bytes are passed over.
    void begin_from(std::string folded) { begin_from_ = std::move(folded); }
    /// How many events the last fold of the whole log had to fold; those it found folded do not count.
    std::size_t events_folded() const { return log_.order().size() - found_folded_; }

    /// Folds the whole log again with other options.
    void set_options(ReplayOptions options);
    const ReplayOptions& options() const { return options_; }
    /// Of the cards that have no retention of their own.
    const Scheduler& scheduler() const { return schedulers_.front(); }
    /// 0..1
    double desired_retention(CardId id) const;

    /// A card that the log never met is New.
    const CardState& card(CardId id) const;

    /// The card's reviews that count, the oldest first, each with what it met and what it left.
    std::vector<PastReview> history(CardId id) const;

    /// What each rating would make of the card: Again, Hard, Good, Easy.
    std::array<CardState, 4> preview(CardId id, Time now, std::int32_t zone_minutes) const;

    /// The learner's day that holds `at`.
    std::int32_t day_of(Time at, std::int32_t zone_minutes) const;
    /// When that day ends.
    Time end_of_day(Time at, std::int32_t zone_minutes) const;

    /// Counts of one day; zeros for a day without reviews.
    DayCounts counts(std::int32_t day) const;
    /// Days in rising order; a day may stand there with zeros.
    std::span<const DayCounts> days() const { return days_; }
    /// Share of recalled among tested reviews in the days [first, last]; nothing if none was tested.
    std::optional<double> true_retention(std::int32_t first, std::int32_t last) const;

    /// The latest value of a setting.
    std::optional<std::string_view> setting(std::string_view name) const;

    /// Whether an event of this id is known and not taken back.
    bool counts_event(std::string_view id) const;
    /// The last review, suspend or bury that counts, of one of these cards (sorted by id).
    std::optional<CardAction> last_action(std::span<const CardId> sorted_cards) const;
    /// The same for one event.
    std::optional<CardAction> action(std::string_view id) const;
    /// What a redo takes back: the last undo that counts of such an action, with the card that it concerns. Nothing if
    /// one of the cards was acted on after it: then what was undone is past.
    std::optional<CardAction> last_undo(std::span<const CardId> sorted_cards) const;
    /// Whether the event of this id is an undo.
    bool is_undo(std::string_view id) const;

    /// What the optimizer learns from: the reviews of all cards, in the learner's days.
    Histories histories() const;

    /// When the last event happened, by the clocks of their devices; nothing if there is none.
    std::optional<Time> latest_event() const {
        return log_.order().empty() ? std::nullopt : std::optional(log_[log_.order().back()].at);
    }
    /// When the last event happened to what this one is about: its card, its setting, the event that it takes back.
    std::optional<Time> latest_like(const model::Event& event) const;
    /// Every event that is known.
    const EventLog& log() const { return log_; }
    /// How many events are known, those taken back included.
    std::size_t event_count() const { return log_.records().size(); }

private:
    struct Card {
        CardState state;
        CardId id = 0;
        std::uint32_t scheduler = 0;            ///< Index into `schedulers_`.
        std::int32_t due_day = 0;               ///< With `spread`, in the Review state: where `due_` counts it.
        std::uint32_t last = KeyTable::absent;  ///< Its last record; `links_` leads to the ones before.
    };
    /// What the fold keeps beside each record.
    struct Link {
        std::uint32_t card = KeyTable::absent;
        std::uint32_t previous = KeyTable::absent;  ///< The record before it in the history of the card.
        std::uint8_t counted = 0;                   ///< What it added to its day, as CountedFlag.
        bool copies = false;                        ///< It says what another record of the card says: it never counts.
    };

    void collect_reviews(const Card& card, std::vector<std::uint32_t>& records) const;
    bool add_one(std::uint32_t record, EventLog::Addition addition);
    void make_schedulers();
    std::uint32_t scheduler_of(CardId id) const;
    CardState answered(const Card& card, Rating rating, Time now, std::int32_t learner_day) const;
    std::uint32_t intern_card(CardId id);
    void link_at_end(std::uint32_t record, std::uint32_t card);
    void link_in_order(std::uint32_t record, std::uint32_t card);
    bool copies_another(std::uint32_t record) const;
    void fold(std::uint32_t record);
    void fold_review(std::uint32_t record, Card& card);
    void fold_setting(std::uint32_t record);
    void fold_card_again(std::uint32_t card);
    void fold_all_again();
    std::size_t take_up_folded();
    std::uint64_t options_key() const;
    std::uint64_t order_key(std::size_t events) const;
    void fold_settings();
    void find_homes();
    DayCounts& day(std::int32_t number);
    void count(std::uint32_t record, std::int32_t learner_day, std::uint8_t flags);
    void uncount(std::uint32_t record);
    Time offset_of(const EventRecord& record) const;

    ReplayOptions options_;
    bool unfolded_ = false;         ///< Events were collected and not folded.
    bool settled_ = true;           ///< No event came since `settle`.
    std::string begin_from_;        ///< What `folded` gave, for the next fold of the whole log.
    std::size_t found_folded_ = 0;  ///< So many events, the first of the order, came folded: they have no `counted`.
    DayCosts day_costs_ = {};
    std::vector<Scheduler> schedulers_;           ///< One for each retention; the first is everybody's.
    std::vector<std::uint32_t> card_schedulers_;  ///< For each of `options_.retention`.
    EventLog log_;
    std::vector<Link> links_;
    std::vector<Card> cards_;
    KeyTable cards_by_id_;
    DayLoad due_;  ///< With `spread`: cards in the Review state by the day on which they are due.
    std::vector<DayCounts> days_;
    std::size_t last_day_ = 0;             ///< Index into `days_`: events come in runs of one day.
    std::vector<std::uint32_t> settings_;  ///< The record of each setting's latest value.
    std::vector<std::uint32_t> scratch_;
};

}  // namespace viva::srs
