// The folded state as it is kept for opening, held against the fold of the whole log.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "srs/replay.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using model::Event;
using tests::Random;

namespace {

constexpr Time noon = 20'000 * model::day_ms + model::day_ms / 2;
constexpr CardId card_count = 15;

ReplayOptions spreading() {
    ReplayOptions options;
    options.spread.on = true;
    options.retention = {{3, 0.95}};
    return options;
}

std::string id_of(std::size_t number) { return (number % 3 == 0 ? "phone-" : "desk-") + std::to_string(number); }

/// Two devices that take turns; everything that can be in a log, each event a few hours after the last, one in twenty
/// of a clock that is a week late.
std::vector<Event> random_log(Random& random, std::size_t length) {
    std::vector<Event> events;
    Time at = noon;
    for (std::size_t i = 0; i < length; ++i) {
        at += static_cast<Time>(random.below(10 * 3'600'000));
        const CardId card = 1 + random.below(card_count);
        Event event{id_of(i), at, random.below(9) == 0 ? -300 : 540, {}};
        if (random.below(20) == 0) event.at -= 7 * model::day_ms;
        switch (random.below(40)) {
            case 0: event.what = model::Moved{card, 1 + random.below(card_count)}; break;
            case 1: event.what = model::Suspend{card, random.below(2) == 0}; break;
            case 2: event.what = model::Bury{card}; break;
            case 3: event.what = model::Setting{"retention", std::to_string(i)}; break;
            case 4:
            case 5: event.what = model::Undo{id_of(random.below(i + 2))}; break;
            default:
                event.what = model::Review{card, static_cast<Rating>(1 + random.below(4)),
                                           static_cast<std::uint32_t>(random.below(9000))};
        }
        events.push_back(std::move(event));
    }
    return events;
}

ReviewState state_of(std::span<const Event> events, const ReplayOptions& options = spreading()) {
    ReviewState state(options);
    state.apply(events);
    return state;
}

/// As the app opens: what is known, then what was folded, then the fold.
ReviewState opened(std::span<const Event> events, const std::string& folded,
                   const ReplayOptions& options = spreading()) {
    ReviewState state(options);
    state.collect(events);
    state.begin_from(folded);
    state.apply(std::span<const Event>());
    return state;
}

void require_same(const ReviewState& left, const ReviewState& right) {
    REQUIRE(left.event_count() == right.event_count());
    for (CardId card = 1; card <= card_count; ++card) {
        REQUIRE(left.card(card) == right.card(card));
        // Where the next answer would put it depends on how many cards are due on which day.
        REQUIRE(left.preview(card, noon + 400 * model::day_ms, 540) ==
                right.preview(card, noon + 400 * model::day_ms, 540));
        REQUIRE(left.history(card).size() == right.history(card).size());
    }
    for (const DayCounts& counts : left.days()) REQUIRE(right.counts(counts.day) == counts);
    for (const DayCounts& counts : right.days()) REQUIRE(left.counts(counts.day) == counts);
    REQUIRE(left.setting("retention") == right.setting("retention"));
}

Event review_at(Time at, const char* id) { return {id, at, 540, model::Review{2, Rating::Good, 100}}; }

}  // namespace

TEST_CASE("what was folded and the rest give the state of the whole log, wherever it was cut") {
    Random random(8);
    int taken_up = 0;
    for (int round = 0; round < 600; ++round) {
        const std::vector<Event> events = random_log(random, 20 + random.below(150));
        const std::size_t cut = random.below(events.size() + 1);
        const std::string folded = state_of(std::span(events).first(cut)).folded();
        ReviewState state = opened(events, folded);
        ReviewState whole = state_of(events);
        taken_up += state.events_folded() < events.size() ? 1 : 0;
        require_same(state, whole);
        // And it goes on alike: with what comes next, what comes late, what is taken back.
        const std::vector<Event> more = {review_at(noon + 300 * model::day_ms, "desk-1000"),
                                         review_at(noon + 3 * model::day_ms, "desk-1001"),
                                         {"desk-1002", noon + 300 * model::day_ms + 1, 540, model::Undo{"desk-1000"}},
                                         {"desk-1003", noon, 540, model::Undo{id_of(random.below(events.size()))}}};
        for (const Event& event : more) {
            state.apply(event);
            whole.apply(event);
            require_same(state, whole);
        }
    }
    // Late events, undos and moves behind the cut forbid it in the others.
    CHECK(taken_up > 60);
    CHECK(taken_up < 600);
}

TEST_CASE("without spread too, late events and undos find their place in what was folded") {
    Random random(9);
    for (int round = 0; round < 200; ++round) {
        const std::vector<Event> events = random_log(random, 60);
        ReviewState state = opened(events, state_of(events, {}).folded(), {});
        CHECK(state.events_folded() == 0);
        ReviewState whole = state_of(events, {});
        for (const Event& event : {review_at(noon + 3 * model::day_ms, "desk-1001"),
                                   Event{"desk-1003", noon, 540, model::Undo{id_of(random.below(events.size()))}}}) {
            state.apply(event);
            whole.apply(event);
            require_same(state, whole);
        }
    }
}

