// Each maker on small notes: what it makes, and above all what it leaves alone.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cards/make.h"
#include "notes/read.h"

using namespace viva;
using model::CardKind;
using model::PartKind;

namespace {

using Words = std::vector<std::string>;

/// Notes with their whole deck.
struct Made {
    notes::ReadResult note;
    model::Document document;
    cards::Deck deck;

    explicit Made(std::string_view text) : note(notes::read("note.md", text)), document(note.document.view()) {
        deck = cards::make_deck(document, 0);
    }

    std::vector<model::Card> of(CardKind kind) const {
        std::vector<model::Card> found;
        for (const model::Card& card : deck.cards)
            if (card.kind == kind && card.derived_from != 0) found.push_back(card);
        return found;
    }

    /// The words of a card's parts; a statement with its side before it, a right option with "+".
    Words parts(const model::Card& card) const {
        Words words;
        std::vector<std::string> sides;
        for (std::uint32_t i = card.first_part; i < card.first_part + card.part_count; ++i) {
            const model::CardPart& part = deck.parts[i];
            const std::string text(document.of(part.text));
            if (part.kind == PartKind::side) sides.push_back(text);
            if (part.kind == PartKind::statement)
                words.push_back(sides[part.side] + ": " + text);
            else if (part.kind != PartKind::code)
                words.push_back((part.correct != 0 ? "+" : "") + text);
        }
        return words;
    }

    /// The parts of the only card of this kind; nothing if there are none or several.
    Words only(CardKind kind) const {
        const std::vector<model::Card> found = of(kind);
        return found.size() == 1 ? parts(found[0]) : Words{};
    }
};

}  // namespace

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
    CHECK(outputs("add(1, 2)  # => 3") == Words{"3"});
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

TEST_CASE("comments that state no output make no card") {
    for (const char* code :
         {"print(x)  # prints the value of x", "x = 5  # 5", "total = 0  # start at zero", "# Output is fine\nrun()",
          "print(random.random())  # 0.25", "print(a)  # 1\nprint(b)", "print(a)  # 1\nprint(b)  # what b is",
          ">>> generator\n<generator object at 0x10a47c678>", "sys.getsizeof(a)  # 824464", "a >> b\nc",
          "url = \"http://a.example/#1\"", "foo(1,  // 1\n    2)", "x = A()        #      A\nprint(x.attr)  #      |"})
        CHECK_MESSAGE(Made("## What is printed?\n\n```\n" + std::string(code) + "\n```\n").of(CardKind::output).empty(),
                      std::string(code));
}

TEST_CASE("terms in code marks and bold are left out of their sentence, those in a row together") {
    CHECK(Made("## How does it wait?\n\nA generator gives its values one by one with `yield` and keeps its place.\n")
              .only(CardKind::cloze) == Words{"yield"});
    CHECK(Made("## What is a descriptor?\n\nAn object that defines at least one of the methods `__get__`, `__set__` "
               "and `__delete__`.\n")
              .only(CardKind::cloze) == Words{"__get__", "__set__", "__delete__"});
    CHECK(Made("## Who orders containers?\n\nIn most companies **Kubernetes** orders the containers; Kubernetes came "
               "from Google.\n")
              .only(CardKind::cloze) == Words{"Kubernetes", "Kubernetes"});
}

TEST_CASE("terms that the question names, that stress, or that an example defines are not asked for") {
    for (const char* text :
         {"## What does `yield` do?\n\nWith `yield` a generator gives its values one by one and keeps its place.\n",
          "## How does it wait?\n\nIt does **not** give all of its values at once but keeps its place.\n",
          "## How does it wait?\n\nThe function `waiter` gives its values one by one and keeps its "
          "place.\n\n```python\ndef waiter():\n    pass\n```\n",
          "## How does it wait?\n\n`yield`\n",
          "## How does it wait?\n\n**In a very particular and quite long way**: it gives its values one by one.\n"})
        CHECK_MESSAGE(Made(text).of(CardKind::cloze).empty(), std::string(text));
}

