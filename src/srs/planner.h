// Learning towards a day: which cards to ask on which day so that recall on the day of an interview is highest, with a
// number of answers a day that the person has time for.
//
// An answer has a price. For each card the best times of its next answers are worked out backwards from the interview
// (dynamic programming over day, stability and difficulty): an answer is worth it on a day where waiting any longer is
// worth less. The price (it rises towards the interview) is the one with which simulated days of the person end best;
// on a day with more answers than time, those that gain most come first.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "srs/fsrs.h"
#include "srs/optimizer.h"

namespace viva::srs {

/// A card as it stands now.
struct PlanCard {
    MemoryState memory;         ///< Stability 0: never asked.
    std::int32_t last_day = 0;  ///< `day_number` of its last answer.
};

struct PlanOptions {
    Parameters parameters = default_parameters;
    std::int32_t today = 0;
    std::int32_t interview_day = 0;  ///< The first day on which nothing is learnt any more.
    double answers_a_day = 100;      ///< What the person has time for.
    double answers_today = -1;       ///< What is left of it today; negative: a whole day.
    /// How much of `answers_a_day` each day of the week takes, from Monday on; 0: a free day.
    std::array<double, 7> weekdays = {1, 1, 1, 1, 1, 1, 1};
    /// How new cards are answered: Again, Hard, Good, Easy. Adds up to 1.
    std::array<double, 4> first_ratings = {0.25, 0.1, 0.55, 0.1};
    std::uint64_t seed = 1;       ///< Of the simulated answers that the forecast rests on.
    std::optional<double> price;  ///< Known from an earlier plan; else it is looked for.
    Watch watch;
};

/// What a day of the plan is expected to bring.
struct PlanDay {
    std::int32_t day = 0;
    double answers = 0;
    double fresh = 0;   ///< Cards asked for the first time.
    double recall = 0;  ///< Mean recall on the day of the interview if nothing were learnt after this day.
};

struct Plan {
    std::vector<std::uint32_t> today;  ///< Which of the cards to ask today, in their order.
    std::vector<PlanDay> days;         ///< From today to the day before the interview.
    std::vector<float> recall;         ///< Expected recall of each card on the day of the interview, 0…1.
    double mean_recall = 0;            ///< Of all cards.
    double idle_recall = 0;            ///< The same if nothing is learnt from now on.
    double price = 0;                  ///< Of an answer, in recall of a card.
    std::uint32_t unreached = 0;       ///< Cards whose expected recall stays below one half.
};

/// Limits; beyond them the plan is an error with a message.
inline constexpr std::int32_t longest_plan_days = 730;
inline constexpr std::size_t most_plan_cards = 20'000;

/// The plan for these cards. Errors: the interview is not after today or too far away, too many cards, no time, or the
/// watch said stop.
Result<Plan> make_plan(std::span<const PlanCard> cards, const PlanOptions& options);

/// Only which cards to ask today at a known `options.price`: the part of a plan that changes from day to day.
Result<std::vector<std::uint32_t>> plan_today(std::span<const PlanCard> cards, const PlanOptions& options);

}  // namespace viva::srs
