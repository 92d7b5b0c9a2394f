// Notes as strangers write them, in shapes and languages that no corpus has.
#include <algorithm>

#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::blocks_of;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

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
    // The first of the questions below one has its number, too.
    CHECK(
        cards_of("## 1. GC란?\n### 1. GC가 왜 필요한가?\n\n메모리.\n\n### 2. 알고리즘은?\n\n표시.\n\n## 2. JVM이란?\n\n"
                 "기계.\n") ==
        Questions{"GC란? => 1. GC가 왜 필요한가? 메모리. 2. 알고리즘은? 표시.", "JVM이란? => 기계."});
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

TEST_CASE("a question without a label is answered by a label below it") {
    CHECK(cards_of("1. Что такое замыкание?\nОтвет: функция и её область.\n\n2. Отличие let от var\nОтвет: "
                   "область.\n") ==
          Questions{"Что такое замыкание? => функция и её область.", "Отличие let от var => область."});
    CHECK(cards_of("3. let과 var의 차이\n답: 스코프.\n") == Questions{"let과 var의 차이 => 스코프."});
    CHECK(cards_of("What is ARP?\nA: It maps addresses.\n") == Questions{"What is ARP? => It maps addresses."});
    CHECK(cards_of("He said\nAnswer: no.\n").empty());
    const notes::ReadResult choice = read_note("1. Which one?\nA) one\nB) two\nAnswer: B\n");
    REQUIRE(questions(choice).size() == 1);
    CHECK(cards::make(choice.document.view(), 0)[0].kind == model::CardKind::choice);
}

TEST_CASE("brackets behind a label, arrows before an answer, labels in bold in one line") {
    CHECK(cards_of("Q1) What is ARP?\n\n-> It maps addresses.\n\nQ2) Explain NAT\n\n→ It rewrites them.\n") ==
          Questions{"What is ARP? => It maps addresses.", "Explain NAT => It rewrites them."});
    CHECK(cards_of("**Question:** Explain ARP **Answer:** It maps addresses.\n") ==
          Questions{"Explain ARP => It maps addresses."});
    CHECK(cards_of("### Q. 조인\n\nA.\n\n- 합친다.\n\n### Q. 인덱스\n\nA. 빠르다.\n") ==
          Questions{"조인 => 합친다.", "인덱스 => 빠르다."});
}

TEST_CASE("items that ask and answer in one line are cut in two, where most do") {
    CHECK(cards_of("* What is A? - The first.\n* What is B? — The second.\n* Is C the third? Yes, it is.\n") ==
          Questions{"What is A? => The first.", "What is B? => The second.", "Is C the third? => Yes, it is."});
    CHECK(cards_of("* One thing.\n* Is it fast? Sometimes.\n* Another thing.\n* A third.\n* Is it safe? No.\n* Is "
                   "it new? No.\n")
              .empty());
    CHECK(cards_of("1. **What is A?**\nThe first.\n\n2. **What is B?**\nThe second.\n\n3. **Explain C**\nThe "
                   "third.\n") ==
          Questions{"What is A? => The first.", "What is B? => The second.", "Explain C => The third."});
}

TEST_CASE("numbered lines of a plain text ask what stands below them") {
    CHECK(cards_of("面试题\n\n1、什么是闭包？\n\n函数和作用域。\n\n2、谈谈事件循环\n\n从队列取任务。\n\n3、let "
                   "和 var 的区别\n\n作用域。\n") == Questions{"什么是闭包？ => 函数和作用域。",
                                                               "谈谈事件循环 => 从队列取任务。",
                                                               "let 和 var 的区别 => 作用域。"});
    CHECK(
        questions(
            read_note("Contents\n\n1.1) What is Foo?\n1.2) Who wrote it?\n1.3) Where is it?\n\n------\n\nSubject: 1.1) "
                      "What is Foo?\n\nA language.\n\n------\n\nSubject: 1.2) Who wrote it?\n\nA group.\n\n------\n\n"
                      "Subject: 1.3) Where is it?\n\nIn the archive.\n"))
            .size() == 3);
    CHECK(cards_of("1、安装\n\n运行。\n\n2、配置\n\n编辑。\n\n3、启动\n\n完成。\n").empty());
}

