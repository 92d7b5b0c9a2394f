#include "ui/draw.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "base/unicode.h"
#include "typeset/line_break.h"
#include "ui/corners.h"
#include "ui/fonts.h"
#include "ui/text_lines.h"

namespace viva::ui {
namespace {

constexpr std::string_view ellipsis = "…";

struct Vertical {
    float top, bottom;
};

/// From the top of the line box: where the glyphs begin and end, for the layout probe.
Vertical ink_of(const TextStyle& style, std::string_view text) {
    ImFontBaked* baked = style.font->GetFontBaked(style.size);
    const float scale = style.size / baked->Size;
    Vertical ink = {baked->Ascent, baked->Ascent};
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        const ImFontGlyph* glyph = baked->FindGlyph(as_imgui(next.code_point));
        if (!glyph->Visible) continue;
        ink.top = std::min(ink.top, glyph->Y0 * scale);
        ink.bottom = std::max(ink.bottom, glyph->Y1 * scale);
    }
    return ink;
}

/// Measures characters of one font at one size, also those that the page's text layer shows instead.
class Ruler {
public:
    explicit Ruler(const TextStyle& style)
        : font_(*style.font),
          baked_(style.font->GetFontBaked(style.size)),
          size_(style.size),
          scale_(style.size / baked_->Size) {}

    float advance(char32_t code_point) const {
        if (is_invisible(code_point)) return 0;
        if (!shows(font_, code_point)) return guessed_advance(code_point) * size_;
        return baked_->GetCharAdvance(as_imgui(code_point)) * scale_;
    }

    float width(std::string_view text) const {
        float width = 0;
        for (std::size_t at = 0; at < text.size();) {
            const DecodedCodePoint next = decode_utf8(text, at);
            width += advance(next.code_point);
            at += next.size;
        }
        return width;
    }

    /// How many bytes of the text stand in this room.
    std::size_t fitting(std::string_view text, float room) const {
        std::size_t at = 0;
        while (at < text.size()) {
            const DecodedCodePoint next = decode_utf8(text, at);
            room -= advance(next.code_point);
            if (room < 0) break;
            at += next.size;
        }
        return at;
    }

private:
    ImFont& font_;
    ImFontBaked* baked_;
    float size_;
    float scale_;
};

}  // namespace

std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& byte : line)
        if (byte == '\n' || byte == '\t' || byte == '\r') byte = ' ';
    return line;
}

TextStyle regular(const UiContext& ui, float size, Color color, float line_height) {
    return {ui.fonts.regular, std::round(size), color, line_height};
}

TextStyle semibold(const UiContext& ui, float size, Color color, float line_height) {
    return {ui.fonts.semibold, std::round(size), color, line_height};
}

void fill(UiContext& ui, Rect rect, Color color, float radius) {
    const Rect screen = ui.to_screen(rect);
    ui.draw_list()->AddRectFilled(corner(screen), far_corner(screen), color, radius);
}

void outline(UiContext& ui, Rect rect, Color color, float radius, float thickness) {
    const Rect screen = ui.to_screen(rect);
    // AddRect draws half a pixel inside the corners already, which puts a line of one pixel on whole pixels.
    const float inside = (thickness - 1) / 2;
    ui.draw_list()->AddRect(ImVec2(screen.x + inside, screen.y + inside),
                            ImVec2(screen.x + screen.width - inside, screen.y + screen.height - inside), color,
                            std::max(0.0F, radius - inside), 0, thickness);
}

void fill_circle(UiContext& ui, float x, float y, float radius, Color color) {
    const Rect screen = ui.to_screen({x, y, 0, 0});
    ui.draw_list()->AddCircleFilled(corner(screen), radius, color, 24);
}

void outline_circle(UiContext& ui, float x, float y, float radius, Color color, float thickness) {
    const Rect screen = ui.to_screen({x, y, 0, 0});
    ui.draw_list()->AddCircle(corner(screen), radius, color, 24, thickness);
}

void draw_line(UiContext& ui, float x1, float y1, float x2, float y2, Color color, float thickness) {
    const Rect screen = ui.to_screen({x1, y1, x2 - x1, y2 - y1});
    ui.draw_list()->AddLine(corner(screen), far_corner(screen), color, thickness);
}

void focus_ring(UiContext& ui, Rect rect, float radius) {
    constexpr float gap = 2;
    outline(ui, {rect.x - gap - 2, rect.y - gap - 2, rect.width + 2 * (gap + 2), rect.height + 2 * (gap + 2)},
            ui.palette->accent, radius + gap + 2, 2);
}

