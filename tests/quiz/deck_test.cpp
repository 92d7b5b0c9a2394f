#include "quiz/deck.h"

#include <doctest/doctest.h>

#include "quiz/sample_collection.h"

using namespace viva;
using namespace viva::quiz;
using model::Rating;

namespace {

constexpr Time noon = tests::sample_noon;
constexpr Time day = model::day_ms;

}  // namespace

TEST_CASE("a deck has the questions of its document and their details") {
    tests::SampleCollection collection;
    collection.add_document({2});
    collection.add_document({1, 1});
    collection.add_derived(1);
    collection.add_derived(1, model::CardKind::typed);  // Another way to ask the question, no card to schedule.
    CHECK(cards_of_deck(collection.view()) == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
    CHECK(cards_of_deck(collection.view(), 0) == std::vector<std::uint32_t>{0, 1, 4});
    CHECK(cards_of_deck(collection.view(), 1) == std::vector<std::uint32_t>{2, 3});
    CHECK(cards_of_deck(collection.view(), 9).empty());
    CHECK(cards_of_deck(model::Collection{}).empty());
}

TEST_CASE("a deck's counts tell what is new, in learning, learnt, suspended, and what today asks") {
    tests::SampleCollection collection;
    collection.add_document({8});
    srs::ReviewState state;
    state.apply({"d-1", noon - 8 * day, 0, model::Review{1, Rating::Easy, 1}});  // due today
    state.apply({"d-2", noon, 0, model::Review{2, Rating::Easy, 1}});            // due in 8 days
    state.apply({"d-3", noon, 0, model::Review{3, Rating::Again, 1}});           // due in a minute
    state.apply({"d-4", noon, 0, model::Suspend{4, true}});
    state.apply({"d-5", noon, 0, model::Bury{5}});
    QueueOptions options;
    options.new_cards_a_day = 4;
    const auto cards = cards_of_deck(collection.view());
    const DeckCounts counts = count_deck(collection.view(), cards, state, options, {noon, 0});
    CHECK(counts.fresh == 4);
    CHECK(counts.learning == 1);
    CHECK(counts.learnt == 2);
    CHECK(counts.suspended == 1);
    CHECK(counts.due_today == 2);
    CHECK(counts.steps_today == 1);
    CHECK(counts.new_today == 2);  // two of four were introduced today
    options.new_cards_a_day = 100;
    CHECK(count_deck(collection.view(), cards, state, options, {noon, 0}).new_today == 3);  // one of four is buried
}

TEST_CASE("details whose question has not settled count nowhere") {
    tests::SampleCollection collection;
    collection.add_document({1});
    for (int i = 0; i < 30; ++i) collection.add_derived(1);
    srs::ReviewState state;
    const auto count = [&](Time now) {
        return count_deck(collection.view(), cards_of_deck(collection.view()), state, {}, {now, 0});
    };
    CHECK(count(noon).fresh == 1);
    CHECK(count(noon).new_today == 1);
    state.apply({"d-1", noon, 0, model::Review{1, Rating::Easy, 1}});
    CHECK(count(noon).fresh == 30);
    CHECK(count(noon).new_today == 0);            // The question was answered today: its details wait.
    CHECK(count(noon + 2 * day).new_today == 1);  // And then one of them a day.
    CHECK(count(noon + 9 * day).due_today == 1);
    CHECK(count(noon + 9 * day).new_today == 0);
    state.apply({"d-2", noon + 2 * day, 0, model::Review{2, Rating::Easy, 1}});
    state.apply({"d-3", noon + 3 * day, 0, model::Suspend{1, true}});
    CHECK(count(noon + 99 * day).due_today == 0);
    CHECK(count(noon + 99 * day).suspended == 2);
    CHECK(count(noon + 99 * day).fresh == 0);
}
