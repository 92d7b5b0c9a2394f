// Notes as strangers write them, in shapes and languages that no corpus has.
#include <doctest/doctest.h>

#include "dump.h"
#include "helpers.h"

using namespace viva;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

/// "question => answer" of every main card; the answer is what its leaves say, a space between them.
Questions cards_of(const notes::ReadResult& note) {
    const model::Document document = note.document.view();
    Questions found;
    for (const model::Card& card : cards::make(document, 0)) {
        if (card.derived_from != 0) continue;
        std::string text(document.of(card.question));
        text += " =>";
        for (std::uint32_t i = card.first_answer; i < card.end_answer; ++i)
            if (document.blocks[i].text.size > 0 && document.blocks[i].kind != model::BlockKind::html)
                text.append(" ").append(document.of(document.blocks[i].text));
        found.push_back(text);
    }
    return found;
}

Questions cards_of(std::string_view text, std::string_view file = "note.md") {
    return cards_of(read_note(text, {}, file));
}

std::string blocks_of(std::string_view text) {
    const std::string all = tests::dump(read_note(text).document.view(), {});
    const std::size_t start = all.find("# Blocks\n") + 9;
    return all.substr(start, all.find("\n# Cards") - start);
}

}  // namespace

TEST_CASE("questions and answers are labelled in many languages") {
    CHECK(cards_of("F: Was ist RAII?\nA: Ein Objekt hält eine Ressource.\n\nF: Wozu dient `std::move`?\nA: Zum "
                   "Verschieben.\n") ==
          Questions{"Was ist RAII? => Ein Objekt hält eine Ressource.", "Wozu dient std::move? => Zum Verschieben."});
    CHECK(cards_of("P: ¿Qué es la JVM?\n\nR: Una máquina virtual.\n") ==
          Questions{"¿Qué es la JVM? => Una máquina virtual."});
    CHECK(cards_of("**В:** Что такое горутина?\n\n**О:** Лёгкий поток.\n") ==
          Questions{"Что такое горутина? => Лёгкий поток."});
    CHECK(cards_of(
              "問1. TCPとUDPの違いは何ですか。\n\n答. TCPは信頼性があります。\n\n問2. DNSとは何ですか。\n\n答. 名前を"
              "アドレスに変換します。\n") == Questions{"TCPとUDPの違いは何ですか。 => TCPは信頼性があります。",
                                                       "DNSとは何ですか。 => 名前をアドレスに変換します。"});
    CHECK(cards_of("Q1. 교착 상태의 조건은?\n\n답변:\n- 상호 배제\n- 비선점\n\nQ2. 스레드란?\n\n답변: 실행 단위.\n") ==
          Questions{"교착 상태의 조건은? => 상호 배제 비선점", "스레드란? => 실행 단위."});
    CHECK(cards_of("Q. 스레드란?\nA. 실행 단위.\n") == Questions{"스레드란? => 실행 단위."});
    CHECK(cards_of("질문/Question: 스레드란?\n\n답변/Answer: 실행 단위.\n") == Questions{"스레드란? => 실행 단위."});
    CHECK(cards_of("س: ما هو المتغير؟\nج: اسم لقيمة.\n") == Questions{"ما هو المتغير؟ => اسم لقيمة."});
}

TEST_CASE("letters that look like labels are none") {
    CHECK(cards_of("P: 0.93\nR: 0.88\n").empty());
    CHECK(cards_of("F: forward\nA: after\n").empty());
    CHECK(cards_of("Q. Which one?\n\nA. one\nB. two\nC. three\n") == Questions{});
    CHECK(cards_of("The model has precision P: high. R: low\n").empty());
}

TEST_CASE("labels may begin bullets, side by side or nested, and share a line") {
    const Questions expected = {"What is ARP? => It maps addresses.", "What is NAT? => It rewrites them."};
    CHECK(cards_of("- Q: What is ARP?\n- A: It maps addresses.\n- Q: What is NAT?\n- A: It rewrites them.\n") ==
          expected);
    CHECK(cards_of("- Q: What is ARP?\n  - A: It maps addresses.\n- Q: What is NAT?\n  - A: It rewrites them.\n") ==
          expected);
    CHECK(cards_of("**Q: What is ARP? A: It maps addresses.**\n\n**Q: What is NAT? A: It rewrites them.**\n") ==
          expected);
    CHECK(cards_of("Q: What is ARP? A: It maps addresses.\nQ: What is NAT? A: It rewrites them.\n") == expected);
    // One that fits no pair: a list as any other.
    CHECK(cards_of("- Q: What is ARP?\n- It maps addresses.\n- A: Yes.\n").empty());
}

