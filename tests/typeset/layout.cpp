#include "typeset/layout.h"

#include <doctest/doctest.h>

#include "typeset/layout_checks.h"
#include "typeset/note_builder.h"

using namespace viva;
using namespace viva::tests;
using typeset::Layout;

namespace {

const SquareMetrics metrics;
const typeset::StyleSheet sheet = typeset::style_sheet(false, 1);

Layout lay_out(const NoteBuilder& note, float width, const typeset::LayoutOptions& options = {}) {
    return typeset::lay_out(note.view(), 0, note.block_count(), width, sheet, metrics, options);
}

std::vector<std::string> lines_of(const NoteBuilder& note, float width) {
    const Layout layout = lay_out(note, width);
    return line_texts(layout, note.view());
}

}  // namespace

TEST_CASE("a paragraph fills its lines word by word") {
    NoteBuilder note;
    note.paragraph("aaaa bbbb cccc dddd");
    CHECK(lines_of(note, 77) == std::vector<std::string>{"aaaa bbbb", "cccc dddd"});
    CHECK(lines_of(note, 162) == std::vector<std::string>{"aaaa bbbb cccc dddd"});
}

TEST_CASE("spaces hang over the end of a line and count for nothing") {
    NoteBuilder note;
    note.paragraph("aaaa     bbbb  ");
    CHECK(lines_of(note, 17 * 0.5F * 4 + 32) == std::vector<std::string>{"aaaa", "bbbb"});
    CHECK(lay_out(note, 300).lines[0].width == doctest::Approx(17 * 0.5 * 9));
}

TEST_CASE("a word longer than the line is broken, not clipped") {
    NoteBuilder note;
    note.paragraph("a bbbbbbbbbbbbbbbbbbbbb c");
    CHECK(lines_of(note, 17 * 0.5F * 8) == std::vector<std::string>{"a", "bbbbbbbb", "bbbbbbbb", "bbbbb c"});
}

TEST_CASE("a long Korean word is broken between syllables") {
    NoteBuilder note("ko");
    note.paragraph("가나다라마바사아자차카타파하");
    CHECK(lines_of(note, 17 * 6) == std::vector<std::string>{"가나다라마바", "사아자차카타", "파하"});
}

TEST_CASE("a broken word keeps its closing punctuation") {
    NoteBuilder note;
    note.paragraph("bbbbbbbb)))");
    CHECK(lines_of(note, 17 * 0.5F * 8) == std::vector<std::string>{"bbbbbbb", "b)))"});
}

TEST_CASE("bold text does not let its neighbour start a line") {
    NoteBuilder note("ko");
    note.paragraph([&] {
        note.text("가나다 ");
        note.strong([&] { note.text("얕은(복사)"); });
        note.text("를 한다");
    });
    CHECK(lines_of(note, 17 * 7) == std::vector<std::string>{"가나다", "얕은(복사)를", "한다"});
}

TEST_CASE("hard breaks end lines, soft ones are spaces") {
    NoteBuilder note;
    note.paragraph([&] {
        note.text("one");
        note.soft_break();
        note.text("two");
        note.hard_break();
        note.text("three");
        note.hard_break();
    });
    CHECK(lines_of(note, 400) == std::vector<std::string>{"one two", "three"});
}

TEST_CASE("inline code wraps across lines with its box open between the parts") {
    NoteBuilder note;
    note.paragraph([&] { note.inline_code("aaaa bbbb"); });
    const Layout layout = lay_out(note, 70);
    REQUIRE(layout.lines.size() == 2);
    REQUIRE(layout.runs.size() == 2);
    CHECK((layout.runs[0].flags & typeset::run_box_start) != 0);
    CHECK((layout.runs[0].flags & typeset::run_box_end) == 0);
    CHECK((layout.runs[1].flags & typeset::run_box_start) == 0);
    CHECK((layout.runs[1].flags & typeset::run_box_end) != 0);
    CHECK(layout.runs[0].x == sheet.inline_code_padding);
    CHECK(layout.runs[1].x == 0);
}

TEST_CASE("styles of nested spans add up") {
    NoteBuilder note;
    note.paragraph([&] {
        note.strong([&] {
            note.text("a");
            note.emphasis([&] { note.strike([&] { note.text("b"); }); });
        });
        note.link("https://example.org", [&] { note.inline_code("c"); });
        note.link("", [&] { note.text("d"); });
    });
    const Layout layout = lay_out(note, 400);
    REQUIRE(layout.runs.size() == 4);
    CHECK(layout.runs[0].face == typeset::Face::semibold);
    CHECK(layout.runs[1].face == typeset::Face::semibold);
    CHECK(layout.runs[1].flags == (typeset::run_slanted | typeset::run_strike));
    CHECK(layout.runs[2].face == typeset::Face::mono);
    CHECK((layout.runs[2].flags & typeset::run_underline) != 0);
    REQUIRE(layout.links.size() == 1);
    CHECK(layout.runs[2].link == 0);
    CHECK(layout.runs[3].link == model::none);
    CHECK(layout.runs[3].ink == typeset::Ink::ink);
}

TEST_CASE("a link knows the lines it stands on") {
    NoteBuilder note;
    note.paragraph("first");
    note.paragraph([&] { note.link("#x", [&] { note.text("aaaa bbbb cccc"); }); });
    const Layout layout = lay_out(note, 77);
    REQUIRE(layout.links.size() == 1);
    CHECK(layout.links[0].first_line == 1);
    CHECK(layout.links[0].end_line == 3);
}

