#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::leaf_lines;
using tests::read_note;
using Lines = std::vector<std::string>;

TEST_CASE("rules are found between their neighbours") {
    CHECK(leaf_lines(read_note("a\n\n***\n\n- - -\nb\n___\n")) ==
          Lines{"paragraph 1-1", "rule 3-3", "rule 5-5", "paragraph 6-6", "rule 7-7"});
    CHECK(leaf_lines(read_note("- a\n- ***\n> ---\n")) == Lines{"paragraph 1-1", "rule 2-2", "rule 3-3"});
    CHECK(leaf_lines(read_note("\n\n---\n")) == Lines{"rule 3-3"});
}

TEST_CASE("fences count as lines of the code, blank lines inside included") {
    CHECK(leaf_lines(read_note("```\n\n\nx\n\n```\ny\n")) == Lines{"code 1-6", "paragraph 7-7"});
    CHECK(leaf_lines(read_note("a\n\n```\n```\n\n~~~~\n~~~\n~~~~\n")) ==
          Lines{"paragraph 1-1", "code 3-4", "code 6-8"});
    CHECK(leaf_lines(read_note("- a\n  ```\n  x\n  ```\n- b\n")) ==
          Lines{"paragraph 1-1", "code 2-4", "paragraph 5-5"});
    CHECK(leaf_lines(read_note("- ```\n  x\n  ```\n> ```\n> y\n> ```\n")) == Lines{"code 1-3", "code 4-6"});
    CHECK(leaf_lines(read_note("a\n\n    x\n\n    y\n\nb\n")) == Lines{"paragraph 1-1", "code 3-5", "paragraph 7-7"});
}

TEST_CASE("setext headings take their underline") {
    CHECK(leaf_lines(read_note("Title\n=====\n\nTwo\nlines\n---\ntext\n")) ==
          Lines{"heading 1-2", "heading 4-6", "paragraph 7-7"});
    CHECK(leaf_lines(read_note("# Title\n---\n")) == Lines{"heading 1-1", "rule 2-2"});
}

TEST_CASE("empty headings, items, cells and images without words have lines too") {
    CHECK(leaf_lines(read_note("a\n\n#\n\n##  \nb\n")) ==
          Lines{"paragraph 1-1", "heading 3-3", "heading 5-5", "paragraph 6-6"});
    CHECK(leaf_lines(read_note("- a\n-\n- c\n")) == Lines{"paragraph 1-1", "item 2-2", "paragraph 3-3"});
    CHECK(leaf_lines(read_note("a\n\n![](x.png)\n\nb\n")) == Lines{"paragraph 1-1", "paragraph 3-3", "paragraph 5-5"});
    CHECK(leaf_lines(read_note("x\n\n| | a |\n|-|-|\n| | |\n| b | |\n")) ==
          Lines{"paragraph 1-1", "cell 3-3", "cell 3-3", "cell 5-5", "cell 5-5", "cell 6-6", "cell 6-6"});
    CHECK(leaf_lines(read_note("| | |\n|-|-|\n| | b |\n")) == Lines{"cell 1-1", "cell 1-1", "cell 3-3", "cell 3-3"});
}

TEST_CASE("an item begins where its mark stands, also alone on its line") {
    const notes::ReadResult note = read_note("-\n  foo\n- bar\n\n1.\n\n2. baz\n");
    std::vector<std::uint32_t> items;
    for (const model::Block& block : note.document.blocks)
        if (block.kind == model::BlockKind::list_item) items.push_back(block.line);
    CHECK(items == std::vector<std::uint32_t>{1, 3, 5, 7});
}

TEST_CASE("what raw HTML says stands on its own lines") {
    CHECK(leaf_lines(read_note("a\n\n<details>\n<summary>x</summary>\n\ntext\n\n</details>\nb\n")) ==
          Lines{"paragraph 1-1", "html 3-3", "html 4-4", "paragraph 4-4", "html 4-4", "paragraph 6-6", "html 8-8",
                "paragraph 9-9"});
}

TEST_CASE("an unclosed fence is reported where it opens") {
    const notes::ReadResult note = read_note("# Why?\n\n- because\n  ```py\n  x\n\nafter\n");
    CHECK(tests::messages(note) ==
          "note.md:4:3: this code block is never closed\n"
          "    ```py\n"
          "    ^\n"
          "  hint: add a line with ``` after the code\n");
    CHECK(tests::messages(read_note("# Why?\n\n~~~\nx\n"))
              .starts_with("note.md:3:1: this code block is never closed\n  ~~~\n  ^\n  hint: add a line with ~~~ "
                           "after the code\n"));
    CHECK(tests::messages(read_note("# Why?\n\n```\nx\n```\n")).empty());
}

TEST_CASE("a fence that opens in a list may be closed at the left edge, as people do and md4c allows") {
    const notes::ReadResult note = read_note("# Why?\n\n- a\n  ```\n  x\n```\n\nb\n");
    CHECK(note.diagnostics.empty());
    CHECK(leaf_lines(note) == Lines{"heading 1-1", "paragraph 3-3", "code 4-6", "paragraph 8-8"});
}
