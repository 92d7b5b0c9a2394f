#include <string>

#include "app/desk.h"

using namespace viva;
using namespace viva::tests;

namespace {

std::string file(const Desk& desk, int reviews, const std::string& device = "phone") {
    std::string text = "{\"viva\":\"events\",\"version\":1}\n";
    for (int i = 1; i <= reviews; ++i) {
        model::Event event;
        event.id = device + "-" + std::to_string(i);
        event.at = desk.clock.now - i * model::day_ms;
        event.what = model::Review{desk.state.collection.cards[0].id, model::Rating::Good, 700};
        text.append(srs::event_line(event)).append("\n");
    }
    return text;
}

}  // namespace

TEST_CASE("nothing of a file counts before the person took it and the database has it") {
    Desk desk = Desk::ready();
    desk.act(app::FileArrived{"phone.jsonl", file(desk, 3)});
    REQUIRE(desk.state.offered() != nullptr);
    CHECK(desk.state.offered()->offer.reviews == 3);
    const auto effects = desk.act(app::TakeImport{});
    const auto* store = find_effect<app::DataRequest>(effects);
    REQUIRE(store != nullptr);
    CHECK(store->what == app::DataWish::store_lines);
    CHECK(desk.state.event_count() == 0);
    // Pressed twice, it is stored once.
    CHECK(find_effect<app::DataRequest>(desk.act(app::TakeImport{})) == nullptr);
    desk.act(app::LinesStored{store->request});
    CHECK(desk.state.event_count() == 3);
    CHECK(desk.state.offered() == nullptr);
    CHECK(desk.notice(app::NoticeKind::imported)->count == 3);
}

TEST_CASE("a database that does not take a file leaves the offer as it was, and says so") {
    Desk desk = Desk::ready();
    desk.act(app::FileArrived{"phone.jsonl", file(desk, 2)});
    const auto effects = desk.act(app::TakeImport{});
    desk.act(app::LinesStored{find_effect<app::DataRequest>(effects)->request, app::StoreFailure::full});
    CHECK(desk.state.event_count() == 0);
    CHECK(desk.notice(app::NoticeKind::import_failed) != nullptr);
    REQUIRE(desk.state.offered() != nullptr);
    CHECK(desk.state.offered()->offer.events.size() == 2);
    CHECK(find_effect<app::DataRequest>(desk.act(app::TakeImport{})) != nullptr);
}

TEST_CASE("a file that is left brings nothing, and the last one brought is the one that is asked about") {
    Desk desk = Desk::ready();
    desk.act(app::FileArrived{"one.jsonl", file(desk, 1)});
    desk.act(app::FileArrived{"two.jsonl", file(desk, 2)});
    CHECK(desk.state.offered()->name == "two.jsonl");
    desk.act(app::DropImport{});
    CHECK(desk.state.offered() == nullptr);
    CHECK(find_effect<app::DataRequest>(desk.act(app::TakeImport{})) == nullptr);
}

TEST_CASE("what the shared folder brings is taken at once; what is known already is not stored again") {
    Desk desk = Desk::ready();
    const auto effects = desk.act(app::FileArrived{"viva-phone.jsonl", file(desk, 2) + "broken\n", true});
    const auto* store = find_effect<app::DataRequest>(effects);
    REQUIRE(store != nullptr);
    CHECK(desk.state.offered() == nullptr);
    CHECK(desk.notice(app::NoticeKind::folder_damaged)->count == 1);
    desk.act(app::LinesStored{store->request});
    CHECK(desk.state.event_count() == 2);
    CHECK(find_effect<app::DataRequest>(desk.act(app::FileArrived{"viva-phone.jsonl", file(desk, 2), true})) ==
          nullptr);
}

TEST_CASE("a file leads to where it is asked about; what the folder brings leads nowhere") {
    Desk desk = Desk::ready();
    desk.open("#/stats");
    desk.act(app::FileArrived{"viva-phone.jsonl", file(desk, 1), true});
    CHECK(desk.state.route.place == app::Place::stats);
    const auto effects = desk.act(app::FileArrived{"phone.jsonl", file(desk, 2)});
    CHECK(desk.state.route.place == app::Place::data);
    CHECK(find_effect<app::SetRoute>(effects)->hash == "#/data");
    const std::uint32_t first = desk.state.offered()->number;
    desk.act(app::FileArrived{"phone.jsonl", file(desk, 2)});
    CHECK(desk.state.offered()->number != first);
}

TEST_CASE("of a file in the shared folder only what the log has not is taken, and what wins over it") {
    Desk desk = Desk::ready();
    const std::string extra =
        "{\"id\":\"phone-91\",\"type\":\"dream\",\"at\":1,\"zone\":0}\n"
        "{\"id\":\"phone-92\",\"type\":\"remembered\",\"card\":\"0000000000001\",\"text\":\"x\",\"at\":1,\"zone\":0}\n"
        "{\"rating\":3, "
        "\"id\":\"phone-93\",\"type\":\"review\",\"card\":\"0000000000001\",\"at\":1,\"zone\":0,\"took\":5}\n";
    const auto store = [&](const std::string& text) -> std::vector<std::string> {
        const auto effects = desk.act(app::FileArrived{"viva-phone.jsonl", text, true});
        const auto* request = find_effect<app::DataRequest>(effects);
        if (request == nullptr) return {};
        desk.act(app::LinesStored{request->request});
        std::vector<std::string> lines;
        for (std::size_t at = 0; at < request->detail.size(); at = request->detail.find('\n', at) + 1)
            lines.push_back(request->detail.substr(at, request->detail.find('\n', at) - at));
        return lines;
    };
    CHECK(store(file(desk, 3) + extra).size() == 6);
    CHECK(store(file(desk, 3) + extra).empty());
    CHECK(store(file(desk, 4) + extra).size() == 1);
    // Another event of a known id counts if its line sorts first.
    std::string other = file(desk, 1);
    const std::size_t rating = other.find("\"rating\":3");
    REQUIRE(rating != std::string::npos);
    other[rating + 9] = '4';
    CHECK(store(other).empty());
    other[rating + 9] = '1';
    CHECK(store(other).size() == 1);
    CHECK(store(other).empty());
    CHECK(desk.state.event_count() == 5);
}

