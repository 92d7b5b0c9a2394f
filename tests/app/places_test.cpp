// Links, the address bar, settings, reading places, updates.
#include "app/desk.h"

using namespace viva;
using namespace viva::tests;

TEST_CASE("a deep link opens its note at the heading") {
    Desk desk(small_notes(), {.hash = "#/note/python/3-what-is-the-gil"});
    CHECK(desk.state.route.place == app::Place::note);
    REQUIRE(desk.state.target.block != model::none);
    const model::Document& document = *desk.state.document("python");
    CHECK(document.of(document.blocks[desk.state.target.block].text).find("GIL") != std::string_view::npos);
}

TEST_CASE("every question has an anchor that leads to it") {
    const Desk desk;
    for (const model::Card& card : desk.state.collection.cards) {
        const model::Document& document = desk.state.collection.documents[card.document];
        CHECK(app::block_of(document, app::anchor_of(document, card.question_block)) == card.question_block);
    }
}

TEST_CASE("an address that leads nowhere shows Home and says so") {
    Desk desk = Desk::ready();
    const auto effects = desk.act(app::RouteChanged{"#/elsewhere"});
    CHECK(desk.state.route == app::Route{});
    REQUIRE(desk.notice(app::NoticeKind::unknown_place) != nullptr);
    CHECK(desk.notice(app::NoticeKind::unknown_place)->detail == "#/elsewhere");
    REQUIRE(find_effect<app::SetRoute>(effects) != nullptr);
    CHECK(find_effect<app::SetRoute>(effects)->replace);
    desk.act(app::DismissNotice{desk.state.notices[0].id});
    CHECK(desk.state.notices.empty());
}

TEST_CASE("notes, headings and decks that are gone are told of by name") {
    Desk desk = Desk::ready();
    desk.open("#/note/rust");
    CHECK(desk.state.route.place == app::Place::read);
    CHECK(desk.notice(app::NoticeKind::unknown_note)->detail == "rust");
    desk.open("#/note/python/no-such-heading");
    CHECK(desk.state.route == app::Route{.place = app::Place::note, .note = "python"});
    CHECK(desk.notice(app::NoticeKind::unknown_heading)->detail == "no-such-heading");
    desk.open("#/quiz/rust/traits");
    CHECK(desk.state.route.place == app::Place::home);
    CHECK(desk.notice(app::NoticeKind::unknown_deck)->detail == "rust/traits");
}

TEST_CASE("going somewhere writes the address once; staying writes nothing") {
    Desk desk = Desk::ready();
    const app::GoTo there{{.place = app::Place::note, .note = "python"}};
    const auto effects = desk.act(there);
    REQUIRE(find_effect<app::SetRoute>(effects) != nullptr);
    CHECK(find_effect<app::SetRoute>(effects)->hash == "#/note/python");
    const std::uint32_t arrivals = desk.state.arrivals;
    CHECK(find_effect<app::SetRoute>(desk.act(there)) == nullptr);
    CHECK(desk.state.arrivals == arrivals + 1);
    CHECK(find_effect<app::SetRoute>(desk.act(app::RouteChanged{"#/settings"})) == nullptr);
}

TEST_CASE("links inside a note scroll, lead to other places, or open outside") {
    Desk desk = Desk::ready();
    desk.open("#/note/python");
    desk.act(app::FollowLink{"#3-what-is-the-gil"});
    CHECK(desk.state.route.heading == "3-what-is-the-gil");
    desk.act(app::FollowLink{"#/settings"});
    CHECK(desk.state.route.place == app::Place::settings);
    const auto effects = desk.act(app::FollowLink{"https://docs.python.org/3/"});
    REQUIRE(find_effect<app::Open>(effects) != nullptr);
    CHECK(find_effect<app::Open>(effects)->url == "https://docs.python.org/3/");
}

