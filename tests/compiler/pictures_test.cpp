#include "compiler/pictures.h"

#include <doctest/doctest.h>

#include "compiler/workshop.h"
#include "support/files.h"

using namespace viva;
using tests::run_viva;
using tests::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

constexpr std::string_view png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);

}  // namespace

TEST_CASE("pictures are known by their bytes, whatever their names say") {
    CHECK(compiler::picture_type(png) == "png");
    CHECK(compiler::picture_type("\xFF\xD8\xFF\xE0") == "jpg");
    CHECK(compiler::picture_type("GIF89a…") == "gif");
    CHECK(compiler::picture_type("RIFF\1\2\3\4WEBPVP8 ") == "webp");
    CHECK(compiler::picture_type("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>") == "svg");
    for (const std::string_view other :
         {"", "<html><script>", "RIFF", "<svg onload='x'/>", "<svg/onload =x>", "<svg><script>x</script></svg>",
          "<SVG>", "<svg><a href='javascript:x'/></svg>", "<svg><foreignObject/></svg>"})
        CHECK_MESSAGE(compiler::picture_type(other).empty(), std::string(other));
}

TEST_CASE("a picture comes once, from below the notes, within the limits") {
    const TemporaryFolder folder;
    const fs::path root = folder.path() / "notes";
    const fs::path inside = folder.write("notes/img/A b.png", png);
    const fs::path copy = folder.write("notes/copy.png", png);
    const fs::path outside = folder.write("secret.png", png);
    const fs::path large = folder.write("notes/large.png", std::string(png) + std::string(1000, 'x'));
    const fs::path text = folder.write("notes/text.png", "no picture");
    fs::create_symlink(outside, root / "link.png");

    compiler::Pictures pictures({500, 1000});
    const std::string place = pictures.take(inside, root, "a.md");
    CHECK(place.starts_with("images/"));
    CHECK(place.ends_with("/a-b.png"));
    CHECK(pictures.take(root / "img/../img/A b.png", root, "b.md") == place);
    CHECK(pictures.take(copy, root, "a.md").ends_with("/copy.png"));
    CHECK(pictures.files.size() == 2);
    CHECK(pictures.diagnostics.empty());
    CHECK(pictures.take(root / "none.png", root, "a.md").empty());
    CHECK(pictures.diagnostics.empty());
    for (const fs::path& refused : {outside, root / "../secret.png", root / "link.png", large, text})
        CHECK(pictures.take(refused, root, "a.md").empty());
    REQUIRE(pictures.diagnostics.size() >= 3);
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
    CHECK(page.find("src=\"https:") == std::string::npos);
    CHECK(page.find("<span class=\"picture\">gone</span>") != std::string::npos);
    CHECK(tests::read_file(folder.path() / "site/sw.js").value_or("").find("images/") == std::string::npos);
}
