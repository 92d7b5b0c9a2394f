// How long a log of a million reviews takes to fold:   replay_bench [REVIEWS]
//   schedule   the scheduler alone, review by review, as one would call ts-fsrs
//   replay     ReviewState over the events of a log: ids, days and counters included
//   open       the same from a packed log, with due dates spread, as the app opens
// replay_bench print REVIEWS   prints the reviews: card, rating, ms since 1970 (for peer.mjs)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "srs/event.h"
#include "srs/packed_log.h"
#include "srs/replay.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;

namespace {

constexpr int rounds = 5;

/// The quickest of some runs, in milliseconds: what the machine does beside it only ever adds.
template <class Run>
double measure(Run run) {
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        run();
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
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

struct Plain {
    std::uint32_t card;
    Rating rating;
    Time at;
};

std::vector<Plain> plain_reviews(const std::vector<model::Event>& events, std::uint32_t& cards) {
    std::vector<Plain> plain;
    plain.reserve(events.size());
    KeyTable index;
    for (const model::Event& event : events) {
        const auto& review = std::get<model::Review>(event.what);
        if (index.find(review.card) == KeyTable::absent) index.insert(review.card, cards++);
        plain.push_back({index.find(review.card), review.rating, event.at});
    }
    return plain;
}

std::string pack(const std::vector<model::Event>& events) {
    LogPacker packer;
    for (const model::Event& event : events) packer.add(event_line(event));
    return packer.finish();
}

}  // namespace

int main(int argument_count, char** arguments) {
    const bool prints = argument_count > 2 && std::string_view(arguments[1]) == "print";
    const char* const count = argument_count > 1 ? arguments[argument_count - 1] : "1000000";
    const std::vector<model::Event> events = make_log(static_cast<std::size_t>(std::atoll(count)));
    std::uint32_t card_count = 0;
    const std::vector<Plain> plain = plain_reviews(events, card_count);
    if (prints) {
        for (const Plain& review : plain)
            std::printf("%u %d %lld\n", review.card, static_cast<int>(review.rating),
                        static_cast<long long>(review.at));
        return 0;
    }

    std::size_t known = 0;
    const double scheduled = measure([&] {
        const Scheduler scheduler;
        std::vector<CardState> cards(card_count);
        for (const Plain& review : plain)
            scheduler.answer(cards[review.card], review.rating, review.at, day_number(review.at, 0));
        known += cards.front().reps;
    });
    const double replayed = measure([&] {
        ReviewState state;
        state.apply(events);
        known += state.event_count();
    });
    const std::string bytes = pack(events);
    const double opened = measure([&] {
        ReplayOptions options;
        options.spread.on = true;
        ReviewState state(options);
        if (const auto packed = open_packed_log(bytes)) state.collect(*packed);
        state.apply(std::span<const model::Event>());
        known += state.event_count();
    });
    std::printf("%zu reviews of %u cards, best of %d: schedule %.1f ms, replay %.1f ms, open %.1f ms (%zu bytes)\n",
                events.size(), card_count, rounds, scheduled, replayed, opened, bytes.size());
    return known > 0 ? 0 : 1;
}
