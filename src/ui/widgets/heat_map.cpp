#include "ui/widgets/heat_map.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/widgets/control.h"

namespace viva::ui {
namespace {

constexpr int weeks_in_year = 53;
constexpr float band_gap = 14;

struct Grid {
    int bands, weeks;  ///< Weeks of each band.
    float cell, gap;
    float band_height() const { return 7 * cell + 6 * gap; }
};

Grid grid_for(float width) {
    for (const int bands : {1, 2}) {
        const int weeks = (weeks_in_year + bands - 1) / bands;
        const float step = std::min(14.0F, std::floor((width + 2) / static_cast<float>(weeks)));
        const float gap = step >= 12 ? 3.0F : 2.0F;
        if (step - gap >= 7 || bands == 2) return {bands, weeks, std::max(3.0F, step - gap), gap};
    }
    return {2, 27, 10, 3};
}

/// Four steps of accent; each is twice the one before, so that a few very busy days do not pale the rest.
float strength(std::uint32_t reviews, std::uint32_t most) {
    const float share = static_cast<float>(reviews) / static_cast<float>(std::max(most, 8U));
    if (share > 0.5F) return 1.0F;
    if (share > 0.25F) return 0.75F;
    return share > 0.125F ? 0.5F : 0.3F;
}

/// Calls `visit` with each day's index and square until it returns true.
template <class Visit>
void for_each_day(float x, float y, float width, const HeatMap& map, Visit visit) {
    const Grid grid = grid_for(width);
    const float step = grid.cell + grid.gap;
    const int shown_weeks = std::min(weeks_in_year, grid.bands * grid.weeks);
    for (int week = 0; week < shown_weeks; ++week)
        for (int weekday = 0; weekday < 7; ++weekday) {
            const int days_ago = (shown_weeks - 1 - week) * 7 + (map.last_weekday - weekday);
            const auto index = static_cast<std::int64_t>(map.reviews.size()) - 1 - days_ago;
            if (days_ago < 0 || index < 0) continue;
            const int band = week / grid.weeks;
            const Rect cell = {
                x + static_cast<float>(week % grid.weeks) * step,
                y + static_cast<float>(band) * (grid.band_height() + band_gap) + static_cast<float>(weekday) * step,
                grid.cell, grid.cell};
            if (visit(static_cast<std::size_t>(index), cell)) return;
        }
}

}  // namespace

float heat_map_height(float width) {
    const Grid grid = grid_for(width);
    return static_cast<float>(grid.bands) * grid.band_height() + static_cast<float>(grid.bands - 1) * band_gap;
}

void heat_map(UiContext& ui, std::string_view key, float x, float y, float width, const HeatMap& map) {
    ui.semantics.add(
        key, {.role = Role::image, .name = std::string(map.name), .rect = {x, y, width, heat_map_height(width)}});
    draw_heat_map(ui, x, y, width, map);
}

void draw_heat_map(UiContext& ui, float x, float y, float width, const HeatMap& map,
                   std::optional<std::size_t> marked) {
    if (!ui.in_view({x, y, width, heat_map_height(width)})) return;
    std::uint32_t most = 0;
    for (const std::uint32_t reviews : map.reviews) most = std::max(most, reviews);
    for_each_day(x, y, width, map, [&](std::size_t day, Rect cell) {
        const std::uint32_t reviews = map.reviews[day];
        const Color color =
            reviews == 0 ? ui.palette->line : mix(ui.palette->line, ui.palette->accent, strength(reviews, most));
        fill(ui, cell, color, 3);
        if (marked == day)
            outline(ui, {cell.x - 1, cell.y - 1, cell.width + 2, cell.height + 2}, ui.palette->ink, 3, 2);
        return false;
    });
}

std::optional<std::size_t> heat_map_day(const UiContext& ui, float x, float y, float width, const HeatMap& map) {
    if (!ui.hovered({x, y, width, heat_map_height(width)})) return std::nullopt;
    std::optional<std::size_t> found;
    for_each_day(x, y, width, map, [&](std::size_t day, Rect cell) {
        if (ui.hovered({cell.x - 1.5F, cell.y - 1.5F, cell.width + 3, cell.height + 3})) found = day;
        return found.has_value();
    });
    return found;
}

}  // namespace viva::ui
