#include "pack/volumes.h"

#include <cstdlib>
#include <random>

#include <doctest/doctest.h>

#include "pack/check.h"
#include "pack/reader.h"
#include "pack/sample.h"
#include "pack/writer.h"

using namespace viva;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// The sample, whose last card speaks of another note there, with each card keeping to its own.
struct ApartSample : tests::Sample {
    ApartSample() { parts[6] = parts[5]; }
};

struct Written {
    Bytes outlines;
    std::vector<Bytes> volumes;
};

constexpr pack::VolumeSizes one_note_each = {.alone = 0, .each = 1};

Written write_all(const model::Collection& collection) {
    Written written;
    written.outlines = pack::write_in_volumes(
        collection, "viva", [&](Bytes volume) { written.volumes.push_back(std::move(volume)); }, one_note_each);
    return written;
}

pack::Pack open_outlines(const Written& written) {
    Result<pack::Pack> pack = pack::Pack::open(written.outlines);
    REQUIRE_MESSAGE(pack.has_value(), (pack ? "" : pack.error().message));
    return std::move(*pack);
}

std::string refusal(pack::Pack& pack, std::size_t index, Bytes bytes) {
    const Result<void> added = pack.add_volume(index, std::move(bytes));
    return added ? "" : added.error().message;
}

constexpr const char* other_build = "these notes are of another build of the site; load the page again";

}  // namespace

TEST_CASE("what fits into one pack is not cut") {
    const tests::Sample sample;
    CHECK(pack::cut_into_volumes(sample.collection()).empty());
    const auto refuse = [](const Bytes&) { FAIL("a volume"); };
    CHECK(pack::write_in_volumes(sample.collection(), "viva", refuse) == pack::write(sample.collection(), "viva"));
}

TEST_CASE("volumes hold every note, card and part once, in order") {
    ApartSample sample;
    const auto ranges = pack::cut_into_volumes(sample.collection(), one_note_each);
    REQUIRE(ranges.size() == 2);
    CHECK(ranges[0].end_document == 1);
    CHECK(ranges[0].end_card == 3);
    CHECK(ranges[0].end_part == 5);
    CHECK(ranges[1].first_document == 1);
    CHECK(ranges[1].first_card == 3);
    CHECK(ranges[1].first_part == 5);
    CHECK(ranges[1].end_document == 2);
    CHECK(ranges[1].end_card == 4);
    CHECK(ranges[1].end_part == 7);
}

TEST_CASE("a card whose parts speak of another note is in one volume with it") {
    const tests::Sample sample;
    const auto ranges = pack::cut_into_volumes(sample.collection(), one_note_each);
    REQUIRE(ranges.size() == 1);
    CHECK(ranges[0].end_document == 2);
}

TEST_CASE("before its volume has come, a note has its headings, its questions and its sections") {
    ApartSample sample;
    const pack::Pack pack = open_outlines(write_all(sample.collection()));
    CHECK(pack.volumes().size() == 2);
    const model::Collection collection = pack.collection();
    REQUIRE(collection.documents.size() == 2);
    const model::Document& korean = collection.documents[0];
    CHECK(korean.is_outline);
    CHECK(korean.title == "파이썬");
    CHECK(korean.tags == sample.documents[0].tags);
    REQUIRE(korean.blocks.size() == 1);
    CHECK(korean.blocks[0].kind == model::BlockKind::heading);
    CHECK(korean.of(korean.blocks[0].text) == "제너레이터란 무엇인가?");
    CHECK(korean.of(korean.blocks[0].label) == "제너레이터란-무엇인가");
    CHECK(korean.of(korean.sections[0].name) == "파이썬");
    const model::Document& russian = collection.documents[1];
    REQUIRE(russian.blocks.size() == 1);
    CHECK(russian.blocks[0].kind == model::BlockKind::paragraph);
    CHECK(russian.blocks[0].number == 2);  // Its index in the whole note.
    REQUIRE(collection.cards.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(i);
        CHECK(collection.cards[i].id == sample.cards[i].id);
        CHECK(collection.cards[i].kind == sample.cards[i].kind);
        CHECK(collection.cards[i].derived_from == sample.cards[i].derived_from);
        CHECK(collection.cards[i].part_count == sample.cards[i].part_count);
        CHECK(collection.question(collection.cards[i]) == sample.collection().question(sample.cards[i]));
    }
    CHECK(collection.relations.size() == 2);
}

