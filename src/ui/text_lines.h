// A text's lines as they were set, for the page's text layer: where each stands, and in which fonts its parts are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/semantics.h"

namespace viva::ui {

/// How a part of a line looks; bits, as web/src/mirror/text.ts reads them.
enum TextLook : std::uint8_t { look_semibold = 1, look_mono = 2, look_slanted = 4, look_strike = 8, look_boxed = 16 };

/// What shows a line.
enum class ShownBy : std::uint8_t {
    canvas,
    layer,             ///< What ImGui cannot show.
    layer_from_right,  ///< The same, its words from right to left; the line's x counts from the right.
};

/// A picture in a line, in the place of its words.
struct TextPicture {
    std::string_view source, title;  ///< Its place in the site; empty: there is no picture.
    float width = 0, height = 0;
    float drop = 0;  ///< How far it reaches below the baseline.
};

/// A part of a line in one style.
struct TextPart {
    std::string_view text;
    float size = 0;  ///< Pixels per em.
    std::uint8_t look = 0;
    std::uint8_t token = 0;       ///< model::TokenKind, for code that the layer shows itself.
    NodeId link = 0;              ///< The link it belongs to.
    float before = 0, after = 0;  ///< Paddings.
    float tracking = 0;           ///< Added to every advance.
    TextPicture picture;
};

/// Builds Node::lines: `[[x, y, width, height, shown by, "gap", [["text", size, look, token, link, before, after,
/// tracking, [width, height, drop, "source", "title"]], …]], …]`, zeros at a part's end left out. Coordinates count
/// from the node's rectangle.
class TextLines {
public:
    /// Starts a line. `gap`: the white space before it: "", " " or "\n".
    void line(const Rect& rect, ShownBy shown, std::string_view gap);
    void part(const TextPart& part);
    std::string take();

private:
    std::string json_;
    bool in_line_ = false, has_part_ = false;
};

// What semantics are written with.
void append_json_string(std::string& json, std::string_view text);
/// Two decimals are a fiftieth of a pixel on the densest screen; no exponent, no locale.
void append_json_number(std::string& json, float value);

}  // namespace viva::ui
