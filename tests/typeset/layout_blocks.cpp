#include <doctest/doctest.h>

#include "typeset/layout.h"
#include "typeset/layout_checks.h"
#include "typeset/note_builder.h"

using namespace viva;
using namespace viva::tests;
using typeset::Layout;
using typeset::RunKind;

namespace {

const SquareMetrics metrics;
const typeset::StyleSheet sheet = typeset::style_sheet(false, 1);

Layout lay_out(const NoteBuilder& note, float width) {
    return typeset::lay_out(note.view(), 0, note.block_count(), width, sheet, metrics);
}

std::vector<RunKind> mark_kinds(const Layout& layout) {
    std::vector<RunKind> kinds;
    for (const typeset::Run& run : layout.runs)
        if (run.kind != RunKind::text) kinds.push_back(run.kind);
    return kinds;
}

}  // namespace

TEST_CASE("list items carry marks by depth, number and task") {
    NoteBuilder note;
    note.list([&] {
        note.item([&] {
            note.paragraph("a");
            note.list([&] { note.item("b"); });
        });
    });
    note.list(
        [&] {
            note.item("c");
            note.item("d");
        },
        model::flag_tight | model::flag_ordered, 9);
    note.list([&] {
        note.item("e", model::flag_task);
        note.item("f", model::flag_task | model::flag_checked);
    });
    const Layout layout = lay_out(note, 400);
    CHECK(mark_kinds(layout) == std::vector<RunKind>{RunKind::disc, RunKind::circle, RunKind::own_text,
                                                     RunKind::own_text, RunKind::box, RunKind::checked_box});
    CHECK(layout.own_text == "9.10.");
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("a mark stands on the first line of its item, left of the text") {
    NoteBuilder note;
    note.list([&] { note.item("aaaa bbbb cccc dddd eeee ffff"); });
    const Layout layout = lay_out(note, 120);
    REQUIRE(layout.lines.size() > 2);
    CHECK(layout.lines[0].y == layout.lines[1].y);
    CHECK(layout.runs[0].kind == RunKind::disc);
    CHECK(layout.lines[0].x + layout.lines[0].width < layout.lines[1].x);
    CHECK(layout.lines[1].x == layout.lines[2].x);
}

TEST_CASE("numbers of one list end at the same place") {
    NoteBuilder note;
    note.list(
        [&] {
            for (int i = 0; i < 3; ++i) note.item("x");
        },
        model::flag_tight | model::flag_ordered, 998);
    const Layout layout = lay_out(note, 400);
    const auto end = [&](std::size_t line) { return layout.lines[line].x + layout.lines[line].width; };
    CHECK(end(0) == doctest::Approx(end(4)));
    CHECK(layout.lines[0].x >= 0);
}

TEST_CASE("an item without text keeps its mark and a line") {
    NoteBuilder note;
    note.list([&] {
        note.item([] {});
        note.item("b");
    });
    const Layout layout = lay_out(note, 400);
    CHECK(mark_kinds(layout).size() == 2);
    CHECK(layout.lines.back().y >= static_cast<double>(sheet.body_line));
}

TEST_CASE("items of a tight list stand closer than those of a loose one") {
    NoteBuilder tight, loose;
    tight.list(
        [&] {
            tight.item("a");
            tight.item("b");
        },
        model::flag_tight);
    loose.list(
        [&] {
            loose.item("a");
            loose.item("b");
        },
        0);
    CHECK(lay_out(tight, 400).height == static_cast<double>(2 * sheet.body_line + sheet.item_gap));
    CHECK(lay_out(loose, 400).height == static_cast<double>(2 * sheet.body_line + sheet.paragraph_gap));
}

TEST_CASE("a nested list stands closer to its item's text than the next item") {
    NoteBuilder note;
    std::uint32_t text = 0, nested = 0, next = 0;
    note.list(
        [&] {
            note.item([&] {
                text = note.paragraph("question");
                nested = note.list([&] { note.item("answer"); });
            });
            next = note.item("next");
        },
        0);
    const Layout layout = lay_out(note, 400);
    CHECK(layout.extent(nested).top - layout.extent(text).bottom == static_cast<double>(sheet.item_gap));
    CHECK(layout.extent(next).top - layout.extent(nested).bottom == static_cast<double>(sheet.paragraph_gap));
}

TEST_CASE("a question in a list is set in semibold") {
    NoteBuilder note;
    note.list([&] { note.item([&] { note.question("why?"); }); });
    const Layout layout = lay_out(note, 400);
    CHECK(layout.runs.back().face == typeset::Face::semibold);
}

TEST_CASE("an item that begins with code or a table has its mark beside it") {
    NoteBuilder note;
    note.list([&] {
        note.item([&] { note.code("x"); });
        note.item([&] { note.table({{"a"}, {"b"}}); });
    });
    const Layout layout = lay_out(note, 400);
    CHECK(mark_kinds(layout).size() == 2);
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("nesting stops indenting before the column gets too narrow") {
    NoteBuilder note;
    std::uint32_t innermost = 0;
    std::function<void(int)> nest = [&](int depth) {
        note.list([&] {
            note.item([&] {
                innermost = note.paragraph("text that is as long as it must be to wrap");
                if (depth > 0) nest(depth - 1);
            });
        });
    };
    nest(60);
    const Layout layout = lay_out(note, 280);
    CHECK(layout.extent(innermost).width >= sheet.least_column - 1 - 22);
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("items that begin on one line show at least the innermost mark") {
    NoteBuilder note;
    note.list([&] { note.item([&] { note.list([&] { note.item("text"); }); }); });
    const Layout layout = lay_out(note, 400);
    CHECK(mark_kinds(layout) == std::vector<RunKind>{RunKind::disc, RunKind::circle});
    CHECK(layout.lines.size() == 2);
}

TEST_CASE("a quote has a bar from its first line to its last") {
    NoteBuilder note;
    const std::uint32_t quote = note.quote([&] {
        note.paragraph("a");
        note.paragraph("b");
    });
    note.paragraph("c");
    const Layout layout = lay_out(note, 400);
    REQUIRE(layout.boxes.size() == 1);
    CHECK(layout.boxes[0].kind == typeset::BoxKind::quote_bar);
    CHECK(layout.boxes[0].rect.y == 0);
    CHECK(layout.boxes[0].rect.bottom() == layout.extent(quote).bottom);
    CHECK(layout.lines[0].x == sheet.quote_indent);
}

TEST_CASE("a very tall quote's bar comes in pieces that its view finds") {
    NoteBuilder note;
    note.quote([&] {
        for (int i = 0; i < 1000; ++i) note.paragraph("a");
    });
    const Layout layout = lay_out(note, 400);
    CHECK(layout.boxes.size() > 5);
    const Layout::Range range = layout.boxes_between(20000, 20010);
    bool covered = false;
    for (std::uint32_t i = range.first; i < range.end; ++i)
        covered = covered || (layout.boxes[i].rect.y <= 20000 && layout.boxes[i].rect.bottom() >= 20010);
    CHECK(covered);
    CHECK(range.end - range.first < 4);
}

TEST_CASE("code does not wrap: its panel scrolls") {
    NoteBuilder note;
    note.code("short\n" + std::string(200, 'x') + "\n", "python");
    const Layout layout = lay_out(note, 400);
    REQUIRE(layout.panels.size() == 1);
    CHECK(layout.lines.size() == 2);
    CHECK(layout.panels[0].outer.width == 400);
    CHECK(layout.panels[0].content_width > 200 * sheet.code * 0.6F);
    CHECK(layout.panels[0].slack() > 0);
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("tabs in code go to stops of four columns") {
    NoteBuilder note;
    note.code("\tx\na\tb\n가\tc");
    const Layout layout = lay_out(note, 400);
    const float cell = sheet.code * 0.6F;
    const auto offset = [&](std::size_t run) { return layout.runs[run].x - layout.lines[0].x; };
    REQUIRE(layout.runs.size() == 5);
    CHECK(offset(0) == doctest::Approx(4 * cell));
    CHECK(offset(2) == doctest::Approx(4 * cell));
    CHECK(offset(4) == doctest::Approx(4 * cell));
}

TEST_CASE("tokens colour code, over line ends too") {
    NoteBuilder note;
    note.code("a = 'b\nc'  # d", "python",
              {{.offset = 4, .size = 5, .kind = model::TokenKind::string},
               {.offset = 11, .size = 3, .kind = model::TokenKind::comment}});
    const Layout layout = lay_out(note, 400);
    std::vector<std::pair<std::string, model::TokenKind>> runs;
    for (const typeset::Run& run : layout.runs)
        runs.emplace_back(std::string(layout.text(note.view(), run)), run.token);
    CHECK(runs == std::vector<std::pair<std::string, model::TokenKind>>{{"a = ", model::TokenKind::plain},
                                                                        {"'b", model::TokenKind::string},
                                                                        {"c'", model::TokenKind::string},
                                                                        {"  ", model::TokenKind::plain},
                                                                        {"# d", model::TokenKind::comment}});
}

TEST_CASE("an empty code block still shows a line") {
    NoteBuilder note;
    note.code("");
    CHECK(lay_out(note, 400).lines.size() == 1);
}

TEST_CASE("a table that fits takes only what its columns need") {
    NoteBuilder note;
    note.table({{"a", "bbbb"}, {"c", "d"}});
    const Layout layout = lay_out(note, 400);
    REQUIRE(layout.panels.size() == 1);
    CHECK(layout.panels[0].content_width < 200);
    CHECK(layout.panels[0].slack() == 0);
    CHECK(layout.lines[0].y == layout.lines[1].y);
    CHECK(layout.lines[0].x == sheet.cell_side);
}

TEST_CASE("a table of long texts shares the measure and wraps in its cells") {
    NoteBuilder note;
    std::string text;
    for (int i = 0; i < 30; ++i) text += "word ";
    const std::uint32_t table = note.table({{"key", "value"}, {"a", text}, {text, "b"}});
    const Layout layout = lay_out(note, 400);
    CHECK(layout.panels[0].slack() == 0);
    CHECK(layout.panels[0].content_width <= 400);
    CHECK(layout.extent(table).bottom > static_cast<double>(5 * sheet.table_line));
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("a table wider than the measure scrolls sideways") {
    NoteBuilder note;
    std::vector<std::string> row;
    for (int i = 0; i < 12; ++i) row.emplace_back("unbreakable");
    note.table({row, row});
    const Layout layout = lay_out(note, 400);
    CHECK(layout.panels[0].slack() > 0);
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("columns are aligned as the note says") {
    NoteBuilder note;
    note.table({{"long header", "long header", "long header"}, {"a", "b", "c"}},
               {model::Alignment::left, model::Alignment::center, model::Alignment::right});
    const Layout layout = lay_out(note, 600);
    REQUIRE(layout.lines.size() == 6);
    const auto centre = [&](std::size_t line) { return layout.lines[line].x + layout.lines[line].width / 2; };
    const auto end = [&](std::size_t line) { return layout.lines[line].x + layout.lines[line].width; };
    CHECK(layout.lines[3].x == doctest::Approx(layout.lines[0].x));
    CHECK(centre(4) == doctest::Approx(centre(1)).epsilon(0.02));
    CHECK(end(5) == doctest::Approx(end(2)).epsilon(0.01));
}

TEST_CASE("rows of different lengths and an empty cell make a table all the same") {
    NoteBuilder note;
    note.table({{"a"}, {"b", "c", "d"}, {"", "e"}, {}});
    const Layout layout = lay_out(note, 400);
    CHECK(layout.lines.size() == 5);
    CHECK(layout_fault(layout, 17) == "");
}

TEST_CASE("a picture alone shows its alternative text and its file's name in a frame") {
    NoteBuilder note;
    note.paragraph([&] { note.image("https://example.org/img/diagram.png?raw=1", "구조"); });
    note.paragraph([&] {
        note.text("see ");
        note.image("a/b.png", "");
    });
    const Layout layout = lay_out(note, 400);
    CHECK(line_texts(layout, note.view()) == std::vector<std::string>{"구조", "diagram.png", "see b.png"});
    REQUIRE(layout.boxes.size() == 1);
    CHECK(layout.boxes[0].kind == typeset::BoxKind::image_frame);
    CHECK((layout.runs.back().flags & typeset::run_image) != 0);
}

TEST_CASE("a picture that comes with the notes takes its own size, at most the column's") {
    NoteBuilder note;
    note.paragraph([&] { note.image("images/a/small.png", "small", 120, 80); });
    note.paragraph([&] { note.image("images/a/wide.png", "wide", 1200, 600); });
    note.paragraph("after");
    const Layout layout = lay_out(note, 400);
    CHECK(layout_fault(layout, 17) == "");
    REQUIRE(layout.pictures.size() == 2);
    CHECK(layout.pictures[0].rect.width == 120);
    CHECK(layout.pictures[0].rect.height == 80);
    CHECK(layout.pictures[1].rect.width == 400);
    CHECK(layout.pictures[1].rect.height == 200);
    // Each fills its paragraph from top to bottom, and the text goes on below it.
    for (std::uint32_t block = 0; block < 2; ++block) {
        CHECK(layout.pictures[block].rect.y == layout.extent(block).top);
        CHECK(layout.pictures[block].rect.bottom() == layout.extent(block).bottom);
    }
    CHECK(layout.extent(2).top > layout.pictures[1].rect.bottom());
    CHECK(line_texts(layout, note.view()) == std::vector<std::string>{"small", "wide", "after"});
    CHECK(std::none_of(layout.boxes.begin(), layout.boxes.end(),
                       [](const typeset::Box& box) { return box.kind == typeset::BoxKind::image_frame; }));
}

TEST_CASE("a picture within text stands on the baseline and pushes the line down") {
    NoteBuilder note;
    note.paragraph([&] {
        note.text("one ");
        note.image("images/a/icon.png", "icon", 16, 16);
        note.text(" two ");
        note.link("https://example.org", [&] { note.image("images/a/tall.png", "tall", 50, 100); });
        note.text(" three");
    });
    const Layout layout = lay_out(note, 400);
    CHECK(layout_fault(layout, 17) == "");
    REQUIRE(layout.lines.size() == 1);
    REQUIRE(layout.pictures.size() == 2);
    const typeset::Line& line = layout.lines[0];
    for (const typeset::Picture& picture : layout.pictures)
        CHECK(picture.rect.bottom() == line.y + static_cast<double>(line.baseline));
    CHECK(layout.pictures[1].rect.y == layout.extent(0).top);
    CHECK(line.y == layout.extent(0).top + 100 - static_cast<double>(line.baseline));
    REQUIRE(layout.links.size() == 1);
    CHECK(layout.links[0].end_line == 1);
    CHECK(line_texts(layout, note.view()) == std::vector<std::string>{"one icon two tall three"});
}

TEST_CASE("pictures in a row break between each other, and a wide one in a table shrinks with its column") {
    NoteBuilder note;
    note.paragraph([&] {
        for (int i = 0; i < 3; ++i) {
            note.image("images/a/b.png", "b", 150, 20);
            note.soft_break();
        }
    });
    const Layout row = lay_out(note, 320);
    CHECK(row.lines.size() == 2);
    CHECK(layout_fault(row, 17) == "");

    NoteBuilder tabled;
    tabled.table_of({{[&] { tabled.text("some words that take room in their column"); },
                      [&] { tabled.image("images/a/wide.png", "wide", 2000, 1000); }}});
    const Layout table = lay_out(tabled, 500);
    REQUIRE(table.pictures.size() == 1);
    CHECK(table.pictures[0].rect.width < 500);
    CHECK(table.pictures[0].rect.x + table.pictures[0].rect.width <= 500);
    CHECK(layout_fault(table, 17) == "");
}
