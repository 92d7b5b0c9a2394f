#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

constexpr const char* kinds[] = {"recall", "typed", "cloze", "versus", "list", "output", "choice"};

/// "kind: question | hidden or option | …", a right option with a star; derived cards begin with a plus.
std::vector<std::string> cards_of(std::string_view text) {
    const notes::ReadResult note = read_note(text);
    const model::Document document = note.document.view();
    const cards::Deck deck = cards::make_deck(document, 0);
    std::vector<std::string> found;
    for (const model::Card& card : deck.cards) {
        if (card.kind == model::CardKind::typed || card.kind == model::CardKind::list) continue;
        std::string line = (card.derived_from != 0 ? "+" : "") + std::string(kinds[static_cast<int>(card.kind)]) +
                           ": " + std::string(document.of(card.question));
        for (std::uint32_t i = 0; i < card.part_count; ++i) {
            const model::CardPart& part = deck.parts[card.first_part + i];
            if (part.kind == model::PartKind::key_point) continue;
            line += " | " + std::string(part.correct != 0 ? "*" : "") + std::string(document.of(part.text));
        }
        found.push_back(line);
    }
    return found;
}

/// The text of the answer's blocks, a slash between them.
std::string answer_of(std::string_view text, std::size_t index = 0) {
    const notes::ReadResult note = read_note(text);
    const model::Document document = note.document.view();
    const model::Card card = cards::make(document, 0)[index];
    std::string answer;
    for (std::uint32_t i = card.first_answer; i < card.end_answer; ++i)
        if (document.blocks[i].text.size > 0)
            answer += (answer.empty() ? "" : " / ") + std::string(document.of(document.blocks[i].text));
    return answer;
}

}  // namespace

TEST_CASE("lines labelled Q: and A: are question and answer, in one paragraph or several") {
    constexpr std::string_view note =
        "Q: What is a port?\nA: A number\nof 16 bits.\n\n- below 1024: root\n\n---\n\nSome prose.\n\n"
        "**Question 2:** Why 80?\n\n```\nGET /\n```\n\n**Answer:** History.\n\n질문: 포트란?\n답: 번호.\n";
    CHECK(questions(read_note(note)) == Questions{"What is a port?", "Why 80?", "포트란?"});
    CHECK(answer_of(note, 0) == "A number of 16 bits. / below 1024: root");
    CHECK(answer_of(note, 1) == "History.");
    CHECK(answer_of(note, 2) == "번호.");
}

TEST_CASE("a label without its counterpart is text") {
    CHECK(questions(read_note("Q: What is this?\n\nA paragraph.\n")).empty());
    CHECK(questions(read_note("# Notes\n\nA: first\n\nNote: second\n")).empty());
}

TEST_CASE("C: lines hide what stands in brackets, one card for each, tables included") {
    CHECK(cards_of("C: [Berlin] is the capital of [Germany].\n") ==
          Questions{"cloze: Berlin is the capital of Germany. | Berlin",
                    "+cloze: Berlin is the capital of Germany. | Germany"});
    CHECK(cards_of("C:\nEnglish: [fire]\n\nFrench: [feu]\n\n---\n\nAn array: a[0]\n") ==
          Questions{"cloze: English: fire | fire", "+cloze: English: fire | feu"});
    CHECK(cards_of("C: A table:\n\n| a | b |\n|---|---|\n| 1 | [2] |\n") == Questions{"cloze: A table: | 2"});
}

TEST_CASE("numbered clozes hide group by group, highlights one by one; comparisons are no highlights") {
    CHECK(cards_of("{{c1::Paris}} is in {{c2::France::country}}; {{c1::Lyon}} too.\n") ==
          Questions{"cloze: Paris is in France; Lyon too. | Paris | Lyon",
                    "+cloze: Paris is in France; Lyon too. | France"});
    CHECK(cards_of("The heart of it is ==the event loop==.\n") ==
          Questions{"cloze: The heart of it is the event loop. | the event loop"});
    CHECK(cards_of("`a == b` and a == b, or a==b and c==d; `{{c1::x}}` too.\n").empty());
}

