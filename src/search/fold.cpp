#include "search/fold.h"

#include <algorithm>

#include "base/light_fold.h"
#include "base/unicode.h"
#include "search/hangul.h"

namespace viva::search {
namespace {

constexpr char32_t breve = 0x306, diaeresis = 0x308;

}  // namespace

std::string fold(std::string_view text) { return light_fold(text); }

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

bool is_word_character(char32_t c) { return c != U'_' && is_word_part(c); }

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
