// When a card comes back: learning steps within a day, FSRS intervals after that. Follows the BasicScheduler and
// BasicLearningSteps of ts-fsrs 5.4 with `enable_short_term` on and `enable_fuzz` off, to the millisecond.
//
// Elapsed time is counted in whole calendar days between two reviews (not in periods of 24 hours), as ts-fsrs does;
// a review on the day of the last one uses the same-day formula. ts-fsrs counts days of UTC, which in Seoul end at 9 in
// the morning, so an evening and the next morning would be one day. `day_offset_ms` moves the border; 0 is ts-fsrs.
// A review before the last one (a clock set back) counts as the same day; ts-fsrs throws.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "srs/calendar.h"
#include "srs/fsrs.h"

namespace viva::srs {

enum class State : std::uint8_t { New, Learning, Review, Relearning };

/// What the log says about one card.
struct CardState {
    MemoryState memory;
    Time due = 0;                      ///< Meaningful unless New.
    Time last_review = 0;              ///< Meaningful unless New.
    Time buried_until = 0;             ///< Not shown before; set by the replay.
    std::int32_t last_review_day = 0;  ///< `day_number` of the last review, in the zone where it happened.
    std::int32_t interval_days = 0;    ///< The last interval; 0 for a step within the day.
    std::uint32_t reps = 0;
    std::uint32_t lapses = 0;  ///< How often Again was the answer in the Review state.
    State state = State::New;
    std::uint8_t step = 0;   ///< Which learning or relearning step the card stands on.
    bool suspended = false;  ///< Set by the replay.

    bool operator==(const CardState&) const = default;
};

struct SchedulerOptions {
    Parameters parameters = default_parameters;
    double desired_retention = 0.9;  ///< 0..1
    std::int32_t maximum_interval_days = default_maximum_interval_days;
    std::vector<std::int32_t> learning_steps_minutes = {1, 10};
    std::vector<std::int32_t> relearning_steps_minutes = {10};
    Time day_offset_ms = 0;  ///< See `srs::day_offset_ms`; 0: days of UTC.

    bool operator==(const SchedulerOptions&) const = default;
};

/// The options with all their constants worked out: what replays a long log.
class Scheduler {
public:
    explicit Scheduler(SchedulerOptions options = {});

    /// Intervals in days that are on offer side by side for Hard, Good, Easy; zeros where there are none.
    using Offered = std::array<std::int32_t, 3>;

    /// The card after it was answered at `now`, on day `today` (a `day_number`).
    CardState review(const CardState& card, Rating rating, Time now, std::int32_t today) const {
        CardState next = card;
        answer(next, rating, now, today);
        return next;
    }
    /// The same in place; tells what was on offer if that is asked for.
    void answer(CardState& card, Rating rating, Time now, std::int32_t today, Offered* offered = nullptr) const;
    /// The same with the day that the options' offset gives.
    CardState review(const CardState& card, Rating rating, Time now) const;

    /// Probability of recall at `now`, counting fractions of days; 0 for a new card.
    double retrievability(const CardState& card, Time now) const;

    const SchedulerOptions& options() const { return options_; }

private:
    void schedule_step(CardState& card, State before, Rating rating, State within) const;
    void schedule_days(CardState& card, std::int32_t days) const;
    void review_learned(CardState& card, Rating rating, double elapsed_days, Offered* offered) const;
    std::int32_t days_for(double stability_days) const;

    SchedulerOptions options_;
    Fsrs fsrs_;
    double interval_factor_;
};

/// The card after it was answered at `now`.
CardState review(const CardState& card, Rating rating, Time now, const SchedulerOptions& options = {});

/// What each rating would make of the card: Again, Hard, Good, Easy.
std::array<CardState, 4> preview(const CardState& card, Time now, const SchedulerOptions& options = {});
std::array<CardState, 4> preview(const CardState& card, Time now, std::int32_t today, const Scheduler& scheduler);

}  // namespace viva::srs
