// Raw HTML in notes: what it may say, and what becomes of the rest.
#include <doctest/doctest.h>

#include "dump.h"
#include "helpers.h"
#include "notes/html_tokens.h"

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

TEST_CASE("inline tags become spans") {
    CHECK(inline_of("a<br>b<br />c</br>d") == "a⏎b⏎c⏎d");
    CHECK(inline_of("a<br>\nb") == "a⏎b");
    CHECK(inline_of("<b>a <i>b</i></b> <s>c</s> <EM>d</EM>") == "{strong:a {emphasis:b}} {strike:c} {emphasis:d}");
    CHECK(inline_of("x <kbd>Ctrl</kbd>+<code>&lt;a&gt;</code> y") == "x {code:Ctrl}+{code:<a>} y");
    CHECK(inline_of("H<sub>2</sub>O, x<sup>2</sup>, 2<sup>n-1</sup>, x<sub>max</sub>, x<sub>yz</sub>") ==
          "H₂O, x², 2ⁿ⁻¹, xₘₐₓ, x_(yz)");
    CHECK(inline_of("see<sup>[1]</sup>") == "see[1]");
    CHECK(inline_of("<a href=\"https://a.dev/?x=1&amp;y=2\" title='t'>a</a> <a name=\"x\"></a>b") ==
          "{link<https://a.dev/?x=1&y=2>(t):a} b");
    CHECK(inline_of("<img src=\"a b.png\" alt=\"a &amp; b\" width=10>c") == "{image<a b.png>:a & b}c");
    CHECK(inline_of("<span style=\"color:red\">a</span> <font color=red>b</font> <u>c</u> <mark>d</mark>") ==
          "a b c d");
}

TEST_CASE("what is no HTML element is text, and so are the tags that notes talk about") {
    CHECK(inline_of("a List<String> and Map<K, V>") == "a List<String> and Map<K, V>");
    CHECK(inline_of("the <button> and the <input type=\"text\"> tags") ==
          "the <button> and the <input type=\"text\"> tags");
    CHECK(inline_of("put <script>alert(1)</script> here") == "put <script>alert(1)</script> here");
}

TEST_CASE("tags that do not match close nothing of Markdown") {
    CHECK(inline_of("**a <i>b** c</i> d") == "{strong:a {emphasis:b}} c d");
    CHECK(inline_of("<b>*a</b>* b") == "{strong:{emphasis:a} b}");
    CHECK(inline_of("</b>a</i> <b>b") == "a {strong:b}");
    CHECK(inline_of("<code>a *b* c") == "{code:a }{emphasis:{code:b}}{code: c}");
}

TEST_CASE("blocks of HTML become blocks") {
    CHECK(blocks_of("<p align=\"center\">\n  <img src=\"a.png\" alt=\"A\">\n  <b>b</b>\n</p>\n") ==
          "2-3 paragraph: {image<a.png>:A}↵{strong:b}\n");
    CHECK(blocks_of("<h2 align=\"center\">One</h2>\n<div>a</div>\n<div>b</div>\n<hr>\n") ==
          "1-1 heading2 [one]: One\n2-2 paragraph: a\n3-3 paragraph: b\n4-4 rule\n");
    CHECK(blocks_of("<ul>\n<li>a</li>\n<li>b\n<ol start=3><li>c</ol>\n</ul>\n<blockquote>d</blockquote>") ==
          "2-4 list tight\n"
          "  2-2 item\n"
          "    2-2 paragraph: a\n"
          "  3-4 item\n"
          "    3-3 paragraph: b\n"
          "    4-4 list #3 ordered tight\n"
          "      4-4 item #3\n"
          "        4-4 paragraph: c\n"
          "6-6 quote\n"
          "  6-6 paragraph: d\n");
    CHECK(blocks_of("<pre><code class=\"language-Java\">\nint a &lt; b;\n\n  <b>c</b>\n</code></pre>\nx") ==
          "1-4 code [java]\n  | int a < b;\n  | \n  |   c\n6-6 paragraph: x\n");
    CHECK(blocks_of("<style>\np { color: red }\n</style>\n\n<script>\nalert(1)\n\nalert(2)\n</script>\n\na") ==
          "11-11 paragraph: a\n");
}

