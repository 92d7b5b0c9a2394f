#include "quiz/queue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "quiz/sample_collection.h"
#include "support/random.h"

using namespace viva;
using namespace viva::quiz;
using model::Rating;
using tests::SampleCollection;

namespace {

constexpr Time minute = 60'000;
constexpr Time hour = 60 * minute;
constexpr Time day = model::day_ms;
constexpr Time noon = tests::sample_noon;

void answer(srs::ReviewState& state, CardId card, Rating rating, Time at) {
    state.apply({"d-" + std::to_string(state.event_count()), at, 0, model::Review{card, rating, 1000}});
}

/// The ids of the queue's cards that have a certain turn.
std::vector<CardId> ids(const SampleCollection& collection, const std::vector<QueueEntry>& queue, Turn turn) {
    std::vector<CardId> found;
    for (const QueueEntry& entry : queue)
        if (entry.turn == turn) found.push_back(collection.view().cards[entry.card].id);
    return found;
}

/// The order in which all cards are asked if none comes back.
std::vector<std::uint32_t> asked_order(const SampleCollection& collection, std::vector<QueueEntry> queue) {
    std::vector<std::uint32_t> order;
    std::optional<std::uint32_t> last;
    while (const auto next = choose_next(collection.view(), queue, last)) {
        last = queue[*next].card;
        order.push_back(*last);
        queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(*next));
    }
    return order;
}

}  // namespace

TEST_CASE("new cards come up to the daily limit, one note's after the other's") {
    SampleCollection collection;
    collection.add_document({4});
    collection.add_document({4});
    collection.add_document({1});
    QueueOptions options;
    options.new_cards_a_day = 5;
    srs::ReviewState state;
    const auto queue = build_queue(collection.view(), collection.all(), state, options, {noon, 0});
    CHECK(ids(collection, queue, Turn::fresh) == std::vector<CardId>{1, 5, 9, 2, 6});
}

TEST_CASE("cards introduced today count against the limit until the learner's next day") {
    SampleCollection collection;
    collection.add_document({10});
    QueueOptions options;
    options.new_cards_a_day = 3;
    srs::ReviewState state;
    answer(state, 77, Rating::Easy, noon);  // a card of another deck
    answer(state, 1, Rating::Easy, noon + hour);
    const auto fresh_at = [&](Time now) {
        return ids(collection, build_queue(collection.view(), collection.all(), state, options, {now, 0}), Turn::fresh);
    };
    CHECK(fresh_at(noon + hour) == std::vector<CardId>{2});
    CHECK(fresh_at(noon + 15 * hour) == std::vector<CardId>{2});        // 3:00
    CHECK(fresh_at(noon + 16 * hour) == std::vector<CardId>{2, 3, 4});  // 4:00
    options.new_cards_a_day = 1;                                        // lowered below what was done
    CHECK(fresh_at(noon + hour).empty());
}

TEST_CASE("learned cards are due on their day, at any hour of it") {
    SampleCollection collection;
    collection.add_document({1});
    srs::ReviewState state;
    answer(state, 1, Rating::Easy, noon);  // due in 8 days at noon
    const auto turn_at = [&](Time now) { return turn_of(state.card(1), now, state.end_of_day(now, 0), {}); };
    CHECK_FALSE(turn_at(noon + 8 * day - 9 * hour));         // 3:00, still the day before
    CHECK(turn_at(noon + 8 * day - 8 * hour) == Turn::due);  // 4:00
    CHECK(turn_at(noon + 30 * day) == Turn::due);
}

TEST_CASE("a card in learning has its turn at its minute, or ahead of it within twenty minutes") {
    srs::ReviewState state;
    answer(state, 1, Rating::Good, noon);  // due in 10 minutes
    const auto turn_at = [&](Time now) { return turn_of(state.card(1), now, state.end_of_day(now, 0), {}); };
    CHECK(turn_at(noon + 10 * minute) == Turn::learning);
    CHECK(turn_at(noon + 10 * minute - 1) == Turn::ahead);
    CHECK(turn_at(noon) == Turn::ahead);
    CHECK_FALSE(turn_at(noon - 11 * minute));
}

