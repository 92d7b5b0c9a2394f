#include <doctest/doctest.h>

#include <bit>

#include "pack/check.h"
#include "pack/format.h"
#include "pack/reader.h"
#include "pack/relative.h"
#include "pack/sample.h"
#include "pack/writer.h"

using namespace viva;
using model::BlockKind;

namespace {

std::string message_of(std::vector<std::uint8_t> bytes) {
    const Result<pack::Pack> opened = pack::Pack::open(std::move(bytes));
    return opened ? "opened" : opened.error().message;
}

}  // namespace

TEST_CASE("a collection is the same after it was written and opened") {
    const tests::Sample sample;
    REQUIRE(pack::find_broken_rule(sample.collection()) == std::nullopt);
    const Result<pack::Pack> opened = pack::Pack::open(pack::write(sample.collection(), "viva 0.1.0"));
    REQUIRE(opened.has_value());
    CHECK(tests::difference(opened->collection(), sample.collection()) == "");
    CHECK(tests::walk(opened->collection()) == tests::walk(sample.collection()));
    CHECK(opened->generator() == "viva 0.1.0");
}

TEST_CASE("an opened pack can be moved, and its views stay good") {
    const tests::Sample sample;
    Result<pack::Pack> opened = pack::Pack::open(pack::write(sample.collection(), "viva"));
    REQUIRE(opened.has_value());
    const model::Collection before = opened->collection();
    const pack::Pack moved = std::move(*opened);
    CHECK(tests::difference(before, sample.collection()) == "");
    CHECK(moved.collection().documents.data() == before.documents.data());
}

TEST_CASE("the same notes give the same bytes, and other notes another hash") {
    const tests::Sample one;
    tests::Sample other;
    CHECK(pack::write(one.collection(), "viva") == pack::write(other.collection(), "viva"));
    other.korean.blocks[0].level = 3;
    const auto hash = [](const tests::Sample& sample) {
        return pack::Pack::open(pack::write(sample.collection(), "viva"))->notes_hash();
    };
    CHECK(hash(one) != hash(other));
}

TEST_CASE("a collection without notes can be packed") { CHECK(message_of(pack::write({}, "")) == "opened"); }

TEST_CASE("a file that is no pack is told so") {
    const std::string expected = "this file is no Viva pack; make one with: viva build NOTES -o SITE";
    CHECK(message_of({}) == expected);
    CHECK(message_of({1, 2, 3}) == expected);
    CHECK(message_of(std::vector<std::uint8_t>(1000, 'x')) == expected);
}

TEST_CASE("a pack of another version says what to do") {
    std::vector<std::uint8_t> bytes = pack::write(tests::Sample().collection(), "viva");
    // The version is the first 4-byte field equal to ours after the root offset; the table stands at the front.
    const std::uint32_t root = bytes[0] | static_cast<std::uint32_t>(bytes[1]) << 8;
    const std::uint32_t vtable = root - (bytes[root] | static_cast<std::uint32_t>(bytes[root + 1]) << 8);
    const std::uint32_t field = root + bytes[vtable + 4];
    REQUIRE(bytes[field] == pack::format_version);
    bytes[field] = 1;
    CHECK(message_of(bytes) == "pack has format 1, this app reads 5; rebuild your notes");
    // Also when the rest of it means something else altogether.
    bytes.resize(bytes.size() / 2);
    CHECK(message_of(bytes) == "pack has format 1, this app reads 5; rebuild your notes");
}

TEST_CASE("a pack that was cut off says how much of it is there") {
    const std::vector<std::uint8_t> bytes = pack::write(tests::Sample().collection(), "viva");
    const std::vector<std::uint8_t> half(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2));
    CHECK(message_of(half) == "pack is cut off: " + std::to_string(half.size()) + " of " +
                                  std::to_string(bytes.size()) + " bytes are there; load it again");
    std::vector<std::uint8_t> longer = bytes;
    longer.push_back(0);
    CHECK(message_of(longer) == "pack is damaged (it goes on after its end); rebuild your notes, or load it again");
}

TEST_CASE("a derived card takes from its main question what both have") {
    const tests::Sample sample;
    const pack::RelativeCards relative = pack::make_relative(sample.collection());
    const model::Card& versus = relative.cards[2];
    CHECK(versus.derived_from == 2);
    CHECK(versus.id == 0);
    for (const std::uint32_t number :
         {versus.document, versus.section, versus.question_block, versus.first_answer, versus.end_answer,
          versus.question.offset, versus.question.size, versus.first_part})
        CHECK(number == 0);
    CHECK(relative.cards[1].id != 0);  // An id of its own is kept.
}

