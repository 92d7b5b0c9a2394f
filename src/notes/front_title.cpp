#include "notes/front_title.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "notes/line_marks.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

/// Whether a heading of the first level stands in the text, or a question in a heading: then that one is asked.
bool has_heading_that_asks(const Source& source, std::uint32_t first) {
    Fences fences;
    for (std::uint32_t number = first; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        if (fences.takes(line) || !line.starts_with('#')) continue;
        if (line.starts_with("# ") || ends_in_question_mark(line)) return true;
    }
    return false;
}

/// As Markdown that shows what is written, but for code, which people mark in a title too.
std::string without_markup(std::string_view title) {
    const bool has_code = std::count(title.begin(), title.end(), '`') % 2 == 0;
    bool is_code = false;
    std::string text;
    for (const char c : title) {
        if (c == '`' && has_code) is_code = !is_code;
        const bool marks = std::string_view("*_<[\\&#").find(c) != std::string_view::npos || (c == '`' && !has_code);
        if (marks && !is_code) text += '\\';
        text += c;
    }
    return text;
}

}  // namespace

void adopt_asking_title(Source& source, FrontMatter& head) {
    if (head.title_line == 0 || !asks_as_title(head.title)) return;
    if (has_heading_that_asks(source, head.line_count + 1)) return;
    std::string text;
    for (std::uint32_t number = 1; number <= head.line_count; ++number)
        text.append(number == head.title_line ? "# " + without_markup(head.title) : std::string()) += '\n';
    const std::size_t rest =
        head.line_count < source.line_count() ? source.line_starts[head.line_count] : source.text.size();
    source.replace(text.append(source.text, rest));
    head.line_count = 0;
    head.title.clear();  // From here on it is the heading.
}

}  // namespace viva::notes
