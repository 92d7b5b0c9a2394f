// Every way to ask and to answer, by keyboard and by names as a screen reader has them.
#include "ui/app_stage.h"
#include "ui/layout_probe.h"

using namespace viva;
using namespace viva::tests;

namespace {

SampleNotes rich_notes() {
    SampleNotes notes;
    notes.add_deck("python.md",
                   "# Python\n\n"
                   "### 1. What is a generator?\n\n"
                   "- It yields values lazily, one after the other.\n"
                   "- It keeps local variables between calls.\n"
                   "- It is exhausted after a single pass.\n\n"
                   "### 2. list vs tuple\n\n"
                   "**list**\n\n- can be changed in place\n- is written in brackets\n\n"
                   "**tuple**\n\n- is hashable when its members are\n- is written in parentheses\n\n"
                   "### 3. What does copy do?\n\nIt makes a `shallow` copy of the **outer** object only.\n\n"
                   "```python\nitems = [1, 2]\nprint(items)  # [1, 2]\n```\n\n"
                   "### 4. Which one is immutable?\n\n- [ ] list\n- [x] tuple\n- [ ] dict\n");
    notes.add_deck("sets.md", "C: A frozenset is [hashable].\n");
    return notes;
}

/// Opens the card with this index, due or not.
void open_card(AppStage& stage, std::uint32_t index) {
    stage.open("#/");
    stage.desk.clock.now += 1000;
    stage.open(
        app::format({.place = app::Place::quiz,
                     .deck = app::deck_id_of(stage.desk.state.collection, stage.desk.state.collection.cards[index])}));
}

void write(AppStage& stage, std::string text) {
    const ui::Node* field = stage.find(ui::Role::textbox, stage.say(Word::your_answer));
    REQUIRE(field != nullptr);
    stage.ui.semantics.set_text(field->id, std::move(text));
    stage.settle();
}

bool records(const std::vector<app::Effect>& effects, std::string_view command) {
    return std::any_of(effects.begin(), effects.end(), [&](const app::Effect& effect) {
        const auto* record = std::get_if<app::Record>(&effect);
        return record != nullptr && record->command == command;
    });
}

bool says(const AppStage& stage, std::string_view words) { return stage.outline().find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a written answer is compared point by point, and the suggested grade is only a suggestion") {
    AppStage stage(rich_notes());
    open_card(stage, 0);
    stage.press(ui::Role::radio, stage.say(Word::mode_typed));
    write(stage, "yields values lazily\nkeeps its local variables");
    stage.press(ui::Role::button, stage.say(Word::reveal));
    CHECK(says(stage, "covered: It yields values lazily"));
    CHECK(says(stage, "covered: It keeps local variables"));
    CHECK(says(stage, "missing: It is exhausted"));
    CHECK(says(stage, "2 of 3 covered"));
    const ui::Node* good = stage.find_starting(ui::Role::button, stage.say(Word::rating_good));
    REQUIRE(good != nullptr);
    CHECK(good->description == stage.say(Word::suggested));
    stage.key("1");
    CHECK(stage.desk.state.reviews.counts(20'000).reviews == 1);
    CHECK(stage.desk.state.asked_card() != nullptr);  // Again: it is still to be asked.
}

TEST_CASE("items are ticked while they are named, and the others stay hidden") {
    SampleNotes notes;
    notes.add_deck("traits.md",
                   "# Python\n\n### 1. Traits of Python\n\n"
                   "- Interpreted: it runs line by line.\n- Dynamic typing: a name takes any type.\n"
                   "- Object orientation: everything has a class.\n\n"
                   "### 2. What is a name?\n\nA reference.\n\n### 3. What is a class?\n\nAn object, too.\n");
    AppStage stage(std::move(notes));
    open_card(stage, 0);
    stage.press(ui::Role::radio, stage.say(Word::mode_list));
    CHECK_FALSE(says(stage, "Interpreted"));
    write(stage, "interpreted");
    CHECK(says(stage, "1 of 3 named"));
    CHECK(says(stage, "Interpreted"));
    CHECK_FALSE(says(stage, "Dynamic typing"));
}

TEST_CASE("a draft survives the page, whatever mode it is written in") {
    std::string kept;
    {
        AppStage stage(rich_notes());
        open_card(stage, 0);
        stage.press(ui::Role::radio, stage.say(Word::mode_typed));
        write(stage, "half an ans");
        kept = stage.desk.draft();
    }
    REQUIRE_FALSE(kept.empty());
    AppStage stage(rich_notes());
    stage.desk.act(app::DraftArrived{kept});
    open_card(stage, 0);
    const ui::Node* field = stage.find(ui::Role::textbox, stage.say(Word::your_answer));
    REQUIRE(field != nullptr);
    CHECK(field->value == "half an ans");
    CHECK(field->multiline);
}

TEST_CASE("M goes through the ways to ask a card; digits choose options before they grade") {
    AppStage stage(rich_notes());
    open_card(stage, 0);
    const auto mode = [&] { return std::string(stage.desk.state.quiz->session.prompt()->mode); };
    const std::string first = mode();
    std::size_t steps = 0;
    do stage.key("m");
    while (mode() != first && ++steps < 9);
    CHECK(steps + 1 == stage.desk.state.quiz->session.choices().size());
    for (std::uint32_t i = 0; i < stage.desk.state.collection.cards.size(); ++i) {
        if (stage.desk.state.collection.cards[i].kind != model::CardKind::choice) continue;
        if (stage.desk.state.collection.cards[i].derived_from != 0) continue;
        open_card(stage, i);
        REQUIRE(mode() == "choice");
        stage.key("2");
        stage.key(" ");
        CHECK(stage.desk.state.quiz->session.verdict().suggestion == model::Rating::Good);
        CHECK(says(stage, "the right answer, your choice: tuple"));
    }
}

TEST_CASE("in every mode, width and theme, asked and turned, no text leaves its place") {
    for (const float width : {1440.0F, 390.0F}) {
        AppStage stage(rich_notes(), {.width = width, .height = width > 700 ? 900.0F : 844.0F, .touch = width < 700});
        for (std::uint32_t i = 0; i < stage.desk.state.collection.cards.size(); ++i) {
            if (!quiz::is_scheduled(stage.desk.state.collection.cards[i])) continue;
            open_card(stage, i);
            REQUIRE(stage.desk.state.quiz->session.prompt());
            const std::size_t ways = stage.desk.state.quiz->session.choices().size();
            for (std::size_t way = 0; way < ways; ++way) {
                const std::string mode(stage.desk.state.quiz->session.prompt()->mode);
                for (const std::string& fault : ui::layout_faults(stage.ui.probe)) FAIL_CHECK(mode << ": " << fault);
                stage.key(" ");
                for (const std::string& fault : ui::layout_faults(stage.ui.probe)) FAIL_CHECK(mode << ": " << fault);
                stage.key("m");
            }
        }
    }
}

TEST_CASE("what a cloze hides is said nowhere until it is turned") {
    AppStage stage(rich_notes());
    const model::Collection& collection = stage.desk.state.collection;
    bool asked = false;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i) {
        if (collection.cards[i].kind != model::CardKind::cloze) continue;
        asked = true;
        open_card(stage, i);
        const std::string hidden(collection.words(collection.parts_of(collection.cards[i])[0]));
        const std::string outline = stage.outline();
        const std::string all = outline.substr(outline.find("main"));
        CHECK_MESSAGE(all.find(hidden) == std::string::npos, hidden);
        write(stage, hidden);
        stage.press(ui::Role::button, stage.say(Word::reveal));
        CHECK(says(stage, hidden));
        CHECK(stage.desk.state.quiz->session.verdict().suggestion == model::Rating::Good);
    }
    CHECK(asked);
}

TEST_CASE("a card that is only thought over is not called wrong") {
    AppStage stage(rich_notes());
    const model::Collection& collection = stage.desk.state.collection;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i) {
        if (!quiz::is_scheduled(collection.cards[i])) continue;
        open_card(stage, i);
        for (std::size_t way = 0; way < stage.desk.state.quiz->session.choices().size(); ++way) {
            const quiz::AnswerForm form = stage.desk.state.quiz->session.prompt()->form;
            stage.key(" ");
            if (form == quiz::AnswerForm::text || form == quiz::AnswerForm::line) {
                CHECK_FALSE(says(stage, std::string(stage.say(Word::part_wrong)) + ":"));
                CHECK_FALSE(says(stage, std::string(stage.say(Word::part_missing)) + ":"));
                CHECK_FALSE(says(stage, "0 of"));
            }
            stage.key("m");
        }
    }
}

TEST_CASE("code that stands there before the answer is copied as it stands there") {
    AppStage stage(rich_notes());
    const model::Collection& collection = stage.desk.state.collection;
    bool asked = false;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i) {
        if (collection.cards[i].kind != model::CardKind::output || !quiz::is_scheduled(collection.cards[i])) continue;
        asked = true;
        open_card(stage, i);
        stage.press(ui::Role::button, stage.say(Word::copy_code));
        const auto* copied = find_effect<app::Copy>(stage.last_effects);
        REQUIRE(copied != nullptr);
        CHECK(copied->text.starts_with("items = [1, 2]"));
        CHECK(copied->text.find("# [1, 2]") == std::string::npos);
    }
    CHECK(asked);
}

