#include "srs/replay.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "srs/event.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using model::Event;

namespace {

constexpr Time minute = 60'000;
constexpr Time hour = 60 * minute;
constexpr Time day = model::day_ms;
constexpr Time noon = 20'000 * day + 12 * hour;

Event review_of(CardId card, Rating rating, Time at, const char* id, std::int32_t zone = 0) {
    return {id, at, zone, model::Review{card, rating, 1000}};
}
Event undo_of(const char* of, Time at, const char* id) { return {id, at, 0, model::Undo{of}}; }
Event moved(CardId from, CardId to, Time at, const char* id) { return {id, at, 0, model::Moved{from, to}}; }
Event suspend(CardId card, bool suspended, Time at, const char* id) {
    return {id, at, 0, model::Suspend{card, suspended}};
}
Event setting(const char* name, const char* value, Time at, const char* id) {
    return {id, at, 0, model::Setting{name, value}};
}

ReviewState state_of(const std::vector<Event>& events) {
    ReviewState state;
    state.apply(events);
    return state;
}

}  // namespace

TEST_CASE("a card that the log never met is new") {
    const ReviewState state;
    CHECK(state.card(7) == CardState{});
    CHECK(state.event_count() == 0);
    CHECK_FALSE(state.setting("name"));
    CHECK_FALSE(state.true_retention(0, 100'000));
}

TEST_CASE("reviews fold into the memory that FSRS gives") {
    const ReviewState state =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(1, Rating::Good, noon + 8 * day, "d-2"),
                  review_of(2, Rating::Again, noon + 8 * day, "d-3")});
    CHECK(state.card(1).memory == next_memory(first_memory(Rating::Easy), 8, Rating::Good));
    CHECK(state.card(1).reps == 2);
    CHECK(state.card(2).state == State::Learning);
    CHECK(state.card(2).due == noon + 8 * day + minute);
}

TEST_CASE("applying an event twice, alone or in a batch, changes nothing") {
    const std::vector<Event> events = {review_of(1, Rating::Easy, noon, "d-1"),
                                       review_of(1, Rating::Good, noon + 8 * day, "d-2")};
    ReviewState state = state_of(events);
    const CardState before = state.card(1);
    state.apply(events);
    state.apply(events[0]);
    CHECK(state.card(1) == before);
    CHECK(state.event_count() == 2);
    CHECK(state.counts(20'000).reviews == 1);
}

TEST_CASE("an event that arrives late takes its place in the history") {
    ReviewState state =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(1, Rating::Good, noon + 20 * day, "d-3")});
    state.apply(review_of(1, Rating::Again, noon + 9 * day, "phone-1"));
    const ReviewState expected =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(1, Rating::Again, noon + 9 * day, "phone-1"),
                  review_of(1, Rating::Good, noon + 20 * day, "d-3")});
    CHECK(state.card(1) == expected.card(1));
    CHECK(state.card(1).lapses == 1);
}

TEST_CASE("events of one moment fold by device, then by number") {
    const std::vector<Event> events = {review_of(1, Rating::Again, noon, "a-2"),
                                       review_of(1, Rating::Easy, noon, "a-10"),
                                       review_of(1, Rating::Good, noon, "b-1")};
    const CardState expected = state_of(events).card(1);
    CHECK(state_of({events[2], events[1], events[0]}).card(1) == expected);
    CHECK(state_of({events[1], events[0], events[2]}).card(1) == expected);
    CHECK(expected.memory == next_memory(next_memory(first_memory(Rating::Again), 0, Rating::Easy), 0, Rating::Good));
}

