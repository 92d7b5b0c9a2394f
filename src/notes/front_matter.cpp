#include "notes/front_matter.h"

#include <optional>
#include <string_view>

#include "base/unicode.h"

namespace viva::notes {
namespace {

/// A head longer than this is prose between two rules.
constexpr std::uint32_t most_head_lines = 400;

bool is_key_line(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() &&
           (is_letter(static_cast<unsigned char>(line[at])) || is_digit(static_cast<unsigned char>(line[at])) ||
            line[at] == '_' || line[at] == '-' || line[at] == '.'))
        ++at;
    const std::size_t name_size = at;
    while (at < line.size() && line[at] == ' ') ++at;
    return name_size > 0 && at < line.size() && line[at] == ':' && (at + 1 == line.size() || line[at + 1] == ' ');
}

/// What may stand between keys: nested values, list items, comments, nothing.
bool is_continuation(std::string_view line) {
    return trim(line).empty() || line.front() == ' ' || line.front() == '\t' || line.front() == '#' ||
           line.starts_with("- ") || line == "-";
}

std::string_view unquoted(std::string_view value) {
    value = trim(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        value = value.substr(1, value.size() - 2);
    return value;
}

/// What stands behind the key that tags have, or nothing.
std::optional<std::string_view> tags_value(std::string_view line) {
    for (const std::string_view key : {"tags:", "Tags:", "tag:", "Tag:"})
        if (line.starts_with(key)) return line.substr(key.size());
    return std::nullopt;
}

}  // namespace

FrontMatter find_front_matter(const Source& source) {
    if (trim(source.line(1)) != "---" || source.line(1).front() != '-') return {};
    FrontMatter head;
    bool has_key = false, in_viva = false, in_tags = false;
    for (std::uint32_t number = 2; number <= source.line_count() && number <= most_head_lines; ++number) {
        const std::string_view line = source.line(number);
        if (trim(line) == "---" || trim(line) == "...") {
            if (has_key) head.line_count = number;
            return has_key ? head : FrontMatter{};
        }
        if (is_key_line(line)) {
            has_key = true;
            in_viva = line.starts_with("viva:");
            const auto tags = tags_value(line);
            in_tags = tags.has_value() && head.tags.empty();
            if (in_tags) head.tags = trim(*tags);
            if (line.starts_with("title:")) {
                head.title = unquoted(line.substr(6));
                head.title_line = number;
            }
            if (line.starts_with("viva-questions:")) head.questions = unquoted(line.substr(15));
        } else if (in_viva && trim(line).starts_with("questions:")) {
            head.questions = unquoted(trim(line).substr(10));
        } else if (!is_continuation(line)) {
            return {};
        } else if (in_tags) {
            head.tags.append("\n").append(trim(line));
        }
    }
    return {};
}

}  // namespace viva::notes