TEST_CASE("tables ask by the last word of a head, in columns apart, and define terms outside of answers") {
    CHECK(
        cards_of("| No. | Interview question | Level | Short answer |\n|---|---|---|---|\n| 1 | What is TCP? | easy | "
                 "A stream |\n") == Questions{"What is TCP? => A stream"});
    constexpr std::string_view terms = "| Term | Definition |\n|---|---|\n| MTU | The largest packet |\n";
    CHECK(cards_of(terms) == Questions{"MTU => The largest packet"});
    CHECK(questions(read_note("## What do the words mean?\n\n" + std::string(terms))) ==
          Questions{"What do the words mean?"});
}

TEST_CASE("summaries that ask are questions under headings that only name their parts") {
    CHECK(questions(read_note(
              "# Kafka\n\n* [Basics](#basics)\n* [Cluster](#cluster)\n\n## 1. Basics\n\n<details>\n<summary>What is "
              "Kafka?</summary>\n\nA log.\n\n</details>\n\n## 2. Cluster\n\n<details>\n<summary>What is a "
              "broker?</summary>\n\nA server.\n\n</details>\n\n## 3. More\n\n<details>\n<summary>Explain "
              "offsets</summary>\n\nPlaces.\n\n</details>\n")) ==
          Questions{"1. Basics: What is Kafka?", "2. Cluster: What is a broker?", "3. More: Explain offsets"});
}

TEST_CASE("one row of numbers makes one row of questions, whatever the levels of the headings") {
    CHECK(questions(read_note("# JS\n\n## 1. What is A?\n\na\n\n## Any doubt ??\n\n## 2. Write B\n\nb\n\n## Any doubt "
                              "??\n\n### 3.What is C?\n\nc\n\n#### Way 1\n\nx\n\n## Any doubt ??\n\n#### 4. What is "
                              "D?\n\nd\n\n#### 5. What is E?\n\ne\n")) ==
          Questions{"What is A?", "Write B", "What is C?", "What is D?", "What is E?"});
    CHECK(questions(read_note("### Q1. What is A?\n\na\n\n### Q2. Which B?\n\nb\n\n### Q3. Why C?\n\nc\n\n### In "
                              "short\n\nAll of it.\n")) == Questions{"What is A?", "Which B?", "Why C?"});
    CHECK(questions(read_note("### Q1. What is A?\n\n**Answer:** a\n\n### Q2. Which B?\n\n**Answer:** b\n\n### Q3. Why "
                              "C?\n\n**Answer:** c\n\n### In short\n\nAll of it.\n")) ==
          Questions{"What is A?", "Which B?", "Why C?"});
}

TEST_CASE("headings under one mark ask as soon as one of them does, and what is no word is not shown") {
    CHECK(
        questions(read_note("# OS\n\n#### :small_orange_diamond:프로세스와 스레드\n\n다르다.\n\n#### "
                            ":small_orange_diamond:왜 스레드인가?\n\n빠르다.\n\n#### :small_orange_diamond:스케줄러\n\n"
                            "#### :small_orange_diamond:교착상태\n\n기다림.\n")) ==
        Questions{"프로세스와 스레드", "왜 스레드인가?", "교착상태"});
    CHECK(questions(read_note("#### 1) What is A? [[src](https://a.dev)]\n\na\n\n#### 2) What is "
                              "[B](https://b.dev)?\n\nb\n\n#### 3) Explain C. [[s](https://c.dev)] "
                              "[[t](https://d.dev)]\n\nc\n")) == Questions{"What is A?", "What is B?", "Explain C."});
}

TEST_CASE("a note about one question is asked by its title, chapters or not") {
    CHECK(questions(read_note("# 面试官：谈谈闭包的理解\n\n## 一、是什么\n\n函数。\n\n## 二、场景\n\n变量。\n")) ==
          Questions{"面试官：谈谈闭包的理解"});
    CHECK(questions(read_note("# Closures\n\n## One\n\ntext\n\n## Two\n\ntext\n")).empty());
}

TEST_CASE("numbered parts of a manual and signatures of functions ask nothing") {
    CHECK(questions(read_note("# App\n\n## Features\n\nx\n\n## Inside\n\n### 1. Entry\n\na\n\n### 2. Screens\n\nb\n\n"
                              "### 3. Data\n\nc\n\n### 4. Hooks\n\nd\n\n## Installation\n\ny\n\n## License\n\nMIT\n"))
              .empty());
    CHECK(questions(read_note("## read(stream, options?)\n\nReads.\n\n## write(stream, text?)\n\nWrites.\n")).empty());
    CHECK(questions(read_note("## Is it fast (really?)\n\nYes.\n")) == Questions{"Is it fast (really?)"});
}

