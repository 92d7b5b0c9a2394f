#include "base/stem.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva {
namespace {

/// Korean particles, longest first: what follows a noun without a space.
constexpr std::string_view korean_particles[] = {"에서는", "으로는", "이라는", "에서", "에게", "으로", "까지",
                                                 "부터",   "보다",   "처럼",   "이란", "라는", "들을", "들의",
                                                 "을",     "를",     "이",     "가",   "은",   "는",   "의",
                                                 "에",     "와",     "과",     "로",   "도",   "란",   "들"};

/// Russian endings, longest first.
constexpr std::string_view russian_endings[] = {
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ией", "ов", "ев", "ей", "ах", "ях",
    "ам",   "ям",  "ом",  "ем",  "ой",  "ый",  "ий",  "ая",  "яя",  "ое",  "ее", "ые", "ие", "ых", "их",
    "ую",   "юю",  "ию",  "ия",  "ии",  "ы",   "и",   "а",   "я",   "о",   "е",  "у",  "ю",  "ь"};
constexpr std::string_view english_endings[] = {"ations", "ation", "ates", "ated", "ate", "ings", "ing"};

/// `word` without the first of `endings` that leaves at least `least` letters.
template <std::size_t count>
std::string_view without_ending(std::string_view word, const std::string_view (&endings)[count], std::size_t least) {
    for (const std::string_view ending : endings)
        if (word.back() == ending.back() && word.ends_with(ending) &&
            count_letters(word) >= count_letters(ending) + least)
            return word.substr(0, word.size() - ending.size());
    return word;
}

}  // namespace

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string_view stem(std::string_view word) {
    if (word.empty() || word.find('_') != std::string_view::npos) return word;
    const char32_t first = decode_utf8(word, 0).code_point;
    if (is_hangul(first)) return without_ending(word, korean_particles, 2);
    if (is_cyrillic(first)) return without_ending(word, russian_endings, 3);
    const std::string_view stemmed = without_ending(word, english_endings, 4);
    if (stemmed.size() < word.size()) return stemmed;
    const bool plural =
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is") && count_letters(word) > 3;
    return plural ? word.substr(0, word.size() - 1) : word;
}

}  // namespace viva
