#include "search/fold.h"

#include <algorithm>

#include "base/unicode.h"
#include "search/hangul.h"

namespace viva::search {
namespace {

constexpr char32_t breve = 0x306, diaeresis = 0x308;

/// Blocks in which capital and small letter alternate; `first` is a capital.
struct Pairs {
    char32_t first, last;
};
constexpr Pairs pairs[] = {{0x100, 0x137}, {0x14A, 0x177},   {0x1DE, 0x1EF},  {0x1F4, 0x1F5}, {0x1F8, 0x21F},
                           {0x222, 0x233}, {0x370, 0x373},   {0x3D8, 0x3EF},  {0x460, 0x481}, {0x48A, 0x4BF},
                           {0x4D0, 0x52F}, {0x1E00, 0x1E95}, {0x1EA0, 0x1EFF}};
/// The same with small letters at even places.
constexpr Pairs odd_pairs[] = {{0x139, 0x148}, {0x179, 0x17E}, {0x1CD, 0x1DC}, {0x4C1, 0x4CE}};

/// Capitals at a fixed distance from their small letters.
struct Shift {
    char32_t first, last;
    std::int32_t by;
};
constexpr Shift shifts[] = {{'A', 'Z', 0x20},     {0xC0, 0xD6, 0x20},     {0xD8, 0xDE, 0x20},   {0x386, 0x386, 38},
                            {0x388, 0x38A, 37},   {0x38C, 0x38C, 64},     {0x38E, 0x38F, 63},   {0x391, 0x3A1, 0x20},
                            {0x3A3, 0x3AB, 0x20}, {0x3C2, 0x3C2, 1},      {0x400, 0x40F, 0x50}, {0x410, 0x42F, 0x20},
                            {0x531, 0x556, 0x30}, {0x2160, 0x216F, 0x10}, {0x24B6, 0x24CF, 26}, {0xFF21, 0xFF3A, 0x20},
                            {0x178, 0x178, -121}, {0x17F, 0x17F, -268}};

char32_t folded_letter(char32_t c) {
    for (const Shift& shift : shifts)
        if (c >= shift.first && c <= shift.last) return static_cast<char32_t>(static_cast<std::int32_t>(c) + shift.by);
    for (const Pairs& pair : pairs)
        if (c >= pair.first && c <= pair.last) return c | 1U;
    for (const Pairs& pair : odd_pairs)
        if (c >= pair.first && c <= pair.last) return c + (c & 1U);
    return c;
}

/// Syllables, Kana and Han: most of what is no Latin or Cyrillic, and nothing there has a case.
bool has_no_case(char32_t c) { return c >= 0x3040 && c < 0xFF00; }

}  // namespace

void append_folded(std::string& folded, char32_t c) {
    if (c < 0x80) {
        const auto byte = static_cast<char>(c);
        folded += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : is_space(c) ? ' ' : byte;
    } else if (c == U'Ё' || c == U'ё') {
        append_utf8(folded, U'е');
    } else if (c == 0xDF || c == 0x1E9E) {
        folded += "ss";
    } else if (has_no_case(c)) {
        append_utf8(folded, c);
    } else {
        append_utf8(folded, is_space(c) ? U' ' : folded_letter(c));
    }
}

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        append_folded(folded, next.code_point);
        at += next.size;
    }
    return folded;
}

std::string fold_typed(std::string_view text) {
    std::u32string composed;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        const char32_t last = composed.empty() ? 0 : composed.back();
        if (const char32_t joined = compose_jamo(last, next.code_point); joined != 0)
            composed.back() = joined;
        else if (next.code_point == breve && (last == U'и' || last == U'И'))
            composed.back() = U'й';
        else if (next.code_point == diaeresis && (last == U'е' || last == U'Е'))
            composed.back() = U'ё';
        else
            composed += next.code_point;
    }
    std::string folded;
    for (const char32_t c : composed) append_folded(folded, c);
    return folded;
}

model::TextRange unfold(std::string_view text, std::size_t offset, std::size_t size) {
    std::string folded;
    std::size_t done = 0, first = text.size(), end = text.size();
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        folded.clear();
        append_folded(folded, next.code_point);
        if (done + folded.size() > offset) first = std::min(first, at);
        done += folded.size();
        at += next.size;
        if (done >= offset + size) {
            end = at;
            break;
        }
    }
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first)};
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7 || is_space(c)) return false;
    const bool is_sign = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
                         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
                         c == replacement_character;
    return !is_sign;
}

char32_t code_point_before(std::string_view text, std::size_t at) {
    std::size_t start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
    return decode_utf8(text, start).code_point;
}

bool is_word_start(std::string_view text, std::size_t at) {
    return at == 0 || !is_word_character(code_point_before(text, at));
}

bool is_word_end(std::string_view text, std::size_t at) {
    return at >= text.size() || !is_word_character(decode_utf8(text, at).code_point);
}

}  // namespace viva::search
