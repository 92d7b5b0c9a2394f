#include "srs/scheduler.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>
#include <vector>

using namespace viva::srs;
using viva::model::day_ms;

namespace {

constexpr Time minute_ms = 60'000;
constexpr Time noon = 19'325 * day_ms + day_ms / 2;  // 2022-11-29 12:00 UTC

/// Answers the card each time exactly when it is due.
std::vector<std::int32_t> intervals_of(std::initializer_list<int> ratings, const SchedulerOptions& options = {}) {
    std::vector<std::int32_t> intervals;
    CardState card;
    card.due = noon;
    for (const int rating : ratings) {
        card = review(card, static_cast<Rating>(rating), card.due, options);
        intervals.push_back(card.interval_days);
    }
    return intervals;
}

CardState after(std::initializer_list<Rating> ratings) {
    CardState card;
    card.due = noon;
    for (const Rating rating : ratings) card = review(card, rating, card.due);
    return card;
}

}  // namespace

TEST_CASE("six times Good, twice Again, five times Good give the intervals of py-fsrs and ts-fsrs") {
    CHECK(intervals_of({3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3}) ==
          std::vector<std::int32_t>{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21});
}

TEST_CASE("a new card goes to one of its learning steps, or straight to days with Easy") {
    const auto [again, hard, good, easy] = preview(CardState{}, noon);
    CHECK(again.state == State::Learning);
    CHECK(again.due == noon + 1 * minute_ms);
    CHECK(hard.state == State::Learning);
    CHECK(hard.due == noon + 6 * minute_ms);  // the mean of 1 and 10 minutes, rounded up
    CHECK(hard.step == 0);
    CHECK(good.state == State::Learning);
    CHECK(good.due == noon + 10 * minute_ms);
    CHECK(good.step == 1);
    CHECK(easy.state == State::Review);
    CHECK(easy.due == noon + 8 * day_ms);
    CHECK(easy.interval_days == 8);
    CHECK(easy.reps == 1);
}

TEST_CASE("the last learning step ends with Good, and Again goes back to the first") {
    const CardState card = after({Rating::Good});
    CHECK(review(card, Rating::Good, card.due).state == State::Review);
    const CardState again = review(card, Rating::Again, card.due);
    CHECK(again.state == State::Learning);
    CHECK(again.step == 0);
    CHECK(again.due == card.due + minute_ms);
    CHECK(again.lapses == 0);
}

TEST_CASE("a forgotten card is relearned in ten minutes and counts a lapse") {
    const CardState card = after({Rating::Easy, Rating::Again});
    CHECK(card.state == State::Relearning);
    CHECK(card.lapses == 1);
    CHECK(card.due == card.last_review + 10 * minute_ms);
    const auto [again, hard, good, easy] = preview(card, card.due);
    CHECK(again.due == card.due + 10 * minute_ms);
    CHECK(hard.due == card.due + 15 * minute_ms);
    CHECK(good.state == State::Review);
    CHECK(easy.state == State::Review);
    CHECK(again.lapses == 1);
}

TEST_CASE("in Review the intervals offered grow from Hard over Good to Easy") {
    for (CardState card = after({Rating::Hard, Rating::Good, Rating::Good}); card.interval_days < 20'000;) {
        REQUIRE(card.state == State::Review);
        const auto [again, hard, good, easy] = preview(card, card.due);
        CHECK(again.interval_days == 0);
        CHECK(hard.interval_days < good.interval_days);
        CHECK(good.interval_days < easy.interval_days);
        card = review(card, Rating::Good, card.due);
    }
}

TEST_CASE("elapsed days are calendar days: midnight between two reviews counts as one") {
    const Time midnight = 20'000 * day_ms;
    const CardState card = review(CardState{}, Rating::Easy, midnight - minute_ms);
    const CardState before = review(card, Rating::Good, midnight - 1);
    const CardState behind = review(card, Rating::Good, midnight + minute_ms);
    CHECK(before.memory.stability_days == card.memory.stability_days);
    CHECK(behind.memory == next_memory(card.memory, 1, Rating::Good));
}

