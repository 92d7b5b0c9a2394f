#include "compiler/site.h"

#include <ctime>

#include <doctest/doctest.h>

#include "cards/make.h"
#include "compiler/compile.h"
#include "compiler/static_page.h"
#include "compiler/workshop.h"
#include "notes/read.h"
#include "support/files.h"

using namespace viva;
using tests::run_viva;
using tests::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

constexpr std::string_view hostile_note =
    "# </title><script>alert(1)</script>\n\n"
    "## What is `</code><img src=x onerror=alert(2)>`?\n\n"
    "[click](javascript:alert(3)) [data](data:text/html,<script>alert(4)</script>) <b onclick=\"alert(5)\">bold</b>\n"
    "![\"><script>alert(6)</script>](https://example.org/\"onload=\"x.png)\n\n"
    "```\"><script>alert(7)</script>\n</pre><script>alert(8)</script>\n```\n\n"
    "<script>alert(9)</script>\n\n"
    "| <svg/onload=alert(10)> |\n|---|\n| a |\n";

std::string build(const TemporaryFolder& folder, const std::string& notes, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"build", notes, "-o", folder.of("site"), "--app", tests::write_app(folder)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const tests::Run run = run_viva(arguments);
    INFO(run.err);
    REQUIRE(run.code == 0);
    return run.out;
}

std::string read(const fs::path& path) { return tests::read_file(path).value_or("no file " + path.string()); }

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a site tells where its notes' sources are shown, if its owner said so") {
    const TemporaryFolder folder;
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    build(folder, folder.of("notes"), {"--repository", "https://example.org/notes/edit/main"});
    CHECK(read(folder.path() / "site/site.json").find("\"repository\":\"https://example.org/notes/edit/main/\"") !=
          std::string::npos);
    CHECK(read(folder.path() / "site/notes/a/index.html")
              .find("<a class=\"edit\" href=\"https://example.org/notes/edit/main/a.md\">Edit</a>") !=
          std::string::npos);
}

TEST_CASE("viva.toml beside the notes names the repository as well; the command's own option goes before it") {
    const TemporaryFolder folder;
    folder.write("notes/viva.toml", "repository = \"https://example.org/blob\"\n");
    folder.write("notes/deep er/b.md", "# B\n\n## What is b?\n\nA letter.\n");
    const auto page = [&] {
        return read((*fs::directory_iterator(folder.path() / "site/notes")).path() / "index.html");
    };
    build(folder, folder.of("notes"));
    CHECK(read(folder.path() / "site/site.json").find("\"repository\":\"https://example.org/blob/\"") !=
          std::string::npos);
    CHECK(page().find("href=\"https://example.org/blob/deep%20er/b.md\"") != std::string::npos);
    build(folder, folder.of("notes"), {"--repository", "https://other.example"});
    CHECK(page().find("href=\"https://other.example/deep%20er/b.md\"") != std::string::npos);
}

TEST_CASE("a site without a repository has no link to edit") {
    const TemporaryFolder folder;
    folder.write("notes/viva.toml", "repository = \"javascript:x\"\n");
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    const std::string report = build(folder, folder.of("notes"));
    CHECK(read(folder.path() / "site/notes/a/index.html").find("class=\"edit\"") == std::string::npos);
    CHECK(read(folder.path() / "site/site.json").find("repository") == std::string::npos);
}

TEST_CASE("a site of the bundled notes is whole, and shows nothing that must not be shown") {
    const TemporaryFolder folder;
    const std::string report = build(folder, tests::notes_path(), {"--base-url", "https://example.org/viva"});
    const fs::path site = folder.path() / "site";

    const std::string index = read(site / "index.html");
    CHECK(count(index, "<link rel=\"preload\" as=\"fetch\" href") == 4);
    CHECK(count(index, "<li><a href=\"notes/") == 3);
    CHECK(index.find("<script type=\"application/json\" "
                     "id=\"viva-site\">{\"version\":1,\"title\":\"Viva\",\"language\":\"ko\",\"pack\":\"notes.") !=
          std::string::npos);
    const std::string worker = read(site / "sw.js");
    CHECK(worker.starts_with("precache([{\"url\":"));
    CHECK(worker.find("{\"url\":\"notes/python-django-ru/index.html\",\"revision\":\"") != std::string::npos);
    CHECK(worker.find("{\"url\":\"assets/app-1.js\",\"revision\":null}") != std::string::npos);
    for (const char* left_out : {"sw.js", "slice-", ".map", "__VIVA_MANIFEST"})
        CHECK(worker.find(left_out) == std::string::npos);

    const std::string page = read(site / "notes/python-django-interview/index.html");
    CHECK(page.find("<h1 id=\"interview\">Interview</h1>") != std::string::npos);
    CHECK(page.find("default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'") != std::string::npos);
    CHECK(page.find("<a class=\"app\" href=\"../../#/note/python-django-interview\">") != std::string::npos);
    CHECK(page.find("<link rel=\"canonical\" href=\"https://example.org/viva/notes/python-django-interview/\">") !=
          std::string::npos);
    CHECK(page.find("<span class=\"k\">def</span> <span class=\"f\">count_up_to</span>") != std::string::npos);
    CHECK(page.find("href=\"../python-django-ru/#") != std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("style=\"") == std::string::npos);

    const std::string all = tests::all_text(site);
    for (const std::string_view secret : tests::never_shown) {
        CAPTURE(secret);
        CHECK(all.find(secret) == std::string::npos);
    }
    CHECK(all.find(tests::source_path("").string()) == std::string::npos);
    CHECK(report.find("3 notes, 48 questions") != std::string::npos);
}

