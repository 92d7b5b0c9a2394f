#include "ui/widgets/charts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <imgui.h>

#include "ui/draw.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/control.h"

namespace viva::ui {
namespace {

constexpr float plot_height = 112, axis_height = 24, row_height = 30, cell_gap = 16;

TextStyle small(const UiContext& ui) { return regular(ui, 13, ui.palette->soft); }

/// Which of `count` equal parts of the rectangle the pointer is over.
std::optional<std::size_t> part_under_pointer(const UiContext& ui, Rect rect, std::size_t count) {
    if (count == 0 || !ui.hovered(rect)) return std::nullopt;
    const float share = (ImGui::GetMousePos().x - ui.to_screen(rect).x) / rect.width;
    return std::min(count - 1, static_cast<std::size_t>(share * static_cast<float>(count)));
}

/// Widths of the columns but the first, which takes what is left of `room`: at least a quarter of it.
std::vector<float> column_widths(const UiContext& ui, const ChartTable& table, float room) {
    std::vector<float> widths(table.heads.size());
    const TextStyle head = semibold(ui, 13, 0);
    const TextStyle body = regular(ui, 14, 0);
    for (std::size_t column = 1; column < widths.size(); ++column) {
        widths[column] = text_width(head, table.heads[column]);
        for (std::size_t row = 0; row < table.rows(); ++row)
            widths[column] = std::max(widths[column], text_width(body, table.cell(row, column)));
        widths[column] = std::ceil(widths[column]) + cell_gap;
    }
    float sum = 0;
    for (const float width : widths) sum += width;
    if (sum > room * 0.75F)
        for (float& width : widths) width = std::floor(width * room * 0.75F / sum);
    return widths;
}

void add_cell(UiContext& ui, std::size_t column, bool head, std::string_view text, Rect rect, const TextStyle& style) {
    Node node = {.role = head ? Role::column_header : Role::cell, .name = std::string(text), .rect = rect};
    set_font(ui, node, style);
    node.line_height = rect.height;
    ui.semantics.add(std::to_string(column), std::move(node));
}

/// One row of a table that is drawn, from the right: the first column gets the rest.
void draw_row(UiContext& ui, const ChartTable& table, std::optional<std::size_t> row, Rect rect,
              const std::vector<float>& widths) {
    ui.semantics.open(row ? std::to_string(*row) : "head", {.role = Role::row, .rect = rect});
    const TextStyle style = row ? regular(ui, 14, ui.palette->ink) : semibold(ui, 13, ui.palette->soft);
    float rest = rect.width;
    for (std::size_t column = 1; column < widths.size(); ++column) rest -= widths[column];
    float x = rect.x;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const float width = column == 0 ? rest : widths[column];
        const Rect box = {x, rect.y, width, rect.height};
        const std::string_view text = row ? table.cell(*row, column) : table.heads[column];
        add_cell(ui, column, !row, text, box, style);
        draw_text(ui, style, text, box, column == 0 ? Align::left : Align::right, Overflow::elide);
        x += width;
    }
    if (ui.in_view(rect)) fill(ui, {rect.x, rect.y + rect.height - 1, rect.width, 1}, ui.palette->line);
    ui.semantics.close();
}

float draw_table(UiContext& ui, float x, float y, float width, const ChartTable& table) {
    const std::vector<float> widths = column_widths(ui, table, width);
    const float height = row_height * static_cast<float>(table.rows() + 1);
    for (std::size_t line = 0; line <= table.rows(); ++line)
        draw_row(ui, table, line == 0 ? std::nullopt : std::optional(line - 1),
                 {x, y + row_height * static_cast<float>(line), width, row_height}, widths);
    return height;
}

/// The rows lie over the parts of the picture that they tell of, so that what finds a number shows the place.
void hide_table(UiContext& ui, Rect picture, const ChartTable& table) {
    const TextStyle style = small(ui);
    const float part = picture.width / static_cast<float>(std::max<std::size_t>(1, table.rows()));
    for (std::size_t line = 0; line <= table.rows(); ++line) {
        const Rect rect = line == 0
                              ? Rect{picture.x, picture.y, picture.width, 1}
                              : Rect{picture.x + part * static_cast<float>(line - 1), picture.y, part, picture.height};
        ui.semantics.open(line == 0 ? "head" : std::to_string(line - 1), {.role = Role::row, .rect = rect});
        for (std::size_t column = 0; column < table.heads.size(); ++column)
            add_cell(ui, column, line == 0, line == 0 ? table.heads[column] : table.cell(line - 1, column), rect,
                     style);
        ui.semantics.close();
    }
}

void open_chart(UiContext& ui, std::string_view key, float x, float y, float width, std::string_view title) {
    ui.semantics.open(key, {.role = Role::region, .name = std::string(title), .rect = {x, y, width, 0}});
}

float close_chart(UiContext& ui, float height) {
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = height;
    ui.semantics.close();
    return height;
}

void draw_columns(UiContext& ui, Rect plot, const Chart& chart, const Columns& columns,
                  std::optional<std::size_t> shown) {
    const Palette& colors = *ui.palette;
    const double most = std::max(1e-9, *std::max_element(columns.values.begin(), columns.values.end()));
    const std::size_t count = columns.values.size();
    const float part = plot.width / static_cast<float>(count);
    const float gap = part > 12 ? 3.0F : part > 5 ? 2.0F : 1.0F;
    // The largest column is labelled where it stands; there is no other scale to read.
    fill(ui, {plot.x, plot.y + plot.height, plot.width, 1}, colors.line);
    std::optional<std::size_t> labelled;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = columns.values[i];
        if (value <= 0) continue;
        if (!labelled && value >= most) labelled = i;
        const float height = std::max(2.0F, std::round(static_cast<float>(value / most) * (plot.height - 20)));
        const float x = plot.x + part * static_cast<float>(i);
        fill(ui, {x + gap / 2, plot.y + plot.height - height, std::max(1.0F, part - gap), height},
             shown == i ? colors.ink : colors.accent, std::min(3.0F, part / 4));
    }
    if (!labelled) return;
    const TextStyle style = semibold(ui, 13, colors.ink);
    const float wide = text_width(style, columns.most);
    const float middle = plot.x + part * (static_cast<float>(*labelled) + 0.5F);
    const float x = std::clamp(middle - wide / 2, plot.x, plot.x + std::max(0.0F, plot.width - wide));
    draw_text(ui, style, columns.most, {x, plot.y, wide, 18});
    // Names below, as many as have room.
    float free_from = plot.x;
    for (std::size_t i = 0; i < count; i += std::max<std::size_t>(1, columns.axis_step)) {
        const std::string_view text = chart.table.cell(i, 0);
        const float width = text_width(small(ui), text);
        const float at = std::clamp(plot.x + part * (static_cast<float>(i) + 0.5F) - width / 2, plot.x,
                                    plot.x + std::max(0.0F, plot.width - width));
        if (at < free_from) continue;
        draw_text(ui, small(ui), text, {at, plot.y + plot.height + 3, width, 18});
        free_from = at + width + 10;
    }
}