TEST_CASE("a dialogue asks where its asker asks") {
    CHECK(cards_of("**Interviewer:** Welcome, have a seat.\n\n**Candidate:** Thank you.\n\n**Interviewer:** What is a "
                   "heap?\n\n**Candidate:** A tree in an array.\n") ==
          Questions{"What is a heap? => A tree in an array."});
}

TEST_CASE("an answer that is only its label is none, and neither is a mark in a table") {
    const notes::ReadResult note = read_note("## What is A?\n\nAnswer:\n\n## What is B?\n\nAnswer: b\n");
    CHECK(cards_of(note) == Questions{"What is A? =>", "What is B? => Answer: b"});
    CHECK(tests::messages(note).starts_with("note.md:1:1: question has no answer\n"));
    CHECK(cards_of("| Questions | Answers |\n|---|---|\n| [C++](cpp.md) | ✓ |\n| What is C? | ✓ |\n").empty());
}

TEST_CASE("a remark behind the question mark leaves it a question") {
    CHECK(questions(read_note(
              "**都发生了什么？（越详细越好）**\n\n很多。\n\n**Why? (in short)**\n\nSo.\n\n**说说握手**\n\n三次。\n\n"
              "**注意（为什么）**\n\n无。\n")) ==
          Questions{"都发生了什么？（越详细越好）", "Why? (in short)", "说说握手"});
}

TEST_CASE("parts that each topic has are parts of each, not topics") {
    CHECK(questions(read_note("# Notes\n\n- [Closures](#closures)\n- [Prototypes](#prototypes)\n- [Events](#events)\n\n"
                              "## Closures\n\n### Idea\n\na\n\n### Pitfalls\n\nb\n\n## Prototypes\n\n### Idea\n\nc\n\n"
                              "### Pitfalls\n\nd\n\n## Events\n\n### Idea\n\ne\n\n### Pitfalls\n\nf\n")) ==
          Questions{"Closures", "Prototypes", "Events"});
}

TEST_CASE("what marks a question as one is no part of it") {
    CHECK(questions(read_note("## Q. What is A?\n\na\n\n## ❓ Câu hỏi: \"So sánh B\"\n\nb\n\n## > Explain C?\n\nc\n\n"
                              "## 问题 1：什么是 D？\n\nd\n")) ==
          Questions{"What is A?", "\"So sánh B\"", "Explain C?", "什么是 D？"});
    CHECK(questions(read_note("## Quick question: why?\n\na\n\n## Quality. How?\n\nb\n")) ==
          Questions{"Quick question: why?", "Quality. How?"});
}

TEST_CASE("among bullets that ask, one that goes on in the next line asks in its first") {
    CHECK(
        cards_of("- 1 . Why A?\n  - Because.\n- 2 . What is B?\n  The second.\n- 3 . What is C?\n  - The third.\n- 4 . "
                 "Compare D vs E\n  - Both.\n") == Questions{"Why A? => Because.", "What is B? => The second.",
                                                             "What is C? => The third.", "Compare D vs E => Both."});
}

TEST_CASE("an answer may stand in a quote under its question") {
    CHECK(cards_of("**F: \"Erzählen Sie von RAII.\"**\n> **A:** Ein Objekt hält etwas.\n\n**F: Wozu?**\n> **A:** Zum "
                   "Aufräumen.\n") ==
          Questions{"\"Erzählen Sie von RAII.\" => Ein Objekt hält etwas.", "Wozu? => Zum Aufräumen."});
}

TEST_CASE("questions that link to themselves hold their answers, and are no table of contents") {
    CHECK(
        cards_of(
            "# Q\n\n## Questions\n\n1. [What is A?](#1)\n1. [What is B?](#2)\n1. [What is C?](#3)\n\n## Answers\n\n1. "
            "[What is A?](#1)\n\n    The first.\n\n1. [What is B?](#2)\n\n    The second.\n\n1. [What is C?](#3)\n\n   "
            " "
            "The third.\n") ==
        Questions{"What is A? => The first.", "What is B? => The second.", "What is C? => The third."});
}

TEST_CASE("a cloze needs no answer, and no label is hidden that many answers have") {
    CHECK(read_note("# Deck\n\nThe kernel runs in ==ring 0==.\n").diagnostics.empty());
    const notes::ReadResult note = read_note(
        "## What is a mutex?\n\n**Explanation**: A lock that only its owner opens again, which keeps others out.\n\n"
        "## What is a semaphore?\n\n**Explanation**: A counter that several can lower and raise, one after another.\n");
    for (const model::Card& card : cards::make_deck(note.document.view(), 0).cards)
        CHECK(card.kind != model::CardKind::cloze);
}

