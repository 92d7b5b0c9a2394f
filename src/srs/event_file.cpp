// Files of events: their header, and what becomes of lines that cannot be read.
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "srs/event.h"
#include "srs/json_line.h"

namespace viva::srs {
namespace {

using model::Event;

constexpr std::int64_t event_file_version = 1;
constexpr std::uint32_t most_diagnostics = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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
    const JsonField* kind = fields ? find_field(*fields, "viva") : nullptr;
    const JsonField* version = fields ? find_field(*fields, "version") : nullptr;
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
