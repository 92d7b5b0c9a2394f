#include "app/finding.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "app/desk.h"
#include "support/files.h"

using namespace viva;
using namespace viva::tests;

namespace {

/// Types the words and lets the worker answer.
void look_for(Desk& desk, std::string_view words) {
    desk.act(app::Search{std::string(words)});
    desk.answer_all();
}

std::string_view first_text(const Desk& desk) {
    REQUIRE(desk.state.finding);
    REQUIRE(!desk.state.finding->texts.empty());
    return app::text_of(desk.state.collection, desk.state.finding->texts[0]);
}

}  // namespace

TEST_CASE("a search lies over its place, has an address, and leaves the place as it was") {
    Desk desk = Desk::ready();
    desk.open("#/note/python");
    const std::uint32_t arrivals = desk.state.arrivals;
    const auto effects = desk.act(app::GoTo{{.place = app::Place::search}});
    REQUIRE(find_effect<app::SetRoute>(effects) != nullptr);
    CHECK(find_effect<app::SetRoute>(effects)->hash == "#/search");
    CHECK(desk.state.route.note == "python");
    look_for(desk, "transaction");
    CHECK(first_text(desk) == "2. What is a transaction?");
    CHECK(app::format(desk.state.address()) == "#/search/transaction");
    const auto closed = desk.act(app::CloseSearch{});
    CHECK(find_effect<app::SetRoute>(closed)->hash == "#/note/python");
    CHECK(find_effect<app::SetRoute>(closed)->replace);
    CHECK(!desk.state.finding);
    CHECK(desk.state.arrivals == arrivals);
}

TEST_CASE("an address opens the search that it names; going back closes it") {
    Desk desk = Desk::ready({.hash = "#/search/decorator"});
    desk.answer_all();
    CHECK(first_text(desk).find("decorator") != std::string_view::npos);
    CHECK(desk.state.route.place == app::Place::home);
    desk.open("#/note/databases");
    CHECK(!desk.state.finding);
    CHECK(desk.state.route.note == "databases");
}

TEST_CASE("one question at a time; the last words win, stale answers change nothing") {
    Desk desk = Desk::ready();
    desk.act(app::Search{"gen"});
    desk.act(app::Search{"gener"});
    desk.act(app::Search{"index"});
    CHECK(desk.questions.size() == 1);
    desk.answer_all();
    CHECK(desk.state.finding->answered == "index");
    CHECK(first_text(desk).find("index") != std::string_view::npos);
    desk.act(app::Answered{9999, R"({"notes":1,"texts":1,"hits":"0 -1 0 0"})"});
    CHECK(first_text(desk).find("index") != std::string_view::npos);
}

TEST_CASE("the chosen text opens, and leaves the search in the history") {
    Desk desk = Desk::ready();
    look_for(desk, "what");
    const auto count = static_cast<std::int32_t>(desk.state.finding->texts.size());
    REQUIRE(count > 2);
    desk.act(app::ChooseFound{-1});
    CHECK(desk.state.finding->chosen == static_cast<std::uint32_t>(count - 1));
    desk.act(app::ChooseFound{1});
    CHECK(desk.state.finding->chosen == 0);
    const auto effects = desk.act(app::OpenFound{1});
    std::vector<std::string> hashes;
    for (const app::Effect& effect : effects)
        if (const auto* set = std::get_if<app::SetRoute>(&effect))
            hashes.push_back(set->hash + (set->replace ? " !" : ""));
    REQUIRE(hashes.size() == 2);
    CHECK(hashes[0] == "#/search/what !");
    CHECK(hashes[1].substr(0, 7) == "#/note/");
    CHECK(!desk.state.finding);
    CHECK(desk.state.target.block != model::none);

    look_for(desk, "what");
    desk.act(app::OpenFound{0, true});
    CHECK(desk.state.route.place == app::Place::quiz);
    CHECK(desk.state.asked_card() != nullptr);
    desk.act(app::OpenFound{99});
    CHECK(desk.state.route.place == app::Place::quiz);
}

TEST_CASE("what is due, new and weak is the log's to say") {
    Desk desk = Desk::ready();
    look_for(desk, "is:new");
    CHECK(desk.state.finding->text_count == 7);
    desk.act(app::CloseSearch{});
    desk.open("#/quiz");
    desk.grade(model::Rating::Again);
    desk.store_all();
    look_for(desk, "is:new");
    CHECK(desk.state.finding->text_count == 6);
    look_for(desk, "is:due");
    CHECK(desk.state.finding->text_count == 1);
    CHECK(app::card_of(desk.state.collection, desk.state.finding->texts[0]) != nullptr);
}

