// A year of days, the darker the more was reviewed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ui/context.h"

namespace viva::ui {

struct HeatMap {
    std::span<const std::uint32_t> reviews;  ///< By day, the last one is today.
    int last_weekday = 0;                    ///< Of today; 0 is Monday.
    std::string_view name;                   ///< What it shows, in words.
};

/// Height for a width: one band of 53 weeks, or two of half a year where the squares would be too small.
float heat_map_height(float width);
/// The day (index into `reviews`) under the pointer.
std::optional<std::size_t> heat_map_day(const UiContext& ui, float x, float y, float width, const HeatMap& map);
/// Paints the days alone; `marked` gets a frame.
void draw_heat_map(UiContext& ui, float x, float y, float width, const HeatMap& map,
                   std::optional<std::size_t> marked = {});
/// Paints it and tells what it shows.
void heat_map(UiContext& ui, std::string_view key, float x, float y, float width, const HeatMap& map);

}  // namespace viva::ui
