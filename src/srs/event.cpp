#include "srs/event.h"

#include <limits>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "srs/calendar.h"
#include "srs/json_line.h"
#include "srs/plain_review.h"

namespace viva::srs {
namespace {

using model::CardId;
using model::Event;

Result<std::string> text_field(const JsonFields& fields, std::string_view name) {
    const JsonField* field = find_field(fields, name);
    if (field == nullptr) return fail("the event has no \"" + std::string(name) + "\"");
    if (field->kind != JsonKind::string) return fail("\"" + std::string(name) + "\" must be a text in quotes");
    return field->text;
}

/// A whole number between `low` and `high`; `absent` if the field may be left out.
Result<std::int64_t> number_field(const JsonFields& fields, std::string_view name, std::int64_t low, std::int64_t high,
                                  std::optional<std::int64_t> absent = std::nullopt) {
    const JsonField* field = find_field(fields, name);
    if (field == nullptr && absent) return *absent;
    if (field == nullptr) return fail("the event has no \"" + std::string(name) + "\"");
    if (field->kind != JsonKind::integer || field->integer < low || field->integer > high)
        return fail("\"" + std::string(name) + "\" must be a whole number from " + std::to_string(low) + " to " +
                    std::to_string(high));
    return field->integer;
}

Result<CardId> card_field(const JsonFields& fields, std::string_view name) {
    const auto text = text_field(fields, name);
    if (!text) return tl::unexpected(text.error());
    const auto card = parse_base32(*text);
    if (!card) return fail("\"" + std::string(name) + "\" must be a card's id, 13 characters from 0-9 and a-v");
    return *card;
}

Result<void> check_id(const std::string& id, std::string_view name) {
    if (id.empty() || id.size() > longest_event_id)
        return fail("\"" + std::string(name) + "\" must be a text of 1 to " + std::to_string(longest_event_id) +
                    " bytes");
    return {};
}

/// `id`, `at` and `zone`, which every event has.
Result<Event> parse_common(const JsonFields& fields) {
    Event event;
    auto id = text_field(fields, "id");
    if (!id) return tl::unexpected(id.error());
    if (auto checked = check_id(*id, "id"); !checked) return tl::unexpected(checked.error());
    const auto at = number_field(fields, "at", -latest_time, latest_time);
    if (!at) return tl::unexpected(at.error());
    const auto zone = number_field(fields, "zone", -widest_zone_minutes, widest_zone_minutes, 0);
    if (!zone) return tl::unexpected(zone.error());
    event.id = std::move(*id);
    event.at = *at;
    event.zone_minutes = static_cast<std::int32_t>(*zone);
    return event;
}

using What = decltype(Event::what);

Result<What> parse_review(const JsonFields& fields) {
    const auto card = card_field(fields, "card");
    if (!card) return tl::unexpected(card.error());
    const auto rating = number_field(fields, "rating", 1, 4);
    if (!rating) return tl::unexpected(rating.error());
    // A review may have lain open for weeks; its duration is capped rather than the grade lost.
    constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max();
    const auto took = number_field(fields, "took", 0, latest_time, 0);
    if (!took) return tl::unexpected(took.error());
    return model::Review{*card, static_cast<model::Rating>(*rating),
                         static_cast<std::uint32_t>(*took < longest ? *took : longest)};
}

Result<What> parse_undo(const JsonFields& fields) {
    auto of = text_field(fields, "of");
    if (!of) return tl::unexpected(of.error());
    if (auto checked = check_id(*of, "of"); !checked) return tl::unexpected(checked.error());
    return model::Undo{std::move(*of)};
}

Result<What> parse_moved(const JsonFields& fields) {
    const auto from = card_field(fields, "from");
    if (!from) return tl::unexpected(from.error());
    const auto to = card_field(fields, "to");
    if (!to) return tl::unexpected(to.error());
    return model::Moved{*from, *to};
}

Result<What> parse_suspend(const JsonFields& fields) {
    const auto card = card_field(fields, "card");
    if (!card) return tl::unexpected(card.error());
    const JsonField* suspended = find_field(fields, "suspended");
    if (suspended == nullptr) return model::Suspend{*card, true};
    if (suspended->kind != JsonKind::boolean) return fail("\"suspended\" must be true or false");
    return model::Suspend{*card, suspended->boolean};
}

Result<What> parse_bury(const JsonFields& fields) {
    const auto card = card_field(fields, "card");
    if (!card) return tl::unexpected(card.error());
    return model::Bury{*card};
}

Result<What> parse_setting(const JsonFields& fields) {
    auto name = text_field(fields, "name");
    if (!name) return tl::unexpected(name.error());
    if (name->empty()) return fail("\"name\" of a setting must not be empty");
    auto value = text_field(fields, "value");
    if (!value) return tl::unexpected(value.error());
    return model::Setting{std::move(*name), std::move(*value)};
}

Result<What> parse_remembered(const JsonFields& fields) {
    const auto card = card_field(fields, "card");
    if (!card) return tl::unexpected(card.error());
    auto text = text_field(fields, "text");
    if (!text) return tl::unexpected(text.error());
    return model::Remembered{*card, std::move(*text)};
}

struct EventType {
    std::string_view name;
    Result<What> (*parse)(const JsonFields&);
};

// Every type of event that this version knows.
constexpr EventType event_types[] = {
    {"review", parse_review}, {"undo", parse_undo},       {"moved", parse_moved},           {"suspend", parse_suspend},
    {"bury", parse_bury},     {"setting", parse_setting}, {"remembered", parse_remembered},
};

struct FieldWriter {
    JsonLineWriter& line;

