#include "ui/reader/painter.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "base/later.h"
#include "ui/corners.h"
#include "ui/reader/language_names.h"

namespace viva::ui {
namespace {

using typeset::Run;
using typeset::RunKind;

constexpr float panel_radius = radius_panel;
constexpr float code_box_radius = 5;
constexpr float header_size = 12;
constexpr float copy_side = 8;  ///< Around the copy button's text.

}  // namespace

float copy_button_width(const UiContext& ui) {
    const Glyphs glyphs(ui.fonts);
    const auto width = [&](Word key) { return glyphs.width(ui.say(key), typeset::Face::regular, header_size); };
    return std::ceil(std::max(width(Word::copy_code), width(Word::copied))) + 2 * copy_side;
}

typeset::Rect copy_button_rect(const typeset::Panel& panel, float width) {
    const double header = panel.view.y - panel.outer.y;
    return {panel.outer.x + panel.outer.width - width - 6, panel.outer.y + 3, width, header - 6};
}

Painter::Painter(UiContext& ui, Reader& reader, float x, float y)
    : ui_(ui),
      reader_(reader),
      layout_(reader.layout_),
      glyphs_(ui.fonts),
      list_(*ui.draw_list()),
      local_x_(x),
      local_y_(y) {
    const Rect origin = ui.to_screen({x, y, 0, 0});
    left_ = origin.x;
    top_ = origin.y;
    const Rect seen = ui.visible();
    seen_top_ = static_cast<double>(seen.y) - static_cast<double>(y);
    seen_bottom_ = seen_top_ + static_cast<double>(seen.height);
    clip_left_ = left_ - x + seen.x;
    clip_right_ = clip_left_ + seen.width;
}

void Painter::paint(ReaderEvents& events) {
    if (reader_.folds_.empty())
        paint_part(events);
    else
        paint_parts(events);
}

/// Part by part between what is folded away.
VIVA_LATER void Painter::paint_parts(ReaderEvents& events) {
    const double seen_top = seen_top_, seen_bottom = seen_bottom_;
    const float top = top_, local_y = local_y_;
    for (const typeset::Folds::Part& part : reader_.folds_.parts(seen_top, seen_bottom)) {
        seen_top_ = std::max(part.from, seen_top + part.removed);
        seen_bottom_ = std::min(part.to, seen_bottom + part.removed);
        if (seen_bottom_ <= seen_top_) continue;
        top_ = static_cast<float>(static_cast<double>(top) - part.removed);
        local_y_ = static_cast<float>(static_cast<double>(local_y) - part.removed);
        const Rect screen = to_screen({0, seen_top_, 0, seen_bottom_ - seen_top_});
        list_.PushClipRect({clip_left_, screen.y}, {clip_right_, screen.y + screen.height}, true);
        paint_part(events);
        list_.PopClipRect();
    }
}

void Painter::paint_part(ReaderEvents& events) {
    panels(events);
    boxes();
    lines(events);
    clip_to_panel(model::none);
    const typeset::Layout::Range range = layout_.panels_between(seen_top_, seen_bottom_);
    for (std::uint32_t i = range.first; i < range.end; ++i) sideways_hints(i);
}

// --- panels

void Painter::panels(ReaderEvents& events) {
    const typeset::Layout::Range range = layout_.panels_between(seen_top_, seen_bottom_);
    for (std::uint32_t i = range.first; i < range.end; ++i)
        if (layout_.panels[i].kind == typeset::PanelKind::code) code_panel(i, events);
}

void Painter::code_panel(std::uint32_t index, ReaderEvents& events) {
    const typeset::Panel& panel = layout_.panels[index];
    const Palette& colors = *ui_.palette;
    // A panel of a thousand screens is drawn as far as one sees.
    constexpr double margin = 64;
    const double top = std::max(panel.outer.y, seen_top_ - margin);
    const double bottom = std::min(panel.outer.bottom(), seen_bottom_ + margin);
    const Rect screen = to_screen({panel.outer.x, top, panel.outer.width, bottom - top});
    list_.AddRectFilled(corner(screen), far_corner(screen), colors.panel, panel_radius);
    list_.AddRect(corner(screen), far_corner(screen), colors.line, panel_radius);
    if (panel.view.y < seen_top_) return;

    const float side = layout_.lines.empty() ? 18 : std::min(reader_.content_.sheet.panel_side, panel.outer.width / 4);
    const Rect header = to_screen({panel.outer.x, panel.outer.y, panel.outer.width, panel.view.y - panel.outer.y});
    const typeset::VerticalMetrics metrics = glyphs_.vertical(typeset::Face::regular, header_size);
    const float middle = header.y + std::min(header.height / 2, 16.5F);
    const float baseline = std::round(middle + (metrics.ascent - metrics.descent) / 2);
    const std::string name =
        programming_language_name(reader_.document_.of(reader_.document_.blocks[panel.block].label));
    const typeset::Rect copy_place = copy_button_rect(panel, reader_.copy_width_);
    const Rect copy = to_screen(copy_place);
    glyphs_.draw(list_, {.size = header_size, .color = colors.soft}, name, header.x + side, baseline, clip_left_,
                 copy.x - 4);

    const Rect local = {copy_place.x + local_x_, static_cast<float>(copy_place.y) + local_y_, copy_place.width,
                        static_cast<float>(copy_place.height)};
    const NodeId button = reader_.panels_[index].copy_button;
    const bool hovered = ui_.hovered(local);
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        list_.AddRectFilled(corner(copy), far_corner(copy), with_opacity(colors.ink, 0.06F), radius_row);
    }
    if (button != 0 && ui_.clicked(local, button)) events.copied_block = panel.block;
    const bool copied = reader_.copied_block_ == panel.block || events.copied_block == panel.block;
    const std::string_view label = ui_.say(copied ? Word::copied : Word::copy_code);
    const float width = glyphs_.width(label, typeset::Face::regular, header_size);
    glyphs_.draw(list_,
                 {.size = header_size,
                  .color = copied    ? colors.accent
                           : hovered ? colors.ink
                                     : colors.soft},
                 label, std::round(copy.x + copy.width - copy_side - width), baseline, clip_left_, clip_right_);
    if (button != 0 && ui_.semantics.focused() == button && !ui_.input.native_fields)
        list_.AddRect(corner(copy), far_corner(copy), colors.accent, radius_row, 0, 2);
}

