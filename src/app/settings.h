// What a person chose. Settings are events like grades, so that they follow the person to another device.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/decks.h"
#include "base/later.h"
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
inline constexpr std::string_view parameters = "parameters";  ///< FSRS-6, in millionths; empty: the defaults.
inline constexpr std::string_view retention = "retention";    ///< Percent; "retention/<deck id>" for one deck.
inline constexpr std::string_view due_cards = "due_cards";    ///< A day at most; 0: all of them.
inline constexpr std::string_view easy_days = "easy_days";    ///< Percent of a usual day, from Monday on.
inline constexpr std::string_view spread = "spread";          ///< "on" or "off".
inline constexpr std::string_view interview = "interview";    ///< "2026-12-24"; empty: none.
inline constexpr std::string_view interview_minutes = "interview_minutes";  ///< A day.
inline constexpr std::string_view interview_decks = "interview_decks";      ///< Ids, a line each; empty: all.
/// With a note's id after it: "1" once the note was read to its end.
inline constexpr std::string_view read = "read:";
/// With a note's id after it: "1" while its answers are folded away, else "0".
inline constexpr std::string_view hide = "hide:";
}  // namespace setting_name

inline constexpr int most_new_cards = 999;
inline constexpr int default_new_cards = 10;
inline constexpr int text_sizes = 6;
inline constexpr int default_text_size = 2;
inline constexpr std::uint16_t longest_name = 40;  ///< Characters.

inline constexpr int least_retention = 70;  ///< Percent.
inline constexpr int most_retention = 97;
inline constexpr int default_retention = 90;
inline constexpr int most_due_cards = 9999;
inline constexpr int most_interview_minutes = 600;

/// A deck that shall be remembered better, or less well, than the others.
struct DeckRetention {
    std::string deck;
    int percent = default_retention;

    bool operator==(const DeckRetention&) const = default;
};

/// What is being prepared for.
struct Interview {
    std::optional<std::int32_t> day;  ///< srs::day_number of its date; nothing: there is none.
    int minutes = 30;                 ///< To learn, a day.
    std::vector<std::string> decks;   ///< Ids, as in the route; empty: all of them.

    bool operator==(const Interview&) const = default;
};

struct Settings {
    Language language = Language::en;
    ThemeChoice theme = ThemeChoice::system;
    int text_size = default_text_size;  ///< 0…5
    int new_cards = default_new_cards;  ///< A day.
    std::string person;
    srs::Parameters parameters = srs::default_parameters;
    int retention = default_retention;          ///< Percent of due cards that shall be remembered.
    std::vector<DeckRetention> deck_retention;  ///< Where a deck has its own.
    int due_cards = 0;                          ///< A day at most; 0: all of them.
    std::array<int, 7> easy_days = {100, 100, 100, 100, 100, 100, 100};  ///< Percent of a usual day, from Monday on.
    bool spread = true;  ///< Due dates move a little, to days with less to do.
    Interview interview;

    /// `easy_days` as shares, 0…1.
    srs::Weekdays weekdays() const;

    bool operator==(const Settings&) const = default;
};

/// How the app was opened.
struct StartOptions {
    std::string browser_language;  ///< BCP 47
    std::string url_language;      ///< ?lang=; empty: not given. Wins over the setting.
    std::string url_theme;         ///< ?theme=paper|night
    std::string hash;
    std::string repository;  ///< Where the notes' sources are shown, ends in '/'; empty: nowhere.
    std::string site;        ///< Where it lies, without the origin: tells the sites of an origin apart. Empty: unknown.
    bool embedded = false;
    bool finds_folded = true;  ///< Find of the page looks into what is folded away. Else nothing is folded.
    std::uint64_t seed = 1;    ///< For the order of cards and for ids of events that cannot be stored.
    /// Where the notes come in volumes: of each, one past its last document. Empty: all notes are there.
    std::vector<std::uint32_t> volume_ends;
};

/// The settings as the log has them, with the URL above and the browser below it. `newer` are on their way into the
/// log, the latest last.
Settings read_settings(const srs::ReviewState& reviews, const StartOptions& options, const std::vector<Deck>& decks,
                       std::span<const model::Setting> newer = {});

/// How the log folds under these settings.
srs::ReplayOptions replay_options(const Settings& settings, const model::Collection& collection,
                                  const std::vector<Deck>& decks);

/// The cards that an interview is about: those of its decks that are not suspended, without new details whose question
/// has not settled. A plan takes cards that gain the same in this order: questions before details, all notes in turns.
VIVA_LATER std::vector<std::uint32_t> interview_cards(const model::Collection& collection,
                                                      const std::vector<Deck>& decks, const Interview& interview,
                                                      const srs::ReviewState& reviews);

/// "2026-12-24" to its srs::day_number, and back. Nothing for what is no date of the years 1970 to 9999.
std::optional<std::int32_t> day_of_date(std::string_view date);
std::string date_of_day(std::int32_t day);

std::string_view name(ThemeChoice theme);
std::optional<ThemeChoice> theme_from_name(std::string_view name);

}  // namespace viva::app