TEST_CASE("a footnote's mark leads to the footnote, and the footnote back to its first mark") {
    SampleNotes notes;
    notes.add("a.md", "# A\n\n## What is a?[^x]\n\n- A letter.\n- Again[^x].\n\n[^x]: Of the alphabet.\n");
    Desk desk(std::move(notes), {.hash = "#/note/a"});
    const model::Document& document = *desk.state.document("a");
    const auto text_at_target = [&] {
        REQUIRE(desk.state.target.block != model::none);
        return document.of(document.blocks[desk.state.target.block].text);
    };
    desk.act(app::FollowLink{"#fn-1"});
    CHECK(text_at_target() == "¹ Of the alphabet.");
    desk.act(app::FollowLink{"#fnref-1"});
    CHECK(text_at_target() == "What is a?¹");
}

TEST_CASE("the reading place of each note is remembered and found again") {
    Desk desk = Desk::ready();
    desk.open("#/note/python");
    CHECK(desk.state.target.block == model::none);
    const auto effects = desk.act(app::StandAt{"python", 4, 12});
    REQUIRE(find_effect<app::RememberPlace>(effects) != nullptr);
    desk.open("#/");
    desk.open("#/note/python");
    CHECK(desk.state.target.block == 4);
    CHECK(desk.state.target.offset == 12);
}

TEST_CASE("remembered places come from the page; damaged ones are left out") {
    Desk desk(small_notes(), {.hash = "#/note/python"});
    desk.act(app::PlacesArrived{
        R"({"python":{"block":3,"offset":7},"gone":{"block":1,"offset":0},"databases":{"block":99999,"offset":0}})"});
    CHECK(desk.state.target.block == 3);
    CHECK(desk.state.target.offset == 7);
    CHECK(desk.state.place_in("gone") == nullptr);
    CHECK(desk.state.place_in("databases") == nullptr);
    for (const char* broken :
         {"", "{", "{}", "[]", "{\"python\"", "{\"python\":{", "{{}}", "}{", "{\"a\":{\"block\":}}"})
        desk.act(app::PlacesArrived{broken});
}

TEST_CASE("settings are events, hold at once, and survive as events") {
    Desk desk = Desk::ready();
    desk.act(app::ChangeSetting{"language", "ru"});
    CHECK(desk.state.settings.language == Language::ru);
    const std::string line = desk.store();
    CHECK(desk.state.settings.language == Language::ru);
    Desk other(small_notes());
    other.act(app::EventsArrived{line + "\n", true});
    CHECK(other.state.settings.language == Language::ru);
}

TEST_CASE("the address overrides a setting until the person chooses") {
    Desk desk = Desk::ready({.url_language = "ko", .url_theme = "night"});
    CHECK(desk.state.settings.language == Language::ko);
    CHECK(desk.state.settings.theme == app::ThemeChoice::night);
    desk.act(app::ChangeSetting{"theme", "paper"});
    desk.act(app::ChangeSetting{"language", "en"});
    CHECK(desk.state.settings.theme == app::ThemeChoice::paper);
    CHECK(desk.state.settings.language == Language::en);
}

TEST_CASE("settings that hold nonsense fall back") {
    Desk desk = Desk::ready();
    for (const char* value : {"", "many", "-5", "99999999999999999999", "3x"}) {
        desk.act(app::ChangeSetting{"new_cards", value});
        desk.store_all();
        CHECK(desk.state.settings.new_cards >= 0);
        CHECK(desk.state.settings.new_cards <= app::most_new_cards);
    }
    desk.act(app::ChangeSetting{"text_size", "77"});
    CHECK(desk.state.settings.text_size == app::text_sizes - 1);
    desk.act(app::ChangeSetting{"language", "xx"});
    CHECK(desk.state.settings.language == Language::en);
}

TEST_CASE("a new version is offered and applied only when the person takes it") {
    Desk desk = Desk::ready();
    CHECK(desk.act(app::UpdateReady{}).empty());
    REQUIRE(desk.notice(app::NoticeKind::update_ready) != nullptr);
    const auto effects = desk.act(app::TakeUpdate{});
    CHECK(find_effect<app::ApplyUpdate>(effects) != nullptr);
}

TEST_CASE("an empty collection is a state like any other") {
    Desk desk{SampleNotes{}};
    desk.act(app::EventsArrived{"", true});
    for (const char* hash : {"#/", "#/read", "#/quiz", "#/settings", "#/note/x"}) desk.open(hash);
    desk.act(app::Reveal{});
    desk.act(app::Rate{});
    desk.act(app::UndoGrade{});
    CHECK(desk.state.overview.all.total == 0);
}