void draw_curve(UiContext& ui, Rect plot, const Curve& curve, std::optional<std::size_t> shown) {
    const Palette& colors = *ui.palette;
    double least = 1;
    for (const CurveDot& dot : curve.dots) least = std::min(least, dot.y);
    for (const CurveDot& dot : curve.line) least = std::min(least, dot.y);
    least = std::floor(least * 10) / 10;
    const auto at_x = [&](double x) { return plot.x + 8 + static_cast<float>(x / curve.end) * (plot.width - 16); };
    const auto at_y = [&](double y) {
        return plot.y + 9 + static_cast<float>((1 - y) / std::max(0.1, 1 - least)) * (plot.height - 18);
    };
    for (const double level : {1.0, least}) {
        const float y = std::round(at_y(level));
        fill(ui, {plot.x, y, plot.width, 1}, colors.line);
        const std::string text = std::to_string(std::lround(level * 100)) + "%";
        const float wide = text_width(small(ui), text);
        draw_text(ui, small(ui), text, {plot.x + plot.width - wide, y + (level == 1 ? 2.0F : -19.0F), wide, 18});
    }
    for (std::size_t i = 1; i < curve.line.size(); ++i)
        draw_line(ui, at_x(curve.line[i - 1].x), at_y(curve.line[i - 1].y), at_x(curve.line[i].x),
                  at_y(curve.line[i].y), with_opacity(colors.accent, 0.7F), 2);
    for (std::size_t i = 0; i < curve.dots.size(); ++i) {
        const CurveDot& dot = curve.dots[i];
        const float radius = 3 + 5 * static_cast<float>(std::sqrt(dot.weight));
        fill_circle(ui, at_x(dot.x), at_y(dot.y), radius, shown == i ? colors.ink : colors.accent);
        outline_circle(ui, at_x(dot.x), at_y(dot.y), radius + 1, colors.paper, 1.5F);
    }
    draw_text(ui, small(ui), curve.first, {plot.x, plot.y + plot.height + 3, plot.width / 2, 18}, Align::left,
              Overflow::elide);
    draw_text(ui, small(ui), curve.last, {plot.x + plot.width / 2, plot.y + plot.height + 3, plot.width / 2, 18},
              Align::right, Overflow::elide);
}

