// What stands around a note: links to headings, who links here, read marks, quizzes of a heading, the filter of the
// tree.
#include "ui/app_stage.h"

using namespace viva;
using namespace viva::tests;

namespace {

/// Two notes that link to each other, with sections of several questions.
SampleNotes linked_notes() {
    SampleNotes notes;
    std::string many =
        "# Python\n\n## Basics\n\n### What is a list?\nA row of things.\n\n### What is a dict?\nNames for things.\n\n"
        "## Depths\n\nSee [databases](#/note/databases).\n\n";
    for (int i = 0; i < 9; ++i) many += "### What is depth " + std::to_string(i) + "?\nDeep, and long to tell.\n\n";
    notes.add("guides/python.md", many);
    notes.add("databases.md",
              "# Databases\n\n### What is an index?\nA sorted copy; compare [lists](#/note/python/what-is-a-list).\n\n"
              "### What is a lock?\nA promise.\n");
    return notes;
}

}  // namespace

TEST_CASE("a heading's address goes into the clipboard") {
    AppStage stage(linked_notes());
    stage.open("#/note/databases");
    const ui::Node* button = stage.find_starting(ui::Role::button, "Copy the link to: What is an index?");
    REQUIRE(button != nullptr);
    stage.ui.semantics.activate(button->id);
    stage.frame();
    const auto* copied = find_effect<app::CopyAddress>(stage.last_effects);
    REQUIRE(copied != nullptr);
    CHECK(copied->hash == "#/note/databases/what-is-an-index");
}

TEST_CASE("a note tells which notes link to it, and its folder") {
    AppStage stage(linked_notes());
    stage.open("#/note/databases");
    CHECK(stage.find(ui::Role::region, stage.say(Word::linked_from)) != nullptr);
    stage.open("#/note/python");
    CHECK(stage.find(ui::Role::region, stage.say(Word::linked_from)) != nullptr);
}

TEST_CASE("the way to a note is told: its folders, and its title as where one is") {
    AppStage stage(linked_notes());
    stage.open("#/note/python");
    const ui::Node* way = stage.find(ui::Role::navigation, stage.say(Word::breadcrumb));
    REQUIRE(way != nullptr);
    std::vector<std::string> told;
    for (const ui::Node* node : stage.ui.semantics.nodes())
        if (node->parent == way->id) {
            told.push_back(node->name);
            CHECK((node->current == ui::Tristate::yes) == (node->name == "Python"));
            CHECK(node->rect.width > 0);
        }
    CHECK(told == std::vector<std::string>{"Notes", "guides", "Python"});
}

TEST_CASE("focus goes to where a person is led, and nowhere when the app opens") {
    AppStage stage(linked_notes());
    const auto focused = [&] {
        const ui::Node* node = stage.ui.semantics.focused_node();
        return node == nullptr ? std::string() : node->name;
    };
    stage.settle();
    CHECK(focused().empty());
    stage.open("#/note/python");
    CHECK(focused() == "Python");
    stage.desk.act(app::FollowLink{"#/note/python/what-is-depth-4"});
    stage.settle();
    CHECK(focused() == "What is depth 4?");
    stage.key("j");
    CHECK(stage.desk.state.route.note == "databases");
    CHECK(focused() == "Databases");
    stage.desk.act(app::FollowLink{"#/note/databases/what-is-a-lock"});
    stage.settle();
    CHECK(focused() == "What is a lock?");
}

TEST_CASE("the questions under a heading can be quizzed from it") {
    AppStage stage(linked_notes());
    stage.open("#/note/python");
    stage.press(ui::Role::button, "Quiz these 2 questions");
    CHECK(stage.desk.state.route.deck == "python/basics");
    REQUIRE(stage.desk.state.asked_card() != nullptr);
    CHECK(app::cards_of(stage.desk.state.collection, stage.desk.state.decks, "python/basics").size() >= 2);
}

TEST_CASE("a note read to its end carries a mark, once") {
    AppStage stage(linked_notes(), {.height = 700});
    stage.open("#/note/python");
    CHECK(!stage.desk.state.has_read("python"));
    stage.open("#/note/databases");
    CHECK(stage.desk.state.has_read("databases"));
    const std::size_t events = stage.desk.state.event_count();
    stage.open("#/note/databases");
    CHECK(stage.desk.state.event_count() == events);
    const ui::Node* row = stage.find(ui::Role::link, "Databases");
    REQUIRE(row != nullptr);
    CHECK(row->description.find(stage.say(Word::note_read)) != std::string::npos);
}

