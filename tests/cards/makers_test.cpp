// Each maker on small notes: what it makes, and above all what it leaves alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "made.h"

using namespace viva;
using cards_test::Made;
using cards_test::Words;
using model::CardKind;

TEST_CASE("a list of statements is typed, and its points are the key points of the question") {
    const Made made(
        "## What is a stack good for?\n\n- It remembers where a call returns to.\n- It undoes the last step first.\n");
    const Words points = {"It remembers where a call returns to.", "It undoes the last step first."};
    CHECK(made.only(CardKind::typed) == points);
    CHECK(made.parts(made.deck.cards[0]) == points);
    CHECK(made.deck.cards[1].derived_from == made.deck.cards[0].id);
}

TEST_CASE("a short prose answer has its sentences as key points, and is not typed") {
    const Made made("## What is a stack?\n\nA stack gives back what was put last. It has a top, e.g. of plates.\n");
    CHECK(made.parts(made.deck.cards[0]) ==
          Words{"A stack gives back what was put last.", "It has a top, e.g. of plates."});
    CHECK(made.deck.cards.size() == 1);
}

TEST_CASE("a list of names is asked for by name") {
    CHECK(Made("## Types of indexes?\n\n- https://example.org/indexes\n- B-tree\n- GiST\n- Hash\n")
              .only(CardKind::list) == Words{"B-tree", "GiST", "Hash"});
    CHECK(Made("<!-- viva: questions=h2 -->\n\n## Signals\n\n- Sender: who sends it.\n- Receiver: who is called.\n- "
               "Signal: what happened.\n\n## "
               "Why?\n\na\n")
              .only(CardKind::list) == Words{"Sender", "Receiver", "Signal"});
    CHECK(Made("## 캐시 전략은?\n\n### Read through\n\n읽을 때 채운다.\n\n### Write back\n\n나중에 쓴다.\n\n### Write "
               "through\n\n바로 "
               "쓴다.\n\n## 왜?\n\na\n")
              .only(CardKind::list) == Words{"Read through", "Write back", "Write through"});
}

TEST_CASE("headings below several questions in one are no names to list") {
    CHECK(Made("## What are the key principles? How does one use them?\n\n### Durations\n\na\n\n### "
               "Transitions\n\nb\n\n### Best practices\n\nc\n\n## Why?\n\na\n")
              .of(CardKind::list)
              .empty());
}

TEST_CASE("lists that answer something else give no list card") {
    for (const char* text :
         {"## What does items return?\n\n- iter: an iterator\n- len: how many\n- key: whether it is in\n",
          "## What is a magic method?\n\n- init: at birth\n- add: with plus\n- eq: with two signs\n",
          "## Next steps\n\nLook at the methods:\n\n- Speed\n- Size\n- Age\n\n# Speed\n\nIt is fast.\n\n# Size\n\nIt "
          "is "
          "big.\n\n# Age\n\nIt is old.\n",
          "## 전략적 접근\n\n- 읽기\n- 생각하기\n- 풀어 보기\n",
          "## What is this?\n\n- B-tree\n- GiST\n- Hash\n",  // Nobody asked for names.
          "## Why is it slow?\n\n- Disk: it spins.\n- Network: it waits.\n- Lock: it blocks.\n",  // Reasons.
          "## Types of it?\n\n- Pros: fast\n- Cons: big\n- Example: this\n",                      // Labels of the form.
          "## Types of trees?\n\n- A: oak\n- B: elm\n- C: fir\n",                                 // Options.
          "## Types of it?\n\n- [One](https://a.example)\n- [Two](https://b.example)\n- [Three](https://c.example)\n",
          "## Types of it?\n\n- One\n- Two\n"})
        CHECK_MESSAGE(Made(text).of(CardKind::list).empty(), std::string(text));
}

