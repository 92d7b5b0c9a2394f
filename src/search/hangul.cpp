#include "search/hangul.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "search/fold.h"

namespace viva::search {
namespace {

constexpr char32_t first_letter = 0x3131, last_letter = 0x314E;
constexpr std::uint8_t no_initial = 0xFF;

/// ㄱ … ㅎ as initials; finals of two consonants are none.
constexpr std::uint8_t initials[] = {
    0,          1,          no_initial, 2,          no_initial, no_initial, 3,  4,  5,  no_initial,
    no_initial, no_initial, no_initial, no_initial, no_initial, no_initial, 6,  7,  8,  no_initial,
    9,          10,         11,         12,         13,         14,         15, 16, 17, 18};
static_assert(std::size(initials) == last_letter - first_letter + 1);

/// Finals in their order (1…27): what is left of the syllable when the last consonant goes over to the next one, and
/// which initial it is there.
struct Final {
    std::uint8_t left, initial;
};
constexpr Final finals[] = {{0, 0}, {0, 1},  {1, 9},  {0, 2},  {4, 12}, {4, 18}, {0, 3},  {0, 5},  {8, 0},
                            {8, 6}, {8, 7},  {8, 9},  {8, 16}, {8, 17}, {8, 18}, {0, 6},  {0, 7},  {17, 9},
                            {0, 9}, {0, 10}, {0, 11}, {0, 12}, {0, 14}, {0, 15}, {0, 16}, {0, 17}, {0, 18}};
static_assert(std::size(finals) == 27);

/// Finals of two consonants that begin with this one: [first, last] of their numbers, or nothing.
struct Grown {
    std::uint8_t final, first, last;
};
constexpr Grown grown[] = {{1, 3, 3}, {4, 5, 6}, {8, 9, 15}, {17, 18, 18}};

/// How many vowels follow a vowel that its second stroke may still make: ㅗ → ㅘ ㅙ ㅚ.
constexpr std::uint32_t vowel_growth(std::uint32_t vowel) {
    return vowel == 8 || vowel == 13 ? 3 : vowel == 18 ? 1 : 0;
}

/// The longest first.
constexpr std::string_view particles[] = {"에서는", "에서의", "에서도", "으로는", "으로서", "으로써", "에서", "에게",
                                          "에는",   "으로",   "로는",   "까지",   "부터",   "처럼",   "보다", "이나",
                                          "과의",   "와의",   "은",     "는",     "이",     "가",     "을",   "를",
                                          "의",     "에",     "로",     "와",     "과",     "도",     "만"};

}  // namespace

std::optional<std::uint32_t> initial_of_letter(char32_t letter) {
    if (letter < first_letter || letter > last_letter) return std::nullopt;
    const std::uint8_t initial = initials[letter - first_letter];
    if (initial == no_initial) return std::nullopt;
    return initial;
}

char32_t compose_jamo(char32_t before, char32_t jamo) {
    const bool opens = before >= 0x1100 && before <= 0x1112;
    if (opens && jamo >= 0x1161 && jamo <= 0x1175)
        return first_syllable + (before - 0x1100) * syllables_of_initial + (jamo - 0x1161) * syllables_of_vowel;
    const bool is_open = is_syllable(before) && (before - first_syllable) % syllables_of_vowel == 0;
    if (is_open && jamo >= 0x11A8 && jamo <= 0x11C2) return before + (jamo - 0x11A7);
    return 0;
}

std::string initials_of_word(std::string_view word) {
    // What the keyboard joined: each sign of two consonants with its parts.
    constexpr std::u32string_view joined = U"ㄳㄱㅅㄵㄴㅈㄶㄴㅎㄺㄹㄱㄻㄹㅁㄼㄹㅂㄽㄹㅅㄾㄹㅌㄿㄹㅍㅀㄹㅎㅄㅂㅅ";
    std::string letters;
    const auto add = [&](char32_t letter) {
        const auto initial = initial_of_letter(letter);
        if (initial) letters += static_cast<char>('a' + *initial);
        return initial.has_value();
    };
    for (std::size_t at = 0; at < word.size();) {
        const DecodedCodePoint next = decode_utf8(word, at);
        at += next.size;
        if (add(next.code_point)) continue;
        std::size_t sign = 0;
        while (sign < joined.size() && joined[sign] != next.code_point) sign += 3;
        if (sign >= joined.size() || !add(joined[sign + 1]) || !add(joined[sign + 2])) return {};
    }
    return letters;
}

std::vector<Continuation> continuations(std::string_view word) {
    if (word.empty()) return {};
    const char32_t last = code_point_before(word, word.size());
    std::size_t start = word.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(word[start]) & 0xC0U) == 0x80) --start;
    const std::string before(word.substr(0, start));
    std::vector<Continuation> found;
    if (const auto initial = initial_of_letter(last)) {
        const char32_t first = first_syllable + *initial * syllables_of_initial;
        if (!before.empty() && is_syllable(code_point_before(before, before.size())))
            found.push_back({before, first, first + syllables_of_initial - 1});
        return found;
    }
    if (!is_syllable(last)) return found;
    const char32_t index = last - first_syllable;
    const std::uint32_t final = index % syllables_of_vowel;
    if (final == 0) {
        const std::uint32_t vowel = index % syllables_of_initial / syllables_of_vowel;
        if (!before.empty()) found.push_back({before, last, last + (vowel_growth(vowel) + 1) * syllables_of_vowel - 1});
        return found;
    }
    const Final& parts = finals[final - 1];
    std::string open = before;
    append_utf8(open, last - final + parts.left);
    const char32_t first = first_syllable + parts.initial * syllables_of_initial;
    found.push_back({open, first, first + syllables_of_initial - 1});
    for (const Grown& more : grown)
        if (more.final == final && !before.empty())
            found.push_back({before, last - final + more.first, last - final + more.last});
    return found;
}

std::string_view without_particle(std::string_view word) {
    constexpr std::size_t syllable_bytes = 3;
    for (const std::string_view particle : particles) {
        if (word.size() < particle.size() + 2 || !word.ends_with(particle)) continue;
        const std::string_view stem = word.substr(0, word.size() - particle.size());
        const char32_t last = code_point_before(stem, stem.size());
        // "Django에서", "F()는": nothing of a Latin word is a particle.
        if (last < 0x80 && (is_word_part(last) || last == ')')) return stem;
        if (stem.size() >= 2 * syllable_bytes && is_syllable(last) &&
            is_syllable(code_point_before(stem, stem.size() - syllable_bytes)))
            return stem;
    }
    return {};
}

}  // namespace viva::search