TEST_CASE("a question that shares its paragraph with the answer is cut off, where the note does so again") {
    CHECK(cards_of(
              "1. **O que é herança?**\n   Uma classe recebe os membros.\n\n2. **O que é polimorfismo?**\n   A mesma "
              "mensagem.\n") ==
          Questions{"O que é herança? => Uma classe recebe os membros.", "O que é polimorfismo? => A mesma mensagem."});
    CHECK(cards_of("**¿Qué es A?**\nLa primera.\n\n**¿Qué es B?**\nLa segunda.\n") ==
          Questions{"¿Qué es A? => La primera.", "¿Qué es B? => La segunda."});
    CHECK(cards_of("**What is A?** The first.\n\n**What is B?**: The second.\n\n**What is C?** - The third.\n") ==
          Questions{"What is A? => The first.", "What is B? => The second.", "What is C? => The third."});
    CHECK(cards_of("What is A?\nThe first.\n\nWhat is B?\nThe second.\n\nWhat is C?\nThe third.\n") ==
          Questions{"What is A? => The first.", "What is B? => The second.", "What is C? => The third."});
    CHECK(cards_of("**Why?** Because it is so.\n\nMore text here.\n").empty());
    CHECK(
        cards_of("Did you ever wonder?\nSo did we.\n\nA book\nof prose.\n\nIts lines\nbreak anywhere.\n\nEven\nhere.\n")
            .empty());
}

TEST_CASE("questions in lists of one line are answered by what stands below the list") {
    CHECK(cards_of("1. What is the kernel?\n\nThe core.\n\n2. What is a shell?\n\nA program.\n\n```\nsh\n```\n\n"
                   "3. Explain chmod\n\nPermissions.\n\n## More\n\ntext\n") ==
          Questions{"What is the kernel? => The core.", "What is a shell? => A program. sh",
                    "Explain chmod => Permissions."});
    // A text with lists is none.
    CHECK(cards_of("- one\n\ntext\n\n- two\n\ntext\n\n- What is three?\n\ntext\n").empty());
}

TEST_CASE("a table says in its head that it asks and answers") {
    CHECK(cards_of(
              "| # | Question | Answer |\n|---|---|---|\n| 1 | What is a list? | A sequence |\n| 2 | And `None`? | "
              "Nothing |\n| 3 | Empty? | |\n") == Questions{"What is a list? => A sequence", "And None? => Nothing"});
    CHECK(cards_of("| Вопрос | Ответ |\n|---|---|\n| Что такое GIL? | Замок |\n") ==
          Questions{"Что такое GIL? => Замок"});
    CHECK(cards_of("| Term | Answer |\n|---|---|\n| What? | x |\n").empty());
}

TEST_CASE("a heading or bullet that only translates the question is no question and no answer") {
    CHECK(
        cards_of(
            "### 1. 제너레이터란?\n### 1. What is a generator?\n\n값을 하나씩 만든다.\n\n### 2. GIL이란?\n### 2. What "
            "is the GIL?\n\n잠금이다.\n\n### 3. 끝인가?\n\n그렇다.\n") ==
        Questions{"제너레이터란? => 값을 하나씩 만든다.", "GIL이란? => 잠금이다.", "끝인가? => 그렇다."});
    CHECK(cards_of("## Что такое GIL?\n## What is the GIL?\n\nЗамок.\n\n## Зачем?\n\nТак.\n") ==
          Questions{"Что такое GIL? => Замок.", "Зачем? => Так."});
    // Two questions in one language, the first without an answer, are two.
    CHECK(questions(read_note("## What is A?\n## What is B?\n\nb\n")) == Questions{"What is A?", "What is B?"});
    const notes::ReadResult bullets = read_note(
        "- 훅의 규칙은 무엇인가요?\n  - What are the rules of hooks?\n  - 최상위에서만 부른다.\n- 훅이란?\n  - What is "
        "a "
        "hook?\n- 상태란 무엇인가요?\n  - What is state?\n  - 값이다.\n");
    CHECK(questions(bullets) == Questions{"훅의 규칙은 무엇인가요?", "상태란 무엇인가요?"});
    const model::Document document = bullets.document.view();
    for (const model::CardPart& part : cards::make_deck(document, 0).parts)
        CHECK(document.of(part.text).find("What") == std::string_view::npos);
}

