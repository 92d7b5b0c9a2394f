#include "notes/admonitions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "notes/line_marks.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

constexpr std::size_t content_indent = 4;

/// The first line of one: its kind, and its title without quotes.
struct Opening {
    std::string_view kind;
    std::string_view title;
};

/// '!!! note', '??? question "Why?"', '???+ tip inline "So"': the mark, words in small letters, a quoted title.
std::optional<Opening> opening_of(std::string_view line) {
    line = trim(line);
    if (!line.starts_with("!!! ") && !line.starts_with("??? ") && !line.starts_with("???+ ")) return std::nullopt;
    line = trim(line.substr(line.find(' ')));
    const std::size_t quote = std::min(line.find('"'), line.size());
    std::string_view title = line.substr(quote);
    if (!title.empty() && (title.size() < 2 || !title.ends_with('"'))) return std::nullopt;
    if (!title.empty()) title = trim(title.substr(1, title.size() - 2));
    const std::string_view kinds = trim(line.substr(0, quote));
    if (kinds.empty() || kinds.find_first_not_of("abcdefghijklmnopqrstuvwxyz-_ ") != std::string_view::npos)
        return std::nullopt;
    return Opening{kinds.substr(0, kinds.find(' ')), title};
}

/// ':::note', ':::tip[Short]', '::: details Why?', ':::info What is X?': three colons or more, a kind, a title; as
/// Docusaurus, VuePress and Pandoc write it. A line of colons alone closes it.
std::optional<Opening> fenced_opening_of(std::string_view line) {
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    if (colons < 3) return std::nullopt;
    line = trim(line.substr(colons));
    const std::size_t end = std::min(line.find_first_not_of("abcdefghijklmnopqrstuvwxyz-_"), line.size());
    if (end == 0 || (end < line.size() && std::string_view(" [{").find(line[end]) == std::string_view::npos))
        return std::nullopt;
    std::string_view title = trim(line.substr(end));
    if (title.starts_with('[')) title = trim(title.substr(1, title.find(']') - 1));
    if (title.starts_with('{')) title = {};
    return Opening{line.substr(0, end), title};
}

bool closes_fenced(std::string_view line) {
    line = trim(line);
    return line.size() >= 3 && line.find_first_not_of(':') == std::string_view::npos;
}

bool is_empty(std::string_view line) { return trim(line).empty(); }

/// `line` without four columns at its start; nothing if it stands further left.
std::optional<std::string_view> content_of(std::string_view line) {
    if (line.starts_with('\t')) return line.substr(1);
    const bool is_inside = line.size() >= content_indent && line.find_first_not_of(' ') >= content_indent;
    return is_inside ? std::optional(line.substr(content_indent)) : std::nullopt;
}

std::string first_line(const Opening& opening) {
    const bool asks = opening.kind == "question" || opening.kind == "faq" || opening.kind == "help" ||
                      ends_in_question_mark(opening.title);
    if (asks && !opening.title.empty()) return std::string("> [!question] ").append(opening.title);
    std::string name(opening.title.empty() ? opening.kind : opening.title);
    if (opening.title.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - ('a' - 'A'));
    return "> **" + name + "**";
}

/// The last line of what stands in the box below line `number`; `number` if nothing does.
std::uint32_t last_line_inside(const Source& source, std::uint32_t number) {
    std::uint32_t last = number;
    for (std::uint32_t below = number + 1; below <= source.line_count(); ++below) {
        if (is_empty(source.line(below))) continue;
        if (!content_of(source.line(below))) break;
        last = below;
    }
    return last;
}

/// For each line that opens a box the line that closes it, by line number; 0: none does, or it opens none. A line of
/// colons closes the innermost box that is open.
std::vector<std::uint32_t> find_closings(const Source& source) {
    std::vector<std::uint32_t> closings(source.line_count() + 1, 0);
    std::vector<std::uint32_t> open;
    Fences fences;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        if (fences.takes(line)) continue;
        if (fenced_opening_of(line)) {
            open.push_back(number);
        } else if (closes_fenced(line) && !open.empty()) {
            closings[open.back()] = number;
            open.pop_back();
        }
    }
    return closings;
}

/// Boxes between lines of colons become quotes, inner ones a part of the outer.
void adopt_fenced(Source& source) {
    if (source.text.find(":::") == std::string::npos) return;
    const std::vector<std::uint32_t> closings = find_closings(source);
    std::string text;
    Fences fences;
    std::uint32_t closes = 0;  // The last line of the box that we are in.
    bool any = false;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        const bool is_code = fences.takes(line);
        const std::optional<Opening> opening = is_code ? std::nullopt : fenced_opening_of(line);
        if (opening && closes == 0 && closings[number] != 0) {
            closes = closings[number];
            any = true;
            text.append(first_line(*opening));
        } else if (closes == 0) {
            text.append(line);
        } else if (number == closes) {
            closes = 0;
        } else {
            text.append("> ");
            if (opening)
                text.append(first_line(*opening).substr(2));
            else if (is_code || !closes_fenced(line))
                text.append(line);
        }
        text += '\n';
    }
    if (any) source.replace(std::move(text));
}

}  // namespace

void adopt_admonitions(Source& source) {
    adopt_fenced(source);
    if (source.text.find("!!! ") == std::string::npos && source.text.find("???") == std::string::npos) return;
    std::string text;
    bool any = false;
    Fences fences;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        const bool is_code = fences.takes(line);
        const std::optional<Opening> opening = is_code || line.starts_with(' ') ? std::nullopt : opening_of(line);
        const std::uint32_t last = opening ? last_line_inside(source, number) : number;
        if (last == number) {
            text.append(line) += '\n';
            continue;
        }
        any = true;
        text.append(first_line(*opening)).append("\n");
        // Blank lines keep the quote together; the first one keeps its title apart from a list or code below.
        for (++number; number <= last; ++number)
            text.append("> ").append(content_of(source.line(number)).value_or(std::string_view{})) += '\n';
        --number;
    }
    if (any) source.replace(std::move(text));
}

}  // namespace viva::notes
