#include "quiz/answer_words.h"

#include <algorithm>

#include "base/light_fold.h"
#include "base/stem.h"
#include "base/unicode.h"

namespace viva::quiz {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Scripts that stand together in one word; "F의" and "SQL식" are two words each.
int script_of(char32_t c) { return is_hangul(c) ? 1 : is_cyrillic(c) ? 2 : is_han(c) ? 3 : is_kana(c) ? 4 : 0; }

/// What a Korean predicate ends in after its noun: 생성합니다 and 생성하는 speak of 생성.
constexpr std::string_view predicate_starts[] = {"하", "합", "한", "할", "해", "했", "되",
                                                 "됩", "된", "될", "돼", "됐", "입"};

std::string_view without_predicate(std::string_view word) {
    constexpr std::size_t syllable = 3;  // Bytes of a Hangul syllable.
    // From the end: the ending is short, and what stays has two syllables at least.
    for (std::size_t at = 2 * syllable; at + syllable <= word.size(); at += syllable)
        for (const std::string_view start : predicate_starts)
            if (word.size() - at <= 4 * syllable && word.substr(at, syllable) == start) return word.substr(0, at);
    return word;
}

/// 값을 and 값이 are one noun of one syllable, which `stem` leaves alone.
std::string_view without_short_particle(std::string_view word) {
    constexpr std::string_view particles = "을를이가은는의에와과도로";
    return word.size() == 6 && particles.find(word.substr(3)) % 3 == 0 ? word.substr(0, 3) : word;
}

/// What forms of one word written in Latin letters end in, behind what they share: "public" and "publish" are none.
constexpr std::string_view latin_endings =
    " s es e d ed y ies ied ing ings ion ions ation ations ment ments al ally ly ity ive ous ence ent ents ency ently "
    "ance ant ants ancy antly le ility ize ized izes izing ise ised ises ising able ible n en ung ungen ";

bool is_latin_ending(std::string_view rest) {
    if (rest.empty()) return true;
    std::size_t at = latin_endings.find(rest);
    while (at != std::string_view::npos && !(latin_endings[at - 1] == ' ' && latin_endings[at + rest.size()] == ' '))
        at = latin_endings.find(rest, at + 1);
    return at != std::string_view::npos;
}

/// Whether only endings stand behind `least` letters or more that both share; `common` is all that they share.
bool differ_in_endings(std::string_view left, std::string_view right, std::string_view common, std::size_t least) {
    constexpr std::size_t longest_ending = 6;
    const std::size_t size = std::max(left.size(), right.size());
    for (std::size_t at = common.size(); size - at <= longest_ending && count_letters(common.substr(0, at)) >= least;
         --at)
        if (is_latin_ending(left.substr(at)) && is_latin_ending(right.substr(at))) return true;
    return false;
}

std::string_view common_beginning(std::string_view left, std::string_view right) {
    std::size_t at = 0;
    while (at < left.size() && at < right.size()) {
        const std::size_t size = decode_utf8(left, at).size;
        if (left.substr(at, size) != right.substr(at, size)) break;
        at += size;
    }
    return left.substr(0, at);
}

std::size_t end_of_string(std::string_view code, std::size_t start) {
    for (std::size_t at = start + 1; at < code.size() && code[at] != '\n'; ++at) {
        if (code[at] == '\\')
            ++at;
        else if (code[at] == code[start])
            return at + 1;
    }
    return start + 1;  // An apostrophe, no string.
}

bool is_quoted(std::string_view token) { return token.size() >= 2 && (token[0] == '\'' || token[0] == '"'); }

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size() && words.size() < most_words;) {
        const DecodedCodePoint first = decode_utf8(text, at);
        std::size_t end = at + first.size;
        if (is_word_part(first.code_point)) {
            while (end < text.size()) {
                const DecodedCodePoint next = decode_utf8(text, end);
                if (!is_word_part(next.code_point) || script_of(next.code_point) != script_of(first.code_point)) break;
                end += next.size;
            }
            words.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - at)},
                             light_fold(text.substr(at, end - at))});
        }
        at = end;
    }
    return words;
}