TEST_CASE("names of emoji are no part of a section's name") {
    CHECK(questions(read_note("# Q\n\n## :rocket: Basics\n\n### What is A?\n\na\n\n## :fire: More\n\n### What is "
                              "B?\n\nb\n")) == Questions{"Basics: What is A?", "More: What is B?"});
}

TEST_CASE("details may end in a line of text, and what is bold in them begins in the summary's line") {
    const std::string_view folded =
        "# Docker\n\n<details>\n<summary>What is Docker?</summary><br><b>\n\nA platform.\n</b></details>\n\n<details>\n"
        "<summary>Explain layers</summary><br><b>\n\n- Each adds one.\n- They are "
        "shared.\n</b></details>\n\n<details>\n"
        "<summary>True or false? An image runs</summary>\n\nFalse.</details>\n\nThe end.\n";
    CHECK(cards_of(folded) == Questions{"What is Docker? => A platform.",
                                        "Explain layers => Each adds one. They are shared.",
                                        "True or false? An image runs => False."});
    CHECK(blocks_of(folded).find("paragraph \n") == std::string::npos);
}

TEST_CASE("a question in a quotation of its own is answered below it") {
    CHECK(
        cards_of("# 네트워크\n\n> **Q. TCP와 UDP의 차이는 무엇인가요?**\n\nTCP는 연결 지향이다.\n\n> **Q. HTTP란?**\n\n"
                 "프로토콜이다.\n\n- GET\n\n> **Q. 3-way handshake를 설명해 주세요.**\n\nSYN, SYN-ACK, ACK.\n") ==
        Questions{"TCP와 UDP의 차이는 무엇인가요? => TCP는 연결 지향이다.", "HTTP란? => 프로토콜이다. GET",
                  "3-way handshake를 설명해 주세요. => SYN, SYN-ACK, ACK."});
    // Somebody else's words, and a note.
    CHECK(cards_of("# Essay\n\n> Why is there anything?\n\nNobody knows.\n\n> A remark.\n\nText.\n").empty());
}

TEST_CASE("boxes to tick are no part of a question, whatever stands above them") {
    CHECK(
        cards_of("- [ ] What is JSX?\n  > Syntax for elements.\n- [x] What is a hook?\n  > A function.\n- [ ] Explain "
                 "keys\n  > They identify items.\n") == Questions{"What is JSX? => Syntax for elements.",
                                                                  "What is a hook? => A function.",
                                                                  "Explain keys => They identify items."});
}

TEST_CASE("a short word for question is a label, and a number that begins a word numbers nothing") {
    CHECK(cards_of("Ques 1. What is JVM?\nAns. A machine.\n\nQues 2. What is JDK?\nAns. A kit.\n") ==
          Questions{"What is JVM? => A machine.", "What is JDK? => A kit."});
    CHECK(
        questions(read_note("## Q. 3-way handshake?\n\na\n\n## Q. 2-phase commit?\n\nb\n\n## Q4-What else?\n\nc\n")) ==
        Questions{"3-way handshake?", "2-phase commit?", "What else?"});
}

TEST_CASE("bullets indented by less than a number's width are its answer") {
    CHECK(cards_of("1. What is A?\n  - The first.\n2. Life cycle\n  - It begins.\n  - It ends.\n3. What is C?\n  - The "
                   "third.\n\n## SQL\n\n1. What is SQL?\n  - A language.\n") ==
          Questions{"What is A? => The first.", "Life cycle => It begins. It ends.", "What is C? => The third.",
                    "What is SQL? => A language."});
}

TEST_CASE("a link behind the bold words of a question is no part of it, nor is its label") {
    CHECK(questions(read_note("* **What is `Context`?** - [Learn from here](https://example.org/a)\n\n* **What is a "
                              "loader?**\n    - It loads.\n\n* **What is a view?**\n    - It is seen.\n\n* **What is a "
                              "window?**\n    - It holds views.\n\n* **What is Fragment and its lifecycle.** - "
                              "[Learn](https://example.org/c)\n"))[0] == "What is Context?");
    CHECK(questions(read_note("Q.1 What is a key?\n-> A column.\n\nQ.2 What is a join?\n-> Two tables.\n")) ==
          Questions{"What is a key?", "What is a join?"});
    CHECK(questions(read_note(
              "### **Q1。什么是框架？**\n\na\n\n### **Q2。什么是容器？**\n\nb\n\n### **Q3。什么是注入？**\n\nc\n")) ==
          Questions{"什么是框架？", "什么是容器？", "什么是注入？"});
    CHECK(
        questions(read_note("### C1. Câu nào đúng?\n\na\n\n### C2. Câu nào sai?\n\nb\n\n### C3. Số nào lớn?\n\nc\n")) ==
        Questions{"Câu nào đúng?", "Câu nào sai?", "Số nào lớn?"});
    CHECK(questions(read_note("### P1. What is it?\n\na\n\n### P1. What is that?\n\nb\n\n### K8. What is k?\n\nc\n")) ==
          Questions{"P1. What is it?", "P1. What is that?", "K8. What is k?"});
}

