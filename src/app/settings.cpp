#include "app/settings.h"

#include <algorithm>
#include <charconv>

#include "quiz/queue.h"
#include "srs/calendar.h"
#include "srs/index_sort.h"
#include "srs/number_text.h"

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

/// Percents of a usual day, from Monday on; all 100 unless there are seven numbers.
std::array<int, 7> easy_days(std::string_view text) {
    std::array<int, 7> days;
    days.fill(100);
    const std::vector<std::int64_t> given = srs::parse_integers(text);
    if (given.size() != days.size()) return days;
    for (std::size_t i = 0; i < days.size(); ++i)
        days[i] = static_cast<int>(std::clamp<std::int64_t>(given[i], 0, 100));
    return days;
}

srs::Parameters parameters(std::string_view text) {
    srs::Parameters parameters = srs::default_parameters;
    const std::vector<double> given = srs::parse_millionths(text);
    if (given.size() == parameters.size()) std::copy(given.begin(), given.end(), parameters.begin());
    return srs::clip_parameters(parameters);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
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

Settings read_settings(const srs::ReviewState& reviews, const StartOptions& options, const std::vector<Deck>& decks,
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
    settings.parameters = parameters(value(setting_name::parameters).value_or(""));
    settings.retention = number(value(setting_name::retention), least_retention, most_retention, default_retention);
    const std::string prefix = std::string(setting_name::retention) + '/';
    for (const Deck& deck : decks)
        if (const auto own = value(prefix + deck.id); own && !own->empty())
            settings.deck_retention.push_back(
                {deck.id, number(own, least_retention, most_retention, settings.retention)});
    settings.due_cards = number(value(setting_name::due_cards), 0, most_due_cards, 0);
    settings.easy_days = easy_days(value(setting_name::easy_days).value_or(""));
    settings.spread = value(setting_name::spread) != "off";
    settings.interview.day = day_of_date(value(setting_name::interview).value_or(""));
    settings.interview.minutes =
        number(value(setting_name::interview_minutes), 1, most_interview_minutes, settings.interview.minutes);
    settings.interview.decks = lines_of(value(setting_name::interview_decks).value_or(""));
    // Decks that were renamed or taken out since are nowhere to be seen; none left means all, as if none was chosen.
    std::erase_if(settings.interview.decks, [&](const std::string& id) { return find_deck(decks, id) == nullptr; });
    return settings;
}

srs::Weekdays Settings::weekdays() const {
    srs::Weekdays shares;
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = easy_days[i] / 100.0;
    return shares;
}

srs::ReplayOptions replay_options(const Settings& settings, const model::Collection& collection,
                                  const std::vector<Deck>& decks) {
    srs::ReplayOptions options;
    options.scheduler.parameters = settings.parameters;
    options.scheduler.desired_retention = settings.retention / 100.0;
    options.spread = {settings.spread, settings.weekdays()};
    for (const DeckRetention& own : settings.deck_retention) {
        const Deck* deck = find_deck(decks, own.deck);
        if (deck == nullptr || own.percent == settings.retention) continue;
        for (const std::uint32_t card : deck->cards)
            options.retention.push_back({collection.cards[card].id, own.percent / 100.0});
    }
    std::vector<std::uint32_t> order(options.retention.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    srs::sort_indices(
        order, [&](std::uint32_t a, std::uint32_t b) { return options.retention[a].card < options.retention[b].card; });
    std::vector<srs::CardRetention> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t each : order) sorted.push_back(options.retention[each]);
    options.retention = std::move(sorted);
    return options;
}

std::vector<std::uint32_t> interview_cards(const model::Collection& collection, const std::vector<Deck>& decks,
                                           const Interview& interview, const srs::ReviewState& reviews) {
    std::vector<std::uint32_t> questions, details;
    for (const Deck& deck : decks) {
        const bool wanted = interview.decks.empty() ||
                            std::find(interview.decks.begin(), interview.decks.end(), deck.id) != interview.decks.end();
        if (!wanted) continue;
        for (const std::uint32_t card : deck.cards) {
            const model::Card& asked = collection.cards[card];
            const bool fresh = reviews.card(asked.id).state == srs::State::New;
            if (quiz::is_stopped(asked, reviews) || (fresh && !quiz::is_awake(asked, reviews))) continue;
            (asked.derived_from == 0 ? questions : details).push_back(card);
        }
    }
    std::vector<std::uint32_t> cards = quiz::in_turns(collection, questions);
    for (const std::uint32_t card : quiz::in_turns(collection, details)) cards.push_back(card);
    return cards;
}

std::optional<std::int32_t> day_of_date(std::string_view date) {
    int parts[3] = {};
    constexpr std::size_t starts[] = {0, 5, 8};
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) {
        const char* const end = date.data() + (i == 0 ? 4 : starts[i] + 2);
        const auto [stop, error] = std::from_chars(date.data() + starts[i], end, parts[i]);
        if (error != std::errc{} || stop != end) return std::nullopt;
    }
    const auto [year, month, day] = parts;
    if (year < 1970 || month < 1 || month > 12 || day < 1) return std::nullopt;
    const std::int32_t number = srs::day_of_date({year, month, day});
    // The 31st of a short month is another date.
    return date_of_day(number) == date ? std::optional(number) : std::nullopt;
}

std::string date_of_day(std::int32_t number) {
    const srs::Date date = srs::date_of_day(number);
    std::string text = "0000-00-00";
    const auto put = [&](std::size_t end, int value) {
        for (; value > 0; value /= 10) text[--end] = static_cast<char>('0' + value % 10);
    };
    put(4, std::clamp(date.year, 0, 9999));
    put(7, date.month);
    put(10, date.day);
    return text;
}

}  // namespace viva::app
