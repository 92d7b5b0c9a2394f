// A person goes through the app by roles and names alone.
#include "base/hash.h"
#include "ui/app_stage.h"
#include "ui/time_words.h"

using namespace viva;
using namespace viva::tests;
using ui::Role;

TEST_CASE("from Home through a whole quiz and back, in every language") {
    for (const char* language : {"en", "ko", "ru"}) {
        AppStage stage(small_notes(), {.language = language});
        stage.open("#/");
        stage.press(Role::button, stage.say(Word::start));
        int graded = 0;
        while (stage.desk.state.asked_card() != nullptr) {
            REQUIRE(graded < 20);
            const std::string question = stage.desk.question();
            REQUIRE(stage.find(Role::heading, question) != nullptr);
            CHECK(stage.find(Role::region, stage.say(Word::answer)) == nullptr);
            stage.press(Role::button, stage.say(Word::reveal));
            REQUIRE(stage.find(Role::region, stage.say(Word::answer)) != nullptr);
            const ui::Node* easy = stage.find_starting(Role::button, stage.say(Word::rating_easy));
            REQUIRE(easy != nullptr);
            CHECK(easy->shortcut == "4");
            stage.press(Role::button, std::string(easy->name));
            stage.desk.clock.now += 20'000;
            ++graded;
        }
        CHECK(graded == 7);
        CHECK(stage.find(Role::heading, stage.say(Word::quiz_done)) != nullptr);
        stage.press(Role::button, stage.say(Word::back_home));
        CHECK(stage.desk.state.route.place == app::Place::home);
        CHECK(stage.find(Role::button, stage.say(Word::start)) == nullptr);
        CHECK(stage.find(Role::heading, stage.say(Word::nothing_due)) != nullptr);
    }
}

TEST_CASE("undo in the quiz brings the card back with its answer hidden") {
    AppStage stage;
    stage.open("#/quiz");
    const std::string first = stage.desk.question();
    stage.key(" ");
    stage.key("3");
    CHECK(stage.desk.question() != first);
    stage.press(Role::button, "Undo");
    CHECK(stage.desk.question() == first);
    CHECK(stage.find(Role::button, "Show answer") != nullptr);
    CHECK(stage.find(Role::region, "Answer") == nullptr);
}

TEST_CASE("focus goes to the answer when it is shown and to the question that follows") {
    AppStage stage;
    stage.open("#/");
    stage.press(Role::button, "Start");
    stage.press(Role::button, "Show answer");
    REQUIRE(stage.ui.semantics.focused_node() != nullptr);
    CHECK(stage.ui.semantics.focused_node()->role == Role::region);
    stage.key(" ");
    REQUIRE(stage.ui.semantics.focused_node() != nullptr);
    CHECK(stage.ui.semantics.focused_node()->name == stage.desk.question());
}

TEST_CASE("a page that opens takes no focus from whoever embeds it") {
    AppStage stage;
    stage.open("#/quiz");
    CHECK(stage.ui.semantics.focused() == 0);
}

TEST_CASE("a question that shows a picture shows it when it is asked") {
    SampleNotes notes;
    notes.add("trees.md",
              "# Trees\n\n## What is <img src=\"tree.png\" alt=\"this tree\" width=40 height=30> called?\nAn oak.\n\n"
              "## What is a leaf?\nIt is green.\n");
    AppStage stage(std::move(notes));
    stage.open("#/quiz");
    for (int card = 0; card < 2; ++card) {
        const ui::Node* question = stage.find(ui::Role::heading, stage.desk.question());
        REQUIRE(question != nullptr);
        CHECK(question->level == 1);
        const bool shows = stage.desk.question().find("tree") != std::string::npos;
        CHECK((question->lines.find("tree.png") != std::string::npos) == shows);
        stage.press(ui::Role::button, stage.say(Word::reveal));
        stage.key("3");
        if (card == 0) CHECK(stage.ui.semantics.focused_node()->name == stage.desk.question());
    }
}