TEST_CASE("undo takes a review back, and undoing the undo brings it again") {
    ReviewState state =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(1, Rating::Again, noon + 8 * day, "d-2")});
    const CardState lapsed = state.card(1);
    state.apply(undo_of("d-2", noon + 8 * day + 1, "d-3"));
    CHECK(state.card(1) == state_of({review_of(1, Rating::Easy, noon, "d-1")}).card(1));
    CHECK(state.counts(20'008).reviews == 0);
    CHECK_FALSE(state.counts_event("d-2"));
    CHECK(state.counts_event("d-3"));

    state.apply(undo_of("d-3", noon + 8 * day + 2, "d-4"));
    CHECK(state.card(1) == lapsed);
    CHECK(state.counts_event("d-2"));
    CHECK_FALSE(state.counts_event("d-3"));
}

TEST_CASE("an undo that arrives before what it takes back waits for it") {
    ReviewState state;
    state.apply(undo_of("d-1", noon + 1, "d-2"));
    state.apply(review_of(1, Rating::Easy, noon, "d-1"));
    CHECK(state.card(1) == CardState{});
    state.apply(undo_of("d-2", noon + 2, "d-3"));
    CHECK(state.card(1).state == State::Review);
}

TEST_CASE("two undos of one review need two redos") {
    ReviewState state =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), undo_of("d-1", noon, "d-2"), undo_of("d-1", noon, "e-1")});
    CHECK(state.card(1) == CardState{});
    state.apply(undo_of("d-2", noon, "d-3"));
    CHECK(state.card(1) == CardState{});
    state.apply(undo_of("e-1", noon, "d-4"));
    CHECK(state.card(1).reps == 1);
}

TEST_CASE("undos that name themselves or each other change nothing") {
    const std::vector<Event> events = {review_of(1, Rating::Easy, noon, "d-1"),
                                       undo_of("d-2", noon, "d-2"),
                                       undo_of("e-2", noon, "e-1"),
                                       undo_of("e-3", noon, "e-2"),
                                       undo_of("e-1", noon, "e-3"),
                                       undo_of("e-1", noon, "e-4")};
    for (std::size_t first = 0; first < events.size(); ++first) {
        ReviewState state;
        for (std::size_t i = 0; i < events.size(); ++i) state.apply(events[(first + i) % events.size()]);
        CHECK(state.card(1).reps == 1);
    }
}

TEST_CASE("a hundred thousand undos of undos are followed in one pass") {
    std::vector<Event> events = {review_of(1, Rating::Easy, noon, "d-0")};
    for (int i = 1; i <= 100'000; ++i)
        events.push_back({"d-" + std::to_string(i), noon + i, 0, model::Undo{"d-" + std::to_string(i - 1)}});
    CHECK(state_of(events).card(1).reps == 1);
    events.pop_back();
    CHECK(state_of(events).card(1).reps == 0);
}

TEST_CASE("undo takes back suspend, bury, settings and moves too") {
    ReviewState state = state_of({review_of(1, Rating::Easy, noon, "d-1"),
                                  suspend(1, true, noon, "d-2"),
                                  {"d-3", noon, 0, model::Bury{1}},
                                  setting("name", "old", noon, "d-4"),
                                  setting("name", "new", noon + 1, "d-5"),
                                  moved(1, 2, noon + 1, "d-6")});
    CHECK(state.card(2).suspended);
    CHECK(state.card(2).buried_until == 20'001 * day + 4 * hour);
    CHECK(state.card(1) == CardState{});
    CHECK(state.setting("name") == "new");
    state.apply(undo_of("d-6", noon + 2, "d-7"));
    CHECK(state.card(2) == CardState{});
    CHECK(state.card(1).suspended);
    state.apply(undo_of("d-2", noon + 2, "d-8"));
    CHECK_FALSE(state.card(1).suspended);
    state.apply(undo_of("d-3", noon + 2, "d-9"));
    CHECK(state.card(1).buried_until == 0);
    state.apply(undo_of("d-5", noon + 2, "d-10"));
    CHECK(state.setting("name") == "old");
    CHECK(state.card(1).reps == 1);
}

TEST_CASE("a moved card takes its history along, and the old id starts anew") {
    ReviewState state = state_of({review_of(1, Rating::Easy, noon, "d-1"), moved(1, 2, noon + day, "d-2"),
                                  review_of(2, Rating::Good, noon + 8 * day, "d-3"),
                                  review_of(1, Rating::Again, noon + 9 * day, "d-4")});
    CHECK(
        state.card(2) ==
        state_of({review_of(1, Rating::Easy, noon, "x-1"), review_of(1, Rating::Good, noon + 8 * day, "x-2")}).card(1));
    CHECK(state.card(1).reps == 1);
    CHECK(state.card(1).state == State::Learning);
}

TEST_CASE("a review from before the move that arrives after it follows the card") {
    ReviewState state = state_of({moved(1, 2, noon + day, "d-2")});
    state.apply(review_of(1, Rating::Easy, noon, "phone-1"));
    CHECK(state.card(1) == CardState{});
    CHECK(state.card(2).reps == 1);
}

TEST_CASE("histories that move to one card merge, and a card that moves back has all of it") {
    ReviewState state =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(2, Rating::Good, noon + day, "d-2"),
                  moved(1, 2, noon + 2 * day, "d-3"), moved(2, 1, noon + 3 * day, "d-4")});
    CHECK(state.card(2) == CardState{});
    CHECK(state.card(1).reps == 2);
    state.apply(moved(1, 1, noon + 4 * day, "d-5"));
    CHECK(state.card(1).reps == 2);
    state.apply(undo_of("d-4", noon + 4 * day, "d-6"));
    CHECK(state.card(2).reps == 2);
    CHECK(state.card(1) == CardState{});
}

