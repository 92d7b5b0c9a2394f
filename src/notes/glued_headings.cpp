#include "notes/glued_headings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "notes/line_marks.h"

namespace viva::notes {
namespace {

constexpr std::size_t most_marks = 6;

/// How many marks the words of a heading are glued to in this line, without the marks of its containers; 0: none.
std::size_t glued_depth(std::string_view content) {
    const std::size_t depth = std::min(content.find_first_not_of('#'), content.size());
    if (depth == 0 || depth > most_marks || depth == content.size()) return 0;
    const char next = content[depth];
    const auto unit = static_cast<unsigned char>(next);
    const bool is_word = unit >= 0x80 || is_letter(unit) || is_digit(unit) || next == '*' || next == '`' || next == '"';
    return is_word ? depth : 0;
}

/// Whether the words go on behind "#word" and none of them is a tag: "#Java in short", not "#java #oop".
bool is_more_than_tags(std::string_view content) {
    return content.find(' ') != std::string_view::npos && content.find(" #") == std::string_view::npos;
}

/// Where spaces are missing, ascending. Two marks and more mean nothing else anywhere, so each such line counts,
/// whatever the other headings of the note look like: one is easily forgotten. One mark makes a tag; only above all
/// else in a note with such headings it makes the title.
std::vector<std::size_t> find_missing_spaces(std::string_view text) {
    std::vector<std::size_t> places;
    bool is_first = true, has_deeper = false;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        const std::size_t marks = container_marks(line);
        const std::string_view content = line.substr(marks);
        const std::size_t depth = glued_depth(content);
        has_deeper |= depth > 1;
        if (depth > 1 || (depth == 1 && is_first && marks == 0 && is_more_than_tags(content))) {
            places.push_back(start + marks + depth);
            // "##What is it?##" is closed with as many.
            const std::size_t words = content.find_last_not_of('#') + 1;
            if (depth > 1 && content.size() - words == depth && content[words - 1] != ' ')
                places.push_back(start + marks + words);
        }
        is_first = is_first && trim(line).empty();
        start = end + 1;
    }
    if (!has_deeper) places.clear();
    return places;
}

/// A look at the marks alone: nearly no note has one to part.
bool may_be_glued(std::string_view text) {
    for (std::size_t at = text.find("##"); at != std::string_view::npos; at = text.find("##", at)) {
        at = std::min(text.find_first_not_of('#', at), text.size());
        if (at < text.size() && text[at] != ' ' && text[at] != '\n') return true;
    }
    return false;
}

}  // namespace

void part_glued_headings(MarkedText& marked) {
    if (!may_be_glued(marked.text)) return;
    insert(marked, find_missing_spaces(marked.text), ' ');
}

}  // namespace viva::notes