TEST_CASE("each broken rule is found and named") {
    tests::Sample sample;
    const auto broken = [&sample] { return pack::find_broken_rule(sample.collection()).value_or(""); };
    const auto block = [&sample](std::size_t i) -> model::Block& { return sample.korean.blocks[i]; };

    SUBCASE("unknown block kind") {
        block(0).kind = std::bit_cast<BlockKind>(model::block_kind_count);
        CHECK(broken() == "document 0: block 0 is of an unknown kind");
    }
    SUBCASE("block end") {
        block(4).end = 2;
        CHECK(broken() == "document 0: block 4 ends beyond its parent");
    }
    SUBCASE("block end outside") {
        block(4).end = 200;
        CHECK(broken() == "document 0: block 4 ends beyond its parent");
    }
    SUBCASE("child outlives parent") {
        block(3).end = 5;
        CHECK(broken() == "document 0: block 4 ends beyond its parent");
    }
    SUBCASE("leaf with children") {
        block(0).end = 2;
        CHECK(broken() == "document 0: block 0 is a leaf and holds blocks");
    }
    SUBCASE("a row outside a table") {
        block(1).kind = BlockKind::table_row;
        CHECK(broken() == "document 0: block 1 stands where its kind cannot stand");
    }
    SUBCASE("heading level") {
        block(0).level = 7;
        CHECK(broken() == "document 0: block 0 has a level that does not exist");
    }
    SUBCASE("text range") {
        block(1).text.size = 10000;
        CHECK(broken() == "document 0: block 1 has a text outside the pool");
    }
    SUBCASE("text range that wraps around") {
        block(1).text = {0xFFFFFFFF, 0xFFFFFFFF};
        CHECK(broken() == "document 0: block 1 has a text outside the pool");
    }
    SUBCASE("text inside a character") {
        block(1).text.size -= 1;
        CHECK(broken() == "document 0: block 1 has a text outside the pool");
    }
    SUBCASE("span count") {
        block(1).span_count = 0xFFFFFFFF;
        CHECK(broken() == "document 0: block 1 has spans that do not exist");
    }
    SUBCASE("span end") {
        sample.korean.spans[1].end = 9;
        CHECK(broken() == "document 0: block 1 has a span that ends beyond its parent");
    }
    SUBCASE("span kind") {
        sample.korean.spans[1].kind = std::bit_cast<model::SpanKind>(model::span_kind_count);
        CHECK(broken() == "document 0: block 1 has a span of an unknown kind");
    }
    SUBCASE("span text") {
        sample.korean.spans[1].text = sample.korean.blocks[0].text;
        CHECK(broken() == "document 0: block 1 has a span outside its parent's text");
    }
    SUBCASE("span order") {
        sample.korean.spans[4].text.offset -= 7;
        CHECK(broken() != "");
    }
    SUBCASE("token range") {
        sample.korean.tokens[2].size = 100;
        CHECK(broken() == "document 0: block 2 has highlighting outside its code");
    }
    SUBCASE("token order") {
        sample.korean.tokens[1].offset = 4;
        CHECK(broken() == "document 0: block 2 has highlighting outside its code");
    }
    SUBCASE("token in a character") {
        sample.korean.tokens[2].size = 3;
        CHECK(broken() == "document 0: block 2 has highlighting inside a character");
    }
    SUBCASE("token kind") {
        sample.korean.tokens[0].kind = std::bit_cast<model::TokenKind>(model::token_kind_count);
        CHECK(broken() == "document 0: block 2 has highlighting of an unknown kind");
    }
    SUBCASE("section range") {
        sample.korean.sections[0].end_block = 4;
        CHECK(broken() == "document 0: section 0 does not hold whole blocks");
    }
    SUBCASE("card document") {
        sample.cards[0].document = 2;
        CHECK(broken() == "card 0 belongs to no document");
    }
    SUBCASE("card section") {
        sample.cards[0].section = 1;
        CHECK(broken() == "card 0 belongs to no section");
    }
    SUBCASE("card answer") {
        sample.cards[3].end_answer = 4;
        CHECK(broken() == "card 3 has an answer that is no row of blocks");
    }
    SUBCASE("card origin") {
        sample.cards[1].derived_from = 3;
        CHECK(broken() == "card 1 derives from no card before it");
    }
    SUBCASE("card that derives from a later one") {
        sample.cards[1].derived_from = sample.cards[3].id;
        CHECK(broken() == "card 1 derives from no card before it");
    }
    SUBCASE("part kind") {
        sample.parts[1].kind = std::bit_cast<model::PartKind>(model::part_kind_count);
        CHECK(broken() == "card 1 has a part of an unknown kind");
    }
    SUBCASE("part document") {
        sample.parts[6].document = 2;
        CHECK(broken() == "card 3 has a part of no document");
    }
    SUBCASE("part block") {
        sample.parts[6].block = 7;
        CHECK(broken() == "card 3 has a part of no block");
    }
    SUBCASE("part text") {
        sample.parts[5].text.size = 10000;
        CHECK(broken() == "card 3 has a part outside the text");
    }
    SUBCASE("part text inside a character") {
        sample.parts[1].text.size = 2;
        CHECK(broken() == "card 1 has a part outside the text");
    }
    SUBCASE("statement before its side") {
        std::swap(sample.parts[3], sample.parts[4]);
        CHECK(broken() == "card 2 has a statement of no side");
    }
    SUBCASE("option that is half right") {
        sample.parts[5].correct = 2;
        CHECK(broken() == "card 3 has a part that is neither right nor wrong");
    }
    SUBCASE("parts of two cards") {
        sample.cards[2].first_part = 1;
        CHECK(broken() == "card 2 has parts out of place");
    }
    SUBCASE("more parts than there are") {
        sample.cards[3].part_count = 0xFFFFFFFF;
        CHECK(broken() == "card 3 has parts out of place");
    }
    SUBCASE("parts of no card") {
        sample.cards[3].part_count = 1;
        CHECK(broken() == "some parts belong to no card");
    }
    SUBCASE("card id") {
        sample.cards[2].id = 7;
        CHECK(broken() == "two cards have one id");
    }
    SUBCASE("relation") {
        sample.relations[0].to = 4;
        CHECK(broken() == "a relation points at no card");
    }
    SUBCASE("document id") {
        sample.documents[1].id = "python";
        CHECK(broken() == "two documents have one id");
    }
    SUBCASE("title that is no UTF-8") {
        sample.documents[1].title = "\xFF";
        CHECK(broken() == "document 1: has a text that is not UTF-8");
    }
}