bool same_word(std::string_view left, std::string_view right) {
    if (left == right) return true;
    if (left.empty() || right.empty()) return false;
    const char32_t first = decode_utf8(left, 0).code_point;
    const bool hangul = is_hangul(first);
    const std::string_view whole_left = left, whole_right = right;
    left = stem(left);
    right = stem(right);
    if (hangul) {
        left = without_predicate(left);
        right = without_predicate(right);
    }
    if (left == right || (hangul && without_short_particle(left) == without_short_particle(right))) return true;
    if (is_digit(first) || left.find('_') != std::string_view::npos) return false;
    // Korean endings are told; those of other languages are what is left of the whole words.
    if (!hangul) {
        left = whole_left;
        right = whole_right;
    }
    const std::string_view beginning = common_beginning(left, right);
    if (script_of(first) == 0) return differ_in_endings(left, right, beginning, 5);
    const std::size_t common = count_letters(beginning);
    const std::size_t longest = std::max(count_letters(left), count_letters(right));
    const std::size_t least = hangul || is_han(first) ? 2 : is_cyrillic(first) ? 4 : 5;
    return common >= least && 3 * common >= 2 * longest &&
           (!hangul || left.starts_with(right) || right.starts_with(left));
}

bool same_term(std::string_view term, std::string_view said, bool strict) {
    if (term == said) return true;
    if (term.empty() || said.empty()) return false;
    const char32_t first = decode_utf8(term, 0).code_point;
    const bool hangul = is_hangul(first);
    if (hangul || is_cyrillic(first)) {
        term = stem(term);
        said = stem(said);
        if (hangul) {
            term = without_predicate(term);
            said = without_predicate(said);
        }
        return term == said || (hangul && without_short_particle(term) == without_short_particle(said));
    }
    if (term.size() > said.size()) std::swap(term, said);
    const std::string_view ending = said.substr(std::min(term.size(), said.size()));
    return !strict && term.size() > 2 && said.starts_with(term) && (ending == "s" || ending == "es");
}

bool is_acronym(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

bool says_call(std::string_view term, bool is_code, std::string_view text) {
    const std::size_t bracket = term.find('(');
    if (bracket >= term.size() - 1 || term[bracket + 1] == ')') return true;
    const std::string_view name = term.substr(0, bracket);
    if (name.empty() || name.ends_with(' ') || (!is_code && count_letters(name) > 1)) return true;
    const std::string folded_term = light_fold(term);
    const std::string folded_text = light_fold(text);
    const auto call = code_tokens(folded_term);
    const auto said = code_tokens(folded_text);
    return std::search(said.begin(), said.end(), call.begin(), call.end()) != said.end();
}

unsigned weight_of(std::string_view folded) {
    const char32_t first = folded.empty() ? U' ' : decode_utf8(folded, 0).code_point;
    const auto letters = static_cast<unsigned>(count_letters(folded));
    // A syllable or an ideograph says as much as two or three letters.
    const unsigned size = is_hangul(first) || is_han(first) ? 3 * letters - 2 : letters;
    if (is_digit(first)) return 4;
    return size < 3 ? 1 : std::min(size, 8U);
}

std::vector<std::string_view> code_tokens(std::string_view code) {
    std::vector<std::string_view> tokens;
    for (std::size_t at = 0; at < code.size();) {
        const DecodedCodePoint first = decode_utf8(code, at);
        std::size_t end = at + first.size;
        if (is_word_part(first.code_point)) {
            while (end < code.size()) {
                const DecodedCodePoint next = decode_utf8(code, end);
                if (!is_word_part(next.code_point)) break;
                end += next.size;
            }
        } else if (code[at] == '\'' || code[at] == '"') {
            end = end_of_string(code, at);
        }
        if (!is_space(first.code_point)) tokens.push_back(code.substr(at, end - at));
        at = end;
    }
    return tokens;
}

bool same_code(std::string_view left, std::string_view right) {
    const std::vector<std::string_view> one = code_tokens(left);
    const std::vector<std::string_view> other = code_tokens(right);
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](std::string_view a, std::string_view b) {
        if (is_quoted(a) && is_quoted(b)) return a.substr(1, a.size() - 2) == b.substr(1, b.size() - 2);
        return a == b;
    });
}

}  // namespace viva::quiz
