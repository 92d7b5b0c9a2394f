#include "cards/names.h"

#include <algorithm>

#include "base/unicode.h"
#include "cards/prose.h"

namespace viva::cards {
namespace {

constexpr std::size_t longest_remark_cells = 80;

bool is_word(char32_t letter) { return is_letter(letter) || is_digit(letter) || letter == '_'; }

/// The consonants of a word as Hangul tells them apart, one letter for each class: L for l and r, P for b, f, p, v …
/// Vowels and what Hangul often leaves out are none.
char consonant_class(char letter) {
    switch (letter) {
        case 'g':
        case 'k':
        case 'q':
        case 'c': return 'K';
        case 'n': return 'N';
        case 'd':
        case 't': return 'T';
        case 'l':
        case 'r': return 'L';
        case 'm': return 'M';
        case 'b':
        case 'f':
        case 'p':
        case 'v': return 'P';
        case 's':
        case 'z':
        case 'j': return 'S';
        default: return 0;
    }
}

/// "classmethod" → "KLSMST": doubled letters once, "c" before e, i, y as s, "th" as s, "ph" as p, "x" as ks.
std::string latin_skeleton(std::string_view word) {
    std::string skeleton;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char letter = word[i];
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        char consonant = consonant_class(letter);
        if (letter == 'c' && (next == 'e' || next == 'i' || next == 'y' || next == 'h')) consonant = 'S';
        if (letter == 't' && next == 'h') consonant = 'S';
        if (letter == 'x') {
            skeleton += 'K';
            consonant = 'S';
        }
        if (letter == 'g' && i > 0 && word[i - 1] == 'n') consonant = 0;
        if (consonant != 0 && !(i > 0 && word[i - 1] == letter)) skeleton += consonant;
    }
    return skeleton;
}

// Unicode 15, 3.12: a syllable is 0xAC00 + (initial * 21 + vowel) * 28 + final.
constexpr std::string_view initial_classes("KKNTTLMPPSS\0SSSKTP\0", 19);
constexpr std::string_view final_classes("\0KKKNNNTLLLLLLLLMPPTTNTTKTP\0", 28);

/// The consonants of one syllable, initial and final; not those that are no sound.
std::string hangul_skeleton(char32_t syllable) {
    std::string skeleton;
    const std::uint32_t index = syllable - 0xAC00;
    if (const char first = initial_classes[index / 588]; first != '\0') skeleton += first;
    if (const char last = final_classes[index % 28]; last != '\0') skeleton += last;
    return skeleton;
}

/// Bytes of `text` that spell `skeleton` in Hangul, spaces between syllables allowed; 0 if it spells something else.
std::size_t spelled(std::string_view text, std::string_view skeleton) {
    std::size_t matched = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (next.code_point == ' ' && at > 0 && matched < skeleton.size()) {
            at += 1;
            continue;
        }
        if (next.code_point < 0xAC00 || next.code_point > 0xD7A3) break;
        bool fits = true;
        for (const char sound : hangul_skeleton(next.code_point)) {
            if (matched < skeleton.size() && skeleton[matched] == sound)
                ++matched;
            else if (sound != 'L' || matched == 0 || skeleton[matched - 1] != 'L')  // "class" is 클래스: two of them.
                fits = false;
        }
        if (!fits) return 0;
        at += next.size;
        end = at;
        if (matched == skeleton.size()) break;
    }
    return matched == skeleton.size() ? end : 0;
}

/// A form in Latin letters that is long enough for its consonants to mean something.
std::string skeleton_of(std::string_view form) {
    for (const char letter : form)
        if (static_cast<unsigned char>(letter) >= 0x80) return {};
    std::string skeleton = latin_skeleton(form);
    return skeleton.size() >= 3 ? skeleton : std::string();
}

std::string lower(std::string_view text) { return fold_case(text); }

/// Whether a word may begin at `at`.
bool at_word_start(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    std::size_t before = at - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    const char32_t previous = decode_utf8(text, before).code_point;
    const char32_t next = decode_utf8(text, at).code_point;
    // Latin words begin right behind Korean or Chinese ones.
    return !is_word(previous) || !is_word(next) || (next < 0x80) != (previous < 0x80);
}

