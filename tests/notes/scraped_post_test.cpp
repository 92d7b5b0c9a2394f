#include <doctest/doctest.h>

#include <algorithm>

#include "helpers.h"
#include "notes/code_lines.h"

using namespace viva;
using tests::code_blocks;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

constexpr std::string_view english =
    R"(Last week I had to explain generators to a colleague, and this is what I told them.
What a generator is
A generator is a function that yields values one at a time instead of returning them all at once.
def numbers(limit):
# counts up
value = 0
while value < limit:
yield value
value += 1
print(list(numbers(3))) is the short way to see all of the values that it makes.
Calling numbers(3) runs nothing yet: the body starts with the first next().
>>> n = numbers(2)
>>> next(n)
0
>>> next(n)
1
Sending values in
You can also send values into a generator, which is how coroutines began.
gen = echo(
first="a",
options={
"b": [
1,
2,
],
})
gen.send("x")
And that is all there is to it.
<!-- draft: https://private.example/draft -->
Further reading
https://docs.python.org/3/howto/functional.html
- https://peps.python.org/pep-0255/
Related posts
Decorators in ten minutes | 2021-03-04 |
What is a descriptor? | 2021-02-11 |
)";

constexpr std::string_view russian = R"(В этой статье разберём, как устроены промисы в JavaScript и зачем они нужны.
Создание промиса
Промис создаётся конструктором, который принимает функцию с двумя аргументами.
const p = new Promise((resolve, reject) => {
setTimeout(() => resolve(42), 100);
});
p.then(value => console.log(value));
После этого p.then можно вызывать сколько угодно раз, результат не изменится.
Обработка ошибок
Ошибки ловит метод catch, который стоит ставить в конец цепочки.
fetch('/api')
.then(r => r.json())
.catch(console.error);
Если его забыть, ошибка потеряется. В Node.js процесс завершится.
Читайте также
Замыкания простыми словами 12.03.2020
Событийный цикл 01.02.2020
)";

}  // namespace

TEST_CASE("an English post: headings, code with restored indentation, a session, references; navigation is gone") {
    const notes::ReadResult note = read_note(english, {}, "generators.txt");
    CHECK(note.document.dialect == "a blog post scraped to plain text");
    CHECK(note.document.title == "What a generator is");
    CHECK(note.document.title_written);
    CHECK(questions(note) == Questions{"What a generator is", "Sending values in"});
    CHECK(code_blocks(note) ==
          std::vector<std::string>{"python:\ndef numbers(limit):\n    # counts up\n    value = 0\n    while value < "
                                   "limit:\n        yield value\n        value += 1",
                                   "python:\n>>> n = numbers(2)\n>>> next(n)\n0\n>>> next(n)\n1",
                                   "python:\ngen = echo(\n    first=\"a\",\n    options={\n        \"b\": [\n          "
                                   "  1,\n            2,\n        ],\n    })\ngen.send(\"x\")"});
    for (const char* gone : {"private.example", "Related posts", "Decorators in ten", "What is a descriptor"})
        CHECK(note.document.text.find(gone) == std::string::npos);
    for (const char* kept : {"https://docs.python.org/3/howto/functional.html", "https://peps.python.org/pep-0255/"})
        CHECK(std::any_of(note.document.spans.begin(), note.document.spans.end(),
                          [&](const model::Span& span) { return note.document.of(span.target) == kept; }));
    CHECK(note.document.language == "en");
}

TEST_CASE("a Russian post with JavaScript") {
    const notes::ReadResult note = read_note(russian, {}, "promises.txt");
    CHECK(note.document.dialect == "a blog post scraped to plain text");
    CHECK(questions(note) == Questions{"Создание промиса", "Обработка ошибок"});
    CHECK(code_blocks(note) ==
          std::vector<std::string>{"javascript:\nconst p = new Promise((resolve, reject) => {\n    setTimeout(() => "
                                   "resolve(42), 100);\n});\np.then(value => console.log(value));",
                                   "javascript:\nfetch('/api')\n.then(r => r.json())\n.catch(console.error);"});
    CHECK(note.document.text.find("Замыкания") == std::string::npos);
    CHECK(note.document.language == "ru");
}

TEST_CASE("Markdown, wrapped prose, and letters are not taken for scraped posts") {
    CHECK(read_note("# Title\n\nSome long enough prose about things that happen in the world, in a "
                    "sentence.\n\n```py\nx = 1\ny = f(x)\n```\n")
              .document.dialect == "a plain note");
    std::string wrapped;
    for (int i = 0; i < 20; ++i)
        wrapped +=
            "this line of a letter was wrapped by hand at some seventy columns and\nso its lines end in the middle of "
            "sentences, as lines of letters do;\n";
    CHECK(read_note(wrapped).document.dialect == "a plain note");
}

