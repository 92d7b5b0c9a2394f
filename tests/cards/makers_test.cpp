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
    CHECK(Made("## What is in a signal?\n\n- Sender: who sends it.\n- Receiver: who is called.\n- Signal: what "
               "happened.\n")
              .only(CardKind::list) == Words{"Sender", "Receiver", "Signal"});
    CHECK(Made("## 캐시 전략은?\n\n### Read through\n\n읽을 때 채운다.\n\n### Write back\n\n나중에 쓴다.\n\n### Write "
               "through\n\n바로 "
               "쓴다.\n\n## 왜?\n\na\n")
              .only(CardKind::list) == Words{"Read through", "Write back", "Write through"});
}

TEST_CASE("lists that answer something else give no list card") {
    for (const char* text :
         {"## What is this?\n\n- B-tree\n- GiST\n- Hash\n",  // Nobody asked for names.
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
    CHECK(outputs(">>> x = 1\n>>> x\n1\n>>> [x]\n[1]") == Words{"1", "[1]"});
    CHECK(Made("## What is printed?\n\n```js\ngo()\n```\n\nOutput:\n\n```\n1\n2\n```\n").only(CardKind::output) ==
          Words{"1", "2"});
}

TEST_CASE("comments that state no output make no card") {
    for (const char* code :
         {"print(x)  # prints the value of x", "x = 5  # 5", "total = 0  # start at zero", "# Output is fine\nrun()",
          "print(random.random())  # 0.25", "a >> b\nc", "url = \"http://a.example/#1\"", "foo(1,  // 1\n    2)"})
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