/// The dot nearest to the pointer's column.
std::optional<std::size_t> dot_under_pointer(const UiContext& ui, Rect plot, const Curve& curve) {
    if (curve.dots.empty() || !ui.hovered(plot)) return std::nullopt;
    const float share = (ImGui::GetMousePos().x - ui.to_screen(plot).x - 8) / (plot.width - 16);
    std::size_t best = 0;
    for (std::size_t i = 1; i < curve.dots.size(); ++i)
        if (std::abs(curve.dots[i].x / curve.end - share) < std::abs(curve.dots[best].x / curve.end - share)) best = i;
    return best;
}

}  // namespace

std::string ChartTable::words(std::size_t row) const {
    std::string text(cell(row, 0));
    for (std::size_t column = 1; column < heads.size(); ++column)
        text.append(" · ").append(heads[column]).append(" ").append(cell(row, column));
    return text;
}

Scrub read_scrub(UiContext& ui, std::string_view key, std::size_t count, std::optional<std::size_t> hovered) {
    Scrub scrub;
    scrub.id = node_id(ui.semantics.parent(), key);
    ViewMemory& memory = ui.memory(scrub.id);
    if (memory.mark < 0 && count > 0) memory.mark = static_cast<float>(count - 1);
    if (const auto text = ui.semantics.take_text(scrub.id)) {
        int value = 0;
        if (std::from_chars(text->data(), text->data() + text->size(), value).ec == std::errc{})
            memory.mark = static_cast<float>(value);
    }
    memory.mark = std::clamp(memory.mark, 0.0F, static_cast<float>(std::max<std::size_t>(count, 1) - 1));
    scrub.mark = static_cast<std::size_t>(memory.mark);
    if (hovered)
        scrub.shown = hovered;
    else if (ui.semantics.focused() == scrub.id)
        scrub.shown = scrub.mark;
    return scrub;
}

void add_scrub(UiContext& ui, std::string_view key, Rect rect, std::string_view name, std::size_t count,
               const Scrub& scrub, std::string_view words) {
    const NodeId id =
        ui.semantics.add(key, {.role = Role::slider,
                               .name = std::string(name),
                               .description = std::string(words),
                               .value = std::to_string(scrub.mark),
                               .rect = rect,
                               .minimum = 0,
                               .maximum = static_cast<std::int32_t>(std::max<std::size_t>(count, 1) - 1)});
    Control state;
    state.focused = ui.semantics.focused() == id;
    show_focus(ui, state, rect, 4);
}

float chart_head_height(const UiContext& ui, float width, const Chart& chart) {
    return wrapped_height(semibold(ui, 17, 0, 1.4F), chart.title, width) + 10 +
           std::max(21.0F, wrapped_height(regular(ui, 14, 0), chart.summary, width));
}

float chart_head(UiContext& ui, float x, float y, float width, const Chart& chart, std::string_view shown) {
    const float top = y;
    y += heading(ui, "title", 2, semibold(ui, 17, ui.palette->ink, 1.4F), chart.title, x, y, width) + 2;
    const TextStyle soft = regular(ui, 14, ui.palette->soft);
    const float height = wrapped_height(soft, chart.summary, width);
    Node node = {.role = Role::paragraph, .name = std::string(chart.summary), .rect = {x, y, width, height}};
    set_font(ui, node, soft);
    ui.semantics.add("summary", std::move(node));
    if (shown.empty())
        draw_wrapped(ui, soft, chart.summary, x, y, width);
    else
        draw_text(ui, semibold(ui, 14, ui.palette->ink), shown, {x, y, width, 21}, Align::left, Overflow::elide);
    return y + std::max(height, 21.0F) + 8 - top;
}