TEST_CASE("the gap between two blocks is the larger of theirs") {
    NoteBuilder note;
    const std::uint32_t first = note.paragraph("a");
    const std::uint32_t heading = note.heading(2, "b");
    const std::uint32_t last = note.paragraph("c");
    const Layout layout = lay_out(note, 400);
    CHECK(layout.extent(first).top == 0);
    CHECK(layout.extent(heading).top - layout.extent(first).bottom == static_cast<double>(sheet.headings[1].above));
    CHECK(layout.extent(last).top - layout.extent(heading).bottom == static_cast<double>(sheet.headings[1].below));
    CHECK(layout.height == layout.extent(last).bottom);
}

TEST_CASE("headings are ranked by the levels a note uses") {
    NoteBuilder note;
    note.heading(2, "title");
    note.heading(4, "question");
    note.heading(5, "part");
    const typeset::HeadingRanks ranks = typeset::rank_headings(note.view(), 0, note.block_count(), 0);
    CHECK(ranks[2] == 0);
    CHECK(ranks[4] == 1);
    CHECK(ranks[5] == 2);
    const Layout layout = lay_out(note, 400, {.heading_ranks = ranks});
    REQUIRE(layout.headings.size() == 3);
    CHECK(layout.headings[1].level == 4);
    CHECK(layout.headings[1].rank == 1);
    CHECK(layout.lines[1].height == sheet.headings[1].line);
}

TEST_CASE("room is kept after a block where the caller wants it") {
    NoteBuilder note;
    const std::uint32_t heading = note.heading(2, "question");
    const std::uint32_t list = note.list([&] { note.item("answer"); });
    const std::uint32_t next = note.heading(2, "next");
    const typeset::Inset insets[] = {{.block = heading, .above = 6, .height = 28, .below = 22},
                                     {.block = list, .above = 10, .height = 50, .below = 30}};
    const Layout layout = lay_out(note, 400, {.insets = insets});
    REQUIRE(layout.insets.size() == 2);
    CHECK(layout.insets[0].inset == 0);
    CHECK(layout.insets[0].rect.y == layout.extent(heading).bottom + 6);
    CHECK(layout.insets[0].rect.width == 400);
    CHECK(layout.extent(list).top == layout.insets[0].rect.bottom() + 22);
    CHECK(layout.insets[1].inset == 1);
    CHECK(layout.insets[1].rect.y == layout.extent(list).bottom + 10);
    CHECK(layout.extent(next).top >= layout.insets[1].rect.bottom() + 30);
}

TEST_CASE("what is hidden or raw HTML takes no room") {
    NoteBuilder note;
    note.hidden("table of contents");
    note.html("<script>alert(1)</script>");
    note.paragraph("  ");
    const std::uint32_t shown = note.paragraph("text");
    const Layout layout = lay_out(note, 400);
    CHECK(layout.lines.size() == 1);
    CHECK(layout.extent(shown).top == 0);
    CHECK_FALSE(layout.extent(0).shown());
}

TEST_CASE("an empty document and an empty range have no height") {
    NoteBuilder note;
    CHECK(lay_out(note, 400).height == 0);
    note.paragraph("a");
    CHECK(typeset::lay_out(note.view(), 1, 1, 400, sheet, metrics).height == 0);
    CHECK(typeset::lay_out(note.view(), 5, 9, 400, sheet, metrics).lines.empty());
    CHECK(lay_out(NoteBuilder(), 400).block_at(10) == model::none);
}

TEST_CASE("a part of a document is laid out as if it were all") {
    NoteBuilder note;
    note.heading(1, "title");
    const std::uint32_t second = note.paragraph("a");
    note.paragraph("b");
    const Layout layout = typeset::lay_out(note.view(), second, second + 1, 400, sheet, metrics);
    CHECK(layout.lines.size() == 1);
    CHECK(layout.extent(second).top == 0);
    CHECK(layout.height == static_cast<double>(sheet.body_line));
}

TEST_CASE("lines in view are found by height") {
    NoteBuilder note;
    for (int i = 0; i < 100; ++i) note.paragraph("text");
    const Layout layout = lay_out(note, 400);
    const double step = static_cast<double>(sheet.body_line + sheet.paragraph_gap);
    const Layout::Range range = layout.lines_between(step * 50, step * 52);
    CHECK(range.first == 50);
    CHECK(range.end == 52);
    CHECK(layout.block_at(step * 50 + 1) == 50);
    CHECK(layout.block_at(1e9) == 99);
    CHECK(layout.lines_between(1e9, 2e9).first == 100);
    CHECK(layout.lines_between(-10, 0).end == 0);
}

TEST_CASE("a narrow, zero, negative or undefined width still gives a layout") {
    NoteBuilder note("ko");
    note.paragraph("제너레이터 generator");
    note.list([&] { note.item("하나"); });
    note.code("x = 1");
    note.table({{"a", "b"}, {"c", "d"}});
    for (const float width : {0.0F, -5.0F, 1.0F, std::nanf("")}) {
        const Layout layout = lay_out(note, width);
        CHECK(layout.width == 40);
        CHECK(layout_fault(layout, 20) == "");
    }
}
