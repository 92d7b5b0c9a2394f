// Shapes that the corpora have, in notes of our own.
#include <algorithm>

#include <doctest/doctest.h>

#include "helpers.h"
#include "notes/chosen_questions.h"
#include "notes/navigation.h"

using namespace viva;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

/// First lines of the hidden blocks.
std::vector<std::uint32_t> hidden_lines(const notes::ReadResult& note) {
    std::vector<std::uint32_t> lines;
    for (std::uint32_t i = 0; i < note.document.blocks.size();) {
        const model::Block& block = note.document.blocks[i];
        const bool hidden = (block.flags & model::flag_hidden) != 0;
        if (hidden) lines.push_back(block.line);
        i = hidden ? block.end : i + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("numbers alone stand above the questions") {
    const notes::ReadResult note = read_note(
        "# Deck\n\n## #1\n\n#### list\n\nan array\n\n#### References\n\n- [a](https://a.dev)\n\n## #1-1\n\n#### "
        "tuple\n\n"
        "fixed\n\n## #2\n\n#### dict\n\na map\n");
    CHECK(note.document.dialect == "numbers alone above the questions");
    CHECK(questions(note) == Questions{"list", "tuple", "dict"});
    CHECK(
        questions(read_note("### Question 1\n\nWhat is A?\n\n#### Answer\n\na\n\n### Question 2\n\nWhat is B?\n\nb\n\n"
                            "### Question 3\n\nName C.\n\nc\n")) == Questions{"What is A?", "What is B?", "Name C."});
}

TEST_CASE("headings that begin list items ask, sub-headings inside the items do not") {
    const notes::ReadResult note = read_note(
        "## Core\n\n1. ### What is A?\n\n   a\n\n   ### Details\n\n   b\n\n   **[⬆ Back to Top](#top)**\n\n"
        "2. ### What is B?\n   text\n\n3. ### Explain C\n\n   c\n");
    CHECK(questions(note) == Questions{"Core: What is A?", "Core: What is B?", "Core: Explain C"});
    CHECK(hidden_lines(note) == std::vector<std::uint32_t>{11});
}

TEST_CASE("topics under a table of contents are asked about; those that only gather others are sections") {
    const notes::ReadResult note = read_note(
        "# Python\n\n- [GIL](#gil)\n- [Memory](#memory)\n  - locks\n\n## GIL\n\nOne lock for all.\n\n## Memory\n\n"
        "### Reference counting\n\nCounts.\n\n### Garbage collection\n\nCycles.\n\n#### Reference\n\n- "
        "[x](https://x.dev)\n\n## List vs tuple\n\n### List\n\nGrows.\n\n### Tuple\n\nDoes not.\n");
    CHECK(note.document.dialect == "topics under a table of contents");
    CHECK(questions(note) ==
          Questions{"GIL", "Memory: Reference counting", "Memory: Garbage collection", "Memory: List vs tuple"});
    CHECK(hidden_lines(note) == std::vector<std::uint32_t>{3});
}

TEST_CASE("a manual stays a manual, with or without numbers and a table of contents") {
    CHECK(questions(read_note("# Tool\n\n- [Installation](#installation)\n- [Usage](#usage)\n- [License](#license)\n\n"
                              "## Installation\n\nRun it.\n\n## Usage\n\nCall it.\n\n## License\n\nMIT\n"))
              .empty());
    CHECK(questions(read_note("# Tool\n\n## 1. Introduction\n\nx\n\n## 2. Installation\n\ny\n\n## 3. Usage\n\nz\n\n"
                              "## 4. Conclusion\n\nw\n"))
              .empty());
}

TEST_CASE("bullets that an interviewer asks need no answers; lists of people and links ask nothing") {
    std::string text = "# Interview\n\n## People\n\n- [Ann](https://a.dev)\n- [Bob](https://b.dev)\n\n## Web\n\n";
    for (const char* question : {"¿Qué es TCP?", "¿Qué es UDP?", "Explique DNS.", "¿Y HTTP?", "Describa TLS",
                                 "¿Qué es CORS?", "¿Qué es REST?", "Ventajas de HTTP/2", "¿Qué es JWT?"})
        text += "* " + std::string(question) + "\n";
    const notes::ReadResult note = read_note(text);
    CHECK(note.document.dialect == "question bullets without answers");
    CHECK(questions(note).size() == 9);
    CHECK(questions(note).front() == "Web: ¿Qué es TCP?");
}

TEST_CASE("a nested bullet that only translates or asks further is no answer") {
    const notes::ReadResult note = read_note(
        "- What is a closure?\n  - 클로저란 무엇인가요?\n- What is a port?\n  - A number.\n- Why 80?\n  - History.\n"
        "- What is DNS?\n  - Names.\n");
    const model::Document document = note.document.view();
    const std::vector<model::Card> cards = cards::make(document, 0);
    REQUIRE(cards.size() == 4);
    CHECK(cards[0].first_answer == cards[0].end_answer);
    CHECK(cards[1].first_answer < cards[1].end_answer);
}

TEST_CASE("tables of contents, ways back and badges are hidden, content is not") {
    const notes::ReadResult note = read_note(
        "# Notes\n\n[![build](https://img.shields.io/x.svg)](https://ci.dev) ![cov](https://codecov.io/b.svg)\n\n"
        "[What is A?](#a)\n\n[What is B?](#b)\n\n[What is C?](#c)\n\n## What is A?\n\nSee [below](#b) for more.\n\n"
        "- [one](https://one.dev)\n- [two](https://two.dev)\n\n[[↑] Back to top](#notes)\n\n## What is B?\n\nb\n\n"
        "###### [위로](#notes)\n\n## What is C?\n\n[처음으로](#notes)/[뒤로](../README.md)\n\nc\n\n| | |\n|---|---|\n| "
        "1 | "
        "[x](https://x.dev) |\n");
    CHECK(hidden_lines(note) == std::vector<std::uint32_t>{3, 5, 7, 9, 18, 24, 28});
    CHECK(questions(note) == Questions{"What is A?", "What is B?", "What is C?"});
    const notes::ReadResult table = read_note(
        "## Table of Contents\n\n| No. | Question |\n|---|---|\n| | **Core** |\n| 1 | [What is A?](#a) |\n| 2 | [What "
        "is "
        "B?](#b) |\n\n## What is A?\n\na\n\n## What is B?\n\nb\n");
    CHECK(hidden_lines(table) == std::vector<std::uint32_t>{1, 3});
}

TEST_CASE("a link named as a place leads back only where its target does") {
    CHECK(
        hidden_lines(read_note("# SQL\n\n- [Index](database/index.md)\n- [Transaction](database/transaction.md)\n\n## "
                               "[Index](https://a.dev/index)\n\n[Top](top.md)\n\n[return](keywords/return.md)\n\n"
                               "[Menu](../widgets/menu.md)\n"))
            .empty());
    CHECK(hidden_lines(read_note("# SQL\n\n[Index](../README.md)\n\n[Top](#sql)\n\n[Home](README.md)\n\n[Up](..)\n\n"
                                 "[Contents](../../index.md#sql) / [뒤로](https://a.dev/notes)\n\n[목차](./)\n")) ==
          std::vector<std::uint32_t>{3, 5, 7, 9, 11, 13});
}

TEST_CASE("a way back inside a heading is no part of a section's name") {
    const notes::ReadResult note = read_note(
        "# Interview\n\n#### [[⬆]](#toc) <a name='x'>General:</a>\n\n* What is A?\n  * a\n* What is B?\n  * b\n* What "
        "is "
        "C?\n  * c\n");
    CHECK(questions(note) == Questions{"General: What is A?", "General: What is B?", "General: What is C?"});
}

TEST_CASE("a book's chapter is read, and asks only where it asks") {
    CHECK(questions(read_note(
              "## What Is Ownership?\n\nA set of rules.\n\n### The Stack and the Heap\n\ntext\n\n### Ownership "
              "Rules\n\n- one\n- two\n")) == Questions{"What Is Ownership?"});
    CHECK(questions(read_note("## Traits\n\ntext\n\n### Defining a Trait\n\ntext\n\n### Using It\n\ntext\n")).empty());
}

TEST_CASE("stars, emoji and numbers before a question are no part of what decides") {
    CHECK(questions(read_note("## ⭐️ 为什么快？\n\na\n\n## 🔥 3. What is B?\n\nb\n")) ==
          Questions{"⭐️ 为什么快？", "What is B?"});
}

TEST_CASE("a note can say what its questions are") {
    constexpr std::string_view body = "# T\n\n## Part\n\n### Alpha\n\na\n\n### Beta\n\nb\n";
    const Questions found{"Part: Alpha", "Part: Beta"};
    CHECK(questions(read_note("<!-- viva: questions=h3 -->\n\n" + std::string(body))) == found);
    CHECK(questions(read_note("---\nviva-questions: h3\n---\n\n" + std::string(body))) == found);
    CHECK(questions(read_note("---\nviva:\n  questions: h3\n---\n\n" + std::string(body))) == found);
    notes::ReadOptions options;
    options.questions = "h3";
    CHECK(questions(read_note(body, options)) == found);
    CHECK(questions(read_note("<!-- viva: questions=none -->\n\n## What?\n\nThat.\n")).empty());
    CHECK(questions(read_note("<!-- viva: questions=bullets -->\n\n- one\n  - 1\n- two\n  - 2\n")) ==
          Questions{"one", "two"});
    CHECK(questions(read_note("<!-- viva: questions=bold -->\n\n**One**\n\n1\n\ntext **two**\n")) == Questions{"One"});
    const notes::ReadResult wrong = read_note("<!-- viva: questions=h9 -->\n\n## What?\n\nThat.\n");
    CHECK(questions(wrong) == Questions{"What?"});
    CHECK(tests::messages(wrong) ==
          "note.md:1: this says nothing about which parts of the note ask: h9\n  <!-- viva: questions=h9 -->\n"
          "  hint: write questions=h3, or h2,h3, bullets, bold or none\n");
}

TEST_CASE("every dialect is weighed, with a reason") {
    const notes::ReadResult note = read_note("## What is A?\n\na\n\n## What is B?\n\nb\n");
    CHECK(note.considered.size() > 5);
    double best = 0;
    for (const notes::Considered& one : note.considered) {
        CHECK_FALSE(one.why.empty());
        best = std::max(best, one.score);
    }
    CHECK(best > 0.5);
}

TEST_CASE("questions listed first and answered below are asked once") {
    const notes::ReadResult note = read_note(
        "1、What is a topic?\n\n2、How many partitions?\n\n3、Who reads?\n\n8、What else?\n\n## Answers\n\n### 1、What "
        "is "
        "a topic?\n\nA log.\n\n### 2、How many partitions\n\nAs many as set.\n\n### 3、Who reads?\n\nA "
        "consumer.\n\n8、What else?\n\nNothing.\n");
    std::vector<std::string> found = tests::questions(note);
    std::sort(found.begin(), found.end());
    CHECK(found == Questions{"How many partitions", "What is a topic?", "Who reads?"});
    CHECK(tests::messages(note) == "");
}