TEST_CASE("headings, items, labels and subjects tell the sides of a comparison apart") {
    CHECK(Made("## Django vs FastAPI?\n\n- Django\n  - has everything built in\n- FastAPI\n  - is small and quick\n")
              .only(CardKind::versus)
              .size() == 4);
    CHECK(Made("## stack vs queue?\n\n### stack\n\n- last in, first out\n\n### queue\n\n- first in, first out\n\n## "
               "B?\n\nb\n")
              .only(CardKind::versus)
              .size() == 4);
    CHECK(Made("## What is the difference between a list and a tuple?\n\nA list can be changed later. A tuple is fixed "
               "when it is made.\n")
              .only(CardKind::versus)
              .size() == 4);
    CHECK(Made("## Разница между `get` и `post`?\n\n- get запрашивает то, что есть\n- post отправляет новые данные\n")
              .only(CardKind::versus)
              .size() == 4);
    CHECK(Made("## 프로세스와 스레드의 차이?\n\n프로세스는 자기 메모리를 따로 가진다. 스레드는 메모리를 함께 쓴다.\n")
              .only(CardKind::versus)
              .size() == 4);
    // Hangul spells the names of the title.
    CHECK(Made("## list vs tuple?\n\n리스트는 나중에 바꿀 수 있다. 튜플은 만든 뒤에 바꿀 수 없다.\n")
              .only(CardKind::versus)
              .size() == 4);
}

TEST_CASE("a statement never names a side, and one side alone is no comparison") {
    const Made made(
        "## Redis vs Memcached?\n\nRedis keeps many kinds of data. Redis is newer than Memcached is. Memcached keeps "
        "only text.\n");
    const Words parts = made.only(CardKind::versus);
    REQUIRE(parts.size() == 4);
    for (const std::string& part : parts) CHECK(part.find("newer") == std::string::npos);
    CHECK(Made("## Redis vs Memcached?\n\nRedis keeps many kinds of data. Both are quick.\n")
              .of(CardKind::versus)
              .empty());
    CHECK(Made("## Redis and Memcached?\n\nRedis keeps many kinds. Memcached keeps only text.\n")
              .of(CardKind::versus)
              .empty());
}

TEST_CASE("a version is also named without its last zero") {
    const auto said_of_3 = [](const std::string& statement) {
        return Made("## HTTP/2.0 vs HTTP/3.0?\n\n### HTTP/2.0\n\n- packs the headers with HPACK\n\n### HTTP/3.0\n\n- " +
                    statement + "\n\n## B?\n\nb\n")
            .of(CardKind::versus);
    };
    CHECK(said_of_3("uses QUIC, which is built on UDP").size() == 1);
    CHECK(said_of_3("with HTTP/3 came QUIC, which is built on UDP").empty());
}

TEST_CASE("a list that the answer only adds is not typed, nor one that asks back or only names") {
    const std::string points = "- It lets the page wait for the data.\n- It shows the old values meanwhile.\n";
    CHECK(Made("## When does one need it?\n\nIn these cases,\n\n" + points).of(CardKind::typed).size() == 1);
    for (const std::string& text :
         {"## What is a portal?\n\nA door to another part of the page.\n\n" + points,
          "## When does one need it?\n\n```\nopen(page)\n```\n\n" + points,
          "## When does one need it?\n\nHardly ever.\n\nAnd if so:\n\n" + points,
          std::string("## How to choose?\n\n- If a database, then which one?\n- If a balancer, then where to?\n"),
          std::string("## What is on a server?\n\n- renderToString()\n- renderToStaticMarkup()\n")})
        CHECK_MESSAGE(Made(text).of(CardKind::typed).empty(), text);
}

TEST_CASE("a statement of a comparison stands alone: it goes on from none, and speaks of its side") {
    const Made made(
        "## TCP vs UDP?\n\n### TCP\n\nIt joins two ends before anything is sent.\n\nMost programs of the net want "
        "order. "
        "Therefore they wait for each part.\n\n#### Segments\n\nA segment has a number in it.\n\n### UDP\n\nIt sends "
        "parts "
        "without any talk before. This is left to the program.\n");
    const Words parts = made.only(CardKind::versus);
    CHECK(parts == Words{"TCP", "UDP", "TCP: It joins two ends before anything is sent.",
                         "UDP: It sends parts without any talk before."});
    // A plural names its side too.
    CHECK(Made("## page router vs app router?\n\n### page router\n\n- Its files lie in one folder of pages\n\n### app "
               "router\n\n- Its parts run on the server\n")
              .of(CardKind::versus)
              .empty());
}

