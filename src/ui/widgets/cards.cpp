#include "ui/widgets/cards.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/control.h"
#include "ui/widgets/icons.h"

namespace viva::ui {
namespace {

constexpr float banner_side = 16;
constexpr float banner_icon = 20;
constexpr float banner_gap = 10;

TextStyle banner_style(const UiContext& ui) { return regular(ui, 15, ui.palette->ink, 1.5F); }

ButtonOptions banner_button(const Banner& banner, std::size_t index) {
    const bool first = index == 0 && banner.calls_for_action;
    return {.kind = first ? ButtonKind::primary : ButtonKind::secondary, .size = 15};
}

/// Where a banner's text and buttons go: side by side where there is room.
struct BannerLayout {
    float text_width = 0, text_height = 0;
    float buttons_width = 0;
    bool stacked = false;
    float height = 0;
};

BannerLayout lay_out(const UiContext& ui, const Banner& banner, float width) {
    BannerLayout layout;
    for (std::size_t i = 0; i < banner.buttons.size(); ++i)
        layout.buttons_width += button_width(ui, banner.buttons[i], banner_button(banner, i)) + banner_gap;
    const float left = banner_side + banner_icon + banner_gap;
    const float inside = width - left - banner_side;
    layout.stacked = inside - layout.buttons_width < 260;
    layout.text_width = layout.stacked ? inside : inside - layout.buttons_width;
    layout.text_height = wrapped_height(banner_style(ui), banner.text, layout.text_width);
    const float button = banner.buttons.empty() ? 0 : button_height(ui, banner_button(banner, 0));
    layout.height = 28 + (layout.stacked ? layout.text_height + (button > 0 ? button + 12 : 0)
                                         : std::max(layout.text_height, button));
    return layout;
}

std::string upper_tag(std::string_view language) {
    std::string text(language.substr(0, 2));
    for (char& letter : text)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

}  // namespace

void draw_shares(UiContext& ui, Rect rect, ProgressShares shares) {
    const float radius = rect.height / 2;
    fill(ui, rect, ui.palette->line, radius);
    const float known = std::round(rect.width * std::clamp(shares.known, 0.0F, 1.0F));
    const float both = std::round(rect.width * std::clamp(shares.known + shares.learning, 0.0F, 1.0F));
    if (both >= 1)
        fill(ui, {rect.x, rect.y, std::max(both, rect.height), rect.height},
             mix(ui.palette->line, ui.palette->accent, 0.45F), radius);
    if (known >= 1) fill(ui, {rect.x, rect.y, std::max(known, rect.height), rect.height}, ui.palette->accent, radius);
}

void progress_bar(UiContext& ui, std::string_view key, Rect rect, ProgressShares shares, float shown,
                  std::string_view name, std::string_view value) {
    ui.semantics.add(key, {.role = Role::progress_bar,
                           .name = std::string(name),
                           .description = std::string(value),
                           .value = std::to_string(std::lround(static_cast<double>(shares.known) * 100)),
                           .rect = rect,
                           .minimum = 0,
                           .maximum = 100});
    draw_shares(ui, rect, {shown, shares.learning});
}

namespace {

constexpr float deck_card_low = 110, deck_source_line = 22;

/// The questions and where they are from, in one line.
std::string deck_line(const DeckCard& deck) {
    std::string line(deck.count);
    if (!deck.source.empty()) line.append(" · ").append(deck.source);
    return line;
}

float today_room(const UiContext& ui, const DeckCard& deck) {
    return deck.today.empty() ? 0 : text_width(semibold(ui, 14, 0), deck.today) + 10;
}

}  // namespace

float deck_card_height(const UiContext& ui, const DeckCard& deck, float width) {
    const bool fits = text_width(regular(ui, 14, 0), deck_line(deck)) <= width - 38 - today_room(ui, deck);
    return fits || deck.source.empty() ? deck_card_low : deck_card_low + deck_source_line;
}

bool deck_card(UiContext& ui, std::string_view key, Rect rect, const DeckCard& deck) {
    std::string description = deck_line(deck);
    if (!deck.today.empty()) description.append(", ").append(deck.today);
    description.append(", ").append(deck.progress);
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(deck.name),
                                   .description = std::move(description),
                                   .href = std::string(deck.href),
                                   .language = std::string(deck.language),
                                   .rect = rect});
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    fill(ui, rect, stirred(ui, state, colors.card), radius_card);
    outline(ui, rect, state.hovered ? mix(colors.line, colors.accent, 0.5F) : colors.line, radius_card);
    const float inside = rect.width - 38;
    draw_text(ui, semibold(ui, 17, colors.ink), deck.title, {rect.x + 19, rect.y + 17, inside, 28}, Align::left,
              Overflow::elide);
    const TextStyle soft = regular(ui, 14, colors.soft);
    const bool high = rect.height > deck_card_low;
    draw_text(ui, soft, high ? std::string(deck.count) : deck_line(deck),
              {rect.x + 19, rect.y + 48, inside - today_room(ui, deck), 24}, Align::left, Overflow::elide);
    if (high)
        draw_text(ui, soft, deck.source, {rect.x + 19, rect.y + 48 + deck_source_line, inside, 24}, Align::left,
                  Overflow::elide);
    if (!deck.today.empty())
        draw_text(ui, semibold(ui, 14, colors.accent), deck.today, {rect.x + 19, rect.y + 48, inside, 24},
                  Align::right);
    draw_shares(ui, {rect.x + 19, rect.y + rect.height - 25, inside, 6}, deck.shares);
    show_focus(ui, state, rect, radius_card);
    return state.activated;
}

