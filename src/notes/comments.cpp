#include "notes/comments.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::notes {

Uncommented remove_comments(std::string_view html, bool keep_lines) {
    constexpr std::string_view opening = "<!--";
    constexpr std::string_view closing = "-->";
    Uncommented result;
    for (std::size_t at = 0;;) {
        const std::size_t start = html.find(opening, at);
        result.html.append(html.substr(at, start - at));
        if (start == std::string_view::npos) return result;
        // `<!-->` and `<!--->` are comments too, so the closing mark may share the opening one's hyphens.
        const std::size_t end = html.find(closing, start + 2);
        result.open_at_end = end == std::string_view::npos;
        const std::size_t inner = start + opening.size();
        const std::string_view comment = end > inner ? html.substr(inner, end - inner) : std::string_view{};
        if (trim(comment).starts_with("viva:")) result.directives.emplace_back(trim(trim(comment).substr(5)));
        if (result.open_at_end) return result;
        if (keep_lines)
            result.html.append(static_cast<std::size_t>(std::count(comment.begin(), comment.end(), '\n')), '\n');
        at = end + closing.size();
    }
}

}  // namespace viva::notes