TEST_CASE("the exported file is the union of what is stored and what is only in memory, in one order") {
    Desk desk = Desk::ready();
    desk.act(app::EventsArrived{file(desk, 3), true});
    desk.open("#/quiz");
    desk.grade();
    desk.refuse(app::StoreFailure::full);
    const auto effects = desk.act(app::ExportEvents{});
    const auto* download = find_effect<app::Download>(effects);
    REQUIRE(download != nullptr);
    const srs::EventFile read = srs::parse_event_file(download->text, download->name);
    CHECK(read.diagnostics.empty());
    REQUIRE(read.events.size() == 4);
    for (std::size_t i = 1; i < read.events.size(); ++i) CHECK(read.events[i - 1].at <= read.events[i].at);
}

TEST_CASE("a deck is asked for with its name and the whole log, and the screen says so until it is there") {
    Desk desk = Desk::ready();
    desk.act(app::FileArrived{"phone.jsonl", file(desk, 2)});
    desk.act(app::LinesStored{find_effect<app::DataRequest>(desk.act(app::TakeImport{}))->request});
    const auto effects = desk.act(app::AskData{app::DataWish::anki_deck, {}});
    const auto* request = find_effect<app::DataRequest>(effects);
    REQUIRE(request != nullptr);
    const std::size_t end = request->detail.find('\n');
    CHECK(request->detail.substr(0, 5) == "viva-");
    CHECK(request->detail.substr(0, end).ends_with(".apkg"));
    CHECK(srs::parse_event_file(std::string_view(request->detail).substr(end + 1), "log").events.size() == 2);
    CHECK(desk.state.making_deck);
    desk.act(app::DataStatusArrived{R"({"deck":"failed"})"});
    CHECK(!desk.state.making_deck);
    CHECK(desk.notice(app::NoticeKind::anki_failed) != nullptr);
    desk.act(app::AskData{app::DataWish::anki_text, {}});
    CHECK(desk.state.making_deck);
    desk.act(app::DataStatusArrived{R"({"deck":"made"})"});
    CHECK(!desk.state.making_deck);
}

TEST_CASE("what a deck had beside its reviews stands with the offer; what is no deck is told by name") {
    Desk desk = Desk::ready();
    desk.act(app::FileArrived{"deck.apkg", file(desk, 2)});
    desk.act(app::DataStatusArrived{
        R"({"deck":"read","file":"deck.apkg","matched":7,"unmatched":2,"known":4,"missed":"What?\nWhy?"})"});
    REQUIRE(desk.state.offered() != nullptr);
    REQUIRE(desk.state.offered()->anki.has_value());
    CHECK(desk.state.offered()->anki->matched == 7);
    CHECK(desk.state.offered()->anki->unmatched == 2);
    CHECK(desk.state.offered()->anki->missed == "What?\nWhy?");
    CHECK(desk.state.offered()->offer.known == 4);
    desk.act(app::DropImport{});
    desk.act(app::DataStatusArrived{R"({"deck":"read","file":"new.apkg","refused":"newest_format"})"});
    CHECK(desk.notice(app::NoticeKind::anki_newest)->detail == "new.apkg");
    desk.act(app::DataStatusArrived{R"({"deck":"read","file":"poem.apkg","refused":"no_archive"})"});
    CHECK(desk.notice(app::NoticeKind::anki_none)->detail == "poem.apkg");
    CHECK(desk.state.offered() == nullptr);
}

TEST_CASE("the state of backups and folder arrives as lines") {
    Desk desk = Desk::ready();
    desk.act(
        app::DataStatusArrived{"{\"backup\":\"b\",\"at\":5,\"events\":9}\n{\"backup\":\"a\",\"at\":4,\"events\":8}"});
    REQUIRE(desk.state.backups.size() == 2);
    CHECK(desk.state.backups[0].name == "b");
    CHECK(desk.state.backups[1].events == 8);
    desk.act(app::DataStatusArrived{"{\"folder\":\"Docs\",\"state\":\"synced\"}"});
    CHECK(desk.state.folder.state == app::FolderState::synced);
    CHECK(desk.state.backups.size() == 2);  // Not told of: not changed.
    desk.act(app::DataStatusArrived{R"({"backed_up":"same"})"});
    CHECK(desk.notice(app::NoticeKind::backup_same) != nullptr);
    desk.act(app::DataStatusArrived{R"({"backed_up":"gone"})"});
    CHECK(desk.notice(app::NoticeKind::backup_same) == nullptr);
    CHECK(desk.notice(app::NoticeKind::backup_gone) != nullptr);
    desk.act(app::DataStatusArrived{"{\"evicted\":120}\nnonsense\n"});
    CHECK(desk.notice(app::NoticeKind::evicted)->count == 120);
}