/// Where a panel goes on beyond its edge its content fades, and without native scroll bars a thin one shows the place.
void Painter::sideways_hints(std::uint32_t index) {
    const typeset::Panel& panel = layout_.panels[index];
    const float slack = panel.slack();
    if (slack <= 0) return;
    const float scroll = reader_.panels_[index].scroll;
    const double top = std::max(panel.view.y, seen_top_ - 8);
    const double bottom = std::min(panel.view.bottom(), seen_bottom_ + 8);
    if (bottom <= top) return;
    const Rect view = to_screen({panel.view.x, top, panel.view.width, bottom - top});
    const Color ground = panel.kind == typeset::PanelKind::code ? ui_.palette->panel : ui_.palette->paper;
    const Color clear = with_opacity(ground, 0);
    constexpr float fade = 28;
    if (scroll < slack - 1)
        list_.AddRectFilledMultiColor({view.x + view.width - fade, view.y}, far_corner(view), clear, ground, ground,
                                      clear);
    if (scroll > 1)
        list_.AddRectFilledMultiColor(corner(view), {view.x + fade, view.y + view.height}, ground, clear, clear,
                                      ground);
    if (ui_.input.native_fields) return;
    const float length = std::max(28.0F, view.width * view.width / panel.content_width);
    const float x = view.x + 4 + (view.width - 8 - length) * (scroll / slack);
    const float y = to_screen({0, panel.view.bottom(), 0, 0}).y + 4;
    list_.AddRectFilled({x, y}, {x + length, y + 4}, with_opacity(ui_.palette->soft, 0.35F), 2);
}

// --- boxes

