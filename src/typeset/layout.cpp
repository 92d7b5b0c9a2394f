#include "typeset/layout.h"

#include <algorithm>

namespace viva::typeset {
namespace {

/// Index of the first element whose bottom is below `y`; bottoms never fall.
template <class Items, class Bottom>
std::uint32_t first_below(const Items& items, double y, Bottom bottom) {
    return static_cast<std::uint32_t>(
        std::partition_point(items.begin(), items.end(), [&](const auto& item) { return bottom(item) <= y; }) -
        items.begin());
}

template <class Items, class Top>
std::uint32_t first_from(const Items& items, double y, Top top) {
    return static_cast<std::uint32_t>(
        std::partition_point(items.begin(), items.end(), [&](const auto& item) { return top(item) < y; }) -
        items.begin());
}

}  // namespace

std::string_view Layout::text(const model::Document& document, const Run& run) const {
    switch (run.kind) {
        case RunKind::text: return document.text.substr(run.offset, run.size);
        case RunKind::own_text: return std::string_view(own_text).substr(run.offset, run.size);
        case RunKind::picture: return document.of(document.spans[pictures[run.offset].span].text);
        default: return {};
    }
}

Layout::Range Layout::lines_between(double top, double bottom) const {
    const std::uint32_t first = first_below(lines, top, [](const Line& line) { return line.y + line.height; });
    const std::uint32_t end = first_from(lines, bottom, [](const Line& line) { return line.y; });
    return {first, std::max(first, end)};
}

Layout::Range Layout::boxes_between(double top, double bottom) const {
    const auto box_top = [](const Box& box) { return box.rect.y; };
    const std::uint32_t first = first_from(boxes, top - tallest_box, box_top);
    return {first, std::max(first, first_from(boxes, bottom, box_top))};
}

Layout::Range Layout::panels_between(double top, double bottom) const {
    const std::uint32_t first = first_below(panels, top, [](const Panel& panel) { return panel.outer.bottom(); });
    const std::uint32_t end = first_from(panels, bottom, [](const Panel& panel) { return panel.outer.y; });
    return {first, std::max(first, end)};
}

Layout::Range Layout::headings_between(double top, double bottom) const {
    const auto heading_top = [](const Heading& heading) { return heading.y; };
    const std::uint32_t first = first_from(headings, top, heading_top);
    return {first, std::max(first, first_from(headings, bottom, heading_top))};
}

std::uint32_t Layout::block_at(double y) const {
    if (lines.empty()) return none;
    const std::uint32_t below = first_below(lines, y, [](const Line& line) { return line.y + line.height; });
    if (below < lines.size() && lines[below].y <= y) return lines[below].block;
    return lines[below == 0 ? 0 : below - 1].block;
}

HeadingRanks rank_headings(const model::Document& document, std::uint32_t first, std::uint32_t end,
                           std::uint8_t top_rank) {
    std::array<bool, 7> used{};
    for (std::uint32_t i = first; i < end && i < document.blocks.size(); ++i) {
        const model::Block& block = document.blocks[i];
        if (block.kind == model::BlockKind::heading && (block.flags & model::flag_hidden) == 0)
            used[std::clamp<std::uint8_t>(block.level, 1, 6)] = true;
    }
    HeadingRanks ranks{};
    std::uint8_t rank = top_rank;
    for (std::size_t level = 1; level <= 6; ++level) {
        ranks[level] = std::min<std::uint8_t>(rank, heading_rank_count - 1);
        if (used[level]) ++rank;
    }
    return ranks;
}

}  // namespace viva::typeset
