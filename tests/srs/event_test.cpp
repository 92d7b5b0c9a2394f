#include "srs/event.h"

#include <doctest/doctest.h>

#include <string>

#include "base/hash.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using model::Event;

namespace {

constexpr std::string_view review_line =
    R"({"id":"d-1","type":"review","card":"000000000000v","rating":3,"at":1700000000000,"zone":540,"took":4200})";

std::string error_of(std::string_view line) {
    const auto event = parse_event_line(line);
    return event ? "no error" : event.error().message;
}

/// The review line with one piece of it replaced.
std::string with(std::string_view piece, std::string_view replacement) {
    std::string line(review_line);
    return line.replace(line.find(piece), piece.size(), replacement);
}

Event an_event(model::CardId card) { return {"d-2", 1'700'000'000'000, -180, model::Suspend{card, false}}; }

}  // namespace

TEST_CASE("a card's id survives its 13 characters") {
    for (const std::uint64_t id :
         {std::uint64_t{0}, std::uint64_t{31}, ~std::uint64_t{0}, std::uint64_t{1} << 63, hash_bytes("질문")})
        CHECK(parse_base32(base32(id)) == id);
    for (const char* wrong : {"", "0", "00000000000000", "g000000000000", "000000000000w", "000000000000V",
                              "-000000000000", "000000 000000"})
        CHECK_FALSE(parse_base32(wrong));
}

TEST_CASE("a review line has the fields of the event file in their order") {
    const auto event = parse_event_line(review_line);
    REQUIRE(event);
    CHECK(event->id == "d-1");
    CHECK(event->at == 1'700'000'000'000);
    CHECK(event->zone_minutes == 540);
    const auto& review = std::get<model::Review>(event->what);
    CHECK(review.card == 31);
    CHECK(review.rating == model::Rating::Good);
    CHECK(review.took_ms == 4200);
    CHECK(event_line(*event) == review_line);
}

TEST_CASE("every type of event survives its line") {
    const std::string lines[] = {
        R"({"id":"d-1","type":"undo","of":"other \"device\"-7","at":5,"zone":0})",
        R"({"id":"d-2","type":"moved","from":"0000000000001","to":"fvvvvvvvvvvvv","at":-5,"zone":-720})",
        R"({"id":"d-3","type":"suspend","card":"0000000000001","suspended":true,"at":5,"zone":0})",
        R"({"id":"d-4","type":"suspend","card":"0000000000001","suspended":false,"at":5,"zone":0})",
        R"({"id":"d-5","type":"bury","card":"0000000000001","at":5,"zone":840})",
        R"({"id":"d-6","type":"setting","name":"name","value":"홍길동 \u0001","at":5,"zone":0})",
    };
    for (const std::string& line : lines) {
        const auto event = parse_event_line(line);
        REQUIRE_MESSAGE(event, line);
        CHECK(event_line(*event) == line);
    }
}

TEST_CASE("fields may come in any order, with spaces, and with what a later version added") {
    const auto event = parse_event_line(
        R"({ "took":1, "zone":540, "mood":{"a":[1]}, "at":1700000000000, "card":"000000000000v", "rating":1, "type":"review", "id":"d-1" })");
    REQUIRE(event);
    CHECK(std::get<model::Review>(event->what).rating == model::Rating::Again);
}

TEST_CASE("zone and took may be missing, and a suspend without more suspends") {
    const auto event = parse_event_line(R"({"id":"a","type":"review","card":"000000000000v","rating":4,"at":0})");
    REQUIRE(event);
    CHECK(event->zone_minutes == 0);
    CHECK(std::get<model::Review>(event->what).took_ms == 0);
    const auto suspend = parse_event_line(R"({"id":"a","type":"suspend","card":"000000000000v","at":0})");
    REQUIRE(suspend);
    CHECK(std::get<model::Suspend>(suspend->what).suspended);
}

TEST_CASE("an unknown type is kept byte for byte") {
    const std::string line = R"( {"type":"dream" ,"id":"d-9","at":7,  "zone":60,"depth":[1.50,"\u00e9"]})";
    const auto event = parse_event_line(line);
    REQUIRE(event);
    CHECK(event->id == "d-9");
    CHECK(event->at == 7);
    CHECK(std::get<model::UnknownEvent>(event->what).json == line);
    CHECK(event_line(*event) == line);
}

