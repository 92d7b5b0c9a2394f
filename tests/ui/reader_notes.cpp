// The bundled notes in real fonts, on the screens people have.
#include <doctest/doctest.h>

#include "notes/read.h"
#include "typeset/layout_checks.h"
#include "ui/reader/glyphs.h"
#include "ui/reader_stage.h"

using namespace viva;
using namespace viva::tests;

namespace {

constexpr const char* bundled[] = {"data/notes/python-django-interview.md", "data/notes/python-django-ru.md",
                                   "data/notes/django-f-expressions.txt"};

notes::ReadResult read_bundled(const char* file) {
    const std::optional<std::string> bytes = read_file(source_path(file));
    REQUIRE(bytes.has_value());
    return notes::read(file, *bytes);
}

}  // namespace

TEST_CASE("in real fonts no line of a bundled note overlaps another or leaves its box") {
    ReaderStage stage;
    for (const char* file : bundled) {
        const notes::ReadResult note = read_bundled(file);
        const model::Document document = note.document.view();
        stage.frame(document);
        const auto end = static_cast<std::uint32_t>(document.blocks.size());
        for (int pixels = 280; pixels <= 1100; pixels += 20) {
            const auto width = static_cast<float>(pixels);
            ImGui::NewFrame();
            const typeset::StyleSheet sheet = typeset::style_sheet(width < 700, 1);
            const typeset::Layout layout = typeset::lay_out(document, 0, end, std::min(width, typeset::measure_limit),
                                                            sheet, ui::Glyphs(stage.ui.fonts));
            ImGui::EndFrame();
            INFO(file, " at ", width);
            REQUIRE(layout.lines.size() > 20);
            REQUIRE(layout_fault(layout, 1) == "");
        }
    }
}

TEST_CASE("what is drawn of a bundled note stays apart and inside on every screen") {
    for (const float width : {390.0F, 800.0F, 1440.0F}) {
        for (const char* file : bundled) {
            ReaderStage stage(width, 900);
            stage.ui.probe.enabled = true;
            stage.column_x = width < 700 ? 18 : 34;
            stage.column_width = std::min(700.0F, width - 2 * stage.column_x);
            const notes::ReadResult note = read_bundled(file);
            const model::Document document = note.document.view();
            stage.frame(document);
            const int screens = static_cast<int>(stage.reader.height() / 700) + 1;
            for (int screen = 0; screen < screens; ++screen) {
                stage.scroll = static_cast<float>(screen) * 700;
                stage.frame(document);
                INFO(file, " at ", width, " scrolled by ", stage.scroll);
                REQUIRE(stage.ui.probe.texts.size() > 3);
                const std::vector<std::string> faults = ui::layout_faults(stage.ui.probe);
                REQUIRE((faults.empty() ? std::string() : faults.front()) == "");
            }
        }
    }
}