char to_lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter; }

/// Whether a letter of Hangul may begin with `byte`, in UTF-8.
bool may_begin_hangul(char byte) { return byte >= '\xEA' && byte <= '\xED'; }

/// Bytes of an English plural's ending that `behind`, what follows the form, begins with.
std::size_t plural_size(std::string_view behind, std::string_view form) {
    constexpr std::size_t shortest_form = 3;
    if (form.size() < shortest_form || form.back() < 'a' || form.back() > 'z') return 0;
    for (const std::string_view ending : {"es", "s"})
        if (behind.starts_with(ending) &&
            (behind.size() == ending.size() || !is_word(decode_utf8(behind, ending.size()).code_point)))
            return ending.size();
    return 0;
}

/// Bytes of `text` from `at` that say `form`, whose skeleton is `skeleton`; 0 if none do. Case of ASCII letters does
/// not count.
std::size_t said_at(std::string_view text, std::size_t at, std::string_view form, std::string_view skeleton) {
    const std::string_view here = text.substr(at, form.size());
    const bool is_written = here.size() == form.size() && folds_to(here, form);
    const bool may_be_spelled = !skeleton.empty() && at < text.size() && may_begin_hangul(text[at]);
    if ((!is_written && !may_be_spelled) || !at_word_start(text, at)) return 0;
    if (is_written) {
        const std::size_t end = at + form.size() + plural_size(text.substr(at + form.size()), form);
        if (end == text.size() || !is_word(decode_utf8(form, form.size() - 1).code_point)) return end - at;
        const char32_t next = decode_utf8(text, end).code_point;
        const bool goes_on = is_word(next) && !((next >= 0x80) != (static_cast<unsigned char>(form.back()) >= 0x80) ||
                                                is_hangul(next) || is_han(next) || is_kana(next));
        if (!goes_on) return end - at;
    }
    return may_be_spelled ? spelled(text.substr(at), skeleton) : 0;
}

/// `text` behind a remark in brackets, "()" included.
std::string_view skip_remark(std::string_view text) {
    const std::string_view open = trim(text);
    if (!open.starts_with('(') && !open.starts_with("（")) return text;
    const std::size_t close = open.find(open.starts_with('(') ? ")" : "）");
    if (close == std::string_view::npos || terminal_cells(open.substr(0, close)) > longest_remark_cells) return text;
    return open.substr(close + (open.starts_with('(') ? 1 : 3));
}

// What follows a subject, longest first. A sentence about several subjects, or one that only compares, is about none.
constexpr std::string_view particles[] = {"의 경우에는", "의 경우", "에서는", "에서", "이란", "란", "은", "는",
                                          "이",          "가",      "を",     "では", "には", "は", "が"};
constexpr std::string_view no_subject[] = {"와", "과",   "랑", "보다", "의", "에 비해", "처럼", "や", "と",
                                           "の", "より", "和", "与",   "與", "跟",      "比",   "及", "、"};
constexpr std::string_view other_words[] = {"as ", "of ", "and ", "or ", "vs ", "vs. ", "& ",    "и ",   "или ",
                                            "от ", "y ",  "o ",   "e ",  "ou ", "et ",  "than ", "nor ", "/ "};

}  // namespace

