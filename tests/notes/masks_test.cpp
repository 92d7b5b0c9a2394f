// Formulas and footnotes, from the note to the document.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "dump.h"
#include "helpers.h"
#include "notes/masks.h"

using namespace viva;
using tests::inline_of;
using tests::read_note;

namespace {

std::string blocks_of(std::string_view text) {
    const std::string all = tests::dump(read_note(text).document.view(), {});
    const std::size_t start = all.find("# Blocks\n") + 9;
    return all.substr(start, all.find("\n# Cards") - start);
}

}  // namespace

TEST_CASE("formulas inside a line are set as code, and Markdown does not look into them") {
    CHECK(inline_of("so $x_1 * y_1 * z$ is *it*") == "so {code:x₁ * y₁ * z} is {emphasis:it}");
    CHECK(inline_of("변수 $x^2$는 \\(\\alpha_i\\)와 $`a|b`$") == "변수 {code:x²}는 {code:αᵢ}와 {code:a|b}");
    CHECK(inline_of("**$n$** and [$m$](a.md) $$k$$") == "{strong:{code:n}} and {link<a.md>:{code:m}} {code:k}");
    CHECK(inline_of("[$m$]\n\n[$m$]: b.md") == "{link<b.md>:{code:m}}");
}

TEST_CASE("a price, a shell variable and an escaped dollar stay what they are") {
    for (const char* text :
         {"costs $5 and $10", "from $5-$10", "(US$5)–($6)", "$5, or 6$ in all of them", "a$b$c", "$HOME and $PATH",
          "${a}-${b}", "$(a)$(b)", "$('#x').hide(); $('#y')", "$_GET['a'].$_POST['b']", "100$ or 200$", "a \\$x\\$ b",
          "https://x.dev/?a=$b$", "$ npm i $", "\\[1\\] and \\(not so\\)"}) {
        const notes::ReadResult note = read_note(text);
        for (const model::Span& span : note.document.spans)
            CHECK_MESSAGE(span.kind != model::SpanKind::code, std::string(text));
    }
    CHECK(inline_of("a \\$x\\$ b") == "a $x$ b");
}

TEST_CASE("code keeps its dollars") {
    CHECK(inline_of("`$x_1$` $y_1$ `a $` b `$`") == "{code:$x_1$} {code:y₁} {code:a $} b {code:$}");
    const std::string code = "echo $x_1$ [^1]\n$$\na\n$$\n";
    CHECK(tests::code_blocks(read_note("x[^1]\n\n```sh\n" + code + "```\n\n[^1]: f\n")) ==
          std::vector<std::string>{"sh:\n" + code.substr(0, code.size() - 1)});
    CHECK(tests::code_blocks(read_note("x\n\n    $$\n    a_1\n    $$\n    $b_1$\n")).front() ==
          ":\n$$\na_1\n$$\n$b_1$");
    CHECK(read_note("[x](https://a.dev/$b_1$)").document.text.find("https://a.dev/$b_1$") != std::string::npos);
}

TEST_CASE("a fence ends with the list item or the quote that it opens in") {
    constexpr std::string_view image = "![[plan.png]]\n";
    const auto pictures = [](std::string_view text) {
        const notes::ReadResult note = read_note(text);
        return std::count_if(note.document.spans.begin(), note.document.spans.end(),
                             [](const model::Span& span) { return span.kind == model::SpanKind::image; });
    };
    for (const char* before :
         {"1. ```sql\n   SELECT 1;\n   ```\n\n", "- ```sql\n  SELECT 1;\n\n", "- ```\n  x\n```\n\n",
          "> ```sql\n> SELECT 1;\n\n", "> 1. ```\n>    x\n>    ```\n\n", "- 1. ```\n     x\n     ```\n\n",
          "- - ```\n    - ```\n    ```\n\n", "~~~\n```\n~~~\n\n"})
        CHECK_MESSAGE(pictures(std::string(before) + std::string(image)) == 1, before);
    for (const char* before : {"```\n", "- ```\n  - ```\n  ", "```\n- ```\n", "````\n```\n", "> ```\n> "})
        CHECK_MESSAGE(pictures(std::string(before) + std::string(image)) == 0, before);
    // The other readers of lines see the same fences.
    CHECK(tests::cards_of("1. ```md\n   <quiz>\n   ```\n\n<quiz>\nWhich?\n- [ ] 3\n- [x] 4\n</quiz>\n").size() == 1);
    CHECK(tests::blocks_of("1. ```\n   x\n   ```\n\n:::note\ntext\n:::\n").find("quote") != std::string::npos);
    CHECK(tests::blocks_of("1. ```\n   # x\n   ```\n\n= T\n\n== One\n\n== Two\n").find("heading") != std::string::npos);
}

