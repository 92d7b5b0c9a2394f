#include "ui/reader/reader.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "ui/reader/glyphs.h"
#include "ui/reader/outline.h"
#include "ui/reader/painter.h"

namespace viva::ui {
namespace {

/// Glyphs that arrived later change widths: more sources, another layout.
int count_font_sources(const Fonts& fonts) {
    return fonts.regular->Sources.Size + fonts.semibold->Sources.Size + fonts.mono->Sources.Size;
}

}  // namespace

typeset::StyleSheet reading_style(const UiContext& ui) {
    return typeset::style_sheet(ui.width == Width::phone, text_scale(ui.text_step));
}

bool Reader::still_fits(const UiContext& ui, const ReaderContent& content) const {
    return layout_serial_ != 0 && content.document->text.data() == document_.text.data() &&
           content.document->blocks.data() == document_.blocks.data() && content.first_block == content_.first_block &&
           content.end_block == content_.end_block && content.width == content_.width &&
           content.sheet == content_.sheet && content.heading_ranks == content_.heading_ranks &&
           content.revision == content_.revision && count_font_sources(ui.fonts) == font_sources_;
}

const typeset::Layout& Reader::lay_out(const UiContext& ui, const ReaderContent& content) {
    content_.marks = content.marks;
    const bool fits = still_fits(ui, content);
    if (fits && content.fold_revision == content_.fold_revision) return layout_;
    ++layout_serial_;
    fold_ranges_.assign(content.folds.begin(), content.folds.end());
    content_.fold_revision = content.fold_revision;
    if (fits) {
        folds_ = typeset::Folds(layout_, fold_ranges_);
        return layout_;
    }
    document_ = *content.document;
    content_ = content;
    content_.insets = {};
    content_.folds = {};
    content_.document = nullptr;
    layout_ = typeset::lay_out(document_, content.first_block, content.end_block, content.width, content.sheet,
                               Glyphs(ui.fonts), {.heading_ranks = content.heading_ranks, .insets = content.insets});
    font_sources_ = count_font_sources(ui.fonts);
    folds_ = typeset::Folds(layout_, fold_ranges_);
    panels_.assign(layout_.panels.size(), {});
    if (layout_.right_to_left)
        for (std::size_t i = 0; i < panels_.size(); ++i)
            if (layout_.panels[i].kind == typeset::PanelKind::table) panels_[i].scroll = layout_.panels[i].slack();
    return layout_;
}

ReaderEvents Reader::draw(UiContext& ui, std::string_view key, float x, float y, InsetPainter paint_inset) {
    ReaderEvents events;
    refresh_outline(ui, key, x, y);
    scroll_panels(ui, x, y);
    take_activations(ui, events);
    Painter(ui, *this, x, y).paint(events);
    attach_outline(ui, x, y, paint_inset);
    if (events.copied_block != model::none) {
        copied_block_ = events.copied_block;
        copied_at_ = ui.input.seconds;
        ui.semantics.announce(std::string(ui.say(Word::copied)));
    }
    if (copied_block_ != model::none) {
        if (ui.input.seconds < copied_at_ + copied_seconds)
            ui.wake(copied_at_ + copied_seconds);
        else
            copied_block_ = model::none;
    }
    return events;
}

NodeId Reader::node_of(std::uint32_t block) const {
    const std::uint32_t index = block - layout_.first_block;
    return block >= layout_.first_block && index < block_nodes_.size() ? block_nodes_[index] : 0;
}

void Reader::refresh_outline(UiContext& ui, std::string_view key, float x, float y) {
    const Rect seen = ui.visible();
    const OutlineWindow window =
        outline_window(layout_, static_cast<double>(seen.y - y), static_cast<double>(seen.height));
    const OutlineKey wanted{ui.semantics.parent(), x, y, layout_serial_, ui.language, window.number};
    if (wanted == outline_key_) return;
    outline_key_ = wanted;
    copy_width_ = copy_button_width(ui);
    Outline(*this, ui.language, key, x, y, window).build();
}

typeset::Layout::Range Reader::panels_in_view(const UiContext& ui, float y) const {
    const Rect seen = ui.visible();
    return layout_.panels_between(folds_.laid(static_cast<double>(seen.y - y)),
                                  folds_.laid(static_cast<double>(seen.y + seen.height - y)));
}

/// Sideways scrolling: the page's native scrollers report it, elsewhere the wheel does.
void Reader::scroll_panels(UiContext& ui, float x, float y) {
    const typeset::Layout::Range range = panels_in_view(ui, y);
    for (std::uint32_t i = range.first; i < range.end; ++i) {
        const typeset::Panel& panel = layout_.panels[i];
        PanelState& state = panels_[i];
        if (panel.slack() <= 0) continue;
        if (state.region != 0)
            if (const auto reported = ui.semantics.take_scroll(state.region)) state.scroll = reported->x;
        const Rect view = {panel.view.x + x, static_cast<float>(folds_.shown(panel.view.y)) + y, panel.view.width,
                           static_cast<float>(panel.view.height)};
        constexpr float wheel_step = 60;
        if (!ui.input.native_fields && ImGui::GetIO().MouseWheelH != 0 && ui.hovered(view))
            state.scroll -= ImGui::GetIO().MouseWheelH * wheel_step;
        state.scroll = std::clamp(state.scroll, 0.0F, panel.slack());
    }
}

/// Keyboards and screen readers reach what is out of view, too.
void Reader::take_activations(UiContext& ui, ReaderEvents& events) {
    if (!ui.semantics.has_activations()) return;
    for (std::size_t i = 0; i < link_nodes_.size(); ++i)
        if (link_nodes_[i] != 0 && ui.semantics.take_activation(link_nodes_[i]))
            events.link = document_.of(layout_.links[i].target);
    for (std::size_t i = 0; i < fold_nodes_.size(); ++i)
        if (fold_nodes_[i] != 0 && ui.semantics.take_activation(fold_nodes_[i]))
            events.found.push_back(static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < panels_.size(); ++i)
        if (panels_[i].copy_button != 0 && ui.semantics.take_activation(panels_[i].copy_button))
            events.copied_block = layout_.panels[i].block;
}

void Reader::attach_outline(UiContext& ui, float x, float y, InsetPainter paint_inset) {
    for (const Segment& segment : segments_) {
        ui.semantics.attach(segment.nodes);
        if (segment.inset_place == model::none || paint_inset.paint == nullptr) continue;
        const typeset::InsetPlace& place = layout_.insets[segment.inset_place];
        if (folds_.hides(place.rect.y)) continue;
        ui.semantics.resume(segment.inset_parent);
        paint_inset.paint(paint_inset.painter, place.inset,
                          {place.rect.x + x, static_cast<float>(folds_.shown(place.rect.y)) + y, place.rect.width,
                           static_cast<float>(place.rect.height)});
        ui.semantics.close();
    }
}

}  // namespace viva::ui