TEST_CASE("an interview shows the options of a choice and hides what a cloze hides, until the answer is given") {
    for (const float width : {1440.0F, 390.0F}) {
        AppStage stage(rich_notes(), {.width = width, .height = 844});
        stage.open("#/interview");
        stage.press(ui::Role::radio, stage.say(Word::by_writing));
        stage.desk.act(app::StartInterview{});
        stage.settle();
        bool chose = false, filled = false;
        for (std::size_t i = 0; i < stage.desk.state.interview->interview.answers.size(); ++i) {
            const model::Card& card =
                stage.desk.state.collection.cards[stage.desk.state.interview->interview.answer().card];
            const bool choice = card.kind == model::CardKind::choice, cloze = card.kind == model::CardKind::cloze;
            CHECK_FALSE(says(stage, "frozenset is hashable"));
            if (choice) CHECK(says(stage, "\"2.  tuple\""));
            stage.press(ui::Role::button, stage.say(Word::have_answered));
            if (choice) CHECK(says(stage, "the right answer: 2.  tuple"));
            if (cloze) CHECK(says(stage, "A frozenset is hashable."));
            CHECK(ui::layout_faults(stage.ui.probe).empty());
            chose |= choice;
            filled |= cloze;
            stage.desk.act(app::NextQuestion{});
            stage.settle();
        }
        CHECK(chose);
        CHECK(filled);
    }
}