namespace {

std::size_t count_of(const AppStage& stage, ui::Role role, std::string_view name) {
    std::size_t count = 0;
    for (const ui::Node* node : stage.ui.semantics.nodes()) count += node->role == role && node->name == name ? 1 : 0;
    return count;
}

/// Whether an answer's paragraph is folded away.
bool is_hidden(const AppStage& stage, std::string_view paragraph) {
    const ui::Node* node = stage.find(ui::Role::paragraph, paragraph);
    REQUIRE_MESSAGE(node != nullptr, paragraph);
    for (; node != nullptr; node = stage.ui.semantics.find(node->parent))
        if (node->hidden) return true;
    return false;
}

}  // namespace

TEST_CASE("a note is read with its answers, until the person folds them away; that is remembered for this note") {
    AppStage stage(linked_notes(), {.width = 390, .height = 844});
    stage.open("#/note/python");
    CHECK(count_of(stage, ui::Role::fold, "") == 0);
    CHECK(stage.find(ui::Role::button, stage.say(Word::show_answers)) == nullptr);
    stage.press(ui::Role::button, stage.say(Word::hide_answers));
    CHECK(is_hidden(stage, "A row of things."));
    CHECK(count_of(stage, ui::Role::button, stage.say(Word::reveal)) == 11);
    CHECK(!stage.desk.state.has_read("python"));

    stage.press(ui::Role::button, stage.say(Word::reveal));
    CHECK(!is_hidden(stage, "A row of things."));
    CHECK(is_hidden(stage, "Names for things."));
    CHECK(stage.find(ui::Role::button, stage.say(Word::hide_answer))->expanded == ui::Tristate::yes);
    CHECK(stage.find(ui::Role::button, stage.say(Word::reveal))->expanded == ui::Tristate::no);
    // A grade or another setting leaves what was opened open.
    stage.desk.act(app::ChangeSetting{"name", "somebody"});
    stage.settle();
    CHECK(!is_hidden(stage, "A row of things."));

    stage.open("#/note/databases");
    CHECK(!is_hidden(stage, "A promise."));
    stage.open("#/note/python");
    CHECK(is_hidden(stage, "A row of things."));
    stage.press(ui::Role::button, stage.say(Word::show_answers));
    CHECK(!is_hidden(stage, "Names for things."));
    CHECK(count_of(stage, ui::Role::fold, "") == 0);
}

TEST_CASE("who is led to a question or into its answer finds it open; who comes back to a place does not") {
    AppStage stage(linked_notes());
    stage.open("#/note/databases");
    stage.press(ui::Role::button, stage.say(Word::hide_answers));
    stage.open("#/note/databases/what-is-a-lock");
    CHECK(!is_hidden(stage, "A promise."));
    CHECK(count_of(stage, ui::Role::button, stage.say(Word::reveal)) == 1);
    stage.open("#/note/python");
    stage.open("#/note/databases");
    CHECK(count_of(stage, ui::Role::button, stage.say(Word::reveal)) == 2);
}

TEST_CASE("a note too long to stand in the page whole keeps its answers open") {
    SampleNotes notes;
    std::string text = "# Long\n\n## What is it?\n\n";
    for (int i = 0; i < 420; ++i) text += std::string(1000, 'a' + static_cast<char>(i % 26)) + "\n\n";
    notes.add("long.md", text + "## And this?\n\nThe end.\n");
    AppStage stage(std::move(notes));
    stage.open("#/note/long");
    CHECK(stage.find(ui::Role::button, stage.say(Word::hide_answers)) == nullptr);
    stage.desk.act(app::ChangeSetting{"hide:long", "1"});
    stage.settle();
    CHECK(!is_hidden(stage, "The end."));
}

TEST_CASE("where the page's find does not look into what is folded away, nothing is folded away") {
    AppStage stage(linked_notes());
    stage.open("#/note/databases");
    stage.press(ui::Role::button, stage.say(Word::hide_answers));
    CHECK(is_hidden(stage, "A promise."));
    stage.desk.state.options.finds_folded = false;
    stage.open("#/note/python");
    CHECK(stage.find(ui::Role::button, stage.say(Word::hide_answers)) == nullptr);
    stage.open("#/note/databases");
    CHECK(stage.find(ui::Role::button, stage.say(Word::show_answers)) == nullptr);
    CHECK(!is_hidden(stage, "A promise."));
}

