// A database that is full, refuses, hangs, or gives back damaged lines: nothing graded is lost.
#include "app/desk.h"

using namespace viva;
using namespace viva::tests;
using model::Rating;

namespace {

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a grade that cannot be stored counts, is told of, and can be saved as a file") {
    for (const app::StoreFailure reason :
         {app::StoreFailure::full, app::StoreFailure::refused, app::StoreFailure::broken}) {
        Desk desk = Desk::ready();
        desk.open("#/quiz");
        const model::CardId card = desk.card();
        desk.grade(Rating::Good);
        desk.refuse(reason);
        CHECK(desk.card() != card);
        CHECK(desk.state.reviews.card(card).reps == 1);
        REQUIRE(desk.notice(app::NoticeKind::unsaved) != nullptr);
        CHECK(desk.notice(app::NoticeKind::unsaved)->count == 1);
        CHECK(desk.state.unsaved_reason == reason);

        const auto effects = desk.act(app::ExportEvents{});
        const auto* file = find_effect<app::Download>(effects);
        REQUIRE(file != nullptr);
        CHECK(file->name == "viva-2024-10-04.jsonl");
        const srs::EventFile parsed = srs::parse_event_file(file->text, file->name);
        CHECK(parsed.diagnostics.empty());
        REQUIRE(parsed.events.size() == 1);
        CHECK(std::get<model::Review>(parsed.events[0].what).card == card);
        CHECK(!parsed.events[0].id.empty());
        CHECK(desk.notice(app::NoticeKind::unsaved) == nullptr);

        desk.grade(Rating::Good);
        desk.refuse(reason);
        REQUIRE(desk.notice(app::NoticeKind::unsaved) != nullptr);
        CHECK(desk.notice(app::NoticeKind::unsaved)->count == 2);
    }
}

TEST_CASE("trying again stores what was only in memory, and each grade counts once") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    for (int i = 0; i < 2; ++i) {
        desk.grade(Rating::Easy);
        desk.refuse(app::StoreFailure::full);
    }
    desk.act(app::StoreAgain{});
    CHECK(desk.asked.size() == 2);
    desk.act(app::StoreAgain{});  // Under way already.
    CHECK(desk.asked.size() == 2);
    desk.store_all();
    CHECK(desk.state.unsaved.empty());
    CHECK(desk.notice(app::NoticeKind::unsaved) == nullptr);
    CHECK(desk.state.overview.year.total == 2);
    CHECK(count_lines(desk.state.log) == 2);
}

TEST_CASE("undo of a grade that only memory has needs no database") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.grade(Rating::Easy);
    desk.refuse(app::StoreFailure::refused);
    desk.act(app::UndoGrade{});
    CHECK(desk.asked.empty());
    CHECK(desk.card() == card);
    CHECK(desk.state.unsaved.empty());
    CHECK(desk.notice(app::NoticeKind::unsaved) == nullptr);
    CHECK(desk.state.reviews.card(card).reps == 0);
}

TEST_CASE("a grade that is taken back while it is being stored again is taken back there too") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.grade(Rating::Easy);
    desk.refuse(app::StoreFailure::full);
    desk.act(app::StoreAgain{});
    desk.act(app::UndoGrade{});
    desk.store_all();
    CHECK(desk.state.reviews.card(card).reps == 0);
    CHECK(count_lines(desk.state.log) == 2);
}

TEST_CASE("a database that never answers does not hold the quiz up") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.grade(Rating::Easy);
    CHECK(desk.state.next_tick <= desk.clock.now + 8000);
    desk.clock.now += 8000;
    desk.act(app::Tick{});
    CHECK(desk.card() != card);
    REQUIRE(desk.notice(app::NoticeKind::unsaved) != nullptr);
    // The answer comes after all.
    desk.store();
    CHECK(desk.notice(app::NoticeKind::unsaved) == nullptr);
    CHECK(desk.state.overview.year.total == 1);
    CHECK(desk.state.unsaved.empty());
}

TEST_CASE("a database that never opens leaves an app that works") {
    Desk desk;
    desk.open("#/quiz");
    CHECK(desk.state.asked_card() == nullptr);
    desk.clock.now += 8000;
    desk.act(app::Tick{});
    CHECK(desk.state.asked_card() != nullptr);
    CHECK(desk.state.storage == app::StorageStatus::refused);
}

TEST_CASE("an event with a damaged answer is kept in memory") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    desk.grade();
    const std::uint32_t request = desk.asked.front().request;
    desk.asked.pop_front();
    desk.act(app::EventStored{request, "{nonsense"});
    CHECK(desk.state.unsaved.size() == 1);
    CHECK(desk.state.asked_card() != nullptr);
}

TEST_CASE("damaged lines of the log are left out and told of; unknown types go into the file") {
    Desk desk(small_notes());
    const std::string good = R"({"id":"a-1","type":"setting","name":"name","value":"Ann","at":1700000000000,"zone":0})";
    const std::string unknown = R"({"id":"a-2","type":"wish","at":1700000000000,"zone":0,"text":"x"})";
    desk.act(
        app::EventsArrived{std::string(srs::event_file_header) + "\n" + good + "\r\n{broken\n" + unknown + "\n", true});
    CHECK(desk.state.settings.person == "Ann");
    REQUIRE(desk.notice(app::NoticeKind::events_damaged) != nullptr);
    CHECK(desk.notice(app::NoticeKind::events_damaged)->count == 1);
    const auto effects = desk.act(app::ExportEvents{});
    CHECK(find_effect<app::Download>(effects)->text.find(R"("type":"wish")") != std::string::npos);
}