void shadow(UiContext& ui, Rect rect, float radius) {
    constexpr int rings = 14;
    for (int ring = rings; ring > 0; --ring) {
        const auto spread = static_cast<float>(ring) * 2;
        const Rect around = {rect.x - spread, rect.y - spread + 8, rect.width + 2 * spread, rect.height + 2 * spread};
        fill(ui, around, ui.palette->dark ? with_opacity(rgb(0), 0.05F) : with_opacity(rgb(0x1E1D1B), 0.009F),
             radius + spread);
    }
}

float text_width(const TextStyle& style, std::string_view text) { return Ruler(style).width(text); }

std::string elide(const TextStyle& style, std::string_view text, float width) {
    if (text_width(style, text) <= width) return std::string(text);
    const float room = width - text_width(style, ellipsis);
    std::string_view kept = text.substr(0, Ruler(style).fitting(text, room));
    while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
    return std::string(kept).append(ellipsis);
}

namespace {

/// "#1e1d1b", as CSS writes an opaque colour.
std::string css_color(Color color) {
    std::string text = "#";
    for (unsigned shift = 0; shift < 24; shift += 8)
        for (const unsigned digit : {(color >> shift >> 4U) & 15U, (color >> shift) & 15U})
            text += "0123456789abcdef"[digit];
    return text;
}

/// What ImGui cannot show the page does, at the same place.
void show_in_layer(UiContext& ui, const TextStyle& style, std::string_view text, Rect place) {
    Node node = {.role = Role::none, .name = std::string(text), .value = css_color(style.color), .rect = place};
    set_font(ui, node, style);
    node.line_height = place.height;
    ui.semantics.add("shown", std::move(node));
}

}  // namespace

float draw_text(UiContext& ui, const TextStyle& style, std::string_view text, Rect box, Align align,
                Overflow overflow) {
    float taken = text_width(style, text);
    std::string shortened;
    const bool elided = overflow == Overflow::elide && taken > box.width;
    if (elided) {
        shortened = elide(style, text, box.width);
        text = shortened;
        taken = text_width(style, text);
    }
    if (!ui.in_view(box)) return taken;
    const Rect screen = ui.to_screen(box);
    float x = screen.x;
    if (align == Align::center) x += (screen.width - taken) / 2;
    if (align == Align::right) x += screen.width - taken;
    if (ui.input.native_fields && !shows_all(*style.font, text)) {
        show_in_layer(ui, style, text, {x - screen.x + box.x, box.y, taken, box.height});
        return taken;
    }
    const ImFontBaked* baked = style.font->GetFontBaked(style.size);
    const float height = baked->Ascent - baked->Descent;
    // Whole pixels: ImGui cuts fractions off, which would move the line up.
    const float y = std::round(screen.y + (screen.height - height) / 2);
    ui.draw_list()->AddText(style.font, style.size, ImVec2(std::round(x), y), style.color, text.data(),
                            text.data() + text.size());
    if (ui.probe.enabled) {
        const Vertical ink = ink_of(style, text);
        ui.record_text(text, {x, y + ink.top, taken, ink.bottom - ink.top}, screen, elided,
                       style.font == ui.fonts.semibold);
    }
    return taken;
}

namespace {

/// Breaks a text into lines, greedily.
class Wrapper {
public:
    Wrapper(const TextStyle& style, std::string_view text, float width) : ruler_(style), text_(text), width_(width) {}

    std::vector<std::string_view> lines(std::size_t most) {
        typeset::BreakFinder finder("");
        finder.start();
        for (std::size_t at = 0; at < text_.size() && lines_.size() < most;) {
            const DecodedCodePoint next = decode_utf8(text_, at);
            const typeset::Break place = finder.next(next.code_point);
            if (place == typeset::Break::mandatory) end_line(at);
            if (place == typeset::Break::allowed) good_ = at;
            if (place == typeset::Break::emergency || place == typeset::Break::last) bad_ = at;
            const float advance = ruler_.advance(next.code_point);
            // Spaces hang over the end of a line.
            if (pen_ + advance > width_ && next.code_point != U' ' && next.code_point != U'\n') break_before(at);
            if (next.code_point != U'\n') pen_ += advance;
            at += next.size;
        }
        if (lines_.size() < most && start_ < text_.size()) end_line(text_.size());
        return std::move(lines_);
    }

private:
    void break_before(std::size_t at) {
        std::size_t place = at;
        if (good_ > start_)
            place = good_;
        else if (bad_ > start_)
            place = bad_;
        if (place == start_) return;
        end_line(place);
        pen_ = 0;
        for (std::size_t i = start_; i < at;) {
            const DecodedCodePoint moved = decode_utf8(text_, i);
            pen_ += ruler_.advance(moved.code_point);
            i += moved.size;
        }
    }

