#include "notes/front_title.h"

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

}  // namespace

void adopt_asking_title(Source& source, FrontMatter& head) {
    if (head.title_line == 0 || !ends_in_question_mark(head.title)) return;
    if (head.title.find_first_of("*_`<[\\") != std::string::npos) return;  // It is no Markdown where it stands.
    if (has_heading_that_asks(source, head.line_count + 1)) return;
    std::string text;
    for (std::uint32_t number = 1; number <= head.line_count; ++number)
        text.append(number == head.title_line ? "# " + head.title : std::string()) += '\n';
    const std::size_t rest =
        head.line_count < source.line_count() ? source.line_starts[head.line_count] : source.text.size();
    source.replace(text.append(source.text, rest));
    head.line_count = 0;
}

}  // namespace viva::notes