TEST_CASE("numbers with labels and Chinese numbers are no part of the question") {
    CHECK(cards_of("## Câu 1: PHP là gì?\n\nNgôn ngữ.\n\n## Câu 2: Session là gì?\n\nPhiên.\n\n## Lời kết\n\nChúc may "
                   "mắn!\n") == Questions{"PHP là gì? => Ngôn ngữ.", "Session là gì? => Phiên."});
    CHECK(cards_of("## 一、什么是事务？\n\n一组操作。\n\n## 二、什么是锁？\n\n互斥。\n") ==
          Questions{"什么是事务？ => 一组操作。", "什么是锁？ => 互斥。"});
    CHECK(
        cards_of("### Question 1 : Qu'est-ce que le DOM ?\n\nUn arbre.\n\n### Question 2 : Expliquez la portée.\n\nUn "
                 "bloc.\n\n### Question 3 : Et CSS ?\n\nLe style.\n") ==
        Questions{"Qu'est-ce que le DOM ? => Un arbre.", "Expliquez la portée. => Un bloc.", "Et CSS ? => Le style."});
    // Chapters of a book are counted so, too.
    CHECK(
        cards_of("## 一、背景\n\n文。\n\n## 二、安装\n\n文。\n\n## 三、使用\n\n文。\n\n## 四、部署\n\n文。\n").empty());
}

TEST_CASE("headings of AsciiDoc and MediaWiki are headings where Markdown has none") {
    const notes::ReadResult note = read_note(
        "= Kubernetes\n\n== Basics\n\n=== What is a pod?\n\nA unit.\n\n== Operations ==\n\n=== How to roll back? "
        "===\n\n----\n== not here\n----\n");
    CHECK(note.document.title == "Kubernetes");
    CHECK(questions(note) == Questions{"Basics: What is a pod?", "Operations: How to roll back?"});
    CHECK(read_note("# A\n\n== b\n\n== c\n").document.blocks.size() == 3);
    CHECK(read_note("== alone\n").document.blocks[0].kind == model::BlockKind::paragraph);
}

TEST_CASE("an Obsidian callout that asks is a card, another one is to read") {
    CHECK(cards_of("> [!question]- When is quicksort slow?\n> When the pivot is bad.\n>\n> Or sorted.\n\n> [!note] "
                   "Remember\n> Memory.\n\n> [!faq] Why?\n>\n> So.\n") ==
          Questions{"When is quicksort slow? => When the pivot is bad. Or sorted.", "Why? => So."});
    CHECK(cards_of("> [!question] Why?\n\ntext\n").empty());
}

TEST_CASE("slanted tasks among slanted questions ask, too") {
    CHECK(cards_of("*What is A?*\n\na\n\n*What is B?*\n\nb\n\n_Explain ACID._\n\nc\n\n*really*\n\nd\n") ==
          Questions{"What is A? => a", "What is B? => b", "Explain ACID. => c really d"});
}

TEST_CASE("a readme with badges, contents and a licence asks only its questions") {
    CHECK(
        questions(read_note(
            "<h1 align=\"center\">Questions</h1>\n\n[![Licence](https://img.shields.io/x.svg)](LICENSE)\n\n## Table of "
            "Contents\n\n- [What is a container?](#what-is-a-container)\n- [License](#license)\n\n## "
            "Introduction\n\nHi.\n\n"
            "## What is a container?\n\nA process.\n\n[⬆ back to top](#table-of-contents)\n\n## What is an image?\n\nA "
            "template.\n\n## Explain layers\n\nFiles.\n\n## Next steps\n\nRead.\n\n## License\n\nMIT\n")) ==
        Questions{"What is a container?", "What is an image?", "Explain layers"});
}

TEST_CASE("toggles of Notion ask, what stands beside them does not") {
    CHECK(questions(
              read_note("# Front-end\n\nCreated: March 3\n\n<details>\n<summary>What is the event "
                        "loop?</summary>\n\nTasks.\n\n</details>\n\n<details>\n<summary><strong>What is "
                        "hoisting?</strong></summary>\n\nMoved.\n\n</details>\n\n<aside>\n💡 Practise.\n</aside>\n")) ==
          Questions{"What is the event loop?", "What is hoisting?"});
}