    void end_line(std::size_t end) {
        std::string_view line = text_.substr(start_, end - start_);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\n')) line.remove_suffix(1);
        lines_.push_back(line);
        start_ = end;
        pen_ = 0;
    }

    Ruler ruler_;
    std::string_view text_;
    float width_;
    std::vector<std::string_view> lines_;
    std::size_t start_ = 0, good_ = 0, bad_ = 0;
    float pen_ = 0;
};

}  // namespace

std::vector<std::string_view> wrap(const TextStyle& style, std::string_view text, float width, std::size_t most_lines) {
    return Wrapper(style, text, width).lines(most_lines);
}

float wrapped_height(const TextStyle& style, std::string_view text, float width) {
    return static_cast<float>(wrap(style, text, width).size()) * std::round(style.size * style.line_height);
}

float draw_wrapped(UiContext& ui, const TextStyle& style, std::string_view text, float x, float y, float width,
                   Align align, std::size_t most_lines) {
    const float step = std::round(style.size * style.line_height);
    const std::vector<std::string_view> lines = wrap(style, text, width);
    const std::size_t shown = std::min(lines.size(), most_lines);
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect box = {x, y + static_cast<float>(i) * step, width, step};
        if (i + 1 == shown && shown < lines.size()) {
            // The rest of the text, so that the cut falls at the edge and not at a word.
            const std::string_view rest = text.substr(static_cast<std::size_t>(lines[i].data() - text.data()));
            draw_text(ui, style, rest, box, align, Overflow::elide);
        } else {
            draw_text(ui, style, lines[i], box, align);
        }
    }
    return static_cast<float>(shown) * step;
}

void set_font(const UiContext& ui, Node& node, const TextStyle& style) {
    node.font_size = style.size;
    node.line_height = std::round(style.size * style.line_height);
    node.semibold = style.font == ui.fonts.semibold;
}

namespace {

/// Tells where the lines of a wrapped text stand, as draw_wrapped draws them.
void set_lines(const UiContext& ui, Node& node, const TextStyle& style, Align align, ShownBy shown = ShownBy::canvas) {
    const float step = std::round(style.size * style.line_height);
    const std::uint8_t look = style.font == ui.fonts.semibold ? look_semibold : 0;
    TextLines lines;
    float y = 0;
    const char* end = node.name.data();
    for (const std::string_view line : wrap(style, node.name, node.rect.width)) {
        const float width = text_width(style, line);
        const float room = align == Align::left ? 0 : node.rect.width - width;
        lines.line({align == Align::center ? room / 2 : room, y, width, step}, shown, line.data() == end ? "" : " ");
        lines.part({.text = line, .size = style.size, .look = look});
        end = line.data() + line.size();
        y += step;
    }
    node.lines = lines.take();
    const ImFontBaked* baked = style.font->GetFontBaked(style.size);
    node.baseline = std::round((step - baked->Ascent + baked->Descent) / 2) + std::round(baked->Ascent);
}

}  // namespace

float paragraph(UiContext& ui, std::string_view key, const TextStyle& style, std::string_view text, float x, float y,
                float width, Align align) {
    const float height = draw_wrapped(ui, style, text, x, y, width, align);
    Node node = {.role = Role::paragraph, .name = std::string(text), .rect = {x, y, width, height}};
    set_font(ui, node, style);
    set_lines(ui, node, style, align);
    ui.semantics.add(key, std::move(node));
    return height;
}

float heading(UiContext& ui, std::string_view key, std::uint8_t level, const TextStyle& style, std::string_view text,
              float x, float y, float width, NodeId* id) {
    // What runs from right to left begins at the right, wherever that is in the fonts it gets: the layer shows all of
    // it.
    const bool from_right = ui.input.native_fields && begins_right_to_left(text);
    const float height = from_right ? wrapped_height(style, text, width) : draw_wrapped(ui, style, text, x, y, width);
    Node node = {.role = Role::heading, .name = std::string(text), .rect = {x, y, width, height}, .level = level};
    set_font(ui, node, style);
    set_lines(ui, node, style, Align::left, from_right ? ShownBy::layer_from_right : ShownBy::canvas);
    const NodeId added = ui.semantics.add(key, std::move(node));
    if (id != nullptr) *id = added;
    return height;
}

float caption(UiContext& ui, std::string_view key, std::uint8_t level, const TextStyle& style, std::string_view text,
              float x, float y, float width, std::string_view name) {
    const float height = draw_wrapped(ui, style, text, x, y, width);
    Node node = {.role = Role::heading,
                 .name = std::string(name.empty() ? text : name),
                 .rect = {x, y, width, height},
                 .level = level};
    set_font(ui, node, style);
    ui.semantics.add(key, std::move(node));
    return height;
}

}  // namespace viva::ui
