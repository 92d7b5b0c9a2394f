#include "srs/scheduler.h"

#include <algorithm>
#include <span>
#include <utility>

namespace viva::srs {
namespace {

constexpr Time minute_ms = 60'000;
constexpr std::int32_t minutes_a_day = 24 * 60;
constexpr std::size_t most_steps = 32;
constexpr std::int32_t longest_interval_days = 10'000'000;

struct Step {
    std::int32_t minutes = 0;  ///< 0: no step, an interval of days follows.
    std::uint8_t next = 0;
};

using Steps = std::span<const std::int32_t>;

std::int32_t hard_minutes(Steps steps) {
    // ts-fsrs rounds the mean up, as Math.round does with halves.
    return steps.size() == 1 ? (steps[0] * 3 + 1) / 2 : (steps[0] + steps[1] + 1) / 2;
}

// ts-fsrs strategies/learning_steps.ts, BasicLearningStepsStrategy.
Step step_after(Steps steps, State state, std::uint8_t current, Rating rating) {
    if (current >= steps.size()) return {};
    if (state == State::Review) return rating == Rating::Again ? Step{steps[current], 0} : Step{};
    switch (rating) {
        case Rating::Again: return {steps[0], 0};
        case Rating::Hard: return {hard_minutes(steps), current};
        case Rating::Good:
            if (current + 1U < steps.size()) return {steps[current + 1U], static_cast<std::uint8_t>(current + 1)};
            return {};
        case Rating::Easy: return {};
    }
    return {};
}

// Bounds that keep minutes, step numbers and due dates far from overflow, whatever a settings file said.
void limit_steps(std::vector<std::int32_t>& steps) {
    if (steps.size() > most_steps) steps.resize(most_steps);
    for (std::int32_t& minutes : steps) minutes = std::clamp(minutes, 0, 365 * minutes_a_day);
}

SchedulerOptions within_limits(SchedulerOptions options) {
    limit_steps(options.learning_steps_minutes);
    limit_steps(options.relearning_steps_minutes);
    options.maximum_interval_days = std::clamp(options.maximum_interval_days, 1, longest_interval_days);
    return options;
}

}  // namespace

Scheduler::Scheduler(SchedulerOptions options)
    : options_(within_limits(std::move(options))),
      fsrs_(options_.parameters),
      interval_factor_(fsrs_.interval_factor(options_.desired_retention)) {}

CardState Scheduler::review(const CardState& card, Rating rating, Time now) const {
    return review(card, rating, now, day_number(now, options_.day_offset_ms));
}

void Scheduler::answer(CardState& card, Rating rating, Time now, std::int32_t today, Offered* offered) const {
    const double elapsed_days = std::max(today - card.last_review_day, 0);
    card.last_review = now;
    card.last_review_day = today;
    ++card.reps;
    if (card.state == State::Review) {
        review_learned(card, rating, elapsed_days, offered);
    } else if (card.state == State::New) {
        card.memory = fsrs_.first_memory(rating);
        schedule_step(card, State::New, rating, State::Learning);
    } else {
        card.memory = fsrs_.next_memory(card.memory, elapsed_days, rating);
        schedule_step(card, card.state, rating, card.state);
    }
}

double Scheduler::retrievability(const CardState& card, Time now) const {
    if (card.state == State::New) return 0;
    const double elapsed_ms = static_cast<double>(now) - static_cast<double>(card.last_review);
    return fsrs_.retrievability(elapsed_ms / static_cast<double>(model::day_ms), card.memory.stability_days);
}

// A step of less than a day keeps the card `within` (re)learning; a longer one, or none, ends it.
void Scheduler::schedule_step(CardState& card, State before, Rating rating, State within) const {
    const bool relearning = before == State::Review || before == State::Relearning;
    const Steps steps = relearning ? options_.relearning_steps_minutes : options_.learning_steps_minutes;
    const Step step = step_after(steps, before, card.step, rating);
    if (step.minutes <= 0) {
        schedule_days(card, days_for(card.memory.stability_days));
        return;
    }
    card.step = step.next;
    card.state = step.minutes < minutes_a_day ? within : State::Review;
    card.interval_days = step.minutes / minutes_a_day;
    card.due = card.last_review + step.minutes * minute_ms;
}

void Scheduler::schedule_days(CardState& card, std::int32_t days) const {
    card.state = State::Review;
    card.step = 0;
    card.interval_days = days;
    card.due = card.last_review + days * model::day_ms;
}

void Scheduler::review_learned(CardState& card, Rating rating, double elapsed_days, Offered* offered) const {
    if (rating == Rating::Again) {
        card.memory = fsrs_.next_memory(card.memory, elapsed_days, rating);
        ++card.lapses;
        schedule_step(card, State::Review, rating, State::Relearning);
        return;
    }
    const double before = card.memory.stability_days;
    const double gain = fsrs_.recall_gain(card.memory, elapsed_days);
    const auto days_after = [&](Rating one) {
        return days_for(fsrs_.recalled_stability(before, elapsed_days, gain, one));
    };
    card.memory.stability_days = fsrs_.recalled_stability(before, elapsed_days, gain, rating);
    card.memory.difficulty = fsrs_.next_difficulty(card.memory.difficulty, rating);
    // The intervals offered side by side must grow from Hard to Easy. Hard never gives more than Good; the others are
    // worked out where they may matter.
    if (rating == Rating::Good && offered == nullptr) {
        const std::int32_t days = days_for(card.memory.stability_days);
        const double hard = fsrs_.unrounded_stability(before, elapsed_days, gain, Rating::Hard) + 1e-8;
        const bool is_far_from_hard = days > 1 && hard * interval_factor_ + 0.5 < days;
        return schedule_days(card, is_far_from_hard ? days : std::max(days, days_after(Rating::Hard) + 1));
    }
    const std::int32_t hard_days = days_after(Rating::Hard);
    if (rating == Rating::Hard && offered == nullptr) return schedule_days(card, hard_days);
    const std::int32_t good_days = std::max(days_after(Rating::Good), hard_days + 1);
    const std::int32_t easy_days = std::max(days_after(Rating::Easy), good_days + 1);
    if (offered != nullptr) *offered = {hard_days, good_days, easy_days};
    schedule_days(card, rating == Rating::Hard ? hard_days : rating == Rating::Good ? good_days : easy_days);
}

std::int32_t Scheduler::days_for(double stability_days) const {
    return interval_days(stability_days, interval_factor_, options_.maximum_interval_days);
}

CardState review(const CardState& card, Rating rating, Time now, const SchedulerOptions& options) {
    return Scheduler(options).review(card, rating, now);
}

std::array<CardState, 4> preview(const CardState& card, Time now, const SchedulerOptions& options) {
    return preview(card, now, day_number(now, options.day_offset_ms), Scheduler(options));
}

std::array<CardState, 4> preview(const CardState& card, Time now, std::int32_t today, const Scheduler& scheduler) {
    return {scheduler.review(card, Rating::Again, now, today), scheduler.review(card, Rating::Hard, now, today),
            scheduler.review(card, Rating::Good, now, today), scheduler.review(card, Rating::Easy, now, today)};
}

}  // namespace viva::srs
