#include "ui/theme.h"

#include <doctest/doctest.h>

#include "ui/widgets/control.h"

using namespace viva;
using namespace viva::ui;

TEST_CASE("contrast follows WCAG 2.2") {
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21));
    CHECK(contrast_ratio(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.478).epsilon(0.001));
}

TEST_CASE("text has a contrast of 7 on every ground, secondary text and labels 4.5") {
    for (const Palette* colors : {&paper_palette, &night_palette}) {
        const Color stirred = mix(colors->card, colors->ink, 0.05F);
        for (const Color ground : {colors->paper, colors->panel, colors->card, stirred})
            CHECK(contrast_ratio(colors->ink, ground) >= 7);
        CHECK(contrast_ratio(colors->ink, mix(colors->card, colors->again, 0.10F)) >= 7);
        CHECK(contrast_ratio(colors->ink, colors->accent_soft) >= 7);
        CHECK(contrast_ratio(colors->ink, colors->mark) >= 7);
        for (const Color ground : {colors->paper, colors->panel, colors->card})
            CHECK(contrast_ratio(colors->soft, ground) >= 4.5);
        for (const Color label : {colors->again, colors->hard, colors->good, colors->easy})
            CHECK(contrast_ratio(label, colors->card) >= 4.5);
        CHECK(contrast_ratio(colors->on_accent, colors->accent) >= 4.5);
        CHECK(contrast_ratio(colors->accent, colors->accent_soft) >= 4.5);
        CHECK(contrast_ratio(colors->accent, colors->paper) >= 4.5);
        CHECK(contrast_ratio(colors->accent, colors->card) >= 4.5);
        for (const Color code : {colors->keyword, colors->string, colors->comment, colors->function, colors->number})
            CHECK(contrast_ratio(code, colors->panel) >= 4.5);
    }
}

TEST_CASE("what is drawn but not read has a contrast of 3") {
    for (const Palette* colors : {&paper_palette, &night_palette}) {
        CHECK(contrast_ratio(colors->soft, colors->panel) >= 3);  // Marks of the tree.
        CHECK(contrast_ratio(colors->accent, colors->panel) >= 3);
        CHECK(contrast_ratio(colors->accent, colors->line) >= 3);  // The known part of a bar.
        CHECK(contrast_ratio(mix(colors->line, colors->soft, 0.45F), colors->card) >= 1.5);
    }
}

TEST_CASE("widths fall into the design's three classes") {
    CHECK(width_class(390) == Width::phone);
    CHECK(width_class(699) == Width::phone);
    CHECK(width_class(700) == Width::tablet);
    CHECK(width_class(1099) == Width::tablet);
    CHECK(width_class(1100) == Width::desk);
}

TEST_CASE("six text sizes grow from step to step and keep the design's at the third") {
    for (int step = 1; step < text_step_count; ++step) CHECK(text_scale(step) > text_scale(step - 1));
    CHECK(text_scale(default_text_step) == 1);
    CHECK(question_size(Width::desk, default_text_step) == 30);
    CHECK(question_size(Width::phone, default_text_step) == 24);
}