TEST_CASE("what was suspended is found among the statistics, and asked again from its history") {
    AppStage stage(rich_notes());
    const model::Collection& collection = stage.desk.state.collection;
    const auto detail = std::find_if(collection.cards.begin(), collection.cards.end(), [](const model::Card& card) {
        return quiz::is_detail(card) && quiz::is_scheduled(card);
    });
    REQUIRE(detail != collection.cards.end());
    open_card(stage, 0);
    stage.key(" ");
    stage.key("3");
    stage.desk.act(app::SuspendCard{detail->id, true});
    stage.desk.act(app::SuspendCard{detail->derived_from, true});
    stage.desk.store_all();
    stage.open("#/stats");
    CHECK(stage.find(ui::Role::region, stage.say(Word::stopped_cards)) != nullptr);
    stage.open(app::format({.place = app::Place::stats, .card = base32(detail->id)}));
    CHECK(ui::layout_faults(stage.ui.probe).empty());
    stage.press(ui::Role::button, stage.say(Word::ask_again));
    CHECK_FALSE(stage.desk.state.reviews.card(detail->id).suspended);
    CHECK_FALSE(stage.desk.state.reviews.card(detail->derived_from).suspended);
    CHECK(stage.find(ui::Role::button, stage.say(Word::ask_again)) == nullptr);
}

TEST_CASE("a mock interview goes from question to question to its report, and moves no date") {
    for (const float width : {1440.0F, 390.0F}) {
        AppStage stage(rich_notes(), {.width = width, .height = 844});
        stage.open("#/interview");
        stage.press(ui::Role::radio, stage.say(Word::by_writing));
        stage.press(ui::Role::radio, "3");
        stage.press(ui::Role::button, stage.say(Word::start));
        for (int i = 0; i < 3; ++i) {
            CHECK(says(stage, "0:00 / 2:00"));
            stage.desk.clock.now += 65'000;
            stage.settle();
            CHECK(says(stage, "1:05 / 2:00"));
            write(stage, "lazily it yields values");
            CHECK(ui::layout_faults(stage.ui.probe).empty());
            stage.press(ui::Role::button, stage.say(Word::have_answered));
            CHECK(ui::layout_faults(stage.ui.probe).empty());
            stage.press(ui::Role::button, stage.say(i == 2 ? Word::to_report : Word::next_question));
        }
        CHECK(says(stage, std::string(stage.say(Word::report))));
        CHECK(says(stage, "1:05"));
        CHECK(ui::layout_faults(stage.ui.probe).empty());
        CHECK(stage.desk.state.event_count() == 0);
        // The report is there after a reload.
        const std::string kept = stage.desk.draft();
        stage.desk.act(app::EndInterview{});
        stage.desk.act(app::DraftArrived{kept});
        stage.settle();
        CHECK(says(stage, std::string(stage.say(Word::report))));
    }
}

