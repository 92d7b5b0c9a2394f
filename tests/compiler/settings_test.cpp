#include <doctest/doctest.h>

#include "compiler/check_report.h"
#include "workshop.h"

using namespace viva;

namespace {

std::vector<std::string> questions_in(const compiler::ReadNotes& notes) {
    std::vector<std::string> found;
    for (const model::Card& card : notes.cards)
        if (card.derived_from == 0) found.emplace_back(notes.collection().question(card));
    return found;
}

}  // namespace

TEST_CASE("viva.toml says what asks, for a folder, what is below it, and single notes") {
    const tests::TemporaryFolder folder;
    folder.write("n/viva.toml", "questions = \"h2\"\nfoo = 1\n[files.\"b.md\"]\nquestions = [\"h3\"]\n");
    folder.write("n/b.md", "# T\n\n## Alpha\n\na\n\n### Beta\n\nb\n");
    folder.write("n/sub/a.md", "# T\n\n## Gamma\n\na\n");
    const std::string path = folder.of("n");
    const compiler::ReadNotes notes = compiler::read_notes(std::span(&path, 1));
    CHECK(questions_in(notes) == std::vector<std::string>{"Beta", "Gamma"});
    REQUIRE(notes.diagnostics.size() == 1);
    CHECK(notes.diagnostics[0].message == "this setting is not known: foo");
    CHECK(notes.diagnostics[0].line == 2);
    const std::string explained = compiler::check_text(notes, false, compiler::Shown::questions, true);
    CHECK(explained.find("how it was read") != std::string::npos);
    CHECK(explained.find("a plain note: takes whatever nothing else takes") != std::string::npos);
}

TEST_CASE("a viva.toml that cannot be read is an error with its place") {
    const tests::TemporaryFolder folder;
    folder.write("n/viva.toml", "questions = \n");
    folder.write("n/a.md", "## What?\n\nThat.\n");
    const std::string path = folder.of("n");
    const compiler::ReadNotes notes = compiler::read_notes(std::span(&path, 1));
    CHECK(questions_in(notes) == std::vector<std::string>{"What?"});
    REQUIRE(notes.diagnostics.size() == 1);
    CHECK(notes.diagnostics[0].severity == Severity::error);
    CHECK(notes.diagnostics[0].line == 1);
}