void Painter::boxes() {
    const Palette& colors = *ui_.palette;
    const typeset::Layout::Range range = layout_.boxes_between(seen_top_, seen_bottom_);
    for (std::uint32_t i = range.first; i < range.end; ++i) {
        const typeset::Box& box = layout_.boxes[i];
        if (box.rect.bottom() < seen_top_) continue;
        clip_to_panel(box.panel);
        Rect screen = to_screen(box.rect);
        screen.x -= scroll_of(box.panel);
        switch (box.kind) {
            case typeset::BoxKind::quote_bar:
                list_.AddRectFilled(corner(screen), far_corner(screen), colors.line, screen.width / 2);
                break;
            case typeset::BoxKind::rule:
            case typeset::BoxKind::row_line: stroke(screen.x, screen.y, screen.width, 1, colors.line); break;
            case typeset::BoxKind::header_line:
                stroke(screen.x, screen.y, screen.width, 1, with_opacity(colors.soft, 0.7F));
                break;
            case typeset::BoxKind::picture:
                // The page shows pictures themselves, over the canvas.
                if (ui_.input.native_fields) break;
                [[fallthrough]];
            case typeset::BoxKind::image_frame:
                list_.AddRectFilled(corner(screen), far_corner(screen), colors.card, panel_radius);
                list_.AddRect(corner(screen), far_corner(screen), colors.line, panel_radius);
                break;
        }
    }
}

// --- lines

void Painter::lines(ReaderEvents& events) {
    const typeset::Layout::Range range = layout_.lines_between(seen_top_, seen_bottom_);
    for (std::uint32_t i = range.first; i < range.end; ++i) line(layout_.lines[i], events);
}

void Painter::line(const typeset::Line& line, ReaderEvents& events) {
    clip_to_panel(line.panel);
    const Rect screen = to_screen({0, line.y, 0, 0});
    const float offset = screen.x - scroll_of(line.panel);
    const float baseline = glyphs_.snap(screen.y + line.baseline);
    const Run* run_begin = layout_.runs.data() + line.first_run;
    const Run* run_end = run_begin + line.run_count;
    // Runs stand from left to right: of a line of a megabyte only those in view are looked at.
    const Run* shown = std::partition_point(
        run_begin, run_end, [&](const Run& run) { return run.x + run.width + offset < clip_left_ - panel_radius; });
    for (; shown != run_end && shown->x + offset <= clip_right_ + panel_radius; ++shown) {
        if (shown->link != model::none) link(line, *shown, shown->x + offset, events);
        // What ImGui cannot show the page's text layer does, and then the whole line.
        if (!line.foreign || !ui_.input.native_fields) run(*shown, shown->x + offset, baseline);
    }
    if (ui_.probe.enabled) probe(line, offset, screen.y);
}

void Painter::run(const Run& run, float x, float baseline) {
    if (run.kind != RunKind::text && run.kind != RunKind::own_text) return mark(run, x, baseline);
    if ((run.flags & typeset::run_boxed) != 0) box_behind(run, x, baseline);
    if (run.kind == RunKind::text && !reader_.content_.marks.empty()) marks_behind(run, x, baseline);
    const typeset::SizeClass& size = layout_.sizes[run.size_index];
    const Color color = color_of(run);
    const bool underlined = (run.flags & typeset::run_underline) != 0;
    if (underlined) {
        const float thickness = std::max(1.0F, std::round(size.pixels / 17));
        const bool stirred = run.link != model::none && run.link == hovered_link_;
        stroke(x, baseline + std::round(size.pixels * 0.18F), run.width, thickness,
               with_opacity(color, stirred ? 1.0F : 0.5F));
    }
    glyphs_.draw(list_,
                 {.face = run.face,
                  .size = size.pixels,
                  .tracking = size.tracking,
                  .color = color,
                  .slanted = (run.flags & typeset::run_slanted) != 0},
                 layout_.text(reader_.document_, run), x, baseline, clip_left_, clip_right_);
    if ((run.flags & typeset::run_strike) != 0)
        stroke(x, baseline - std::round(size.pixels * 0.3F), run.width, 1, color);
}

