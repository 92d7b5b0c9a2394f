#include "base/light_fold.h"

#include "base/unicode.h"

namespace viva {
namespace {

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

/// What is no word among the letters beyond ASCII: punctuation, signs, arrows, boxes, emoji.
struct Range {
    char32_t first, last;
};
constexpr Range signs[] = {{0x80, 0xA9},     {0xAB, 0xB4},      {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
                           {0xF7, 0xF7},     {0x37E, 0x37E},    {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58F},
                           {0x600, 0x60F},   {0x61B, 0x61F},    {0x66A, 0x66D},   {0x6D4, 0x6D4},   {0x964, 0x965},
                           {0x2000, 0x206F}, {0x20A0, 0x2BFF},  {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},
                           {0x3030, 0x3030}, {0x303D, 0x303F},  {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xE000, 0xF8FF},
                           {0xFE10, 0xFE6F}, {0xFEFF, 0xFF0F},  {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65},
                           {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBFF}};

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

std::string light_fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        append_folded(folded, next.code_point);
        at += next.size;
    }
    return folded;
}

bool is_word_part(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
    for (const Range& range : signs)
        if (c <= range.last) return c < range.first;
    return true;
}

}  // namespace viva