TEST_CASE("headings of Markdown without blank lines around them are no scraped post") {
    constexpr std::string_view note =
        "# What is a closure?\nA closure is a function that **always** keeps the scope it was made in "
        "([spec](https://a.dev)).\n"
        "# What is hoisting?\nHoisting is what moves each declaration of a scope to its very beginning for us.\n"
        "# What is a promise?\nA promise is a value that will be there only later, or a reason why it is not.\n";
    const notes::ReadResult read = read_note(note);
    CHECK(read.document.dialect == "headings that ask");
    CHECK(questions(read) == Questions{"What is a closure?", "What is hoisting?", "What is a promise?"});
    CHECK(read.document.text.find("**") == std::string::npos);
    CHECK(read.document.spans.size() > 6);
}

TEST_CASE("what blogs write around a post takes no line of it that begins with the same word") {
    const auto text_of = [](std::string_view first, std::string_view last) {
        return read_note(std::string(first) + "\n" + std::string(english.substr(0, english.find("Further reading"))) +
                             std::string(last),
                         {}, "generators.txt")
            .document.text;
    };
    for (const char* title : {"태그와 요소의 차이", "댓글 기능 구현", "Tagged unions", "Комментарии в коде"})
        CHECK_MESSAGE(text_of(title, "").find(title) != std::string::npos, title);
    for (const char* gone : {"댓글 3개", "태그: python, generator", "공감 댓글 2", "Комментарии (5)", "Related posts"})
        CHECK_MESSAGE(text_of("Generators", gone).find(gone) == std::string::npos, gone);
    CHECK(text_of("Generators", "Python 3.12: 2023-10-02\n").find("Python 3.12") != std::string::npos);
    CHECK(text_of("Generators", "Decorators 2021-03-04\nDescriptors 2021-02-11\n").find("Decorators") ==
          std::string::npos);
    CHECK(text_of("Generators", "Related posts\nDecorators 2021-03-04\n").find("Decorators") == std::string::npos);
}

TEST_CASE("lines are told apart by themselves") {
    using notes::LineKind;
    for (const char* code : {"x = 1",
                             "a.b['c'] += f(1)",
                             "def f(x):",
                             "from a.b import c, d, E",
                             "import os",
                             "return x",
                             "}",
                             "});",
                             "])",
                             "print('прив, мир')",
                             "foo(bar)(baz)",
                             "SELECT * FROM t WHERE a = 1",
                             "pip install django",
                             "const x = 1;",
                             "if x is not None and y:",
                             "class A(B):",
                             "@app.route",
                             "for a, b in c.items():",
                             "x = 'длинная строка по-русски'",
                             "obj.z = 3  # комментарий"})
        CHECK_MESSAGE(notes::classify_line(code) == LineKind::code, std::string(code));
    for (const char* prose :
         {"reporter.stories_filed = F('x') + 1은 인스턴스 속성에 대한 것이다.", "F() expressions",
          "foo(bar) is called when the value changes.", "Import the module first",
          "from the very beginning we import things", "If you want it:", "for example, this one",
          "Using F() to sort null values", "select the rows you need from the table", "return to the start",
          "Что такое x = 1?", "Note: be careful", "It's what 'they' said", "print(x) is the short way to see it.",
          "Class methods and others", "with great power comes responsibility"})
        CHECK_MESSAGE(notes::classify_line(prose) == LineKind::prose, std::string(prose));
    for (const char* output : {"3", "<Manufacturer: Toyota>", "[1, 2, 3]", "'abc'", "True", "-0.5"})
        CHECK_MESSAGE(notes::classify_line(output) == LineKind::output, std::string(output));
    CHECK(notes::classify_line("# Или, короче:") == LineKind::comment);
    CHECK(notes::classify_line(">> car") == LineKind::prompt);
    CHECK(notes::classify_line("  ") == LineKind::blank);
}

TEST_CASE("brackets in strings and comments do not count") {
    CHECK(notes::bracket_balance("f(a, [1, {") == 3);
    CHECK(notes::bracket_balance("f('(((') # ((") == 0);
    CHECK(notes::bracket_balance("F('a') + F('b'), x=G()))") == -2);
    CHECK(notes::bracket_balance("don't (") == 1);
}

TEST_CASE("indentation comes back where it is sure, and only where it was lost") {
    const auto restore = [](const std::vector<std::string_view>& lines) {
        std::string text;
        for (const std::string& line : notes::restore_indentation(lines)) text += line + "\n";
        return text;
    };
    CHECK(restore({"x = f(", "a,", "g(", "b", ")", ")"}) == "x = f(\n    a,\n    g(\n        b\n    )\n)\n");
    CHECK(restore({"class A:", "def f(self):", "if x:", "return 1", "else:", "return 2", "def g(self):", "pass",
                   "a = A()"}) ==
          "class A:\n    def f(self):\n        if x:\n            return 1\n        else:\n            return 2\n    "
          "def g(self):\n        pass\n    a = A()\n");
    CHECK(restore({"def f():", "  return 1"}) == "def f():\n  return 1\n");
    CHECK(restore({"def f(a,", "b):", "return a"}) == "def f(a,\n    b):\n    return a\n");
}
