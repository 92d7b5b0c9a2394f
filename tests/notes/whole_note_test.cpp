// Notes that are one question each, as folders of hundreds of them are: the title asks, or the file's name.
#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("a title may ask in words") {
    CHECK(cards_of("# Explain the event loop\n\nOne thread takes tasks.\n\n## Phases\n\nTimers first.\n") ==
          Questions{"Explain the event loop => One thread takes tasks. Phases Timers first."});
    CHECK(questions(read_note("# Что такое замыкание\n\nФункция и её окружение.\n")) ==
          Questions{"Что такое замыкание"});
    CHECK(questions(read_note("# TCP와 UDP의 차이\n\nTCP는 연결을 맺는다.\n")) == Questions{"TCP와 UDP의 차이"});
    CHECK(questions(read_note("# lazy vs lateinit\n\n`lazy` is for `val`.\n")) == Questions{"lazy vs lateinit"});
}

TEST_CASE("a title that names a manual or a part of one asks nothing") {
    CHECK(questions(read_note("# How to contribute\n\nOpen an issue.\n", {}, "CONTRIBUTING.md")).empty());
    CHECK(questions(read_note("# Installation\n\nRun it.\n", {}, "how-to-install.md")).empty());
    CHECK(questions(read_note("# Known problems\n\nNone.\n")).empty());
}

TEST_CASE("a title in the head may ask, with code in it") {
    CHECK(questions(read_note("---\ntitle: ¿Qué problemas resuelve `shareReplay` con *_multicast_*?\n---\n\nComparte "
                              "la última emisión.\n\n## Respuesta\n\nUn `ReplaySubject`.\n")) ==
          Questions{"¿Qué problemas resuelve shareReplay con *_multicast_*?"});
    CHECK(read_note("---\ntitle: What does `yield` do?\n---\n\nIt waits.\n").document.title == "What does yield do?");
    CHECK(questions(read_note("---\ntitle: Explain the N+1 problem\ntags: [orm]\n---\n\nOne query for each row.\n")) ==
          Questions{"Explain the N+1 problem"});
}

TEST_CASE("a file's name that asks makes the note's title the question") {
    const std::string_view note = "# Infix function\n\nIt is called without a dot.\n\n## Links\n\nhttps://a.dev\n";
    CHECK(questions(read_note(note, {}, "Kotlin/What's infix function.md")) == Questions{"Infix function"});
    CHECK(questions(read_note(note, {}, "kotlin/what-is-an-infix-function.md")) == Questions{"Infix function"});
    CHECK(questions(read_note(note, {}, "Kotlin/Infix function.md")).empty());
    const notes::ReadResult headless =
        read_note("Both keep data in memory.\n\n### Threads\n\nMany, or one.\n", {}, "caching/memcached_vs_redis.md");
    CHECK(cards_of(headless) == Questions{"Memcached Vs Redis => Both keep data in memory. Threads Many, or one."});
    CHECK(headless.document.blocks.front().line == 1);
    CHECK(read_note("text\n", {}, "Node.js vs Deno.md").document.title == "Node.js vs Deno");
    // Where the note asks something itself, that is asked.
    CHECK(questions(read_note("# Infix\n\n## What is it?\n\nA call.\n", {}, "What is infix.md")) ==
          Questions{"What is it?"});
}

TEST_CASE("a first line that says what the file's name says is the title") {
    const notes::ReadResult note = read_note("MySQL 的自增 ID 用完了，怎么办？\n\n大家好。\n\n## 有主键\n\n报错。\n",
                                             {}, "mysql/MySQL 的自增 ID 用完了，怎么办？.md");
    CHECK(note.document.title == "MySQL 的自增 ID 用完了，怎么办？");
    CHECK(questions(note) == Questions{"MySQL 的自增 ID 用完了，怎么办？"});
    CHECK(read_note("Something else\n\ntext\n", {}, "notes.md").document.title == "Notes");
    CHECK(read_note("Cache\nis a store.\n", {}, "Cache.md").document.title_written == false);
}

TEST_CASE("a title that asks and has an answer is asked beside the questions below it") {
    CHECK(cards_of("# What is a closure?\n\nA function with its scope.\n\n## Example\n\nA counter.\n\n## Why use "
                   "closures?\n\nThey hide state.\n") ==
          Questions{"What is a closure? => A function with its scope. Example A counter.",
                    "Why use closures? => They hide state."});
    CHECK(
        cards_of("# What is a closure?\n\nA function with its scope.\n\n## Uses\n\n### Why use closures?\n\nThey hide "
                 "state.\n") ==
        Questions{"What is a closure? => A function with its scope.", "Why use closures? => They hide state."});
    CHECK(cards_of("# What is a closure?\n\nA function with its ==scope==.\n\nMore.\n") ==
          Questions{"What is a closure? => A function with its scope. More."});
    // Bullets that ask are no part of its answer, and what leads to the questions is none.
    CHECK(cards_of("# What is a closure?\n\nA function with its scope.\n\n- Why use it?\n  - It hides state.\n") ==
          Questions{"What is a closure? => A function with its scope.", "Why use it? => It hides state."});
    CHECK(questions(
              read_note("# What should I know?\n\n[Java](java.md) | [Go](go.md)\n\n## What is A?\n\na\n\n## What is "
                        "B?\n\nb\n")) == Questions{"What is A?", "What is B?"});
    CHECK(questions(
              read_note("# FAQ: what should I know?\n\nThis page collects what is asked most.\n\n## What is A?\n\na\n"
                        "\n## What is B?\n\nb\n")) == Questions{"What is A?", "What is B?"});
    CHECK(questions(read_note("# What should I know?\n\n**What is A?**\n\na\n\n**What is B?**\n\nb\n")) ==
          Questions{"What is A?", "What is B?"});
}

TEST_CASE("an answer under a heading that says so leaves what stands before it to the question") {
    for (const std::string_view label : {"Answer guide", "Model answer", "Short answer:", "Пример ответа", "모범 답안",
                                         "参考答案", "回答例", "Respuesta sólida", "Sample Answer"}) {
        INFO(label);
        const notes::ReadResult note =
            read_note("# Database index trade-offs\n\nWhy can an index slow an application?\n\n## " +
                      std::string(label) + "\n\nEach write updates it.\n");
        CHECK(cards_of(note) ==
              Questions{"Database index trade-offs => " + std::string(label) + " Each write updates it."});
    }
    // More than one of them are no one question.
    CHECK(questions(
              read_note("# Exam\n\n## Part one\n\ntext\n\n### Answer\n\na\n\n## Part two\n\ntext\n\n### Answer\n\nb\n"))
              .empty());
}