TEST_CASE("every link of a page leads to a page and a place that exist") {
    const TemporaryFolder folder;
    build(folder, tests::notes_path());
    const fs::path notes = folder.path() / "site/notes";
    std::size_t links = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(notes)) {
        const std::string page = read(entry.path() / "index.html");
        for (std::size_t at = page.find("href=\"../"); at != std::string::npos; at = page.find("href=\"../", at + 1)) {
            std::string target = page.substr(at + 6, page.find('"', at + 6) - at - 6);
            if (target.starts_with("../../")) continue;  // The app, styles.
            CAPTURE(target);
            const std::size_t hash = target.find('#');
            const std::string other = read(entry.path() / target.substr(0, hash) / "index.html");
            CHECK(other.starts_with("<!doctype html>"));
            if (hash == std::string::npos) continue;
            std::string id;
            for (std::size_t i = hash + 1; i < target.size(); ++i) {
                const bool is_escape = target[i] == '%' && i + 2 < target.size();
                id += is_escape ? static_cast<char>(std::stoi(target.substr(i + 1, 2), nullptr, 16)) : target[i];
                i += is_escape ? 2 : 0;
            }
            CHECK(count(other, "id=\"" + id + "\"") == 1);
            ++links;
        }
    }
    CHECK(links >= 8);
}

TEST_CASE("the address of a question that is no heading stays when the note grows above it") {
    const TemporaryFolder folder;
    const auto name_of_question = [&](const std::string& opening) {
        const std::vector<std::string> paths = {folder.write(
            "notes/bullets.md", "# Interview questions\n\n" + opening +
                                    "- What is a class?\n  - A mould.\n- What is an object?\n  - A thing.\n"
                                    "- What is a method?\n  - A deed.\n")};
        const compiler::ReadNotes notes = compiler::read_notes(paths);
        REQUIRE(notes.cards.size() >= 3);
        const model::Document& document = notes.documents[0];
        const model::Block& asked = document.blocks[notes.cards[1].question_block];
        REQUIRE(asked.kind != model::BlockKind::heading);
        return std::string(document.of(asked.label));
    };
    const std::string name = name_of_question("");
    CHECK(name.starts_with("card-"));
    CHECK(name_of_question("Some words before.\n\nAnd more.\n\n") == name);
    // The static page has the same place.
    build(folder, folder.of("notes"));
    CHECK(read(folder.path() / "site/notes/bullets/index.html").find("id=\"" + name + "\"") != std::string::npos);
}

TEST_CASE("a footnote's mark is a link to it, and the footnote has the way back, in the pack and on the page") {
    const TemporaryFolder folder;
    folder.write("notes/a.md",
                 "# A\n\n## What is `a`[^1]?\n\nA letter[^more][^1].\n\n| b[^more] |\n|---|\n| c |\n\n"
                 "[^1]: One.\n[^more]: Two.\n");
    build(folder, folder.of("notes"));
    const std::string page = read(folder.path() / "site/notes/a/index.html");
    for (const std::string link :
         {"<a href=\"../a/#fn-1\" id=\"fnref-1\">¹</a>", "<a href=\"../a/#fn-2\" id=\"fnref-2\">²</a>",
          "<a href=\"../a/#fnref-1\" id=\"fn-1\">¹</a> One.", "<a href=\"../a/#fnref-2\" id=\"fn-2\">²</a> Two."}) {
        CAPTURE(link);
        CHECK(count(page, link) == 1);
    }
    CHECK(count(page, "<a href=\"../a/#fn-2\">²</a>") == 1);
    const tests::Run check = run_viva({"check", "--json", folder.of("notes")});
    CHECK(check.out.find("\"links\":0") != std::string::npos);
    CHECK(check.out.find("\"diagnostics\":[]") != std::string::npos);
}

