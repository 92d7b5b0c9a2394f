// Hangul while it is typed: initial consonants, and syllables that are not finished yet (Unicode 3.12).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viva::search {

inline constexpr char32_t first_syllable = 0xAC00, last_syllable = 0xD7A3;
inline constexpr char32_t syllables_of_initial = 588, syllables_of_vowel = 28;

constexpr bool is_syllable(char32_t c) { return c >= first_syllable && c <= last_syllable; }
/// 0…18, the initial consonant of a syllable.
constexpr std::uint32_t initial_of(char32_t syllable) { return (syllable - first_syllable) / syllables_of_initial; }

/// The initial consonant that a letter of the keyboard (ㄱ U+3131 … ㅎ U+314E) stands for; nothing for vowels, and for
/// finals that are two consonants.
std::optional<std::uint32_t> initial_of_letter(char32_t letter);

/// A conjoining jamo joined to what stands before it, or 0 if they do not join.
char32_t compose_jamo(char32_t before, char32_t jamo);

/// The letters 'a' + initial for a word of consonants alone; keyboards join two of them to one sign (ㄳ), which is two
/// again here. Empty if the word is anything else.
std::string initials_of_word(std::string_view word);

/// What an unfinished word may become: `before`, then a syllable of the range.
struct Continuation {
    std::string before;
    char32_t first = 0, last = 0;
};

/// The continuations of a word whose last syllable may still grow: 제너레잍 → 제너레이 + ㅌ…, 고 → 고…괠,
/// 제너ㄹ → 제너 + ㄹ…. Empty if the word does not end in Hangul, or has nothing to look for but one open syllable.
std::vector<Continuation> continuations(std::string_view word);

/// `word` without a particle at its end, where at least two syllables stay: 제너레이터의 → 제너레이터. Empty if it has
/// none.
std::string_view without_particle(std::string_view word);

}  // namespace viva::search
