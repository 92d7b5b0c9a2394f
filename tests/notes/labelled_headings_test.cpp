// Notes whose headings only say "Question" and "Answer".
#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("under a heading that says Question stands the question, under Answer its answer") {
    CHECK(cards_of("# Closures\n\n## Question\n\nWhat does a closure keep?\n\n## Answer\n\nThe variables of its "
                   "scope.\n\n## References\n\n- a book\n") ==
          Questions{"What does a closure keep? => The variables of its scope."});
    CHECK(cards_of("## 질문\n\n> 가비지 컬렉션을 설명해 주세요.\n\n## 답변\n\n쓰지 않는 메모리를 거둔다.\n\n- 세대별로 "
                   "나눈다.\n") ==
          Questions{"가비지 컬렉션을 설명해 주세요. => 쓰지 않는 메모리를 거둔다. 세대별로 나눈다."});
    CHECK(cards_of("## 문제 3\n\n두 수의 합을 구하라.\n\n## 풀이 3\n\n더한다.\n") ==
          Questions{"두 수의 합을 구하라. => 더한다."});
    CHECK(cards_of("## Question\n\nReverse a list\n\n## Solution\n\nSwap the links.\n") ==
          Questions{"Reverse a list => Swap the links."});
    CHECK(cards_of("## Question:\n\nExplain the event loop\n\n### Answer:\n\nIt runs what is queued.\n\n#### In "
                   "short\n\nOne thing at a time.\n\n## Question:\n\nName a use of it\n\n### Answer:\n\nTimers.\n") ==
          Questions{"Explain the event loop => It runs what is queued. In short One thing at a time.",
                    "Name a use of it => Timers."});
}

TEST_CASE("a question in two languages has an answer in each") {
    constexpr std::string_view note =
        "---\ntitle: Adapter / Адаптер\n---\n\n# Вопрос (RU)\n> Что такое паттерн `Adapter`?\n\n# Question (EN)\n> "
        "What is the `Adapter` pattern?\n\n---\n\n## Ответ (RU)\n\n### Определение\n\nОн соединяет два "
        "интерфейса.\n\n### Пример\n\nДва "
        "штекера.\n\n## Answer (EN)\n\nIt joins two interfaces.\n\n---\n\n## Follow-ups\n\n- What is a facade?\n";
    CHECK(cards_of(note) ==
          Questions{"Что такое паттерн Adapter? => Определение Он соединяет два интерфейса. Пример Два штекера.",
                    "What is the Adapter pattern? => It joins two interfaces."});
    const notes::ReadResult read = read_note(note);
    CHECK(read.document.title == "Adapter / Адаптер");
    CHECK(read.diagnostics.empty());
}

TEST_CASE("answers that stand behind all questions find theirs by what the headings say") {
    CHECK(cards_of("# Quiz\n\n## Question 1\n\nWhat is a mutex?\n\n## Question 2\n\nWhat is a semaphore?\n\n## Answer "
                   "2\n\nA counter that waits.\n\n## Answer 1\n\nA lock with an owner.\n") ==
          Questions{"What is a mutex? => A lock with an owner.", "What is a semaphore? => A counter that waits."});
}

TEST_CASE("an answer without a number answers the question above it") {
    CHECK(cards_of("## Question 1\n\nWhat is a mutex?\n\n### Answer\n\nA lock.\n\n## Question 2\n\nWhat is a "
                   "semaphore?\n\n### Answer\n\nA counter.\n") ==
          Questions{"What is a mutex? => A lock.", "What is a semaphore? => A counter."});
}

TEST_CASE("a hundred thousand labels that fit nothing are read at once") {
    std::string note;
    for (int i = 0; i < 50'000; ++i) note += "# Question (A)\n\nWhy?\n\n";
    for (int i = 0; i < 50'000; ++i) note += "# Answer (B)\n\nBecause.\n\n";
    CHECK(cards_of(note).empty());
}

TEST_CASE("a label that is the only heading of the first level is no title") {
    CHECK(read_note("# Question\n\nWhy?\n\n## Answer\n\nBecause.\n", {}, "why-so.md").document.title != "Question");
}

TEST_CASE("a heading Question without an answer of its own is a heading as any other") {
    CHECK(cards_of("## Question\n\nWe ask ourselves much.\n\n## Method\n\nWe look.\n").empty());
    CHECK(cards_of("## Q\n\nQueue.\n\n## A\n\nArray.\n").empty());
    CHECK(cards_of("## Answer\n\nForty-two.\n\n## Question\n\nUnknown.\n").empty());
}
