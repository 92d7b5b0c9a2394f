#include "ui/theme.h"

#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.h"
#include "ui/widgets/control.h"

using namespace viva;
using namespace viva::ui;

TEST_CASE("contrast follows WCAG 2.2") {
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21));
    CHECK(contrast_ratio(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.478).epsilon(0.001));
}

namespace {

struct Pair {
    const char* what;
    Color text, ground;
    double least;
};

/// Every colour of text on every ground it stands on. Large text (19 px semibold, 24 px) would need 3 only.
std::vector<Pair> text_pairs(const Palette& colors) {
    const Color grounds[] = {colors.paper, colors.panel, colors.card, mix(colors.card, colors.ink, 0.05F)};
    std::vector<Pair> pairs;
    for (const Color ground : grounds) {
        pairs.push_back({"text", colors.ink, ground, 7});
        pairs.push_back({"secondary text", colors.soft, ground, 4.5});
        pairs.push_back({"links, current places", colors.accent, ground, 4.5});
    }
    for (const Color code : {colors.keyword, colors.string, colors.comment, colors.function, colors.number})
        pairs.push_back({"code", code, colors.panel, 4.5});
    for (const Color label : {colors.again, colors.hard, colors.good, colors.easy}) {
        pairs.push_back({"ratings", label, colors.card, 4.5});
        pairs.push_back({"ratings under the pointer", label, grounds[3], 4.5});
    }
    pairs.push_back({"warnings", colors.again, colors.paper, 4.5});
    pairs.push_back({"what was answered", colors.ink, mix(colors.card, colors.again, 0.10F), 7});
    pairs.push_back({"chosen rows", colors.ink, colors.accent_soft, 7});
    pairs.push_back({"details of chosen rows", colors.soft, colors.accent_soft, 4.5});
    pairs.push_back({"current places", colors.accent, colors.accent_soft, 4.5});
    pairs.push_back({"hits of a search", colors.ink, colors.mark, 7});
    pairs.push_back({"buttons", colors.on_accent, colors.accent, 4.5});
    return pairs;
}

}  // namespace

TEST_CASE("text has a contrast of 7 on every ground, secondary text and labels 4.5") {
    for (const bool night : {false, true})
        for (const Pair& pair : text_pairs(palette_of(night, false))) {
            CAPTURE(std::string(pair.what));
            CHECK(contrast_ratio(pair.text, pair.ground) >= pair.least);
        }
}

TEST_CASE("whoever asks for more contrast gets 7 for every text, and 3 for every line") {
    for (const bool night : {false, true}) {
        const Palette& colors = palette_of(night, true);
        for (const Pair& pair : text_pairs(colors)) {
            CAPTURE(std::string(pair.what));
            CHECK(contrast_ratio(pair.text, pair.ground) >= 7);
        }
        for (const Color ground : {colors.paper, colors.panel, colors.card})
            CHECK(contrast_ratio(colors.line, ground) >= 3);
    }
}

TEST_CASE("the colours that a system forces stand in place of every theme's") {
    struct System {
        Color canvas, text, link, highlight;
        bool dark;
    };
    // The contrast themes of Windows 11: Aquatic, Desert, Dusk, Night sky.
    for (const System& system : {System{rgb(0x202020), rgb(0xFFFFFF), rgb(0x75E9FC), rgb(0x8EE3F0), true},
                                 System{rgb(0xFFFAEF), rgb(0x3D3D3D), rgb(0x1C5E75), rgb(0x903909), false},
                                 System{rgb(0x2D3236), rgb(0xFFFFFF), rgb(0x70EBDE), rgb(0xABCFF2), true},
                                 System{rgb(0x000000), rgb(0xFFFFFF), rgb(0x8080FF), rgb(0xD6B4FD), true}}) {
        const Palette colors = forced_palette(system.canvas, system.text, system.link, system.highlight);
        CHECK(colors.dark == system.dark);
        CHECK(colors.paper == system.canvas);
        CHECK(colors.ink == system.text);
        CHECK(colors.accent == system.link);
        for (const Pair& pair : text_pairs(colors)) {
            CAPTURE(std::string(pair.what));
            CHECK(contrast_ratio(pair.text, pair.ground) >= pair.least);
        }
    }
}

namespace {

/// The value of `--name: #…` in the part of a style sheet that begins with `part`.
std::optional<Color> css_color(const std::string& css, std::string_view part, std::string_view name) {
    const std::string wanted = "--" + std::string(name) + ": #";
    const std::size_t begin = css.find(part);
    const std::size_t at = css.find(wanted, begin);
    if (begin == std::string::npos || at == std::string::npos || at > css.find('}', begin)) return std::nullopt;
    std::string digits;
    for (std::size_t i = at + wanted.size(); i < css.size() && std::isxdigit(static_cast<unsigned char>(css[i])); ++i)
        digits += css[i];
    if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    return rgb(static_cast<std::uint32_t>(std::stoul(digits, nullptr, 16)));
}

struct Sheet {
    const char* file;
    const char* part;
    bool night, more_contrast;
};
constexpr Sheet sheets[] = {
    {"web/src/styles.ts", "\n.home {", false, false},
    {"web/src/styles.ts", "\n.home[data-theme=night] {", true, false},
    {"web/src/styles.ts", "\n  .home {", false, true},
    {"web/src/styles.ts", "\n  .home[data-theme=night] {", true, true},
    {"src/compiler/page.css", "\n:root {", false, false},
    {"src/compiler/page.css", "\n  :root {", true, false},
    {"web/src/page.css", ":root[data-theme=\"paper\"] {", false, false},
    {"web/src/page.css", ":root[data-theme=\"night\"] {", true, false},
};

}  // namespace

TEST_CASE("the page's style sheets have the colours of the canvas") {
    struct Name {
        const char* css;
        Color Palette::* color;
    };
    constexpr Name names[] = {
        {"paper", &Palette::paper},     {"ink", &Palette::ink},         {"soft", &Palette::soft},
        {"line", &Palette::line},       {"accent", &Palette::accent},   {"card", &Palette::card},
        {"panel", &Palette::panel},     {"keyword", &Palette::keyword}, {"string", &Palette::string},
        {"comment", &Palette::comment}, {"number", &Palette::number},   {"function", &Palette::function},
    };
    for (const Sheet& sheet : sheets) {
        const auto css = tests::read_file(tests::source_path(sheet.file));
        REQUIRE(css.has_value());
        std::size_t found = 0;
        for (const Name& name : names) {
            const auto color = css_color(*css, sheet.part, name.css);
            if (!color) continue;
            ++found;
            CAPTURE(sheet.file);
            CAPTURE(sheet.part);
            CAPTURE(name.css);
            CHECK(*color == palette_of(sheet.night, sheet.more_contrast).*name.color);
        }
        CHECK(found >= 5);
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
