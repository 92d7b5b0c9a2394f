#include "notes/short_tables.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "notes/line_marks.h"

namespace viva::notes {
namespace {

std::string_view row_content(std::string_view line) { return trim(line.substr(container_marks(line))); }

/// Dashes, colons and at least one bar: what stands below a table's head.
bool is_delimiter_row(std::string_view content) {
    return content.find('-') != std::string_view::npos && content.find('|') != std::string_view::npos &&
           content.find_first_not_of("|-: \t") == std::string_view::npos;
}

/// A bar behind a backslash is a letter of its cell; the outer ones bound nothing.
std::size_t cell_count(std::string_view content) {
    std::size_t bars = 0;
    for (std::size_t at = 0; at < content.size(); ++at) {
        if (content[at] == '\\')
            ++at;
        else if (content[at] == '|' && at > 0 && at + 1 < content.size())
            ++bars;
    }
    return bars + 1;
}

std::vector<std::size_t> find_short_rows(std::string_view text) {
    std::vector<std::size_t> places;
    std::string_view above;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        if (const std::string_view content = row_content(line);
            is_delimiter_row(content) && cell_count(row_content(above)) > cell_count(content))
            places.push_back(start + line.find('-', container_marks(line)));
        above = line;
        start = end + 1;
    }
    return places;
}

}  // namespace

void break_short_tables(MarkedText& marked) {
    if (marked.text.find('|') == std::string_view::npos) return;
    insert(marked, find_short_rows(marked.text), '\\');
}

}  // namespace viva::notes