/// The ground of what is left out, or was.
void Painter::marks_behind(const Run& run, float x, float baseline) {
    const float size = layout_.sizes[run.size_index].pixels;
    for (const model::TextRange& mark : reader_.content_.marks) {
        const std::uint32_t from = std::max(run.offset, mark.offset);
        const std::uint32_t to = std::min(run.offset + run.size, mark.offset + mark.size);
        if (from >= to) continue;
        const std::string_view text = layout_.text(reader_.document_, run);
        const float left = x + glyphs_.width(text.substr(0, from - run.offset), run.face, size);
        const float width = glyphs_.width(text.substr(from - run.offset, to - from), run.face, size);
        const typeset::VerticalMetrics metrics = glyphs_.vertical(run.face, size);
        list_.AddRectFilled({left - 2, baseline - std::round(metrics.ascent) - 1},
                            {left + width + 2, baseline + std::round(metrics.descent) + 1}, ui_.palette->accent_soft,
                            code_box_radius);
    }
}

/// The ground of inline code, or the frame of a picture within text.
void Painter::box_behind(const Run& run, float x, float baseline) {
    const float size = layout_.sizes[run.size_index].pixels;
    const typeset::VerticalMetrics metrics = glyphs_.vertical(run.face, size);
    const float padding = reader_.content_.sheet.inline_code_padding;
    const bool starts = (run.flags & typeset::run_box_start) != 0;
    const bool ends = (run.flags & typeset::run_box_end) != 0;
    const ImVec2 from(x - (starts ? padding : 0), baseline - std::round(metrics.ascent) - 1);
    const ImVec2 to(x + run.width + (ends ? padding : 0), baseline + std::round(metrics.descent) + 1);
    ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
    if (starts) corners |= ImDrawFlags_RoundCornersLeft;
    if (ends) corners |= ImDrawFlags_RoundCornersRight;
    if (starts || ends) corners &= ~ImDrawFlags_RoundCornersNone;
    if ((run.flags & typeset::run_image) != 0)
        list_.AddRect(from, to, ui_.palette->line, code_box_radius, corners);
    else
        list_.AddRectFilled(from, to, ui_.palette->panel, code_box_radius, corners);
}

void Painter::mark(const Run& run, float x, float baseline) {
    const float size = layout_.sizes[run.size_index].pixels;
    const float middle = baseline - size * 0.36F;  // Half the height of small letters.
    const float radius = run.width / 2;
    const ImVec2 centre(x + radius, middle);
    const Palette& colors = *ui_.palette;
    switch (run.kind) {
        case RunKind::disc: list_.AddCircleFilled(centre, radius, colors.soft, 20); break;
        case RunKind::circle: list_.AddCircle(centre, radius - 0.6F, colors.soft, 20, 1.2F); break;
        case RunKind::square:
            list_.AddRectFilled({centre.x - radius * 0.8F, centre.y - radius * 0.8F},
                                {centre.x + radius * 0.8F, centre.y + radius * 0.8F}, colors.soft, 1);
            break;
        case RunKind::box:
        case RunKind::checked_box: {
            const ImVec2 from(x, std::round(middle - radius)),
                to(x + run.width, std::round(middle - radius) + run.width);
            if (run.kind == RunKind::box) {
                list_.AddRect({from.x + 0.25F, from.y + 0.25F}, {to.x - 0.25F, to.y - 0.25F}, colors.soft, 3.5F, 0,
                              1.5F);
                break;
            }
            list_.AddRectFilled(from, to, colors.accent, 4);
            const ImVec2 tick[] = {{from.x + run.width * 0.24F, from.y + run.width * 0.53F},
                                   {from.x + run.width * 0.43F, from.y + run.width * 0.71F},
                                   {from.x + run.width * 0.77F, from.y + run.width * 0.31F}};
            list_.AddPolyline(tick, 3, colors.on_accent, 0, 1.8F);
            break;
        }
        case RunKind::picture:
            // The page shows it; elsewhere its words stand in its frame.
            if (!ui_.input.native_fields)
                glyphs_.draw(list_, {.size = size, .color = colors.soft}, layout_.text(reader_.document_, run), x + 8,
                             baseline, clip_left_, std::min(clip_right_, x + run.width - 8));
            break;
        case RunKind::text:
        case RunKind::own_text: break;
    }
}

