#include <doctest/doctest.h>

#include <algorithm>

#include "dump.h"
#include "helpers.h"

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

TEST_CASE("blocks of every kind, with their lines") {
    CHECK(blocks_of("# One\n\ntext\nmore\n\n> quoted\n\n---\n\n1. a\n2. b\n   - c\n\n- [x] done\n- [ ] open\n\n| h | i "
                    "|\n|:--|--:|\n| 1 | 2 |\n\n```py\nx\n```\n\n<div>\nraw\n</div>\n") ==
          "1-1 heading1 [one]: One\n"
          "3-4 paragraph: text↵more\n"
          "6-6 quote\n"
          "  6-6 paragraph: quoted\n"
          "8-8 rule\n"
          "10-12 list #1 ordered tight\n"
          "  10-10 item #1\n"
          "    10-10 paragraph: a\n"
          "  11-12 item #2\n"
          "    11-11 paragraph: b\n"
          "    12-12 list tight\n"
          "      12-12 item\n"
          "        12-12 paragraph: c\n"
          "14-15 list tight\n"
          "  14-14 item [x]\n"
          "    14-14 paragraph: done\n"
          "  15-15 item [ ]\n"
          "    15-15 paragraph: open\n"
          "17-19 table\n"
          "  17-17 row header\n"
          "    17-17 cell1: h\n"
          "    17-17 cell3: i\n"
          "  19-19 row\n"
          "    19-19 cell1: 1\n"
          "    19-19 cell3: 2\n"
          "21-23 code [py]\n"
          "  | x\n"
          "26-26 paragraph: raw\n");
}

TEST_CASE("spans of every kind") {
    CHECK(inline_of("a *b* **c** ~~d~~ `e` [f](g.md \"h\") ![i](j.png) k  \nl\nm") ==
          "a {emphasis:b} {strong:c} {strike:d} {code:e} {link<g.md>(h):f} {image<j.png>:i} k⏎l↵m");
    CHECK(inline_of("a<br>b<br />c") == "a⏎b⏎c");
    // White space in code is kept, and the line's end is one more space.
    CHECK(inline_of("`a  \nb` `c\nd`") == "{code:a   b} {code:c d}");
    CHECK(inline_of("``\na \n``") == "{code:a }");
    CHECK(blocks_of("a *b\nc*\t\n====\n") == "1-3 heading1 [a-b-c]: a {emphasis:b↵c}\n");
    CHECK(inline_of("&amp; &copy; &#8364; &#x1F600; &nosuch; \\* \\_\\_init\\_\\_") == "& © € 😀 &nosuch; * __init__");
}

TEST_CASE("lines of Chinese and Japanese join without a space, Korean ones with one") {
    CHECK(read_note("你好\n世界").document.of(read_note("你好\n世界").document.blocks[0].text) == "你好世界");
    CHECK(read_note("カタ\nカナ。\n漢字").document.of(read_note("カタ\nカナ。\n漢字").document.blocks[0].text) ==
          "カタカナ。漢字");
    CHECK(read_note("한글\n문장").document.of(read_note("한글\n문장").document.blocks[0].text) == "한글 문장");
    CHECK(read_note("漢字\nword").document.of(read_note("漢字\nword").document.blocks[0].text) == "漢字 word");
}

TEST_CASE("a block's text is what its spans say, in order and inside the block") {
    const notes::ReadResult note =
        read_note("a **b *c* [d](e.md)** f https://g.dev/@h `i`\n\n- x ![alt](y.png) <i>z</i>\n");
    for (const model::Block& block : note.document.blocks) {
        std::uint32_t at = block.text.offset;
        for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; ++i) {
            const model::Span& span = note.document.spans[i];
            CHECK(span.end > i);
            CHECK(span.end <= block.first_span + block.span_count);
            CHECK(span.text.offset >= block.text.offset);
            CHECK(span.text.offset + span.text.size <= block.text.offset + block.text.size);
            const bool leaf = span.end == i + 1;
            if (leaf) CHECK(span.text.offset == at);
            if (leaf) at += span.text.size;
        }
        if (block.span_count > 0) CHECK(at == block.text.offset + block.text.size);
    }
}