TEST_CASE("what was folded is folded once: only the events behind it are folded again") {
    std::vector<Event> events;
    for (int i = 1; i <= 500; ++i)
        events.push_back(review_at(noon + i * Time{7'000'000}, ("desk-" + std::to_string(i)).c_str()));
    const std::string folded = state_of(std::span(events).first(480)).folded();
    CHECK(opened(events, folded).events_folded() == 20);
    CHECK(opened(events, "").events_folded() == 500);
    // The next fold of the whole log, under other options, has nothing to begin from.
    ReviewState state = opened(events, folded);
    ReplayOptions options = spreading();
    options.scheduler.desired_retention = 0.8;
    state.set_options(options);
    CHECK(state.events_folded() == 500);
    require_same(state, state_of(events, options));
}

TEST_CASE("what was folded under other options, or from a log that differs in anything, is passed over") {
    Random random(10);
    const std::vector<Event> events = random_log(random, 200);
    const std::string folded = state_of(events).folded();
    CHECK(opened(events, folded).events_folded() == 0);

    std::vector<ReplayOptions> others(9, spreading());
    others[0].scheduler.parameters[8] += 1e-9;
    others[1].scheduler.desired_retention = 0.91;
    others[2].scheduler.maximum_interval_days = 365;
    others[3].scheduler.learning_steps_minutes = {1};
    others[4].scheduler.relearning_steps_minutes = {};
    others[5].retention = {{3, 0.96}};
    others[6].spread.weekdays[2] = 0;
    others[7].spread.on = false;
    others[8].day_start_minutes = 0;
    for (const ReplayOptions& options : others) CHECK(opened(events, folded, options).events_folded() == 200);

    const auto changed = [&](auto change) {
        std::vector<Event> log = events;
        change(log);
        const ReviewState state = opened(log, folded);
        CHECK(state.events_folded() == state.event_count());
        require_same(state, state_of(log));
    };
    const auto a_review = std::find_if(events.begin() + 90, events.end(), [](const Event& event) {
        return std::holds_alternative<model::Review>(event.what);
    });
    const auto at = static_cast<std::size_t>(a_review - events.begin());
    changed([&](auto& log) { std::get<model::Review>(log[at].what).took_ms += 1; });
    changed([&](auto& log) { std::get<model::Review>(log[at].what).card += 100; });
    changed([&](auto& log) { log[at].zone_minutes += 60; });
    changed([&](auto& log) { log[at].at += 1; });
    changed([&](auto& log) { log.erase(log.begin() + static_cast<std::ptrdiff_t>(at)); });
    changed([&](auto& log) { log.push_back({"tablet-1", noon + 1, 0, model::Suspend{4, true}}); });
    changed([&](auto& log) { log.push_back({"tablet-1", noon + 1000 * model::day_ms, 0, model::Moved{4, 5}}); });
}

TEST_CASE("a copy of which a byte changed or an end is missing is passed over") {
    Random random(11);
    const std::vector<Event> events = random_log(random, 120);
    const ReviewState whole = state_of(events);
    const std::string folded = whole.folded();
    for (std::size_t size = 0; size < folded.size(); size += 1 + size / 7)
        CHECK(opened(events, folded.substr(0, size)).events_folded() == 120);
    for (std::size_t at = 0; at < folded.size(); at += 5) {
        std::string damaged = folded;
        damaged[at] = static_cast<char>(damaged[at] ^ 1 << at % 8);
        const ReviewState state = opened(events, damaged);
        CHECK(state.events_folded() == 120);
        require_same(state, whole);
    }
}

TEST_CASE("who changes what a log folds to raises `fold_version`") {
    Random random(12);
    const ReviewState state = state_of(random_log(random, 2000));
    std::uint64_t sum = fnv_offset_basis;
    const auto add = [&sum](auto number) { sum = hash_bytes(std::to_string(number) + ' ', sum); };
    for (CardId id = 1; id <= card_count; ++id) {
        const CardState& card = state.card(id);
        for (const double number : {card.memory.stability_days, card.memory.difficulty}) add(number);
        for (const Time time : {card.due, card.last_review, card.buried_until}) add(time);
        for (const std::int64_t number :
             {std::int64_t{card.last_review_day}, std::int64_t{card.interval_days}, std::int64_t{card.reps},
              std::int64_t{card.lapses}, static_cast<std::int64_t>(card.state), std::int64_t{card.step}})
            add(number);
    }
    for (const DayCounts& counts : state.days()) add(counts.reviews + 100 * counts.tested + counts.took_ms);
    // If this fails, copies of the folded state that people have are of another fold: raise `fold_version` in
    // srs/folded.cpp, then write the new sum here.
    CHECK(sum == 17436804922008961832ULL);
}
