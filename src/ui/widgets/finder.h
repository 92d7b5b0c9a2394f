// The parts of the search palette: its field, its rows, text with marks in it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/context.h"
#include "ui/draw.h"

namespace viva::ui {

/// Bytes of a text that stand out.
struct MarkedRange {
    std::uint32_t offset = 0, size = 0;
};

/// One line with its marks bold on their own ground. A text too long for the box begins near its first mark.
void marked_text(UiContext& ui, const TextStyle& style, std::string_view text, std::span<const MarkedRange> marks,
                 Rect box);

struct FinderField {
    NodeId id = 0;
    std::optional<std::string> typed;  ///< The whole text after a change; outside composition.
    bool entered = false;              ///< Enter.
};

inline constexpr float finder_field_height = 60;

/// The palette's field: a combobox that hears every change. `placeholder` shows while it is empty.
FinderField finder_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                         std::string_view placeholder, const std::string& text);

/// The field that narrows a list; the whole text after a change.
std::optional<std::string> filter_field(UiContext& ui, Rect rect, const std::string& text);

/// A line of the palette's list: what it leads to, above what stands there.
struct FinderRow {
    std::string_view title, detail;
    std::span<const MarkedRange> title_marks, detail_marks;
    std::string_view language;
    bool chosen = false;
};

inline constexpr float finder_row_height = 64;

/// True when it is pressed. `id` receives its node.
bool finder_row(UiContext& ui, std::string_view key, Rect rect, const FinderRow& row, NodeId& id);

/// The field-like button that opens the search; shows its key where a keyboard is likely.
bool finder_button(UiContext& ui, Rect rect);

/// A hint of the empty palette: an operator and what it does; pressed, it is put into the field.
inline constexpr float finder_hint_height = 44;
bool finder_hint(UiContext& ui, Rect rect, std::string_view sign, std::string_view meaning);

}  // namespace viva::ui
