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