TEST_CASE("code that states its output asks what it prints") {
    const auto outputs = [](const std::string& code) {
        return Made("## What is printed?\n\n```python\n" + code + "\n```\n").only(CardKind::output);
    };
    CHECK(outputs("print(1 + 1)  # 2") == Words{"2"});
    CHECK(outputs("print(a is b)  # Output: False (different objects in memory)") == Words{"False"});
    CHECK(outputs("print(x)  # 출력: wrapper") == Words{"wrapper"});
    CHECK(outputs("def add(a, b): return a + b\nadd(1, 2)  # => 3") == Words{"3"});
    CHECK(outputs("parseInt('8px')  // => 8") == Words{"8"});
    CHECK(outputs("console.log(typeof null) // \"object\"") == Words{"\"object\""});
    CHECK(outputs("run()\n# Output:\n# one\n# two") == Words{"one", "two"});
    CHECK(outputs("print(a)\nprint(b)\n# Output:\n# one\n# two") == Words{"one", "two"});
    CHECK(outputs("print(a[0])  # adc\nprint(a[1:])  # ['b', 'c']") == Words{"adc", "['b', 'c']"});
    CHECK(outputs("print(next(a))  # 1\nprint(next(a))  # StopIteration is raised") == Words{"1"});
    CHECK(outputs("one.a;  // \"hello\", by its name\none.b;  // 42\ntypeof one;  // \"object\"") ==
          Words{"\"hello\"", "42", "\"object\""});
    CHECK(outputs(">>> next(a)\n1\n>>> next(a)\nTraceback (most recent call last):\n  File \"<stdin>\", line 1\n"
                  "StopIteration") == Words{"1", "StopIteration"});
    CHECK(outputs(">>> x = 1\n>>> x\n1\n>>> [x]\n[1]") == Words{"1", "[1]"});
    CHECK(Made("## What is printed?\n\n```js\ngo()\n```\n\nOutput:\n\n```\n1\n2\n```\n").only(CardKind::output) ==
          Words{"1", "2"});
}

TEST_CASE("one word behind what prints is printed where the code could print it") {
    const auto outputs = [](const std::string& code) {
        return Made("## What is printed?\n\n```\n" + code + "\n```\n").only(CardKind::output);
    };
    CHECK(outputs("name = \"Alice\"\nprint(name)  # Alice") == Words{"Alice"});
    CHECK(outputs("print('hello'[::-1])  # olleh") == Words{"olleh"});
    CHECK(outputs("console.log(typeof x) // number") == Words{"number"});
    CHECK(outputs("print(r)  # range(5)") == Words{"range(5)"});
    CHECK(outputs("print(t)  # (1, 'a')") == Words{"(1, 'a')"});
    CHECK(outputs("print(type(x))  # <class 'int'>") == Words{"<class 'int'>"});
    // What a call gives is stated behind it, too, if it cannot be what is left in its variable.
    CHECK(outputs("name.upper()  # 'ALICE'") == Words{"'ALICE'"});
    CHECK(outputs("Object.keys(x)  // ['a']") == Words{"['a']"});
    CHECK(outputs("names.map(name => name.length); // [1, 2]") == Words{"[1, 2]"});
    CHECK(outputs("lst.sort()  # => [1, 2]") == Words{"[1, 2]"});
    CHECK(outputs("a + b  # 3") == Words{"3"});
}

TEST_CASE("comments that state no output make no card") {
    for (const char* code : {"print(x)  # prints the value of x",
                             "x = 5  # 5",
                             "total = 0  # start at zero",
                             "# Output is fine\nrun()",
                             "print(random.random())  # 0.25",
                             "print(a)  # 1\nprint(b)",
                             "print(a)  # 1\nprint(b)  # what b is",
                             ">>> generator\n<generator object at 0x10a47c678>",
                             "sys.getsizeof(a)  # 824464",
                             "a >> b\nc",
                             "url = \"http://a.example/#1\"",
                             "foo(1,  // 1\n    2)",
                             "run()\n// Result: adds a header → 401 → loop",
                             "duplicate([1, 2]);  // [1, 2, 1, 2]",
                             "lst.append(4)  # [1, 2, 3, 4]",
                             "arr.push(4); // [1,2,3,4]",
                             "this.seen.add('a');  // {'a'}",
                             "fmt.Printf(\"%x\", 15) // hex",
                             "echo $# # count",
                             "print(a)  # (prints nothing)",
                             "print(total)  # sum",
                             "x = A()        #      A\nprint(x.attr)  #      |"})
        CHECK_MESSAGE(Made("## What is printed?\n\n```\n" + std::string(code) + "\n```\n").of(CardKind::output).empty(),
                      std::string(code));
}