TEST_CASE("a heading that is the number of an answer answers the question of that number") {
    CHECK(cards_of("# N\n\n## Q1\nWhat is JVM?\n## A1\nA machine.\n\n## Q2\nWhat is JDK?\n## A2\nA kit.\n") ==
          Questions{"What is JVM? => A1 A machine.", "What is JDK? => A2 A kit."});
}

TEST_CASE("a line that a labelled answer follows is asked, whatever it says") {
    CHECK(cards_of("# SQL\n\n**True/False:** ORDER BY sorts from the largest on.\n\n**Answer:** False.\n\n---\n\n"
                   "**Fill in:** ____ filters groups.\n\n**Answer:** HAVING.\n\nIt does.\n") ==
          Questions{"True/False: ORDER BY sorts from the largest on. => Answer: False.",
                    "Fill in: ____ filters groups. => Answer: HAVING. It does."});
    CHECK(cards_of("1. Name two languages!\n\n    Jawaban:\n    Go\n\n2. Explain the stack!\n\n    Jawaban:\n    - "
                   "Last in\n") ==
          Questions{"Name two languages! => Jawaban: Go", "Explain the stack! => Jawaban: Last in"});
    CHECK(cards_of("Leicht\n1) Nennen Sie die Menge Salz.\nLösung: 6 g.\n\n2) Wie viel ist es?\nLösung: 3 g.\n\n") ==
          Questions{"Nennen Sie die Menge Salz. => 6 g.", "Wie viel ist es? => 3 g."});
}

TEST_CASE("a callout that calls itself a card asks by its title") {
    CHECK(cards_of("> [!flashcard] Explain a heap.\n> A tree.\n\n> [!flashcard]- A stack\n> Last in.\n") ==
          Questions{"Explain a heap. => A tree.", "A stack => Last in."});
}

TEST_CASE("answers folded away below single bullets are theirs") {
    CHECK(cards_of("# N\n\n## Java\n- What is JVM?\n<details>\n<summary>Ann</summary>\n<p>A "
                   "machine.</p>\n</details>\n\n- What "
                   "is GC?\n<details>\n<summary>Ann</summary>\n<p>A sweep.</p>\n</details>\n\n- What is a "
                   "heap?\n<details>\n<summary>Bob</summary>\n<p>Memory.</p>\n</details>\n") ==
          Questions{"What is JVM? => Ann A machine.", "What is GC? => Ann A sweep.", "What is a heap? => Bob Memory."});
}

TEST_CASE("the first letter is a key also before the label of what explains it") {
    const std::string text =
        "1. Which one?\n    - A. Red\n    - B. Green\n\n    <details markdown=1><summary>Answer</summary>\n      "
        "Correct answer: A\n      Explanation: It is red.\n    </details>\n\n2. Which other?\n    - A. Red\n    - B. "
        "Green\n\n    <details markdown=1><summary>Answer</summary>\n      Correct answer: B\n      Explanation: It is "
        "not.\n    </details>\n";
    const notes::ReadResult note = read_note(text);
    CHECK(std::count_if(note.document.blocks.begin(), note.document.blocks.end(), [](const model::Block& block) {
              return block.role == static_cast<std::uint8_t>(model::BlockRole::right_option);
          }) == 2);
}

TEST_CASE("an emoji before the head of a table's column says nothing") {
    CHECK(
        questions(read_note("| 🔑 Term | 📘 Definition |\n|---|---|\n| Image | A template. |\n| Tag | A name. |\n")) ==
        Questions{"Image", "Tag"});
}

TEST_CASE("several letters may be right") {
    const notes::ReadResult plural =
        read_note("## Question: Which are birds?\n\n- A. Owl\n- B. Cat\n- C. Wren\n\n### Correct Answers: A, C\n");
    CHECK(std::count_if(plural.document.blocks.begin(), plural.document.blocks.end(), [](const model::Block& block) {
              return block.role == static_cast<std::uint8_t>(model::BlockRole::right_option);
          }) == 2);
}
