#include "highlight/highlighter.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "highlight/languages.h"

using namespace viva;
using highlight::Highlighter;
using model::TokenKind;

namespace {

char letter_of(TokenKind kind) {
    constexpr std::string_view letters = " ksCfntcopTav";
    return letters[static_cast<std::size_t>(kind)];
}

/// The code with each coloured piece in brackets: `‹k:def›`.
std::string marked(std::string_view code, std::string_view language) {
    static Highlighter highlighter;
    std::string text;
    std::size_t at = 0;
    for (const model::Token& token : highlighter.highlight(code, language)) {
        text += code.substr(at, token.offset - at);
        text += '<';
        text += letter_of(token.kind);
        text += ':';
        text += code.substr(token.offset, token.size);
        text += '>';
        at = token.offset + token.size;
    }
    return text.append(code.substr(at));
}

}  // namespace

TEST_CASE("every language has queries that fit its grammar") {
    for (const highlight::Language& language : highlight::all_languages()) {
        CAPTURE(language.name);
        CHECK(highlight::find_language(language.name) == &language);
        const std::string_view code = language.name == "html"   ? "<p class=\"a\">"
                                      : language.name == "json" ? "{\"a\": 1}"
                                      : language.name == "css"  ? "p { color: red }"
                                      : language.name == "sql"  ? "SELECT 1"
                                      : language.name == "http" ? "GET /notes HTTP/1.1"
                                      : language.name == "bash" ? "echo \"a\" # b"
                                                                : "x = 'a'";
        CHECK_FALSE(highlight::highlight(code, language.name).empty());
    }
}

TEST_CASE("labels are found as notes write them") {
    CHECK(highlight::find_language("py")->name == "python");
    CHECK(highlight::find_language("jsx")->name == "javascript");
    CHECK(highlight::find_language("sh")->name == "bash");
    CHECK(highlight::find_language("") == nullptr);
    CHECK(highlight::find_language("p") == nullptr);
    CHECK(highlight::find_language("py python") == nullptr);
    CHECK(highlight::find_language("brainfuck") == nullptr);
    CHECK(highlight::highlight("x = 1", "brainfuck").empty());
}

TEST_CASE("python shows keywords, functions, types, strings, numbers and comments") {
    CHECK(marked("class MyClass:\n    def __init__(self, x):\n        self.x = x\n\nobj = MyClass(1, "
                 "'a')\nprint(obj.x)  # Output: 1\n",
                 "python") ==
          "<k:class> <t:MyClass>:\n    <k:def> <f:__init__>(self, x):\n        self.x = x\n\nobj = <f:MyClass>(<n:1>, "
          "<s:'a'>)\n<f:print>(obj.x)  <C:# Output: 1>\n");
    CHECK(marked("for book in books:\n  print(book.title)\n", "python") ==
          "<k:for> book <k:in> books:\n  <f:print>(book.title)\n");
    CHECK(marked("x = None if a is not b else lambda y: y ** 2.5", "python") ==
          "x = <c:None> <k:if> a <k:is not> b <k:else> <k:lambda> y: y ** <n:2.5>");
}

TEST_CASE("the values in an f-string are code again") {
    CHECK(marked("print(f\"Func[{func.__name__}] {t:.8f} seconds\")", "python") ==
          "<f:print>(<s:f\"Func[>{func.__name__}<s:]> {t:.8f} <s:seconds\">)");
}

TEST_CASE("what a decorator is given is no function") {
    CHECK(marked("@receiver(post_save, sender=Author)\ndef f(): pass", "python") ==
          "<f:@receiver>(post_save, sender=<t:Author>)\n<k:def> <f:f>(): <k:pass>");
    CHECK(marked("@functools.wraps(func)\ndef f(): pass", "python").starts_with("<f:@functools.wraps>(func)\n"));
}

TEST_CASE("a string over many lines is one token a line, without its indentation") {
    CHECK(marked("def f():\n    \"\"\"\n    데코레이터: 시간 측정\n    \"\"\"\n", "python") ==
          "<k:def> <f:f>():\n    <s:\"\"\">\n    <s:데코레이터: 시간 측정>\n    <s:\"\"\">\n");
}

TEST_CASE("an interactive session is coloured where it was typed, its output is not") {
    CHECK(marked(">> car = Company.objects.annotate(built_by=F('manufacturer'))[0]\n>> "
                 "car.manufacturer\n<Manufacturer: Toyota>\n>> car.built_by\n3",
                 "python") ==
          ">> car = <t:Company>.objects.<f:annotate>(built_by=<f:F>(<s:'manufacturer'>))[<n:0>]\n>> "
          "car.manufacturer\n<Manufacturer: Toyota>\n>> car.built_by\n3");
    CHECK(marked(">>> for i in x:\n...     print(i)\n...\n1\n", "python") ==
          ">>> <k:for> i <k:in> x:\n...     <f:print>(i)\n...\n1\n");
}