float chart_numbers(UiContext& ui, Rect picture, float y, const Chart& chart) {
    const float top = y;
    ViewMemory& open = ui.memory(node_id(ui.semantics.parent(), "numbers"));
    const bool shown = open.mark > 0;
    const std::string_view label = ui.say(shown ? Word::hide_numbers : Word::show_numbers);
    const ButtonOptions options = {.kind = ButtonKind::quiet, .name = label, .size = 13};
    const float width = button_width(ui, label, options);
    if (button(ui, "numbers", {picture.x + picture.width - width + 10, y, width, button_height(ui, options)}, label,
               options)) {
        open.mark = shown ? 0 : 1;
        ui.want_frame();
    }
    y += button_height(ui, options);
    const float height = row_height * static_cast<float>(chart.table.rows() + 1);
    ui.semantics.open("table", {.role = Role::table,
                                .name = std::string(chart.title),
                                .rect = shown ? Rect{picture.x, y, picture.width, height} : picture});
    if (shown)
        y += draw_table(ui, picture.x, y, picture.width, chart.table);
    else
        hide_table(ui, picture, chart.table);
    ui.semantics.close();
    return y - top;
}

float column_chart(UiContext& ui, std::string_view key, float x, float y, float width, const Chart& chart,
                   const Columns& columns) {
    const float top = y;
    open_chart(ui, key, x, y, width, chart.title);
    const float head = chart_head_height(ui, width, chart);
    const Rect plot = {x, y + head, width, plot_height};
    const std::size_t count = columns.values.size();
    const Scrub scrub = read_scrub(ui, "at", count, part_under_pointer(ui, plot, count));
    y += chart_head(ui, x, y, width, chart, scrub.shown ? chart.table.words(*scrub.shown) : std::string());
    if (count > 0 && ui.in_view(plot)) draw_columns(ui, plot, chart, columns, scrub.shown);
    y += plot_height + axis_height;
    y += chart_numbers(ui, plot, y, chart);
    if (count > 0) add_scrub(ui, "at", plot, chart.title, count, scrub, chart.table.words(scrub.mark));
    return close_chart(ui, y - top);
}

float curve_chart(UiContext& ui, std::string_view key, float x, float y, float width, const Chart& chart,
                  const Curve& curve) {
    const float top = y;
    open_chart(ui, key, x, y, width, chart.title);
    const Rect plot = {x, y + chart_head_height(ui, width, chart), width, plot_height + 40};
    const Scrub scrub = read_scrub(ui, "at", curve.dots.size(), dot_under_pointer(ui, plot, curve));
    y += chart_head(ui, x, y, width, chart, scrub.shown ? chart.table.words(*scrub.shown) : std::string());
    if (ui.in_view(plot)) draw_curve(ui, plot, curve, scrub.shown);
    y += plot.height + axis_height;
    y += chart_numbers(ui, plot, y, chart);
    if (!curve.dots.empty())
        add_scrub(ui, "at", plot, chart.title, curve.dots.size(), scrub, chart.table.words(scrub.mark));
    return close_chart(ui, y - top);
}