namespace {

constexpr std::string_view definitions =
    "## What is a stack?\n\nA container that gives back first what was put into it last.\n\n"
    "## What is a mutex?\n\nSomething that only one thread can hold, so that others wait.\n\n"
    "## What is recursion?\n\nThe way in which a function reaches its end by calling itself.\n\n"
    "## What is a compiler?\n\nA program that turns a text of one language into another one.\n\n";

}  // namespace

TEST_CASE("where a question shows what it asks about, nothing of its answer is asked alone") {
    for (const char* question : {"What does the following code print?", "다음 코드의 출력은?", "下面的代码输出什么？",
                                 "Допустимы ли следующие выражения?"}) {
        const Made made(std::string("## ") + question +
                        "\n\n```js\nlet x = 1;\n```\n\nThe value of it is put into the `outer scope` of the whole "
                        "page by that.\n\n- The first of them is not allowed at all.\n- The second one of them is.\n");
        CHECK_MESSAGE(made.of(CardKind::cloze).empty(), question);
        CHECK_MESSAGE(made.of(CardKind::typed).empty(), question);
    }
    CHECK(Made("## What follows a number?\n\nThe parser looks for a `separator` behind each of the numbers there.\n")
              .of(CardKind::cloze)
              .size() == 1);
}

TEST_CASE("a question that wants yes or no asks for no list, and signs of a formula are no names") {
    CHECK(Made("## Should I learn ES6 first?\n\nYes, these:\n\n- Destructuring: of objects\n- Spread: of lists\n- "
               "Arrows: of "
               "functions\n")
              .of(CardKind::list)
              .empty());
    CHECK(Made("## What is Bayes' rule?\n\n- D: the data\n- θ: the parameter\n- Prior: what was believed\n- Evidence: "
               "what was "
               "seen\n")
              .of(CardKind::list)
              .empty());
}

TEST_CASE("what only introduces, or says when, is no definition to choose") {
    const std::string start = "## What is Formik?\n\n";
    const std::string others =
        "\n\n## What is MobX?\n\nA battle-tested store that observes what you change in it.\n\n## What is Redux?\n\nA "
        "container in which all of the state is kept in one tree.\n\n## What is Relay?\n\nA client that asks a server "
        "for "
        "graphs of things.\n";
    CHECK(
        Made(start + "A small library that helps you with the forms of a page." + others).of(CardKind::choice).size() ==
        4);
    for (const char* first : {"A small library that helps you with the three major problems,",
                              "With the release of the next version, forms are available on servers.",
                              "The strict mode will be helpful to you in the cases below."})
        CHECK_MESSAGE(Made(start + first + others).of(CardKind::choice).empty(), first);
}

TEST_CASE("a definition to choose says what the thing is, and does not tell its name") {
    const auto choices_with = [](const std::string& fourth) {
        return Made(std::string(definitions) + fourth).of(CardKind::choice).size();
    };
    CHECK(choices_with("## Heap\n\nA tree in which every parent comes before all of its children.\n") == 5);
    for (const char* fourth :
         {"## 람다\n\n이름을 짓지 않고 그 자리에서 바로 만들어 쓰는 작은 함수를 가리켜 익명 함수라고 한다.\n",
          "## Revise\n\nKept a number of sheets with all the keys and looked at them again.\n",
          "## What is JSX?\n\nIt stands for a language in which one writes the elements of pages.\n",
          "## What is MRO?\n\nThe method resolution order, in which the classes are asked for names.\n",
          "## 数据库缓存\n\n数据库的默认配置中通常包含多个级别，它们针对一般的用例都进行了优化和调整工作。\n",
          "## データ\n\nキャッシュはブラウザーなどのクライアントサイド、サーバーサイドに設置することができます。\n",
          "## 락\n\n멀티쓰레딩을 할 때, 공유 자원에 여러 개가 동시에 접근하면 갱신된 내용이 사라질 수 있다.\n"})
        CHECK_MESSAGE(choices_with(fourth) == 4, std::string(fourth));
}

TEST_CASE("a definition is chosen among those of its section, in the same order in every build") {
    const Made made(definitions);
    const std::vector<model::Card> choices = made.of(CardKind::choice);
    REQUIRE(choices.size() == 4);
    for (const model::Card& card : choices) {
        const Words options = made.parts(card);
        CHECK(options.size() == 4);
        CHECK(std::count_if(options.begin(), options.end(), [](const std::string& one) { return one[0] == '+'; }) == 1);
    }
    CHECK(made.parts(choices[0]) == Made(definitions).parts(Made(definitions).of(CardKind::choice)[0]));
    CHECK(Made(std::string(definitions.substr(0, definitions.find("## What is a comp")))).of(CardKind::choice).empty());
}

