#include <doctest/doctest.h>

#include "compiler/workshop.h"
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