TEST_CASE("what nests too deep is refused before anyone recurses over it") {
    tests::Sample sample;
    std::vector<model::Block> deep(pack::deepest_nesting + 1);
    for (std::uint32_t i = 0; i < deep.size(); ++i) {
        deep[i].kind = i + 1 == deep.size() ? BlockKind::paragraph : BlockKind::quote;
        deep[i].end = static_cast<std::uint32_t>(deep.size());
    }
    sample.documents[0].blocks = deep;
    sample.documents[0].sections = {};
    sample.cards.clear();
    sample.relations.clear();
    sample.parts.clear();
    CHECK(pack::find_broken_rule(sample.collection()).value_or("") ==
          "document 0: block " + std::to_string(pack::deepest_nesting - 1) + " nests too deep");
    sample.documents[0].blocks = std::span(deep).subspan(1);
    for (model::Block& block : deep) --block.end;
    CHECK(pack::find_broken_rule(sample.collection()) == std::nullopt);
}

TEST_CASE("a pack that breaks a rule is refused with the rule") {
    tests::Sample sample;
    sample.cards[0].section = 9;
    CHECK(message_of(pack::write(sample.collection(), "viva")) ==
          "pack is damaged (card 0 belongs to no section); rebuild your notes, or load it again");
}

TEST_CASE("a pack opens whatever its texts' lengths are, with cards and without") {
    for (const bool has_cards : {true, false}) {
        tests::Sample sample;
        if (!has_cards) {
            sample.cards.clear();
            sample.relations.clear();
            sample.parts.clear();
        }
        for (std::size_t length = 0; length < 80; ++length) {
            const std::string title(length + 1, 't');
            sample.documents[0].title = title;
            CAPTURE(length);
            const Result<pack::Pack> opened = pack::Pack::open(pack::write(sample.collection(), "viva"));
            REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().message));
            CHECK(tests::difference(opened->collection(), sample.collection()).empty());
        }
    }
}
