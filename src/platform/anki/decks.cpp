#include "platform/anki/decks.h"

#include <vector>

#include "anki/exchange.h"
#include "app/settings.h"
#include "srs/event.h"
#include "srs/json_line.h"

namespace viva::platform {
namespace {

/// The log as the app folds it: under the settings that stand in it.
srs::ReviewState fold(const model::Collection& collection, std::string_view log) {
    srs::ReviewState reviews;
    reviews.apply(srs::parse_any_events(log, "log").events);
    const std::vector<app::Deck> decks = app::make_decks(collection);
    const app::Settings settings = app::read_settings(reviews, {}, decks);
    reviews.set_options(app::replay_options(settings, collection, decks));
    return reviews;
}

}  // namespace

Result<std::string> make_deck(const model::Collection& collection, std::string_view log, bool as_text, model::Time now,
                              std::int32_t zone_minutes) {
    const srs::ReviewState reviews = fold(collection, log);
    if (as_text) return anki::write_text(anki::make_cards(collection, reviews, anki::Which::all));
    return anki::write_package(anki::make_cards(collection, reviews, anki::Which::asked),
                               anki::write_options(reviews, now, zone_minutes));
}

DeckFile read_deck(const model::Collection& collection, std::string_view log, std::string_view name,
                   std::string_view bytes, std::int32_t zone_minutes) {
    srs::JsonLineWriter status;
    status.string("deck", "read").string("file", name);
    const auto package = anki::read_package(bytes);
    if (!package) return {std::nullopt, status.string("refused", anki::refusal_name(package.error())).finish()};
    const anki::History history = anki::find_history(*package, collection, fold(collection, log), zone_minutes);
    std::string missed;
    for (const std::string& question : history.missed) missed.append(missed.empty() ? "" : "\n").append(question);
    status.integer("matched", static_cast<std::int64_t>(history.matched));
    status.integer("unmatched", static_cast<std::int64_t>(history.unmatched));
    status.integer("known", static_cast<std::int64_t>(history.known)).string("missed", missed);
    return {srs::write_event_file(history.events), status.finish()};
}

}  // namespace viva::platform