void Painter::link(const typeset::Line& line, const Run& run, float x, ReaderEvents& events) {
    const float visible_left = std::max(x, clip_left_);
    const float visible_right = std::min(x + run.width, clip_right_);
    if (visible_right <= visible_left) return;
    const Rect local = {visible_left - left_ + local_x_, static_cast<float>(line.y) + local_y_,
                        visible_right - visible_left, line.height};
    if (ui_.hovered(local)) {
        hovered_link_ = run.link;
        events.hovered = reader_.document_.of(layout_.links[run.link].target);
        events.hovered_rect = local;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const NodeId node = reader_.link_nodes_[run.link];
    if (node == 0) return;
    if (ui_.clicked(local, node)) events.link = reader_.document_.of(layout_.links[run.link].target);
    if (ui_.semantics.focused() == node && !ui_.input.native_fields) {
        const Rect screen = ui_.to_screen(local);
        list_.AddRect({screen.x - 2, screen.y + 1}, {screen.x + screen.width + 2, screen.y + screen.height - 1},
                      ui_.palette->accent, 4, 0, 2);
    }
}

/// Tests learn where text was put; they need its words only to name a fault.
void Painter::probe(const typeset::Line& line, float x, float y) {
    std::string text;
    for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i)
        text += layout_.text(reader_.document_, layout_.runs[i]);
    if (text.empty()) return;
    const Rect ink = {x + line.x, y, line.width, line.height};
    Rect box = {left_, ink.y, layout_.width, ink.height};
    if (line.panel != model::none) {
        // Its content may be wider than the panel; what sticks out is clipped and can be scrolled to.
        const typeset::Panel& panel = layout_.panels[line.panel];
        box = {left_ + panel.view.x - scroll_of(line.panel), ink.y, panel.content_width, ink.height};
        const float right = std::min(ink.x + ink.width, left_ + panel.view.x + panel.view.width);
        const float left = std::max(ink.x, left_ + panel.view.x);
        ui_.record_text(text, {left, ink.y, std::max(0.0F, right - left), ink.height}, box, false, false);
        return;
    }
    ui_.record_text(text, ink, box, false, false);
}

// --- helpers

void Painter::clip_to_panel(std::uint32_t panel) {
    if (panel == clipped_panel_) return;
    if (clipped_panel_ != model::none) list_.PopClipRect();
    clipped_panel_ = panel;
    const Rect seen = ui_.visible();
    clip_left_ = left_ - local_x_ + seen.x;
    clip_right_ = clip_left_ + seen.width;
    if (panel == model::none) return;
    const typeset::Rect& view = layout_.panels[panel].view;
    clip_left_ = std::max(clip_left_, left_ + view.x);
    clip_right_ = std::min(clip_right_, left_ + view.x + view.width);
    const double top = std::max(view.y, seen_top_), bottom = std::min(view.bottom(), seen_bottom_);
    const Rect screen = to_screen({view.x, top, view.width, std::max(0.0, bottom - top)});
    list_.PushClipRect(corner(screen), far_corner(screen), true);
}

float Painter::scroll_of(std::uint32_t panel) const {
    return panel == model::none ? 0 : glyphs_.snap(reader_.panels_[panel].scroll);
}

Color Painter::color_of(const Run& run) const {
    switch (run.ink) {
        case typeset::Ink::ink: return ui_.palette->ink;
        case typeset::Ink::soft: return ui_.palette->soft;
        case typeset::Ink::link: return ui_.palette->accent;
        case typeset::Ink::token: return token_color(*ui_.palette, run.token);
    }
    return ui_.palette->ink;
}

Rect Painter::to_screen(const typeset::Rect& rect) const {
    return {left_ + rect.x, static_cast<float>(static_cast<double>(top_) + rect.y), rect.width,
            static_cast<float>(rect.height)};
}

void Painter::stroke(float x, float y, float width, float thickness, Color color) {
    const float top = glyphs_.snap(y);
    list_.AddRectFilled({x, top}, {x + width, top + thickness}, color);
}

}  // namespace viva::ui
