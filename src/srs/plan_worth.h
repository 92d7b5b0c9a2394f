// What an answer on a day is worth to a card, worked out backwards from the interview: the table that a plan is made
// with. Inside of the room. Days count from today (0) to the interview.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "srs/fsrs.h"

namespace viva::srs {

/// Answers that a forgotten card takes: it comes back on the same day.
inline constexpr double answers_if_forgotten = 2;

/// Memory of a card that is forgotten after `elapsed_days` and learnt again on that day.
MemoryState forgotten(const Fsrs& fsrs, const MemoryState& memory, double elapsed_days);

/// A memory between the points of the grid that the table has values for.
struct GridPoint {
    std::size_t place = 0;  ///< Of the grid's point below it in both directions.
    double a = 0;           ///< How far it is to the next point of stability, 0…1,
    double b = 0;           ///< and of difficulty.
};

/// What an answer makes of each memory of the grid after each gap: the same on all days and at all prices.
class Transitions {
public:
    Transitions(const Fsrs& fsrs, std::int32_t days);

    struct Step {
        double recall = 0;
        GridPoint remembered;
        GridPoint lost;
    };
    std::span<const std::int32_t> gaps() const { return gaps_; }
    std::span<const Step> steps(std::size_t gap) const;

private:
    std::vector<std::int32_t> gaps_;
    std::vector<Step> steps_;
};

/// Worth: expected recall at the interview, less the price of the answers until then.
class Worth {
public:
    Worth(const Fsrs& fsrs, const Transitions& transitions, std::int32_t days, double price,
          const std::array<double, 4>& first_ratings);

    static constexpr std::int32_t never = 0x7FFFFFFF;
    struct Later {
        double worth = 0;
        std::int32_t day = never;  ///< Of the next answer; `never`: none is worth it.
    };
    /// The best that can become of a card, last answered on day `last`, after day `after` if not answered on it.
    Later best_later(const MemoryState& memory, std::int32_t last, std::int32_t after) const;

    /// What asking on a day gains over waiting, per answer. Positive: worth it.
    double gain(const MemoryState& memory, std::int32_t last, std::int32_t day) const;
    /// The same for a card that was never asked.
    double gain_of_beginning(std::int32_t day) const;

    double recall_at_interview(const MemoryState& memory, std::int32_t last) const;
    const Fsrs& fsrs() const { return fsrs_; }

private:
    void fill_day(const Transitions& transitions, std::int32_t day);
    double at(std::int32_t day, const GridPoint& point) const;
    double worth_if_asked(const MemoryState& memory, std::int32_t last, std::int32_t day) const;
    double worth_if_begun(std::int32_t day, const std::array<double, 4>& first_ratings) const;
    double price(std::int32_t day) const;

    const Fsrs& fsrs_;
    std::int32_t days_;
    double price_;
    double first_cost_ = 1;
    std::vector<double> table_;        ///< By day and point of the grid: just answered.
    std::vector<double> begin_worth_;  ///< Of a new card, by the day on which it is asked first.
    std::vector<double> begin_best_;   ///< The same on the best day from this one on.
};

}  // namespace viva::srs
