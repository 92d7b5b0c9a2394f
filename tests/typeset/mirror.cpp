#include <doctest/doctest.h>

#include "typeset/layout.h"
#include "typeset/layout_checks.h"
#include "typeset/note_builder.h"

using namespace viva;
using namespace viva::tests;
using typeset::BoxKind;
using typeset::Layout;
using typeset::Line;
using typeset::RunKind;

namespace {

const SquareMetrics metrics;
const typeset::StyleSheet sheet = typeset::style_sheet(false, 1);
constexpr float width = 400;

Layout lay_out(const NoteBuilder& note) {
    return typeset::lay_out(note.view(), 0, note.block_count(), width, sheet, metrics);
}

float end_of(const Line& line) { return line.x + line.width; }

/// A note of every kind of block.
NoteBuilder note_in(const std::string& language) {
    NoteBuilder note(language);
    note.heading(1, "title");
    note.paragraph("some words that go on for longer than one line of this narrow column");
    note.list([&] {
        note.item([&] {
            note.paragraph("outer");
            note.list([&] { note.item("inner"); });
        });
    });
    note.list([&] { note.item("numbered"); }, model::flag_tight | model::flag_ordered, 12);
    note.quote([&] {
        note.paragraph("quoted");
        note.quote([&] { note.paragraph("twice"); });
    });
    note.code("def f():\n    return 1\n", "python");
    note.table({{"long header", "b", "c"}, {"d", "e", "f"}},
               {model::Alignment::unset, model::Alignment::left, model::Alignment::right});
    note.paragraph([&] { note.image("picture.png", "seen", 120, 60); });
    note.rule();
    return note;
}

}  // namespace

TEST_CASE("a note from right to left stands as another one does in a mirror") {
    const NoteBuilder left_note = note_in("en"), right_note = note_in("ar");
    const Layout left = lay_out(left_note), right = lay_out(right_note);
    CHECK(!left.right_to_left);
    CHECK(right.right_to_left);
    CHECK(layout_fault(right, 17) == "");
    CHECK(right.height == left.height);
    REQUIRE(right.lines.size() == left.lines.size());
    for (std::size_t i = 0; i < left.lines.size(); ++i) {
        if (left.lines[i].panel != model::none) continue;
        CHECK(right.lines[i].x == doctest::Approx(width - end_of(left.lines[i])));
    }
    REQUIRE(right.boxes.size() == left.boxes.size());
    for (std::size_t i = 0; i < left.boxes.size(); ++i) {
        if (left.boxes[i].kind != BoxKind::quote_bar) continue;
        CHECK(right.boxes[i].rect.x == doctest::Approx(width - left.boxes[i].rect.x - left.boxes[i].rect.width));
    }
}

TEST_CASE("from right to left, a mark stands right of its text, and a number's full stop left of it") {
    NoteBuilder note("he");
    note.list([&] { note.item([&] { note.list([&] { note.item("both marks on one line"); }); }); });
    note.list([&] { note.item("numbered"); }, model::flag_tight | model::flag_ordered, 12);
    const Layout layout = lay_out(note);
    REQUIRE(layout.lines.size() == 4);
    CHECK(layout.lines[0].x > end_of(layout.lines[1]));
    CHECK(layout.lines[0].run_count == 2);
    CHECK(layout.runs[layout.lines[0].first_run].kind == RunKind::circle);
    CHECK(layout.own_text == ".12");
    CHECK(layout.lines[2].x > end_of(layout.lines[3]));
}

TEST_CASE("from right to left, columns begin at the right, and words stand where the note says") {
    NoteBuilder note("fa");
    const auto unset = model::Alignment::unset, left = model::Alignment::left, right = model::Alignment::right;
    note.table({{"long header", "long header", "long header"}, {"a", "b", "c"}}, {unset, left, right});
    const Layout layout = lay_out(note);
    REQUIRE(layout.lines.size() == 6);
    const auto& lines = layout.lines;
    CHECK(lines[0].x > end_of(lines[1]));
    CHECK(lines[1].x > end_of(lines[2]));
    CHECK(end_of(lines[3]) == doctest::Approx(end_of(lines[0])));
    CHECK(lines[4].x == doctest::Approx(lines[1].x).epsilon(0.02));
    CHECK(end_of(lines[5]) == doctest::Approx(end_of(lines[2])).epsilon(0.02));
    // The first cell's place, as the page's text layer has it.
    CHECK(layout.extent(2).x + layout.extent(2).width == doctest::Approx(width));
    CHECK(layout.panels[0].view.x + layout.panels[0].view.width == doctest::Approx(width));
}

TEST_CASE("from right to left, a table wider than the column stays behind its view, its first column last") {
    NoteBuilder note("ur");
    std::vector<std::string> row;
    for (int i = 0; i < 12; ++i) row.push_back("unbreakable" + std::to_string(i));
    note.table({row, row});
    const Layout layout = lay_out(note);
    CHECK(layout.panels[0].slack() > 0);
    CHECK(layout_fault(layout, 17) == "");
    const typeset::Panel& panel = layout.panels[0];
    CHECK(panel.view.x == 0);
    CHECK(layout.extent(2).x + layout.extent(2).width == doctest::Approx(panel.content_width));
}

TEST_CASE("from right to left, code stays as it is, and everything else is the page's to show") {
    const NoteBuilder left_note = note_in("en"), right_note = note_in("yi");
    const Layout left = lay_out(left_note), right = lay_out(right_note);
    for (std::size_t i = 0; i < left.lines.size(); ++i) {
        const Line& line = right.lines[i];
        const bool in_code = line.panel != model::none && right.panels[line.panel].kind == typeset::PanelKind::code;
        const RunKind kind = right.runs[line.first_run].kind;
        if (in_code) CHECK(line.x == left.lines[i].x);
        CHECK(line.foreign == (!in_code && (kind == RunKind::text || kind == RunKind::picture)));
    }
}
