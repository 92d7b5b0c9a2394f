#include "compiler/publish.h"

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "compiler/workshop.h"
#include "pack/check.h"
#include "pack/reader.h"
#include "pack/writer.h"

using namespace viva;

namespace {

/// The notes of a folder as they would be published.
struct Published {
    explicit Published(const std::string& path)
        : paths{path}, notes(compiler::read_notes(paths)), compilation(compiler::compile(notes)) {}
    std::vector<std::string> paths;
    compiler::ReadNotes notes;
    compiler::Compilation compilation;
};

}  // namespace

TEST_CASE("raw HTML, comments and hidden blocks do not get into the text") {
    const tests::TemporaryFolder folder;
    folder.write("a.md",
                 "# Notes\n\n<!-- https://secret.example/1 -->\n\n## What is a *list*?\n\nA <span "
                 "data-x=\"secret-2\">row</span> of things.\n\n"
                 "<div id=\"secret-3\">\n\n</div>\n\n## What is a tuple?\n\nFixed. <!-- secret-4 -->\n");
    const Published published(folder.of("a.md"));
    const model::Document& document = published.compilation.documents[0];
    CHECK(document.text.find("secret") == std::string_view::npos);
    CHECK(document.text.find("<") == std::string_view::npos);
    CHECK(pack::find_broken_rule(published.compilation.collection()) == std::nullopt);
    REQUIRE(published.compilation.cards.size() == 2);
    CHECK(document.of(published.compilation.cards[0].question) == "What is a list?");
    CHECK(document.of(document.blocks[published.compilation.cards[0].first_answer].text) == "A row of things.");
    CHECK(document.of(document.blocks[published.compilation.cards[1].first_answer].text).starts_with("Fixed."));
}

TEST_CASE("links between notes lead to places in the app, and files that are no notes nowhere") {
    const tests::TemporaryFolder folder;
    folder.write("n/a.md",
                 "# A\n\n## Where do links lead?\n\n[b](sub/b.md) [part](sub/b.md#second-part) "
                 "[here](#where-do-links-lead) [gone](gone.md)\n"
                 "[file](data.csv) [web](https://example.org/) [none](#no-such-part) [up](../../../../etc/passwd) "
                 "![picture](pic.png)\n");
    folder.write("n/sub/b.md", "# B\n\n## Second part\n\n[the first note](../a.md)\n");
    folder.write("n/data.csv", "1");
    folder.write("n/pic.png", "1");
    Published published(folder.of("n"));
    std::string targets;
    for (const model::Document& document : published.compilation.documents)
        for (const model::Span& span : document.spans)
            if (span.kind == model::SpanKind::link || span.kind == model::SpanKind::image)
                targets += std::string(document.of(span.target)) + "|";
    CHECK(targets ==
          "#/note/sub-b|#/note/sub-b/second-part|#/note/a/where-do-links-lead|||https://example.org/||||#/note/a|");
    std::string warnings;
    for (const Diagnostic& diagnostic : published.notes.diagnostics)
        if (diagnostic.message.starts_with("link leads")) warnings += diagnostic.message + "|";
    CHECK(warnings.starts_with("link leads to no file: gone.md|"));
}

TEST_CASE("links as site generators have them lead to the notes whose pages they name") {
    const tests::TemporaryFolder folder;
    folder.write("n/a.md",
                 "# A\n\n## Where do links lead?\n\n[1](./closure) [2](closure.html#scope) [3](guide/) [4](guide) "
                 "[5](guide/index.html) [6](./notes.html) [7](more/) [8](gone) [9](gone.html) [10](data)\n");
    folder.write("n/closure.md", "# Closures\n\n## Scope\n\nText.\n");
    folder.write("n/guide/README.md", "# Guide\n\nText.\n");
    folder.write("n/notes.txt", "# Notes\n\nText.\n");
    folder.write("n/more/index.md", "# More\n\nText.\n");
    folder.write("n/data", "1");
    const Published published(folder.of("n"));
    std::string targets;
    for (const model::Document& document : published.compilation.documents)
        for (const model::Span& span : document.spans)
            if (span.kind == model::SpanKind::link) targets += std::string(document.of(span.target)) + "|";
    CHECK(targets ==
          "#/note/closure|#/note/closure/scope|#/note/guide-readme|#/note/guide-readme|#/note/guide-readme|"
          "#/note/notes|#/note/more-index||||");
    std::string warnings;
    for (const Diagnostic& diagnostic : published.notes.diagnostics)
        if (diagnostic.message.starts_with("link leads")) warnings += diagnostic.message + "|";
    CHECK(warnings == "link leads to no file: gone|link leads to no file: gone.html|");
}

TEST_CASE("the path of the author's machine is not in the pack") {
    const tests::TemporaryFolder folder;
    folder.write("n/sub/a.md", "## What is it?\n\nIt.\n");
    const Published published(folder.of("n"));
    const std::vector<std::uint8_t> bytes = pack::write(published.compilation.collection(), "viva");
    CHECK(std::string(bytes.begin(), bytes.end()).find(folder.path().string()) == std::string::npos);
    CHECK(published.compilation.documents[0].file == "sub/a.md");
}

TEST_CASE("notes that nest without end still make a pack") {
    const tests::TemporaryFolder folder;
    std::string lists = "## What is deep?\n\n";
    for (std::size_t depth = 0; depth < 300; ++depth) lists += std::string(depth * 2, ' ') + "- item\n";
    std::string quotes;
    for (std::size_t depth = 0; depth < 300; ++depth) quotes += "> ";
    std::string stars;
    for (std::size_t depth = 0; depth < 300; ++depth) stars += "*a **b ";
    for (std::size_t depth = 0; depth < 300; ++depth) stars += "b** a*";
    folder.write("n/a.md", lists + "\n" + quotes + "deep\n\n" + stars + "\n");
    const Published published(folder.of("n"));
    CHECK(pack::find_broken_rule(published.compilation.collection()).value_or("") == "");
}