TEST_CASE("a formula on lines of its own is a block, wherever it stands") {
    CHECK(blocks_of("a\n\n$$\n\\frac{1}{2}\n$$\n\nb\n") ==
          "1-1 paragraph: a\n3-5 code [math]\n  | 1/2\n7-7 paragraph: b\n");
    CHECK(blocks_of("where\n$$x^2 \\\\ y^2$$\nfor all\n") ==
          "1-1 paragraph: where\n2-2 code [math]\n  | x²\n  | y²\n3-3 paragraph: for all\n");
    CHECK(blocks_of("- a\n\n  \\[\n  x\n  \\]\n- b\n") ==
          "1-6 list\n"
          "  1-5 item\n"
          "    1-1 paragraph: a\n"
          "    3-5 code [math]\n"
          "      | x\n"
          "  6-6 item\n"
          "    6-6 paragraph: b\n");
    CHECK(blocks_of("> $$\n> x\n> $$\n") == "1-3 quote\n  1-3 code [math]\n    | x\n");
    CHECK(blocks_of("```math\n\\frac{1}{2} \\\\ x_1\n```\n") == "1-3 code [math]\n  | 1/2\n  | x₁\n");
    CHECK(blocks_of("$$\nnever closed\n\nb $$\n") == "1-2 paragraph: $$↵never closed\n4-4 paragraph: b $$\n");
}

TEST_CASE("footnotes are numbered as they are first named, and read at their place") {
    CHECK(blocks_of("a[^x] b[^1] c[^x]\n\n[^1]: one\n[^x]: *two*\n    more\n\n    and more\n\nd [^no]\n") ==
          "1-1 paragraph: a{link<#fn-1>:¹} b{link<#fn-2>:²} c{link<#fn-1>:¹}\n"
          "3-3 paragraph: {link<#fnref-2>:²} one\n"
          "4-5 paragraph: {link<#fnref-1>:¹} {emphasis:two}↵more\n"
          "7-7 paragraph: and more\n"
          "9-9 paragraph: d [^no]\n");
    CHECK(inline_of("[^1]: https://a.dev/x\n\n[^1]") == "{link<#fnref-1>:¹} {link<https://a.dev/x>:https://a.dev/x}");
    CHECK(inline_of("[^1]: nothing refers to it") == "¹ nothing refers to it");
    CHECK(inline_of("[a[^1]](https://a.dev)\n\n[^1]: b") == "{link<https://a.dev>:a¹}");
}

TEST_CASE("private characters of the note are its own") {
    const std::string own = "\xF3\xB0\x80\x80";  // U+F0000
    CHECK(inline_of(own + " $x_1$") == own + " {code:x₁}");
    const std::string both = own + "\xF4\x80\x80\x80";  // U+100000
    CHECK(inline_of(both + " $x_1$") == both + " $x_1$");
}

TEST_CASE("masking keeps the lines, and gives everything back") {
    for (const char* text :
         {"", "a", "\n", "a $x$\n$$\nb\n$$\n[^1]: c\n\n[^1]\n", "```\n$$\n", "$$$$$$$$", "[^", "[^]: x", "\\("}) {
        const notes::MaskedText masked = notes::mask(text);
        CHECK(std::count(masked.text.begin(), masked.text.end(), '\n') ==
              std::count(text, text + std::strlen(text), '\n'));
        CHECK(masked.restored(masked.text) == text);
    }
}