TEST_CASE("the tree leads to a question and marks it as the current one") {
    AppStage stage(bundled_notes());
    stage.open("#/");
    stage.press(Role::link, "GIL(Global Interpreter Lock)");
    CHECK(stage.desk.state.route.place == app::Place::note);
    const ui::Node* item = stage.find(Role::link, "GIL(Global Interpreter Lock)");
    REQUIRE(item != nullptr);
    CHECK(item->current == ui::Tristate::yes);
    CHECK(item->description == "new");
}

TEST_CASE("every question of a note can be quizzed from its place") {
    AppStage stage(bundled_notes());
    stage.open("#/note/python-django-interview");
    std::size_t chips = 0;
    for (const ui::Node* node : stage.ui.semantics.nodes())
        if (node->role == Role::button && node->name.substr(0, 17) == "Quiz me on: GIL(G") ++chips;
    CHECK(chips == 1);
    stage.press(Role::button, "Quiz me on: GIL(Global Interpreter Lock)");
    CHECK(stage.desk.question() == "GIL(Global Interpreter Lock)");
    CHECK(stage.desk.state.quiz->session.progress().total == 1);
}

TEST_CASE("a note of another language about the same topic is one link away") {
    AppStage stage(bundled_notes());
    stage.open("#/note/python-django-interview");
    const ui::Node* related = nullptr;
    for (const ui::Node* node : stage.ui.semantics.nodes())
        if (node->role == Role::link && node->language == "ru" && node->name.find("__slots__") != std::string::npos &&
            !node->description.empty() && node->description != "new")
            related = node;
    REQUIRE(related != nullptr);
    stage.ui.semantics.activate(related->id);
    stage.settle();
    CHECK(stage.desk.state.route.note == "python-django-ru");
}

TEST_CASE("opening a heading scrolls to it, and reading on is remembered") {
    AppStage stage(bundled_notes());
    stage.open("#/");
    stage.press(Role::link, "GIL(Global Interpreter Lock)");
    const auto main = [&] {
        for (const ui::Node* node : stage.ui.semantics.nodes())
            if (node->scrolls && node->role == Role::main) return *node;
        return ui::Node{};
    };
    const float landed = main().scroll.y;
    CHECK(landed > 500);
    stage.ui.semantics.set_scroll(main().id, 0, landed + 900);
    stage.settle();
    const std::string note = stage.desk.state.route.note;
    const float stood = main().scroll.y;
    stage.open("#/settings");
    stage.open("#/note/" + note);
    CHECK(main().scroll.y == doctest::Approx(stood).epsilon(0.001));
}

TEST_CASE("the reading place survives another width") {
    AppStage stage(bundled_notes());
    stage.open("#/note/python-django-interview");
    const auto main = [&] {
        for (const ui::Node* node : stage.ui.semantics.nodes())
            if (node->scrolls && node->role == Role::main) return *node;
        return ui::Node{};
    };
    stage.ui.semantics.set_scroll(main().id, 0, 3000);
    stage.settle();
    const std::uint32_t block = stage.desk.state.place_in(stage.desk.state.route.note)->block;
    stage.resize(390, 844);
    stage.settle();
    CHECK(stage.desk.state.place_in(stage.desk.state.route.note)->block == block);
}

TEST_CASE("language and theme are chosen in the settings and hold at once") {
    AppStage stage;
    stage.open("#/settings");
    stage.press(Role::radio, "한국어");
    CHECK(stage.find(Role::heading, "설정") != nullptr);
    CHECK(stage.find(Role::radio, "한국어")->checked == ui::Tristate::yes);
    stage.press(Role::radio, "밤");
    CHECK(ui::appearance(stage.desk.state, false).night);
    stage.press(Role::radio, "글자 크기 6/6");
    CHECK(stage.desk.state.settings.text_size == 5);
}

TEST_CASE("Hangul typed into the name greets on Home") {
    AppStage stage(small_notes(), {.language = "ko"});
    stage.open("#/settings");
    const ui::Node* field = stage.find(Role::textbox, "이름");
    REQUIRE(field != nullptr);
    const ui::NodeId id = field->id;
    stage.ui.semantics.set_focused(id);
    for (const char* text : {"ㅎ", "하", "한", "한글"}) {
        stage.ui.semantics.set_text(id, text);
        stage.frame();
        CHECK(stage.desk.state.settings.person.empty());
    }
    CHECK(stage.find(Role::textbox, "이름")->value == "한글");
    stage.ui.semantics.activate(id);  // Enter
    stage.settle();
    CHECK(stage.desk.state.settings.person == "한글");
    stage.open("#/");
    CHECK(stage.find(Role::heading, "한글 님, 안녕하세요") != nullptr);
}

