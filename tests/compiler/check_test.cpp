#include <ctime>

#include <doctest/doctest.h>

#include "compiler/check_report.h"
#include "compiler/compile.h"
#include "compiler/workshop.h"
#include "pack/check.h"
#include "support/files.h"

using namespace viva;
using tests::run_viva;

namespace {

constexpr std::string_view small_note =
    "# Basics\n"
    "\n"
    "## What is a stack?\n"
    "\n"
    "Last in, first out.\n"
    "\n"
    "```python\n"
    "s.pop()\n"
    "```\n"
    "\n"
    "## What is a queue?\n";

/// The ids, which the test need not know, as one word.
std::string without_ids(std::string json) {
    for (std::size_t at = json.find("\"id\":\""); at != std::string::npos; at = json.find("\"id\":\"", at + 6))
        json.replace(at + 6, 13, "ID");
    return json;
}

}  // namespace

TEST_CASE("check prints the object of its interface") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("basics.md", small_note);
    const tests::Run run = run_viva({"check", "--json", file});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    const auto expected = tests::read_file(tests::source_path("tests/golden/check/basics.json"));
    REQUIRE(expected.has_value());
    std::string got = without_ids(run.out);
    for (std::size_t at = got.find(file); at != std::string::npos; at = got.find(file))
        got.replace(at, file.size(), "basics.md");
    CHECK(got == *expected);
}

TEST_CASE("check tells the tags of a note that has some") {
    const tests::TemporaryFolder folder;
    const std::string file =
        folder.write("a.md", "---\ntags: [web, \"a b\"]\n---\n\n## What is HTTP?\n\nA protocol.\n");
    CHECK(run_viva({"check", "--json", file}).out.find(R"("tags":["web","a-b"],"sections")") != std::string::npos);
    CHECK(run_viva({"check", "--json", folder.write("b.md", small_note)}).out.find("\"tags\"") == std::string::npos);
}

TEST_CASE("check shows people the place of a problem") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("basics.md", small_note);
    const tests::Run run = run_viva({"check", file});
    CHECK(run.code == 0);
    CHECK(run.out.find("\n     3  recall  What is a stack?\n    11  recall  What is a queue?\n") != std::string::npos);
    CHECK(run.out.find(file + ":11:1: question has no answer\n  ## What is a queue?\n  ^\n  hint: ") !=
          std::string::npos);
    CHECK(run.out.ends_with("1 note, 2 questions; 1 warning\n"));
}

TEST_CASE("warnings count only when asked for, errors always") {
    const tests::TemporaryFolder folder;
    const std::string warned = folder.write("basics.md", small_note);
    CHECK(run_viva({"check", warned}).code == 0);
    CHECK(run_viva({"check", "--strict", warned}).code == 1);
    CHECK(run_viva({"check", "--strict", "--json", warned}).code == 1);
    const std::string binary = folder.write("picture.md", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    const tests::Run run = run_viva({"check", binary});
    CHECK(run.code == 1);
    CHECK(run.out.find("error: ") != std::string::npos);
}

TEST_CASE("what a note says cannot steer the terminal") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("a.md", "## What is \x1b]0;gotcha\x07 this \x1b[31m?\n");
    CHECK(run_viva({"check", file}).out.find('\x1b') == std::string::npos);
}

TEST_CASE("hostile file names and contents stay inside the JSON") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("a\"},\n.md", "## What is \"}]?\n\n\\\n");
    const tests::Run run = run_viva({"check", "--json", file});
    CHECK(run.code == 0);
    CHECK(run.out.find("What is \\\"}]?") != std::string::npos);
    CHECK(run.out.find("a\\\"},\\n.md") != std::string::npos);
}

TEST_CASE("an id that is written into two notes is said with both places, and the notes can be packed") {
    const tests::TemporaryFolder folder;
    const std::string first = folder.write("n/a.md", "## What is a?\n<!-- viva: id=x -->\n\nA letter.\n");
    const std::string second =
        folder.write("n/b.md", "# B\n\n## What is b?\n<!-- viva: id=x -->\n\nA letter of three: b, c and d.\n");
    const tests::Run run = run_viva({"check", "--strict", folder.of("n")});
    CHECK(run.code == 1);
    CHECK(run.out.find(second + ":3: the id x is that of another question: " + first + ":1\n") != std::string::npos);
    const std::vector<std::string> paths = {folder.of("n")};
    const compiler::ReadNotes notes = compiler::read_notes(paths);
    CHECK(pack::find_broken_rule(compiler::compile(notes).collection()) == std::nullopt);
    // The first keeps the id, whatever its text; the second has the one that it would have without.
    const std::vector<std::string> alone = {first};
    CHECK(notes.cards[0].id == compiler::read_notes(alone).cards[0].id);
    folder.write("n/b.md", "# B\n\n## What is b?\n\nA letter of three: b, c and d.\n");
    const compiler::ReadNotes unmarked = compiler::read_notes(paths);
    REQUIRE(unmarked.cards.size() == notes.cards.size());
    for (std::size_t i = 0; i < notes.cards.size(); ++i) CHECK(unmarked.cards[i].id == notes.cards[i].id);
    CHECK(unmarked.diagnostics.empty());
}

TEST_CASE("a note of as many sections as lines is listed in linear time") {
    const tests::TemporaryFolder folder;
    std::string text = "# Sections\n\n";
    for (int i = 0; i < 40'000; ++i)
        text += "## Part " + std::to_string(i) + "\n### What is b" + std::to_string(i) + "?\nc\n";
    const std::vector<std::string> paths = {folder.write("a.md", text)};
    const compiler::ReadNotes notes = compiler::read_notes(paths);
    const std::clock_t start = std::clock();
    const std::string listed = compiler::check_text(notes, false, compiler::Shown::questions);
    const std::string json = compiler::check_json(notes);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 2.0);
    CHECK(listed.find("Part 39999") != std::string::npos);
    CHECK(json.find("What is b39999?") != std::string::npos);
}