TEST_CASE("an interview asks for the microphone, does without it, and deletes what it recorded") {
    AppStage stage(rich_notes());
    stage.open("#/interview");
    std::vector<app::Effect> effects = stage.desk.act(app::StartInterview{});
    std::vector<std::string> commands;
    std::string name;
    for (const app::Effect& effect : effects)
        if (const auto* record = std::get_if<app::Record>(&effect)) {
            commands.emplace_back(record->command);
            name = record->name;
        }
    CHECK(commands == std::vector<std::string>{"forget", "start"});
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::recording, {}});
    stage.settle();
    CHECK(says(stage, std::string(stage.say(Word::recording))));
    stage.press(ui::Role::button, stage.say(Word::have_answered));
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::idle, name});
    stage.settle();
    CHECK(stage.find(ui::Role::button, stage.say(Word::play_answer)) != nullptr);
    stage.desk.act(app::DeleteRecordings{});
    stage.settle();
    CHECK(stage.find(ui::Role::button, stage.say(Word::play_answer)) == nullptr);
    stage.key(" ");
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::refused, {}});
    stage.settle();
    CHECK(says(stage, std::string(stage.say(Word::no_microphone))));
}

TEST_CASE("a recording ends when its interview is left, however that is done and though the browser still asks") {
    AppStage stage(rich_notes());
    stage.open("#/interview");
    stage.desk.act(app::StartInterview{});
    CHECK(records(stage.desk.act(app::EndInterview{}), "forget"));  // Nobody has answered the browser's question yet.
    stage.desk.act(app::StartInterview{});
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::recording, {}});
    CHECK(records(stage.desk.act(app::GoTo{}), "stop"));
    CHECK(stage.desk.state.interview.has_value());  // It goes on where it was left.
}

TEST_CASE("an answer is recorded again after a reload, and after the interview was left and come back to") {
    AppStage stage(rich_notes());
    stage.open("#/interview");
    stage.desk.act(app::StartInterview{});
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::recording, {}});
    stage.settle();
    stage.press(ui::Role::button, stage.say(Word::leave));
    CHECK(stage.desk.state.route.place == app::Place::home);
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::idle, {}});
    CHECK(records(stage.desk.act(app::GoTo{{.place = app::Place::interview}}), "start"));
    stage.settle();
    // Where the browser wants a press first, there is something to press.
    stage.press(ui::Role::button, stage.say(Word::record_answer));
    CHECK(records(stage.last_effects, "start"));
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::recording, {}});
    stage.settle();
    CHECK(stage.find(ui::Role::button, stage.say(Word::record_answer)) == nullptr);

    Desk reloaded(rich_notes(), {.hash = "#/interview"});
    CHECK(records(reloaded.act(app::DraftArrived{stage.desk.draft()}), "start"));
    // Elsewhere nobody is listened to.
    Desk elsewhere(rich_notes());
    CHECK_FALSE(records(elsewhere.act(app::DraftArrived{stage.desk.draft()}), "start"));
}