TEST_CASE("an outline has the paragraphs that link to other notes, with their links") {
    ApartSample sample;
    model::Span& link = sample.korean.spans[1];
    REQUIRE(link.kind == model::SpanKind::link);
    link.target.offset = static_cast<std::uint32_t>(sample.korean.text.size());
    link.target.size = 12;
    sample.korean.text += "#/note/other";
    sample.documents[0].text = sample.korean.text;
    const pack::Pack pack = open_outlines(write_all(sample.collection()));
    const model::Document& korean = pack.collection().documents[0];
    REQUIRE(korean.blocks.size() == 2);
    CHECK(korean.of(korean.blocks[1].text) == "값을 하나씩 반환");
    REQUIRE(korean.blocks[1].span_count == 1);
    CHECK(korean.of(korean.spans[korean.blocks[1].first_span].target) == "#/note/other");
    CHECK(korean.of(korean.spans[korean.blocks[1].first_span].text) == "값을 하나씩 반환");
}

TEST_CASE("with all its volumes a collection is the whole one, in whatever order they came") {
    ApartSample sample;
    const Written written = write_all(sample.collection());
    pack::Pack pack = open_outlines(written);
    const model::Collection seen = pack.collection();  // Taken before: it changes in place.
    CHECK(refusal(pack, 1, written.volumes[1]) == "");
    CHECK(seen.documents[0].is_outline);
    CHECK_FALSE(seen.documents[1].is_outline);
    CHECK(refusal(pack, 0, written.volumes[0]) == "");
    CHECK(tests::difference(seen, sample.collection()) == "");
    CHECK(tests::walk(seen) == tests::walk(sample.collection()));
    // Another time it changes nothing: what was seen may be looked at still.
    const char* const text = seen.documents[0].text.data();
    CHECK(refusal(pack, 0, written.volumes[0]) == "");
    CHECK(seen.documents[0].text.data() == text);
}

TEST_CASE("a pack with its volumes behind it opens whole") {
    ApartSample sample;
    const Written written = write_all(sample.collection());
    Bytes bytes = written.outlines;
    for (const Bytes& volume : written.volumes) bytes.insert(bytes.end(), volume.begin(), volume.end());
    const Result<pack::Pack> whole = pack::Pack::open_whole(bytes);
    REQUIRE_MESSAGE(whole.has_value(), (whole ? "" : whole.error().message));
    CHECK(tests::difference(whole->collection(), sample.collection()) == "");
    const Result<pack::Pack> alone = pack::Pack::open_whole(pack::write(sample.collection(), "viva"));
    REQUIRE(alone.has_value());
    CHECK(tests::difference(alone->collection(), sample.collection()) == "");
    CHECK_FALSE(pack::Pack::open_whole(std::span(bytes).first(bytes.size() - 1)).has_value());
    CHECK_FALSE(pack::Pack::open_whole(written.outlines).has_value());
    bytes.push_back(0);
    CHECK_FALSE(pack::Pack::open_whole(bytes).has_value());
}

TEST_CASE("a volume of another place or another build is refused, and nothing changes") {
    ApartSample sample;
    const Written written = write_all(sample.collection());
    pack::Pack pack = open_outlines(written);
    const std::uint64_t before = tests::walk(pack.collection());
    CHECK(refusal(pack, 0, written.volumes[1]) == other_build);
    CHECK(refusal(pack, 2, written.volumes[1]) == other_build);
    CHECK(refusal(pack, 0, written.outlines) == other_build);
    sample.korean.blocks[0].level = 3;
    CHECK(refusal(pack, 0, write_all(sample.collection()).volumes[0]) == other_build);
    CHECK(refusal(pack, 0, {1, 2, 3}) != "");
    CHECK(tests::walk(pack.collection()) == before);
}

TEST_CASE("a corrupted pack of outlines and a corrupted volume are refused or harmless") {
    ApartSample sample;
    const Written written = write_all(sample.collection());
    std::mt19937_64 random(20261126);
    const int rounds = std::getenv("VIVA_NIGHTLY") != nullptr ? 300'000 : 6'000;
    int opened = 0, added = 0;
    for (int round = 0; round < rounds; ++round) {
        Bytes outlines = written.outlines;
        if (round % 2 == 0) tests::corrupt(outlines, random);
        Result<pack::Pack> pack = pack::Pack::open(std::move(outlines));
        if (!pack) continue;
        ++opened;
        for (std::size_t i = 0; i < 2; ++i) {
            Bytes volume = written.volumes[i];
            if (round % 2 == 1) tests::corrupt(volume, random);
            if (pack->add_volume(i, std::move(volume))) ++added;
            // Whatever came in, every index can be followed.
            CHECK(pack::find_broken_rule(pack->collection()) == std::nullopt);
            volatile std::uint64_t sum = tests::walk(pack->collection());
            static_cast<void>(sum);
        }
    }
    CHECK(opened > rounds / 2);
    CHECK(added > 0);
}
