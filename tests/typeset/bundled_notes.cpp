// The notes that the app is built for, at every width a screen may give them.
#include <doctest/doctest.h>

#include "notes/read.h"
#include "support/files.h"
#include "typeset/layout.h"
#include "typeset/layout_checks.h"

using namespace viva;
using namespace viva::tests;

TEST_CASE("the bundled notes keep their lines apart and inside at every width") {
    const SquareMetrics metrics;
    for (const char* file : {"data/notes/python-django-interview.md", "data/notes/python-django-ru.md",
                             "data/notes/django-f-expressions.txt"}) {
        const std::optional<std::string> bytes = read_file(source_path(file));
        REQUIRE(bytes.has_value());
        const notes::ReadResult read = notes::read(file, *bytes);
        const model::Document document = read.document.view();
        REQUIRE(!document.blocks.empty());
        const auto end = static_cast<std::uint32_t>(document.blocks.size());
        for (int pixels = 280; pixels <= 1100; pixels += pixels < 700 ? 1 : 25) {
            const auto width = static_cast<float>(pixels);
            const typeset::StyleSheet sheet = typeset::style_sheet(width < 700, 1);
            const typeset::Layout layout = typeset::lay_out(document, 0, end, width, sheet, metrics);
            INFO(file, " at ", width);
            REQUIRE(layout.lines.size() > 20);
            REQUIRE(layout_fault(layout, sheet.headings[0].size) == "");
        }
    }
}
