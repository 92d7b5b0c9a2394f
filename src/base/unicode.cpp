#include "base/unicode.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "base/ascii_words.h"

namespace viva {
namespace {

struct Free {
    void operator()(utf8proc_uint8_t* memory) const { std::free(memory); }
};
using Utf8procText = std::unique_ptr<utf8proc_uint8_t, Free>;

/// `text` with every invalid byte as U+FFFD, so that utf8proc takes all of it.
std::string with_replacements(std::string_view text) {
    std::string valid;
    valid.reserve(text.size() + 8);
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        append_utf8(valid, next.code_point);
        at += next.size;
    }
    return valid;
}

std::string map_utf8(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    const Utf8procText owner(mapped);
    if (size < 0) return std::string(text);
    return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

/// Whether the text is NFC as it stands, as nearly every note is. A "no" only means: look closer.
bool is_surely_nfc(std::string_view text) {
    for (std::size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (!viva::is_surely_nfc(next.code_point)) return false;
        at += next.size;
    }
    return true;
}

utf8proc_category_t category(char32_t code_point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

DecodedCodePoint decode_beyond_ascii(std::string_view text, std::size_t at) {
    const auto unit = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto continues = [&](std::size_t i) { return (unit(i) & 0xC0) == 0x80; };
    // Two and three bytes, as nearly all have, here; the rest and what is invalid by the library.
    if (unit(0) >= 0xC2 && unit(0) <= 0xDF && text.size() - at >= 2 && continues(1))
        return {static_cast<char32_t>((unit(0) & 0x1F) << 6 | (unit(1) & 0x3F)), 2};
    if (unit(0) >= 0xE1 && unit(0) <= 0xEF && text.size() - at >= 3 && continues(1) && continues(2) &&
        (unit(0) != 0xED || unit(1) < 0xA0))  // No surrogates.
        return {static_cast<char32_t>((unit(0) & 0x0F) << 12 | (unit(1) & 0x3F) << 6 | (unit(2) & 0x3F)), 3};
    utf8proc_int32_t code_point = -1;
    const utf8proc_ssize_t size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                                   static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (size <= 0 || code_point < 0) return {replacement_character, 1};
    return {static_cast<char32_t>(code_point), static_cast<std::uint8_t>(size)};
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
        return;
    }
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (next.code_point == replacement_character && next.size == 1) return at;
        at += next.size;
    }
    return std::string_view::npos;
}

std::string_view head_of(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return text;
    while (most_bytes > 0 && (static_cast<unsigned char>(text[most_bytes]) & 0xC0U) == 0x80U) --most_bytes;
    return text.substr(0, most_bytes);
}

std::string to_nfc(std::string_view text) {
    if (is_surely_nfc(text)) return std::string(text);
    const std::string valid = with_replacements(text);
    return map_utf8(valid, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

namespace {

/// The folded character beyond ASCII where one table lookup is not needed: Russian, Hangul, Kana, Han, punctuation of
/// texts; it has as many bytes. 0: look closer (it may fold to several characters, or join with its neighbour).
char32_t folded_simply(char32_t c) {
    if (c >= 0x430 && c <= 0x44F) return c;
    if (c == U'Ё' || c == U'ё') return U'е';
    if (c >= 0x410 && c <= 0x42F) return c + 0x20;
    const bool is_capital = (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0xFF21 && c <= 0xFF3A);
    if (is_capital) return c + 0x20;
    // Vietnamese, and what Polish, Turkish and their like share: a capital, then its small letter.
    const bool is_in_pair = (c >= 0x100 && c <= 0x12F) || (c >= 0x14A && c <= 0x177) || c == 0x1A0 || c == 0x1A1 ||
                            (c >= 0x1EA0 && c <= 0x1EF9);
    if (is_in_pair) return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || c == 0x1AF || c == 0x1B0) return c + (c & 1);
    // Left out: what folds otherwise (ß, circled letters), is written otherwise in NFC (two brackets of 0x23xx,
    // 0x2ADC), or joins with what is before it.
    const bool has_no_case =
        (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x621 && c <= 0x64A) || (c >= 0x660 && c <= 0x66F) ||
        (c >= 0x671 && c <= 0x6D3) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF) ||
        (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309B && c <= 0x318F) ||
        (c >= 0x2002 && c <= 0x205E) || (c >= 0xA0 && c <= 0xB4) || (c >= 0xB6 && c <= 0xBF) || c == 0xD7 ||
        (c >= 0xE0 && c <= 0xFF) || (c >= 0x2190 && c <= 0x2328) || (c >= 0x232B && c <= 0x24B5) ||
        (c >= 0x24EA && c <= 0x2ADB) || (c >= 0x2ADD && c <= 0x2BFF) || (c >= 0xFF01 && c <= 0xFF20) ||
        (c >= 0xFF3B && c <= 0xFF65) || c == 0xFE0F || (c >= 0x1F300 && c <= 0x1FAFF);
    return has_no_case ? c : 0;
}

/// `folded_simply` of any character.
char32_t folded_character(char32_t c) {
    if (c >= 0x80) return folded_simply(c);
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/// Folds nearly every text of notes where it stands: what folds simply keeps its size. False: some character needs the
/// tables.
bool fold_simply(std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            at = lower_ascii(text, at);
            continue;
        }
        if (is_hangul_or_han_at(text, at)) {
            at += 3;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(text, at);
        const char32_t simple = folded_simply(next.code_point);
        if (simple == 0) return false;
        if (simple != next.code_point)
            utf8proc_encode_char(static_cast<utf8proc_int32_t>(simple),
                                 reinterpret_cast<utf8proc_uint8_t*>(text.data() + at));
        at += next.size;
    }
    return true;
}

}  // namespace

std::string fold_case(std::string_view text) {
    if (std::string simple(text); fold_simply(simple)) return simple;
    const std::string folded =
        map_utf8(with_replacements(text),
                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    std::string same_ye;
    same_ye.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint next = decode_utf8(folded, at);
        append_utf8(same_ye, next.code_point == U'ё' ? U'е' : next.code_point);
        at += next.size;
    }
    return same_ye;
}

bool folds_to(std::string_view text, std::string_view folded) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 3;
        bool is_same = false;
        if (is_hangul_or_han_at(text, at)) {
            is_same = text.substr(at, size) == folded.substr(std::min(at, folded.size()), size);
        } else {
            const DecodedCodePoint next = decode_utf8(text, at);
            const char32_t simple = folded_character(next.code_point);
            if (simple == 0) return fold_case(text) == folded;
            size = next.size;
            is_same = at < folded.size() && decode_utf8(folded, at).code_point == simple;
        }
        at += size;
        if (is_same) continue;
        // They differ, unless the next character joins with this one.
        if (at == text.size() || is_hangul_or_han_at(text, at)) return false;
        const char32_t behind = decode_utf8(text, at).code_point;
        return behind != replacement_character && folded_character(behind) == 0 && fold_case(text) == folded;
    }
    return text.size() == folded.size();
}

