#include "notes/line_marks.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::notes {

namespace {

std::size_t columns_of(std::string_view marks) {
    constexpr std::size_t tab_columns = 4;
    std::size_t columns = 0;
    for (const char c : marks) columns += c == '\t' ? tab_columns - columns % tab_columns : 1;
    return columns;
}

/// Bytes of the indentation and of at most `most` marks of quotes that the line begins with; counts the marks.
std::size_t skip_quotes(std::string_view line, std::size_t most, std::size_t& quotes) {
    std::size_t at = 0;
    for (; at < line.size() && (is_blank(line[at]) || (line[at] == '>' && quotes < most)); ++at)
        quotes += line[at] == '>' ? 1 : 0;
    return at;
}

}  // namespace

std::size_t quote_marks(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && (is_blank(line[at]) || line[at] == '>')) ++at;
    return at;
}

std::size_t container_marks(std::string_view line) {
    const std::size_t at = quote_marks(line);
    std::size_t mark = at;
    while (mark < line.size() && mark - at < 9 && line[mark] >= '0' && line[mark] <= '9') ++mark;
    const std::string_view ends = mark > at ? ".)" : "-*+";
    if (mark >= line.size() || ends.find(line[mark]) == std::string_view::npos) return at;
    ++mark;
    if (mark >= line.size() || !is_blank(line[mark])) return at;
    while (mark < line.size() && is_blank(line[mark])) ++mark;
    return mark;
}

bool Fences::opens(std::string_view line) {
    std::size_t marks = container_marks(line);
    while (const std::size_t more = container_marks(line.substr(marks))) marks += more;
    const std::string_view content = line.substr(marks);
    const char first = content.empty() ? '\0' : content.front();
    if (first != '`' && first != '~') return false;
    const std::size_t length = std::min(content.find_first_not_of(first), content.size());
    if (length < 3 || (first == '`' && content.find('`', length) != std::string_view::npos)) return false;
    const std::string_view before = line.substr(0, marks);
    fence_ = first;
    length_ = length;
    quotes_ = static_cast<std::size_t>(std::count(before.begin(), before.end(), '>'));
    const bool is_in_item = before.find_first_not_of(" \t>") != std::string_view::npos;
    indent_ = is_in_item ? columns_of(before) : 0;
    return true;
}

bool Fences::closes(std::string_view content) const {
    const std::size_t length = std::min(content.find_first_not_of(fence_), content.size());
    return length >= length_ && trim(content.substr(length)).empty();
}

bool Fences::takes(std::string_view line) {
    if (fence_ == 0) return opens(line);
    std::size_t quotes = 0;
    const std::size_t marks = skip_quotes(line, quotes_, quotes);
    const std::string_view content = line.substr(marks);
    if (closes(content)) {
        fence_ = 0;
        return true;
    }
    const bool is_inside = quotes == quotes_ && (trim(content).empty() || columns_of(line.substr(0, marks)) >= indent_);
    if (is_inside) return true;
    fence_ = 0;
    return opens(line);
}

}  // namespace viva::notes
