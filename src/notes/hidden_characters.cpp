#include "notes/hidden_characters.h"

#include "base/unicode.h"

namespace viva::notes {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Unicode's bidirectional controls (UAX #9) and the invisible ones of its Default_Ignorable_Code_Point.
constexpr Range hidden[] = {
    {0x00AD, 0x00AD},                                        // Soft hyphen.
    {0x061C, 0x061C},                                        // Arabic letter mark.
    {0x115F, 0x1160},                                        // Hangul fillers.
    {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F},  // Zero-width space and joiners, marks of direction.
    {0x202A, 0x202E},                                        // Embeddings and overrides.
    {0x2060, 0x206F},                                        // Word joiner, invisible operators, isolates.
    {0x3164, 0x3164}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFF8}, {0xE0000, 0xE01EF},  // Tags and variation selectors beyond those of emoji.
};

bool is_hidden(char32_t c) {
    for (const Range& range : hidden)
        if (c >= range.first && c <= range.last) return true;
    return false;
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

std::string name_of(char32_t c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "U+";
    for (int shift = c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) name += digits[(c >> shift) & 15];
    return name;
}

}  // namespace

Revealed reveal_hidden_characters(std::string_view code) {
    Revealed result;
    std::size_t copied = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < code.size();) {
        const auto byte = static_cast<unsigned char>(code[at]);
        if (byte < 0x80) {
            before = byte;
            ++at;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(code, at);
        const std::size_t end = at + next.size;
        const bool joins = is_joiner(next.code_point) && before >= 0x0600 && end < code.size() &&
                           static_cast<unsigned char>(code[end]) >= 0x80;
        // The flags of England, Scotland and Wales are a black flag and tags.
        const bool tags_flag = next.code_point >= 0xE0020 && next.code_point <= 0xE007F &&
                               (before == 0x1F3F4 || (before >= 0xE0020 && before <= 0xE007F));
        if (is_hidden(next.code_point) && !joins && !tags_flag) {
            if (result.first == std::string::npos) {
                result.first = at;
                result.name = name_of(next.code_point);
            }
            result.code.append(code.substr(copied, at - copied)).append("[" + name_of(next.code_point) + "]");
            copied = end;
        }
        before = next.code_point;
        at = end;
    }
    result.code.append(code.substr(copied));
    return result;
}

}  // namespace viva::notes
