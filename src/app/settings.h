// What a person chose. Settings are events like grades, so that they follow the person to another device.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/words.h"
#include "srs/replay.h"

namespace viva::app {

enum class ThemeChoice : std::uint8_t { system, paper, night };

/// Names of the settings' events.
namespace setting_name {
inline constexpr std::string_view language = "language";
inline constexpr std::string_view theme = "theme";
inline constexpr std::string_view text_size = "text_size";
inline constexpr std::string_view new_cards = "new_cards";
inline constexpr std::string_view person = "name";
}  // namespace setting_name

inline constexpr int most_new_cards = 999;
inline constexpr int default_new_cards = 10;
inline constexpr int text_sizes = 6;
inline constexpr int default_text_size = 2;
inline constexpr std::uint16_t longest_name = 40;  ///< Characters.

struct Settings {
    Language language = Language::en;
    ThemeChoice theme = ThemeChoice::system;
    int text_size = default_text_size;  ///< 0…5
    int new_cards = default_new_cards;  ///< A day.
    std::string person;

    bool operator==(const Settings&) const = default;
};

/// How the app was opened.
struct StartOptions {
    std::string browser_language;  ///< BCP 47
    std::string url_language;      ///< ?lang=; empty: not given. Wins over the setting.
    std::string url_theme;         ///< ?theme=paper|night
    std::string hash;
    bool embedded = false;
    std::uint64_t seed = 1;  ///< For the order of cards and for ids of events that cannot be stored.
};

/// The settings as the log has them, with the URL above and the browser below it. `newer` are on their way into the
/// log, the latest last.
Settings read_settings(const srs::ReviewState& reviews, const StartOptions& options,
                       std::span<const model::Setting> newer = {});

std::string_view name(ThemeChoice theme);
std::optional<ThemeChoice> theme_from_name(std::string_view name);

}  // namespace viva::app
