#include <doctest/doctest.h>

#include <string>

#include "srs/facts.h"
#include "srs/number_text.h"

using namespace viva;
using namespace viva::srs;
using model::Event;

namespace {

constexpr Time noon = 20'000 * model::day_ms + 12 * Time{3'600'000};

Event review(int number, CardId card, Rating rating, Time at) {
    return {"d-" + std::to_string(number), at, 0, model::Review{card, rating, 1500}};
}

}  // namespace

TEST_CASE("a card's facts say why it comes today") {
    ReviewState state;
    CHECK(facts_of(state, 1, noon).why == Why::never_asked);
    state.apply(review(1, 1, Rating::Good, noon));
    CHECK(facts_of(state, 1, noon).why == Why::step);
    state.apply(review(2, 1, Rating::Easy, noon + 600'000));
    const CardState& card = state.card(1);
    REQUIRE(card.state == State::Review);

    const CardFacts later = facts_of(state, 1, noon + model::day_ms);
    CHECK(later.why == Why::due);
    CHECK(later.last_review == noon + 600'000);
    CHECK(later.stability_days == card.memory.stability_days);
    CHECK(later.recall_now > 0.9);
    CHECK(later.recall_when_due == doctest::Approx(0.9).epsilon(0.02));
    CHECK(later.desired_retention == 0.9);
    CHECK(later.due == card.due);

    state.apply({"d-3", noon + 700'000, 0, model::Bury{1}});
    CHECK(facts_of(state, 1, noon + 800'000).why == Why::buried);
    state.apply({"d-4", noon + 700'000, 0, model::Suspend{1, true}});
    CHECK(facts_of(state, 1, noon + 800'000).why == Why::suspended);
}

TEST_CASE("a card's history tells of each answer that counts what came before and after it") {
    ReviewState state;
    for (const auto& [number, rating, days] :
         {std::tuple{1, Rating::Good, 0}, {2, Rating::Good, 3}, {3, Rating::Again, 9}})
        state.apply(review(number, 1, rating, noon + days * model::day_ms));
    state.apply(review(4, 2, Rating::Good, noon));
    state.apply(review(5, 1, Rating::Easy, noon + 10 * model::day_ms));
    state.apply({"d-6", noon + 11 * model::day_ms, 0, model::Undo{"d-5"}});
    const auto answers = state.history(1);
    REQUIRE(answers.size() == 3);
    CHECK(!answers[0].tested());
    CHECK(answers[1].elapsed_days() == 3);
    CHECK(answers[1].before.memory == first_memory(Rating::Good));
    CHECK(answers[2].rating == Rating::Again);
    CHECK(!answers[2].recalled());
    CHECK(answers[2].after.memory == state.card(1).memory);
    CHECK(answers[2].took_ms == 1500);
    CHECK(state.history(99).empty());
}

TEST_CASE("eight lapses make a leech") {
    ReviewState state;
    Time at = noon;
    int number = 0;
    for (int lapse = 0; lapse < 8; ++lapse) {
        CHECK(!is_leech(state.card(1)));
        state.apply(review(++number, 1, Rating::Easy, at));
        at += 5 * model::day_ms;
        state.apply(review(++number, 1, Rating::Again, at));
        at += 5 * model::day_ms;
    }
    CHECK(is_leech(state.card(1)));
}

TEST_CASE("histories for the optimizer count the learner's days, without what was taken back") {
    ReviewState state;
    state.apply(review(1, 1, Rating::Again, noon));
    state.apply(review(2, 1, Rating::Good, noon + 60'000));
    state.apply(review(3, 1, Rating::Good, noon + 2 * model::day_ms));
    state.apply(review(4, 1, Rating::Easy, noon + 3 * model::day_ms));
    state.apply(review(5, 2, Rating::Easy, noon));
    state.apply({"d-6", noon + 4 * model::day_ms, 0, model::Undo{"d-4"}});
    // From another zone, where it is still the day before: no day is shorter than none.
    state.apply({"e-1", noon + 60'000, -24 * 60, model::Review{2, Rating::Hard, 0}});
    CHECK(write_histories(state.histories()) == "20000 1 3 3+2\n20000 4 2\n");
}

TEST_CASE("numbers in millionths survive, and anything else is no number") {
    const double numbers[] = {0.212, 8.2956, -1.5, 0};
    CHECK(write_millionths(numbers) == "212000 8295600 -1500000 0");
    CHECK(parse_millionths("212000 8295600 -1500000 0") == std::vector<double>{0.212, 8.2956, -1.5, 0});
    for (const char* bad : {"x", "1  2", "1 ", " 1", "1,2", "1.5", "99999999999999999999"})
        CHECK_MESSAGE(parse_integers(bad).empty(), bad);
}
