#include <doctest/doctest.h>

#include <set>

#include "base/hash.h"
#include "cards/identity.h"
#include "cards/make.h"
#include "notes/read.h"

using namespace viva;

namespace {

std::vector<model::CardId> ids(std::string_view text, std::string_view file = "note.md") {
    const notes::ReadResult note = notes::read(file, text);
    std::vector<model::CardId> found;
    for (const model::Card& card : cards::make(note.document.view(), 0)) found.push_back(card.id);
    return found;
}

}  // namespace

TEST_CASE("a card stays who it is when only its writing changes") {
    const std::vector<model::CardId> original =
        ids("## Basics\n\n### 1. What is \\_\\_init\\_\\_?\n\na\n\n### 2. Why?\n\nb\n\n### 3. How?\n\nc\n");
    REQUIRE(original.size() == 3);
    for (const char* same :
         {"## Basics\n\n### 1. what is  \\_\\_INIT\\_\\_?\n\nother answer\n\n### 2. Why?\n\nb\n\n### 3. How?\n\nc\n",
          "# Title\n\n## Basics\n\n### 1) What is `__init__`?\n\na\n\n### 2) **Why?**\n\nb\n\n### 3) *How?*\n\nc\n",
          "## Basics\r\n\r\n### What is \\_\\_init\\_\\_?\r\n\r\na\r\n\r\n### Why?\r\n\r\nb\r\n\r\n### "
          "How?\r\n\r\nc\r\n"})
        CHECK_MESSAGE(ids(same) == original, std::string(same));
    const std::vector<model::CardId> reordered =
        ids("## Basics\n\n### 1. How?\n\nc\n\n### 2. Why?\n\nb\n\n### 3. What is \\_\\_init\\_\\_?\n\na\n");
    CHECK(reordered == std::vector<model::CardId>{original[2], original[1], original[0]});
}

TEST_CASE("another deck, section, question or kind is another card") {
    const model::CardId base = cards::card_id("note", "basics", "Why?", model::CardKind::recall, 0);
    std::set<model::CardId> all = {base,
                                   cards::card_id("note2", "basics", "Why?", model::CardKind::recall, 0),
                                   cards::card_id("note", "more", "Why?", model::CardKind::recall, 0),
                                   cards::card_id("note", "basics", "Why not?", model::CardKind::recall, 0),
                                   cards::card_id("note", "basics", "Why?", model::CardKind::cloze, 0),
                                   cards::card_id("note", "basics", "Why?", model::CardKind::recall, 1),
                                   cards::card_id("notebasics", "", "Why?", model::CardKind::recall, 0)};
    CHECK(all.size() == 7);
}

TEST_CASE("ids are the same on every machine and in every version: people's logs hold them") {
    CHECK(base32(cards::card_id("note", "basics", "Why?", model::CardKind::recall, 0)) == "0jkrdt5bg8eg7");
    CHECK(base32(cards::written_card_id("raii", model::CardKind::recall, 0)) == "58320ljbbnh86");
}

TEST_CASE("equal questions of a deck are told apart by their headings and answers, never by order alone") {
    const std::vector<model::CardId> found = ids("## Why?\n\na\n\n## Why?\n\nb\n\n## why?\n\nc\n");
    REQUIRE(found.size() == 3);
    CHECK(std::set<model::CardId>(found.begin(), found.end()).size() == 3);
    CHECK(ids("## Why?\n\nc\n\n## Why?\n\na\n\n## Why?\n\nb\n") ==
          std::vector<model::CardId>{found[2], found[0], found[1]});
    const std::vector<model::CardId> same = ids("## Why?\n\na\n\n## Why?\n\na\n");
    CHECK(same[0] != same[1]);
}

TEST_CASE("a written id survives rewording, moving and another file") {
    const model::CardId id = ids("## What is RAII? <!-- viva: id=raii -->\n\na\n")[0];
    CHECK(ids("# C++\n\n## Memory\n\n### Explain RAII, please?\n<!-- viva: id=raii -->\n\nb\n", "other.md")[0] == id);
    CHECK(id == cards::written_card_id("raii", model::CardKind::recall, 0));
    CHECK(ids("## What is RAII?\n\na\n")[0] != id);
}

TEST_CASE("normalised questions keep what carries meaning") {
    CHECK(cards::normalise_question("  What\tIS \\_x\\_ `y`?\n") == "what is _x_ y?");
    CHECK(cards::normalise_question("Ёлка") == "елка");
    CHECK(cards::normalise_question("== vs is") == "== vs is");
    CHECK(cards::normalise_question("C++") != cards::normalise_question("C"));
}