namespace {

constexpr float related_side = 18;

float related_text_width(float width) { return width - 2 * related_side - 46; }

}  // namespace

float related_card_height(const UiContext& ui, const RelatedCard& related, float width) {
    const float inside = related_text_width(width);
    const std::size_t most = ui.width == Width::phone ? 3 : 1;
    const std::size_t lines = std::min(wrap(regular(ui, 14, 0, 1.6F), related.excerpt, inside, most).size(), most);
    return wrapped_height(semibold(ui, 15, 0, 1.6F), related.title, inside) + static_cast<float>(lines) * 22 + 28;
}

bool related_card(UiContext& ui, std::string_view key, Rect rect, const RelatedCard& related) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(related.title),
                                   .description = std::string(related.excerpt),
                                   .href = std::string(related.href),
                                   .language = std::string(related.language),
                                   .rect = rect});
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    fill(ui, rect, stirred(ui, state, colors.card), 12);
    outline(ui, rect, state.hovered ? mix(colors.line, colors.accent, 0.5F) : colors.line, 12);
    const Rect tag_box = {rect.x + related_side, rect.y + rect.height / 2 - 11, 32, 22};
    outline(ui, tag_box, colors.line, 6);
    draw_text(ui, regular(ui, 12, colors.soft), upper_tag(related.language), tag_box, Align::center);
    const float x = rect.x + related_side + 46;
    const float inside = related_text_width(rect.width);
    const float title_height =
        draw_wrapped(ui, semibold(ui, 15, colors.ink, 1.6F), related.title, x, rect.y + 14, inside);
    draw_wrapped(ui, regular(ui, 14, colors.soft, 1.6F), related.excerpt, x, rect.y + 14 + title_height, inside,
                 Align::left, ui.width == Width::phone ? 3 : 1);
    show_focus(ui, state, rect, 12);
    return state.activated;
}