TEST_CASE("front :: back needs spaces, or a note that calls itself a deck") {
    CHECK(cards_of("Capital of France :: Paris\nCapital of Spain :: Madrid\n") ==
          Questions{"recall: Capital of France", "recall: Capital of Spain"});
    CHECK(cards_of("- term ::: meaning\n") == Questions{"recall: term", "+recall: meaning"});
    CHECK(cards_of("Use std::move and Vec::new() here.\n").empty());
    CHECK(cards_of("#flashcards\n\nQuestion::Answer\n") == Questions{"recall: Question"});
    CHECK(answer_of("Capital of France :: Paris\n") == "Paris");
}

TEST_CASE("a line of one question mark parts front and back") {
    CHECK(cards_of("What holds\nthe stack?\n?\nA frame.\n") == Questions{"recall: What holds the stack?"});
    CHECK(cards_of("LIFO\n??\nA stack.\n") == Questions{"recall: LIFO", "+recall: A stack."});
    CHECK(answer_of("Layers\n?\n- TCP\n- IP\n\nProse.\n") == "TCP / IP");
    CHECK(cards_of("Really\n?\n").empty());
}

TEST_CASE("quiz blocks: ticks and blanks, not those in code") {
    CHECK(cards_of("# Quiz\n\n<quiz>\nWhich is even?\n- [ ] 3\n- [x] 4\n\nFour is.\n</quiz>\n\nProse.\n") ==
          Questions{"choice: Which is even? | 3 | *4"});
    CHECK(cards_of("<quiz>\nFrance's capital is [[Paris]].\n</quiz>\n") ==
          Questions{"cloze: France's capital is Paris. | Paris"});
    CHECK(cards_of("```\n<quiz>\nWhich?\n- [x] 4\n</quiz>\n```\n\n    <quiz>\n    Which?\n    </quiz>\n").empty());
    CHECK(answer_of("<quiz>\nWhich?\n- [ ] 3\n- [x] 4\n\nFour is.\n</quiz>\n\nProse.\n") == "Four is.");
}

TEST_CASE("options with letters or ticks, and a key in details, a heading, a paragraph or a fence") {
    const auto choice = [](std::string_view key) {
        return cards_of("### 1. Which?\n\n- A: one\n- B: two\n- C: three\n\n" + std::string(key) +
                        "\n\n### 2. Why?\n\nso\n");
    };
    const std::string right = "choice: Which? | one | *two | three";
    for (const char* key : {"<details><summary>Answer</summary>\n\n#### Answer: B\n\nBecause.\n\n</details>",
                            "<details>\n<summary>Show</summary>\nB\n</details>", "#### Ответ: B",
                            "**Correct answer:** B) two", "```\nAnswer: B\n```", "Resposta: B", "答案：B", "정답: B",
                            "## Vastaus jokin: B", "> Answer - B", "#### Key: B", "### Mein Tipp: B", "Solution (B)"})
        CHECK_MESSAGE(choice(key).front() == right, std::string(key));
    CHECK(choice("Answer: B and C").front() == "choice: Which? | one | *two | *three");
    CHECK(choice("Answer: a good reason is a good answer.").front() == "recall: Which?");
    CHECK(choice("Text.").front() == "recall: Which?");
    CHECK(cards_of("## Which?\n\nA) one\nB) two\n\nAnswer: A\n") == Questions{"choice: Which? | *one | two"});
    CHECK(cards_of("## Which?\n\n1. one\n2. two\n\nAnswer: 2\n") == Questions{"choice: Which? | one | *two"});
    CHECK(cards_of("## Which?\n\n- [ ] one\n- [x] two\n") == Questions{"choice: Which? | one | *two"});
    CHECK(cards_of("## Plan\n\n- [ ] one\n- [x] two\n").empty());
}

