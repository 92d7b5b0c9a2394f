#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("what stands above a folded answer asks, in whatever words") {
    CHECK(questions(read_note("# T\n\nExplain the life cycle.\n\n<details>\n<summary>Answer</summary>\n\nIt "
                              "begins.\n\n</details>\n\nThe file that holds the mounts\n\n<details>\n<summary>Show "
                              "answer</summary>\n\nfstab\n\n</details>\n")) ==
          Questions{"Explain the life cycle.", "The file that holds the mounts"});
    CHECK(questions(read_note("# T\n\n### What is a view?\n\n<details>\n<summary>Click to view the "
                              "solution</summary>\n\nSeen.\n\n</details>\n\n### The loader\n\n<details>\n<summary>"
                              "정답 보기</summary>\n\nLoads.\n\n</details>\n")) ==
          Questions{"What is a view?", "The loader"});
    CHECK(questions(read_note("# T\n\n**1.** A body falls. What is true of it?\n\n<details>\n<summary>Ответ</summary>"
                              "\n\nIt speeds up.\n\n</details>\n\n---\n\n**2.** The speed of light\n\n<details>\n"
                              "<summary>Показать ответ</summary>\n\nIt is constant.\n\n</details>\n")) ==
          Questions{"A body falls. What is true of it?", "The speed of light"});
}

TEST_CASE("one folded answer is no chance among headings that ask") {
    CHECK(questions(read_note("# T\n\n## What is a view?\n\nIt is seen.\n\n## The loader\n\n<details>\n<summary>Answer"
                              "</summary>\n\nIt loads.\n\n</details>\n")) ==
          Questions{"What is a view?", "The loader"});
}

TEST_CASE("items above folded answers ask, indented or not") {
    const Questions asked{"Explain closures", "Event loop"};
    CHECK(questions(read_note("# T\n\n1. Explain closures\n\n   <details><summary>Answer</summary>\n\n   A "
                              "function.\n\n   </details>\n\n2. Event loop\n\n   <details><summary>Answer</summary>"
                              "\n\n   A queue.\n\n   </details>\n")) == asked);
    const std::string_view beside =
        "# T\n\n* Explain closures\n\n<details>\n<summary>답변</summary>\n\nA function.\n\n</details>\n\n* Event "
        "loop\n\n<details>\n<summary>답변</summary>\n\nA queue.\n\n</details>\n";
    CHECK(questions(read_note(beside)) == asked);
    CHECK(read_note(beside).diagnostics.empty());
}

TEST_CASE("a summary around a folded answer asks") {
    CHECK(questions(read_note("# T\n\n<details><summary>Quiz 1. Gradual typing</summary>\n<details><summary>Answer"
                              "</summary>\n\nOptional types.\n\n</details></details>\n\n<details><summary>Quiz 2. "
                              "Traits</summary>\n<details><summary>Answer</summary>\n\nIt infers.\n\n</details>"
                              "</details>\n")) == Questions{"Gradual typing", "Traits"});
}

TEST_CASE("a paragraph under a number asks, and one under a heading that asks is part of its answer") {
    CHECK(
        questions(read_note("# Maps\n\n## Quiz\n\n### Question 1\n\nA map was changed. When is it seen?\n\n<details>\n"
                            "<summary>Show Answer</summary>\n\nSoon.\n\n</details>\n\n### Question 2\n\nName two "
                            "kinds.\n\n<details>\n<summary>Show Answer</summary>\n\nA, B.\n\n</details>\n"))
            .size() == 2);
    CHECK(questions(read_note("# T\n\n## What is a loop?\n\nIt repeats. Try one.\n\n<details>\n<summary>Solution"
                              "</summary>\n\nx\n\n</details>\n\n## What is a jump?\n\nIt goes on elsewhere.\n\n"
                              "<details>\n<summary>Solution</summary>\n\nx\n\n</details>\n")) ==
          Questions{"What is a loop?", "What is a jump?"});
}

TEST_CASE("what is only folded away asks nothing, and neither do code and options") {
    CHECK(cards_of("# T\n\nThe whole log.\n\n<details>\n<summary>Click to expand</summary>\n\nx\n\n</details>\n\nThe "
                   "other.\n\n<details>\n<summary>Show more</summary>\n\nx\n\n</details>\n")
              .empty());
    CHECK(cards_of("# T\n\n## Setup\n\nSome text.\n\n<details>\n<summary>Solution</summary>\n\nx\n\n</details>\n")
              .empty());
    CHECK(cards_of("# T\n\n## Plus\n\n```js\n+true;\n```\n\n- `1`\n- `NaN`\n\n<details>\n<summary>Answer"
                   "</summary>\n\n1\n\n</details>\n\n## Minus\n\n```js\n-true;\n```\n\n- `-1`\n- `NaN`\n\n"
                   "<details>\n<summary>Answer</summary>\n\n1\n\n</details>\n")
              .empty());
    CHECK(
        questions(read_note("# T\n\nWhich is it?\n\n- A. one\n- B. two\n\n<details>\n<summary>Answer</summary>\n\nB\n\n"
                            "</details>\n\nName the other.\n\n- A. one\n- B. two\n\n<details>\n<summary>Answer"
                            "</summary>\n\nA\n\n</details>\n")) == Questions{"Which is it?", "Name the other."});
}