void preview_card(UiContext& ui, Rect link, std::string_view title, std::string_view excerpt) {
    const Rect seen = ui.visible();
    const float width = std::min(360.0F, seen.width - 24);
    const TextStyle strong = semibold(ui, 15, ui.palette->ink, 1.4F), style = regular(ui, 14, ui.palette->soft, 1.5F);
    constexpr std::size_t most_lines = 4;
    const std::size_t lines =
        excerpt.empty() ? 0 : std::min(wrap(style, excerpt, width - 32, most_lines).size(), most_lines);
    const float title_height = wrapped_height(strong, title, width - 32);
    const float height = 26 + title_height + (lines > 0 ? 4 + static_cast<float>(lines) * 21 : 0);
    const float x = std::clamp(link.x, seen.x + 12, seen.x + seen.width - width - 12);
    const bool below = link.y + link.height + 8 + height <= seen.y + seen.height;
    const float y = below ? link.y + link.height + 8 : link.y - 8 - height;
    const Rect rect = {std::round(x), std::round(y), width, height};
    ui.push_layer_above();
    shadow(ui, rect, radius_card);
    fill(ui, rect, ui.palette->card, radius_card);
    outline(ui, rect, ui.palette->line, radius_card);
    const float used = draw_wrapped(ui, strong, title, rect.x + 16, rect.y + 12, width - 32);
    if (lines > 0)
        draw_wrapped(ui, style, excerpt, rect.x + 16, rect.y + 16 + used, width - 32, Align::left, most_lines);
    ui.pop_layer_above();
}

bool neighbour_card(UiContext& ui, std::string_view key, Rect rect, const NeighbourCard& neighbour) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(neighbour.label) + ": " + std::string(neighbour.title),
                                   .href = std::string(neighbour.href),
                                   .language = std::string(neighbour.language),
                                   .rect = rect});
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    fill(ui, rect, stirred(ui, state, colors.card), 12);
    outline(ui, rect, state.hovered ? mix(colors.line, colors.accent, 0.5F) : colors.line, 12);
    const Align align = neighbour.forward ? Align::right : Align::left;
    const Rect inside = {rect.x + 18, rect.y + 12, rect.width - 36, 22};
    draw_text(ui, regular(ui, 13, colors.soft), neighbour.label, inside, align, Overflow::elide);
    draw_text(ui, semibold(ui, 15, colors.ink), neighbour.title, {inside.x, inside.y + 24, inside.width, 26}, align,
              Overflow::elide);
    show_focus(ui, state, rect, 12);
    return state.activated;
}

float banner_height(const UiContext& ui, const Banner& banner, float width) {
    return lay_out(ui, banner, width).height;
}

int draw_banner(UiContext& ui, std::string_view key, float x, float y, float width, const Banner& banner) {
    const BannerLayout layout = lay_out(ui, banner, width);
    const Palette& colors = *ui.palette;
    const Rect rect = {x, y, width, layout.height};
    ui.semantics.open(key, {.role = banner.warning ? Role::alert : Role::status, .rect = rect});
    fill(ui, rect, banner.warning ? mix(colors.card, colors.again, 0.10F) : colors.accent_soft, radius_panel);
    outline(ui, rect, banner.warning ? mix(colors.line, colors.again, 0.6F) : mix(colors.line, colors.accent, 0.4F),
            radius_panel);
    const float button = banner.buttons.empty() ? 0 : button_height(ui, banner_button(banner, 0));
    const float row = layout.stacked ? layout.text_height : layout.height - 28;
    draw_icon(ui,
              banner.warning            ? Icon::warning
              : banner.calls_for_action ? Icon::check
                                        : Icon::note,
              x + banner_side, y + 14 + (std::min(row, 28.0F) - banner_icon) / 2, banner_icon,
              banner.warning ? colors.again : colors.accent);
    const float left = x + banner_side + banner_icon + banner_gap;
    const float text_y = layout.stacked ? y + 14 : y + 14 + (row - layout.text_height) / 2;
    paragraph(ui, "text", banner_style(ui), banner.text, left, text_y, layout.text_width);
    float at = layout.stacked ? left : x + width - banner_side - layout.buttons_width + banner_gap;
    const float button_y = layout.stacked ? y + 14 + layout.text_height + 12 : y + (layout.height - button) / 2;
    int pressed = -1;
    for (std::size_t i = 0; i < banner.buttons.size(); ++i) {
        const float wide = button_width(ui, banner.buttons[i], banner_button(banner, i));
        if (ui::button(ui, banner.buttons[i], {at, button_y, wide, button}, banner.buttons[i],
                       banner_button(banner, i)))
            pressed = static_cast<int>(i);
        at += wide + banner_gap;
    }
    ui.semantics.close();
    return pressed;
}

}  // namespace viva::ui
