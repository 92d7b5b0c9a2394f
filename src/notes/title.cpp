#include "notes/title.h"

#include "base/unicode.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

std::string_view last_part(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

std::string_view without_extension(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

bool is_separator(char c) { return c == '-' || c == '_' || c == ' ' || c == '.'; }

/// "03_sql" without its ordering number; "404" and "3d-graphics" keep theirs.
std::string_view without_order_number(std::string_view stem) {
    std::size_t digits = 0;
    while (digits < stem.size() && stem[digits] >= '0' && stem[digits] <= '9') ++digits;
    std::size_t start = digits;
    while (start < stem.size() && is_separator(stem[start])) ++start;
    return digits > 0 && start > digits && start < stem.size() ? stem.substr(start) : stem;
}

/// "Event loop 3f0e6c2b8a4d4e5f9a1b2c3d4e5f6a7b", as Notion names a file that it exports, without the number of the
/// page.
std::string_view without_page_number(std::string_view stem) {
    constexpr std::size_t digits = 32;
    if (stem.size() < digits + 2) return stem;
    const std::size_t start = stem.size() - digits;
    const bool is_number = stem.find_first_not_of("0123456789abcdef", start) == std::string_view::npos;
    return is_number && is_separator(stem[start - 1]) ? stem.substr(0, start - 1) : stem;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

}  // namespace

std::string_view file_stem(std::string_view path) {
    const std::string_view stem = without_extension(last_part(path));
    const std::string folded = fold_case(stem);
    const std::size_t slash = path.find_last_of('/');
    if ((folded == "readme" || folded == "index") && slash != std::string_view::npos && slash > 0) {
        const std::string_view folder = last_part(path.substr(0, slash));
        if (!folder.empty() && folder != "." && folder != "..") return folder;
    }
    return stem;
}

bool file_name_asks(std::string_view path) {
    const std::string title = title_from_file(path);
    return !fold_case(title).starts_with("how to ") && asks_as_title(title);
}

std::string title_from_file(std::string_view path) {
    const std::string_view stem = without_page_number(without_order_number(file_stem(path)));
    // Who writes spaces writes the rest as it is meant, too: "Node.js vs Deno".
    if (stem.find(' ') != std::string_view::npos) return std::string(stem);
    std::string title;
    bool word_starts = true;
    for (const char c : stem) {
        if (is_separator(c)) {
            word_starts = true;
            continue;
        }
        if (word_starts && !title.empty()) title += ' ';
        title += word_starts ? upper(c) : c;
        word_starts = false;
    }
    return title.empty() ? "Note" : title;
}

}  // namespace viva::notes
