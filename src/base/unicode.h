// UTF-8 and the few Unicode properties that rooms share. Tables come from utf8proc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace viva {

inline constexpr char32_t replacement_character = 0xFFFD;

struct DecodedCodePoint {
    char32_t code_point;  ///< U+FFFD where the bytes are no UTF-8.
    std::uint8_t size;    ///< Bytes taken, at least 1.
};

/// `decode_utf8` where no ASCII stands.
DecodedCodePoint decode_beyond_ascii(std::string_view text, std::size_t at);

/// The code point that starts at byte `at` (< text.size()). Invalid bytes give U+FFFD and take one byte.
inline DecodedCodePoint decode_utf8(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? DecodedCodePoint{first, 1} : decode_beyond_ascii(text, at);
}

/// Whether a syllable of Hangul or one of the usual Han characters stands at byte `at` (< text.size()): three bytes, a
/// letter that has no case, is two cells wide and joins with nothing before it. So much is told without decoding it.
inline bool is_hangul_or_han_at(std::string_view text, std::size_t at) {
    const auto unit = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (unit(0) < 0xE4 || unit(0) > 0xED || text.size() - at < 3) return false;
    if ((unit(1) & 0xC0) != 0x80 || (unit(2) & 0xC0) != 0x80) return false;
    switch (unit(0)) {
        case 0xE4: return unit(1) >= 0xB8;
        case 0xEA: return unit(1) >= 0xB0;
        case 0xED: return unit(1) < 0x9E;
        default: return true;
    }
}

/// Appends the UTF-8 of `code_point`.
void append_utf8(std::string& text, char32_t code_point);

/// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// The whole characters at the beginning of `text` that take at most so many bytes.
std::string_view head_of(std::string_view text, std::size_t most_bytes);

/// Whether the code point is NFC whatever stands beside it: of a block in which every character is its own composition
/// and none combines (a subset of NFC_Quick_Check=Yes with class 0).
constexpr bool is_surely_nfc(char32_t c) {
    return c < 0x300 || (c >= 0x400 && c <= 0x482) || (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x621 && c <= 0x64A) ||
           (c >= 0x660 && c <= 0x66F) || (c >= 0x671 && c <= 0x6D3) || (c >= 0x1EA0 && c <= 0x1EF9) ||
           (c >= 0x2010 && c <= 0x205E) || (c >= 0x2190 && c <= 0x2328) || (c >= 0x232B && c <= 0x2ADB) ||
           (c >= 0x1F300 && c <= 0x1FAFF) || c == 0xFE0F || (c >= 0x3001 && c <= 0x3029) ||
           (c >= 0x3041 && c <= 0x3096) || (c >= 0x309B && c <= 0x318F) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF01 && c <= 0xFFEF);
}

/// NFC; invalid bytes become U+FFFD. utf8proc_NFC.
std::string to_nfc(std::string_view text);

/// Case folding over NFC, with ё as е; for comparing, never for showing.
std::string fold_case(std::string_view text);

/// Whether `fold_case(text)` is `folded`.
bool folds_to(std::string_view text, std::string_view folded);

/// Lower case letters, digits and their scripts' letters kept, every run of anything else one hyphen; for URLs.
/// Never empty: a text without letters gives "note".
std::string slug(std::string_view text);

// The same where no ASCII stands.
bool is_letter_beyond_ascii(char32_t code_point);
bool is_digit_beyond_ascii(char32_t code_point);
bool is_space_beyond_ascii(char32_t code_point);

inline bool is_letter(char32_t code_point) {
    return code_point < 0x80 ? (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z'
                             : is_letter_beyond_ascii(code_point);
}
inline bool is_digit(char32_t code_point) {
    return code_point < 0x80 ? code_point >= '0' && code_point <= '9' : is_digit_beyond_ascii(code_point);
}
inline bool is_space(char32_t code_point) {
    return code_point < 0x80 ? code_point == ' ' || (code_point >= '\t' && code_point <= '\r')
                             : is_space_beyond_ascii(code_point);
}
bool is_hangul(char32_t code_point);
/// Hiragana, Katakana and their extensions.
bool is_kana(char32_t code_point);
/// CJK ideographs.
bool is_han(char32_t code_point);
bool is_cyrillic(char32_t code_point);

/// Whether a language is written from right to left, by the first part of its BCP 47 tag.
bool is_right_to_left(std::string_view language);
/// Whether the first letter of `text` is of a script that is written from right to left.
bool begins_right_to_left(std::string_view text);

/// Cells that a terminal gives the code point: 0, 1 or 2.
std::size_t terminal_cells(char32_t code_point);
/// Those of all code points of `text`.
std::size_t terminal_cells(std::string_view text);

/// Whether anything in `text` is a letter or a digit.
bool has_letter_or_digit(std::string_view text);

/// `text` without white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace viva
