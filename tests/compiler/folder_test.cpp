#include "compiler/folder.h"

#include <map>
#include <set>

#include <doctest/doctest.h>

#include "base/unicode.h"
#include "compiler/compile.h"
#include "compiler/workshop.h"

using namespace viva;
using compiler::FoundNotes;

namespace {

FoundNotes find_in(const std::string& path) {
    const std::vector<std::string> paths = {path};
    return compiler::find_notes(paths);
}

std::string names_of(const FoundNotes& found) {
    std::string names;
    for (const compiler::NoteFile& file : found.files) names += file.relative + "|";
    return names;
}

}  // namespace

TEST_CASE("a folder gives its notes in the order of people, at any depth") {
    const tests::TemporaryFolder folder;
    for (const char* name : {"n/10.md", "n/2.md", "n/a/b.MARKDOWN", "n/c.txt", "n/picture.png", "n/.hidden.md",
                             "n/.git/x.md", "n/old.md~", "n/node_modules/m/readme.md", "n/no-extension"})
        folder.write(name, "x");
    const FoundNotes found = find_in(folder.of("n"));
    CHECK(names_of(found) == "2.md|10.md|a/b.MARKDOWN|c.txt|");
    CHECK(found.files[0].shown == folder.of("n/2.md"));
    CHECK(found.diagnostics.empty());
    CHECK(names_of(find_in(folder.of("n/"))) == names_of(found));
}

TEST_CASE("a file is taken whatever its name") {
    const tests::TemporaryFolder folder;
    CHECK(names_of(find_in(folder.write("notes", "x"))) == "notes|");
}

TEST_CASE("symbolic links that lead in circles are followed once") {
    const tests::TemporaryFolder folder;
    folder.write("n/a.md", "x");
    std::filesystem::create_directory_symlink(folder.path() / "n", folder.path() / "n/loop");
    std::filesystem::create_directory_symlink("..", folder.path() / "n/up");
    CHECK(names_of(find_in(folder.of("n"))) == "a.md|");
}

TEST_CASE("a path that is not there is an error of its own") {
    const FoundNotes found = find_in("/no/such/folder");
    CHECK_FALSE(found.all_readable);
    REQUIRE(found.diagnostics.size() == 1);
    CHECK(format(found.diagnostics[0]) ==
          "/no/such/folder: error: cannot be read: there is no such file or folder\n  hint: check the path and who may "
          "read it\n");
    CHECK(tests::run_viva({"check", "/no/such/folder"}).code == 3);
}

TEST_CASE("a link to a note that is gone cannot be read") {
    const tests::TemporaryFolder folder;
    folder.write("n/a.md", "# A\n");
    std::filesystem::create_symlink("gone.md", folder.path() / "n/b.md");
    const tests::Run run = tests::run_viva({"check", folder.of("n")});
    CHECK(run.code == 3);
    CHECK(run.out.find("b.md: error: cannot be read") != std::string::npos);
}

TEST_CASE("a device is no note") {
    const FoundNotes found = find_in("/dev/null");
    CHECK_FALSE(found.all_readable);
    CHECK(found.diagnostics.at(0).message == "cannot be read: it is neither a file nor a folder");
}

TEST_CASE("an empty folder says what to put into it") {
    const tests::TemporaryFolder folder;
    const tests::Run run = tests::run_viva({"check", folder.path().string()});
    CHECK(run.code == 1);
    CHECK(run.out ==
          folder.path().string() +
              ": error: the folder has no notes\n  hint: put files that end in .md, .markdown or .txt into it\n\n"
              "0 notes, 0 questions; 1 error\n");
}