TEST_CASE("a list of questions without answers is one message, with the first lines") {
    std::string list = "# Behaviour\n\n";
    for (int i = 1; i <= 100; ++i) list += std::to_string(i) + ". Why did you do " + std::to_string(i) + "?\n";
    const notes::ReadResult note = read_note(list);
    CHECK(questions(note).size() == 100);
    CHECK(tests::messages(note) ==
          "note.md:3:1: 100 questions have no answer (lines 3, 4, 5, 6, 7, 8, 9, 10 and 92 more)\n"
          "  1. Why did you do 1?\n"
          "  ^\n"
          "  hint: write the answer under each question, or mark it <!-- viva: skip -->\n");
}

TEST_CASE("boxes of MkDocs that ask are questions, the others are quotes under their title") {
    const notes::ReadResult note = read_note(
        "# FAQ\n\n??? question \"What is a generator?\"\n    A function that yields.\n\n    It keeps its place.\n\n"
        "???+ faq \"What is a decorator?\"\n    - It takes a function.\n    - It gives one back.\n\n"
        "!!! note\n    Both are objects.\n\nThe end.\n");
    CHECK(cards_of(note) == Questions{"What is a generator? => A function that yields. It keeps its place.",
                                      "What is a decorator? => It takes a function. It gives one back."});
    CHECK(note.diagnostics.empty());
    const std::string blocks = blocks_of("!!! tip \"Be quick\"\n    One.\n\n        code\n\nTwo.\n");
    CHECK(blocks ==
          "1-4 quote\n  1-2 paragraph: {strong:Be quick}↵One.\n  4-4 code\n    | code\n6-6 paragraph: Two.\n");
    CHECK(blocks_of("```\n!!! note\n    a\n```\n") == "1-4 code\n  | !!! note\n  |     a\n");
    CHECK(blocks_of("!!! surprising\n\nThat is all.\n") ==
          "1-1 paragraph: !!! surprising\n3-3 paragraph: That is all.\n");
}

TEST_CASE("cards exported one a line, with tabs, are cards") {
    CHECK(cards_of("#separator:tab\n#html:true\n#tags column:3\nWhat is HTTP?\tRequests and <b>answers</b>.\tweb\n"
                   "What is TLS?\tEncryption below it.\tweb\nWhat is DNS?\tNames to addresses.\tnet\n",
                   "deck.txt") == Questions{"What is HTTP? => Requests and answers.",
                                            "What is TLS? => Encryption below it.",
                                            "What is DNS? => Names to addresses."});
    CHECK(cards_of("One line\twith a tab.\nAnother\tline.\nA third\tone.\nAnd one without.\n").empty());
}

TEST_CASE("numbered bold lines that mostly ask in words are questions, steps are none") {
    CHECK(cards_of("# Java\n\n**1. Explain autoboxing**\n\nAn int becomes an Integer.\n\n**2. Compare JDK and "
                   "JRE**\n\nThe JDK has the compiler.\n\n**3. Explain type erasure**\n\nTypes are gone.\n") ==
          Questions{"Explain autoboxing => An int becomes an Integer.",
                    "Compare JDK and JRE => The JDK has the compiler.", "Explain type erasure => Types are gone."});
    CHECK(cards_of("# Setting up\n\n**1. Install it**\n\nWith apt.\n\n**2. Start it**\n\nAs a service.\n\n"
                   "**3. Look at it**\n\nIn a browser.\n")
              .empty());
}

TEST_CASE("an answer under a heading of its own is an answer to what stands above it") {
    const notes::ReadResult note = read_note(
        "# Pods\n\n## Question 1\n\nWhat is a pod?\n\n### Answer\n\nThe smallest unit.\n\n## Question "
        "2\n\nWhat is a service?\n\n### Answer\n\nAn address.\n\n## Question 3\n\nWhat is an "
        "ingress?\n\n### Answer\n\nRules.\n");
    CHECK(cards_of(note).size() == 3);
    CHECK(note.diagnostics.empty());
}

TEST_CASE("bullets that Logseq marks as cards are cards, and numbers on keys are numbers") {
    CHECK(cards_of("- What is a page fault? #card\n\t- An access to a page that is not there.\n- Thrashing #card\n"
                   "\t- All time goes into paging.\n- Plain words.\n") ==
          Questions{"What is a page fault? => An access to a page that is not there.",
                    "Thrashing => All time goes into paging."});
    CHECK(questions(read_note("# Docker\n\n1️⃣ **What is an image?**\nLayers.\n\n2️⃣ **What is a container?**\nA "
                              "process.\n\n3️⃣ **What is a volume?**\nA folder.\n")) ==
          Questions{"What is an image?", "What is a container?", "What is a volume?"});
}