TEST_CASE("ids of derived cards hold when the note around them changes") {
    const std::string note =
        "## How does it wait?\n\nA generator gives its values one by one with `yield` and keeps its place.\n";
    const Made before(note);
    const Made after(
        "# Title\n\n## Why?\n\nBecause of this.\n\n## 7. How does it   wait?\n\nMore is said here now.\n\nOne by one a "
        "generator "
        "gives all of its values with `yield`.\n");
    REQUIRE(before.of(CardKind::cloze).size() == 1);
    REQUIRE(after.of(CardKind::cloze).size() == 1);
    CHECK(before.of(CardKind::cloze)[0].line == 3);
    CHECK(after.of(CardKind::cloze)[0].line == 11);
    if (before.deck.cards[0].id == after.deck.cards[1].id)
        CHECK(before.of(CardKind::cloze)[0].id == after.of(CardKind::cloze)[0].id);
}

TEST_CASE("a title that asks without a question mark is no bare name") {
    const std::string items = "\n\n- iter(view): all keys\n- len(view): how many\n- x in view: whether it is there\n";
    CHECK(Made("<!-- viva: questions=h2 -->\n\n## Operations of a view" + items).of(CardKind::list).size() == 1);
    CHECK(Made("<!-- viva: questions=h2 -->\n\n## Что возвращает метод items" + items).of(CardKind::list).empty());
}

TEST_CASE("a list that names its parts, answers no side, or follows a yes is not typed") {
    CHECK(Made("## When does it run them?\n\n- Setup of the whole effect\n  - on mount\n- Cleanup of the whole "
               "effect\n  - on unmount\n")
              .of(CardKind::typed)
              .empty());
    CHECK(Made("## Should I learn it first?\n\nNot necessarily. It helps with these:\n\n- To get values out of "
               "objects\n- To write functions in a compact way\n")
              .of(CardKind::typed)
              .empty());
    CHECK(Made("## What is the difference between a set and a dict?\n\n- It is used for the last value\n- It is used "
               "for what nobody reads\n")
              .of(CardKind::typed)
              .empty());
    CHECK(Made("## Do not give up, why?\n\n- Clever people doubt themselves, too\n- [The myth of the genius "
               "programmer](https://a.example)\n- [It is dangerous to go alone](https://b.example)\n")
              .of(CardKind::typed)
              .empty());
    CHECK(Made("## How to add it?\n\n- From a server of somebody else\n- From a package. Of these some are "
               "popular,\n")
              .of(CardKind::typed)
              .empty());
}

TEST_CASE("under its own name a side says what has it as the subject, and not what has another topic") {
    const Made made(
        "<!-- viva: questions=h2 -->\n\n## TCP와 UDP의 비교\n\n### UDP\n\nUDP(User Datagram Protocol, 사용자 "
        "데이터그램 프로토콜)는 연결을 맺지 "
        "않는 프로토콜이다. UDP가 하는 일은 포트로 접점을 주는 것이다.\n\n### TCP\n\n대부분의 응용은 순서를 "
        "필요로 한다. TCP는 순서대로 오는 바이트를 보장한다.\n");
    CHECK(made.only(CardKind::versus) ==
          Words{"TCP", "UDP", "UDP: 연결을 맺지 않는 프로토콜이다.", "TCP: 순서대로 오는 바이트를 보장한다."});
    CHECK(Made("## What is a proxy?\n\nIt stands for another.\n\n### Pros and Cons\n\n#### Pros\n\n- It hides what "
               "is far away\n\n#### Cons\n\n- It takes more time to answer\n")
              .of(CardKind::versus)
              .empty());
    CHECK(Made("## job vs supervisor?\n\n| | job | supervisor |\n|-|-|-|\n| end | waits for all children | waits for "
               "all children |\n| fail | one ends all others | one ends no other |\n")
              .only(CardKind::versus)
              .size() == 4);
    // Sentences below headings of other things tell no sides apart.
    CHECK(Made("<!-- viva: questions=h2 -->\n\n## 프로세스와 스레드의 차이\n\n### 배경\n\n프로세스는 메모리에 있는 "
               "프로그램을 말한다.\n\n### "
               "레지스터\n\n스레드는 스케줄러에 의해 다시 선점당한다.\n")
              .of(CardKind::versus)
              .empty());
}

