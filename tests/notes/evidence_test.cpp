// What makes a line a question beside its own words: labels, numbers, what stands above and below it.
#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("labels of questions ask, in summaries and headings") {
    CHECK(questions(read_note("# TCP\n\n<details>\n<summary>Q. TCP와 UDP</summary>\n\na\n\n</details>\n\n<details>\n"
                              "<summary>Q. 3-way handshake</summary>\n\nb\n\n</details>\n")) ==
          Questions{"TCP와 UDP", "3-way handshake"});
    CHECK(questions(read_note("# T\n\n## 질문) 스프링 Validator\n\na\n\n## 질문) 스프링 Converter\n\nb\n")) ==
          Questions{"스프링 Validator", "스프링 Converter"});
    CHECK(questions(read_note("# T\n\n### 1. **Question**: Explain slices.\n\n**Sample Answer**: Views.\n\n### 2. "
                              "**Question**: Goroutines\n\n**Sample Answer**: By a scheduler.\n")) ==
          Questions{"Explain slices.", "Goroutines"});
    CHECK(cards_of("# Plan\n\n## Q1 2024\n\nSell.\n\n## Q2 2024\n\nBuy.\n").empty());
    CHECK(
        cards_of("# Design\n\n## Problem: slow queries\n\nText.\n\n## Problem: locks\n\nText.\n\n## Task 3: Deploy\n\n"
                 "Text.\n")
            .empty());
}

TEST_CASE("emoji before a label or a number are no part of it") {
    CHECK(questions(read_note("## A\n\n### ❓ Question\nWhat is a slice?\n\n### ✅ Answer\nA view.\n\n## B\n\n### ❓ "
                              "Question\nExplain maps.\n\n### ✅ Answer\nA table.\n"))
              .size() == 2);
    CHECK(questions(read_note("# T\n\n### 🔹 Q1: What is Docker?\n\nA platform.\n\n### 🔹 Q2: Volumes\n\nThey keep "
                              "data.\n")) == Questions{"What is Docker?", "Volumes"});
}

TEST_CASE("summaries in one row of numbers ask as soon as one does") {
    CHECK(questions(read_note(
              "# DNS\n\n<details>\n<summary>1. What is DNS?</summary>\n\na\n\n</details>\n\n<details>\n"
              "<summary>2. The hosts file</summary>\n\nb\n\n</details>\n\n<details>\n<summary>3. Record "
              "types</summary>\n\nc\n\n</details>\n")) == Questions{"What is DNS?", "The hosts file", "Record types"});
}

TEST_CASE("a heading that numbers and names a question leaves it to the line below") {
    CHECK(cards_of("## Part\n\n### Question 1: Mocks\nWhy should one test?\n\n**Answer:**\n- Mocks hide bugs.\n\n### "
                   "Question 2: Speed\nHow fast should it be?\n\n**Answer:** Fast.\n") ==
          Questions{"Why should one test? => Mocks hide bugs.", "How fast should it be? => Fast."});
    CHECK(
        cards_of("# T\n\n### Question 1: Races\n**Q**: Find the race.\n\n**Your Answer**:\n\nThere.\n\n### Question 2: "
                 "Locks\n**Q**: Explain locks.\n\n**Your Answer**:\n\nThey lock.\n") ==
        Questions{"Find the race. => There.", "Explain locks. => They lock."});
}

TEST_CASE("the infinitives of tasks ask, and what one is told to write") {
    CHECK(
        questions(read_note("# ES\n\n- Explicar los decoradores\n- Describir el modelo\n- Comparar listas\n- Definir "
                            "clausura\n- Enumera los tipos\n- Descrever o modelo\n- Expliquer le modèle\n- Décrire le "
                            "modèle\n"))
            .size() == 8);
    CHECK(
        questions(read_note("# T\n\n**Write a query to find pairs**\n\nx\n\n**True or false: it is so**\n\ny\n\n**What "
                            "is it?**\n\nz\n\n**Why?**\n\nz\n"))
            .size() == 4);
}

TEST_CASE("a few bullets ask where the note says that questions follow") {
    const std::string_view bullets =
        "## HTML\n\n- What is the doctype?\n- Explain data attributes.\n- Difference between span and div\n";
    CHECK(questions(read_note("# Questions\n\n" + std::string(bullets))).size() == 3);
    CHECK(questions(read_note("# Hypertext\n\n" + std::string(bullets))).empty());
}

TEST_CASE("a heading that asks above numbered questions is their section") {
    CHECK(questions(read_note("# T\n\n## Warm-up: do you remember?\n\n### Q1. What is a CPU?\n\na\n\n### Q2. Name the "
                              "parts.\n\nb\n")) ==
          Questions{"Warm-up: do you remember?: What is a CPU?", "Warm-up: do you remember?: Name the parts."});
}

TEST_CASE("what only compares, below a numbered question, is part of its answer") {
    const notes::ReadResult note = read_note(
        "# A\n\n### 1. What is A?\n\n#### Second step: push vs pull\n\nTwo.\n\n### 2. What is B?\n\nB.\n\n### 3. What "
        "is "
        "C?\n\nC.\n");
    CHECK(cards::make(note.document.view(), 0).size() == 3);
}

TEST_CASE("a translation in another script needs no question mark") {
    const notes::ReadResult note = read_note(
        "# Questions\n\n- How did you get into coding?\n  - コーディングを始めたきっかけを教えてください\n- Where do "
        "you "
        "live?\n  - お住まいはどこですか\n- What do you like?\n  - 趣味は何ですか？\n");
    CHECK(cards_of(note) ==
          Questions{"How did you get into coding? =>", "Where do you live? =>", "What do you like? =>"});
}

TEST_CASE("a title asks above numbered parts of its answer") {
    CHECK(questions(
              read_note("# Can a key be null?\n\nOne may.\n\n## Source\n\n### 1. The hash method\n\n0.\n\n### 2. The "
                        "put method\n\nAt 0.\n\n## Comparison\n\n### 1. HashMap and Hashtable\n\nThrows.\n\n### 2. "
                        "HashMap and TreeMap\n\nCompares.\n")) == Questions{"Can a key be null?"});
}

TEST_CASE("a file's name asks above several headings of the first level") {
    CHECK(cards_of("# SparseArray\nIt maps.\n\n# Example\nCode.\n", "What is a SparseArray.md") ==
          Questions{"What is a SparseArray => SparseArray It maps. Example Code."});
}

TEST_CASE("a table asks in its first column where nearly each cell ends in a question mark") {
    CHECK(
        cards_of("# T\n\n| You may get | Say |\n|---|---|\n| What is novel? | All. |\n| Why so? | It is fast. |\n| How "
                 "then? | By hand. |\n") ==
        Questions{"What is novel? => All.", "Why so? => It is fast.", "How then? => By hand."});
    CHECK(
        cards_of("# T\n\n| Can it | A | B |\n|---|---|---|\n| Scale? | Yes | No |\n| Run? | No | Yes |\n| Stop? | No | "
                 "No |\n")
            .empty());
}