    void operator()(const model::Review& review) const {
        line.string("type", "review").string("card", base32(review.card));
        line.integer("rating", static_cast<std::int64_t>(review.rating));
    }
    void operator()(const model::Undo& undo) const { line.string("type", "undo").string("of", undo.of); }
    void operator()(const model::Moved& moved) const {
        line.string("type", "moved").string("from", base32(moved.from)).string("to", base32(moved.to));
    }
    void operator()(const model::Suspend& suspend) const {
        line.string("type", "suspend").string("card", base32(suspend.card)).boolean("suspended", suspend.suspended);
    }
    void operator()(const model::Bury& bury) const { line.string("type", "bury").string("card", base32(bury.card)); }
    void operator()(const model::Setting& setting) const {
        line.string("type", "setting").string("name", setting.name).string("value", setting.value);
    }
    void operator()(const model::Remembered& remembered) const {
        line.string("type", "remembered").string("card", base32(remembered.card)).string("text", remembered.text);
    }
    void operator()(const model::UnknownEvent&) const {}
};

}  // namespace

std::string event_line(const Event& event) {
    if (const auto* unknown = std::get_if<model::UnknownEvent>(&event.what)) return unknown->json;
    JsonLineWriter line;
    line.string("id", event.id);
    std::visit(FieldWriter{line}, event.what);
    line.integer("at", event.at).integer("zone", event.zone_minutes);
    if (const auto* review = std::get_if<model::Review>(&event.what)) line.integer("took", review->took_ms);
    return line.finish();
}

Result<Event> parse_event_line(std::string_view line) {
    if (line.size() > longest_event_line)
        return fail("the event has " + std::to_string(line.size()) + " bytes, more than " +
                    std::to_string(longest_event_line));
    if (auto review = parse_plain_review(line)) return std::move(*review);
    if (auto remembered = parse_plain_remembered(line)) return std::move(*remembered);
    const auto fields = parse_json_line(line);
    if (!fields) return tl::unexpected(fields.error());
    const auto type = text_field(*fields, "type");
    if (!type) return tl::unexpected(type.error());
    auto event = parse_common(*fields);
    if (!event) return event;
    for (const EventType& known : event_types) {
        if (known.name != *type) continue;
        auto what = known.parse(*fields);
        if (!what) return tl::unexpected(what.error());
        event->what = std::move(*what);
        return event;
    }
    event->what = model::UnknownEvent{std::string(line)};
    return event;
}

}  // namespace viva::srs