TEST_CASE("a bury ends with the learner's day, in his zone") {
    const ReviewState state = state_of({{"d-1", 20'000 * day + 18 * hour, 9 * 60, model::Bury{1}}});  // 3:00 in Seoul
    CHECK(state.card(1).buried_until == 20'000 * day + 19 * hour);                                    // 4:00 in Seoul
}

TEST_CASE("the latest value of a setting stands, whatever arrives last") {
    ReviewState state;
    state.apply(setting("daily_limit", "10", noon + 5, "d-2"));
    state.apply(setting("daily_limit", "20", noon, "d-1"));
    state.apply(setting("name", "", noon, "d-3"));
    CHECK(state.setting("daily_limit") == "10");
    CHECK(state.setting("name") == "");
    CHECK_FALSE(state.setting("theme"));
}

TEST_CASE("a day begins at four in the morning of the zone that the event carries") {
    ReviewState state;
    const Time midnight = 20'000 * day;
    state.apply(review_of(1, Rating::Good, midnight + 3 * hour, "d-1"));           // still the day before
    state.apply(review_of(2, Rating::Good, midnight + 4 * hour, "d-2"));           // the day
    state.apply(review_of(3, Rating::Good, midnight + 19 * hour, "d-3", 9 * 60));  // 4:00 of the next in Seoul
    CHECK(state.counts(19'999).introduced == 1);
    CHECK(state.counts(20'000).introduced == 1);
    CHECK(state.counts(20'001).introduced == 1);
    CHECK(state.day_of(midnight + 3 * hour, 0) == 19'999);
    CHECK(state.end_of_day(midnight + 3 * hour, 0) == midnight + 4 * hour);

    ReplayOptions options;
    options.day_start_minutes = 0;
    state.set_options(options);
    CHECK(state.counts(19'999).reviews == 0);
    CHECK(state.counts(20'000).introduced == 2);
}

TEST_CASE("an evening and the next morning in Seoul are two days, unless days of UTC are asked for") {
    const std::vector<Event> events = {review_of(1, Rating::Easy, 20'000 * day + 12 * hour, "d-1", 9 * 60),   // 21:00
                                       review_of(1, Rating::Good, 20'000 * day + 23 * hour, "d-2", 9 * 60)};  // 8:00
    ReviewState state = state_of(events);
    CHECK(state.card(1).memory == next_memory(first_memory(Rating::Easy), 1, Rating::Good));
    ReplayOptions options;
    options.utc_days = true;
    state.set_options(options);
    CHECK(state.card(1).memory == next_memory(first_memory(Rating::Easy), 0, Rating::Good));
}

TEST_CASE("days count reviews, new cards, time, and what was recalled of what was seen on an earlier day") {
    const ReviewState state =
        state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(2, Rating::Again, noon, "d-2"),
                  review_of(2, Rating::Again, noon + minute, "d-3"), review_of(1, Rating::Hard, noon + 8 * day, "d-4"),
                  review_of(2, Rating::Again, noon + 8 * day, "d-5"),
                  review_of(2, Rating::Good, noon + 8 * day + minute, "d-6")});
    CHECK(state.counts(20'000) == DayCounts{20'000, 3, 2, 0, 0, 3000});
    CHECK(state.counts(20'008) == DayCounts{20'008, 3, 0, 2, 1, 3000});
    CHECK(state.counts(20'009) == DayCounts{20'009, 0, 0, 0, 0, 0});
    CHECK(state.true_retention(20'000, 20'008) == 0.5);
    CHECK_FALSE(state.true_retention(20'000, 20'007));
    CHECK(state.days().size() == 2);
}

TEST_CASE("the last action is the last that counts of the cards asked for") {
    ReviewState state = state_of({review_of(1, Rating::Easy, noon, "d-1"), review_of(2, Rating::Easy, noon + 1, "d-2"),
                                  suspend(3, true, noon + 2, "d-3"), undo_of("d-2", noon + 3, "d-4")});
    const CardId all[] = {1, 2, 3};
    const CardId some[] = {1, 2};
    CHECK(state.last_action(all)->event_id == "d-3");
    CHECK(state.last_action(all)->kind == EventKind::suspend);
    CHECK(state.last_action(some)->event_id == "d-1");
    CHECK(state.last_action(some)->card == 1);
    CHECK_FALSE(state.last_action({}));
    state.apply(moved(1, 2, noon + 5, "d-5"));
    CHECK(state.last_action(some)->card == 2);
    CHECK(state.action("d-1")->card == 2);
    CHECK_FALSE(state.action("d-2"));
    CHECK_FALSE(state.action("d-5"));
    CHECK_FALSE(state.action("nowhere-1"));
}

TEST_CASE("ids of any form are kept apart") {
    const char* ids[] = {
        "d-1",          "d-01",          "d",    "d-",   "-1",     "",          "d--1",        "d-1-1", "d-4294967295",
        "d-4294967296", "d-99999999999", "d-+1", "d- 1", "장치-1", "d-1000000", "d-3000000000"};
    ReviewState state;
    for (const char* id : ids) state.apply(review_of(1, Rating::Good, noon, id));
    for (const char* id : ids) state.apply(review_of(1, Rating::Good, noon, id));
    CHECK(state.event_count() == std::size(ids));
    CHECK(state.card(1).reps == std::size(ids));
    for (const char* id : ids) {
        CHECK(state.counts_event(id));
        CHECK(state.action(id)->event_id == id);
    }
    CHECK_FALSE(state.counts_event("d-2"));
}

TEST_CASE("of two different events with one id the same one wins in any order") {
    const Event first = review_of(1, Rating::Good, noon, "d-1");
    const Event second = review_of(2, Rating::Good, noon - 1, "d-1");
    const Event third = undo_of("d-9", noon, "d-1");
    const std::vector<Event> orders[] = {
        {first, second, third}, {second, first, third}, {third, second, first}, {third, first, second}};
    const CardState one = state_of(orders[0]).card(1);
    const CardState two = state_of(orders[0]).card(2);
    CHECK(one.reps + two.reps == 1);
    for (const std::vector<Event>& order : orders) {
        CHECK(state_of(order).card(1) == one);
        CHECK(state_of(order).card(2) == two);
        ReviewState single;
        for (const Event& event : order) single.apply(event);
        CHECK(single.card(1) == one);
        CHECK(single.card(2) == two);
    }
}

TEST_CASE("events beyond all limits are not taken in") {
    ReviewState state;
    state.apply(review_of(1, Rating::Good, INT64_MAX, "d-1"));
    state.apply(review_of(1, Rating::Good, INT64_MIN, "d-2"));
    // NOLINTBEGIN(clang-analyzer-optin.core.EnumCastOutOfRange): that is what is tested
    state.apply(review_of(1, static_cast<Rating>(0), noon, "d-3"));
    state.apply(review_of(1, static_cast<Rating>(5), noon, "d-4"));
    // NOLINTEND(clang-analyzer-optin.core.EnumCastOutOfRange)
    state.apply(review_of(1, Rating::Good, noon, "d-5", 100'000));
    state.apply({"d-6", noon, 0, model::UnknownEvent{"{}"}});
    CHECK(state.event_count() == 0);
    for (const Time at : {latest_time, -latest_time})
        state.apply({"e-" + std::to_string(at), at, 1440, model::Review{1, Rating::Easy, 1}});
    CHECK(state.card(1).reps == 2);
    CHECK(state.card(1).memory.stability_days > 0);
}

// A fold written as plainly as it can be said, to compare with.
namespace {

struct PlainFold {
    std::vector<Event> events;  // in canonical order

    static std::pair<std::string, unsigned> split(const std::string& id) {
        const std::size_t hyphen = id.rfind('-');
        return {id.substr(0, hyphen), static_cast<unsigned>(std::stoul(id.substr(hyphen + 1)))};
    }

    explicit PlainFold(std::vector<Event> all) : events(std::move(all)) {
        std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
            return std::tuple(a.at, split(a.id)) < std::tuple(b.at, split(b.id));
        });
        events.erase(
            std::unique(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.id == b.id; }),
            events.end());
    }

    bool counts(const Event& event) const {
        for (const Event& other : events) {
            const auto* undo = std::get_if<model::Undo>(&other.what);
            if (undo != nullptr && undo->of == event.id && counts(other)) return false;
        }
        return true;
    }

    /// The history of every card 0…cards-1.
    std::vector<std::vector<Event>> histories(CardId cards) const {
        std::vector<std::vector<Event>> all(cards);
        for (const Event& event : events) {
            if (!counts(event)) continue;
            if (const auto* review = std::get_if<model::Review>(&event.what)) all[review->card].push_back(event);
            if (const auto* suspend = std::get_if<model::Suspend>(&event.what)) all[suspend->card].push_back(event);
            if (const auto* bury = std::get_if<model::Bury>(&event.what)) all[bury->card].push_back(event);
            const auto* moved = std::get_if<model::Moved>(&event.what);
            if (moved == nullptr || moved->from == moved->to) continue;
            for (const Event& past : std::exchange(all[moved->from], {})) all[moved->to].push_back(past);
            std::sort(all[moved->to].begin(), all[moved->to].end(), [](const Event& a, const Event& b) {
                return std::tuple(a.at, split(a.id)) < std::tuple(b.at, split(b.id));
            });
        }
        return all;
    }

    static CardState fold(const std::vector<Event>& history) {
        CardState card;
        for (const Event& event : history) {
            const Time offset = day_offset_ms(event.zone_minutes, default_day_start_minutes);
            const std::int32_t today = day_number(event.at, offset);
            if (const auto* review = std::get_if<model::Review>(&event.what))
                card = Scheduler().review(card, review->rating, event.at, today);
            if (const auto* suspend = std::get_if<model::Suspend>(&event.what)) card.suspended = suspend->suspended;
            if (std::holds_alternative<model::Bury>(event.what)) card.buried_until = start_of_day(today + 1, offset);
        }
        return card;
    }
};

constexpr CardId random_cards = 6;

std::vector<Event> random_events(tests::Random& random) {
    std::vector<Event> events;
    const std::uint64_t count = 1 + random.below(40);
    for (std::uint64_t i = 0; i < count; ++i) {
        Event event;
        event.id = std::string(1, static_cast<char>('a' + random.below(3))) + "-" + std::to_string(i);
        // Few distinct times, so that device and number decide too.
        event.at = noon + static_cast<Time>(random.below(60)) * 7 * hour;
        event.zone_minutes = static_cast<std::int32_t>(random.below(3)) * 540 - 540;
        const CardId card = random.below(random_cards);
        const std::uint64_t kind = random.below(16);
        if (kind < 8)
            event.what = model::Review{card, static_cast<Rating>(1 + random.below(4)), 5};
        else if (kind < 12)
            event.what = model::Undo{events.empty() ? "q-1" : events[random.below(events.size())].id};
        else if (kind == 12)
            event.what = model::Moved{card, random.below(random_cards)};
        else if (kind == 13)
            event.what = model::Suspend{card, random.below(2) == 0};
        else if (kind == 14)
            event.what = model::Bury{card};
        else
            event.what = model::Setting{random.below(2) == 0 ? "x" : "y", std::to_string(i)};
        events.push_back(event);
    }
    return events;
}

void require_equal(const ReviewState& state, const PlainFold& plain) {
    const auto histories = plain.histories(random_cards);
    std::uint32_t reviews = 0;
    for (CardId card = 0; card < random_cards; ++card) {
        REQUIRE(state.card(card) == PlainFold::fold(histories[card]));
        reviews += state.card(card).reps;
    }
    std::uint32_t counted = 0;
    for (const DayCounts& counts : state.days()) counted += counts.reviews;
    REQUIRE(counted == reviews);
    for (const char* name : {"x", "y"}) {
        std::optional<std::string> value;
        for (const Event& event : plain.events)
            if (const auto* setting = std::get_if<model::Setting>(&event.what);
                setting && setting->name == name && plain.counts(event))
                value = setting->value;
        REQUIRE(state.setting(name).has_value() == value.has_value());
        if (value) REQUIRE(*state.setting(name) == *value);
    }
}

/// The same days, but for those that stand there with zeros.
void require_same_days(const ReviewState& left, const ReviewState& right) {
    for (const DayCounts& counts : left.days()) REQUIRE(right.counts(counts.day) == counts);
    for (const DayCounts& counts : right.days()) REQUIRE(left.counts(counts.day) == counts);
}

}  // namespace

TEST_CASE("any events in any order, in any batches and repeated give the state of the plain fold") {
    tests::Random random(42);
    for (int round = 0; round < 1500; ++round) {
        const std::vector<Event> events = random_events(random);
        const PlainFold plain(events);
        const ReviewState whole = state_of(events);
        require_equal(whole, plain);

        std::vector<Event> shuffled = events;
        for (std::uint64_t again = random.below(10); again > 0; --again)
            shuffled.push_back(events[random.below(events.size())]);
        for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
        ReviewState pieces;
        for (std::size_t at = 0; at < shuffled.size();) {
            const std::size_t size = std::min<std::size_t>(1 + random.below(3), shuffled.size() - at);
            pieces.apply(std::span(shuffled).subspan(at, size));
            at += size;
        }
        require_equal(pieces, plain);
        require_same_days(whole, pieces);
    }
}

TEST_CASE("after every single event the state is that of the plain fold") {
    tests::Random random(43);
    for (int round = 0; round < 60; ++round) {
        std::vector<Event> events = random_events(random);
        for (std::size_t i = events.size(); i > 1; --i) std::swap(events[i - 1], events[random.below(i)]);
        ReviewState state;
        for (std::size_t i = 0; i < events.size(); ++i) {
            state.apply(events[i]);
            require_equal(state, PlainFold({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(i) + 1}));
        }
    }
}

TEST_CASE("merging two devices gives one state, whichever merges first") {
    tests::Random random(44);
    for (int round = 0; round < 200; ++round) {
        const std::vector<Event> shared = random_events(random);
        std::vector<Event> one, two;
        for (const Event& event : shared) {
            if (random.below(3) != 0) one.push_back(event);
            if (random.below(3) != 0) two.push_back(event);
        }
        ReviewState left = state_of(one), right = state_of(two);
        left.apply(two);
        right.apply(one);
        for (CardId card = 0; card < random_cards; ++card) REQUIRE(left.card(card) == right.card(card));
        require_same_days(left, right);
    }
}

TEST_CASE("a log that was collected in pieces folds as if it had come at once") {
    std::vector<Event> events;
    for (int i = 1; i <= 300; ++i) {
        Event event;
        event.id = "d-" + std::to_string(i);
        event.at = 1'700'000'000'000 + i * Time{7'000'000};
        event.what = model::Review{static_cast<model::CardId>(1 + i % 17), static_cast<Rating>(1 + i * 7 % 4), 100};
        if (i % 50 == 0) event.what = model::Undo{"d-" + std::to_string(i - 3)};
        events.push_back(event);
    }
    ReplayOptions options;
    options.spread.on = true;
    ReviewState at_once(options);
    at_once.apply(events);
    ReviewState in_pieces(options);
    for (std::size_t i = 0; i < events.size(); i += 70)
        in_pieces.collect(std::span(events).subspan(i, std::min<std::size_t>(70, events.size() - i)));
    in_pieces.apply(std::span<const Event>());
    CHECK(in_pieces.event_count() == 300);
    for (model::CardId card = 1; card <= 17; ++card) CHECK(in_pieces.card(card) == at_once.card(card));
    CHECK(std::ranges::equal(in_pieces.days(), at_once.days()));
}