TEST_CASE("back and forward lead to where the reader left that entry, an address with a heading to the heading") {
    Desk desk = Desk::ready();
    desk.open("#/note/python/3-what-is-the-gil");
    const std::uint32_t heading = desk.state.target.block;
    CHECK(desk.state.target.by_name);
    desk.open("#/settings");
    desk.act(app::RouteChanged{"#/note/python/3-what-is-the-gil", heading + 1, 12});
    CHECK(desk.state.target.block == heading + 1);
    CHECK(desk.state.target.offset == 12);
    CHECK(!desk.state.target.by_name);
    // A place that the note has no longer: the heading it is.
    desk.act(app::RouteChanged{"#/note/python/3-what-is-the-gil", 1U << 20U, 12});
    CHECK(desk.state.target.block == heading);
}

TEST_CASE("decks of one title are told apart by their notes, all others by their title alone") {
    SampleNotes notes;
    const auto sections = [](std::string_view title, std::string_view first, std::string_view second) {
        return "# " + std::string(title) + "\n\n## " + std::string(first) + "\n\n### What is one?\nOne.\n\n## " +
               std::string(second) + "\n\n### What is two?\nTwo.\n";
    };
    notes.add("a.md", sections("Interview", "Django", "Python"));
    notes.add("b.md", sections("Questions", "Django", "SQL"));
    std::vector<std::string> names;
    for (const app::Deck& deck : app::make_decks(notes.view())) names.push_back(deck.name);
    CHECK(names == std::vector<std::string>{"Django · Interview", "Python", "Django · Questions", "SQL"});

    notes.add("c.md", sections("Questions", "Django", "C++"));
    names.clear();
    for (const app::Deck& deck : app::make_decks(notes.view())) names.push_back(deck.name);
    CHECK(names == std::vector<std::string>{"Django · Interview", "Python", "Django · b/django", "SQL",
                                            "Django · c/django", "C++"});
}

TEST_CASE("a folder is called by its name, without the number that keeps it in its place") {
    CHECK(app::name_of_folder("kotlin") == "kotlin");
    CHECK(app::name_of_folder("a/50-Backend") == "Backend");
    CHECK(app::name_of_folder("01_intro") == "intro");
    CHECK(app::name_of_folder("3. Java") == "Java");
    CHECK(app::name_of_folder("3d") == "3d");
    CHECK(app::name_of_folder("2024-notes") == "2024-notes");
    CHECK(app::name_of_folder("12") == "12");
    CHECK(app::name_of_folder("12-") == "12-");
}

TEST_CASE("notes of a question each stand on one shelf, their folder's, which can be asked as a whole") {
    SampleNotes notes;
    const auto note = [](std::string_view title) { return "# " + std::string(title) + "\n\nIt is one.\n"; };
    notes.add("intro.md", note("What is a note?"));
    for (const std::string_view name : {"flow", "job", "scope", "state"})
        notes.add("kotlin/" + std::string(name) + ".md", note("What is a " + std::string(name) + "?"));
    notes.add("kotlin/list.md",
              "# Lists\n\n## What is a?\n\n1\n\n## What is b?\n\n2\n\n## What is c?\n\n3\n\n## What is d?\n\n4\n");
    notes.add("sql/join.md", note("What is a join?"));
    const std::vector<app::Deck> decks = app::make_decks(notes.view());
    std::vector<std::string> titles;
    for (const app::Shelf& shelf : app::make_shelves(notes.view(), decks)) titles.emplace_back(shelf.title);
    CHECK(titles == std::vector<std::string>{"What is a note?", "kotlin", "Lists", "What is a join?"});
    const app::Shelf folder = app::make_shelves(notes.view(), decks)[1];
    CHECK(folder.id == "kotlin/-");
    CHECK(folder.is_folder);
    CHECK(app::cards_of(notes.view(), decks, folder.id).size() == 8);
    CHECK(app::parse_route(app::format(app::Route{.place = app::Place::quiz, .deck = folder.id}))->deck == folder.id);
}
