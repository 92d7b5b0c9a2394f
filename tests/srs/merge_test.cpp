#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "srs/event.h"
#include "srs/merge.h"
#include "srs/replay.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using tests::Random;

namespace {

const std::string header = std::string(event_file_header) + "\n";

std::string review(std::string_view id, int rating, Time at, std::string_view more = "") {
    return R"({"id":")" + std::string(id) + R"(","type":"review","card":"000000000000v","rating":)" +
           std::to_string(rating) + R"(,"at":)" + std::to_string(at) + R"(,"zone":540,"took":4200)" +
           std::string(more) + "}";
}

/// A line that some device, some later version, or some accident may have left.
std::string random_line(Random& random) {
    const std::string id =
        std::string(1, static_cast<char>('a' + random.below(3))) + "-" + std::to_string(1 + random.below(12));
    const auto at = static_cast<Time>(1'700'000'000'000 + random.below(6) * 60'000);
    switch (random.below(8)) {
        case 0: return R"({"id":")" + id + R"(","type":"undo","of":"a-1","at":)" + std::to_string(at) + "}";
        case 1: return R"({"id":")" + id + R"(","type":"later","what":[1,2],"at":)" + std::to_string(at) + "}";
        case 2: return review(id, 3, at, R"(,"mood":"fine")");
        case 3: return review(id, 3, at).substr(0, 20 + random.below(60));
        case 4: return "From: somebody else's file";
        default: return review(id, 1 + static_cast<int>(random.below(4)), at);
    }
}

std::string random_file(Random& random) {
    std::string file = random.below(4) == 0 ? "" : header;
    for (std::uint64_t lines = random.below(12); lines > 0; --lines) {
        file += random_line(random) + (random.below(5) == 0 ? "\r\n" : "\n");
        if (random.below(10) == 0) file += header;
    }
    if (random.below(6) == 0 && !file.empty()) file[random.below(file.size())] = static_cast<char>(random.below(256));
    return file;
}

}  // namespace

TEST_CASE("merging any files, damaged and foreign ones too, is commutative, associative and idempotent") {
    Random random(5);
    for (int round = 0; round < 500; ++round) {
        const std::string a = random_file(random);
        const std::string b = random_file(random);
        const std::string c = random_file(random);
        const std::string ab = merge_event_files(a, b);
        REQUIRE(ab == merge_event_files(b, a));
        REQUIRE(merge_event_files(ab, c) == merge_event_files(a, merge_event_files(b, c)));
        REQUIRE(merge_event_files(ab, ab) == ab);
        REQUIRE(merge_event_files(ab, a) == ab);
        REQUIRE(merge_event_files(ab, "") == ab);
    }
}

TEST_CASE("a log that takes what it is offered has the events of both files") {
    Random random(6);
    for (int round = 0; round < 200; ++round) {
        const std::string log = merge_event_files(random_file(random), "");
        const std::string file = random_file(random);
        const MergeOffer offer = offer_merge(log, file, "f");
        std::string taken = header;
        for (const std::string& line : offer.lines) taken += line + "\n";

        const std::string both = merge_event_files(log, file);
        const EventFile expected = parse_any_events(both, "");
        const EventFile got = parse_any_events(merge_event_files(log, taken), "");
        REQUIRE(write_event_file(got.events) == write_event_file(expected.events));
        REQUIRE(offer_merge(both, file, "f").events.empty());

        // The log in memory decides between two events of one id as the file does.
        ReviewState step_by_step;
        step_by_step.apply(parse_any_events(log, "").events);
        step_by_step.apply(offer.events);
        ReviewState at_once;
        at_once.apply(expected.events);
        REQUIRE(step_by_step.card(31) == at_once.card(31));
        REQUIRE(step_by_step.event_count() == at_once.event_count());
    }
}

TEST_CASE("an offer tells what is new, what is known, what wins, and what cannot be read") {
    const std::string log = header + review("a-1", 3, 1000) + "\n" + review("a-2", 4, 2000) + "\n";
    const std::string file = header + review("b-1", 3, 1500) + "\n" + review("a-1", 3, 1000) + "\n" +
                             review("a-2", 1, 2000) + "\nrubbish\n" + R"({"id":"b-2","type":"later","at":900})" + "\n";
    const MergeOffer offer = offer_merge(log, file, "phone.jsonl");
    REQUIRE(offer.events.size() == 3);
    CHECK(offer.events[0].id == "b-2");
    CHECK(offer.events[1].id == "b-1");
    CHECK(offer.events[2].id == "a-2");
    CHECK(offer.lines[1] == review("b-1", 3, 1500));
    CHECK(offer.reviews == 2);
    CHECK(offer.unknown_types == 1);
    CHECK(offer.replacing == 1);
    CHECK(offer.known == 1);
    CHECK(offer.damaged == 1);
    CHECK(offer.has_header);
    REQUIRE(offer.diagnostics.size() == 1);
    CHECK(format(offer.diagnostics[0]) ==
          "phone.jsonl:5: damaged event: byte 1: expected '{' at the start of an event\n"
          "  hint: this line is left out, all other lines are kept\n");
}

TEST_CASE("a file that lost its beginning offers the events that are left") {
    const std::string whole = header + review("a-1", 3, 1000) + "\n" + review("a-2", 3, 2000) + "\n";
    const MergeOffer offer = offer_merge("", std::string_view(whole).substr(header.size() + 5), "cut.jsonl");
    CHECK(!offer.has_header);
    CHECK(offer.events.size() == 1);
    CHECK(offer.damaged == 1);
}

TEST_CASE("a file of a later version offers nothing and says why") {
    const std::string later = "{\"viva\":\"events\",\"version\":2}\n" + review("a-1", 3, 1000) + "\n";
    const MergeOffer offer = offer_merge("", later, "later.jsonl");
    CHECK(offer.events.empty());
    REQUIRE(offer.diagnostics.size() == 1);
    CHECK(offer.diagnostics[0].severity == Severity::error);
    CHECK(offer.diagnostics[0].message ==
          "the file has version 2, this program reads version 1; use a newer version of the program");
}
