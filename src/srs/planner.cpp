#include "srs/planner.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "srs/index_sort.h"
#include "srs/plan_worth.h"
#include "srs/spread.h"

namespace viva::srs {
namespace {

/// splitmix64: seeded answers for the forecast.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    double unit() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15ULL;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBULL;
        return static_cast<double>((mixed ^ mixed >> 31) >> 11) * 0x1.0p-53;
    }

private:
    std::uint64_t state_;
};

/// A card on its way through simulated days.
struct Walker {
    MemoryState memory;
    std::int32_t last = 0;
    std::int32_t next = 0;  ///< Not worth asking before this day.
};

struct Pick {
    std::uint32_t card = 0;
    double gain = 0;
};

/// The cards that are worth an answer on this day, those that gain most first.
std::vector<Pick> worth_asking(const Worth& worth, std::vector<Walker>& walkers, std::int32_t day) {
    std::vector<Pick> picks;
    for (std::uint32_t card = 0; card < walkers.size(); ++card) {
        Walker& walker = walkers[card];
        if (day < walker.next) continue;
        const bool is_new = walker.memory.stability_days <= 0;
        const double gain = is_new ? worth.gain_of_beginning(day) : worth.gain(walker.memory, walker.last, day);
        if (gain > 0) picks.push_back({card, gain});
    }
    std::vector<std::uint32_t> order(picks.size());
    std::iota(order.begin(), order.end(), 0U);
    sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        return picks[a].gain != picks[b].gain ? picks[a].gain > picks[b].gain : picks[a].card < picks[b].card;
    });
    std::vector<Pick> sorted;
    sorted.reserve(picks.size());
    for (const std::uint32_t each : order) sorted.push_back(picks[each]);
    return sorted;
}

/// Less than an answer: a day without anything worth asking leaves no work for later.
constexpr double most_carried = 0.999;

/// What one run through the days came to.
struct Run {
    std::vector<PlanDay> days;
    std::vector<double> recall;  ///< By card.
    double mean_recall = 0;
};

class Simulation {
public:
    Simulation(std::span<const PlanCard> cards, const PlanOptions& options)
        : cards_(cards),
          options_(options),
          fsrs_(options.parameters),
          days_(options.interview_day - options.today),
          transitions_(fsrs_, days_) {}

    Worth worth_at(double price) const { return {fsrs_, transitions_, days_, price, options_.first_ratings}; }

    std::vector<Walker> walkers(const Worth& worth) const {
        std::vector<Walker> walkers;
        walkers.reserve(cards_.size());
        for (const PlanCard& card : cards_) {
            Walker walker{card.memory, std::min(card.last_day, options_.today) - options_.today, 0};
            if (walker.memory.stability_days > 0) rest(worth, walker);
            walkers.push_back(walker);
        }
        return walkers;
    }

    Run run(const Worth& worth, std::uint64_t seed) const {
        Dice dice(seed);
        Run run;
        std::vector<Walker> all = walkers(worth);
        // A part of an answer that no longer fits into a day, or that is left of it, goes to the next.
        double left = 0;
        for (std::int32_t day = 0; day < days_; ++day) {
            const double time = budget(day);
            left = std::min(left, most_carried) + time;
            PlanDay done{options_.today + day, 0, 0, 0};
            for (const Pick& pick : worth_asking(worth, all, day)) {
                if (left < 0.5 || time <= 0) break;
                Walker& walker = all[pick.card];
                if (walker.memory.stability_days <= 0) ++done.fresh;
                const double answers = ask(walker, day, dice);
                rest(worth, walker);
                done.answers += answers;
                left -= answers;
            }
            done.recall = mean_recall(worth, all);
            run.days.push_back(done);
        }
        for (const Walker& walker : all) run.recall.push_back(worth.recall_at_interview(walker.memory, walker.last));
        run.mean_recall = mean_recall(worth, all);
        return run;
    }

