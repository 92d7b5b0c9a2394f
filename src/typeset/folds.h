// Parts of a layout that are folded away: what stands below closes up, and nothing is laid out anew.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "typeset/layout.h"

namespace viva::typeset {

/// Blocks that are folded away together: whole blocks one below the other.
struct FoldRange {
    std::uint32_t first_block = 0, end_block = 0;
    bool folded = false;

    bool operator==(const FoldRange&) const = default;
};

/// Maps between where a layout puts things ("laid") and where they are shown.
class Folds {
public:
    /// What is between two folds.
    struct Part {
        double from, to;  ///< Laid.
        double removed;   ///< How much higher it is shown.
    };

    Folds() = default;
    /// `ranges` are sorted by their first block. One that stands beside something else (the cells of a row) stays open;
    /// one inside a folded one goes with it.
    Folds(const Layout& layout, std::span<const FoldRange> ranges);

    /// Where the laid `y` is shown; of what is folded away: the place of the fold.
    double shown(double y) const;
    /// What of the layout is shown at `y`.
    double laid(double y) const;
    bool hides(double laid_y) const;
    /// How much is folded away above the laid `y`, without the fold that it lies in itself.
    double removed_above(double y) const;
    /// What is shown in [top, bottom), from top to bottom.
    std::vector<Part> parts(double shown_top, double shown_bottom) const;
    bool empty() const { return gaps_.empty(); }

private:
    struct Gap {
        double from, to;  ///< Laid.
        double removed;   ///< By the gaps above.
    };
    const Gap* gap_before(double laid_y) const;
    void fold(const Layout& layout, const FoldRange& range);

    std::vector<Gap> gaps_;
};

}  // namespace viva::typeset