TEST_CASE("an id of a note does not depend on its neighbours") {
    const auto ids_with = [](std::initializer_list<const char*> names) {
        const tests::TemporaryFolder folder;
        for (const char* name : names) folder.write(std::string("n/") + name, "## What?\n\nThis.\n");
        const std::vector<std::string> paths = {folder.of("n")};
        const compiler::ReadNotes notes = compiler::read_notes(paths);
        std::map<std::string, std::string> ids;
        for (const model::Document& document : notes.documents)
            ids.emplace(std::string(document.file), std::string(document.id));
        return ids;
    };
    const auto languages = ids_with({"C.md", "C++.md", "C#.md", "F#.md", "g++ flags.md", "a+b.md", "Issue #12.md"});
    CHECK(languages.at("C.md") == "c");
    CHECK(languages.at("C++.md") == "cplusplus");
    CHECK(languages.at("C#.md") == "csharp");
    CHECK(languages.at("F#.md") == "fsharp");
    CHECK(languages.at("g++ flags.md") == "gplusplus-flags");
    // Where a sign is no part of the word, the id is what it always was.
    CHECK(languages.at("a+b.md") == "a-b");
    CHECK(languages.at("Issue #12.md") == "issue-12");
    CHECK(ids_with({"C++.md"}).at("C++.md") == "cplusplus");

    // Whose name is the id keeps it; the others have ids of their own names.
    const auto two = ids_with({"a b.md", "a-b.md"});
    CHECK(two.at("a-b.md") == "a-b");
    const auto four = ids_with({"A b.md", "a b.md", "a-b.md", "a/b.md"});
    CHECK(four.at("a-b.md") == "a-b");
    CHECK(four.at("a b.md") == two.at("a b.md"));
    CHECK(std::set<std::string>{four.at("A b.md"), four.at("a b.md"), four.at("a/b.md")}.size() == 3);
    CHECK(four.at("a b.md").starts_with("a-b-"));
    const auto endings = ids_with({"x.md", "x.txt"});
    CHECK(endings.at("x.md") != endings.at("x.txt"));
    CHECK(ids_with({"!.md"}).at("!.md") == "note");
    CHECK(ids_with({"X.txt", "x.md", "x.txt", "x.markdown"}).at("x.txt") == endings.at("x.txt"));
}

TEST_CASE("a link longer than any path is a link to no file") {
    const tests::TemporaryFolder folder;
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += "a/";
    const std::string name(100'000, 'b');
    folder.write("a.md", "## Where?\n\n[x](" + deep + ") [y](" + name + ".md) [z](../" + deep + "../b.md)\n\n![p](" +
                             deep + "p.png)\n");
    const std::vector<std::string> paths = {folder.path().string()};
    const compiler::ReadNotes notes = compiler::read_notes(paths);
    std::size_t links = 0;
    for (const Diagnostic& one : notes.diagnostics) {
        links += one.message.starts_with("link leads to no file: ") ? 1 : 0;
        CHECK(one.message.size() < 200);
    }
    CHECK(links == 3);
    CHECK(compiler::compile(notes).documents.size() == 1);
    CHECK(compiler::find_file(deep).empty());
}

TEST_CASE("names in decomposed letters are read, shown and linked in composed ones") {
    const tests::TemporaryFolder folder;
    const std::string composed = "\xED\x95\x9C\xEA\xB8\x80";  // 한글
    const std::string decomposed =
        "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xB3\xE1\x86\xAF";  // the same
    folder.write(decomposed + "/" + decomposed + ".md", "# A\n\n## Why?\n\n![p](" + composed + ".png)\n");
    folder.write(decomposed + "/" + decomposed + ".png", "x");
    folder.write("b.md", "# B\n\n## What?\n\n[a](" + composed + "/" + composed + ".md)\n");
    const std::string path = folder.path().string();
    const compiler::ReadNotes notes = compiler::read_notes(std::span(&path, 1));
    REQUIRE(notes.documents.size() == 2);
    CHECK(notes.documents[1].file == composed + "/" + composed + ".md");
    CHECK(notes.documents[1].id == composed + "-" + composed);
    CHECK(notes.diagnostics.empty());
    CHECK(notes.links.resolve(0, composed + "/" + composed + ".md") == "#/note/" + composed + "-" + composed);
}

TEST_CASE("a name in another encoding is a name") {
    const tests::TemporaryFolder folder;
    folder.write("\xC7\xD1\xB1\xDB.md", "# A\n\n## Why?\n\nSo.\n");  // CP949
    const std::string path = folder.path().string();
    const compiler::ReadNotes notes = compiler::read_notes(std::span(&path, 1));
    REQUIRE(notes.documents.size() == 1);
    CHECK(notes.diagnostics.empty());
    CHECK(find_invalid_utf8(notes.documents[0].file) == std::string_view::npos);
}
