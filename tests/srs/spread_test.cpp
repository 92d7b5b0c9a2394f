#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "srs/replay.h"
#include "srs/spread.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using model::Event;
using tests::Random;

namespace {

constexpr Time noon = 20'000 * model::day_ms + 12 * Time{3'600'000};  // a Thursday

Event review(int number, CardId card, Rating rating, Time at) {
    return {"d-" + std::to_string(number), at, 0, model::Review{card, rating, 1000}};
}

ReplayOptions spreading(Weekdays weekdays = usual_weekdays) {
    ReplayOptions options;
    options.scheduler.learning_steps_minutes = {};
    options.spread = {true, weekdays};
    return options;
}

/// So many cards answered Easy on one day: due after about eight days, each on the day that was found for it.
std::map<std::int32_t, int> due_days(const ReplayOptions& options, int cards) {
    ReviewState state(options);
    for (int card = 1; card <= cards; ++card)
        state.apply(review(card, static_cast<CardId>(card), Rating::Easy, noon + card * 1000));
    std::map<std::int32_t, int> days;
    for (int card = 1; card <= cards; ++card) ++days[state.day_of(state.card(static_cast<CardId>(card)).due, 0)];
    return days;
}

std::vector<Event> random_log(Random& random, int length) {
    std::vector<Event> events;
    Time at = noon;
    for (int i = 1; i <= length; ++i) {
        at += static_cast<Time>(random.below(12 * 3'600'000));
        const CardId card = 1 + random.below(12);
        Event event = review(i, card, static_cast<Rating>(1 + random.below(4)), at);
        if (random.below(12) == 0 && i > 1)
            event.what = model::Undo{"d-" + std::to_string(1 + random.below(static_cast<std::uint64_t>(i - 1)))};
        events.push_back(event);
    }
    return events;
}

}  // namespace

TEST_CASE("an interval moves as far as py-fsrs fuzzes it") {
    CHECK(fuzz_range(1, 36500) == IntervalRange{1, 1});
    CHECK(fuzz_range(2, 36500) == IntervalRange{2, 2});
    CHECK(fuzz_range(3, 36500) == IntervalRange{2, 4});
    CHECK(fuzz_range(10, 36500) == IntervalRange{8, 12});
    CHECK(fuzz_range(30, 36500) == IntervalRange{27, 33});
    CHECK(fuzz_range(100, 36500) == IntervalRange{93, 107});
    CHECK(fuzz_range(100, 98) == IntervalRange{93, 98});
}

TEST_CASE("cards of one day come back on different days, as many on each") {
    const auto days = due_days(spreading(), 100);
    CHECK(days.size() == 5);
    for (const auto& [day, cards] : days) CHECK(cards == 20);
    ReplayOptions together = spreading();
    together.spread.on = false;
    CHECK(due_days(together, 100).size() == 1);
}

TEST_CASE("a half day takes half of the cards, a free day none") {
    // 20,000 is a Thursday; eight days on is a Friday.
    Weekdays weekdays = usual_weekdays;
    weekdays[4] = 0.5;
    weekdays[5] = 0;
    const auto days = due_days(spreading(weekdays), 140);
    for (const auto& [day, cards] : days) {
        CHECK(weekday_of(day) != 5);
        CHECK(cards == (weekday_of(day) == 4 ? 20 : 40));
    }
    weekdays.fill(0);
    CHECK(due_days(spreading(weekdays), 100).size() == 5);
}

TEST_CASE("what is offered is what an answer gives, and grows from Hard to Easy") {
    Random random(21);
    ReviewState state(spreading());
    Time at = noon;
    int number = 0;
    for (int i = 0; i < 300; ++i) {
        const CardId card = 1 + random.below(40);
        at = std::max(at + 1000, state.card(card).due);
        const auto offered = state.preview(card, at, 0);
        if (state.card(card).state == State::Review && offered[3].interval_days < default_maximum_interval_days) {
            CHECK(offered[1].interval_days < offered[2].interval_days);
            CHECK(offered[2].interval_days < offered[3].interval_days);
        }
        const auto rating = static_cast<Rating>(1 + random.below(4));
        state.apply(review(++number, card, rating, at));
        REQUIRE(state.card(card) == offered[static_cast<std::size_t>(rating) - 1]);
    }
}

TEST_CASE("spread dates do not depend on the order in which events arrive") {
    Random random(22);
    for (int round = 0; round < 200; ++round) {
        std::vector<Event> events = random_log(random, 60);
        ReviewState at_once(spreading());
        at_once.apply(events);
        ReviewState one_by_one(spreading());
        for (std::size_t i = events.size(); i > 1; --i)
            if (random.below(3) == 0) std::swap(events[i - 1], events[random.below(i)]);
        for (const Event& event : events) one_by_one.apply(event);
        for (CardId card = 1; card <= 12; ++card) REQUIRE(one_by_one.card(card) == at_once.card(card));
    }
}

TEST_CASE("a card with a retention of its own comes back by it") {
    ReplayOptions options;
    options.retention = {{7, 0.97}, {9, 0.8}};
    ReviewState state(options);
    int number = 0;
    for (const CardId card : {5, 7, 9}) state.apply(review(++number, card, Rating::Easy, noon));
    CHECK(state.card(7).interval_days < state.card(5).interval_days);
    CHECK(state.card(9).interval_days > state.card(5).interval_days);
    CHECK(state.desired_retention(7) == 0.97);
    CHECK(state.desired_retention(5) == 0.9);
    CHECK(state.preview(9, noon + model::day_ms, 0)[2].interval_days >
          state.preview(5, noon + model::day_ms, 0)[2].interval_days);
    const std::int32_t before = state.card(9).interval_days;
    options.retention = {};
    state.set_options(options);
    CHECK(state.card(9).interval_days < before);
    CHECK(state.card(9) == state.card(5));
}