TEST_CASE("comments never come out, wherever they stand") {
    for (const char* text :
         {"a\n\n<!-- https://secret.example/1 -->\n\nb", "a <!-- https://secret.example/1 --> b",
          "<!--\nhttps://secret.example/1\n\nmore secret\n-->\nb", "<div><!-- https://secret.example/1 --></div>",
          "- a\n  <!-- https://secret.example/1 -->\n- b",
          "a <!-- [x](https://secret.example/1)\n\n`secret` secret\n\n- secret --> b", "a <!-- secret\nsecret --> b",
          "# T <!-- secret -->\n\nb", "<!-- secret", "x\n\n<!-- secret\n\n```\nsecret\n```\n",
          "| a <!-- secret --> | b |\n|---|---|\n| c | d <!-- secret --> |", "<!-- a --> t <!-- secret -->",
          "> <!-- secret\n> secret -->\n> b"}) {
        const notes::ReadResult note = read_note(text);
        CHECK_MESSAGE(note.document.text.find("secret") == std::string::npos, std::string(text));
    }
}

TEST_CASE("what only looks like a comment stays") {
    CHECK(inline_of("use `<!-- x -->` here") == "use {code:<!-- x -->} here");
    CHECK(inline_of("write \\<!-- x --> so") == "write <!-- x --> so");
    CHECK(inline_of("a <!-- never closed") == "a <!-- never closed");
    CHECK(tests::code_blocks(read_note("```html\n<!-- kept -->\n```\n")) ==
          std::vector<std::string>{"html:\n<!-- kept -->"});
}

TEST_CASE("code in list items loses the indentation that the list gave it, other code keeps all of its own") {
    CHECK(tests::code_blocks(read_note("- a\n\n  ```py\n    x\n\n      y\n  ```\n\n```py\n  z\n```\n")) ==
          std::vector<std::string>{"py:\nx\n\n  y", "py:\n  z"});
}

TEST_CASE("a language name is lower case and without attributes") {
    const notes::ReadResult note = read_note("```Python {.line-numbers}\nx\n```\n\n```js,editable\ny\n```\n");
    CHECK(tests::code_blocks(note) == std::vector<std::string>{"python:\nx", "js:\ny"});
}

TEST_CASE("a head with more cells than the row of dashes makes no table, and loses no cell") {
    const notes::ReadResult note = tests::read_note("- | Type | Size |\n  | --- |\n  | int | 4 |\n");
    CHECK(note.document.text.find("| Type | Size |") != std::string::npos);
    CHECK(note.document.text.find("| --- |") != std::string::npos);
    CHECK(tests::read_note("```\n| Type | Size |\n| --- |\n```\n").document.text.find("\n| --- |") !=
          std::string::npos);
    for (const char* table : {"| A \\| B |\n| --- |\n| x |\n", "A | B\n--|--\nx | y\n", "| A |\n|---|---|\n| x |\n"}) {
        const notes::ReadResult whole = tests::read_note(table);
        CHECK_MESSAGE(std::any_of(whole.document.blocks.begin(), whole.document.blocks.end(),
                                  [](const model::Block& block) { return block.kind == model::BlockKind::table; }),
                      std::string(table));
    }
}

TEST_CASE("a table right below a line of text is a table") {
    const auto tables = [](std::string_view text) {
        const notes::ReadResult note = tests::read_note(text);
        return std::count_if(note.document.blocks.begin(), note.document.blocks.end(),
                             [](const model::Block& block) { return block.kind == model::BlockKind::table; });
    };
    CHECK(tables("Ways of it:\n| a | b |\n|---|---|\n| 1 | 2 |\n") == 1);
    CHECK(tables("1. What is it?\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n\n2. And it?\n   - So.\n") == 1);
    CHECK(tests::leaf_lines(tests::read_note("Ways:\n| a | b |\n|---|---|\n")) ==
          std::vector<std::string>{"paragraph 1-1", "cell 2-2", "cell 2-2"});
    CHECK(tables("Ways of it:\n| a | b |\n|---|\n") == 0);
    CHECK(tables("- one\n| a | b |\n|---|---|\n") == 0);
    CHECK(tables("<div>\nx\n| a | b |\n|---|---|\n</div>\n") == 0);
    CHECK(tables("| a | b |\n|---|---|\n| c | d |\n|---|---|\n") == 1);
    CHECK(tests::code_blocks(
              tests::read_note("```\nx\n| a | b |\n|---|---|\n```\n\n    y\n    | a | b |\n    |---|---|\n")) ==
          std::vector<std::string>{":\nx\n| a | b |\n|---|---|", ":\ny\n| a | b |\n|---|---|"});
}

