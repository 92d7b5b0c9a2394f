#include "quiz/deck.h"

#include <doctest/doctest.h>

#include "quiz/modes.h"
#include "quiz/sample_collection.h"

using namespace viva;
using namespace viva::quiz;
using model::Rating;

namespace {

constexpr Time noon = tests::sample_noon;
constexpr Time day = model::day_ms;

}  // namespace

TEST_CASE("a deck has the main questions of its document") {
    tests::SampleCollection collection;
    collection.add_document({2});
    collection.add_document({1, 1});
    collection.add_derived(1);
    CHECK(cards_of_deck(collection.view()) == std::vector<std::uint32_t>{0, 1, 2, 3});
    CHECK(cards_of_deck(collection.view(), 0) == std::vector<std::uint32_t>{0, 1});
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
    CHECK(counts.new_today == 2);  // two of four were introduced today
    options.new_cards_a_day = 100;
    CHECK(count_deck(collection.view(), cards, state, options, {noon, 0}).new_today == 3);  // one of four is buried
}

TEST_CASE("knowledge of a card is its state and the chance of recall now") {
    srs::ReviewState state;
    state.apply({"d-1", noon, 0, model::Review{1, Rating::Easy, 1}});
    CHECK(knowledge_of(2, state, {noon, 0}).retrievability == 0);
    CHECK(knowledge_of(2, state, {noon, 0}).state == srs::State::New);
    CHECK_FALSE(knowledge_of(2, state, {noon, 0}).due);
    const Knowledge later = knowledge_of(1, state, {noon + 8 * day, 0});
    CHECK(later.retrievability == doctest::Approx(0.9).epsilon(0.01));
    CHECK(later.stability_days == doctest::Approx(8.2956));
    CHECK(later.due);
}

TEST_CASE("recall shows the question with its place and holds the answer's blocks ready") {
    tests::SampleCollection collection;
    collection.add_document({1, 2});
    const model::Collection view = collection.view();
    const Mode* mode = mode_for(view.cards[2]);
    REQUIRE(mode != nullptr);
    CHECK(mode->name == "recall");
    const Prompt prompt = mode->make_prompt(view, view.cards[2]);
    CHECK(prompt.mode == "recall");
    CHECK(prompt.question == "question 3");
    CHECK(prompt.document->title == "note 0");
    CHECK(prompt.section == "section");
    CHECK(prompt.first_answer == 1);
    CHECK(prompt.end_answer == 2);
    CHECK_FALSE(prompt.revealed);
    CHECK(modes().size() >= 1);
}

TEST_CASE("a derived card has no mode until one can ask it") {
    tests::SampleCollection collection;
    collection.add_document({1});
    collection.add_derived(1);
    CHECK(mode_for(collection.view().cards[1]) == nullptr);
}