TEST_CASE("sql shows keywords in either case, numbers and strings") {
    CHECK(marked("SELECT book.*, count(id) FROM book WHERE price > 10 AND name = 'a' -- why", "sql") ==
          "<k:SELECT> book.*, <f:count>(id) <k:FROM> book <k:WHERE> price > <n:10> <k:AND> name = <s:'a'> <C:-- why>");
    CHECK(marked("create table t (id int primary key);", "sql") ==
          "<k:create> <k:table> <t:t> (id <t:int> <k:primary> <k:key>);");
}

TEST_CASE("json tells keys from values") {
    CHECK(marked("{\"id\": \"MDQ6\", \"n\": [1, true, null]}", "json") ==
          "{<p:\"id\">: <s:\"MDQ6\">, <p:\"n\">: [<n:1>, <c:true>, <c:null>]}");
}

TEST_CASE("javascript shows functions, classes and template strings") {
    CHECK(marked("const add = (a, b) => `${a + b} px`; // sum\nclass A extends B { f() { return this.x; } }", "js") ==
          "<k:const> <f:add> = (a, b) => <s:`>${a + b} <s:px`>; <C:// sum>\n<k:class> <t:A> <k:extends> <t:B> { "
          "<f:f>() { <k:return> <k:this>.x; } }");
}

TEST_CASE("bash shows commands, options, strings and comments") {
    CHECK(marked("if [ -f x ]; then\n  pip install -r \"req.txt\" # deps\nfi", "bash") ==
          "<k:if> [ -f x ]; <k:then>\n  <f:pip> install <c:-r> <s:\"req.txt\"> <C:# deps>\n<k:fi>");
}

TEST_CASE("html shows tags and attributes, and the scripts and styles in it") {
    CHECK(marked("<p class=\"a\">x</p>", "html") == "<<T:p> <a:class>=\"<s:a>\">x</<T:p>>");
    CHECK(marked("<script>let a = 1</script><style>p { color: red }</style>", "html") ==
          "<<T:script>><k:let> a = <n:1></<T:script>><<T:style>><T:p> { <p:color>: red }</<T:style>>");
}

TEST_CASE("an http request shows its line, its headers and a body without an empty line") {
    CHECK(marked("  POST /graphql\n  HOST api.github.com\n  Content-Type: application/json\n  {\n   \"user\": 1\n  }\n",
                 "http") ==
          "  <k:POST> <s:/graphql>\n  HOST api.github.com\n  <p:Content-Type>: application/json\n  {\n   <p:\"user\">: "
          "<n:1>\n  }\n");
    CHECK(marked("HTTP/1.1 200 OK\nContent-Length: 0\n", "http") == "<k:HTTP/1.1> <n:200 OK>\n<p:Content-Length>: 0\n");
}

TEST_CASE("a language is guessed only where the code leaves no doubt") {
    CHECK(highlight::guess_language("POST /graphql\nHOST api.github.com\n") == "http");
    CHECK(highlight::guess_language("{   \"data\": {\n }\n}\n") == "json");
    CHECK(highlight::guess_language(">>> 1 + 1\n2\n") == "python");
    CHECK(highlight::guess_language("GET\n") == "");
    CHECK(highlight::guess_language("x = 1\n") == "");
    CHECK(highlight::guess_language("{ a }") == "");
    CHECK(highlight::guess_language("") == "");
    CHECK(highlight::guess_language("\n\n") == "");
}

TEST_CASE("broken and hostile code gets tokens in order and inside, or none, and never takes long") {
    std::mt19937 random(7);
    const std::string seed =
        "def f(x):\n  return f\"{x!r}\" # ы한\n<a b='c'>{\"k\": [1, 'x', `${y}`]} SELECT * FROM t; if [ -f \"$x\" ]; "
        "then";
    Highlighter highlighter;
    std::vector<std::string> codes = {std::string(10'000, '('),
                                      std::string(10'000, '<'),
                                      std::string(10'000, '{'),
                                      std::string(10'000, '$'),
                                      "\"\"\"",
                                      std::string(3, '\0')};
    for (int i = 0; i < 150; ++i) {
        std::string code = seed;
        for (int change = 0; change < 6; ++change) code[random() % code.size()] = seed[random() % seed.size()];
        code.resize(random() % code.size());
        codes.push_back(code);
    }
    for (const std::string& code : codes)
        for (const highlight::Language& language : highlight::all_languages()) {
            std::size_t written = 0;
            for (const model::Token& token : highlighter.highlight(code, language.name)) {
                REQUIRE(token.offset >= written);
                REQUIRE(token.size > 0);
                written = token.offset + token.size;
            }
            REQUIRE(written <= code.size());
        }
}