TEST_CASE("an answer that folds away keeps its marks and its content") {
    CHECK(blocks_of("<details><summary><b>Answer</b></summary>\n<p>\n\n#### A: *x*\n\n</p>\n</details>\n") ==
          "1-1 html\n  | <details>\n"
          "1-1 html\n  | <summary>\n"
          "1-1 paragraph: {strong:Answer}\n"
          "1-1 html\n  | </summary>\n"
          "4-4 heading4 [a-x]: A: {emphasis:x}\n"
          "7-7 html\n  | </details>\n");
}

TEST_CASE("a table of HTML is a table; one inside another is refused with a message") {
    CHECK(blocks_of("<table>\n<tr><th>a</th><th align=right>b</th></tr>\n<tr><td>c<br>d</td><td><ul><li>e</li><li>f"
                    "</li></ul></td></tr>\n<tr><td colspan=2>g</td></tr><tr><td>h</td></tr>\n</table>\n") ==
          "2-4 table\n"
          "  2-2 row header\n"
          "    2-2 cell: a\n"
          "    2-2 cell3: b\n"
          "  3-3 row\n"
          "    3-3 cell: c⏎d\n"
          "    3-3 cell: • e⏎• f\n"
          "  4-4 row\n"
          "    4-4 cell: g\n"
          "    4-4 cell\n"
          "  4-4 row\n"
          "    4-4 cell: h\n"
          "    4-4 cell\n");
    const notes::ReadResult nested =
        read_note("<table><tr><td>a\n<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>\n", {}, "t.md");
    CHECK_MESSAGE(tests::messages(nested).find(
                      "t.md:1:1: a table inside a table is not shown as one\n"
                      "  <table><tr><td>a\n"
                      "  ^\n"
                      "  hint: put it below the outer table; its text stands in the cell here\n") != std::string::npos,
                  tests::messages(nested));
    CHECK(nested.document.text.find("b") != std::string::npos);
}

TEST_CASE("a table whose cells hold Markdown loses the table, not the content") {
    CHECK(blocks_of("<table>\n<tr>\n<td>\n\n```java\nx\n```\n\n</td>\n<td>a</td>\n</tr>\n</table>\n") ==
          "5-7 code [java]\n  | x\n10-10 paragraph: a\n");
}

TEST_CASE("links of raw HTML obey the rules of links") {
    for (const char* target :
         {"javascript:alert(1)", " JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "&#106;avascript:alert(1)",
          "data:text/html,x", "vbscript:x", "//evil.example/", "/\\evil.example/"}) {
        const notes::ReadResult note = read_note("<a href=\"" + std::string(target) + "\">x</a> <img src='" + target +
                                                 "' alt=y>\n\n<div><a href=\"" + target + "\">z</a></div>\n");
        CHECK_MESSAGE(note.diagnostics.size() >= 3, std::string(target));
        for (const model::Span& span : note.document.spans) CHECK_MESSAGE(span.target.size == 0, std::string(target));
    }
}

TEST_CASE("tags are cut as browsers cut them") {
    const auto names = [](std::string_view html) {
        std::string found;
        for (const notes::HtmlToken& token : notes::html_tokens(html))
            found += token.kind == notes::HtmlToken::Kind::text    ? "[" + std::string(token.written) + "]"
                     : token.kind == notes::HtmlToken::Kind::close ? "/" + token.name + " "
                                                                   : token.name + " ";
        return found;
    };
    CHECK(names("a<B>c</b >d") == "[a]b [c]/b [d]");
    CHECK(names("<a title=\">\">x") == "a [x]");
    CHECK(names("a < b, 1<2, <3, <https://x.dev>, <a") == "[a < b, 1<2, <3, <https://x.dev>, <a]");
    CHECK(names("x<!-- <b> -->y<!DOCTYPE html>z<?php <i> ?>") == "[x][y][z]");
    CHECK(names("<a b=\"never closed>") == "[<a b=\"never closed>]");
    const auto attribute = [](std::string_view html, std::string_view name) {
        return notes::html_tokens(html)[0].attribute(name).value_or("none");
    };
    CHECK(attribute("<a HREF = 'x y' b>", "href") == "x y");
    CHECK(attribute("<a x=1 href=a/b>", "href") == "a/b");
    CHECK(attribute("<a b>", "b").empty());
    CHECK(attribute("<a b>", "c") == "none");
    CHECK(attribute("<a = href=\"x\">", "href") == "x");
}