TEST_CASE("a gap has one answer, which nothing else on the card tells") {
    const auto gaps = [](const std::string& text) {
        return Made("## How does it wait?\n\n" + text + "\n").of(CardKind::cloze);
    };
    for (const char* text :
         {"The page asks libraries such as Axios, Ky and the built-in `fetch` for all of its data.",
          "form elements (like `input` and `textarea`) manage all of their values by themselves.",
          "把它存进一个变量可以节省内存（如 `short` 或 `long`），因为这样就不需要别的地方来放这些标志位了。",
          "**Standalone app** (Safari, React Native, and some more of the kind)",
          "The effect of the hook runs again after **Every render** of it, whatever has changed.",
          "In most cases it is better to write `a=None` there and to make an empty list inside of it.",
          "Subscribe to the stores of the page and **re-render** whenever the data in them has changed.",
          "이미지를 다룰 때에는 `numpy` 같은 모듈을 먼저 설치하고 나서 불러와 사용하는 것이 좋다.",
          "浏览器需要同时加载多个资源，例如 `stylesheet`，它通常会开启多个并行的连接来完成这件事情。",
          "To wrap the component simply use `React.memo` before the memo is drawn by the page again.",
          "What then is the value of `getMaxAttempts` that the handler was made with in the beginning?",
          "The setting stands in the file `redis.conf` beside the program and is read by it at the start.",
          "The operator `delete` is used to delete a property that somebody gave to the object before.",
          "Whoever calls `foo1` gets a value back that nobody else could have made in all of this.",
          "It helps to **maintain internal state** of the items of the list in the right order again.",
          "주 메모리에 저장하는 방식은 표준 스타일을 전부 **제거** 하기 위해 사용된다고 볼 수 있다.",
          "这种方式的实现**相对简单一些**，主要在服务器端处理，浏览器端也有标准的接口，使用方便。"})
        CHECK_MESSAGE(gaps(text).empty(), std::string(text));
    CHECK(Made("## Round Robin\n\n**RR** is good where the processes take very different times to end.\n")
              .of(CardKind::cloze)
              .empty());
    // Items that say the same of different names.
    CHECK(gaps("- `componentWillMount()` - removed in the version 17\n- `componentWillUpdate()` - removed in the "
               "version 17\n")
              .empty());
    CHECK(gaps("- `componentWillMount()` - called before it is shown\n- `componentWillUpdate()` - called before it "
               "changes\n")
              .size() == 2);
}

namespace {

constexpr std::string_view definitions =
    "## What is a stack?\n\nA container that gives back first what was put into it last.\n\n"
    "## What is a mutex?\n\nSomething that only one thread can hold, so that others wait.\n\n"
    "## What is recursion?\n\nThe way in which a function reaches its end by calling itself.\n\n"
    "## What is a compiler?\n\nA program that turns a text of one language into another one.\n\n";

}  // namespace

TEST_CASE("a gap is not made where the sentence needs its example, nor of a formula") {
    for (const char* sentence :
         {"In the example below, the text inside `<h1>` is returned by the function of the page.",
          "For example, let us use the picker of `Vaadin` in this application of ours.",
          "아래처럼 변환되었음에도 `eigenvector`는 방향이 바뀌지 않고 크기만 바뀐다는 것을 볼 수 있다.",
          "Let the probability that it does not rain at the place of work be `1-p` in all that comes.",
          "The function is called a density and is written by all books as `f(x)` without exception."})
        CHECK_MESSAGE(Made(std::string("## What is a vector?\n\n") + sentence + "\n").of(CardKind::cloze).empty(),
                      sentence);
    CHECK(
        Made("## Where do pages come from?\n\nFor example, from here. The browser asks the `renderer` for every one of "
             "them.\n")
            .only(CardKind::cloze) == Words{"renderer"});
}

TEST_CASE("a gap is not made where the term is told beside it, or its sentence goes on from the one above") {
    const auto gaps = [](const std::string& text) {
        return Made("## How does it wait?\n\n" + text + "\n").of(CardKind::cloze);
    };
    for (const char* text :
         {"이 언어에서는 함수를 모아 두는 **모듈**(module)을 더하기가 쉬워서 확장성이 아주 좋다고 할 수 있다.",
          "发布者把每一条消息都发送到一个**主题**（Topic），所有的订阅者都会从那里收到这条消息。",
          "Объект превращается в поток байтов, и это **сериализация** (serialization), а обратно его читают.",
          "This makes the `scheduler` look at all of the processes that are waiting for it again.",
          "这个仓库里的内容是由很多人的**组织收集**而成的，它可以帮助你学习如何构建这样的系统。",
          "我们将在下一节中快速了解一下 `document` 和其他三种不同的数据库各自有什么优点和缺点。",
          "主从复制和主主复制这两种复制的方式有一些**共同**的问题，在使用它们之前都应该知道。"})
        CHECK_MESSAGE(gaps(text).empty(), std::string(text));
    CHECK(gaps("Put the expiry into `exp` (when the token ends), or it can be used by anybody for ever.").size() == 1);
    CHECK(gaps("`this` is set to the object that was made by it, in every one of such calls.").size() == 1);
    CHECK(gaps("One process waits for it. This makes the `scheduler` look at all the others again.").size() == 1);
}

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
         {"## Revise\n\nKept a number of sheets with all the keys and looked at them again.\n",
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