TEST_CASE("a review that took longer than 49 days keeps its grade") {
    const auto event = parse_event_line(with("4200", "99999999999"));
    REQUIRE(event);
    CHECK(std::get<model::Review>(event->what).took_ms == 0xFFFFFFFF);
}

TEST_CASE("a damaged event says which field is wrong") {
    CHECK(error_of("{}") == "the event has no \"type\"");
    CHECK(error_of(with("\"id\":\"d-1\",", "")) == "the event has no \"id\"");
    CHECK(error_of(with("d-1", "")) == "\"id\" must be a text of 1 to 128 bytes");
    CHECK(error_of(with("d-1", std::string(129, 'x'))) == "\"id\" must be a text of 1 to 128 bytes");
    CHECK(error_of(with("\"d-1\"", "5")) == "\"id\" must be a text in quotes");
    CHECK(error_of(with("000000000000v", "000000000000w")) ==
          "\"card\" must be a card's id, 13 characters from 0-9 and a-v");
    CHECK(error_of(with("\"rating\":3", "\"rating\":5")) == "\"rating\" must be a whole number from 1 to 4");
    CHECK(error_of(with("\"rating\":3", "\"rating\":0")) == "\"rating\" must be a whole number from 1 to 4");
    CHECK(error_of(with("\"rating\":3", "\"rating\":2.5")) == "\"rating\" must be a whole number from 1 to 4");
    CHECK(error_of(with("\"rating\":3", "\"rating\":\"3\"")) == "\"rating\" must be a whole number from 1 to 4");
    CHECK(error_of(with("\"rating\":3,", "")) == "the event has no \"rating\"");
    CHECK(error_of(with("1700000000000", "null")) ==
          "\"at\" must be a whole number from -8640000000000000 to 8640000000000000");
    CHECK(error_of(with("1700000000000", "8640000000000001")) ==
          "\"at\" must be a whole number from -8640000000000000 to 8640000000000000");
    CHECK(error_of(with("540", "5400")) == "\"zone\" must be a whole number from -1440 to 1440");
    CHECK(error_of(with("4200", "-1")) == "\"took\" must be a whole number from 0 to 8640000000000000");
    CHECK(error_of(R"({"id":"a","type":"suspend","card":"000000000000v","suspended":1,"at":0})") ==
          "\"suspended\" must be true or false");
    CHECK(error_of(R"({"id":"a","type":"setting","name":"","value":"","at":0})") ==
          "\"name\" of a setting must not be empty");
    CHECK(error_of(with("d-1", std::string(2 << 20, 'x'))).find("bytes, more than 1048576") != std::string::npos);
}

TEST_CASE("an event file survives writing and reading") {
    const std::vector<Event> events = {*parse_event_line(review_line), an_event(5),
                                       *parse_event_line(R"({"id":"z","type":"new thing","at":1})")};
    const std::string text = write_event_file(events);
    CHECK(text.starts_with("{\"viva\":\"events\",\"version\":1}\n{\"id\":\"d-1\""));
    const EventFile file = parse_event_file(text, "events.jsonl");
    CHECK(file.diagnostics.empty());
    REQUIRE(file.events.size() == 3);
    CHECK(write_event_file(file.events) == text);
}

TEST_CASE("a file with a byte order mark, Windows line ends and empty lines reads the same") {
    const std::string text = "\xEF\xBB\xBF{\"viva\": \"events\", \"version\": 1, \"app\": \"x\"}\r\n\r\n" +
                             std::string(review_line) + "\r\n  \n" + event_line(an_event(5));
    const EventFile file = parse_event_file(text, "events.jsonl");
    CHECK(file.diagnostics.empty());
    CHECK(file.events.size() == 2);
}

