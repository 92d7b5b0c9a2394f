#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "srs/event.h"
#include "srs/packed_log.h"
#include "srs/plain_review.h"
#include "srs/replay.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using tests::Random;

namespace {

/// A review as this program writes it; numbers of a device mostly follow each other.
std::string review_line(Random& random, std::uint32_t number) {
    model::Event event;
    const bool jumps = random.below(20) == 0;
    event.id = std::string(random.below(10) == 0 ? "phone" : "desk-top") + "-" +
               std::to_string(jumps ? 1'000'000 + number * 3 : number);
    event.at = static_cast<Time>(1'700'000'000'000 + number * 90'000 + random.below(60'000)) *
               (random.below(50) == 0 ? -1 : 1);
    event.zone_minutes = random.below(8) == 0 ? -300 : 540;
    event.what = model::Review{random.below(12) * 0x9E37'79B9'7F4A'7C15ULL, static_cast<Rating>(1 + random.below(4)),
                               static_cast<std::uint32_t>(random.below(3) == 0 ? 0xFFFF'FFFF : random.below(9000))};
    return event_line(event);
}

std::string other_line(Random& random, std::uint32_t number) {
    const std::string id = R"({"id":"desk-top-)" + std::to_string(number) + "\"";
    switch (random.below(5)) {
        case 0: return id + R"(,"type":"undo","of":"desk-top-)" + std::to_string(random.below(200)) + R"(","at":5})";
        case 1: return id + R"(,"type":"setting","name":"retention","value":"85","at":6,"zone":0})";
        case 2: return id + R"(,"type":"later","what":[1,2],"at":7})";
        case 3: return id + R"(,"type":"review","card":"000000000000v","rating":2,"at":8,"mood":"fine"})";
        default: return "{\"id\":\"desk";
    }
}

/// Lines of a log of 300 events.
std::string random_log(Random& random) {
    std::string lines;
    for (std::uint32_t number = 1; number <= 300; ++number)
        lines += (random.below(15) == 0 ? other_line(random, number) : review_line(random, number)) + "\n";
    return lines;
}

std::string pack(std::string_view lines) {
    LogPacker packer;
    packer.add(lines);
    return packer.finish();
}

std::vector<model::Event> events_of(std::string_view lines) { return parse_any_events(lines, "").events; }

std::vector<std::string> known_lines(const ReviewState& state) {
    std::vector<std::string> lines;
    for (std::uint32_t record = 0; record < state.log().records().size(); ++record)
        lines.push_back(event_line(state.log().event(record)));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

TEST_CASE("a packed log folds to the state of its lines, event by event") {
    Random random(11);
    for (int round = 0; round < 60; ++round) {
        const std::string lines = random_log(random);
        ReviewState from_lines;
        from_lines.apply(events_of(lines));

        const std::string bytes = pack(lines);
        const auto packed = open_packed_log(bytes);
        REQUIRE(packed);
        ReviewState from_packed;
        REQUIRE(from_packed.collect(*packed));
        from_packed.collect(events_of(packed->other_lines));
        from_packed.apply(std::span<const model::Event>());

        REQUIRE(known_lines(from_packed) == known_lines(from_lines));
        for (std::uint64_t card = 0; card < 12; ++card) {
            const CardId id = card * 0x9E37'79B9'7F4A'7C15ULL;
            REQUIRE(from_packed.card(id) == from_lines.card(id));
        }
        REQUIRE(std::equal(from_packed.days().begin(), from_packed.days().end(), from_lines.days().begin(),
                           from_lines.days().end()));
        REQUIRE(from_packed.setting("retention") == from_lines.setting("retention"));
    }
}

TEST_CASE("no line is lost in packing: those that are no plain reviews stand there as they came") {
    Random random(12);
    const std::string lines = random_log(random);
    const std::string bytes = pack(std::string(event_file_header) + "\n\n" + lines);
    const auto packed = open_packed_log(bytes);
    REQUIRE(packed);
    std::string others;
    std::uint32_t reviews = 0;
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t end = lines.find('\n', from) + 1;
        const std::string_view line = std::string_view(lines).substr(from, end - from);
        if (parse_plain_review(line.substr(0, line.size() - 1)))
            ++reviews;
        else
            others += line;
        from = end;
    }
    CHECK(packed->review_count == reviews);
    CHECK(packed->other_lines == others);
    CHECK(bytes.size() < lines.size() / 4);
}

TEST_CASE("a review that reads as plain is written back to the byte") {
    Random random(13);
    for (std::uint32_t number = 0; number < 2000; ++number) {
        std::string line = review_line(random, number);
        if (random.below(2) == 0) line[random.below(line.size())] = static_cast<char>(0x20 + random.below(0x5F));
        if (const auto plain = parse_plain_review(line)) REQUIRE(event_line(*plain) == line);
    }
}

TEST_CASE("what a card looked like reads as plain or as any event, to the same") {
    Random random(15);
    const model::Event remembered{"desk-7", 1'700'000'000'000, 540, model::Remembered{77, "10ab c-d"}};
    int plain_lines = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string line = event_line(remembered);
        if (round > 0) line[random.below(line.size())] = static_cast<char>(0x20 + random.below(0x5F));
        if (round % 3 == 1) line.insert(1 + random.below(line.size() - 1), 1, ' ');
        const auto plain = parse_plain_remembered(line);
        if (!plain) continue;
        ++plain_lines;
        REQUIRE(event_line(*plain) == line);
        // White space sends the same fields past the plain reader.
        const auto any = parse_event_line("{ " + line.substr(1));
        REQUIRE(any);
        REQUIRE(event_line(*any) == line);
    }
    CHECK(plain_lines > 100);
    CHECK_FALSE(parse_plain_review(event_line(remembered)));
    CHECK_FALSE(
        parse_plain_remembered(R"({"id":"","type":"remembered","card":"000000000000v","text":"","at":1,"zone":0})"));
}

TEST_CASE("a packed log of which a byte changed or an end is missing is refused") {
    Random random(14);
    const std::string bytes = pack(random_log(random));
    for (std::size_t size = 0; size < bytes.size(); ++size) REQUIRE(!open_packed_log(bytes.substr(0, size)));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
        REQUIRE(!open_packed_log(damaged));
    }
    CHECK(open_packed_log(pack(""))->review_count == 0);
}

TEST_CASE("reviews that do not read are no reviews: all are taken or none, and a later packing reads") {
    Random random(15);
    const std::string lines = random_log(random);
    const std::string bytes = pack(lines);
    auto packed = open_packed_log(bytes);
    REQUIRE(packed);
    // As if the checksum had been right all the same.
    const std::string_view whole = packed->reviews;
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        packed->reviews = whole.substr(0, size);
        ReviewState state;
        REQUIRE(!state.collect(*packed));
        REQUIRE(state.event_count() == 0);
    }
    for (int round = 0; round < 500; ++round) {
        std::string damaged(whole);
        damaged[random.below(damaged.size())] = static_cast<char>(random.below(256));
        packed->reviews = damaged;
        ReviewState state;
        if (!state.collect(*packed)) REQUIRE(state.event_count() == 0);
        state.apply(events_of(lines));
        REQUIRE(state.event_count() > 200);
    }
    packed->reviews = whole;
    ReviewState state;
    CHECK(state.collect(*packed));
}

TEST_CASE("a packed log comes first or not at all") {
    Random random(16);
    const std::string bytes = pack(random_log(random));
    ReviewState state;
    state.apply(events_of(review_line(random, 5)));
    CHECK(!state.collect(*open_packed_log(bytes)));
    CHECK(state.event_count() == 1);
}