namespace {

/// Where the parts of a bar chart's lines stand: label, bar, values.
struct BarLayout {
    float x, width;
    float label, bar, values;
    std::vector<float> columns;  ///< The label's, which is not used, then those of the values.
};

BarLayout lay_bars(const UiContext& ui, const ChartTable& table, float x, float width, bool has_bars) {
    BarLayout layout{x, width, 0, 0, 0, column_widths(ui, table, width)};
    for (std::size_t column = 1; column < layout.columns.size(); ++column) layout.values += layout.columns[column];
    layout.label = std::floor((width - layout.values) * (has_bars ? 0.58F : 1.0F)) - (has_bars ? 0.0F : cell_gap);
    layout.bar = width - layout.values - layout.label - cell_gap;
    return layout;
}

/// The name of a line, in the middle of its height.
void draw_bar_label(UiContext& ui, const TextStyle& style, std::string_view text, Rect box, bool head) {
    add_cell(ui, 0, head, text, box, style);
    const float high = wrapped_height(style, text, box.width);
    draw_wrapped(ui, style, text, box.x, box.y + std::max(0.0F, std::round((box.height - high) / 2)), box.width);
}

void draw_bar(UiContext& ui, const BarLayout& layout, float y, float height, double share) {
    if (share < 0 || layout.bar <= 20) return;
    const Rect ground = {layout.x + layout.label + cell_gap / 2, std::round(y + height / 2) - 3, layout.bar, 6};
    fill(ui, ground, ui.palette->line, 3);
    const float filled = std::round(layout.bar * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    if (filled >= 1) fill(ui, {ground.x, ground.y, std::max(6.0F, filled), 6}, ui.palette->accent, 3);
}

/// The values of a line; `text_of(column)` says them.
template <class TextOf>
void draw_bar_values(UiContext& ui, const BarLayout& layout, const TextStyle& style, float y, float height, bool head,
                     TextOf text_of) {
    float at = layout.x + layout.width - layout.values;
    for (std::size_t column = 1; column < layout.columns.size(); ++column) {
        const Rect cell = {at, y, layout.columns[column], height};
        const std::string_view value = text_of(column);
        add_cell(ui, column, head, value, cell, style);
        draw_text(ui, style, value, cell, Align::right, Overflow::elide);
        at += layout.columns[column];
    }
}

float draw_bar_head(UiContext& ui, const BarLayout& layout, const ChartTable& table, float y) {
    const TextStyle style = semibold(ui, 13, ui.palette->soft);
    const float height = std::max(22.0F, wrapped_height(style, table.heads[0], layout.label));
    ui.semantics.open("head", {.role = Role::row, .rect = {layout.x, y, layout.width, height}});
    draw_bar_label(ui, style, table.heads[0], {layout.x, y, layout.label, height}, true);
    draw_bar_values(ui, layout, style, y, height, true, [&](std::size_t column) { return table.heads[column]; });
    ui.semantics.close();
    return height;
}

/// Sets `is_pressed` if the row is a link and was followed.
float draw_bar_row(UiContext& ui, const BarLayout& layout, const ChartTable& table, std::size_t index,
                   const BarRow& row, float y, bool& is_pressed) {
    const TextStyle style = regular(ui, 14, ui.palette->ink);
    const std::string_view text = table.cell(index, 0);
    const float least = ui.width == Width::phone ? minimum_target : 34;
    const float height = row.href.empty() ? std::max(least, wrapped_height(style, text, layout.label) + 8) : least;
    const Rect box = {layout.x, y, layout.label, height};
    ui.semantics.open(std::to_string(index), {.role = Role::row, .rect = {layout.x, y, layout.width, height}});
    if (row.href.empty()) {
        draw_bar_label(ui, style, text, box, false);
    } else {
        ui.semantics.open("0", {.role = Role::cell, .rect = box});
        is_pressed = link(ui, "link", box, text, row.href, 14);
        ui.semantics.close();
    }
    draw_bar(ui, layout, y, height, row.share);
    draw_bar_values(ui, layout, style, y, height, false, [&](std::size_t column) { return table.cell(index, column); });
    ui.semantics.close();
    return height;
}

}  // namespace

float bar_chart(UiContext& ui, std::string_view key, float x, float y, float width, const Chart& chart,
                std::span<const BarRow> rows, std::optional<std::size_t>& pressed) {
    const float top = y;
    open_chart(ui, key, x, y, width, chart.title);
    y += chart_head(ui, x, y, width, chart, {});
    const bool has_bars = std::any_of(rows.begin(), rows.end(), [](const BarRow& row) { return row.share >= 0; });
    const BarLayout layout = lay_bars(ui, chart.table, x, width, has_bars);
    const NodeId table =
        ui.semantics.open("bars", {.role = Role::table, .name = std::string(chart.title), .rect = {x, y, width, 0}});
    const float table_top = y;
    y += draw_bar_head(ui, layout, chart.table, y);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        bool is_pressed = false;
        y += draw_bar_row(ui, layout, chart.table, row, rows[row], y, is_pressed);
        if (is_pressed) pressed = row;
    }
    if (Node* node = ui.semantics.edit(table)) node->rect.height = y - table_top;
    ui.semantics.close();
    if (chart.table.rows() > rows.size())
        y += chart_numbers(ui, {x, table_top, width, y - table_top}, y + 4, chart) + 4;
    return close_chart(ui, y + 10 - top);
}

}  // namespace viva::ui
