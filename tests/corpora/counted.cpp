#include "counted.h"

#include "base/unicode.h"

namespace viva::tests {
namespace {

struct Line {
    std::uint32_t number = 0;
    std::string_view text;
};

/// The fence that a line opens ("```", "~~~~"), list marks before it allowed; empty: none.
std::string_view fence_of(std::string_view line) {
    std::size_t at = line.find_first_not_of(" \t>");
    if (at == std::string_view::npos) return {};
    if (line[at] == '-' || line[at] == '*' || (line[at] >= '0' && line[at] <= '9')) {
        const std::size_t space = line.find(' ', at);
        at = space == std::string_view::npos ? line.size() : line.find_first_not_of(' ', space);
        if (at >= line.size()) return {};
    }
    std::size_t end = at;
    while (end < line.size() && line[end] == line[at]) ++end;
    const bool is_fence = (line[at] == '`' || line[at] == '~') && end - at >= 3;
    if (!is_fence || (line[at] == '`' && line.find('`', end) != std::string_view::npos)) return {};
    return line.substr(at, end - at);
}

/// Lines outside fenced code.
std::vector<Line> lines_outside_code(std::string_view text) {
    std::vector<Line> lines;
    std::string_view open;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const std::string_view fence = fence_of(line);
        if (open.empty() && !fence.empty()) {
            open = fence;
        } else if (open.empty()) {
            lines.push_back({number, line});
        } else if (fence.starts_with(open) && trim(line).size() == fence.size()) {
            open = {};
        }
    }
    return lines;
}

/// The text of an ATX heading of level `level` (0: any) in column 1; empty: the line is none.
std::string_view heading_of(std::string_view line, std::size_t level) {
    std::size_t marks = 0;
    while (marks < line.size() && line[marks] == '#') ++marks;
    const bool fits = marks > 0 && marks <= 6 && (level == 0 || marks == level);
    if (!fits || marks >= line.size() || (line[marks] != ' ' && line[marks] != '\t')) return {};
    return trim(line.substr(marks));
}

bool starts_with_number(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > 0 && at < text.size() && text[at] == '.';
}

/// `text` behind the anchors it begins with: "<a name=1></a>12. What".
std::string_view without_anchors(std::string_view text) {
    while (text.starts_with('<') && text.find('>') != std::string_view::npos)
        text = trim(text.substr(text.find('>') + 1));
    return text;
}

/// "12.  ### What": the heading behind a list number.
std::string_view heading_in_item(std::string_view line) {
    const std::string_view item = trim(line);
    if (!starts_with_number(item)) return {};
    return heading_of(trim(item.substr(item.find('.') + 1)), 3);
}

}  // namespace

std::vector<CountedQuestion> count_questions(std::string_view rule, std::string_view text) {
    std::vector<CountedQuestion> found;
    bool behind_number = false;
    for (const Line& line : lines_outside_code(text)) {
        std::string_view title;
        if (rule.starts_with("h6 headings")) {
            title = without_anchors(heading_of(line.text, 6));
            if (!starts_with_number(title)) continue;
        } else if (rule == "h3 headings inside list items") {
            title = heading_in_item(line.text);
        } else if (rule == "h3 headings") {
            title = heading_of(line.text, 3);
        } else if (rule.starts_with("lines starting with Q:")) {
            if (!line.text.starts_with("Q:") && !line.text.starts_with("C:")) continue;
            found.push_back({line.number, std::string(trim(line.text.substr(2)))});
            continue;
        } else if (rule.starts_with("heading directly after") || rule.starts_with("same")) {
            const std::string_view number = heading_of(line.text, 2);
            if (number.starts_with('#')) {
                behind_number = true;
                continue;
            }
            if (behind_number) title = heading_of(line.text, 0);
            if (!trim(line.text).empty()) behind_number = false;
        }
        if (!title.empty()) found.push_back({line.number, std::string(title)});
    }
    return found;
}

std::string normalised_title(std::string_view title) {
    std::string result;
    title = trim(title);
    if (starts_with_number(title)) title = trim(title.substr(title.find('.') + 1));
    const std::string folded = fold_case(to_nfc(title));
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint next = decode_utf8(folded, at);
        if (is_letter(next.code_point) || is_digit(next.code_point)) result.append(folded, at, next.size);
        at += next.size;
    }
    return result;
}

}  // namespace viva::tests
