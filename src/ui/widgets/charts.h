// Charts that are read with the pointer, with the keyboard, and as tables. Each has a heading, a line that says what it
// shows (or, under the pointer, what stands there), the picture, and its numbers as a table: for screen readers always,
// on the canvas when it is opened.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/context.h"

namespace viva::ui {

/// The numbers of a chart; the first cell of a row names it.
struct ChartTable {
    std::vector<std::string_view> heads;
    std::vector<std::string> cells;  ///< Row by row.
    std::size_t rows() const { return heads.empty() ? 0 : cells.size() / heads.size(); }
    std::string_view cell(std::size_t row, std::size_t column) const { return cells[row * heads.size() + column]; }
    /// "25 Nov · Cards 12": a row in words.
    std::string words(std::size_t row) const;
};

struct Chart {
    std::string_view title;
    std::string_view summary;  ///< What it shows, in words.
    ChartTable table;
};

/// A place on the chart that the pointer or the keyboard chose.
struct Scrub {
    NodeId id = 0;
    std::size_t mark = 0;              ///< Where the keyboard stands.
    std::optional<std::size_t> shown;  ///< What is pointed at, or has focus.
};
/// Reads what the keyboard did; `hovered` is what the pointer is over.
Scrub read_scrub(UiContext& ui, std::string_view key, std::size_t count, std::optional<std::size_t> hovered);
/// Adds the slider that moves along the chart; `words` say what stands at its mark.
void add_scrub(UiContext& ui, std::string_view key, Rect rect, std::string_view name, std::size_t count,
               const Scrub& scrub, std::string_view words);

/// Columns side by side, one a row of the table. `axis` names every so many of them below.
struct Columns {
    std::span<const double> values;
    std::size_t axis_step = 1;
    std::string_view most;  ///< The largest value in words.
};
/// These return the height they take.
float column_chart(UiContext& ui, std::string_view key, float x, float y, float width, const Chart& chart,
                   const Columns& columns);

/// A point that was observed, with how much stands behind it.
struct CurveDot {
    double x = 0, y = 0;  ///< y: 0…1
    double weight = 0;    ///< 0…1
};
/// Dots, one a row of the table, over the line that was expected.
struct Curve {
    std::span<const CurveDot> dots;
    std::span<const CurveDot> line;
    double end = 1;                ///< Of the x axis.
    std::string_view first, last;  ///< Labels at its ends.
};
float curve_chart(UiContext& ui, std::string_view key, float x, float y, float width, const Chart& chart,
                  const Curve& curve);

/// Rows with a bar each; label, bar and values stand side by side, so this chart is its own table. A table with more
/// rows than bars is there whole below.
struct BarRow {
    double share = -1;      ///< 0…1; negative: nothing is known.
    std::string_view href;  ///< Where the label leads; may be empty.
    std::string_view language;
};
/// Receives the row whose label was pressed.
float bar_chart(UiContext& ui, std::string_view key, float x, float y, float width, const Chart& chart,
                std::span<const BarRow> rows, std::optional<std::size_t>& pressed);

/// The table of a chart that draws itself, with the button that opens it.
float chart_numbers(UiContext& ui, Rect picture, float y, const Chart& chart);
/// What `chart_head` will take: the pointer is looked for before the head tells what it is over.
float chart_head_height(const UiContext& ui, float width, const Chart& chart);
/// The heading and the line below it; `shown` (may be empty) stands in for the summary.
float chart_head(UiContext& ui, float x, float y, float width, const Chart& chart, std::string_view shown);

}  // namespace viva::ui
