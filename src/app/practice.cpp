#include "app/practice.h"

#include <algorithm>
#include <charconv>

#include "base/compact_sort.h"
#include "base/hash.h"
#include "srs/index_sort.h"
#include "srs/json_line.h"

namespace viva::app {
namespace {

constexpr std::string_view known_names[] = {"any", "new", "learning", "known"};
/// Stands between what was written for the answers: no field can hold it.
constexpr char separator = '\x1F';

/// Takes what stands before the next `mark` off `text`.
std::string_view take(std::string_view& text, char mark) {
    const std::size_t end = text.find(mark);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool passes(const srs::CardState& card, KnownFilter filter) {
    switch (filter) {
        case KnownFilter::any: return true;
        case KnownFilter::fresh: return card.state == srs::State::New;
        case KnownFilter::learning: return card.state == srs::State::Learning || card.state == srs::State::Relearning;
        case KnownFilter::known: return card.state == srs::State::Review;
    }
    return true;
}

bool has_tag(std::string_view tags, std::string_view tag) {
    while (!tags.empty())
        if (take(tags, '\n') == tag) return true;
    return false;
}

}  // namespace

std::vector<std::string_view> common_tags(const model::Collection& collection, const std::vector<Deck>& decks) {
    std::vector<std::string_view> found;
    for (const Deck& deck : decks)
        for (std::string_view tags = collection.documents[deck.document].tags; !tags.empty();)
            found.push_back(take(tags, '\n'));
    compact_sort(found.begin(), found.end());
    // How often each stands there, below zero, so that the most common sort first.
    std::vector<std::pair<std::ptrdiff_t, std::string_view>> counted;
    for (const std::string_view tag : found) {
        if (counted.empty() || counted.back().second != tag) counted.emplace_back(0, tag);
        --counted.back().first;
    }
    compact_sort(counted.begin(), counted.end());
    found.clear();
    for (std::size_t i = 0; i < std::min(counted.size(), most_tags); ++i) found.push_back(counted[i].second);
    return found;
}

std::string cram_spec(const Practice& practice) {
    std::string spec;
    for (const std::string& deck : practice.decks) spec.append(spec.empty() ? "" : "+").append(deck);
    if (spec.empty()) spec = "*";
    if (!practice.language.empty()) spec.append(";language=").append(practice.language);
    if (!practice.tag.empty()) spec.append(";tag=").append(practice.tag);
    if (practice.known != KnownFilter::any)
        spec.append(";known=").append(known_names[static_cast<std::size_t>(practice.known)]);
    return spec;
}

std::vector<std::uint32_t> cram_cards(const model::Collection& collection, const std::vector<Deck>& decks,
                                      std::string_view spec, const srs::ReviewState& reviews) {
    std::string_view names = take(spec, ';');
    std::vector<std::uint32_t> cards;
    while (!names.empty()) {
        const std::string_view name = take(names, '+');
        const auto more = cards_of(collection, decks, name == "*" ? std::string_view() : name);
        cards.insert(cards.end(), more.begin(), more.end());
    }
    srs::sort_indices(cards, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
    while (!spec.empty()) {
        std::string_view value = take(spec, ';');
        const std::string_view name = take(value, '=');
        std::erase_if(cards, [&](std::uint32_t index) {
            const model::Card& card = collection.cards[index];
            const model::Document& document = collection.documents[card.document];
            if (name == "language") return document.language != value;
            if (name == "tag") return !has_tag(document.tags, value);
            for (std::size_t i = 0; i < std::size(known_names); ++i)
                if (name == "known" && value == known_names[i])
                    return !passes(reviews.card(card.id), static_cast<KnownFilter>(i));
            return false;
        });
    }
    return cards;
}

std::string recording_name(const quiz::Interview& interview, std::size_t index) {
    return std::to_string(interview.started_at) + "-" + std::to_string(index);
}

std::string write_sitting(const model::Collection& collection, const InterviewSitting& sitting) {
    const quiz::Interview& interview = sitting.interview;
    std::string cards, took, covered, texts, flags;
    for (const quiz::InterviewAnswer& answer : interview.answers) {
        cards.append(base32(collection.cards[answer.card].id)).append(" ");
        took.append(std::to_string(answer.took_ms)).append(" ");
        for (const std::uint8_t point : answer.covered) covered += point != 0 ? '1' : '0';
        covered += ' ';
        texts.append(answer.text) += separator;
        flags += static_cast<char>('0' + (answer.recorded ? 1 : 0) + (answer.answered ? 2 : 0));
    }
    srs::JsonLineWriter writer;
    writer.integer("interview", interview.started_at).integer("current", static_cast<std::int64_t>(interview.current));
    writer.integer("phase", static_cast<std::int64_t>(interview.phase)).integer("asked", interview.asked_at);
    writer.integer("limit", interview.limit_ms).integer("by", static_cast<std::int64_t>(sitting.by));
    writer.boolean("speak", sitting.speak).string("cards", cards).string("took", took).string("covered", covered);
    writer.string("texts", texts).string("flags", flags);
    return writer.finish();
}

std::optional<InterviewSitting> read_sitting(const model::Collection& collection, std::string_view json) {
    const auto fields = srs::parse_json_line(json);
    if (!fields) return std::nullopt;
    const auto field = [&](std::string_view name) { return srs::find_field(*fields, name); };
    const auto integer = [&](std::string_view name) { return srs::integer_of(*fields, name, 0); };
    const auto text = [&](std::string_view name) { return field(name) ? std::string_view(field(name)->text) : ""; };
    if (field("interview") == nullptr) return std::nullopt;
    std::vector<std::uint32_t> order;
    for (std::string_view names = text("cards"); !names.empty();) {
        const auto id = parse_base32(take(names, ' '));
        for (std::uint32_t i = 0; id && i < collection.cards.size(); ++i)
            if (collection.cards[i].id == *id) order.push_back(i);
    }
    InterviewSitting sitting;
    quiz::Interview& interview = sitting.interview;
    interview = quiz::start_interview(collection, order, integer("limit"), integer("interview"));
    const auto current = static_cast<std::size_t>(integer("current"));
    // A note that has changed meanwhile may have lost a question; then this interview is past.
    const std::string_view flags = text("flags");
    if (current >= interview.answers.size() || flags.size() != interview.answers.size()) return std::nullopt;
    interview.current = current;
    interview.asked_at = integer("asked");
    interview.phase = static_cast<quiz::InterviewPhase>(std::clamp<std::int64_t>(integer("phase"), 0, 2));
    std::string_view took = text("took"), covered = text("covered"), texts = text("texts");
    for (std::size_t i = 0; i < interview.answers.size(); ++i) {
        quiz::InterviewAnswer& answer = interview.answers[i];
        answer.took_ms = number(take(took, ' '));
        answer.text = take(texts, separator);
        answer.recorded = ((flags[i] - '0') & 1) != 0;
        answer.answered = ((flags[i] - '0') & 2) != 0;
        const std::string_view points = take(covered, ' ');
        for (std::size_t p = 0; p < answer.covered.size() && p < points.size(); ++p)
            answer.covered[p] = points[p] == '1' ? 1 : 0;
    }
    sitting.by = static_cast<AnswerBy>(std::clamp<std::int64_t>(integer("by"), 0, 2));
    sitting.speak = field("speak") != nullptr && field("speak")->boolean;
    return sitting;
}

}  // namespace viva::app
