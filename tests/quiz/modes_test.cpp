#include "quiz/modes.h"

#include <doctest/doctest.h>

#include <tuple>

#include "quiz/sample_collection.h"

using namespace viva;
using namespace viva::quiz;
using model::CardKind;
using model::PartKind;

namespace {

std::string names(const model::Collection& view, std::uint32_t card) {
    std::string text;
    for (const Mode* mode : modes_for(view, card)) text.append(mode->name).append(" ");
    return text;
}

srs::CardState known(double stability_days, std::uint32_t reps) {
    srs::CardState state;
    state.state = srs::State::Review;
    state.memory.stability_days = stability_days;
    state.reps = reps;
    return state;
}

}  // namespace

TEST_CASE("recall shows the question with its place and holds the answer's blocks ready") {
    tests::SampleCollection collection;
    collection.add_document({1, 2});
    const model::Collection view = collection.view();
    const Mode* mode = choose_mode(view, 2, {});
    REQUIRE(mode != nullptr);
    CHECK(mode->name == "recall");
    const Prompt prompt = make_prompt(view, 2, *mode);
    CHECK(prompt.mode == "recall");
    CHECK(prompt.question == "question 3");
    CHECK(prompt.document->title == "note 0");
    CHECK(prompt.section == "section");
    CHECK(prompt.first_answer == 1);
    CHECK(prompt.end_answer == 2);
    CHECK_FALSE(prompt.revealed);
}

TEST_CASE("a question is asked in its own ways and in those of what is derived from it") {
    tests::SampleCollection collection;
    collection.add_document({1});
    collection.add_derived(1, CardKind::typed);
    collection.add_part(PartKind::key_point, "point");
    collection.add_derived(1, CardKind::versus);
    collection.add_part(PartKind::side, "a");
    collection.add_part(PartKind::statement, "b");
    collection.add_derived(1, CardKind::cloze);
    collection.add_document({1});
    const model::Collection view = collection.view();
    CHECK(names(view, 0) == "recall typed versus ");
    CHECK(names(view, 4) == "recall ");
    CHECK(names(view, 3) == "cloze ");
    const Prompt prompt = make_prompt(view, 0, *find_mode("typed"));
    CHECK(prompt.card->id == 1);  // What is graded is the question.
    CHECK(prompt.parts.size() == 2);
}

TEST_CASE("how well a question is known decides how it is asked") {
    tests::SampleCollection collection;
    collection.add_document({1});
    collection.add_part(PartKind::key_point, "point");
    collection.add_part(PartKind::item, "item");
    const model::Collection view = collection.view();
    CHECK(choose_mode(view, 0, {})->name == "recall");
    CHECK(choose_mode(view, 0, known(1, 3))->name == "recall");
    CHECK(choose_mode(view, 0, known(7, 3))->name == "list");
    CHECK(choose_mode(view, 0, known(40, 4))->name == "list");
    CHECK(choose_mode(view, 0, known(40, 5))->name == "typed");

    tests::SampleCollection bare;
    bare.add_document({1});
    CHECK(choose_mode(bare.view(), 0, known(40, 5))->name == "recall");

    tests::SampleCollection options;
    options.add_document({1});
    options.last().kind = CardKind::choice;
    options.add_part(PartKind::option, "yes", 1);
    CHECK(choose_mode(options.view(), 0, {})->name == "choice");
    CHECK(choose_mode(options.view(), 0, known(40, 4))->name == "choice");
}

TEST_CASE("a question that is nothing without its gap or its options is asked in no other way") {
    for (const auto& [kind, part, mode] : {std::tuple{CardKind::choice, PartKind::option, "choice "},
                                           std::tuple{CardKind::cloze, PartKind::hidden, "cloze "}}) {
        tests::SampleCollection collection;
        collection.add_document({1});
        collection.last().kind = kind;
        CHECK(names(collection.view(), 0) == "recall ");  // Options that nobody wrote down.
        collection.add_part(part, "word", 1);
        CHECK(names(collection.view(), 0) == mode);
    }
}

TEST_CASE("a card with parts beyond all measure asks the first of them") {
    tests::SampleCollection collection;
    collection.add_document({1});
    for (int i = 0; i < 500; ++i) collection.add_part(PartKind::item, "item");
    CHECK(make_prompt(collection.view(), 0, *find_mode("list")).parts.size() == most_parts);
}
