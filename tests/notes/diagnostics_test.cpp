#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::messages;
using tests::read_note;

TEST_CASE("a heading that asks and has no answer is reported with its line") {
    CHECK(messages(read_note(
              "# C++\n\n## 1. What is a destructor?\n\nIt frees.\n\n## 2. Why?\n\nSo.\n\n## 3. What is RAII?\n\n---\n",
              {}, "cpp.md")) ==
          "cpp.md:11:1: question has no answer\n"
          "  ## 3. What is RAII?\n"
          "  ^\n"
          "  hint: write the answer under the heading, or mark it <!-- viva: skip -->\n");
}

TEST_CASE("an answer may be code, a table, a deeper heading or an image; a comment, a rule or hidden text is none") {
    for (const char* answer :
         {"```\nx\n```", "| a |\n|---|\n| b |", "### Deeper\n\ntext", "![](a.png)", "> quote", "- item"}) {
        const notes::ReadResult note = read_note("## Why?\n\n" + std::string(answer) + "\n\n## How?\n\nx\n");
        CHECK_MESSAGE(messages(note).empty(), std::string(answer));
    }
    for (const char* nothing : {"", "---", "<!-- later -->", "<br>"}) {
        const notes::ReadResult note = read_note("## Why?\n\n" + std::string(nothing) + "\n\n## How?\n\nx\n");
        CHECK_MESSAGE(messages(note).starts_with("note.md:1:1: question has no answer\n"), std::string(nothing));
    }
}

TEST_CASE("an image that is not there is reported, one that is there or elsewhere is not") {
    notes::ReadOptions options;
    options.file_exists = [](std::string_view path) { return path == "img/here.png" || path == "한 글.png"; };
    CHECK(messages(read_note("## Why?\n\n![a](img/here.png) ![b](https://a.dev/x.png) ![c](<한 글.png>) "
                             "![d](%ED%95%9C%20%EA%B8%80.png?raw=1)\n",
                             options))
              .empty());
    CHECK(messages(read_note("## Why?\n\nSee ![a](img/gone.png \"t\").\n", options)) ==
          "note.md:3:6: image is missing: img/gone.png\n"
          "  See ![a](img/gone.png \"t\").\n"
          "       ^\n"
          "  hint: put the file there, or correct the path\n");
    CHECK(messages(read_note("## Why?\n\n![a](img/gone.png)\n")).empty());
}

TEST_CASE("an open comment is reported, because all that follows is gone") {
    CHECK(messages(read_note("## Why?\n\nSo.\n\n<!-- todo\n\n## How?\n\nThus.\n")) ==
          "note.md:5:1: this comment is never closed; all that follows is hidden\n"
          "  <!-- todo\n"
          "  ^\n"
          "  hint: end it with -->\n");
    CHECK(messages(read_note("## Why?\n\nSo <!-- and\n\nthus --> it is.\n")) ==
          "note.md:3:4: this comment holds a blank line, which ends it in Markdown\n"
          "  So <!-- and\n"
          "     ^\n"
          "  hint: begin the comment on a line of its own; it is hidden here\n");
}

TEST_CASE("problems come in order of lines, and not without end") {
    std::string text = "## Why?\n\n";
    for (int i = 0; i < 1000; ++i) text += "[x](javascript:" + std::to_string(i) + ")\n\n";
    const notes::ReadResult note = read_note(text);
    CHECK(note.diagnostics.size() == 200);
    for (std::size_t i = 1; i < note.diagnostics.size(); ++i)
        CHECK(note.diagnostics[i - 1].line <= note.diagnostics[i].line);
}