TEST_CASE("an interview that is ended shows what was answered; what was recorded goes with the report") {
    AppStage stage(rich_notes());
    stage.open("#/interview");
    stage.desk.act(app::StartInterview{});
    stage.settle();
    stage.press(ui::Role::button, stage.say(Word::have_answered));
    const std::string first = app::recording_name(stage.desk.state.interview->interview, 0);
    stage.desk.act(app::RecorderChanged{app::RecorderStatus::idle, first});
    stage.settle();
    stage.press(ui::Role::button, stage.say(Word::next_question));
    stage.press(ui::Role::button, stage.say(Word::end_interview));
    CHECK(records(stage.last_effects, "drop"));
    CHECK(stage.find(ui::Role::heading, stage.say(Word::report)) != nullptr);
    REQUIRE(stage.desk.state.interview->interview.answers.size() == 1);
    CHECK(stage.find(ui::Role::button, stage.say(Word::play_answer)) != nullptr);
    // The report outlives a visit elsewhere.
    stage.press(ui::Role::button, stage.say(Word::leave));
    stage.open("#/interview");
    CHECK(stage.find(ui::Role::heading, stage.say(Word::report)) != nullptr);
    stage.press(ui::Role::button, stage.say(Word::another_interview));
    CHECK(records(stage.last_effects, "forget"));
    CHECK_FALSE(stage.desk.state.interview.has_value());
}

TEST_CASE("no letter leads out of an interview") {
    AppStage stage(rich_notes());
    stage.open("#/interview");
    stage.desk.act(app::StartInterview{});
    for (const bool checking : {false, true}) {
        for (const char* key : {"j", "k", "q", "s"}) stage.key(key);
        CHECK(stage.desk.state.route.place == app::Place::interview);
        if (!checking) stage.key(" ");
    }
    stage.desk.act(app::EndInterview{});
    stage.key("s");
    CHECK(stage.desk.state.route.place == app::Place::stats);
}

TEST_CASE("what sound cannot do is said in words") {
    AppStage stage(rich_notes());
    stage.open("#/interview");
    stage.desk.act(app::StartInterview{});
    stage.desk.act(app::SoundFailed{true});
    stage.settle();
    CHECK(says(stage, stage.say(Word::no_voice)));
    stage.press(ui::Role::button, stage.say(Word::have_answered));
    stage.desk.act(app::SoundFailed{});
    stage.settle();
    CHECK(says(stage, stage.say(Word::recording_lost)));
    CHECK(ui::layout_faults(stage.ui.probe).empty());
    stage.press(ui::Role::button, stage.say(Word::next_question));
    CHECK_FALSE(says(stage, stage.say(Word::recording_lost)));
    CHECK_FALSE(says(stage, stage.say(Word::no_voice)));
}

TEST_CASE("choices that no question fits begin nothing, and say so") {
    SampleNotes notes;
    notes.add_deck("web.md", "---\ntags: [web]\n---\n\n## What is HTTP?\n\nA protocol.\n");
    notes.add_deck("sql.md", "---\ntags: [sql]\n---\n\n## 인덱스란?\n\n정렬된 사본.\n");
    AppStage stage(std::move(notes));
    for (const char* place : {"#/cram", "#/interview"}) {
        stage.desk.act(app::ChangePractice{});
        stage.open(place);
        CHECK_FALSE(stage.find(ui::Role::button, stage.say(Word::start))->disabled);
        // Languages are called by their own names.
        stage.press(ui::Role::radio, "한국어");
        stage.press(ui::Role::radio, "web");
        CHECK(stage.find(ui::Role::button, stage.say(Word::start))->disabled);
        CHECK(says(stage, stage.say(Word::no_match)));
        stage.desk.act(app::StartInterview{});
        CHECK_FALSE(stage.desk.state.interview.has_value());
    }
    stage.open("#/cram/*;language=ko;tag=web");
    CHECK(stage.desk.state.route == app::Route{.place = app::Place::cram});
    CHECK(says(stage, stage.say(Word::no_match)));
    CHECK_FALSE(says(stage, "*;language"));
}

TEST_CASE("cramming goes on after a reload although the card in front was taken out or answered elsewhere") {
    AppStage stage(rich_notes());
    stage.open("#/cram/*");
    stage.key(" ");
    stage.key("3");
    const model::CardId front = stage.desk.card();
    const std::vector<model::CardId> left = stage.desk.state.quiz->session.left(9);
    REQUIRE(left.front() == front);

    Desk reloaded(rich_notes(), {.hash = "#/cram/*"});
    reloaded.act(app::DraftArrived{stage.desk.draft()});
    model::Event answered;
    answered.id = "phone-1";
    answered.at = reloaded.clock.now - 1000;
    answered.what = model::Review{front, model::Rating::Good, 700};
    reloaded.act(app::EventsArrived{srs::event_line(answered), true});
    CHECK(reloaded.card() == left.front());
    reloaded.grade();
    CHECK(reloaded.state.quiz->session.left(9) == std::vector<model::CardId>(left.begin() + 1, left.end()));
    CHECK(reloaded.card() == left[1]);
}

