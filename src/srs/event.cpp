#include "srs/event.h"

#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/unicode.h"
#include "srs/calendar.h"
#include "srs/json_line.h"

namespace viva::srs {
namespace {

using model::CardId;
using model::Event;

constexpr std::int64_t event_file_version = 1;
constexpr std::uint32_t most_diagnostics = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

const JsonField* find(const JsonFields& fields, std::string_view name) {
    for (const JsonField& field : fields)
        if (field.name == name) return &field;
    return nullptr;
}

Result<std::string> text_field(const JsonFields& fields, std::string_view name) {
    const JsonField* field = find(fields, name);
    if (field == nullptr) return fail("the event has no \"" + std::string(name) + "\"");
    if (field->kind != JsonKind::string) return fail("\"" + std::string(name) + "\" must be a text in quotes");
    return field->text;
}

/// A whole number between `low` and `high`; `absent` if the field may be left out.
Result<std::int64_t> number_field(const JsonFields& fields, std::string_view name, std::int64_t low, std::int64_t high,
                                  std::optional<std::int64_t> absent = std::nullopt) {
    const JsonField* field = find(fields, name);
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

/// Reads a review as this program writes it, which is almost every line of a log: at a tenth of the cost.
class PlainReview {
public:
    explicit PlainReview(std::string_view line) : rest_(line) {}

    /// Nothing for every line that is not exactly of that form, which says nothing against it.
    std::optional<Event> read() {
        Event event;
        model::Review review;
        std::int64_t rating = 0, zone = 0, took = 0;
        if (!take(R"({"id":")") || !take_id(event.id)) return std::nullopt;
        if (!take(R"(","type":"review","card":")") || !take_card(review.card)) return std::nullopt;
        if (!take(R"(","rating":)") || !take_number(rating, 1, 4)) return std::nullopt;
        if (!take(R"(,"at":)") || !take_number(event.at, -latest_time, latest_time)) return std::nullopt;
        if (!take(R"(,"zone":)") || !take_number(zone, -widest_zone_minutes, widest_zone_minutes)) return std::nullopt;
        if (!take(R"(,"took":)") || !take_number(took, 0, std::numeric_limits<std::uint32_t>::max()))
            return std::nullopt;
        if (rest_ != "}") return std::nullopt;
        review.rating = static_cast<model::Rating>(rating);
        review.took_ms = static_cast<std::uint32_t>(took);
        event.zone_minutes = static_cast<std::int32_t>(zone);
        event.what = review;
        return event;
    }

private:
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    bool take_id(std::string& id) {
        std::size_t size = 0;
        while (size < rest_.size() && rest_[size] > ' ' && rest_[size] < 0x7F && rest_[size] != '"' &&
               rest_[size] != '\\')
            ++size;
        if (size == 0 || size > longest_event_id) return false;
        id = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return true;
    }
    bool take_card(CardId& card) {
        constexpr std::size_t size = 13;
        const auto read = parse_base32(rest_.substr(0, size));
        if (!read) return false;
        card = *read;
        rest_.remove_prefix(size);
        return true;
    }
    bool take_number(std::int64_t& number, std::int64_t low, std::int64_t high) {
        // JSON has no leading zeros; "-0" is left to the other reader.
        const std::size_t first = rest_.starts_with('-') ? 1 : 0;
        if (rest_.size() < first + 2 || (rest_[first] == '0' && (first == 1 || (rest_[1] >= '0' && rest_[1] <= '9'))))
            return false;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        if (error != std::errc() || number < low || number > high) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }

    std::string_view rest_;
};

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
    const JsonField* suspended = find(fields, "suspended");
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

/// The lines of a file one after another, without their ends.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }

    std::optional<std::string_view> next() {
        if (rest_.empty()) return std::nullopt;
        const std::size_t end = rest_.find('\n');
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        ++number_;
        return line;
    }

    std::uint32_t number() const { return number_; }

private:
    std::string_view rest_;
    std::uint32_t number_ = 0;
};

/// The version that the line states as an event file's header; nothing if it is no such header.
std::optional<std::int64_t> header_version(std::string_view line) {
    const auto fields = parse_json_line(line.substr(0, longest_event_line));
    const JsonField* kind = fields ? find(*fields, "viva") : nullptr;
    const JsonField* version = fields ? find(*fields, "version") : nullptr;
    if (kind == nullptr || kind->text != "events" || version == nullptr || version->kind != JsonKind::integer)
        return std::nullopt;
    return version->integer;
}

Result<void> check_version(std::int64_t version) {
    if (version == event_file_version) return {};
    return fail("the file has version " + std::to_string(version) + ", this program reads version " +
                std::to_string(event_file_version) + "; use a newer version of the program");
}

Result<void> check_header(std::string_view line) {
    if (const auto version = header_version(line)) return check_version(*version);
    return fail("this is no file of review events: its first line must be " + std::string(event_file_header));
}

Diagnostic problem(Severity severity, std::string_view file, std::uint32_t line, std::string message,
                   std::string hint) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.file = file;
    diagnostic.line = line;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    return diagnostic;
}

constexpr std::string_view damaged_hint = "this line is left out, all other lines are kept";

/// Adds what one line states, or what is wrong with it.
void read_line(EventFile& file, std::string_view line, std::uint32_t number, std::string_view name) {
    if (trim(line).empty()) return;
    auto event = parse_event_line(line);
    if (event) {
        file.events.push_back(std::move(*event));
        file.lines.push_back(line);
    } else if (++file.damaged <= most_diagnostics) {
        file.diagnostics.push_back(problem(Severity::warning, name, number, "damaged event: " + event.error().message,
                                           std::string(damaged_hint)));
    }
}

/// One diagnostic for all the damaged lines beyond those that have their own.
void report_the_rest(EventFile& file, std::string_view name) {
    if (file.damaged <= most_diagnostics) return;
    file.diagnostics.push_back(problem(Severity::warning, name, 0,
                                       std::to_string(file.damaged - most_diagnostics) + " more damaged events",
                                       "these lines are left out, all other lines are kept"));
}

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
    if (auto review = PlainReview(line).read()) return std::move(*review);
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

EventFile parse_event_file(std::string_view text, std::string_view name) {
    EventFile file;
    Lines lines(text);
    if (const auto header = check_header(lines.next().value_or("")); !header) {
        file.diagnostics.push_back(
            problem(Severity::error, name, 1, header.error().message, "nothing was read from it"));
        return file;
    }
    file.has_header = true;
    while (const auto line = lines.next()) read_line(file, *line, lines.number(), name);
    report_the_rest(file, name);
    return file;
}

EventFile parse_any_events(std::string_view text, std::string_view name) {
    EventFile file;
    Lines lines(text);
    while (const auto line = lines.next()) {
        const auto version = line->find("\"viva\"") != std::string_view::npos ? header_version(*line) : std::nullopt;
        if (!version) {
            read_line(file, *line, lines.number(), name);
            continue;
        }
        file.has_header = true;
        if (const auto known = check_version(*version); !known) {
            EventFile nothing;
            nothing.diagnostics.push_back(
                problem(Severity::error, name, lines.number(), known.error().message, "nothing was read from it"));
            return nothing;
        }
    }
    report_the_rest(file, name);
    return file;
}

std::string write_event_file(std::span<const Event> events) {
    std::string text(event_file_header);
    text.push_back('\n');
    for (const Event& event : events) {
        text += event_line(event);
        text.push_back('\n');
    }
    return text;
}

}  // namespace viva::srs
