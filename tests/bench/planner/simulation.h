// A learner whose memory follows FSRS-6 with known parameters, learning towards a day: by the planner, or as a
// scheduler of constant retention has it. Both may give the same number of answers.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "srs/planner.h"
#include "srs/scheduler.h"
#include "support/random.h"

namespace viva::tests {

/// As fitted to the real log (../shared/fsrs/review-log.csv) by `fit_parameters`, so that the simulation is the same
/// where that file is not at hand.
inline constexpr srs::Parameters real_log_parameters = {0.1,    1.2931, 2.1006, 8.2956, 6.5565, 0.8825, 2.731,
                                                        0.0081, 1.7213, 0.0787, 0.6455, 1.5391, 0.0431, 0.3107,
                                                        1.7596, 0.6032, 1.8729, 0.6966, 0.4321, 0.1818, 0.4905};

struct Course {
    std::size_t cards = 300;       ///< All of them new.
    std::int32_t days = 30;        ///< Until the interview.
    double answers_a_day = 30;     ///< At most.
    std::uint32_t new_cards = 10;  ///< A day, for the scheduler.
    std::uint64_t seed = 1;
};

struct Outcome {
    double recall = 0;   ///< Mean on the day of the interview.
    double answers = 0;  ///< In all.
};

class Learner {
public:
    Learner(const Course& course, std::uint64_t seed) : course_(course), random_(seed), cards_(course.cards) {}

    const std::vector<srs::PlanCard>& cards() const { return cards_; }
    bool is_new(std::size_t card) const { return cards_[card].memory.stability_days <= 0; }
    double recall(std::size_t card, std::int32_t day) const {
        return is_new(card) ? 0 : mind_.retrievability(day - cards_[card].last_day, cards_[card].memory.stability_days);
    }

    /// A forgotten card comes back once on the same day. Returns the answers given.
    double ask(std::size_t card, std::int32_t day) {
        srs::PlanCard& asked = cards_[card];
        const double luck = random_.unit();
        model::Rating rating = model::Rating::Again;
        if (is_new(card)) {
            if (luck >= 0.25)
                rating = luck < 0.35 ? model::Rating::Hard : luck < 0.9 ? model::Rating::Good : model::Rating::Easy;
            asked.memory = mind_.first_memory(rating);
        } else {
            const double elapsed = day - asked.last_day;
            if (luck < recall(card, day)) rating = random_.unit() < 0.1 ? model::Rating::Hard : model::Rating::Good;
            asked.memory = mind_.next_memory(asked.memory, elapsed, rating);
        }
        asked.last_day = day;
        if (rating != model::Rating::Again) return 1;
        asked.memory = mind_.next_memory(asked.memory, 0, model::Rating::Good);
        return 2;
    }

    Outcome outcome(double answers) const {
        Outcome outcome{0, answers};
        for (std::size_t card = 0; card < cards_.size(); ++card) outcome.recall += recall(card, course_.days);
        outcome.recall /= static_cast<double>(cards_.size());
        return outcome;
    }

private:
    Course course_;
    Random random_;
    srs::Fsrs mind_{real_log_parameters};
    std::vector<srs::PlanCard> cards_;
};

/// Due cards first, the most forgotten of them first; then new ones up to the daily limit.
inline Outcome constant_retention(const Course& course, double desired_retention) {
    Learner learner(course, course.seed);
    const srs::Fsrs fsrs(real_log_parameters);
    const double factor = fsrs.interval_factor(desired_retention);
    double answers = 0;
    for (std::int32_t day = 0; day < course.days; ++day) {
        double left = course.answers_a_day;
        std::vector<std::pair<double, std::size_t>> due;
        for (std::size_t card = 0; card < course.cards; ++card) {
            const srs::PlanCard& each = learner.cards()[card];
            if (learner.is_new(card)) continue;
            if (day - each.last_day >= srs::interval_days(each.memory.stability_days, factor, 36500))
                due.emplace_back(learner.recall(card, day), card);
        }
        std::sort(due.begin(), due.end());
        for (const auto& [recall, card] : due)
            if (left >= 1) left -= learner.ask(card, day);
        std::uint32_t begun = 0;
        for (std::size_t card = 0; card < course.cards; ++card) {
            if (!learner.is_new(card) || left < 1 || begun == course.new_cards) continue;
            left -= learner.ask(card, day);
            ++begun;
        }
        answers += course.answers_a_day - left;
    }
    return learner.outcome(answers);
}

/// Follows a plan that is made anew every week, with as many answers in all.
inline Outcome planned(const Course& course, double answers) {
    Learner learner(course, course.seed + 1000);
    srs::PlanOptions options;
    options.parameters = real_log_parameters;
    options.interview_day = course.days;
    options.answers_a_day = answers / course.days;
    options.seed = course.seed;
    double given = 0;
    for (std::int32_t day = 0; day < course.days; ++day) {
        options.today = day;
        const double allowed = answers * (day + 1) / course.days - given;
        options.answers_today = allowed;
        if (day % 7 == 0) {
            options.price.reset();
            options.price = srs::make_plan(learner.cards(), options).value().price;
        }
        double left = allowed;
        const auto today = srs::plan_today(learner.cards(), options);
        for (const std::uint32_t card : today.value()) {
            if (left < 1) break;
            const double spent = learner.ask(card, day);
            left -= spent;
            given += spent;
        }
    }
    return learner.outcome(given);
}

}  // namespace viva::tests
