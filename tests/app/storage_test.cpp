// A database that is full, refuses, hangs, or gives back damaged lines: nothing graded is lost.
#include "app/desk.h"
#include "srs/merge.h"
#include "srs/packed_log.h"

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
    const auto effects = desk.act(app::ExportEvents{});
    const auto* file = find_effect<app::Download>(effects);
    REQUIRE(file != nullptr);
    CHECK(count_lines(file->text) == 3);  // The header, and each grade once.
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
    const auto effects = desk.act(app::ExportEvents{});
    const auto* file = find_effect<app::Download>(effects);
    REQUIRE(file != nullptr);
    CHECK(count_lines(file->text) == 3);  // The header, and each grade once.
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

TEST_CASE(
    "an app that opens from the packed log knows what one knows that reads the lines, and exports the same file") {
    Desk first = Desk::ready();
    first.act(app::ChangeSetting{"retention", "85"});
    first.open("#/quiz");
    std::string lines;
    for (int i = 0; i < 4; ++i) {
        first.grade(i == 1 ? Rating::Again : Rating::Easy);
        for (const app::AppendEvent& memory : first.memories) {
            model::Event event = memory.event;
            event.id = "disk-" + std::to_string(++first.stored);
            lines += srs::event_line(event) + "\n";
        }
        first.memories.clear();
        while (!first.asked.empty()) lines += first.store() + "\n";
    }
    lines += R"({"id":"later-1","type":"review","card":"000000000000v","rating":2,"at":8,"mood":"fine"})"
             "\n";
    const std::string newer =
        R"({"id":"later-2","type":"review","card":"000000000000v","rating":3,"at":9,"zone":0,"took":1})";

    srs::LogPacker packer;
    packer.add(lines);
    Desk packed;
    const std::string bytes = packer.finish();
    packed.act(app::PackedEventsArrived{bytes, {}});
    packed.act(app::EventsArrived{newer, true});
    Desk plain;
    plain.act(app::EventsArrived{lines, false});
    plain.act(app::EventsArrived{newer, true});

    CHECK(packed.state.event_count() == plain.state.event_count());
    CHECK(packed.state.settings.retention == 85);
    CHECK(packed.state.reviews.options() == plain.state.reviews.options());
    CHECK(packed.state.known.size() == plain.state.known.size());
    CHECK(packed.state.overview.all.due == plain.state.overview.all.due);
    CHECK(packed.state.overview.year.total == plain.state.overview.year.total);
    const auto exported = [](Desk& desk) {
        const auto effects = desk.act(app::ExportEvents{});
        const auto* file = find_effect<app::Download>(effects);
        return file == nullptr ? std::string() : file->text;
    };
    CHECK(exported(packed) == srs::merge_event_files(lines, newer));
    CHECK(exported(plain) == exported(packed));

    // And the next time, with what was folded: only what came since is folded.
    Desk again;
    again.act(app::PackedEventsArrived{bytes, packed.state.reviews.folded()});
    const std::string newest =
        R"({"id":"later-3","type":"review","card":"000000000000v","rating":1,"at":1900000000000,"zone":0,"took":1})";
    again.act(app::EventsArrived{newer + "\n" + newest, true});
    CHECK(again.state.reviews.events_folded() == 1);
    packed.act(app::EventsArrived{newest, true});
    CHECK(again.state.reviews.options() == packed.state.reviews.options());
    CHECK(again.state.known.size() == packed.state.known.size());
    CHECK(again.state.overview.all.due == packed.state.overview.all.due);
    CHECK(again.state.overview.year.total == packed.state.overview.year.total);
    CHECK(exported(again) == exported(packed));
}

TEST_CASE("a damaged packed log brings nothing: the lines do") {
    srs::LogPacker packer;
    const std::string line =
        R"({"id":"a-1","type":"review","card":"000000000000v","rating":3,"at":9,"zone":0,"took":1})";
    packer.add(line);
    std::string bytes = packer.finish();
    bytes.back() ^= 1;
    Desk desk;
    desk.act(app::PackedEventsArrived{bytes, {}});
    CHECK(desk.state.event_count() == 0);
    desk.act(app::EventsArrived{line, true});
    CHECK(desk.state.event_count() == 1);
}

TEST_CASE("a grade that is stored at the second try keeps its time") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    desk.grade(Rating::Easy);
    desk.refuse(app::StoreFailure::full);
    const model::Time then = desk.clock.now;
    desk.clock.now += 3'600'000;
    desk.act(app::Tick{});
    desk.grade(Rating::Easy);
    desk.store();
    desk.act(app::StoreAgain{});
    REQUIRE(desk.asked.size() == 1);
    CHECK(desk.asked.front().event.at == then);
}

TEST_CASE("a grade that was exported and then stored after all counts once, also where the file is brought in") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.grade(Rating::Easy);
    desk.refuse(app::StoreFailure::full);
    desk.clock.now += 60'000;
    const std::string file = find_effect<app::Download>(desk.act(app::ExportEvents{}))->text;
    desk.act(app::StoreAgain{});
    const std::string line = desk.store() + "\n";
    Desk other = Desk::ready();
    other.act(app::EventsArrived{file, true});
    CHECK(other.state.reviews.card(card).reps == 1);
    other.act(app::EventsArrived{line, true});
    CHECK(other.state.reviews.card(card).reps == 1);
    CHECK(other.state.overview.year.total == 1);
}
