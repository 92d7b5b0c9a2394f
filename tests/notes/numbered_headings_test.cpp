#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "helpers.h"

using namespace viva;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

// In German: groups under a heading "Inhalt", as a nested list; sections are not divided by rules.
constexpr std::string_view german = R"(# Vorbereitung

## Inhalt

1. Netzwerke
   - [1] TCP und UDP
   - [2] Was macht DNS
   - [3] HTTP-Methoden
2. Datenbanken
   - [1] Indexe
   - [2] Normalformen

Viel Erfolg!

### 1) TCP und UDP

TCP ist verbindungsorientiert.

### 2) Was macht DNS?

Es löst Namen auf.

#### Warum gibt es Caches?

Weil es sonst langsam wäre.

### 3 HTTP Methoden

- GET
- POST

### 1) Index

Ein B-Baum.

### 2) Normalformen

Drei reichen.
)";

// In Russian: no table of contents, sections are higher headings, numbering goes on through them.
constexpr std::string_view russian = R"(# Собеседование

## Сети

### 1. Модель OSI

Семь уровней.

### 2. Порт

Число.

## Базы данных

### 3. Индекс

Дерево.

### 4. 404 или 403

Ошибки.

### Ссылки

- https://example.com
)";

// In English: bold captions over the lists; a heading that is in no list; the third run has no name.
constexpr std::string_view english = R"(# Notes

**Kernel**

- [Processes](#1-processes)
- [Threads](#2-threads)
- [Signals](#3-signals)

**Shell**

- [Pipes](#1-pipes)
- [Globing](#2-globs)

## 1. Processes
a
## 2. Threads
b
## 3. Signals
c

---

## 1. Pipes
d
## 2. Globbing
e
## 3. Quoting
f

---

## 1. Leftovers
g
)";

}  // namespace

TEST_CASE("section names come from a nested table of contents, whatever the language and the numbers look like") {
    const notes::ReadResult note = read_note(german);
    CHECK(note.document.dialect == "numbered headings under a table of contents");
    CHECK(questions(note) == Questions{"Netzwerke: TCP und UDP", "Netzwerke: Was macht DNS?",
                                       "Netzwerke: HTTP Methoden", "Datenbanken: Index", "Datenbanken: Normalformen"});
    CHECK(note.document.title == "Vorbereitung");
    CHECK(note.document.language == "de");
    CHECK(note.diagnostics.empty());
}

TEST_CASE("a question below a question is a card that derives from it") {
    const notes::ReadResult note = read_note(german);
    const model::Document document = note.document.view();
    const std::vector<model::Card> cards = cards::make(document, 0);
    REQUIRE(cards.size() == 6);
    CHECK(document.of(cards[2].question) == "Warum gibt es Caches?");
    CHECK(cards[2].derived_from == cards[1].id);
    CHECK(cards[1].end_line == 25);
}

TEST_CASE("higher headings between the questions name the sections") {
    const notes::ReadResult note = read_note(russian);
    CHECK(note.document.dialect == "numbered headings");
    CHECK(questions(note) ==
          Questions{"Сети: Модель OSI", "Сети: Порт", "Базы данных: Индекс", "Базы данных: 404 или 403"});
    CHECK(note.document.language == "ru");
}

TEST_CASE("captions over lists of links name the sections, and a run in no list has no name") {
    const notes::ReadResult note = read_note(english);
    CHECK(questions(note) == Questions{"Kernel: Processes", "Kernel: Threads", "Kernel: Signals", "Shell: Pipes",
                                       "Shell: Globbing", "Shell: Quoting", "Leftovers"});
    std::string shown;
    for (const model::Block& block : note.document.blocks)
        if (block.end_line < 13 && block.kind == model::BlockKind::paragraph && (block.flags & model::flag_hidden) == 0)
            shown += note.document.of(block.text);
    CHECK(shown.empty());
}

TEST_CASE("chapters that are numbered by chance are no questions") {
    CHECK(questions(read_note("# Guide\n\n## 1. Install\n\na\n\n## Usage\n\nb\n\n## Licence\n\nc\n")).empty());
    CHECK(questions(read_note("## 404 vs 403\n\na\n\n## 500 vs 502\n\nb\n\n## 301 vs 302\n\nc\n")).empty());
}

TEST_CASE("numbered headings stay questions when some are moved or taken out and nobody numbers the rest anew") {
    std::string text = "# Python\n\n";
    for (const int number : {1, 4, 2, 3, 6, 9, 5, 10, 12, 8})
        text += "### " + std::to_string(number) + ". Topic " + std::to_string(number) +
                "\n\nIts answer.\n\n#### Why?\n\nb\n\n";
    const notes::ReadResult note = read_note(text);
    CHECK(note.document.dialect == "numbered headings");
    const model::Document document = note.document.view();
    const std::vector<model::Card> cards = cards::make(document, 0);
    CHECK(std::count_if(cards.begin(), cards.end(), [](const model::Card& card) { return card.derived_from == 0; }) ==
          10);
}

TEST_CASE("numbered headings inside a list begin their section with the whole list") {
    // A section in the middle of a list would show half of it; a pack refuses it. Found by the fuzzer.
    for (const char* text :
         {"##### 1 \n3. ##### 1 0\n##### 1)", "## 1. One\n\n- ## 1. Two\n- ## 1. Three\n\n## 4. Four\n",
          "## 1. One\n\n- a\n\n  ***\n\n## 1. Two\n\n## 2. Three\n"}) {
        const notes::ReadResult note = read_note(text);
        CHECK_FALSE(note.document.sections.empty());
        std::vector<bool> is_outermost(note.document.blocks.size() + 1);
        for (std::uint32_t i = 0; i < note.document.blocks.size(); i = note.document.blocks[i].end)
            is_outermost[i] = true;
        is_outermost.back() = true;
        for (const model::Section& section : note.document.sections) {
            CHECK(section.first_block < section.end_block);
            CHECK(is_outermost[section.first_block]);
            CHECK(is_outermost[section.end_block]);
        }
    }
}

TEST_CASE("headings that ask before the numbered ones are questions as well") {
    const notes::ReadResult note = read_note(
        "### Index\n\n- [1. What is Kafka?](#1)\n\n### How do you use it?\n\nFor events.\n\n### Do you use "
        "transactions?\n\nYes.\n\n### The rest\n\n#### 1. What is Kafka?\n\nA log.\n\n#### 2. "
        "Architecture\n\nBrokers.\n\n#### 3. "
        "Retention\n\nBy time.\n\n#### 4. Lag\n\nA distance.\n");
    CHECK(questions(note) == Questions{"How do you use it?", "Do you use transactions?", "The rest: What is Kafka?",
                                       "The rest: Architecture", "The rest: Retention", "The rest: Lag"});
}