TEST_CASE("suspended and buried cards have no turn") {
    srs::ReviewState state;
    state.apply({"d-1", noon, 0, model::Suspend{1, true}});
    state.apply({"d-2", noon, 0, model::Bury{2}});
    const auto turn_at = [&](CardId card, Time now) {
        return turn_of(state.card(card), now, state.end_of_day(now, 0), {});
    };
    CHECK_FALSE(turn_at(1, noon + 100 * day));
    CHECK_FALSE(turn_at(2, noon + 15 * hour));
    CHECK(turn_at(2, noon + 16 * hour) == Turn::fresh);
    state.apply({"d-3", noon + 1, 0, model::Suspend{1, false}});
    CHECK(turn_at(1, noon) == Turn::fresh);
}

TEST_CASE("a learned card is asked from the beginning of its day, a learning step from its minute") {
    srs::ReviewState state;
    answer(state, 1, Rating::Easy, noon);  // due in 8 days at noon
    answer(state, 2, Rating::Good, noon);  // due in 10 minutes
    CHECK(asked_from(state.card(1), state, 0) == noon + 8 * day - 8 * hour);
    CHECK(asked_from(state.card(1), state, 9 * 60) == noon + 7 * day + 7 * hour);  // 4:00 in Seoul
    CHECK(asked_from(state.card(2), state, 0) == noon + 10 * minute);
    state.apply({"d-b", noon + 1, 0, model::Bury{2}});
    CHECK(asked_from(state.card(2), state, 0) == noon + 16 * hour);
}

TEST_CASE("who wants a question no more is not asked for its details either") {
    SampleCollection collection;
    collection.add_document({1});
    collection.add_derived(1);
    collection.add_derived(1);
    srs::ReviewState state;
    answer(state, 1, Rating::Easy, noon - 30 * day);
    answer(state, 2, Rating::Easy, noon - 20 * day);
    const auto size = [&](QueueOptions options) {
        return build_queue(collection.view(), collection.all(), state, options, {noon, 0}).size();
    };
    QueueOptions cram;
    cram.weakest_first = true;
    CHECK(size({}) == 1);
    CHECK(size(cram) == 3);
    state.apply({"d-s", noon, 0, model::Suspend{1, true}});
    CHECK(is_stopped(collection.view().cards[1], state));
    CHECK(size({}) == 0);
    CHECK(size(cram) == 0);
    state.apply({"d-t", noon + 1, 0, model::Suspend{1, false}});
    CHECK(size({}) == 1);
    state.apply({"d-u", noon + 2, 0, model::Suspend{2, true}});
    CHECK_FALSE(is_stopped(collection.view().cards[0], state));
    CHECK(size(cram) == 2);
}

TEST_CASE("learning steps whose minute has come precede due cards, then new ones, then steps ahead of time") {
    SampleCollection collection;
    collection.add_document({4});
    srs::ReviewState state;
    answer(state, 1, Rating::Easy, noon - 8 * day);
    answer(state, 2, Rating::Again, noon - 5 * minute);
    answer(state, 3, Rating::Good, noon);
    const auto queue = build_queue(collection.view(), collection.all(), state, {}, {noon, 0});
    REQUIRE(queue.size() == 4);
    CHECK(ids(collection, queue, queue[0].turn) == std::vector<CardId>{2});
    CHECK(ids(collection, queue, queue[1].turn) == std::vector<CardId>{1});
    CHECK(ids(collection, queue, queue[2].turn) == std::vector<CardId>{4});
    CHECK(ids(collection, queue, queue[3].turn) == std::vector<CardId>{3});
    CHECK(queue[3].turn == Turn::ahead);
}