TEST_CASE("a number is taken when typing rests or the focus leaves; what is no number changes nothing") {
    AppStage stage;
    stage.open("#/settings");
    const ui::NodeId id = stage.find(Role::spinbutton, "New cards a day")->id;
    stage.ui.semantics.set_focused(id);
    stage.ui.semantics.set_text(id, "3");
    stage.frame();
    CHECK(stage.desk.state.settings.new_cards == 10);
    CHECK(stage.ui.wake_at().has_value());
    stage.input.seconds += 1;
    stage.frame();
    stage.frame();
    CHECK(stage.desk.state.settings.new_cards == 3);
    stage.ui.semantics.set_text(id, "5000");
    stage.frame();
    stage.ui.semantics.set_focused(0);
    stage.frame();
    stage.frame();
    CHECK(stage.desk.state.settings.new_cards == 999);
    for (const char* nonsense : {"", "many", "-4x", "1e3"}) {
        stage.ui.semantics.set_text(id, nonsense);
        stage.settle();
        CHECK(stage.desk.state.settings.new_cards == 999);
        CHECK(stage.find(Role::spinbutton, "New cards a day")->value == "999");
    }
}

TEST_CASE("a storage failure is told on every screen with the way to a file") {
    AppStage stage;
    stage.desk.open("#/quiz");
    stage.desk.grade();
    stage.desk.refuse(app::StoreFailure::full);
    stage.settle();
    REQUIRE(stage.find_starting(Role::paragraph, "The browser's storage is full: 1 entry is only in memory") !=
            nullptr);
    stage.press(Role::button, "Save as a file");
    CHECK(find_effect<app::Download>(stage.last_effects) != nullptr);
    CHECK(stage.find(Role::button, "Save as a file") == nullptr);
}

TEST_CASE("a new version waits while a card is asked") {
    AppStage stage;
    stage.open("#/quiz");
    stage.desk.act(app::UpdateReady{});
    stage.settle();
    CHECK(stage.find(Role::button, "Update now") == nullptr);
    stage.key("Escape");
    REQUIRE(stage.find(Role::button, "Update now") != nullptr);
    stage.press(Role::button, "Update now");
    CHECK(find_effect<app::ApplyUpdate>(stage.last_effects) != nullptr);
}

TEST_CASE("a new version waits while grades are only in memory") {
    AppStage stage;
    stage.desk.open("#/quiz");
    stage.desk.grade();
    stage.desk.refuse(app::StoreFailure::full);
    stage.desk.act(app::UpdateReady{});
    stage.open("#/");
    REQUIRE_FALSE(stage.desk.state.unsaved.empty());
    CHECK(stage.find(Role::button, "Update now") == nullptr);
}

TEST_CASE("every screen has one heading of the first level") {
    AppStage stage(bundled_notes());
    const auto count = [&] {
        std::size_t headings = 0;
        for (const ui::Node* node : stage.ui.semantics.nodes()) headings += node->level == 1 ? 1 : 0;
        return headings;
    };
    for (const char* name : {"", "Ada"}) {
        stage.desk.act(app::ChangeSetting{"name", name});
        stage.desk.store_all();
        for (const char* limit : {"10", "0"}) {
            stage.desk.act(app::ChangeSetting{"new_cards", limit});
            stage.desk.store_all();
            for (const char* hash : {"#/", "#/read", "#/settings", "#/quiz", "#/note/python-django-interview",
                                     "#/note/python-django-ru", "#/note/django-f-expressions"}) {
                stage.open(hash);
                CHECK_MESSAGE(count() == 1, hash, " ", name, " ", limit);
            }
        }
    }
}

