#include "typeset/folds.h"

#include <algorithm>
#include <limits>

#include "base/later.h"

namespace viva::typeset {
namespace {

constexpr double everywhere = std::numeric_limits<double>::max();

/// The bottom of what stands last above `y`; `before` is the block before.
double bottom_above(const Layout& layout, std::uint32_t before, double y) {
    double bottom = 0;
    const auto take = [&](const auto& items, auto top, auto bottom_of) {
        const auto next =
            std::partition_point(items.begin(), items.end(), [&](const auto& item) { return top(item) < y; });
        if (next != items.begin()) bottom = std::max(bottom, bottom_of(*(next - 1)));
    };
    take(layout.lines, [](const Line& line) { return line.y; }, [](const Line& line) { return line.y + line.height; });
    take(
        layout.insets, [](const InsetPlace& place) { return place.rect.y; },
        [](const InsetPlace& place) { return place.rect.bottom(); });
    if (before >= layout.first_block && layout.extent(before).shown())
        bottom = std::max(bottom, layout.extent(before).bottom);
    return bottom;
}

}  // namespace

Folds::Folds(const Layout& layout, std::span<const FoldRange> ranges) {
    for (const FoldRange& range : ranges)
        if (range.folded && range.first_block > layout.first_block && range.end_block <= layout.end_block)
            fold(layout, range);
}

VIVA_LATER void Folds::fold(const Layout& layout, const FoldRange& range) {
    double top = everywhere, bottom = 0;
    for (std::uint32_t i = range.first_block; i < range.end_block; ++i) {
        if (!layout.extent(i).shown()) continue;
        top = std::min(top, layout.extent(i).top);
        bottom = std::max(bottom, layout.extent(i).bottom);
    }
    const Extent& before = layout.extent(range.first_block - 1);
    const bool beside = before.shown() && before.bottom > top;
    if (top == everywhere || beside || (!gaps_.empty() && top < gaps_.back().to)) return;

    // What the caller put below the last block goes with it, but for what introduces the next one.
    double next = everywhere;
    auto inset = std::partition_point(layout.insets.begin(), layout.insets.end(),
                                      [top](const InsetPlace& place) { return place.rect.y < top; });
    for (; inset != layout.insets.end() && inset->block >= range.first_block && inset->block < range.end_block;
         ++inset) {
        if (inset->introduces) {
            next = inset->rect.y;
            break;
        }
        bottom = std::max(bottom, inset->rect.bottom());
    }
    for (std::uint32_t i = range.end_block; next == everywhere && i < layout.end_block; ++i)
        if (layout.extent(i).shown()) next = layout.extent(i).top;
    // Of the distances above and below what goes, the larger one stays; at the end none.
    const bool is_last = next == everywhere;
    if (is_last) next = bottom = std::max(bottom, layout.height);
    const double above = std::min(top, bottom_above(layout, range.first_block - 1, top));
    const bool keeps_upper = !is_last && top - above >= next - bottom;
    const double removed = gaps_.empty() ? 0 : gaps_.back().removed + gaps_.back().to - gaps_.back().from;
    gaps_.push_back({keeps_upper ? top : above, keeps_upper ? next : bottom, removed});
}

/// The last gap that begins at `y` or above.
const Folds::Gap* Folds::gap_before(double laid_y) const {
    const auto next =
        std::partition_point(gaps_.begin(), gaps_.end(), [laid_y](const Gap& gap) { return gap.from <= laid_y; });
    return next == gaps_.begin() ? nullptr : &*(next - 1);
}

double Folds::shown(double y) const {
    const Gap* gap = gap_before(y);
    if (gap == nullptr) return y;
    return std::max(y, gap->to) - gap->removed - (gap->to - gap->from);
}

double Folds::laid(double y) const {
    const auto next =
        std::partition_point(gaps_.begin(), gaps_.end(), [y](const Gap& gap) { return gap.from - gap.removed <= y; });
    return next == gaps_.begin() ? y : y + (next - 1)->removed + (next - 1)->to - (next - 1)->from;
}

bool Folds::hides(double laid_y) const {
    const Gap* gap = gap_before(laid_y);
    return gap != nullptr && laid_y < gap->to;
}

double Folds::removed_above(double y) const {
    const Gap* gap = gap_before(y);
    if (gap == nullptr) return 0;
    return y < gap->to ? gap->removed : gap->removed + gap->to - gap->from;
}

std::vector<Folds::Part> Folds::parts(double shown_top, double shown_bottom) const {
    std::vector<Part> parts;
    auto gap = std::partition_point(gaps_.begin(), gaps_.end(),
                                    [&](const Gap& one) { return one.from - one.removed <= shown_top; });
    Part part{-everywhere, everywhere, 0};
    if (gap != gaps_.begin()) part = {(gap - 1)->to, everywhere, (gap - 1)->removed + (gap - 1)->to - (gap - 1)->from};
    for (; gap != gaps_.end() && gap->from - gap->removed < shown_bottom; ++gap) {
        parts.push_back({part.from, gap->from, part.removed});
        part = {gap->to, everywhere, gap->removed + gap->to - gap->from};
    }
    parts.push_back(part);
    return parts;
}

}  // namespace viva::typeset
