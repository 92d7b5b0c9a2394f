#include <doctest/doctest.h>

#include "cards/identity.h"
#include "helpers.h"

using namespace viva;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

std::vector<std::string> written_ids(const notes::ReadResult& note) {
    std::vector<std::string> found;
    const model::Document document = note.document.view();
    for (const model::Card& card : cards::make(document, 0))
        found.emplace_back(cards::written_id(document, card.question_block));
    return found;
}

}  // namespace

TEST_CASE("a skipped question makes no card and needs no answer") {
    for (const char* text : {"## One?\n\na\n\n<!-- viva: skip -->\n## Two?\n\n## Three?\n\nb\n",
                             "## One?\n\na\n\n## Two? <!-- viva: skip -->\n\n## Three?\n\nb\n",
                             "## One?\n\na\n\n## Two?\n<!-- viva: skip -->\n\n## Three?\n\nb\n"}) {
        const notes::ReadResult note = read_note(text);
        CHECK(tests::questions(note) == Questions{"One?", "Three?"});
        CHECK_MESSAGE(tests::messages(note).empty(), std::string(text));
        CHECK(note.document.text.find("skip") == std::string::npos);
    }
}

TEST_CASE("a written id goes to the question in its line, else above, else below") {
    using Ids = std::vector<std::string>;
    CHECK(written_ids(read_note("## One? <!-- viva: id=a -->\n\nx\n\n## Two?\n\ny\n")) == Ids{"a", ""});
    CHECK(written_ids(read_note("## One?\n<!-- viva: id=a -->\n\nx\n\n## Two?\n\ny\n")) == Ids{"a", ""});
    CHECK(written_ids(read_note("## One?\n\nx\n\n<!-- viva: id=b -->\n\n## Two?\n\ny\n")) == Ids{"", "b"});
    CHECK(written_ids(read_note("## One?\n\n<!-- viva: id=a -->\n\nx\n\n## Two?\n\ny\n")) == Ids{"a", ""});
    CHECK(written_ids(read_note(
              "- one? <!-- viva: id=a -->\n  - x\n- two?\n  - y\n- three?\n  <!-- viva: id=c -->\n  - z\n")) ==
          Ids{"a", "", "c"});
}

TEST_CASE("marks leave the question's text alone") {
    const notes::ReadResult note = read_note("## One? <!-- viva: id=a -->\n\nx **y** z\n");
    CHECK(tests::questions(note) == Questions{"One?"});
    CHECK(note.document.spans.size() ==
          5 + 1);  // "One?" and its mark; x, strong, y, z… with the space before the mark in "One? ".
}

TEST_CASE("a mark that means nothing is reported") {
    CHECK(tests::messages(read_note("## One?\n\nx\n\n<!-- viva: hide -->\n")) ==
          "note.md:5: this mark is not known: viva: hide\n  <!-- viva: hide -->\n  hint: write <!-- viva: skip -->, "
          "<!-- viva: id=name --> or <!-- viva: questions=h3 -->\n");
    CHECK(tests::messages(read_note("intro\n\n<!-- viva: id=x -->\n\nmore\n\n## One?\n\nx\n")) ==
          "note.md:3: no question stands beside this mark\n  <!-- viva: id=x -->\n  hint: put it in the line below the "
          "question\n");
}
