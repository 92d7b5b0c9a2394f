#include "notes/equals_headings.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/line_marks.h"

namespace viva::notes {
namespace {

constexpr std::size_t deepest_heading = 6;
constexpr std::size_t fewest_headings = 2;

/// How many of `mark` begin the line, if a space and words follow; else 0.
std::size_t heading_depth(std::string_view line, char mark) {
    const std::size_t depth = std::min(line.find_first_not_of(mark), line.size());
    const bool is_heading = depth > 0 && depth <= deepest_heading && depth + 1 < line.size() && line[depth] == ' ' &&
                            !trim(line.substr(depth)).empty();
    return is_heading ? depth : 0;
}

}  // namespace

void adopt_equals_headings(Source& source) {
    std::vector<std::uint32_t> lines;
    Fences fences;
    bool is_in_block = false;  // Of AsciiDoc's code.
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        if (!is_in_block && fences.takes(line)) continue;
        if (line == "----" || line == "....") is_in_block = !is_in_block;
        if (is_in_block) continue;
        if (heading_depth(line, '#') > 0) return;
        if (heading_depth(line, '=') > 0) lines.push_back(number);
    }
    if (lines.size() < fewest_headings) return;
    for (const std::uint32_t number : lines) {
        const std::string_view line = source.line(number);
        const std::size_t start = source.line_starts[number - 1];
        const std::size_t depth = heading_depth(line, '=');
        std::fill_n(source.text.begin() + static_cast<std::ptrdiff_t>(start), depth, '#');
        // MediaWiki closes a heading with as many marks as it opens it with.
        const std::string closing = " " + std::string(depth, '=');
        if (trim(line).ends_with(closing)) {
            const std::size_t end = start + static_cast<std::size_t>(trim(line).end() - line.begin());
            std::fill_n(source.text.begin() + static_cast<std::ptrdiff_t>(end - depth), depth, '#');
        }
    }
}

}  // namespace viva::notes
