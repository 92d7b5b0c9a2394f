#include <doctest/doctest.h>

#include "compiler/workshop.h"

using namespace viva;
using tests::run_viva;

TEST_CASE("html prints what a note says, and nothing of what could harm") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("a.md",
                                          "# *A* & b\n\n- [x] one\n\n| a | b |\n|:-:|---|\n| `c` | ~~d~~ |\n\n"
                                          "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](q.png)\n");
    folder.write("q.png", "x");
    const tests::Run run = run_viva({"html", file});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    CHECK(run.out ==
          "<h1><em>A</em> &amp; b</h1>\n"
          "<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> one\n</li>\n</ul>\n"
          "<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
          "<td align=\"center\"><code>c</code></td>\n<td><del>d</del></td>\n</tr>\n</tbody>\n</table>\n"
          "<p><a href=\"\">x</a> <img src=\"q.png\" alt=\"p\" /></p>\n");
}

TEST_CASE("html links footnotes and their first marks with each other") {
    const tests::TemporaryFolder folder;
    const tests::Run run = run_viva({"html", folder.write("a.md", "a[^n] b[^n]\n\n[^n]: c\n")});
    CHECK(run.out ==
          "<p>a<a href=\"#fn-1\" id=\"fnref-1\">¹</a> b<a href=\"#fn-1\">¹</a></p>\n"
          "<p><a href=\"#fnref-1\" id=\"fn-1\">¹</a> c</p>\n");
}

TEST_CASE("html says what it cannot read") {
    const tests::TemporaryFolder folder;
    CHECK(run_viva({"html"}).code == 2);
    const tests::Run run = run_viva({"html", folder.write("b.md", std::string("a\0b", 3))});
    CHECK(run.code == 1);
    CHECK(run.err.find("this is no text") != std::string::npos);
    CHECK(run_viva({"html", "no such file.md"}).code == 3);
}
