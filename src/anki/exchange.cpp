#include "anki/exchange.h"

#include <algorithm>
#include <map>
#include <set>

#include "anki/fields.h"
#include "base/hash.h"
#include "base/light_fold.h"
#include "srs/calendar.h"
#include "srs/event.h"

namespace viva::anki {
namespace {

/// Two answers of a card with one rating are one answer, told twice, when they are nearer than this.
constexpr model::Time same_answer_ms = 1000;

/// One level of a deck's name: Anki parts levels by "::".
std::string deck_level(std::string_view name) {
    std::string level(name);
    for (std::size_t at = 0; (at = level.find("::", at)) != std::string::npos;) level.replace(at, 2, ":");
    return level;
}

/// "Note::Section"
std::string deck_of(const model::Collection& collection, const model::Card& card) {
    const model::Document& document = collection.documents[card.document];
    std::string deck = deck_level(document.title);
    if (card.section < document.sections.size())
        if (const auto name = document.of(document.sections[card.section].name); !name.empty())
            deck.append("::").append(deck_level(name));
    return deck;
}

/// What two questions are compared as: case, runs of white space and Markdown's marks do not count.
std::string compared(std::string_view question) {
    std::string folded = light_fold(one_line(question));
    std::erase_if(folded, [](char byte) { return byte == '`' || byte == '*' || byte == '\\'; });
    return folded;
}

/// The cards of a collection as Anki's notes name them.
class CardIndex {
public:
    CardIndex(const model::Collection& collection, const srs::EventLog& log) {
        for (const model::Card& card : collection.cards) {
            ids_.insert(card.id);
            if (card.derived_from == 0) by_question_.emplace(compared(collection.question(card)), card.id);
        }
        // A question that was reworded since the deck was made has handed its history on.
        for (const std::uint32_t record : log.order())
            if (log[record].kind == srs::EventKind::moved) {
                const model::Moved& moved = log.moved(log[record]);
                moves_[moved.from] = moved.to;
            }
    }

    /// 0: there is none.
    model::CardId find(const Note& note) const {
        if (const auto id = parse_base32(note.guid))
            if (const model::CardId card = today(*id); card != 0) return card;
        if (note.fields.empty()) return 0;
        const auto found = by_question_.find(compared(plain_text(note.fields[0])));
        return found == by_question_.end() ? 0 : found->second;
    }

private:
    /// The card that has the history of `id` now; 0: there is none.
    model::CardId today(model::CardId id) const {
        // Moves may lead in a circle.
        for (std::size_t step = 0; step <= moves_.size(); ++step) {
            if (ids_.count(id) > 0) return id;
            const auto next = moves_.find(id);
            if (next == moves_.end()) break;
            id = next->second;
        }
        return 0;
    }

    std::set<model::CardId> ids_;
    std::map<model::CardId, model::CardId> moves_;
    std::map<std::string, model::CardId> by_question_;
};

/// Takes the review that says what `answer` says out of `log`; false if there is none.
bool take_same(std::vector<srs::PastReview>& log, const Answer& answer) {
    const auto same = std::find_if(log.begin(), log.end(), [&](const srs::PastReview& review) {
        const model::Time apart = std::max(review.at, answer.at) - std::min(review.at, answer.at);
        return review.rating == answer.rating && apart < same_answer_ms;
    });
    if (same == log.end()) return false;
    log.erase(same);
    return true;
}

/// The note's tags as Anki writes them: levels parted by "::".
void add_tags(std::vector<std::string>& tags, std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        std::string tag;
        for (const char byte : lines.substr(0, end)) tag.append(byte == '/' ? 2 : 1, byte == '/' ? ':' : byte);
        tags.push_back(std::move(tag));
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    }
}

}  // namespace

std::vector<Card> make_cards(const model::Collection& collection, const srs::ReviewState& reviews, Which which) {
    std::vector<Card> cards;
    for (const model::Card& card : collection.cards) {
        std::vector<srs::PastReview> history = reviews.history(card.id);
        if (which == Which::asked && card.derived_from != 0 && history.empty()) continue;
        Card made;
        made.guid = base32(card.id);
        made.front = front_of(collection, card);
        made.back = back_of(collection, card);
        made.deck = deck_of(collection, card);
        made.tags = {"viva", "viva::" + std::string(model::name_of(card.kind))};
        add_tags(made.tags, collection.documents[card.document].tags);
        made.state = reviews.card(card.id);
        made.reviews = std::move(history);
        cards.push_back(std::move(made));
    }
    return cards;
}

WriteOptions write_options(const srs::ReviewState& reviews, model::Time now, std::int32_t zone_minutes) {
    const std::int32_t start = reviews.options().day_start_minutes;
    const std::int32_t today = reviews.day_of(now, zone_minutes);
    return {.now = now,
            .day_start = srs::start_of_day(today, srs::day_offset_ms(zone_minutes, start)),
            .today = today,
            .zone_minutes = zone_minutes,
            .rollover_hour = start / 60};
}

History find_history(const Package& package, const model::Collection& collection, const srs::ReviewState& reviews,
                     std::int32_t zone_minutes) {
    History history;
    const CardIndex index(collection, reviews.log());
    for (const Note& note : package.notes) {
        const model::CardId card = index.find(note);
        // Only the first card of a note asks what our card asks.
        const bool answered = !note.cards.empty() && !note.cards[0].answers.empty();
        if (card == 0) {
            if (!answered) continue;
            ++history.unmatched;
            if (history.missed.size() < most_missed && !note.fields.empty())
                history.missed.push_back(one_line(plain_text(note.fields[0])));
            continue;
        }
        ++history.matched;
        if (!answered) continue;
        std::vector<srs::PastReview> log = reviews.history(card);
        const std::string device = std::string(srs::copying_device) + base32(hash_bytes(note.guid));
        model::Time last = 0;
        for (const Answer& answer : note.cards[0].answers) {
            // Seconds number the answers of one card; two of one second follow each other.
            last = std::max(last + 1, answer.at / 1000);
            if (take_same(log, answer)) {
                ++history.known;
                continue;
            }
            model::Event event;
            event.id = device + "-" + std::to_string(last);
            event.at = answer.at;
            event.zone_minutes = package.zone_minutes.value_or(zone_minutes);
            event.what = model::Review{card, answer.rating, answer.took_ms};
            history.events.push_back(std::move(event));
        }
    }
    return history;
}

}  // namespace viva::anki