TEST_CASE("headings whose marks are glued to their words are headings, tags are none") {
    CHECK(tests::cards_of("##What is JVM?\n\nA machine.\n") == std::vector<std::string>{"What is JVM? => A machine."});
    CHECK(tests::cards_of("#Java in short\n\n##1. What is JVM?##\nA machine.\n\n##**What is GC?**\nA sweep.\n\n"
                          "##왜 자바인가?\n그냥.\n") ==
          std::vector<std::string>{"What is JVM? => A machine.", "What is GC? => A sweep.", "왜 자바인가? => 그냥."});
    CHECK(read_note("#Java in short\n\n##What is JVM?\n\nA machine.\n").document.title == "Java in short");
    for (const char* text : {"#5 bolt", "#hashtag", "#java #oop", "##[group]", "#######seven", "a ##b"})
        CHECK_MESSAGE(blocks_of(text).find("heading") == std::string::npos, text);
    CHECK(blocks_of("#java #oop\n\n##What is JVM?\n").find("#java #oop") != std::string::npos);
    // Code and raw HTML come back as they are written, and columns are those of the file.
    const notes::ReadResult note = read_note(
        "##What is [JVM](javascript:x)?\n\n```sh\n##comment\n```\n\n<div>\n##text\n</div>\n\n    ##indented\n");
    CHECK(note.document.text.find("## ") == std::string::npos);
    CHECK(tests::messages(note) ==
          "note.md:1:11: the link target is left out: javascript:x\n  ##What is [JVM](javascript:x)?\n            ^\n"
          "  hint: only http, https, mailto and places inside the notes are linked\n");
}

TEST_CASE("headings get slugs that differ") {
    const notes::ReadResult note = read_note("# A b\n\n## A b\n\n### a B\n\n## A b 2\n\n## !!!\n");
    std::vector<std::string> slugs;
    slugs.reserve(note.document.blocks.size());
    for (const model::Block& block : note.document.blocks) slugs.emplace_back(note.document.of(block.label));
    std::vector<std::string> sorted = slugs;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    CHECK(slugs.front() == "a-b");
}

TEST_CASE("nesting beyond the limit joins the deepest level, and is reported once") {
    notes::ReadOptions options;
    options.deepest_nesting = 3;
    const notes::ReadResult note = read_note("> > > > > deep\n> > > > > > deeper\n", options);
    CHECK(note.document.text.find("deep") != std::string::npos);
    CHECK(note.document.text.find("deeper") != std::string::npos);
    std::size_t quotes = 0;
    for (const model::Block& block : note.document.blocks) quotes += block.kind == model::BlockKind::quote ? 1 : 0;
    CHECK(quotes == 3);
    CHECK(std::count_if(note.diagnostics.begin(), note.diagnostics.end(), [](const Diagnostic& diagnostic) {
              return diagnostic.message == "lists and quotes are nested deeper than 3 levels";
          }) == 1);
}

TEST_CASE("characters that nobody sees are shown in code, and reported with their line") {
    const notes::ReadResult note =
        read_note("a `x\xE2\x80\xAEy` b\n\n```c\nok\nif (a\xE2\x80\x8B) {}\n```\n", {}, "a.md");
    CHECK(tests::inline_of("a `x\xE2\x80\xAEy` b") == "a {code:x[U+202E]y} b");
    CHECK(tests::code_blocks(note) == std::vector<std::string>{"c:\nok\nif (a[U+200B]) {}"});
    const std::string messages = tests::messages(note);
    CHECK_MESSAGE(messages.find("a.md:1: this code holds U+202E, a character that nobody sees\n") != std::string::npos,
                  messages);
    CHECK_MESSAGE(messages.find("a.md:5: this code holds U+200B, a character that nobody sees\n") != std::string::npos,
                  messages);
    // Prose in such scripts needs them, and so do words of code comments and emoji.
    CHECK(inline_of("\xD7\x90\xE2\x80\x8F `\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9`") ==
          "\xD7\x90\xE2\x80\x8F {code:\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9}");
    CHECK(inline_of("`\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE`") == "{code:\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE}");
}
