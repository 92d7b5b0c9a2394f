// What a cloze hides, and above all what it does not.
#include <doctest/doctest.h>

#include <string>

#include "made.h"

using namespace viva;
using cards_test::Made;
using cards_test::Words;
using model::CardKind;

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

namespace {

/// What the only gap of a text hides; nothing if there are none or several.
Words hidden(const std::string& text, const std::string& question = "How does it wait?") {
    return Made("## " + question + "\n\n" + text + "\n").only(CardKind::cloze);
}

}  // namespace

TEST_CASE("a tag, a gloss and another form of the word tell a term") {
    CHECK(hidden("You write either `<Portal>` or a shorter mark around all that the page should draw elsewhere.",
                 "What are portals?")
              .empty());
    CHECK(hidden("You write either `<Route>` or a shorter mark around all that the page should draw elsewhere.",
                 "What is a router?") == Words{"<Route>"});
    CHECK(hidden("**Аутентификация**: проверка того, что субъект и есть тот, за кого он себя выдаёт.",
                 "Что даёт аутентификацией")
              .empty());
    CHECK(
        hidden("**힙(Heap)**은 부모가 자식보다 크거나 같은 트리이고 배열로 쉽게 나타낼 수 있다고 한다.", "Binary Heap")
            .empty());
    CHECK(
        hidden("논리적 순서와 같아서 인덱스(index)로 바로 갈 수 있다. 찾는 것의 **인덱스** 값을 알면 빠르다.").empty());
    CHECK(hidden("- **Testability** - it is easy to test each of the parts apart from all of the others").empty());
    CHECK(hidden("- `Context` Switch: the state of one process is kept and that of the next one is read").empty());
    CHECK(hidden("- MVI (Model-`View`-Intent): a pattern in which all data of the page flow in one direction").empty());
    CHECK(hidden("**YAGNI** (You Aren't Gonna Need It): do not build what nobody needs at this time.").empty());
    CHECK(hidden("- **Readability**: what the language says can be seen in the code itself by all").empty());
    CHECK(hidden("**Faster TTFB** (Time to First Byte): whoever reads it sees the page a bit sooner.").empty());
    CHECK(hidden("发布者把消息发送到一个**主题（Topic）**，然后该消息通过主题传递给所有的订阅者来阅读。").empty());
    CHECK(hidden("一般还需要设置 `min.replicas> 1` ，这样消息至少要被写入到两个副本。min.replicas 的默认值为 1 。")
              .empty());
    CHECK(Made("# Javascript\n\n## What is the JS module pattern?\n\n**JavaScript modules** keep one part of the "
               "code apart from all of the others in it.\n")
              .of(CardKind::cloze)
              .empty());
}

TEST_CASE("names that an example gives, and its statements, are not asked for") {
    const std::string code = "\n\n```js\nfunction makeAdder(baseNumber) { return (n) => baseNumber + n; }\n```\n";
    CHECK(hidden("The inner function has access to all of the outer ones, here to the variable `baseNumber`." + code)
              .empty());
    CHECK(hidden("Once it has been returned the page is drawn again with the newest `state.count` in it." +
                 std::string("\n\n```js\nfunction reduce(state, action) { return state; }\n```\n"))
              .empty());
    CHECK(hidden("Inside of the method that draws it all one reads it as `this.props.user` of the thing." +
                 std::string("\n\n```jsx\n<App user={1} />\n```\n"))
              .empty());
    for (const char* statement : {"console.log(count)", "next(range(1))", "var x", "count: 2"})
        CHECK_MESSAGE(hidden(std::string("In all of that time the page prints the value of `") + statement +
                             "` as it was before.")
                          .empty(),
                      statement);
    CHECK(hidden("Every object that others can count gives an answer to the call `len(s)` of the language.") ==
          Words{"len(s)"});
    // What everybody calls so is of the subject.
    CHECK(hidden("The method that makes an iterator out of an object most often returns `self` and nothing else." +
                 std::string("\n\n```python\ndef __iter__(self):\n    return self\n```\n")) == Words{"self"});
}

TEST_CASE("terms that are some of many are not asked for, nor one of them alone") {
    for (const char* text :
         {"The names of the style are written in one word like those of the script (e.g. `node.style.color`).",
          "If you use **Next.js**, **Remix**, or any modern kind of setup, it is supported out of the box.",
          "如果需要严格保证不丢消息，必须选择 **Kafka** 和 **RabbitMQ** 等更成熟的消息队列产品来实现。",
          "成员变量可以被 `public`,`static` 等修饰符所修饰，而局部变量不能被访问控制修饰符及 `static` 所修饰。"})
        CHECK_MESSAGE(hidden(text).empty(), std::string(text));
    CHECK(hidden("客户端发送请求之后，需要在队列中用 `select` 等待服务器的响应，然后才能继续处理其他任务。") ==
          Words{"select"});
}

TEST_CASE("bold and code that stress, and sentences that only announce or go on, hide nothing") {
    for (const char* text :
         {"트리에서는 각 `층별로` 숫자를 매기고 그 숫자를 레벨이라고 부르는데 레벨의 값은 0 부터 시작한다.",
          "브라우저마다 기본으로 제공하는 스타일을 통일시키기 위해 쓰는 두 `css`에 대해 알아본다.",
          "**Combining with** the other hook it becomes a strong tool for all of the state that is shared.",
          "It leads to **performance issues** wherever somebody uses it for anything else than that.",
          "В языке есть поддержка этого шаблона. Например конструкция `old_list` означает, что вызов идёт дважды.",
          "システム設計に関する知識は、多くの企業における面接の過程で**必要不可欠な要素**であると言われます。",
          "you will not get an `IntegerField` there but a plain number, and it may come from anywhere."})
        CHECK_MESSAGE(hidden(text).empty(), std::string(text));
    CHECK(hidden("yield 문의 값은 다르며 어떤 메서드로 다시 움직였는지에 따라 `send()`의 값이 되기도 한다.") ==
          Words{"send()"});
    CHECK(hidden("- you will not get a number there but an `IntegerField`, which comes from somewhere else") ==
          Words{"IntegerField"});
}