TEST_CASE("the border of the day is where the options put it") {
    SchedulerOptions seoul;
    seoul.day_offset_ms = day_offset_ms(9 * 60, default_day_start_minutes);
    const Time midnight_utc = 20'000 * day_ms;  // 9 in the morning in Seoul
    const CardState morning = review(CardState{}, Rating::Easy, midnight_utc - minute_ms, seoul);
    CHECK(review(morning, Rating::Hard, midnight_utc + minute_ms, seoul).memory.stability_days ==
          morning.memory.stability_days);
    const CardState evening = review(CardState{}, Rating::Easy, midnight_utc - 12 * 60 * minute_ms, seoul);
    CHECK(review(evening, Rating::Good, midnight_utc - minute_ms, seoul).memory ==
          next_memory(evening.memory, 1, Rating::Good));
}

TEST_CASE("a clock set back counts as the same day") {
    const CardState card = after({Rating::Easy});
    const CardState back = review(card, Rating::Good, noon - 300 * day_ms);
    CHECK(back.memory == next_memory(card.memory, 0, Rating::Good));
    CHECK(back.last_review == noon - 300 * day_ms);
}

TEST_CASE("days before 1970 are counted downwards") {
    CHECK(day_number(0, 0) == 0);
    CHECK(day_number(-1, 0) == -1);
    CHECK(day_number(-day_ms, 0) == -1);
    CHECK(day_number(-day_ms - 1, 0) == -2);
    CHECK(start_of_day(day_number(noon, 12345), 12345) <= noon);
    CHECK(start_of_day(day_number(noon, 12345) + 1, 12345) > noon);
}

TEST_CASE("without learning steps every answer gives days") {
    SchedulerOptions options;
    options.learning_steps_minutes.clear();
    options.relearning_steps_minutes.clear();
    const CardState again = review(CardState{}, Rating::Again, noon, options);
    CHECK(again.state == State::Review);
    CHECK(again.interval_days == 1);
    const CardState lapse = review(again, Rating::Again, again.due, options);
    CHECK(lapse.state == State::Review);
    CHECK(lapse.lapses == 1);
}

TEST_CASE("a step of a day or more ends learning but keeps its place") {
    SchedulerOptions options;
    options.learning_steps_minutes = {10, 1440, 4320};
    const CardState good = review(CardState{}, Rating::Good, noon, options);
    CHECK(good.state == State::Review);
    CHECK(good.due == noon + day_ms);
    CHECK(good.interval_days == 1);
    CHECK(good.step == 1);
}

TEST_CASE("options that make no sense are brought within limits") {
    SchedulerOptions options;
    options.learning_steps_minutes.assign(1000, std::numeric_limits<std::int32_t>::max());
    options.relearning_steps_minutes = {-5};
    options.maximum_interval_days = std::numeric_limits<std::int32_t>::max();
    options.desired_retention = 1e-9;
    CardState card;
    for (int i = 0; i < 300; ++i) {
        card = review(card, static_cast<Rating>(1 + i * 7 % 4), noon + i * day_ms, options);
        REQUIRE(card.due >= noon);
        REQUIRE(card.interval_days >= 0);
    }
}

TEST_CASE("recall of a card falls with the hours since its review") {
    const Scheduler scheduler;
    const CardState card = after({Rating::Good});
    CHECK(scheduler.retrievability(CardState{}, noon) == 0);
    CHECK(scheduler.retrievability(card, noon) == 1);
    const double in_hours = scheduler.retrievability(card, noon + 6 * 60 * minute_ms);
    CHECK(in_hours < 1);
    CHECK(scheduler.retrievability(card, noon + day_ms) < in_hours);
    CHECK(scheduler.retrievability(card, noon - 1) == 1);
}
