#include "compiler/pictures.h"

#include <doctest/doctest.h>

#include "compiler/workshop.h"
#include "support/files.h"

using namespace viva;
using tests::run_viva;
using tests::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

/// A picture of 640 × 480, as far as its header tells.
constexpr std::string_view png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xE0", 24);

}  // namespace

TEST_CASE("a picture comes once, from below the notes, within the limits") {
    const TemporaryFolder folder;
    const fs::path root = folder.path() / "notes";
    const fs::path inside = folder.write("notes/img/A b.png", png);
    const fs::path copy = folder.write("notes/copy.png", png);
    const fs::path outside = folder.write("secret.png", png);
    const fs::path large = folder.write("notes/large.png", std::string(png) + std::string(1000, 'x'));
    const fs::path text = folder.write("notes/text.png", "no picture");
    const fs::path damaged = folder.write("notes/damaged.png", png.substr(0, 18));
    fs::create_symlink(outside, root / "link.png");

    compiler::Pictures pictures({500, 1000});
    const std::string place = pictures.take(inside, root, "a.md").place;
    CHECK(pictures.take(inside, root, "a.md").size == compiler::PictureSize{640, 480});
    CHECK(place.starts_with("images/"));
    CHECK(place.ends_with("/a-b.png"));
    CHECK(pictures.take(root / "img/../img/A b.png", root, "b.md").place == place);
    CHECK(pictures.take(copy, root, "a.md").place.ends_with("/copy.png"));
    CHECK(pictures.files.size() == 2);
    CHECK(pictures.diagnostics.empty());
    CHECK(pictures.take(root / "none.png", root, "a.md").place.empty());
    CHECK(pictures.diagnostics.empty());
    for (const fs::path& refused : {outside, root / "../secret.png", root / "link.png", large, text, damaged})
        CHECK(pictures.take(refused, root, "a.md").place.empty());
    REQUIRE(pictures.diagnostics.size() >= 3);
    CHECK(format(pictures.diagnostics.back()) ==
          "a.md: the picture damaged.png stays out of the site: it does not tell how large it is\n"
          "  hint: it may be damaged: save it anew\n");
    CHECK(format(pictures.diagnostics.front()) ==
          "a.md: the picture secret.png stays out of the site: it lies outside of the notes\n"
          "  hint: put it into the folder of the notes\n");
}

TEST_CASE("a site holds the pictures of its notes, with their words") {
    const TemporaryFolder folder;
    folder.write("notes/a.md",
                 "# A\n\n## What?\n\n![alt \"text\"](img/p.png \"t\") <img src=\"img/p.png\" alt=\"b\">\n\n"
                 "![far](https://example.org/x.png) ![gone](gone.png)\n");
    folder.write("notes/img/p.png", png);
    const tests::Run run =
        run_viva({"build", folder.of("notes"), "-o", folder.of("site"), "--app", tests::write_app(folder)});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const std::string page = tests::read_file(folder.path() / "site/notes/a/index.html").value_or("");
    const std::size_t at = page.find("<img src=\"../../images/");
    REQUIRE(at != std::string::npos);
    const std::string place = page.substr(at + 16, page.find('"', at + 16) - at - 16);
    CHECK(tests::read_file(folder.path() / "site" / place).value_or("") == png);
    CHECK(page.find("alt=\"alt &quot;text&quot;\" title=\"t\" loading=\"lazy\"") != std::string::npos);
    CHECK(page.find("width=\"640\" height=\"480\">") != std::string::npos);
    CHECK(page.find("src=\"https:") == std::string::npos);
    CHECK(page.find("<span class=\"picture\">gone</span>") != std::string::npos);
    CHECK(tests::read_file(folder.path() / "site/sw.js").value_or("").find(place) != std::string::npos);
}

TEST_CASE("a picture is as large as its note asks for, in its own proportions") {
    const TemporaryFolder folder;
    folder.write(
        "notes/a.md",
        "# A\n\n## What?\n\n<img src=\"p.png\" alt=\"a\" width=\"320\"> <img src=\"p.png\" alt=\"b\" height=120px>\n"
        "<img src=\"p.png\" alt=\"c\" width=\"50%\"> <img src=\"p.png\" alt=\"d\" width=64 height=900>\n"
        "<img src=\"p.png\" alt=\"e\" width=\"wide\"> <img src=\"p.png\" alt=\"f\" width=\"-3\">\n"
        "<img src=\"p.png\" alt=\"g\" height=99999999999> <img src=\"gone.png\" alt=\"h\" width=9>\n");
    folder.write("notes/p.png", png);
    REQUIRE(run_viva({"build", folder.of("notes"), "-o", folder.of("site"), "--app", tests::write_app(folder)}).code ==
            0);
    const std::string page = tests::read_file(folder.path() / "site/notes/a/index.html").value_or("");
    const auto size_of = [&page](const std::string& words) {
        const std::size_t at = page.find("width=", page.find("alt=\"" + words + "\""));
        return page.substr(at, page.find('>', at) - at);
    };
    CHECK(size_of("a") == "width=\"320\" height=\"240\"");
    CHECK(size_of("b") == "width=\"160\" height=\"120\"");
    CHECK(size_of("c") == "width=\"350\" height=\"263\"");
    CHECK(size_of("d") == "width=\"64\" height=\"48\"");
    CHECK(size_of("e") == "width=\"640\" height=\"480\"");
    CHECK(size_of("f") == "width=\"640\" height=\"480\"");
    CHECK(size_of("g") == "width=\"10923\" height=\"8192\"");
    CHECK(page.find("<span class=\"picture\">h</span>") != std::string::npos);
}

TEST_CASE("nothing but pictures keeps no room for letters; a picture within text does") {
    const TemporaryFolder folder;
    folder.write("notes/a.md",
                 "# A\n\n## What?\n\n![a](p.png)\n![b](p.png)\n\nWords ![c](p.png)\n\n[![d](p.png)](https://x.org)\n");
    folder.write("notes/p.png", png);
    REQUIRE(run_viva({"build", folder.of("notes"), "-o", folder.of("site"), "--app", tests::write_app(folder)}).code ==
            0);
    const std::string page = tests::read_file(folder.path() / "site/notes/a/index.html").value_or("");
    CHECK(page.find("<p class=\"pictures\"><img") != std::string::npos);
    CHECK(page.find("<p>Words <img") != std::string::npos);
    CHECK(page.find("<p class=\"pictures\"><a href=\"https://x.org\"") != std::string::npos);
}

TEST_CASE("many pictures are not loaded ahead for offline use") {
    const TemporaryFolder folder;
    std::string note = "# A\n\n## What?\n\n";
    for (const char* name : {"p", "q", "r"}) {
        note += std::string("![x](") + name + ".png)\n";
        folder.write(std::string("notes/") + name + ".png", std::string(png) + std::string(1'500'000, *name));
    }
    folder.write("notes/a.md", note);
    REQUIRE(run_viva({"build", folder.of("notes"), "-o", folder.of("site"), "--app", tests::write_app(folder)}).code ==
            0);
    CHECK(tests::read_file(folder.path() / "site/sw.js").value_or("").find("images/") == std::string::npos);
}