std::vector<NameForms> forms_of(const std::vector<std::string_view>& names) {
    const auto words_of = [](std::string_view name) {
        std::vector<std::string> words;
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(name.find(' ', at), name.size());
            if (end > at) words.push_back(lower(name.substr(at, end - at)));
            at = end + 1;
        }
        return words;
    };
    std::vector<NameForms> all;
    for (const std::string_view name : names) {
        const auto is_shared = [&](const std::string& word) {
            return std::any_of(names.begin(), names.end(), [&](std::string_view other) {
                const std::vector<std::string> words = words_of(other);
                return other != name && std::find(words.begin(), words.end(), word) != words.end();
            });
        };
        NameForms forms{{lower(name)}};
        // Underscores around a name are often left out: "__init__", "init".
        const std::size_t first = forms.forms[0].find_first_not_of("_`@.");
        const std::size_t last = forms.forms[0].find_last_not_of("_`()");
        if (first != std::string::npos && last + 1 - first < forms.forms[0].size() && last >= first)
            forms.forms.push_back(forms.forms[0].substr(first, last + 1 - first));
        const std::vector<std::string> words = words_of(name);
        std::string own;
        for (const std::string& word : words)
            if (!is_shared(word)) own += (own.empty() ? "" : " ") + word;
        if (!own.empty() && own != forms.forms[0]) forms.forms.push_back(own);
        // "deep and shallow copy": the last word belongs to both.
        if (const std::vector<std::string> of_last = words_of(names.back()); words.size() == 1 && of_last.size() > 1)
            forms.forms.push_back(words[0] + " " + of_last.back());
        if (words.size() > 1 && words[0].size() >= 4 && !is_shared(words[0]) && words[0] != own)
            forms.forms.push_back(words[0]);
        // "HTTP/3.0" is also called "HTTP/3".
        if (const std::string& whole = forms.forms[0];
            whole.size() > 3 && whole.ends_with(".0") && is_digit(static_cast<unsigned char>(whole[whole.size() - 3])))
            forms.forms.push_back(whole.substr(0, whole.size() - 2));
        std::sort(forms.forms.begin(), forms.forms.end(), [](const std::string& left, const std::string& right) {
            return left.size() != right.size() ? left.size() > right.size() : left < right;
        });
        all.push_back(std::move(forms));
    }
    return all;
}

std::string_view without_article(std::string_view text) {
    for (const std::string_view article : {"The ", "A ", "An ", "the ", "a ", "an "})
        if (text.starts_with(article)) return text.substr(article.size());
    return text;
}

std::size_t name_at_start(std::string_view text, const NameForms& name) {
    const std::string_view bare = without_article(text);
    for (const std::string& form : name.forms)
        if (const std::size_t size = said_at(bare, 0, form, skeleton_of(form)); size > 0)
            return text.size() - bare.size() + size;
    return 0;
}

bool mentions(std::string_view text, const NameForms& name) {
    for (const std::string& form : name.forms) {
        const std::string skeleton = skeleton_of(form);
        for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) {
            // Nearly everywhere another letter stands, with nothing behind it that it could join with.
            const bool is_ascii = at + 1 < text.size() && ((text[at] | text[at + 1]) & 0x80) == 0;
            if (is_ascii && !form.empty() && to_lower(text[at]) != form[0]) continue;
            if (said_at(text, at, form, skeleton) > 0) return true;
        }
    }
    return false;
}

std::optional<std::string_view> said_of(std::string_view text, const NameForms& name) {
    const std::size_t size = name_at_start(text, name);
    if (size == 0) return std::nullopt;
    std::string_view rest = skip_remark(text.substr(size));
    const bool is_spaced = rest.starts_with(' ');
    rest = trim(rest);
    for (const std::string_view word : other_words)
        if (rest.starts_with(word)) return std::nullopt;
    for (const std::string_view mark : {": ", "：", "- ", "– ", "— ", ", "})
        if (rest.starts_with(mark)) return trim(rest.substr(mark.size()));
    const bool is_eastern = !rest.empty() && is_letter(decode_utf8(rest, 0).code_point) &&
                            (is_hangul(decode_utf8(rest, 0).code_point) || is_han(decode_utf8(rest, 0).code_point) ||
                             is_kana(decode_utf8(rest, 0).code_point));
    if (!is_eastern) return is_spaced ? std::optional(rest) : std::nullopt;
    for (const std::string_view particle : particles)
        if (rest.starts_with(particle) &&
            (!is_hangul(decode_utf8(particle, 0).code_point) || rest.substr(particle.size()).starts_with(' ')))
            return trim(rest.substr(particle.size()));
    for (const std::string_view particle : no_subject)
        if (rest.starts_with(particle)) return std::nullopt;
    return is_han(decode_utf8(rest, 0).code_point) ? std::optional(rest) : std::nullopt;
}

}  // namespace viva::cards
