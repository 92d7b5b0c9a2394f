#include "srs/plan_worth.h"

#include <algorithm>
#include <cmath>

namespace viva::srs {
namespace {

constexpr std::size_t stability_steps = 36;
constexpr std::size_t difficulty_steps = 5;
constexpr std::size_t grid_size = stability_steps * difficulty_steps;
constexpr double least_stability_days = 0.05;
constexpr double most_stability_days = 800;

/// The days before the interview are wanted by all cards, so an answer costs e^this times as much there as today.
constexpr double price_rise = 2;

MemoryState memory_at(std::size_t place) {
    const std::size_t row = place / difficulty_steps;
    const double share = static_cast<double>(row) / (stability_steps - 1);
    return {least_stability_days * std::pow(most_stability_days / least_stability_days, share),
            1 + 9 * static_cast<double>(place % difficulty_steps) / (difficulty_steps - 1)};
}

GridPoint point_of(const MemoryState& memory) {
    static const double scale = (stability_steps - 1) / std::log(most_stability_days / least_stability_days);
    const double x =
        std::clamp(std::log(memory.stability_days / least_stability_days) * scale, 0.0, stability_steps - 1.001);
    const double y = std::clamp((memory.difficulty - 1) / 9 * (difficulty_steps - 1), 0.0, difficulty_steps - 1.001);
    const auto i = static_cast<std::size_t>(x);
    const auto j = static_cast<std::size_t>(y);
    return {i * difficulty_steps + j, x - static_cast<double>(i), y - static_cast<double>(j)};
}

/// Days from one answer to the next that are looked at: every one at first; far away a day more does not matter.
std::int32_t gap_after(std::int32_t gap) { return gap + 1 + gap / 8; }

double cost(double recall) { return recall + (1 - recall) * answers_if_forgotten; }

}  // namespace

MemoryState forgotten(const Fsrs& fsrs, const MemoryState& memory, double elapsed_days) {
    return fsrs.next_memory(fsrs.next_memory(memory, elapsed_days, Rating::Again), 0, Rating::Good);
}

Transitions::Transitions(const Fsrs& fsrs, std::int32_t days) {
    for (std::int32_t gap = gap_after(0); gap < days; gap = gap_after(gap)) gaps_.push_back(gap);
    steps_.reserve(gaps_.size() * grid_size);
    for (const std::int32_t gap : gaps_) {
        for (std::size_t place = 0; place < grid_size; ++place) {
            const MemoryState memory = memory_at(place);
            steps_.push_back({fsrs.retrievability(gap, memory.stability_days),
                              point_of(fsrs.next_memory(memory, gap, Rating::Good)),
                              point_of(forgotten(fsrs, memory, gap))});
        }
    }
}

std::span<const Transitions::Step> Transitions::steps(std::size_t gap) const {
    return std::span(steps_).subspan(gap * grid_size, grid_size);
}

Worth::Worth(const Fsrs& fsrs, const Transitions& transitions, std::int32_t days, double price,
             const std::array<double, 4>& first_ratings)
    : fsrs_(fsrs), days_(days), price_(price), table_(static_cast<std::size_t>(days) * grid_size) {
    for (std::int32_t day = days; day-- > 0;) fill_day(transitions, day);
    begin_worth_.assign(static_cast<std::size_t>(days) + 1, 0);
    begin_best_.assign(static_cast<std::size_t>(days) + 1, 0);
    for (std::int32_t day = days; day-- > 0;) {
        const auto each = static_cast<std::size_t>(day);
        begin_worth_[each] = worth_if_begun(day, first_ratings);
        begin_best_[each] = std::max(begin_worth_[each], begin_best_[each + 1]);
    }
    first_cost_ = cost(1 - first_ratings[0]);
}

void Worth::fill_day(const Transitions& transitions, std::int32_t day) {
    double* const row = &table_[static_cast<std::size_t>(day) * grid_size];
    for (std::size_t place = 0; place < grid_size; ++place) row[place] = recall_at_interview(memory_at(place), day);
    const std::span<const std::int32_t> gaps = transitions.gaps();
    for (std::size_t gap = 0; gap < gaps.size() && day + gaps[gap] < days_; ++gap) {
        const std::int32_t next = day + gaps[gap];
        const std::span<const Transitions::Step> steps = transitions.steps(gap);
        const double next_price = price(next);
        for (std::size_t place = 0; place < grid_size; ++place) {
            const double recall = steps[place].recall;
            const double worth = recall * at(next, steps[place].remembered) +
                                 (1 - recall) * at(next, steps[place].lost) - next_price * cost(recall);
            row[place] = std::max(row[place], worth);
        }
    }
}

/// Between the four nearest points of the grid.
double Worth::at(std::int32_t day, const GridPoint& point) const {
    const double* const low = &table_[static_cast<std::size_t>(day) * grid_size + point.place];
    const double* const high = low + difficulty_steps;
    return (1 - point.a) * ((1 - point.b) * low[0] + point.b * low[1]) +
           point.a * ((1 - point.b) * high[0] + point.b * high[1]);
}

Worth::Later Worth::best_later(const MemoryState& memory, std::int32_t last, std::int32_t after) const {
    Later best{recall_at_interview(memory, last), never};
    for (std::int32_t gap = gap_after(0); after + gap < days_; gap = gap_after(gap)) {
        const double worth = worth_if_asked(memory, last, after + gap);
        if (worth > best.worth) best = {worth, after + gap};
    }
    return best;
}

double Worth::gain(const MemoryState& memory, std::int32_t last, std::int32_t day) const {
    const double recall = fsrs_.retrievability(day - last, memory.stability_days);
    return (worth_if_asked(memory, last, day) - best_later(memory, last, day).worth) / cost(recall);
}

double Worth::gain_of_beginning(std::int32_t day) const {
    const auto each = static_cast<std::size_t>(day);
    return (begin_worth_[each] - begin_best_[each + 1]) / first_cost_;
}

double Worth::recall_at_interview(const MemoryState& memory, std::int32_t last) const {
    return memory.stability_days > 0 ? fsrs_.retrievability(days_ - last, memory.stability_days) : 0;
}

double Worth::worth_if_asked(const MemoryState& memory, std::int32_t last, std::int32_t day) const {
    const double elapsed = day - last;
    const double recall = fsrs_.retrievability(elapsed, memory.stability_days);
    const double remembered = at(day, point_of(fsrs_.next_memory(memory, elapsed, Rating::Good)));
    const double lost = at(day, point_of(forgotten(fsrs_, memory, elapsed)));
    return recall * remembered + (1 - recall) * lost - price(day) * cost(recall);
}

double Worth::worth_if_begun(std::int32_t day, const std::array<double, 4>& first_ratings) const {
    double worth = 0;
    for (std::size_t i = 0; i < first_ratings.size(); ++i) {
        MemoryState memory = fsrs_.first_memory(static_cast<Rating>(i + 1));
        if (i == 0) memory = fsrs_.next_memory(memory, 0, Rating::Good);
        worth += first_ratings[i] * (at(day, point_of(memory)) - price(day) * (i == 0 ? answers_if_forgotten : 1));
    }
    return worth;
}

double Worth::price(std::int32_t day) const {
    return price_ * std::exp(price_rise * (static_cast<double>(day + 1) / days_ - 1));
}

}  // namespace viva::srs