std::string slug(std::string_view text) {
    const std::string folded = fold_case(text);
    std::string result;
    bool gap = false;
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint next = decode_utf8(folded, at);
        at += next.size;
        if (is_letter(next.code_point) || is_digit(next.code_point)) {
            if (gap && !result.empty()) result += '-';
            gap = false;
            append_utf8(result, next.code_point);
        } else {
            gap = true;
        }
    }
    return result.empty() ? "note" : result;
}

bool is_letter_beyond_ascii(char32_t code_point) {
    // What most notes are written in, without a look at the tables: Hangul syllables, Han, Russian.
    const char32_t c = code_point;
    if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x400 && c <= 0x481)) return true;
    switch (category(code_point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC: return true;
        default: return false;
    }
}

bool is_digit_beyond_ascii(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_ND; }

// Written out, not asked of utf8proc: the app needs only this and would carry all of its tables (340 KB) for it.
bool is_space_beyond_ascii(char32_t code_point) {
    return code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
           code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000 || code_point == 0xFEFF;
}

bool is_hangul(char32_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
           (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF);
}

bool is_kana(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF) || c == 0x3005 || c == 0x3007;
}

bool is_cyrillic(char32_t c) {
    return (c >= 0x0400 && c <= 0x052F) || (c >= 0x1C80 && c <= 0x1C8F) || (c >= 0x2DE0 && c <= 0x2DFF);
}

bool is_right_to_left(std::string_view language) {
    constexpr std::string_view tags = " ar fa he ur yi ps ckb sd ug dv ";
    const std::string_view primary = language.substr(0, language.find('-'));
    const std::size_t at = tags.find(primary);
    return primary.size() > 1 && at != std::string_view::npos && tags[at - 1] == ' ' &&
           tags[at + primary.size()] == ' ';
}

bool begins_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [code_point, size] = decode_utf8(text, at);
        // Hebrew, Arabic and their neighbours, and the forms of their letters.
        if (code_point >= 0x591 && code_point <= 0x8FF) return true;
        if (code_point >= 0xFB1D && code_point <= 0xFEFC) return true;
        // Without utf8proc's tables, which the app would load for this alone: letters lie outside these signs.
        const bool sign = code_point < 'A' || (code_point > 'z' && code_point < 0xC0) ||
                          (code_point >= 0x2000 && code_point < 0x2C00);
        if (!sign && !(code_point > 'Z' && code_point < 'a')) return false;
        at += size;
    }
    return false;
}

std::size_t terminal_cells(char32_t code_point) {
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    if ((code_point >= 0xAC00 && code_point <= 0xD7A3) || (code_point >= 0x4E00 && code_point <= 0x9FFF)) return 2;
    if (code_point >= 0x400 && code_point <= 0x482) return 1;
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
    return width < 0 ? 0 : static_cast<std::size_t>(width);
}

std::size_t terminal_cells(std::string_view text) {
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] >= ' ' && text[at] <= '~') {
            const std::size_t end = printable_ascii_end(text, at);
            cells += end - at;
            at = end;
        } else if (is_hangul_or_han_at(text, at)) {
            cells += 2;
            at += 3;
        } else {
            const DecodedCodePoint next = decode_utf8(text, at);
            cells += terminal_cells(next.code_point);
            at += next.size;
        }
    }
    return cells;
}

bool has_letter_or_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (is_letter(next.code_point) || is_digit(next.code_point)) return true;
        at += next.size;
    }
    return false;
}

namespace {

/// Whether a character that begins with `byte` may be white space; no others need be decoded.
bool may_be_space(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    return lead <= ' ' || lead == 0xC2 || (lead >= 0xE1 && lead <= 0xE3) || lead == 0xEF;
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && may_be_space(text.front())) {
        const DecodedCodePoint first = decode_utf8(text, 0);
        if (!is_space(first.code_point)) break;
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
        if (!may_be_space(text[start]) || !is_space(decode_utf8(text, start).code_point)) break;
        text.remove_suffix(text.size() - start);
    }
    return text;
}

}  // namespace viva
