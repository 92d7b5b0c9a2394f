#include "ui/fonts.h"

#include <algorithm>

#include "ui/app_stage.h"
#include "ui/draw.h"

using namespace viva;
using namespace viva::tests;

namespace {

bool was_missed(const std::vector<ui::MissingGlyph>& missing, char32_t code_point, typeset::Face face) {
    return std::any_of(missing.begin(), missing.end(), [=](const ui::MissingGlyph& glyph) {
        return glyph.code_point == code_point && glyph.face == face;
    });
}

}  // namespace

TEST_CASE("characters beyond 16 bits are measured as themselves and not as what their lower half means") {
    AppStage stage;
    stage.frame();
    ImGui::NewFrame();
    const ui::TextStyle style = ui::regular(stage.ui, 20, 0);
    CHECK(ui::text_width(style, "🐛") == doctest::Approx(26));  // An emoji: 1.3 em.
    CHECK(ui::text_width(style, "𠮷") == doctest::Approx(20));  // U+20BB7, Han; its lower half is a Tamil letter.
    CHECK(ui::text_width(style, "a\u200Bb") == doctest::Approx(ui::text_width(style, "ab")));
    CHECK(ui::wrap(style, "🐛 🐛 🐛 🐛", 70).size() == 2);
    ImGui::EndFrame();
}

TEST_CASE("a glyph is missed once by each face that lacks it, and only by that face") {
    AppStage stage;
    stage.frame();
    ui::take_missing_glyphs();
    ImGui::NewFrame();
    ui::text_width(ui::regular(stage.ui, 17, 0), "生成");
    std::vector<ui::MissingGlyph> missing = ui::take_missing_glyphs();
    CHECK(missing.size() == 2);
    CHECK(was_missed(missing, U'生', typeset::Face::regular));
    ui::text_width(ui::semibold(stage.ui, 19, 0), "生");
    ui::text_width(ui::regular(stage.ui, 19, 0), "生");
    missing = ui::take_missing_glyphs();
    CHECK(missing.size() == 1);
    CHECK(was_missed(missing, U'生', typeset::Face::semibold));
    ImGui::EndFrame();
}

TEST_CASE("a slice goes to the face that missed it") {
    AppStage stage;
    stage.frame();
    const int regular = stage.ui.fonts.regular->Sources.Size;
    const int semibold = stage.ui.fonts.semibold->Sources.Size;
    REQUIRE(ui::add_font_slice(stage.ui.fonts, typeset::Face::semibold, font_file("Bold")).has_value());
    CHECK(stage.ui.fonts.regular->Sources.Size == regular);
    CHECK(stage.ui.fonts.semibold->Sources.Size == semibold + 1);
    stage.frame();
    CHECK_FALSE(ui::add_font_slice(stage.ui.fonts, typeset::Face::regular, {"slice.ttf", {}}).has_value());
    stage.frame();
}
