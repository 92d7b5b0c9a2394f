// What a laid out note says: its blocks as nodes of the semantics tree, in fragments cut where insets stand.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/reader/reader.h"
#include "ui/text_lines.h"

namespace viva::ui {

/// The part of a layout that has nodes: all of it, but of a very long note only what is near the view.
struct OutlineWindow {
    std::int64_t number = 0;  ///< Changes when the part does.
    double top = 0, bottom = 0;
};
OutlineWindow outline_window(const typeset::Layout& layout, double view_top, double view_height);

class Outline {
public:
    Outline(Reader& reader, Language language, std::string_view key, float x, float y, const OutlineWindow& window);
    void build();

private:
    /// A container whose children are being added.
    struct Open {
        std::uint32_t block = 0;  ///< none: what can be folded away.
        std::uint32_t end = 0;
        NodeId node = 0;
        std::size_t segment = 0;  ///< In which it was opened.
    };

    std::uint32_t visit(std::uint32_t index);
    NodeId add(std::uint32_t block, Node node);
    void open(std::uint32_t block, std::uint32_t end, Node node);
    void close();
    void open_folds(std::uint32_t index);
    void item(std::uint32_t index, std::uint32_t end);
    void code(std::uint32_t index);
    void table(std::uint32_t index, std::uint32_t end);
    void text(std::uint32_t index, Node made);
    void set_lines(std::uint32_t index, NodeId id);
    model::TextRange words_of(const typeset::Run& run) const;
    std::string_view gap_between(std::uint32_t end, std::uint32_t start) const;
    void add_part(TextLines& lines, const typeset::Line& line, const typeset::Run& run, std::string_view text,
                  bool colored) const;
    void links_of(std::uint32_t index);
    bool open_region(std::uint32_t panel, std::string_view name);
    void close_region();

    void cut_at_insets(std::uint32_t block);
    void start_segment();
    void finish_segment(std::uint32_t inset_place);

    std::string key_of(std::uint32_t block) const;
    Node node(std::uint32_t block, Role role, std::string_view name) const;
    NodeId parent() const { return open_.empty() ? root_ : open_.back().node; }
    Rect place(const typeset::Rect& rect) const;
    void tell_font(std::uint32_t block, Node& made) const;
    typeset::Rect extent_of(std::uint32_t block) const;

    Reader& reader_;
    const model::Document& document_;
    const typeset::Layout& layout_;
    Language language_;
    std::string key_;
    float x_, y_;
    OutlineWindow window_;
    NodeId root_;
    KeyTable ids_;  ///< Of the nodes of all segments: 20,000 of them have two alike in one note of twenty.
    std::shared_ptr<NodeList> nodes_;
    std::vector<Open> open_;
    const typeset::Panel* region_ = nullptr;  ///< The sideways scroller that is open.
    std::uint32_t next_link_ = 0, next_panel_ = 0, next_fold_ = 0;
    std::vector<std::uint32_t> inset_order_;  ///< Indices into Layout::insets, by block.
};

}  // namespace viva::ui