    double budget(std::int32_t day) const {
        if (day == 0 && options_.answers_today >= 0) return options_.answers_today;
        return options_.answers_a_day * options_.weekdays[weekday_of(options_.today + day)];
    }

    double mean_recall(const Worth& worth, const std::vector<Walker>& walkers) const {
        double sum = 0;
        for (const Walker& walker : walkers) sum += worth.recall_at_interview(walker.memory, walker.last);
        return walkers.empty() ? 0 : sum / static_cast<double>(walkers.size());
    }

private:
    /// Puts the card aside until its next answer may be worth it.
    static void rest(const Worth& worth, Walker& walker) {
        walker.next = worth.best_later(walker.memory, walker.last, std::max(walker.last, -1)).day;
    }

    /// Answers the card as chance has it; returns how many answers that took.
    double ask(Walker& walker, std::int32_t day, Dice& dice) const {
        const double luck = dice.unit();
        double answers = 1;
        if (walker.memory.stability_days <= 0) {
            std::size_t grade = 0;
            for (double sum = options_.first_ratings[0]; grade < 3 && luck >= sum;)
                sum += options_.first_ratings[++grade];
            walker.memory = fsrs_.first_memory(static_cast<Rating>(grade + 1));
            if (grade == 0) {
                walker.memory = fsrs_.next_memory(walker.memory, 0, Rating::Good);
                answers = answers_if_forgotten;
            }
        } else {
            const double elapsed = day - walker.last;
            const bool remembered = luck < fsrs_.retrievability(elapsed, walker.memory.stability_days);
            walker.memory = remembered ? fsrs_.next_memory(walker.memory, elapsed, Rating::Good)
                                       : forgotten(fsrs_, walker.memory, elapsed);
            if (!remembered) answers = answers_if_forgotten;
        }
        walker.last = day;
        return answers;
    }

    std::span<const PlanCard> cards_;
    const PlanOptions& options_;
    Fsrs fsrs_;
    std::int32_t days_;
    Transitions transitions_;
};

Result<void> check(std::span<const PlanCard> cards, const PlanOptions& options) {
    if (options.interview_day <= options.today) return fail("the day of the interview must lie in the future");
    if (options.interview_day - options.today > longest_plan_days)
        return fail("the interview is more than " + std::to_string(longest_plan_days) + " days away");
    if (cards.size() > most_plan_cards)
        return fail("a plan for " + std::to_string(cards.size()) + " cards; " + std::to_string(most_plan_cards) +
                    " are the most");
    if (!(options.answers_a_day > 0)) return fail("a plan needs some time a day");
    return {};
}

constexpr double lowest_price = 0.0005;
constexpr double price_ratio = 2;
constexpr int coarse_prices = 10;
constexpr int fine_steps = 4;
constexpr int forecasts = 3;
/// Of this many cards the price is as good as of all.
constexpr std::size_t sample_size = 400;

/// Some of the cards, evenly, and their share of the time.
struct Sample {
    std::vector<PlanCard> cards;
    PlanOptions options;
};

Sample take_sample(std::span<const PlanCard> cards, const PlanOptions& options) {
    Sample sample{{}, options};
    const std::size_t stride = std::max<std::size_t>((cards.size() + sample_size - 1) / sample_size, 1);
    for (std::size_t card = 0; card < cards.size(); card += stride) sample.cards.push_back(cards[card]);
    const double share =
        static_cast<double>(sample.cards.size()) / static_cast<double>(std::max<std::size_t>(cards.size(), 1));
    sample.options.answers_a_day *= share;
    sample.options.answers_today *= share;
    return sample;
}