TEST_CASE("due cards come by their day, mixed within it by the seed and always the same way for one seed") {
    SampleCollection collection;
    collection.add_document({40});
    srs::ReviewState state;
    for (CardId card = 1; card <= 40; ++card)
        answer(state, card, Rating::Easy, noon - (card <= 20 ? 9 : 8) * day + static_cast<Time>(card));
    const auto order = [&](std::uint64_t seed) {
        QueueOptions options;
        options.seed = seed;
        return ids(collection, build_queue(collection.view(), collection.all(), state, options, {noon, 0}), Turn::due);
    };
    CHECK(order(1) == order(1));
    CHECK(order(1) != order(2));
    REQUIRE(order(1).size() == 40);
    for (std::size_t i = 0; i < 40; ++i) CHECK((order(1)[i] <= 20) == (i < 20));
}

TEST_CASE("cards of two notes, and of two sections of one note, take turns") {
    SampleCollection notes;
    notes.add_document({3});
    notes.add_document({3});
    const auto of_notes = asked_order(notes, build_queue(notes.view(), notes.all(), srs::ReviewState(), {}, {noon, 0}));
    CHECK(of_notes == std::vector<std::uint32_t>{0, 3, 1, 4, 2, 5});

    SampleCollection sections;
    sections.add_document({3, 3});
    const auto of_sections =
        asked_order(sections, build_queue(sections.view(), sections.all(), srs::ReviewState(), {}, {noon, 0}));
    CHECK(of_sections == std::vector<std::uint32_t>{0, 3, 1, 4, 2, 5});
}

TEST_CASE("a detail comes once its question has settled, one a day, after the new questions and within the limit") {
    SampleCollection collection;
    collection.add_document({3});
    for (int i = 0; i < 20; ++i) collection.add_derived(1);
    for (int i = 0; i < 20; ++i) collection.add_derived(2);
    srs::ReviewState state;
    const auto fresh = [&](Time now, std::uint32_t limit = 20) {
        QueueOptions options;
        options.new_cards_a_day = limit;
        return ids(collection, build_queue(collection.view(), collection.all(), state, options, {now, 0}), Turn::fresh);
    };
    CHECK(fresh(noon) == std::vector<CardId>{1, 2, 3});
    answer(state, 1, Rating::Easy, noon);
    answer(state, 2, Rating::Good, noon);  // Still in learning.
    CHECK(fresh(noon) == std::vector<CardId>{3});
    CHECK(fresh(noon + 2 * day) == std::vector<CardId>{3, 4});
    CHECK(fresh(noon + 2 * day, 1) == std::vector<CardId>{3});
    answer(state, 4, Rating::Easy, noon + 2 * day);
    CHECK(fresh(noon + 2 * day) == std::vector<CardId>{3});
    CHECK(fresh(noon + 3 * day) == std::vector<CardId>{3, 5});
}

TEST_CASE("siblings that are due on one day come on two") {
    SampleCollection collection;
    collection.add_document({1, 1});
    collection.add_derived(1);
    srs::ReviewState state;
    for (const CardId card : {CardId{1}, CardId{2}, CardId{3}}) answer(state, card, Rating::Easy, noon);
    const auto due = [&](Time now) {
        return ids(collection, build_queue(collection.view(), collection.all(), state, {}, {now, 0}), Turn::due);
    };
    REQUIRE(due(noon + 9 * day).size() == 2);
    const CardId first = due(noon + 9 * day)[0] == 2 ? due(noon + 9 * day)[1] : due(noon + 9 * day)[0];
    answer(state, first, Rating::Good, noon + 9 * day);
    CHECK(due(noon + 9 * day) == std::vector<CardId>{2});
    CHECK(due(noon + 10 * day).size() == 2);
}

