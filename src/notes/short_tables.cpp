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

/// Follows lines that no blank one parts, up to one that may be the head of a table below text.
class TextRun {
public:
    bool has_glued_head(std::string_view delimiter) const {
        return lines_ > 1 && !is_closed_ && is_in_place_ && is_delimiter_row(row_content(delimiter)) &&
               stands_inside(delimiter) && head_.find('|') != std::string_view::npos &&
               cell_count(row_content(head_)) == cell_count(row_content(delimiter));
    }

    void add(std::string_view line) {
        constexpr std::size_t code_indent = 4;
        const std::size_t marks = container_marks(line);
        const bool is_item = marks > quote_marks(line);
        if (lines_ == 0 && !is_item && marks >= code_indent) is_closed_ = true;
        if (is_delimiter_row(trim(line.substr(marks))) || line.substr(marks).starts_with('<') ||
            line.substr(0, marks).find('>') != std::string_view::npos)
            is_closed_ = true;
        if (lines_ == 0 || is_item) indent_ = marks;
        is_in_place_ = !is_item && stands_inside(line);
        head_ = line;
        ++lines_;
    }

private:
    /// Neither outside the item of a list that the run began, nor code in it.
    bool stands_inside(std::string_view line) const {
        const std::size_t spaces = quote_marks(line);
        return container_marks(line) == spaces && spaces >= indent_ && spaces < indent_ + 4;
    }

    std::string_view head_;  ///< The last line.
    std::size_t indent_ = 0;
    std::size_t lines_ = 0;
    bool is_in_place_ = false;
    bool is_closed_ = false;  ///< A quote, HTML, code, or a table has begun.
};

std::vector<std::size_t> find_glued_heads(std::string_view text) {
    std::vector<std::size_t> places;
    Fences fences;
    TextRun run;
    std::size_t above = 0;  // Where the line before begins.
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        if (fences.takes(line) || trim(line).empty()) {
            run = {};
        } else {
            if (run.has_glued_head(line)) places.push_back(above);
            run.add(line);
        }
        above = start;
        start = end + 1;
    }
    return places;
}

}  // namespace

void part_tables_from_text(MarkedText& marked) {
    if (marked.text.find('|') == std::string_view::npos) return;
    insert(marked, find_glued_heads(marked.text), '\n');
}

void break_short_tables(MarkedText& marked) {
    if (marked.text.find('|') == std::string_view::npos) return;
    insert(marked, find_short_rows(marked.text), '\\');
}

}  // namespace viva::notes
