// How long a log of a million reviews takes to fold:   replay_bench [REVIEWS]
//   schedule   the scheduler alone, card by card, as one would call ts-fsrs
//   replay     ReviewState over the events of a log, ids, days and counters included
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "srs/replay.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;

namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Cards of 20 reviews each, answered about when they are due, in order of time.
std::vector<model::Event> make_log(std::size_t reviews) {
    tests::Random random(1);
    const std::size_t cards = reviews / 20 + 1;
    std::vector<model::Event> events;
    events.reserve(reviews);
    const Time step = 60'000;
    for (std::size_t i = 0; i < reviews; ++i) {
        const std::size_t card = random.below(cards);
        const Time at = Time{1'500'000'000'000} + static_cast<Time>(i) * step;
        const std::uint64_t luck = random.below(10);
        const Rating rating = luck == 0   ? Rating::Again
                              : luck == 1 ? Rating::Hard
                              : luck == 9 ? Rating::Easy
                                          : Rating::Good;
        events.push_back(
            {"device-" + std::to_string(i), at, 540, model::Review{card * 0x9E3779B97F4A7C15ULL, rating, 4000}});
    }
    return events;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const std::size_t reviews = argument_count > 1 ? static_cast<std::size_t>(std::atoll(arguments[1])) : 1'000'000;
    const std::vector<model::Event> events = make_log(reviews);

    struct Plain {
        std::uint32_t card;
        Rating rating;
        Time at;
    };
    std::vector<Plain> plain;
    plain.reserve(events.size());
    std::uint32_t count = 0;
    {
        KeyTable index;
        for (const model::Event& event : events) {
            const auto& review = std::get<model::Review>(event.what);
            if (index.find(review.card) == KeyTable::absent) index.insert(review.card, count++);
            plain.push_back({index.find(review.card), review.rating, event.at});
        }
    }
    for (int round = 0; round < 3; ++round) {
        auto start = std::chrono::steady_clock::now();
        const Scheduler scheduler;
        std::vector<CardState> cards(count);
        for (const Plain& review : plain)
            cards[review.card] = scheduler.review(cards[review.card], review.rating, review.at);
        const double scheduled = milliseconds_since(start);

        start = std::chrono::steady_clock::now();
        ReviewState state;
        state.apply(events);
        const double replayed = milliseconds_since(start);
        std::printf("%zu reviews: schedule %.1f ms, replay %.1f ms (%zu known)\n", events.size(), scheduled, replayed,
                    state.event_count());
    }
    return 0;
}