/// The price at which a simulated run ends with the highest recall: first on a coarse ladder, then between its rungs.
Result<double> find_price(std::span<const PlanCard> cards, const PlanOptions& options) {
    const Sample sample = take_sample(cards, options);
    const Simulation simulation(sample.cards, sample.options);
    double tried = 0;
    const auto recall_at = [&](double price) {
        ++tried;
        return simulation.run(simulation.worth_at(price), options.seed).mean_recall;
    };
    const auto go_on = [&] { return options.watch(tried / (coarse_prices + fine_steps + forecasts)); };
    double best_price = lowest_price;
    double best = -1;
    for (int i = 0; i < coarse_prices; ++i) {
        if (!go_on()) return fail("stopped");
        const double price = lowest_price * std::pow(price_ratio, i);
        const double recall = recall_at(price);
        if (recall > best) {
            best = recall;
            best_price = price;
        }
    }
    double ratio = std::sqrt(price_ratio);
    for (int i = 0; i < fine_steps; ++i) {
        if (!go_on()) return fail("stopped");
        const double price = best_price * (i % 2 == 0 ? ratio : 1 / ratio);
        const double recall = recall_at(price);
        if (recall > best) {
            best = recall;
            best_price = price;
        }
        if (i % 2 == 1) ratio = std::sqrt(ratio);
    }
    return best_price;
}

std::vector<std::uint32_t> pick_today(const Simulation& simulation, const Worth& worth) {
    std::vector<Walker> walkers = simulation.walkers(worth);
    std::vector<std::uint32_t> today;
    double left = simulation.budget(0);
    for (const Pick& pick : worth_asking(worth, walkers, 0)) {
        if (left < 0.5) break;
        // What it will cost is not known before it is answered: the mean.
        const Walker& walker = walkers[pick.card];
        const double recall = walker.memory.stability_days > 0
                                  ? worth.fsrs().retrievability(-walker.last, walker.memory.stability_days)
                                  : 0.75;
        left -= recall + (1 - recall) * answers_if_forgotten;
        today.push_back(pick.card);
    }
    return today;
}

}  // namespace

Result<Plan> make_plan(std::span<const PlanCard> cards, const PlanOptions& options) {
    if (auto checked = check(cards, options); !checked) return tl::unexpected(checked.error());
    const Simulation simulation(cards, options);
    auto price = options.price ? Result<double>(*options.price) : find_price(cards, options);
    if (!price) return tl::unexpected(price.error());
    const Worth worth = simulation.worth_at(*price);

    Plan plan;
    plan.price = *price;
    plan.today = pick_today(simulation, worth);
    plan.idle_recall = simulation.mean_recall(worth, simulation.walkers(worth));
    std::vector<double> recall(cards.size());
    for (int i = 0; i < forecasts; ++i) {
        if (!options.watch(static_cast<double>(coarse_prices + fine_steps + i) /
                           (coarse_prices + fine_steps + forecasts)))
            return fail("stopped");
        const Run run = simulation.run(worth, options.seed + 1 + static_cast<std::uint64_t>(i));
        if (i == 0) plan.days.resize(run.days.size());
        for (std::size_t day = 0; day < run.days.size(); ++day) {
            plan.days[day].day = run.days[day].day;
            plan.days[day].answers += run.days[day].answers / forecasts;
            plan.days[day].fresh += run.days[day].fresh / forecasts;
            plan.days[day].recall += run.days[day].recall / forecasts;
        }
        for (std::size_t card = 0; card < cards.size(); ++card) recall[card] += run.recall[card] / forecasts;
        plan.mean_recall += run.mean_recall / forecasts;
    }
    plan.recall.assign(recall.begin(), recall.end());
    for (const double each : recall) plan.unreached += each < 0.5 ? 1 : 0;
    return plan;
}

Result<std::vector<std::uint32_t>> plan_today(std::span<const PlanCard> cards, const PlanOptions& options) {
    if (auto checked = check(cards, options); !checked) return tl::unexpected(checked.error());
    if (!options.price) return fail("the price of an answer is not known; make a plan first");
    const Simulation simulation(cards, options);
    return pick_today(simulation, simulation.worth_at(*options.price));
}

}  // namespace viva::srs
