#include "typeset/folds.h"

#include <doctest/doctest.h>

#include "typeset/layout_checks.h"
#include "typeset/note_builder.h"

using namespace viva;
using namespace viva::tests;
using typeset::FoldRange;
using typeset::Folds;
using typeset::Layout;

namespace {

const SquareMetrics metrics;
const typeset::StyleSheet sheet = typeset::style_sheet(false, 1);

/// Three questions with two paragraphs each: blocks 0…8.
NoteBuilder three_questions() {
    NoteBuilder note;
    for (int i = 0; i < 3; ++i) {
        note.heading(3, "question");
        note.paragraph("first part of the answer");
        note.code("and\ncode");
    }
    return note;
}

Layout lay_out(const NoteBuilder& note, std::span<const typeset::Inset> insets = {}) {
    return typeset::lay_out(note.view(), 0, note.block_count(), 400, sheet, metrics, {.insets = insets});
}

double top(const Layout& layout, std::uint32_t block) { return layout.extent(block).top; }

}  // namespace

TEST_CASE("with nothing folded everything is shown where it was laid") {
    const NoteBuilder note = three_questions();
    const Layout layout = lay_out(note);
    const FoldRange open[] = {{1, 3, false}};
    const Folds folds(layout, open);
    CHECK(folds.empty());
    for (const double y : {-5.0, 0.0, 77.5, 1e6}) {
        CHECK(folds.shown(y) == y);
        CHECK(folds.laid(y) == y);
        CHECK_FALSE(folds.hides(y));
    }
    CHECK(folds.parts(0, 100).size() == 1);
}

TEST_CASE("what stands below a folded answer closes up, at the larger of the two distances") {
    const NoteBuilder note = three_questions();
    const Layout layout = lay_out(note);
    const FoldRange ranges[] = {{1, 3, true}, {4, 6, false}, {7, 9, true}};
    const Folds folds(layout, ranges);
    const typeset::StyleSheet::Heading& heading = sheet.headings[2];
    CHECK(folds.shown(top(layout, 0)) == top(layout, 0));
    // Between two headings stands what a heading wants above it.
    CHECK(folds.shown(top(layout, 3)) == layout.extent(0).bottom + static_cast<double>(heading.above));
    CHECK(folds.hides(top(layout, 1)));
    CHECK(folds.hides(top(layout, 2)));
    CHECK_FALSE(folds.hides(top(layout, 4)));
    CHECK(folds.shown(top(layout, 2)) <= folds.shown(top(layout, 3)));
    CHECK(folds.shown(layout.height) == folds.shown(layout.extent(6).bottom));
    for (const std::uint32_t shown : {0U, 3U, 4U, 5U, 6U})
        CHECK(folds.laid(folds.shown(top(layout, shown))) == doctest::Approx(top(layout, shown)));
    // What is folded away would open where it is.
    CHECK(top(layout, 8) - folds.removed_above(top(layout, 8)) ==
          doctest::Approx(folds.shown(top(layout, 6)) + top(layout, 8) - top(layout, 6)));
}

TEST_CASE("the parts between folds cover what is seen, once each and in order") {
    const NoteBuilder note = three_questions();
    const Layout layout = lay_out(note);
    const FoldRange ranges[] = {{1, 3, true}, {4, 6, true}, {7, 9, true}};
    const Folds folds(layout, ranges);
    const double height = folds.shown(layout.height);
    for (double from = -20; from < height + 20; from += 7) {
        const std::vector<Folds::Part> parts = folds.parts(from, from + 60);
        double at = from;
        for (const Folds::Part& part : parts) {
            CHECK(part.from - part.removed <= at + 1e-9);
            at = part.to - part.removed;
        }
        CHECK(at >= from + 60);
    }
}

TEST_CASE("the caller's room below an answer goes with it, but not what introduces the next part") {
    const NoteBuilder note = three_questions();
    const typeset::Inset insets[] = {{.block = 0, .above = 7, .height = 28, .below = 16},
                                     {.block = 2, .above = 22, .height = 100, .below = 26},
                                     {.block = 5, .above = 30, .height = 30, .below = 4, .introduces = true}};
    const Layout layout = lay_out(note, insets);
    const FoldRange ranges[] = {{1, 3, true}, {4, 6, true}};
    const Folds folds(layout, ranges);
    REQUIRE(layout.insets.size() == 3);
    CHECK_FALSE(folds.hides(layout.insets[0].rect.y));
    CHECK(folds.hides(layout.insets[1].rect.y));
    CHECK_FALSE(folds.hides(layout.insets[2].rect.y));
    CHECK(folds.shown(top(layout, 3)) == layout.insets[0].rect.bottom() + static_cast<double>(sheet.headings[2].above));
    CHECK(folds.shown(layout.insets[2].rect.y) > folds.shown(layout.extent(3).bottom));
}

TEST_CASE("a folded answer within a folded one goes with it, and one within an open one by itself") {
    NoteBuilder note;
    note.list([&] {
        note.item([&] {
            note.paragraph("outer");  // 2
            note.list([&] {           // 3…8
                note.item([&] {
                    note.paragraph("inner");                  // 5
                    note.list([&] { note.item("answer"); });  // 6…8
                });
            });
        });
    });
    note.paragraph("after");
    const Layout layout = lay_out(note);
    const FoldRange both[] = {{3, 9, true}, {6, 9, true}};
    const FoldRange one[] = {{3, 9, false}, {6, 9, true}};
    CHECK(Folds(layout, both).hides(top(layout, 5)));
    CHECK_FALSE(Folds(layout, one).hides(top(layout, 5)));
    CHECK(Folds(layout, one).hides(top(layout, 8)));
    CHECK(Folds(layout, both).shown(top(layout, 9)) < Folds(layout, one).shown(top(layout, 9)));
}

TEST_CASE("an answer beside its question stays: a cell of the same row") {
    NoteBuilder note;
    note.table({{"q", "a"}, {"what?", "that"}});
    const Layout layout = lay_out(note);
    std::uint32_t answer = note.block_count() - 1;
    const FoldRange ranges[] = {{answer, answer + 1, true}};
    CHECK(Folds(layout, ranges).empty());
}

TEST_CASE("ranges that the layout does not hold are left alone") {
    const NoteBuilder note = three_questions();
    const Layout layout = typeset::lay_out(note.view(), 3, 6, 400, sheet, metrics);
    const FoldRange ranges[] = {{0, 2, true}, {1, 9, true}, {3, 4, true}, {5, 90, true}};
    CHECK(Folds(layout, ranges).empty());
}
