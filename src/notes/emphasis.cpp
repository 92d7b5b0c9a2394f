#include "notes/emphasis.h"

#include <utf8proc.h>

#include "base/unicode.h"
#include "notes/source.h"

namespace viva::notes {
namespace {

// Punctuation (category Po) of scripts that no living note is written in; all are in md4c's table.
constexpr std::string_view markers[] = {"\xF0\x90\xA9\xBF" /* U+10A7F */, "\xF0\x90\xA1\x97" /* U+10857 */,
                                        "\xF0\x90\xA4\x9F" /* U+1091F */, "\xF0\x90\xA4\xBF" /* U+1093F */};

bool is_cjk_letter(char32_t c) { return is_hangul(c) || is_kana(c) || is_han(c); }

/// 「」。、（）！ and the like: to their side, text in Latin letters must count as punctuation too.
bool is_cjk_punctuation(char32_t c) {
    return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) ||
           c == 0x30FB || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
           (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65);
}

/// CommonMark 0.31: the general categories P and S. It must be md4c's notion of it: a marker beside a run whose other
/// side md4c takes for a letter would turn an ordinary run into one that cannot close.
bool is_punctuation(char32_t c) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

char32_t code_point_before(std::string_view text, std::size_t at) {
    if (at == 0) return '\n';
    std::size_t start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    return decode_utf8(text, start).code_point;
}

/// Whether the run needs a marker on the side of `letter`, given what stands on the `other` side.
bool needs_marker(char32_t letter, char32_t other) {
    if (is_cjk_letter(letter)) return is_punctuation(other);
    return is_cjk_punctuation(other) && (is_letter(letter) || is_digit(letter));
}

}  // namespace

MarkedText mark_cjk_emphasis(std::string_view source) {
    MarkedText marked;
    for (const std::string_view candidate : markers)
        if (marked.marker.empty() && source.find(candidate) == std::string_view::npos) marked.marker = candidate;
    marked.text.reserve(source.size() + source.size() / 64);
    std::size_t copied = 0;
    const auto insert_at = [&](std::size_t at) {
        marked.text.append(source.substr(copied, at - copied));
        marked.inserted.push_back(
            {static_cast<std::uint32_t>(marked.text.size()), static_cast<std::uint32_t>(marked.marker.size())});
        marked.text.append(marked.marker);
        copied = at;
    };
    for (std::size_t at = source.find('*'); at != std::string_view::npos && !marked.marker.empty();) {
        std::size_t end = at;
        while (end < source.size() && source[end] == '*') ++end;
        const char32_t before = code_point_before(source, at);
        const char32_t after = end < source.size() ? decode_utf8(source, end).code_point : U'\n';
        if (needs_marker(before, after)) insert_at(at);
        if (needs_marker(after, before)) insert_at(end);
        at = source.find('*', end);
    }
    if (marked.inserted.empty()) marked.marker = {};
    marked.text.append(source.substr(copied));
    return marked;
}

void insert(MarkedText& marked, const std::vector<std::size_t>& places, char what) {
    if (places.empty()) return;
    MarkedText parted{{}, marked.marker, {}};
    parted.text.reserve(marked.text.size() + places.size());
    auto inserted = marked.inserted.begin();
    std::size_t copied = 0;
    const auto copy_up_to = [&](std::size_t place) {
        for (; inserted != marked.inserted.end() && inserted->offset < place; ++inserted)
            parted.inserted.push_back(
                {inserted->offset + static_cast<std::uint32_t>(parted.text.size() - copied), inserted->size});
        parted.text.append(marked.text, copied, place - copied);
        copied = place;
    };
    for (const std::size_t place : places) {
        copy_up_to(place);
        parted.inserted.push_back({static_cast<std::uint32_t>(parted.text.size()), 1});
        parted.text += what;
    }
    copy_up_to(marked.text.size());
    marked = std::move(parted);
}

std::vector<std::uint32_t> line_starts_of(const MarkedText& marked) {
    std::vector<std::uint32_t> starts = find_line_starts(marked.text);
    auto inserted = marked.inserted.begin();
    std::erase_if(starts, [&](std::uint32_t start) {
        while (inserted != marked.inserted.end() && inserted->offset + 1 < start) ++inserted;
        return start > 0 && inserted != marked.inserted.end() && inserted->offset + 1 == start;
    });
    return starts;
}

std::string without_markers(std::string_view text, std::string_view marker) {
    if (marker.empty()) return std::string(text);
    std::string clean;
    for (std::size_t at = 0;;) {
        const std::size_t found = text.find(marker, at);
        clean.append(text.substr(at, found - at));
        if (found == std::string_view::npos) return clean;
        at = found + marker.size();
    }
}

}  // namespace viva::notes