TEST_CASE("keys of all questions in one place belong to the questions by their numbers") {
    const Questions expected = {"choice: Which lists devices? | lspci | *lsblk",
                                "choice: Which is a shell? | cat | *bash"};
    const auto with = [](std::string_view keys) {
        return cards_of(
            "# Quiz\n\n### 1. Which lists devices?\nA. lspci\nB. lsblk\n\n### 2. Which is a shell?\nA. cat\nB. "
            "bash\n\n" +
            std::string(keys));
    };
    for (const char* keys : {"## Answers\n1. B\n2. B\n", "## Answer Key\n\n1. B) lsblk\n2. B – because\n",
                             "---\n\n**Answers:** 1-B, 2-B\n", "### Answers\n\n1-B, 2-B\n",
                             "## Answers\n\n| Question | Answer |\n|---|---|\n| 1 | B |\n| 2 | B |\n",
                             "## Ответы\n\n1) B\n2) B\n", "## 정답\n\n- 1: B\n- 2: B\n", "---\n\n1. B\n2. B\n",
                             "<details><summary>Answers</summary>\n\n1. B\n2. B\n\n</details>\n"})
        CHECK_MESSAGE(with(keys) == expected, std::string(keys));
    CHECK(answer_of("### 1. Which?\nA. a\nB. b\n\nBecause.\n\n### 2. What?\nA. a\nB. b\n\nSo.\n\n## Answers\n1. B\n2. "
                    "A\n",
                    1) == "So.");
    CHECK(
        cards_of("# Quiz\n\n**Q1. Which lists devices?**\nA. lspci\nB. lsblk\n\n**Q2. Which is a shell?**\nA. cat\nB. "
                 "bash\n\n## Answer Key\n\n1. B\n2. B\n") == expected);
}

TEST_CASE("an answer heading of each question is its own, whatever its level") {
    CHECK(cards_of("### 1. Which?\nA. a\nB. b\n\n### Answer\nB\n\n### 2. What?\nA. a\nB. b\n\n### Answer\nA\n") ==
          Questions{"choice: Which? | a | *b", "choice: What? | *a | b"});
    CHECK(cards_of("### 1. Which?\nA. a\nB. b\n\n## Answer\nB\n\n### 2. What?\nA. a\nB. b\n\n## Answer\nA\n") ==
          Questions{"choice: Which? | a | *b", "choice: What? | *a | b"});
}

TEST_CASE("an option is shown without what says that it is right") {
    CHECK(cards_of("### What lists devices?\n\n- a) lsblk ✅\n- b) lspci ❌\n\n### What holds mounts?\n\n- A. mtab\n- "
                   "B. fstab "
                   "(Correct)\n- C. proc\n") == Questions{"choice: What lists devices? | *lsblk | lspci",
                                                          "choice: What holds mounts? | mtab | *fstab | proc"});
}

TEST_CASE("a callout that offers the answer asks nothing") {
    CHECK(cards_of("Choose one.\n\n> [!question]- Show answer\n> **B.** It is a maximum.\n").empty());
    CHECK(
        cards_of(
            "**Question 1.** How often?\n\nA. Once a day.\n\nB. Every hour.\n\n> [!question]- Show answer\n> **Correct "
            "Answer: B.** It is a maximum.\n\n**Question 2.** The cheapest is\n\nA. this.\n\nB. that.\n\n> "
            "[!question]- "
            "Show answer\n> **Correct Answer: A.**\n") ==
        Questions{"choice: How often? | Once a day. | *Every hour.", "choice: The cheapest is | *this. | that."});
}

TEST_CASE("a line above lettered options with a key is a question") {
    const Questions expected = {"choice: Which lists devices? | *lsblk | lspci",
                                "choice: The file of mounts is | mtab | *fstab"};
    CHECK(cards_of("# T\n\n**Q1.** Which lists devices?\nA. lsblk\nB. lspci\n\n**Correct answer: A**\n\n---\n\n**Q2.** "
                   "The file of "
                   "mounts is\nA. mtab\nB. fstab\n\n**Correct answer: B**\n") == expected);
    CHECK(cards_of("# T\n\n**Question 1**\n\nWhich lists devices?\n\n- A) lsblk\n- B) lspci\n\nCorrect Answer: "
                   "A\n\n**Question "
                   "2**\n\nThe file of mounts is\n\n- A) mtab\n- B) fstab\n\nCorrect Answer: B) fstab\n") == expected);
    CHECK(
        cards_of("# T\n\n#### Question 1\n\nThe best is\n\n- [ ] a hammer\n- [x] a saw\n\n#### Question 2\n\nWhich is "
                 "blue?\n\n- [x] sky\n- [ ] grass\n") ==
        Questions{"choice: The best is | a hammer | *a saw", "choice: Which is blue? | *sky | grass"});
    CHECK(cards_of("Two ways lead there.\n\nA. By land.\nB. By sea.\n\nThe answer depends on the wind.\n").empty());
}

