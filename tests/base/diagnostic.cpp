#include "base/diagnostic.h"

#include <doctest/doctest.h>

using namespace viva;

TEST_CASE("a diagnostic shows its place, the line, a caret and what to do") {
    const Diagnostic problem{
        Severity::warning,     "cpp.md", 12, 1, "question has no answer", "write the answer under the heading",
        "### 3. What is RAII?"};
    CHECK(format(problem) ==
          "cpp.md:12:1: question has no answer\n"
          "  ### 3. What is RAII?\n"
          "  ^\n"
          "  hint: write the answer under the heading\n");
}

TEST_CASE("the caret stands under wide letters and tabs") {
    const Diagnostic problem{Severity::error, "ko.md", 1, 4, "link is not safe", "", "\t링크[x](y)"};
    CHECK(format(problem) ==
          "ko.md:1:4: error: link is not safe\n"
          "  \t링크[x](y)\n"
          "  \t    ^\n");
}

TEST_CASE("a problem of a whole file has no line") {
    CHECK(format({Severity::error, "a.bin", 0, 0, "is no text", "", ""}) == "a.bin: error: is no text\n");
}

TEST_CASE("a line too long for a terminal is left out") {
    CHECK(format({Severity::warning, "a.md", 1, 1, "line is long", "", std::string(5000, 'x')}) ==
          "a.md:1:1: line is long\n");
}