TEST_CASE("a note that is still to come has its title, and a way to ask for it again when it did not come") {
    AppStage stage;
    const std::string title(stage.desk.state.document("python")->title);
    stage.open("#/note/python");
    stage.desk.state.volumes = {{2, app::NotesVolume::Status::asked}};
    stage.desk.state.awaited = 0;
    stage.settle();
    CHECK(stage.find(ui::Role::heading, title) != nullptr);
    CHECK(stage.find(ui::Role::paragraph, stage.say(Word::notes_coming)) != nullptr);
    CHECK(stage.find(ui::Role::button, stage.say(Word::try_again)) == nullptr);
    stage.desk.state.volumes[0].status = app::NotesVolume::Status::failed;
    stage.settle();
    CHECK(stage.find(ui::Role::paragraph, stage.say(Word::notes_failed)) != nullptr);
    stage.press(ui::Role::button, stage.say(Word::try_again));
    // The notes are there after all, and with them the screen.
    CHECK_FALSE(stage.desk.state.awaited);
    CHECK(stage.find(ui::Role::heading, title) != nullptr);
    CHECK(stage.find(ui::Role::paragraph, stage.say(Word::notes_failed)) == nullptr);
}

TEST_CASE("a still screen asks for no frame") {
    AppStage stage(bundled_notes());
    for (const char* hash : {"#/", "#/read", "#/note/python-django-ru", "#/quiz", "#/settings"}) {
        stage.open(hash);
        stage.settle();
        stage.frame();
        CHECK_MESSAGE(!stage.ui.wants_frame(), hash);
        CHECK_MESSAGE(!stage.ui.wake_at().has_value(), hash);
        CHECK_MESSAGE(stage.changes.empty(), hash);
    }
}

TEST_CASE("the bar of a quiz moves to where it stands; where motion is unwanted it is there at once") {
    const auto frames_after_grade = [](bool reduced_motion) {
        AppStage stage;
        stage.input.reduced_motion = reduced_motion;
        stage.open("#/quiz");
        stage.key(" ");
        const auto easy = ui::handle_key(stage.desk.state, "4", 0);
        REQUIRE(easy);
        stage.desk.act(*easy);
        stage.desk.store_all();
        stage.desk.answer_all();
        int frames = 0;
        do stage.frame();
        while (++frames < 100 && stage.ui.wants_frame());
        return frames;
    };
    CHECK(frames_after_grade(true) <= 2);
    CHECK(frames_after_grade(false) > 4);
    CHECK(frames_after_grade(false) < 100);
}