TEST_CASE("a title and the text below it are one hit, with the marks of both; later texts are hits of their own") {
    SampleNotes notes;
    notes.add("locks.md",
              "# Locks\n\n### 1. What is the GIL?\n\nThe GIL is one lock.\n\nWithout the GIL, races.\n\n"
              "### 2. What is a mutex?\n\nA lock, not the GIL.\n");
    Desk desk(std::move(notes), {});
    desk.act(app::EventsArrived{"", true});
    look_for(desk, "GIL");
    const auto& texts = desk.state.finding->texts;
    REQUIRE(texts.size() == 3);
    CHECK(desk.state.finding->text_count == 3);
    CHECK(app::text_of(desk.state.collection, texts[0]) == "1. What is the GIL?");
    REQUIRE(texts[0].marks.size() == 1);
    REQUIRE(texts[0].below.size() == 1);
    CHECK(texts[0].below[0].offset == 4);
    CHECK(app::text_of(desk.state.collection, texts[1]) == "Without the GIL, races.");
    CHECK(app::text_of(desk.state.collection, texts[2]) == "A lock, not the GIL.");
    CHECK(texts[2].below.empty());
}

TEST_CASE("a note's title and its first heading both show the text below them, and mark it") {
    SampleNotes notes;
    notes.add("gil.md", "# The GIL\n\n### 1. What is the GIL?\n\nThe GIL is one lock.\n\n### 2. Why?\n\nHistory.\n");
    Desk desk(std::move(notes), {});
    desk.act(app::EventsArrived{"", true});
    look_for(desk, "GIL");
    const auto& texts = desk.state.finding->texts;
    REQUIRE(texts.size() == 2);
    for (const app::FoundText& title : texts) CHECK(title.below.size() == 1);
}

TEST_CASE("operators of state wait for the log") {
    Desk desk({}, {.hash = "#/search/is:new"});
    desk.act(app::Tick{});
    CHECK(desk.questions.empty());
    desk.act(app::EventsArrived{"", true});
    CHECK(desk.questions.size() == 1);
}

TEST_CASE("an answer that makes no sense is a failure or is cut, never harm") {
    Desk desk = Desk::ready();
    for (const char* json : {R"({"error":"broken"})", "", "{", "[]"}) {
        desk.act(app::Search{std::string("x") + json});
        REQUIRE(desk.questions.size() == 1);
        desk.act(app::Answered{desk.questions.front().request, json});
        desk.questions.clear();
        CHECK(desk.state.finding->failed);
        CHECK(desk.state.finding->texts.empty());
    }
    app::Finding finding;
    CHECK(app::take_answer(finding, desk.state.collection,
                           R"({"hits":"0 -1 0 1 0 3 7 0 0 0"})"));  // The second names no document.
    CHECK(finding.texts.size() == 1);
    CHECK(app::take_answer(finding, desk.state.collection, R"({"hits":"0 -1 0 2 0 999 2 2"})"));
    REQUIRE(finding.texts.size() == 1);
    CHECK(finding.texts[0].marks.size() == 1);
    CHECK(app::take_answer(finding, desk.state.collection, R"({"hits":"0 -1 0"})"));
    CHECK(finding.texts.empty());
}

TEST_CASE("a found section's name leads to where the section begins") {
    SampleNotes notes;
    const auto text = read_file(source_path("data/notes/python-django-interview.md"));
    REQUIRE(text.has_value());
    notes.add("python-django-interview.md", *text);
    Desk desk(std::move(notes), {});
    desk.act(app::EventsArrived{"", true});
    look_for(desk, "Django");
    const model::Document& document = desk.state.collection.documents[0];
    const auto& texts = desk.state.finding->texts;
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [](const app::FoundText& each) { return each.section != model::none; });
    REQUIRE(found != texts.end());
    CHECK(app::text_of(desk.state.collection, *found) == "Django");
    CHECK(found->block == document.sections[found->section].first_block);
    CHECK(app::card_of(desk.state.collection, *found) == nullptr);
    CHECK(app::route_of(desk.state.collection, *found).heading == app::anchor_of(document, found->block));
}