TEST_CASE("a label between a number and the question is not the question") {
    CHECK(tests::cards_of(
              "## 1\n\n### Question\n\nWhat is it?\n\n### Answer\n\nIt.\n\n## 2\n\n### Question\n\nWhat is "
              "that?\n\n### Options\n\nThis.\n\n## 3\n\n### Question\n\nExplain this.\n\n### Answer\n\nThis.\n") ==
          Questions{"What is it? => Answer It.", "What is that? => Options This.", "Explain this. => Answer This."});
}

TEST_CASE("options may be code below boxes") {
    CHECK(cards_of(
              "#### Q1. Which one prints 2?\n\n- [ ] :\n\n```bash\necho 1\n```\n\n- [x] :\n\n```bash\necho "
              "2\n```\n\n#### Q2. Next?\n\n- [ ]\n\n```bash\necho 3\n```\n\n- [x]\n\n```bash\necho 4\n```\n\n#### Q3. "
              "Which?\n\n- [ ] one:\n\n  ```bash\n  echo 5\n  ```\n\n- [x] two:\n\n  ```bash\n  echo 6\n  ```\n") ==
          Questions{"choice: Which one prints 2? | echo 1 | *echo 2", "choice: Next? | echo 3 | *echo 4",
                    "choice: Which? | echo 5 | *echo 6"});
}

TEST_CASE("statements that are numbered offer ticked options where the note asks so") {
    CHECK(
        cards_of(
            "# Quiz\n\n#### Q1. What is true?\n\n- [x] this\n- [ ] that\n\n#### Q2. The auditor must be "
            "independent in\n\n- [x] all services\n- [ ] all tax services\n\n#### Q3. It is ___.\n\n- [ ] debit\n- [x] "
            "credit\n") == Questions{"choice: What is true? | *this | that",
                                     "choice: The auditor must be independent in | *all services | all tax services",
                                     "choice: It is ___. | debit | *credit"});
}

TEST_CASE("options are paragraphs, one of them is bold, or the answer says its words") {
    CHECK(
        cards_of(
            "### 1. Which?\n\nA. one\n\nB. two\n\n**Answer: B**\n\n### 2. What?\n\nA) one\n\nB) two\n\nCorrect answer: "
            "A\n") == Questions{"choice: Which? | one | *two", "choice: What? | *one | two"});
    CHECK(cards_of(
              "# Quiz\n\n1. Which command lists devices?\n\n   a. lsblk ✅\n\n   b. lspci\n\n2. Which file holds the "
              "mounts?\n\n   a. mtab\n\n   b. fstab ✅\n\n3. Which is a shell?\n\n   a. bash ✅\n\n   b. cat\n") ==
          Questions{"choice: Which command lists devices? | *lsblk | lspci",
                    "choice: Which file holds the mounts? | mtab | *fstab", "choice: Which is a shell? | *bash | cat"});
    CHECK(cards_of("### 1. Which?\n- A. one\n- **B. two**\n\n### 2. What?\n- **A. one**\n- B. two\n") ==
          Questions{"choice: Which? | one | *two", "choice: What? | *one | two"});
    CHECK(cards_of(
              "### 1. Which?\n- [ ] one\n- [ ] two\n\n**Answer:** two\n\n### 2. What?\n- A. one\n- B. `two`\n\nAnswer: "
              "One.\n") == Questions{"choice: Which? | one | *two", "choice: What? | *one | two"});
    CHECK(tests::blocks_of("A: Hello.\n\nB: Hi.\n").find("item") == std::string::npos);
    CHECK(cards_of("# Quiz\n\n### What is it?\n\n- [] this\n- [x] that\n- [ ] other\n") ==
          Questions{"choice: What is it? | this | *that | other"});
}