TEST_CASE("a damaged line is left out and named, and the others count") {
    const std::string text = std::string(event_file_header) + "\n" + event_line(an_event(1)) + "\n{\"id\":\"d-3\n" +
                             std::string(review_line) + "\n" + std::string(review_line.substr(0, 50));
    const EventFile file = parse_event_file(text, "events.jsonl");
    CHECK(file.events.size() == 2);
    REQUIRE(file.diagnostics.size() == 2);
    CHECK(format(file.diagnostics[0]) ==
          "events.jsonl:3: damaged event: byte 11: expected '\"' at the end of a string, but the line ends\n"
          "  hint: this line is left out, all other lines are kept\n");
    CHECK(file.diagnostics[1].line == 5);
}

TEST_CASE("thousands of damaged lines are counted, not listed") {
    std::string text(event_file_header);
    for (int i = 0; i < 5000; ++i) text += "\nrubbish";
    const EventFile file = parse_event_file(text, "e");
    REQUIRE(file.diagnostics.size() == 101);
    CHECK(file.diagnostics.back().message == "4900 more damaged events");
}

TEST_CASE("what is no event file of this version gives one error and no events") {
    const auto only_error = [](std::string_view text) {
        const EventFile file = parse_event_file(text, "f");
        CHECK(file.events.empty());
        REQUIRE(file.diagnostics.size() == 1);
        CHECK(file.diagnostics[0].severity == Severity::error);
        return file.diagnostics[0].message;
    };
    const std::string foreign =
        "this is no file of review events: its first line must be {\"viva\":\"events\",\"version\":1}";
    CHECK(only_error("") == foreign);
    CHECK(only_error("PK\x03\x04") == foreign);
    CHECK(only_error(review_line) == foreign);
    CHECK(only_error("{\"viva\":\"notes\",\"version\":1}") == foreign);
    CHECK(only_error("{\"viva\":\"events\"}") == foreign);
    CHECK(only_error("{\"viva\":\"events\",\"version\":2}\n" + std::string(review_line)) ==
          "the file has version 2, this program reads version 1; use a newer version of the program");
}

TEST_CASE("every prefix of an event file gives the events whose lines are whole") {
    std::string text(event_file_header);
    for (int i = 0; i < 5; ++i) text += "\n" + std::string(review_line);
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const EventFile file = parse_event_file(std::string_view(text).substr(0, size), "e");
        const std::size_t behind_header = size > event_file_header.size() ? size - event_file_header.size() : 0;
        CHECK(file.events.size() == behind_header / (review_line.size() + 1));
    }
}

TEST_CASE("random damage to an event file loses only the lines it hits") {
    std::string text(event_file_header);
    for (int i = 0; i < 20; ++i) text += "\n" + std::string(review_line);
    tests::Random random(3);
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = text;
        for (int change = 0; change < 3; ++change)
            damaged[event_file_header.size() + 1 + random.place(text.size() - event_file_header.size() - 1)] =
                static_cast<char>(random.below(256));
        // Three bytes hit at most three lines; a line end that is hit joins two, and a new one parts one.
        REQUIRE(parse_event_file(damaged, "e").events.size() >= 20 - 6);
    }
}

TEST_CASE("the quick way to read a review reads what the thorough one reads") {
    tests::Random random(31);
    for (int round = 0; round < 20'000; ++round) {
        std::string line(review_line);
        for (std::uint64_t change = random.below(3); change > 0; --change) {
            const std::size_t at = random.place(line.size());
            constexpr std::string_view likely = "0-9\"\\,}{ae+.v";
            if (random.below(3) == 0)
                line.insert(at, 1, likely[random.place(likely.size())]);
            else if (random.below(2) == 0)
                line.erase(at, 1);
            else
                line[at] = likely[random.place(likely.size())];
        }
        // A space before the first field is read the thorough way alone.
        std::string spaced = line;
        if (spaced.starts_with('{')) spaced.insert(1, " ");
        const auto quick = parse_event_line(line);
        const auto thorough = parse_event_line(spaced);
        CAPTURE(line);
        REQUIRE(quick.has_value() == thorough.has_value());
        if (quick && !std::holds_alternative<model::UnknownEvent>(quick->what))
            REQUIRE(event_line(*quick) == event_line(*thorough));
    }
}
