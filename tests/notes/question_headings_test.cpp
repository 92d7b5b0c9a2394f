#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("headings that end in a question mark are questions, higher ones are sections") {
    const notes::ReadResult note = read_note(
        "# Redis\n\nintro\n\n## Basics\n\n### What is it?\n\nA store.\n\n### 为什么快？\n\n内存。\n\n## Notes\n\n### "
        "Ελληνικά;\n\n### Install\n\nRun it.\n");
    CHECK(questions(note) == Questions{"Basics: What is it?", "Basics: 为什么快？"});
    CHECK(note.document.title == "Redis");
    CHECK(note.document.sections.size() == 3);
}

TEST_CASE("on a level where most headings ask, the others are questions as well") {
    const notes::ReadResult note = read_note(
        "## Was ist A?\n\na\n\n## Was ist B?\n\nb\n\n## Closures erklären\n\nc\n\n## Und D?\n\nd\n\n## Verweise\n\n- "
        "https://a.dev\n- [Ein Buch](https://b.dev), neu\n\n###### [↑ Back to "
        "top](#top)\n");
    CHECK(questions(note) == Questions{"Was ist A?", "Was ist B?", "Closures erklären", "Und D?"});
}

TEST_CASE("bold lines and bullets that ask are questions where no heading does") {
    const notes::ReadResult note = read_note(
        "# Notes\n\n**What is a port?**\n\nA number.\n\n**Why 80?**\n\nHistory.\n\nEnd of it.\n\n## More\n\n- text\n- "
        "And a bullet?\n  - Yes.\n");
    CHECK(questions(note) == Questions{"What is a port?", "Why 80?", "More: And a bullet?"});
    const model::Document document = note.document.view();
    const std::vector<model::Card> cards = cards::make(document, 0);
    CHECK(cards[0].line == 3);
    CHECK(cards[0].end_line == 5);
    CHECK(cards[1].end_line == 11);
}

TEST_CASE("what is highlighted in an answer does not end it") {
    const notes::ReadResult bold =
        read_note("**What is X?**\n\nIt is an ==important== thing.\n\nMore.\n\n**What is Y?**\n\nAnother.\n");
    CHECK(cards_of(bold) == Questions{"What is X? => It is an important thing. More.", "What is Y? => Another."});
    CHECK(bold.diagnostics.empty());
    const notes::ReadResult lines = read_note(
        "1) What is X?\n\nIt is an ==important== thing.\n\nMore.\n\n2) What is Y?\n\nAnother.\n\n3) What is Z?\n\n"
        "The ==last== one.\n");
    CHECK(cards_of(lines) == Questions{"What is X? => It is an important thing. More.", "What is Y? => Another.",
                                       "What is Z? => The last one."});
    CHECK(lines.diagnostics.empty());
}

TEST_CASE("a note whose title is the question is one card") {
    const notes::ReadResult note =
        read_note("# What is RAII?\n\nResources live as long as objects.\n\n## Example\n\ncode\n");
    CHECK(questions(note) == Questions{"What is RAII?"});
}

TEST_CASE("numbers and anchors are no part of a question") {
    CHECK(questions(read_note("## Q1. What is A? [#](#q1)\n\na\n\n## 2) What is B? <a id=\"b\"></a>\n\nb\n\n## 3.5 "
                              "What is C?\n\nc\n\n## [4] What is D? [¶](#d)\n\nd\n")) ==
          Questions{"What is A?", "What is B?", "3.5 What is C?", "What is D?"});
}

TEST_CASE("a plain note has sections to read, no cards, and says so") {
    const notes::ReadResult note = read_note("# Ownership\n\nintro\n\n## Moves\n\ntext\n\n## Copies\n\ntext\n");
    CHECK(note.document.dialect == "a plain note");
    CHECK(questions(note).empty());
    CHECK(note.document.sections.size() == 3);
    CHECK(tests::messages(note) ==
          "note.md: no questions were found; the note can be read, but it makes no cards\n"
          "  hint: end the headings or bullets that ask with a question mark, and write the answers under them\n");
}

TEST_CASE("marks that say how often it is asked are no part of a question") {
    CHECK(questions(
              read_note("## What is A? \\*\\*\\*\n\na\n\n## What is B? ⭐️⭐️\n\nb\n\n## What is C ★★☆\n\nc\n\n## What "
                        "is `**`\n\nd\n\n## What is x**\n\ne\n")) ==
          Questions{"What is A?", "What is B?", "What is C", "What is **", "What is x**"});
}