TEST_CASE("hostile notes are shown as text") {
    const TemporaryFolder folder;
    folder.write("n/<img src=x onerror=alert(0)>.md", hostile_note);
    build(folder, folder.of("n"), {"--title", "</title><script>alert(11)</script>"});
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder.path() / "site")) {
        if (entry.path().extension() != ".html") continue;
        const std::string page = read(entry.path());
        CAPTURE(entry.path().string());
        // The only script is the description in the app's page.
        CHECK(count(page, "<script") == (entry.path().parent_path().filename() == "site" ? 1 : 0));
        CHECK(count(page, "</script") == count(page, "<script"));
        for (const char* harm :
             {"<img", "<svg", "onclick=\"", "\"onload=\"", "href=\"javascript:", "href=\"data:", "<b "})
            CHECK(count(page, harm) == 0);
    }
}

TEST_CASE("without a built app the message says how to build it") {
    const TemporaryFolder folder;
    const tests::Run run =
        run_viva({"build", tests::notes_path(), "-o", folder.of("site"), "--app", folder.of("none")});
    CHECK(run.code == 3);
    CHECK(run.err == "viva: the app is not built: " + folder.of("none/index.html") +
                         " does not exist\n  hint: build it once with ./emsdk-env.sh cmake --workflow --preset serve, "
                         "or name its folder with --app DIR\n");
    CHECK_FALSE(fs::exists(folder.path() / "site"));
}

TEST_CASE("an app of another version is refused") {
    const TemporaryFolder folder;
    const std::string app = tests::write_app(folder);
    folder.write("app/sw.js", "precache([]);");
    const tests::Run run = run_viva({"build", tests::notes_path(), "-o", folder.of("site"), "--app", app});
    CHECK(run.code == 3);
    CHECK(run.err == "viva: " + app +
                         "/sw.js is not of this version of Viva: it should hold once: self.__VIVA_MANIFEST\n  hint: "
                         "build the app again\n");
}

TEST_CASE("a folder that is no site is left alone, a site is replaced as a whole") {
    const TemporaryFolder folder;
    folder.write("n/a.md", "## What is it?\n\nIt.\n");
    folder.write("site/thesis.txt", "years of work");
    const std::string app = tests::write_app(folder);
    const tests::Run run = run_viva({"build", folder.of("n"), "-o", folder.of("site"), "--app", app});
    CHECK(run.code == 3);
    CHECK(run.err ==
          "viva: " + folder.of("site") +
              " holds files that are no Viva site; nothing was changed\n  hint: name an empty or new folder with -o\n");
    CHECK(read(folder.path() / "site/thesis.txt") == "years of work");

    fs::remove_all(folder.path() / "site");
    build(folder, folder.of("n"));
    folder.write("site/left-over.txt", "x");
    build(folder, folder.of("n"));
    CHECK_FALSE(fs::exists(folder.path() / "site/left-over.txt"));
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
        CHECK(entry.path().filename().string().find("site.") == std::string::npos);  // Nothing is left beside it.
}

TEST_CASE("a site that cannot be written leaves nothing behind") {
    const TemporaryFolder folder;
    folder.write("n/a.md", "## What is it?\n\nIt.\n");
    folder.write("file", "x");
    const tests::Run run =
        run_viva({"build", folder.of("n"), "-o", folder.of("file/site"), "--app", tests::write_app(folder)});
    CHECK(run.code == 3);
    CHECK(run.err.starts_with("viva: cannot make the folder "));
}

TEST_CASE("the site may not replace its own notes") {
    const TemporaryFolder folder;
    folder.write("n/a.md", "## What is it?\n\nIt.\n");
    for (const char* target : {"n", "."}) {
        const tests::Run run =
            run_viva({"build", folder.of("n"), "-o", folder.of(target), "--app", tests::write_app(folder)});
        CHECK(run.code == 2);
        CHECK(run.err.find("the site would replace the notes") != std::string::npos);
    }
}

