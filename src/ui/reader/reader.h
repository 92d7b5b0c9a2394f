// The reading surface: shows a part of a note that typeset laid out, in the scroll area that its caller opened.
//
// It lays out once for a width and draws only what is in view, so a frame costs the same for a note of any length.
// What the note says goes into the semantics tree as fragments that are made once and attached in every frame.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "typeset/folds.h"
#include "typeset/layout.h"
#include "ui/context.h"

namespace viva::ui {

/// What a reader shows. The document must outlive the reader's next `lay_out`.
struct ReaderContent {
    const model::Document* document = nullptr;
    std::uint32_t first_block = 0, end_block = 0;
    float width = 0;
    typeset::StyleSheet sheet;
    typeset::HeadingRanks heading_ranks = {0, 0, 1, 2, 3, 4, 5};
    /// Room that the caller fills (chips below a question, related notes). Read again only when `revision` changes.
    std::span<const typeset::Inset> insets;
    std::uint64_t revision = 0;
    /// What can be folded away, sorted. Read again only when `fold_revision` changes, and nothing is laid out for it.
    std::span<const typeset::FoldRange> folds;
    std::uint64_t fold_revision = 0;
    std::span<const model::TextRange> marks;  ///< Text to stand on a coloured ground; must outlive the drawing.
};

/// What the person did in this frame.
struct ReaderEvents {
    std::string_view link;                     ///< Address of the activated link; empty: none.
    std::uint32_t copied_block = model::none;  ///< Code block whose text belongs into the clipboard.
    std::string_view hovered;                  ///< Address of the link below the pointer; empty: none.
    Rect hovered_rect;                         ///< Local.
    std::vector<std::uint32_t> found;          ///< Folds (indices) in which the browser found what was searched for.
};

/// Called for every inset that is not folded away in reading order, in view or not: draws it and adds its nodes.
/// `inset` is the index into ReaderContent::insets, `rect` its room in local coordinates.
struct InsetPainter {
    void (*paint)(const void* painter, std::uint32_t inset, Rect rect) = nullptr;
    const void* painter = nullptr;

    /// Calls `of`, which lives as long.
    template <class Paint>
    static InsetPainter calling(const Paint& of) {
        return {[](const void* painter, std::uint32_t inset, Rect rect) {
                    (*static_cast<const Paint*>(painter))(inset, rect);
                },
                &of};
    }
};

/// The sizes of reading text for the app's width and the reader's text size.
typeset::StyleSheet reading_style(const UiContext& ui);

class Reader {
public:
    /// Lays the content out unless the last layout still fits it.
    const typeset::Layout& lay_out(const UiContext& ui, const ReaderContent& content);
    const typeset::Layout& layout() const { return layout_; }
    float height() const { return static_cast<float>(folds_.shown(layout_.height)); }
    /// Where of what `layout()` holds is shown.
    const typeset::Folds& folds() const { return folds_; }
    /// Another number for another layout, or other folds.
    std::uint64_t serial() const { return layout_serial_; }

    /// Draws what is in view with the layout's corner at (x, y) of the local coordinates. `key` names the reader among
    /// its siblings in the semantics tree.
    ReaderEvents draw(UiContext& ui, std::string_view key, float x, float y, InsetPainter paint_inset = {});

    /// The node that stands for a block, to move focus to; 0 if it has none (yet).
    NodeId node_of(std::uint32_t block) const;

private:
    friend class Painter;
    friend class Outline;

    struct PanelState {
        NodeId region = 0;  ///< Node that scrolls; 0 while nothing does.
        NodeId copy_button = 0;
        float scroll = 0;
    };
    /// Nodes between two insets. They share one parent, so that containers can go on after an inset.
    struct Segment {
        Fragment nodes;
        std::uint32_t inset_place = model::none;  ///< Index into Layout::insets, drawn after the nodes.
        NodeId inset_parent = 0;
    };
    /// Everything that the nodes depend on.
    struct OutlineKey {
        NodeId parent = 0;
        float x = 0, y = 0;
        std::uint64_t layout = 0;
        Language language = Language::en;
        std::int64_t window = 0;
        bool operator==(const OutlineKey&) const = default;
    };

    bool still_fits(const UiContext& ui, const ReaderContent& content) const;
    void refresh_outline(UiContext& ui, std::string_view key, float x, float y);
    void scroll_panels(UiContext& ui, float x, float y);
    void take_activations(UiContext& ui, ReaderEvents& events);
    void attach_outline(UiContext& ui, float x, float y, InsetPainter paint_inset);
    typeset::Layout::Range panels_in_view(const UiContext& ui, float y) const;

    ReaderContent content_;
    model::Document document_;
    typeset::Layout layout_;
    std::uint64_t layout_serial_ = 0;  ///< Counts layouts and changes of what is folded.
    std::vector<typeset::FoldRange> fold_ranges_;
    typeset::Folds folds_;
    int font_sources_ = 0;

    std::vector<PanelState> panels_;
    std::vector<NodeId> link_nodes_;   ///< By link.
    std::vector<NodeId> block_nodes_;  ///< By block minus first_block.
    std::vector<NodeId> fold_nodes_;   ///< By fold.
    std::vector<Segment> segments_;
    OutlineKey outline_key_;

    float copy_width_ = 0;  ///< Of the copy button, in this language.
    std::uint32_t copied_block_ = model::none;
    double copied_at_ = 0;
};

}  // namespace viva::ui