TEST_CASE("an interview and a quiz keep their drafts beside each other") {
    std::string kept;
    {
        AppStage stage(rich_notes());
        stage.open("#/interview");
        stage.desk.act(app::StartInterview{});
        stage.desk.act(app::WriteAnswer{"said in the interview"});
        open_card(stage, 0);
        stage.press(ui::Role::radio, stage.say(Word::mode_typed));
        write(stage, "half an ans");
        kept = stage.desk.draft();
    }
    {
        AppStage stage(rich_notes());
        stage.desk.act(app::DraftArrived{kept});
        open_card(stage, 0);
        CHECK(stage.desk.state.quiz->session.answer().text == "half an ans");
        REQUIRE(stage.desk.state.interview.has_value());
        CHECK(stage.desk.state.interview->interview.answers[0].text == "said in the interview");
        stage.open("#/interview");
        stage.desk.act(app::EndInterview{});
        kept = stage.desk.draft();
    }
    AppStage stage(rich_notes());
    stage.open("#/interview");  // Without one there is nothing to keep, and nothing to throw away.
    stage.desk.act(app::DraftArrived{kept});
    open_card(stage, 0);
    CHECK_FALSE(stage.desk.state.interview.has_value());
    CHECK(stage.desk.state.quiz->session.answer().text == "half an ans");
}

TEST_CASE("cramming takes what was chosen and stores nothing") {
    AppStage stage(rich_notes(), {.width = 390, .height = 844});
    stage.open("#/cram");
    CHECK(ui::layout_faults(stage.ui.probe).empty());
    stage.press(ui::Role::radio, stage.say(Word::filter_new));
    stage.press(ui::Role::button, stage.say(Word::start));
    REQUIRE(stage.desk.state.asked_card() != nullptr);
    const model::CardId first = stage.desk.state.asked_card()->id;
    stage.key(" ");
    stage.key("1");
    CHECK(stage.desk.state.asked_card()->id != first);
    stage.key("u");
    CHECK(stage.desk.state.asked_card()->id == first);
    stage.key("r");
    CHECK(stage.desk.state.asked_card()->id != first);
    CHECK(stage.desk.state.event_count() == 0);
    CHECK(app::format(stage.desk.state.route) == "#/cram/%2A%3Bknown%3Dnew");
    stage.open("#/cram/no-such-deck");
    CHECK(stage.desk.state.route.place == app::Place::home);
    // No card is known yet, or the log has not come: that is no deck that does not exist.
    stage.open("#/cram/%2A%3Bknown%3Dknown");
    CHECK(stage.desk.state.route.place == app::Place::cram);
    CHECK(stage.desk.state.notices.empty());
}

TEST_CASE("cramming takes one tag's notes, by the tags that the notes have") {
    SampleNotes notes;
    notes.add_deck("web.md", "---\ntags: [web, \"c++ & co\"]\n---\n\n## What is HTTP?\n\nA protocol.\n");
    notes.add_deck("sql.md", "---\ntags: [web, sql]\n---\n\n## What is an index?\n\nA sorted copy.\n");
    AppStage stage(std::move(notes), {.width = 390, .height = 844});
    stage.open("#/cram");
    CHECK(ui::layout_faults(stage.ui.probe).empty());
    CHECK(app::common_tags(stage.desk.state.collection, stage.desk.state.decks) ==
          std::vector<std::string_view>{"web", "c++-&-co", "sql"});
    stage.press(ui::Role::radio, "c++-&-co");
    stage.press(ui::Role::button, stage.say(Word::start));
    CHECK(app::format(stage.desk.state.route) == "#/cram/%2A%3Btag%3Dc%2B%2B-%26-co");
    REQUIRE(stage.desk.state.asked_card() != nullptr);
    CHECK(stage.desk.state.collection.question(*stage.desk.state.asked_card()) == "What is HTTP?");
    stage.open("#/cram/*;tag=sql");
    REQUIRE(stage.desk.state.asked_card() != nullptr);
    CHECK(stage.desk.state.collection.question(*stage.desk.state.asked_card()) == "What is an index?");
    stage.open("#/cram/*;tag=none");
    CHECK(stage.desk.state.route == app::Route{.place = app::Place::cram});
}
