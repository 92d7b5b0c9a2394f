#include <doctest/doctest.h>

#include <set>

#include "compiler/workshop.h"
#include "support/files.h"

using namespace viva;
using tests::run_viva;

namespace {

constexpr std::string_view headers =
    "#separator:tab\n#html:true\n#columns:guid\tdeck\tfront\tback\ttags\n#guid column:1\n#deck column:2\n#tags "
    "column:5\n";

/// The lines of the text outside of quotes.
std::vector<std::string> records(const std::string& text) {
    std::vector<std::string> found(1);
    bool is_quoted = false;
    for (const char letter : text) {
        if (letter == '"') is_quoted = !is_quoted;
        if (letter == '\n' && !is_quoted)
            found.emplace_back();
        else
            found.back() += letter;
    }
    found.pop_back();
    return found;
}

}  // namespace

TEST_CASE("cards are exported as a text that Anki imports") {
    const tests::TemporaryFolder folder;
    const std::string file =
        folder.write("a.md", "# Trees\n\n## Types of \"trees\"?\n\n- B-tree\n- R-tree\n- K-tree & <more>\n");
    const tests::Run run = run_viva({"export", "--tsv", file});
    CHECK(run.code == 0);
    REQUIRE(run.out.starts_with(headers));
    const std::vector<std::string> lines = records(run.out.substr(headers.size()));
    REQUIRE(lines.size() == 2);
    CHECK(
        lines[0].substr(13) ==
        "\t\"Trees\"\t\"Types of &quot;trees&quot;?\"\t\"<ul>\n<li>B-tree\n</li>\n<li>R-tree\n</li>\n<li>K-tree &amp; "
        "&lt;more&gt;\n</li>\n</ul>\n\"\tviva viva::recall");
    CHECK(lines[1].ends_with(
        "\"<ul><li>B-tree</li><li>R-tree</li><li>K-tree &amp; &lt;more&gt;</li></ul>\"\tviva viva::list"));
}

TEST_CASE("what is asked for stands on the back only") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write(
        "a.md",
        "## How does it wait?\n\nA generator gives its values one by one with `yield` and keeps its place.\n\n"
        "```python\nprint(1 + 1)  # Output: 2 (a number of things)\n```\n");
    const std::vector<std::string> lines = records(run_viva({"export", "--tsv", file}).out);
    REQUIRE(lines.size() == 9);
    CHECK(lines[7].find("print(1 + 1)  # Output: …</pre>\"\t\"<pre>2\n</pre>\"") != std::string::npos);
    CHECK(lines[8].find("one by one with <b>[…]</b> and keeps its place.\"\t\"") != std::string::npos);
    CHECK(lines[8].find("one by one with <b>yield</b> and keeps") != std::string::npos);
}

TEST_CASE("code that a question asks about stands on the front") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write(
        "a.md", "## What does the following code show?\n\n```js\nshow(1 < 2);\n```\n\nIt shows that it is so.\n");
    const std::string out = run_viva({"export", "--tsv", file}).out;
    const std::size_t front = out.find("the following code show?<br><br><pre><code");
    const std::size_t back = out.find("It shows that it is so.");
    REQUIRE(front != std::string::npos);
    CHECK(out.find("show(1 &lt; 2);") < back);
    CHECK(out.find("show(1 &lt; 2);", back) == std::string::npos);
}

TEST_CASE("the same notes give the same GUIDs, each once") {
    const std::vector<std::string> first = records(run_viva({"export", "--tsv", tests::notes_path()}).out);
    CHECK(first == records(run_viva({"export", "--tsv", tests::notes_path()}).out));
    std::set<std::string> guids;
    for (std::size_t i = 6; i < first.size(); ++i) guids.insert(first[i].substr(0, 13));
    CHECK(guids.size() == first.size() - 6);
    CHECK(guids.size() >= 48);
}

TEST_CASE("an export goes to a file that is named, and says what is wrong otherwise") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("a.md", "## What is a tree?\n\nA plant.\n");
    const tests::Run run = run_viva({"export", "--tsv", file, "-o", folder.of("cards.txt")});
    CHECK(run.code == 0);
    CHECK(run.out == folder.of("cards.txt") + ": 1 recall\n");
    CHECK(tests::read_file(folder.of("cards.txt"))->starts_with(headers));
    CHECK(run_viva({"export", "--tsv"}).code == 2);
    CHECK(run_viva({"export", file}).code == 2);
    CHECK(run_viva({"export", "--tsv", folder.of("nothing.md")}).code == 3);
    CHECK(run_viva({"export", "--tsv", file, "-o", folder.path().string()}).code == 3);
}
