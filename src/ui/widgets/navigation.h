// What leads somewhere: the tree of notes, the outline, the bars.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/context.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/icons.h"

namespace viva::ui {

/// How well a question is known: the mark in the tree.
enum class Knowledge : std::uint8_t { fresh, learning, known, suspended };

/// Empty, half, full; crossed out when suspended.
void knowledge_dot(UiContext& ui, float x, float y, Knowledge knowledge);
/// The mark in words, for whoever does not see it.
std::string_view words_for(const UiContext& ui, Knowledge knowledge);

/// Heights of the tree's rows; fingers need more than a mouse.
struct TreeRows {
    float note, section, question;
};
TreeRows tree_rows(const UiContext& ui);

struct TreeItem {
    std::string_view label;
    std::string_view href;
    Knowledge knowledge = Knowledge::fresh;
    bool current = false;
    std::string_view language;
};
/// A question in the tree.
bool tree_item(UiContext& ui, std::string_view key, Rect rect, const TreeItem& item);

/// How much of a note or a section is known, in numbers and in words; nothing where no card was asked yet.
struct TreeKnown {
    ProgressShares shares;
    std::string words;
};

struct TreeNote {
    std::string_view label;
    std::string_view href;
    std::string_view count;
    bool current = false;
    std::string_view language;
    bool read = false;  ///< To its end.
    TreeKnown known;
};
/// A note in the tree, with the number of its questions.
bool tree_note(UiContext& ui, std::string_view key, Rect rect, const TreeNote& note);

/// A heading in the tree with a count at its end; pressed, it opens the section.
bool tree_section(UiContext& ui, std::string_view key, Rect rect, std::string_view label, std::string_view count,
                  std::string_view href, const TreeKnown& known = {});

/// A place of the app in the tree's head or the bottom bar.
struct PlaceItem {
    std::string_view label;
    std::string_view href;
    Icon icon = Icon::home;
    bool current = false;
};
bool side_place(UiContext& ui, std::string_view key, Rect rect, const PlaceItem& item);
/// `size` of the label in pixels.
bool bottom_place(UiContext& ui, std::string_view key, Rect rect, const PlaceItem& item, float size);
inline constexpr float bottom_bar_height = 66;

/// A heading in the outline of a note; `depth` 0… indents.
bool outline_item(UiContext& ui, std::string_view key, Rect rect, std::string_view label, std::string_view href,
                  int depth, bool current);
float outline_item_height(const UiContext& ui, std::string_view label, float width, int depth);

}  // namespace viva::ui
