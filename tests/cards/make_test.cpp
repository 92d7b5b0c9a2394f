#include <doctest/doctest.h>

#include "cards/make.h"
#include "notes/read.h"

using namespace viva;

namespace {

/// "question lines first-last: first and last words of the answer" of each card.
std::vector<std::string> made(std::string_view text) {
    const notes::ReadResult note = notes::read("note.md", text);
    const model::Document document = note.document.view();
    std::vector<std::string> found;
    for (const model::Card& card : cards::make(document, 7)) {
        CHECK(card.document == 7);
        CHECK(card.kind == model::CardKind::recall);
        std::string answer;
        for (std::uint32_t i = card.first_answer; i < card.end_answer; ++i)
            answer += std::string(answer.empty() || document.of(document.blocks[i].text).empty() ? "" : " ") +
                      std::string(document.of(document.blocks[i].text));
        found.push_back(std::string(card.derived_from != 0 ? "+" : "") + std::string(document.of(card.question)) + " " +
                        std::to_string(card.line) + "-" + std::to_string(card.end_line) + ": " + answer);
    }
    return found;
}
using Made = std::vector<std::string>;

}  // namespace

TEST_CASE("an answer ends at the next heading of its level or above, and without trailing rules") {
    CHECK(made("## A?\n\none\n\n### Deeper\n\ntwo\n\n---\n\n## B?\n\nthree\n\n# C\n\nfour\n") ==
          Made{"A? 1-7: one Deeper two", "B? 11-13: three"});
}

TEST_CASE("an answer in a list item ends with the item") {
    CHECK(made("- A?\n  - one\n    - two\n- B?\n  ```\n  x\n  ```\n- C?\n  - three\n\nafter\n") ==
          Made{"A? 1-3: one two", "B? 4-7: x", "C? 8-9: three"});
}

TEST_CASE("headings inside list items find their answers there") {
    CHECK(made("1. ## A?\n\n   one\n\n2. ## B?\n\n   two\n") == Made{"A? 1-3: one", "B? 5-7: two"});
}

TEST_CASE("a question without an answer is still a card") {
    CHECK(made("## A?\n\n## B?\n\none\n") == Made{"A? 1-1: ", "B? 3-5: one"});
}

TEST_CASE("questions inside an answer derive from it") {
    CHECK(made("## A?\n\none\n\n### B?\n\ntwo\n\n## C?\n\nthree\n") ==
          Made{"A? 1-7: one B? two", "+B? 5-7: two", "C? 9-11: three"});
}

TEST_CASE("a document without questions makes no cards") {
    CHECK(made("").empty());
    CHECK(made("# A\n\ntext\n").empty());
}