TEST_CASE("keys mean the same on Latin, Korean and Russian layouts") {
    AppStage stage(bundled_notes());
    stage.open("#/note/django-f-expressions");
    for (const char* next : {"j", "ㅓ", "о"}) {
        stage.open("#/note/django-f-expressions");
        stage.key(next);
        CHECK(stage.desk.state.route.note == "python-django-interview");
    }
    stage.key("k");
    CHECK(stage.desk.state.route.note == "django-f-expressions");
    stage.key("k");
    CHECK(stage.desk.state.route.note == "django-f-expressions");
    stage.key("q", ui::modifier_control);
    CHECK(stage.desk.state.route.place == app::Place::note);
    stage.key("ㅂ");
    CHECK(stage.desk.state.route.place == app::Place::quiz);
    stage.key("Enter");
    CHECK(stage.desk.state.quiz->session.phase() == quiz::Phase::revealed);
    const auto reviews = [&] { return stage.desk.state.reviews.counts(20'000).reviews; };
    stage.key("3");
    for (const auto& [undo, redo] : {std::pair{"u", "r"}, {"ㅕ", "ㄱ"}, {"г", "к"}, {"U", "R"}}) {
        CHECK(reviews() == 1);
        stage.key(undo);
        CHECK(reviews() == 0);
        stage.key(redo);
    }
    CHECK(reviews() == 1);
    stage.key("Escape");
    CHECK(stage.desk.state.route.place == app::Place::home);
    stage.key("?");
    CHECK(stage.find(Role::dialog, "Keyboard shortcuts") != nullptr);
    stage.key("q");
    CHECK(stage.desk.state.route.place == app::Place::home);
    stage.key("Escape");
    CHECK(stage.find(Role::dialog, "Keyboard shortcuts") == nullptr);
}

TEST_CASE("without a page Tab visits every control, Enter presses, and a dialog keeps the focus") {
    AppStage stage(small_notes(), {.native = false});
    stage.open("#/");
    std::size_t controls = 0;
    for (const ui::Node* node : stage.ui.semantics.nodes())
        if (node->role == Role::button || node->role == Role::link) ++controls;
    std::vector<ui::NodeId> visited;
    for (std::size_t i = 0; i < controls; ++i) {
        CHECK(ui::handle_focus_key(stage.ui, "Tab", 0));
        const ui::NodeId at = stage.ui.semantics.focused();
        CHECK(std::find(visited.begin(), visited.end(), at) == visited.end());
        visited.push_back(at);
    }
    ui::handle_focus_key(stage.ui, "Tab", 0);
    CHECK(stage.ui.semantics.focused() == visited.front());
    ui::handle_focus_key(stage.ui, "Tab", ui::modifier_shift);
    CHECK(stage.ui.semantics.focused() == visited.back());

    stage.ui.semantics.set_focused(stage.find(Role::button, "Start")->id);
    CHECK(ui::handle_focus_key(stage.ui, "Enter", 0));
    stage.settle();
    CHECK(stage.desk.state.route.place == app::Place::quiz);

    stage.desk.act(app::ShowHelp{true});
    stage.settle();
    ui::handle_focus_key(stage.ui, "Tab", 0);
    CHECK(stage.ui.semantics.focused_node()->name == "Close");
    ui::handle_focus_key(stage.ui, "Tab", 0);
    CHECK(stage.ui.semantics.focused_node()->name == "Close");
}

TEST_CASE("a mouse presses what it is over, and nothing under a dialog") {
    AppStage stage(small_notes(), {.native = false});
    stage.open("#/");
    const auto click = [&](const ui::Rect& rect) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(rect.x + rect.width / 2, rect.y + rect.height / 2);
        stage.frame();
        io.AddMouseButtonEvent(0, true);
        stage.frame();
        io.AddMouseButtonEvent(0, false);
        stage.frame();
        stage.frame();
    };
    const ui::Rect settings = stage.find(Role::link, "Settings")->rect;
    stage.desk.act(app::ShowHelp{true});
    stage.settle();
    click(settings);
    CHECK(stage.desk.state.route.place == app::Place::home);
    CHECK(!stage.desk.state.help_shown);  // Beside the dialog: it closes.
    click(settings);
    CHECK(stage.desk.state.route.place == app::Place::settings);
}

TEST_CASE("a chart is read with the keyboard: its slider says what stands at each place") {
    AppStage stage;
    study(stage);
    stage.open("#/stats");
    const ui::Node* slider = stage.find(Role::slider, stage.say(Word::chart_forecast));
    REQUIRE(slider != nullptr);
    CHECK(slider->maximum == 29);
    stage.ui.semantics.set_text(slider->id, "0");
    stage.settle();
    slider = stage.find(Role::slider, stage.say(Word::chart_forecast));
    CHECK(slider->value == "0");
    CHECK(slider->description.substr(0, stage.say(Word::today).size()) == stage.say(Word::today));
    stage.ui.semantics.set_focused(slider->id);
    REQUIRE(ui::handle_focus_key(stage.ui, "ArrowRight", 0));
    stage.settle();
    CHECK(stage.find(Role::slider, stage.say(Word::chart_forecast))->value == "1");
}

TEST_CASE("every chart has its numbers as a table, with a head and as many rows as it shows") {
    AppStage stage;
    study(stage);
    stage.open("#/stats");
    std::size_t tables = 0;
    for (const ui::Node* table : stage.ui.semantics.nodes()) {
        if (table->role != Role::table) continue;
        ++tables;
        std::size_t heads = 0;
        std::size_t rows = 0;
        for (const ui::Node* row : stage.ui.semantics.nodes()) {
            if (row->role != Role::row || row->parent != table->id) continue;
            ++rows;
            std::size_t cells = 0;
            for (const ui::Node* cell : stage.ui.semantics.nodes()) {
                if (cell->parent != row->id) continue;
                (rows == 1 ? heads : cells) += 1;
                CHECK(cell->role == (rows == 1 ? Role::column_header : Role::cell));
            }
            if (rows > 1) CHECK_MESSAGE(cells == heads, table->name);
        }
        CHECK_MESSAGE(rows > 1, table->name);
        CHECK(heads > 1);
    }
    CHECK(tables >= 9);
}

TEST_CASE("before any card has come back on a later day the stats say so, and not how much of nothing was recalled") {
    for (const char* language : {"ko", "en", "ru"}) {
        CAPTURE(language);
        AppStage stage(tests::small_notes(), {.language = language});
        stage.open("#/quiz");
        stage.key(" ");
        stage.key("3");
        stage.open("#/stats");
        CHECK(stage.find(Role::paragraph, stage.say(Word::retention_none)) != nullptr);
        for (const ui::Node* node : stage.ui.semantics.nodes())
            if (node->role == Role::paragraph) CHECK_FALSE(node->name.starts_with("–"));
    }
}

TEST_CASE("a card's history is reached from the stats") {
    AppStage stage;
    study(stage);
    stage.open("#/stats");
    const ui::Node* first = nullptr;
    for (const ui::Node* node : stage.ui.semantics.nodes())
        if (first == nullptr && node->role == Role::link && node->href.substr(0, 8) == "#/stats/") first = node;
    REQUIRE(first != nullptr);
    stage.ui.semantics.activate(first->id);
    stage.settle();
    CHECK(!stage.desk.state.route.card.empty());
    CHECK(stage.find(Role::region, stage.say(Word::card_history)) != nullptr);
    stage.open("#/stats/0000000000000");
    CHECK(stage.find(Role::heading, stage.say(Word::card_unknown)) != nullptr);
}

TEST_CASE("what is chosen about learning goes into the log, deck by deck and day by day") {
    AppStage stage;
    stage.open("#/learning");
    const auto type = [&](Role role, std::string_view name, const char* text) {
        const ui::Node* field = stage.find(role, name);
        REQUIRE_MESSAGE(field != nullptr, name);
        stage.ui.semantics.set_text(field->id, text);
        stage.ui.semantics.activate(field->id);
        stage.settle();
    };
    type(Role::spinbutton, stage.say(Word::retention_all), "92");
    CHECK(stage.desk.state.settings.retention == 92);
    type(Role::spinbutton, stage.desk.state.decks[1].title, "80");
    REQUIRE(stage.desk.state.settings.deck_retention.size() == 1);
    CHECK(stage.desk.state.settings.deck_retention[0].deck == stage.desk.state.decks[1].id);
    // The number of all decks gives it back to them.
    type(Role::spinbutton, stage.desk.state.decks[1].title, "92");
    CHECK(stage.desk.state.settings.deck_retention.empty());
    type(Role::spinbutton, stage.say(Word::retention_all), "91");
    CHECK(stage.find(Role::spinbutton, stage.desk.state.decks[1].title)->value == "91");
    type(Role::spinbutton, stage.say(Word::due_cards_a_day), "30");
    CHECK(stage.desk.state.settings.due_cards == 30);
    CHECK(stage.find(Role::textbox, stage.say(Word::interview_date))->date);
    type(Role::textbox, stage.say(Word::interview_date), "2024-12-24");
    CHECK(stage.desk.state.settings.interview.day == app::day_of_date("2024-12-24"));
    type(Role::textbox, stage.say(Word::interview_date), "soon");
    CHECK(stage.desk.state.settings.interview.day == app::day_of_date("2024-12-24"));
    stage.press(Role::radio, stage.say(Word::easy_none));  // The first one is Monday's.
    CHECK(stage.desk.state.settings.easy_days == std::array<int, 7>{0, 100, 100, 100, 100, 100, 100});
    stage.press(Role::button, std::string(stage.desk.state.decks[0].title) + ": not chosen");
    CHECK(stage.desk.state.settings.interview.decks == std::vector<std::string>{stage.desk.state.decks[0].id});
}

TEST_CASE("parameters are learnt on request, shown with their effect, and taken only then") {
    AppStage stage;
    stage.open("#/learning");
    CHECK(stage.find(Role::button, stage.say(Word::fit)) != nullptr);
    // As while the worker is at it.
    stage.desk.state.learning.fit.request = 77;
    stage.desk.state.learning.fit.part = 0.4;
    stage.settle();
    CHECK(stage.find(Role::progress_bar, stage.say(Word::fitting)) != nullptr);
    stage.press(Role::button, stage.say(Word::stop));
    CHECK(!stage.desk.state.learning.fit.under_way());
    app::FitOffer offer;
    offer.parameters[0] = 0.5;
    offer.before.log_loss = 0.46;
    offer.after.log_loss = 0.44;
    stage.desk.state.learning.offer = offer;
    stage.settle();
    CHECK(stage.find(Role::table, stage.say(Word::fit_effect)) != nullptr);
    CHECK(stage.find(Role::cell, "0.4400") != nullptr);
    CHECK(stage.desk.state.settings.parameters == srs::default_parameters);
    stage.press(Role::button, stage.say(Word::fit_take));
    CHECK(stage.desk.state.settings.parameters[0] == doctest::Approx(0.5));
}

TEST_CASE("today's part of a plan begins on Home and beside the plan, until it is done") {
    AppStage stage;
    stage.open("#/quiz/~plan");
    CHECK(stage.find(Role::paragraph, stage.say(Word::no_plan)) != nullptr);
    stage.desk.act(app::ChangeSetting{std::string(app::setting_name::interview), app::date_of_day(20'010)});
    stage.desk.store_all();
    stage.settle();
    const std::uint32_t cards = stage.desk.state.planned_left();
    REQUIRE(cards > 0);
    for (const char* place : {"#/", "#/learning"}) {
        stage.open(place);
        stage.press(Role::button, "Start today's plan (" + std::to_string(cards) + ")");
        CHECK(format(stage.desk.state.route) == "#/quiz/~plan");
        CHECK(stage.desk.state.asked_card() != nullptr);
    }
    while (stage.desk.state.asked_card() != nullptr && stage.desk.state.planned_left() > 0) {
        stage.key(" ");
        stage.key("4");
    }
    stage.open("#/");
    CHECK(stage.find_starting(Role::button, "Start today's plan") == nullptr);
}

TEST_CASE("why nothing was learnt or planned is said in the interface's language") {
    AppStage stage(small_notes(), {.language = "ko"});
    stage.open("#/learning");
    stage.press(Role::button, stage.say(Word::fit));
    CHECK(stage.find(Role::paragraph, fill(Language::ko, Word::fit_too_few, {{"n", "0"}, {"least", "64"}})) != nullptr);
    stage.desk.state.learning.planning.refusal = app::Refusal::too_far;
    stage.desk.state.learning.planning.limit = 730;
    stage.desk.state.settings.interview.day = 20'900;
    stage.settle();
    CHECK(stage.find(Role::paragraph, fill(Language::ko, Word::plan_too_far, {{"n", "730"}})) != nullptr);
}

TEST_CASE("a file that was dropped elsewhere leads to the question about it, wherever the screen stood") {
    AppStage stage(small_notes(), {.width = 390, .height = 500});
    stage.open("#/data");
    const ui::Node* main = stage.find(Role::main, stage.say(Word::data));
    stage.ui.semantics.set_scroll(main->id, 0, 900);
    stage.settle();
    const std::string broken = "{\"viva\":\"events\",\"version\":1}\nnonsense\n";
    stage.desk.act(app::FileArrived{"phone.jsonl", broken});
    stage.frame();
    REQUIRE(stage.changes.focus.has_value());
    const ui::Node* focused = stage.ui.semantics.find(*stage.changes.focus);
    REQUIRE(focused != nullptr);
    CHECK(focused->role == Role::heading);
    CHECK(focused->name.find("phone.jsonl") != std::string::npos);
    CHECK(stage.changes.announcement == focused->name);
    stage.settle();
    const ui::Node* heading =
        stage.find(Role::heading, fill(Language::en, Word::import_title, {{"file", "phone.jsonl"}}));
    CHECK(stage.ui.memory(stage.find(Role::main, stage.say(Word::data))->id).scroll_y < heading->rect.y);
    CHECK(stage.find(Role::paragraph, fill(Language::en, Word::import_lines, {{"lines", "2"}})) != nullptr);
    stage.open("#/");
    stage.desk.act(app::FileArrived{"newer.jsonl", "{\"viva\":\"events\",\"version\":9}\n"});
    stage.settle();
    CHECK(stage.desk.state.route.place == app::Place::data);
    CHECK(stage.find(Role::paragraph, stage.say(Word::import_newer)) != nullptr);
}

TEST_CASE("a file that was brought is asked about, and only then counts") {
    AppStage stage;
    stage.open("#/data");
    const std::string card = base32(stage.desk.state.collection.cards[0].id);
    stage.desk.act(app::FileArrived{
        "phone.jsonl", "{\"viva\":\"events\",\"version\":1}\n{\"id\":\"phone-1\",\"type\":\"review\",\"card\":\"" +
                           card + "\",\"rating\":3,\"at\":1700000000000,\"zone\":0,\"took\":5}\nnonsense\n"});
    stage.settle();
    CHECK(stage.desk.state.event_count() == 0);
    CHECK(stage.find_starting(Role::paragraph, "1 line cannot be read") != nullptr);
    stage.press(Role::button, stage.say(Word::import_take));
    REQUIRE(stage.desk.state.offered() != nullptr);
    CHECK(stage.desk.state.event_count() == 0);  // Not before the database has it.
    stage.desk.act(app::LinesStored{stage.desk.state.offered()->request});
    CHECK(stage.desk.state.event_count() == 1);
    CHECK(stage.desk.state.offered() == nullptr);
    CHECK(stage.desk.notice(app::NoticeKind::imported)->count == 1);
}

TEST_CASE("intervals are written as each language writes them") {
    constexpr model::Time minute = 60'000;
    constexpr model::Time day = model::day_ms;
    const auto in = [](Language language, model::Time time) { return ui::interval_words(language, time); };
    CHECK(in(Language::ko, minute) == "1분");
    CHECK(in(Language::ko, 4 * day) == "4일");
    CHECK(in(Language::en, 10 * minute) == "10 min");
    CHECK(in(Language::en, day) == "1 day");
    CHECK(in(Language::en, 70 * day) == "2.3 months");
    CHECK(in(Language::ru, 0) == "1 мин");
    CHECK(in(Language::ru, 2 * day) == "2 дня");
    CHECK(in(Language::ru, 5 * day) == "5 дней");
    CHECK(in(Language::ru, 21 * day) == "21 день");
    CHECK(in(Language::ru, 70 * day) == "2,3 мес.");
    CHECK(in(Language::ru, 500 * day) == "1,4 года");
    CHECK(in(Language::ru, 365 * 12 * day + 3 * day) == "12 лет");
    CHECK(in(Language::en, 23 * 60 * minute + 20 * minute) == "23 hours");
    CHECK(ui::grouped(Language::en, 1204) == "1,204");
    CHECK(ui::grouped(Language::ru, 1234567) == "1\u00A0234\u00A0567");
    CHECK(ui::counted_grouped(Language::ko, Word::reviews_count, 1204) == "복습 1,204회");
}

TEST_CASE("hostile text in notes and settings is only text") {
    SampleNotes notes;
    std::string wide(3000, 'W');
    notes.add("bad.md", "# <script>alert(1)</script>\n\n### 1. " + wide + "?\n" + wide +
                            "\n\n### 2. \xEF\xBF\xBD\xF0\x9F\x98\x80?\n" + std::string(400, '>') + " deep\n");
    for (const float width : {1440.0F, 390.0F, 200.0F}) {
        AppStage stage(notes, {width, 600, "ru"});
        stage.desk.act(app::ChangeSetting{"name", wide + "\"\\\n<b>"});
        stage.desk.store_all();
        for (const char* hash : {"#/", "#/read", "#/quiz", "#/settings", "#/note/bad"}) stage.open(hash);
        stage.open("#/quiz");
        stage.key(" ");
        CHECK(stage.ui.semantics.nodes().size() > 3);
    }
}