TEST_CASE("of thousands of questions the tree and the outline have rows near the view, and lead to any") {
    SampleNotes notes;
    std::string many = "# Many\n\n";
    for (int i = 0; i < 3000; ++i) many += "## What is number " + std::to_string(i) + "?\n\nA number.\n\n";
    notes.add("many.md", many);
    notes.add_deck("few.md", "# Few\n\n## What is last?\n\nThis.\n");
    AppStage stage(std::move(notes));
    stage.open("#/note/many");
    const auto rows = [&] {
        std::size_t count = 0;
        for (const ui::Node* node : stage.ui.semantics.nodes())
            if (node->role == ui::Role::link && node->name.starts_with("What is number")) ++count;
        return count;
    };
    CHECK(rows() > 200);
    CHECK(rows() < 1500);
    CHECK(stage.find(ui::Role::link, "What is number 0?") != nullptr);
    CHECK(stage.find(ui::Role::link, "What is number 2000?") == nullptr);
    stage.open("#/note/many/what-is-number-2000");
    stage.settle();  // The reading place is told after a while, and the tree follows it.
    CHECK(stage.find(ui::Role::link, "What is number 2000?") != nullptr);
    CHECK(rows() < 1500);
    CHECK(stage.find(ui::Role::link, "What is number 0?") == nullptr);
}

TEST_CASE("the tree's filter leaves what holds its words") {
    AppStage stage(linked_notes());
    stage.open("#/");
    const ui::Node* field = stage.find(ui::Role::textbox, stage.say(Word::filter_notes));
    REQUIRE(field != nullptr);
    stage.ui.semantics.set_text(field->id, "INDEX");
    stage.settle();
    CHECK(stage.find(ui::Role::link, "What is an index?") != nullptr);
    CHECK(stage.find(ui::Role::link, "What is a list?") == nullptr);
    CHECK(stage.find(ui::Role::link, "Databases") != nullptr);
    // A soft keyboard ends each word with a space; the words may stand anywhere.
    stage.ui.semantics.set_text(field->id, "index an ");
    stage.settle();
    CHECK(stage.find(ui::Role::link, "What is an index?") != nullptr);
    CHECK(stage.find(ui::Role::link, "What is a lock?") == nullptr);
    stage.ui.semantics.set_text(field->id, "no such words");
    stage.settle();
    CHECK(stage.find(ui::Role::paragraph, stage.say(Word::filter_nothing)) != nullptr);
    stage.ui.semantics.set_text(field->id, "");
    stage.settle();
    CHECK(stage.find(ui::Role::link, "What is a list?") != nullptr);
}

TEST_CASE("a link to another note shows where it leads once the pointer rests on it") {
    AppStage stage(linked_notes(), {.native = false});
    stage.open("#/note/databases");
    const auto shown = [&] {
        for (const auto& text : stage.ui.probe.texts)
            if (text.text == "What is a list?" && text.layer > 0) return true;
        return false;
    };
    const ui::Node* link = stage.find(ui::Role::link, "lists");
    REQUIRE(link != nullptr);
    ui::Rect at = link->rect;
    const ui::Node* area = nullptr;
    for (const ui::Node* node = stage.ui.semantics.find(link->parent); node != nullptr;
         node = stage.ui.semantics.find(node->parent))
        if (node->scrolls) area = node;
    REQUIRE(area != nullptr);
    ImGui::GetIO().AddMousePosEvent(area->rect.x + at.x + 4, area->rect.y + at.y + at.height / 2 - area->scroll.y);
    stage.frame();
    stage.frame();
    CHECK(!shown());
    stage.input.seconds += 1;
    stage.frame();
    CHECK(shown());
}

TEST_CASE("an owner's repository gives every note a link to its source") {
    AppStage stage(linked_notes());
    stage.desk.state.options.repository = "https://example.org/notes/";
    stage.open("#/note/python");
    const ui::Node* edit = stage.find(ui::Role::link, stage.say(Word::edit_source));
    REQUIRE(edit != nullptr);
    CHECK(edit->href == "https://example.org/notes/guides/python.md");
}