TEST_CASE("what only looks like a key is none") {
    CHECK(tests::cards_of("## What are props?\n\nInputs.\n\n## Key\n\nKeys identify items.\n\n## What is state?\n\n"
                          "Memory.\n") ==
          Questions{"What are props? => Inputs.", "Key => Keys identify items.", "What is state? => Memory."});
    CHECK(tests::cards_of("## 1. What are props?\n\nInputs.\n\n## 2. What is state?\n\nMemory.\n\n## 3. Key\n\nKeys "
                          "identify items.\n") ==
          Questions{"What are props? => Inputs.", "What is state? => Memory.", "Key => Keys identify items."});
    CHECK(
        cards_of("## How to reverse a list?\n\n- Three pointers\n- Recursion\n\n### Solution 1: iterative\n\nCode.\n\n"
                 "### Solution 2: recursive\n\nCode.\n") == Questions{"recall: How to reverse a list?"});
    CHECK(cards_of("## Which loop?\n\n- for\n- while\n\n### Correct: 1\n\nCode.\n") ==
          Questions{"recall: Which loop?"});
    CHECK(tests::cards_of("## What is a pointer?\n\nAn address.\n\n## Language: C\n\nOld.\n") ==
          Questions{"What is a pointer? => An address."});
    CHECK(tests::cards_of("## What is a list?\n\nA chain.\n\n## ✅ 2 ways to walk it\n\nUp and down.\n") ==
          Questions{"What is a list? => A chain."});
    CHECK(questions(read_note("## Part one\n\n### Question: 1\n\nWhat is A?\n\na\n\n### Question: 2\n\nWhat is B?\n\n"
                              "b\n\n### Question: 3\n\nWhat is C?\n\nc\n")) ==
          Questions{"Part one: What is A?", "Part one: What is B?", "Part one: What is C?"});
    CHECK(tests::cards_of("## Which structure?\n\nReverse it.\n\n## Solution\n\nA stack.\n") ==
          Questions{"Which structure? => Solution A stack."});
}

TEST_CASE("a plan of what to do below another heading, or below the item, offers no answers to choose") {
    CHECK(cards_of("**What is a monad?**\n\nA monad is a monoid.\n\n## To do\n\n- [x] read paper\n- [ ] write "
                   "examples\n") == Questions{"recall: What is a monad?"});
    CHECK(cards_of("# Notes\n\n**What is a monad?**\n\nA monad is a monoid.\n\n## To do\n\n- [x] read paper\n- [ ] "
                   "write examples\n") == Questions{"recall: What is a monad?"});
    CHECK(cards_of("## What is a monad?\n\nA monad is a monoid.\n\n### To do\n\n- [x] read paper\n- [ ] write "
                   "examples\n") == Questions{"recall: What is a monad?"});
    CHECK(cards_of("- What is A?\n  - The first letter.\n- What is B?\n  - The second letter.\n- What is C?\n  - The "
                   "third letter.\n\nTo do:\n\n* [x] read paper\n* [ ] write examples\n") ==
          Questions{"recall: What is A?", "recall: What is B?", "recall: What is C?"});
    CHECK(cards_of("## Which?\n\n- one\n- two\n\n<details><summary>Answer</summary>\n\n2\n\n</details>\n") ==
          Questions{"choice: Which? | one | *two"});
    CHECK(cards_of("## Which?\n\n### Options\n\n- [ ] one\n- [x] two\n") == Questions{"choice: Which? | one | *two"});
    CHECK(cards_of("## Which?\n\n### Options\n\n- A) one\n- B) two\n\n### Answer: B\n") ==
          Questions{"choice: Which? | one | *two"});
}

TEST_CASE("the code that a choice is about belongs to its question") {
    const notes::ReadResult note = read_note(
        "###### 1. What's the output?\n\n```js\nf();\n```\n\n- A: 1\n- B: "
        "2\n\n<details><summary><b>Answer</b></summary>\n"
        "<p>\n\n#### Answer: A\n\nBecause.\n\n</p>\n</details>\n\n---\n\n###### 2. And?\n\nx\n\n###### 3. Or?\n\ny\n");
    const model::Document document = note.document.view();
    const model::Card card = cards::make(document, 0).front();
    CHECK(document.blocks[card.first_answer].kind == model::BlockKind::heading);
    CHECK(document.blocks[card.first_answer].line == 13);
    CHECK(document.sections.size() == 1);
}

TEST_CASE("summaries that ask are questions, and what the details hold is the answer") {
    constexpr std::string_view note =
        "# FAQ\n\n<details>\n<summary>What is a port?</summary>\n\nA number.\n\n### More\n\nSixteen "
        "bits.\n\n</details>\n\n"
        "<details>\n<summary>Why 80?</summary>\n\nHistory.\n\n</details>\n\n<details>\n<summary>Show all"
        "</summary>\n\nx\n\n</details>\n\nEnd.\n";
    CHECK(questions(read_note(note)) == Questions{"What is a port?", "Why 80?"});
    CHECK(answer_of(note, 0) == "A number. / More / Sixteen bits.");
    CHECK(answer_of(note, 1) == "History.");
}
