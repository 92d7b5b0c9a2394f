#include "app/settings.h"

#include <algorithm>
#include <charconv>

namespace viva::app {
namespace {

/// The number that a setting holds, kept within its range; `otherwise` if it is none.
int number(std::optional<std::string_view> text, int least, int most, int otherwise) {
    if (!text) return otherwise;
    int value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size()) return otherwise;
    return std::clamp(value, least, most);
}

Language choose_language(std::optional<std::string_view> setting, const StartOptions& options) {
    if (!options.url_language.empty()) return language_from_tag(options.url_language);
    if (setting) return language_from_tag(*setting);
    return language_from_tag(options.browser_language);
}

}  // namespace

std::string_view name(ThemeChoice theme) {
    switch (theme) {
        case ThemeChoice::system: return "system";
        case ThemeChoice::paper: return "paper";
        case ThemeChoice::night: return "night";
    }
    return "system";
}

std::optional<ThemeChoice> theme_from_name(std::string_view text) {
    for (const ThemeChoice theme : {ThemeChoice::system, ThemeChoice::paper, ThemeChoice::night})
        if (text == name(theme)) return theme;
    return std::nullopt;
}

Settings read_settings(const srs::ReviewState& reviews, const StartOptions& options,
                       std::span<const model::Setting> newer) {
    const auto value = [&](std::string_view name) -> std::optional<std::string_view> {
        for (std::size_t i = newer.size(); i-- > 0;)
            if (newer[i].name == name) return newer[i].value;
        return reviews.setting(name);
    };
    Settings settings;
    settings.language = choose_language(value(setting_name::language), options);
    const auto from_url = theme_from_name(options.url_theme);
    const auto chosen = theme_from_name(value(setting_name::theme).value_or(""));
    settings.theme = from_url ? *from_url : chosen.value_or(ThemeChoice::system);
    settings.text_size = number(value(setting_name::text_size), 0, text_sizes - 1, default_text_size);
    settings.new_cards = number(value(setting_name::new_cards), 0, most_new_cards, default_new_cards);
    settings.person = std::string(value(setting_name::person).value_or(""));
    return settings;
}

}  // namespace viva::app
