#include "notes/line_marks.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::notes {

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

bool Fences::takes(std::string_view content) {
    const char first = content.empty() ? '\0' : content.front();
    std::size_t length = 0;
    if (first == '`' || first == '~') length = std::min(content.find_first_not_of(first), content.size());
    if (fence_ == 0) {
        if (length < 3 || (first == '`' && content.find('`', length) != std::string_view::npos)) return false;
        fence_ = first;
        length_ = length;
        return true;
    }
    if (first == fence_ && length >= length_ && trim(content.substr(length)).empty()) fence_ = 0;
    return true;
}

}  // namespace viva::notes