TEST_CASE("a remark behind a value leaves the value, and what a database holds nobody can tell") {
    const auto outputs = [](const std::string& code) {
        return Made("## What is printed?\n\n```\n" + code + "\n```\n").only(CardKind::output);
    };
    CHECK(outputs("typeof one;  // \"object\" -- weird\ntypeof two;  // \"string\"") ==
          Words{"\"object\"", "\"string\""});
    CHECK(outputs("print(r)  # xrange(5)\nfor i in r:\n    print(i)\n# >> 0 1 2 3 4") ==
          Words{"xrange(5)", "0 1 2 3 4"});
    CHECK(outputs(">> car = Car.objects.first()\n>> car.maker\n<Maker: Toyota>").empty());
}

TEST_CASE("code that a question asks about is shown with it") {
    const auto first_answer = [](const std::string& text) {
        const Made made(text);
        const model::Card& card = made.deck.cards[0];
        return std::string(made.document.of(made.document.blocks[card.first_answer].text));
    };
    const std::string code = "```js\nlet x = 1;\nshow(x);\n```\n";
    CHECK(first_answer("## What does the following code show?\n\n" + code + "\nIt shows one.\n") == "It shows one.");
    CHECK(first_answer("## 다음 코드의 출력은?\n\n" + code + "\n하나이다.\n") == "하나이다.");
    // What states its output would answer itself, what stands alone is the answer, and so is what nobody asks about.
    CHECK(first_answer("## What does this code show?\n\n```js\nf(1)  // => 2\n```\n\nTwo.\n") == "f(1)  // => 2");
    CHECK(first_answer("## What does the following code show?\n\n" + code) == "let x = 1;\nshow(x);");
    CHECK(first_answer("## How to show it?\n\n" + code + "\nSo.\n") == "let x = 1;\nshow(x);");
    // So it is in lists, whose answers may stand below them, and wherever else one asks.
    for (const char* question : {"What does the code below print?", "Explain the output of the code below:",
                                 "다음 코드의 결과는?", "Что выведет следующий код?", "Что выводит код ниже?"}) {
        const std::string asked(question);
        const std::string indented = "   ```js\n   let x = 1;\n   show(x);\n   ```\n\n   It shows one.\n\n";
        CHECK(first_answer("1. " + asked + "\n\n" + indented + "2. What is B?\n\n   b\n\n3. What is C?\n\n   c\n") ==
              "It shows one.");
        CHECK(first_answer("1. " + asked + "\n" + code +
                           "It shows one.\n\n2. What is B?\n\nb\n\n3. What is C?\n\nc\n") == "It shows one.");
        CHECK(first_answer("1. " + asked + "\n" + code +
                           "- It shows one.\n\n2. What is B?\n- b\n\n3. What is C?\n- c\n") == "");
        CHECK(first_answer("**" + asked + "**\n\n" + code +
                           "\nIt shows one.\n\n**What is B?**\n\nb\n\n**What is C?**\n\nc\n") == "It shows one.");
        CHECK(first_answer("- " + asked +
                           "\n  ```js\n  show(x);\n  ```\n  It shows one.\n- What is B?\n  - b\n- What is "
                           "C?\n  - c\n") == "It shows one.");
        CHECK(first_answer("Q: " + asked + "\n\n" + code + "\nA: It shows one.\n") == "It shows one.");
    }
    // Questions that say the same are told apart by their code.
    const std::string other = "```js\nlet y = 1;\n```\n";
    const std::string one = "## What does the following code show?\n\n" + code + "\nIt shows one.\n\n";
    const std::string two = "## What does the following code show?\n\n" + other + "\nIt shows one.\n\n";
    const Made there(one + two);
    const Made back(two + one);
    REQUIRE(there.deck.cards.size() == 2);
    CHECK(there.deck.cards[0].id == back.deck.cards[1].id);
    CHECK(there.deck.cards[0].id != there.deck.cards[1].id);
}

TEST_CASE("lists of names under thousands of headings are looked through in linear time") {
    std::string text;
    for (int i = 0; i < 6000; ++i)
        text += "## Types of topic" + std::to_string(i) + "?\n\n- Alpha\n- Beta\n- Gamma\n\n";
    const std::clock_t start = std::clock();
    const Made made(text);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 4.0);
    CHECK(made.of(CardKind::list).size() == 6000);
}
