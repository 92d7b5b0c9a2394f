// What is pressed: buttons, chips, links, the grades.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/review.h"
#include "ui/context.h"

namespace viva::ui {

enum class ButtonKind : std::uint8_t {
    primary,    ///< The one thing to do on a screen.
    secondary,  ///< On a card with a border.
    quiet,      ///< Text only.
};

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    std::string_view shortcut;  ///< aria-keyshortcuts, and shown beside the label where a keyboard is likely.
    std::string_view name;      ///< Accessible name where the label alone says too little.
    bool disabled = false;
    float size = 16;
};

/// Width and height that the button wants.
float button_width(const UiContext& ui, std::string_view label, const ButtonOptions& options = {});
float button_height(const UiContext& ui, const ButtonOptions& options = {});

/// True when it is pressed.
bool button(UiContext& ui, std::string_view key, Rect rect, std::string_view label, const ButtonOptions& options = {});

/// A small round label; `accented` on the accent's soft ground.
float chip_width(const UiContext& ui, std::string_view label, bool accented = false);
inline constexpr float chip_height = 28;
/// Draws a chip that only says something, `chip_height` high in the middle of `rect`; its node is a paragraph.
void chip(UiContext& ui, std::string_view key, Rect rect, std::string_view label, bool accented = false);
struct ChipOptions {
    std::string_view name;  ///< Accessible name where the label alone says too little.
    Tristate expanded = Tristate::unset;
};
/// A chip to press; it is drawn `chip_height` high in the middle of its rectangle, its label in the middle of it.
bool chip_button(UiContext& ui, std::string_view key, Rect rect, std::string_view label,
                 const ChipOptions& options = {});

/// How high a row of chips is: on a phone a finger has to hit one.
float chip_row_height(const UiContext& ui);

/// Places for chips, left to right, in as many rows as the width asks for.
class ChipFlow {
public:
    ChipFlow(const UiContext& ui, float width, bool from_right = false)
        : width_(width), row_(chip_row_height(ui)), from_right_(from_right) {}
    /// The place of the next chip, relative to the corner of the rows.
    Rect place(float width);
    float height() const { return y_ + row_; }

private:
    float width_, row_;
    bool from_right_;
    float x_ = 0, y_ = 0;
};

/// A small button before a heading, which begins at its left or `from_right`; `lit` while the pointer is near, `done`
/// right after it was pressed.
bool anchor_button(UiContext& ui, std::string_view key, Rect rect, std::string_view name, bool from_right, bool done,
                   bool lit);

/// Underlined text that goes somewhere; as wide as its text. `href` as in semantics.h.
bool link(UiContext& ui, std::string_view key, Rect rect, std::string_view label, std::string_view href, float size);

/// One of the four grades with the interval that it gives (perhaps none); `suggested` by how the answer compared.
bool rating_button(UiContext& ui, Rect rect, model::Rating rating, std::string_view interval, bool suggested);
float rating_button_height(const UiContext& ui);

/// A key cap: "1", "U".
float key_cap_width(const UiContext& ui, std::string_view text);
void key_cap(UiContext& ui, float x, float y, std::string_view text);
inline constexpr float key_cap_height = 20;

}  // namespace viva::ui
