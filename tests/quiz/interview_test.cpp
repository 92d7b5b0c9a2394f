#include "quiz/interview.h"

#include <doctest/doctest.h>

#include <set>

#include "quiz/sample_collection.h"

using namespace viva;
using namespace viva::quiz;
using model::PartKind;

TEST_CASE("an interview stays with a topic for its follow-ups, in the order of the note, then takes another") {
    tests::SampleCollection notes;
    notes.add_document({9, 9});
    notes.add_document({9});
    const model::Collection view = notes.view();
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto order = interview_order(view, notes.all(), 27, seed);
        REQUIRE(order.size() == 27);
        CHECK(std::set<std::uint32_t>(order.begin(), order.end()).size() == 27);
        for (std::size_t i = 0; i < order.size(); i += 1 + most_follow_ups)
            for (std::size_t j = 1; j <= most_follow_ups; ++j) {
                CHECK(order[i + j] == order[i + j - 1] + 1);
                CHECK(view.cards[order[i + j]].section == view.cards[order[i]].section);
            }
    }
    CHECK(interview_order(view, notes.all(), 27, 1) != interview_order(view, notes.all(), 27, 2));
    CHECK(interview_order(view, notes.all(), 5, 1).size() == 5);
    CHECK(interview_order(view, {}, 5, 1).empty());
}

TEST_CASE("only main questions are asked, each once") {
    tests::SampleCollection notes;
    notes.add_document({1});
    notes.add_derived(1);
    const std::vector<std::uint32_t> twice = {0, 0, 1, 99};
    CHECK(interview_order(notes.view(), twice, 10, 1) == std::vector<std::uint32_t>{0});
}

TEST_CASE("what was written is compared with the key points, and the person has the last word") {
    tests::SampleCollection notes;
    notes.add_document({1});
    notes.add_part(PartKind::key_point, "yields values lazily");
    notes.add_part(PartKind::key_point, "keeps local variables");
    const model::Collection view = notes.view();
    Interview interview = start_interview(view, notes.all(), 60'000, 1000);
    interview.answers[0].text = "lazily yields its values";
    toggle_point(interview, 1);  // Not yet.
    finish_answer(view, interview, 31'000);
    CHECK(interview.phase == InterviewPhase::checking);
    CHECK(interview.answer().took_ms == 30'000);
    CHECK(interview.answer().covered == std::vector<std::uint8_t>{1, 0});
    toggle_point(interview, 1);
    toggle_point(interview, 7);
    CHECK(interview.answer().coverage() == 1);
    ask_next(interview, 40'000);
    CHECK(interview.phase == InterviewPhase::finished);
}

TEST_CASE("a cloze is covered by what it hides") {
    tests::SampleCollection notes;
    notes.add_document({1});
    notes.last().kind = model::CardKind::cloze;
    notes.add_part(PartKind::hidden, "Paris");
    const model::Collection view = notes.view();
    Interview interview = start_interview(view, notes.all(), 60'000, 1000);
    interview.answers[0].text = "It is Paris.";
    finish_answer(view, interview, 31'000);
    CHECK(interview.answer().covered == std::vector<std::uint8_t>{1});
}

TEST_CASE("a question without key points is judged as a whole; a clock that jumps back takes no time") {
    tests::SampleCollection notes;
    notes.add_document({2});
    const model::Collection view = notes.view();
    Interview interview = start_interview(view, notes.all(), 60'000, 100'000);
    CHECK(interview.answers.size() == 2);
    CHECK(interview.answers[1].follows_up);
    CHECK_FALSE(interview.answers[0].follows_up);
    finish_answer(view, interview, 50'000);
    CHECK(interview.answer().took_ms == 0);
    CHECK(interview.answer().covered.size() == 1);
    CHECK(interview.answer().coverage() == 0);
    ask_next(interview, 60'000);
    CHECK(interview.current == 1);
    CHECK(interview.phase == InterviewPhase::asking);
    CHECK(start_interview(view, {}, 1, 0).phase == InterviewPhase::finished);
}

TEST_CASE("an interview that ends early reports what was answered") {
    tests::SampleCollection notes;
    notes.add_document({3});
    const model::Collection view = notes.view();
    Interview interview = start_interview(view, notes.all(), 60'000, 1000);
    finish_answer(view, interview, 2000);
    ask_next(interview, 3000);
    const std::uint32_t first = interview.answers[0].card;
    end_interview(interview);
    CHECK(interview.phase == InterviewPhase::finished);
    REQUIRE(interview.answers.size() == 1);
    CHECK(interview.answer().card == first);
}