TEST_CASE("notes with errors are left out and the exit status says so; strict writes nothing") {
    const TemporaryFolder folder;
    folder.write("n/a.md", "## What is it?\n\nIt.\n");
    folder.write("n/b.md", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    const std::string app = tests::write_app(folder);
    CHECK(run_viva({"build", folder.of("n"), "-o", folder.of("strict"), "--app", app, "--strict"}).code == 1);
    CHECK_FALSE(fs::exists(folder.path() / "strict"));
    const tests::Run run = run_viva({"build", folder.of("n"), "-o", folder.of("site"), "--app", app});
    CHECK(run.code == 1);
    CHECK(run.err.find("b.md: error: ") != std::string::npos);
    CHECK(fs::exists(folder.path() / "site/notes/a/index.html"));
}

TEST_CASE("a page of thousands of related questions is written in linear time") {
    std::string text;
    for (int i = 0; i < 30'000; ++i) text += "## What is t" + std::to_string(i) + "?\n\nx\n\n";
    const notes::ReadResult one = notes::read("a.md", text), other = notes::read("b.md", "## What is t?\n\nA t.\n");
    const std::vector<model::Document> documents = {one.document.view(), other.document.view()};
    std::vector<model::Card> cards = cards::make(documents[0], 0);
    REQUIRE(cards.size() == 30'000);
    cards.push_back(cards::make(documents[1], 1).front());
    std::vector<model::Relation> relations;
    // Too far from each other to be shown: only the looking takes time.
    for (std::uint32_t i = 0; i < 30'000; ++i) relations.insert(relations.end(), 8, {i, 30'000, 0.1F});
    const std::clock_t start = std::clock();
    const std::string page = compiler::render_page({documents, cards, relations, {}}, 0, {});
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 2.0);
    CHECK(page.find("What is t29999?") != std::string::npos);
}

TEST_CASE("the same notes give the same site, byte for byte") {
    const TemporaryFolder one;
    const TemporaryFolder other;
    build(one, tests::notes_path());
    build(other, tests::notes_path());
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(one.path() / "site")) {
        if (!entry.is_regular_file()) continue;
        const fs::path relative = entry.path().lexically_relative(one.path());
        CAPTURE(relative.string());
        CHECK((read(entry.path()) == read(other.path() / relative)));
    }
}

TEST_CASE("the report as JSON has every file with both sizes") {
    const TemporaryFolder folder;
    folder.write("n/a.md", "## What is it?\n\nIt.\n");
    const std::string json = build(folder, folder.of("n"), {"--json"});
    CHECK(json.starts_with("{\"version\":1,\"site\":\"" + folder.of("site") + "\",\"notes\":1,\"cards\":1,"));
    CHECK(json.find("\"files\":[{\"path\":\"assets/app-1.js\",\"group\":\"engine\",\"bytes\":6,\"brotli\":") !=
          std::string::npos);
    CHECK(json.find("\"totals\":{\"engine\":{\"bytes\":") != std::string::npos);
    CHECK(json.ends_with("\"diagnostics\":[]}\n"));
}

TEST_CASE("a note in a script that runs from right to left says so; its code does not") {
    const TemporaryFolder folder;
    folder.write("n/he.md", "# שלום\n\n## מה זה פייתון?\n\nשפת תכנות `x = 1` פשוטה.\n");
    folder.write("n/en.md", "# Hello\n\n## What is Python?\n\nIt is a language.\n");
    build(folder, folder.of("n"));
    CHECK(read(folder.path() / "site/notes/he/index.html").find("<article lang=\"he\" dir=\"rtl\">") !=
          std::string::npos);
    CHECK(read(folder.path() / "site/notes/en/index.html").find("<article lang=\"en\">") != std::string::npos);
}

TEST_CASE("wiki links lead to the notes of the folder, to their headings, and are reported where they lead nowhere") {
    const TemporaryFolder folder;
    folder.write("notes/topics/SQL notes.md", "# SQL\n\n## What is an index?\n\nA list.\n");
    folder.write(
        "notes/a.md",
        "# A\n\n## What is a?\n\nSee [[SQL notes]], [[topics/sql notes#What is an index?|indexes]], [[#What is a?]], "
        "[[Nowhere]] and [[1]](https://example.org/). `[[SQL notes]]`\n\n| a | b |\n|---|---|\n| [[SQL notes|c]] | d "
        "|\n");
    folder.write("notes/b.md", "# B\n\n## What is b?\n\n[[nodiscard]] stands in C++, and [[ -f x ]] in a shell.\n");
    const std::string out = build(folder, folder.of("notes"));
    const std::string page = read(folder.path() / "site/notes/a/index.html");
    CHECK(page.find("<a href=\"../topics-sql-notes/\">SQL notes</a>") != std::string::npos);
    CHECK(page.find("<a href=\"../topics-sql-notes/#what-is-an-index\">indexes</a>") != std::string::npos);
    CHECK(page.find("#what-is-a\">What is a?</a>") != std::string::npos);
    CHECK(page.find("[[Nowhere]] and <a href=\"https://example.org/\"") != std::string::npos);
    CHECK(page.find("<code>[[SQL notes]]</code>") != std::string::npos);
    CHECK(page.find("<a href=\"../topics-sql-notes/\">c</a>") != std::string::npos);
    CHECK(read(folder.path() / "site/notes/b/index.html").find("[[nodiscard]] stands in C++, and [[ -f x ]]") !=
          std::string::npos);
    const tests::Run check = run_viva({"check", folder.of("notes")});
    CHECK(check.err.empty());
    CHECK(count(check.out, "no note has the name in [[Nowhere]]") == 1);
    CHECK(count(check.out, "warning") == 1);
}
