// The search over any place.
#include "ui/app_stage.h"

using namespace viva;
using namespace viva::tests;

namespace {

const ui::Node* field(const AppStage& stage) { return stage.find(ui::Role::combobox, stage.say(Word::search)); }

/// The option that Enter means, as the field tells it to a screen reader.
const ui::Node* chosen(const AppStage& stage) {
    const ui::Node* node = field(stage);
    return node == nullptr ? nullptr : stage.ui.semantics.find(node->active);
}

}  // namespace

TEST_CASE("/ and Ctrl+K open the search over any place, with its field focused") {
    AppStage stage;
    for (const char* place : {"#/", "#/note/python", "#/settings"}) {
        stage.open(place);
        stage.key("/");
        REQUIRE(field(stage) != nullptr);
        CHECK(stage.ui.semantics.focused() == field(stage)->id);
        stage.key("Escape");
        CHECK(field(stage) == nullptr);
        stage.key("л", ui::modifier_control);
        CHECK(field(stage) != nullptr);
        stage.key("k", ui::modifier_control);
        CHECK(field(stage) == nullptr);
        CHECK(app::format(stage.desk.state.address()) == place);
    }
}

TEST_CASE("results come while typing; arrows choose, Enter opens") {
    AppStage stage;
    stage.key("/");
    stage.type("generator");
    REQUIRE(chosen(stage) != nullptr);
    CHECK(chosen(stage)->name.find("What is a generator?") != std::string::npos);
    CHECK(chosen(stage)->role == ui::Role::option);
    CHECK(field(stage)->expanded == ui::Tristate::yes);
    CHECK(stage.ui.semantics.find(field(stage)->controls)->role == ui::Role::list_box);
    stage.type("what");
    const std::string first = chosen(stage)->name;
    stage.key("ArrowDown");
    CHECK(chosen(stage)->name != first);
    stage.key("ArrowUp");
    CHECK(chosen(stage)->name == first);
    stage.ui.semantics.activate(field(stage)->id);
    stage.settle();
    CHECK(field(stage) == nullptr);
    CHECK(stage.desk.state.route.place == app::Place::note);
}

TEST_CASE("Enter right after typing waits for what was typed") {
    AppStage stage;
    stage.key("/");
    stage.type("index");
    stage.ui.semantics.set_text(field(stage)->id, "transaction");
    stage.ui.semantics.activate(field(stage)->id);
    stage.settle();
    CHECK(field(stage) == nullptr);
    const app::Route& route = stage.desk.state.route;
    CHECK(route.note == "databases");
    CHECK(route.heading.find("transaction") != std::string::npos);
}

TEST_CASE("Ctrl+Enter asks the question of the chosen text") {
    AppStage stage;
    stage.key("/");
    stage.type("metaclass");
    stage.key("Enter", ui::modifier_control);
    CHECK(stage.desk.state.route.place == app::Place::quiz);
    REQUIRE(stage.desk.state.asked_card() != nullptr);
    CHECK(stage.desk.question() == "What is a metaclass?");
}

TEST_CASE("an empty search teaches its operators; a hint is typed when it is pressed") {
    AppStage stage;
    stage.key("/");
    stage.press(ui::Role::button, "is:new");
    CHECK(field(stage)->value == "is:new ");
    CHECK(stage.desk.state.finding->text_count == 7);
}

TEST_CASE("the way out of the search is named by its key where there is one, else by its word") {
    for (const bool touch : {false, true}) {
        AppStage stage(small_notes(), {.width = touch ? 390.0F : 1200.0F, .touch = touch});
        stage.open("#/search");
        REQUIRE(stage.find(ui::Role::button, stage.say(Word::close)) != nullptr);
        bool says_key = false;
        for (const ui::LayoutProbe::Text& text : stage.ui.probe.texts) says_key |= text.text == "Esc";
        CHECK(says_key != touch);
    }
}

TEST_CASE("words that rest go into the address, once") {
    AppStage stage;
    stage.key("/");
    stage.ui.semantics.set_text(field(stage)->id, "gil");
    stage.frame();
    CHECK(stage.last_effects.size() <= 1);
    stage.input.seconds += 1;
    stage.frame();
    const auto* route = find_effect<app::SetRoute>(stage.last_effects);
    REQUIRE(route != nullptr);
    CHECK(route->hash == "#/search/gil");
    CHECK(route->replace);
    stage.last_effects.clear();
    stage.settle();
    CHECK(stage.last_effects.empty());
}

TEST_CASE("the search fits every width, with results, with none, and empty") {
    for (const float width : {390.0F, 820.0F, 1440.0F}) {
        for (const char* theme : {"paper", "night"}) {
            AppStage stage(bundled_notes(), {.width = width, .height = 800, .language = "ko", .theme = theme});
            stage.key("/");
            for (const char* words : {"", "ㅈㄴㄹㅇㅌ", "select_related", "메모리 객체", "is:new", "정말로없는말"}) {
                stage.type(words);
                for (const std::string& fault : ui::layout_faults(stage.ui.probe)) FAIL_CHECK(words, ": ", fault);
            }
        }
    }
}
