// Panels that stand for a thing: a deck, a note that treats the same topic, a message of the app.
#pragma once

#include <span>
#include <string_view>

#include "ui/context.h"

namespace viva::ui {

/// Shares of a bar, 0…1 each: dark what is known, light what is being learnt.
struct ProgressShares {
    float known = 0;
    float learning = 0;
};

/// The bar alone.
void draw_shares(UiContext& ui, Rect rect, ProgressShares shares);

/// A bar with a name and a value in words. `shown` is the share that is drawn as known while it moves.
void progress_bar(UiContext& ui, std::string_view key, Rect rect, ProgressShares shares, float shown,
                  std::string_view name, std::string_view value);

struct DeckCard {
    std::string_view title;
    std::string_view name;      ///< For who cannot see `count` beside the title.
    std::string_view language;  ///< BCP 47 of the title.
    std::string_view count;     ///< "16 questions"
    std::string_view source;    ///< Which note it is of, where the title does not say it.
    std::string_view today;     ///< "today 5"; empty: nothing to do.
    std::string_view progress;  ///< What the bar shows, in words.
    std::string_view href;
    ProgressShares shares;
};
/// Its source has a line of its own where it does not fit beside the rest.
float deck_card_height(const UiContext& ui, const DeckCard& deck, float width);
/// Cards that stand side by side are as high as the highest of them.
bool deck_card(UiContext& ui, std::string_view key, Rect rect, const DeckCard& deck);

struct RelatedCard {
    std::string_view language;  ///< BCP 47, shown as "RU".
    std::string_view title;
    std::string_view excerpt;
    std::string_view href;
};
float related_card_height(const UiContext& ui, const RelatedCard& related, float width);
bool related_card(UiContext& ui, std::string_view key, Rect rect, const RelatedCard& related);

/// A small card that shows where a link leads, below it or above it, over everything else. No control, no node: a
/// screen reader follows the link.
void preview_card(UiContext& ui, Rect link, std::string_view title, std::string_view excerpt);

/// The way to the note before or after.
struct NeighbourCard {
    std::string_view label;  ///< "Next note"
    std::string_view title;
    std::string_view href;
    std::string_view language;  ///< Of the title.
    bool forward = true;
};
inline constexpr float neighbour_card_height = 74;
bool neighbour_card(UiContext& ui, std::string_view key, Rect rect, const NeighbourCard& neighbour);

struct Banner {
    bool warning = false;  ///< An alert; otherwise a status.
    std::string_view text;
    std::span<const std::string_view> buttons;  ///< The first is the one that helps.
    bool calls_for_action = true;               ///< False: it only tells, and its button only closes it.
};
float banner_height(const UiContext& ui, const Banner& banner, float width);
/// Returns the index of the pressed button, or -1.
int draw_banner(UiContext& ui, std::string_view key, float x, float y, float width, const Banner& banner);

}  // namespace viva::ui
