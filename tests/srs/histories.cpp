// Prints seeded review histories and what becomes of each card, one JSON object a line, for ts-fsrs-peer.mjs to replay:
//   srs_histories COUNT
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "srs/replay.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using tests::Random;

namespace {

constexpr Time minute_ms = 60'000;

struct History {
    ReplayOptions options;
    bool own_parameters = false;
    std::int32_t zone_minutes = 0;
};

// The ranges that FSRS-6 allows, narrowed nowhere: ts-fsrs clips to the same.
Parameters random_parameters(Random& random) {
    Parameters low;
    low.fill(-1e9);
    Parameters high;
    high.fill(1e9);
    low = clip_parameters(low);
    high = clip_parameters(high);
    Parameters parameters;
    for (std::size_t i = 0; i < parameter_count; ++i) parameters[i] = low[i] + (high[i] - low[i]) * random.unit();
    return parameters;
}

History random_history(Random& random) {
    History history;
    SchedulerOptions& scheduler = history.options.scheduler;
    // ts-fsrs caps w17 and w18 when there are several relearning steps; the defaults lie below the cap.
    history.own_parameters = random.below(3) == 0;
    if (history.own_parameters) scheduler.parameters = random_parameters(random);
    if (random.below(2) == 0) scheduler.desired_retention = 0.7 + 0.01 * static_cast<double>(random.below(30));
    if (random.below(8) == 0) scheduler.maximum_interval_days = 1 + static_cast<std::int32_t>(random.below(400));
    const std::vector<std::int32_t> learning[] = {{}, {5}, {1, 10, 60}, {10, 1440, 4320}};
    const std::vector<std::int32_t> relearning[] = {{}, {1}, {1440}, {10, 30}};
    if (random.below(4) == 0) scheduler.learning_steps_minutes = learning[random.below(4)];
    if (random.below(4) == 0)
        scheduler.relearning_steps_minutes = relearning[random.below(history.own_parameters ? 3 : 4)];
    if (random.below(2) == 0) {
        history.zone_minutes = static_cast<std::int32_t>(random.below(27 * 4)) * 15 - 12 * 60;
    } else {
        history.options.day_start_minutes = 0;
    }
    return history;
}

/// The next review: when due, a while later, minutes later, around midnight, or years later.
Time random_time(Random& random, const CardState& card, Time last) {
    switch (random.below(6)) {
        case 0: return std::max(last, card.due) + static_cast<Time>(random.below(3 * model::day_ms));
        case 1: return last + static_cast<Time>(random.below(120 * minute_ms));
        case 2: return (last / model::day_ms + 1) * model::day_ms + static_cast<Time>(random.below(3)) - 1;
        case 3: return last + static_cast<Time>(random.below(400 * model::day_ms));
        default: return std::max(last, card.due);
    }
}

Rating random_rating(Random& random, std::uint64_t mood) {
    if (mood == 0) return static_cast<Rating>(1 + random.below(4));
    if (mood == 1) return random.below(8) == 0 ? Rating::Good : Rating::Again;
    if (mood == 2) return random.below(8) == 0 ? Rating::Again : Rating::Easy;
    return random.below(5) == 0 ? Rating::Again : static_cast<Rating>(2 + random.below(2));
}

void print_minutes(const char* name, const std::vector<std::int32_t>& minutes) {
    std::printf(",\"%s\":[", name);
    for (std::size_t i = 0; i < minutes.size(); ++i) std::printf("%s\"%dm\"", i == 0 ? "" : ",", minutes[i]);
    std::printf("]");
}

void print_options(const History& history) {
    const SchedulerOptions& scheduler = history.options.scheduler;
    std::printf("{\"offset\":%lld,\"retention\":%.17g,\"maximum\":%d",
                static_cast<long long>(day_offset_ms(history.zone_minutes, history.options.day_start_minutes)),
                scheduler.desired_retention, scheduler.maximum_interval_days);
    print_minutes("learning", scheduler.learning_steps_minutes);
    print_minutes("relearning", scheduler.relearning_steps_minutes);
    if (!history.own_parameters) return;
    std::printf(",\"parameters\":[");
    for (std::size_t i = 0; i < parameter_count; ++i)
        std::printf("%s%.17g", i == 0 ? "" : ",", scheduler.parameters[i]);
    std::printf("]");
}

void print_card(const CardState& card) {
    std::printf("[%.17g,%.17g,%lld,%d,%u,%d,%u,%u]", card.memory.stability_days, card.memory.difficulty,
                static_cast<long long>(card.due), static_cast<int>(card.state), card.step, card.interval_days,
                card.reps, card.lapses);
}

/// Every review goes through the event log; before each, the four outcomes that are on offer are printed too.
void print_history(Random& random) {
    const History history = random_history(random);
    print_options(history);
    ReviewState state(history.options);
    const std::uint64_t mood = random.below(4);
    const std::uint64_t length = 1 + random.below(30);
    Time at = static_cast<Time>(1'500'000'000'000 + random.below(300'000'000'000));
    std::printf(",\"reviews\":[");
    for (std::uint64_t i = 0; i < length; ++i) {
        if (i > 0) at = random_time(random, state.card(1), at);
        const Rating rating = random_rating(random, mood);
        std::printf("%s[%lld,%d,[", i == 0 ? "" : ",", static_cast<long long>(at), static_cast<int>(rating));
        for (const CardState& outcome : state.preview(1, at, history.zone_minutes)) {
            if (outcome.last_review != at || outcome.reps != i + 1) std::abort();
            print_card(outcome);
            std::printf(",");
        }
        state.apply(model::Event{"d-" + std::to_string(i), at, history.zone_minutes, model::Review{1, rating, 1000}});
        print_card(state.card(1));
        std::printf("]]");
    }
    std::printf("]}\n");
}

}  // namespace

int main(int argument_count, char** arguments) {
    const int count = argument_count > 1 ? std::atoi(arguments[1]) : 0;
    Random random(20'261'123);
    for (int i = 0; i < count; ++i) print_history(random);
    return 0;
}