TEST_CASE("to cram asks the least known first, new cards last, and suspended ones not at all") {
    SampleCollection collection;
    collection.add_document({5});
    srs::ReviewState state;
    answer(state, 1, Rating::Easy, noon - 2 * day);
    answer(state, 2, Rating::Easy, noon - 20 * day);
    answer(state, 3, Rating::Easy, noon - 9 * day);
    state.apply({"s-1", noon, 0, model::Suspend{4, true}});
    QueueOptions options;
    options.weakest_first = true;
    std::vector<CardId> asked;
    for (const QueueEntry& entry : build_queue(collection.view(), collection.all(), state, options, {noon, 0}))
        asked.push_back(collection.view().cards[entry.card].id);
    CHECK(asked == std::vector<CardId>{2, 3, 1, 5});
}

TEST_CASE("a card that has just been forgotten waits for any other card") {
    SampleCollection collection;
    collection.add_document({1});
    collection.add_document({1});
    const std::vector<QueueEntry> queue = {{0, Turn::learning}, {1, Turn::fresh}};
    CHECK(choose_next(collection.view(), queue, 0) == 1);
    CHECK(choose_next(collection.view(), queue, 1) == 0);
    CHECK(choose_next(collection.view(), queue, std::nullopt) == 0);
    CHECK(choose_next(collection.view(), std::vector<QueueEntry>{{0, Turn::ahead}}, 0) == 0);
    CHECK_FALSE(choose_next(collection.view(), {}, 0));
}

TEST_CASE("neighbours share a section only when no order could part them") {
    tests::Random random(5);
    for (int round = 0; round < 2000; ++round) {
        SampleCollection collection;
        const bool many_notes = random.below(2) == 0;
        std::vector<std::uint32_t> sizes;
        for (std::uint64_t i = 0; i <= random.below(6); ++i)
            sizes.push_back(static_cast<std::uint32_t>(random.below(8)));
        if (many_notes) {
            for (const std::uint32_t size : sizes) collection.add_document({size});
        } else {
            collection.add_document(sizes);
        }
        std::vector<QueueEntry> queue;
        for (const std::uint32_t card : collection.all()) queue.push_back({card, Turn::due});
        for (std::size_t i = queue.size(); i > 1; --i) std::swap(queue[i - 1], queue[random.below(i)]);

        const auto order = asked_order(collection, queue);
        REQUIRE(order.size() == queue.size());
        const auto group = [&](std::uint32_t card) {
            const model::Card& view = collection.view().cards[card];
            return many_notes ? view.document : view.section;
        };
        std::map<std::uint32_t, std::size_t> sizes_of;
        std::size_t largest = 0;
        std::size_t neighbours = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            largest = std::max(largest, ++sizes_of[group(order[i])]);
            if (i > 0 && group(order[i]) == group(order[i - 1])) ++neighbours;
        }
        // k cards of one group need k - 1 others between them.
        const std::size_t others = order.size() - largest;
        REQUIRE(neighbours == (largest > others + 1 ? largest - 1 - others : 0));
    }
}

TEST_CASE("learned cards come up to the daily limit, and the rest waits for the next day") {
    SampleCollection collection;
    collection.add_document({6});
    QueueOptions options;
    options.due_cards_a_day = 4;
    srs::ReviewState state;
    for (CardId card = 1; card <= 6; ++card) answer(state, card, Rating::Easy, noon);
    const Time later = noon + 30 * day;
    const auto due_at = [&](Time now) {
        return ids(collection, build_queue(collection.view(), collection.all(), state, options, {now, 0}), Turn::due);
    };
    const std::vector<CardId> first = due_at(later);
    REQUIRE(first.size() == 4);
    answer(state, first[0], Rating::Good, later);
    CHECK(due_at(later) == std::vector<CardId>(first.begin() + 1, first.end()));
    for (std::size_t i = 1; i < 4; ++i) answer(state, first[i], Rating::Good, later);
    CHECK(due_at(later).empty());
    CHECK(due_at(later + day).size() == 2);
    // Whoever picks what to ask gets all of it.
    options.due_or_not_since = later;
    CHECK(due_at(later).size() == 2);
}
