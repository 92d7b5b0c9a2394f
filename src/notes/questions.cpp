#include "notes/questions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/phrase_set.h"
#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/phrases/asking.h"
#include "notes/phrases/headings.h"
#include "notes/phrases/labels.h"

namespace viva::notes {
namespace {

/// No opening is longer, in bytes.
constexpr std::size_t longest_phrase_bytes = 48;
/// A longer text is no topic.
constexpr std::size_t longest_topic_bytes = 200;

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_' || c == '`' || c == 0x201D ||
           c == 0x2019 || c == 0xBB || c == 0x300D || c == 0xFF09 || c == '.' || c == '!' || c >= 0x1F000 ||
           (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x2B50 || c == 0x200D;
}

/// What people put before or after a heading to adorn it: stars, arrows, emoji, brackets, the marks of Markdown.
bool is_decoration(char32_t c) {
    return c >= 0x1F000 || (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2300 && c <= 0x23FF) ||
           (c >= 0x2460 && c <= 0x27BF) || (c >= 0x2900 && c <= 0x297F) || (c >= 0x2B00 && c <= 0x2BFF) ||
           c == 0xFE0F || c == 0x200D || c == 0x20E3 || c == '*' || c == '"' || c == '[' || c == ']' || c == '(' ||
           c == ')' || c == '-' || c == '^' || c == '<' || c == '>' || c == '#' || c == '~' || c == '|' || c == '/' ||
           c == 0x2022 || c == 0xB7 || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB || c == 0x2013 ||
           c == 0x2014;
}

bool is_arrow(char32_t c) {
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25B2 && c <= 0x25B5) || c == 0x2934 ||
           (c >= 0x2B05 && c <= 0x2B06) || c == 0x1F51D || c == 0x1F519 || c == 0x1F53C || c == 0x261D || c == '^';
}

char32_t pop_last(std::string_view& text) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const char32_t last = decode_utf8(text, start).code_point;
    text = text.substr(0, start);
    return last;
}

bool is_question_mark(char32_t c) {
    return c == '?' || c == 0xFF1F || c == 0x061F || c == 0x037E || c == 0x2049 || c == 0x2047 || c == 0x203D;
}

/// `text` without what stands in brackets behind its question mark: "What is it? (in short)".
std::string_view without_remark(std::string_view text) {
    for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
        if (!text.ends_with(closing)) continue;
        const std::size_t open = text.rfind(opening);
        if (open == std::string_view::npos || open == 0) continue;
        std::string_view before = trim(text.substr(0, open));
        std::string_view rest = before;
        if (!rest.empty() && is_question_mark(pop_last(rest))) return before;
    }
    return text;
}

/// "read(stream, options?)": nothing but a call.
bool is_signature(std::string_view text) {
    const std::size_t open = text.find('(');
    return text.ends_with(')') && open != std::string_view::npos && open > 0 && is_alphanumeric(text[open - 1]) &&
           text.find(' ') > open;
}

/// Pairs of neighbouring letters and digits; one letter alone counts as a pair.
std::vector<std::uint64_t> letter_pairs(std::string_view text) {
    const std::string folded = fold_case(text);
    std::vector<std::uint64_t> pairs;
    char32_t previous = 0;
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint next = decode_utf8(folded, at);
        at += next.size;
        // Symbols tell "==" from "is", so only space and the marks of Markdown are nothing.
        if (is_space(next.code_point) || next.code_point == '_' || next.code_point == '`' || next.code_point == '*' ||
            next.code_point == '\\')
            continue;
        if (previous != 0) pairs.push_back((static_cast<std::uint64_t>(previous) << 32) | next.code_point);
        previous = next.code_point;
    }
    if (pairs.empty() && previous != 0) pairs.push_back(previous);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// At most `most` bytes of `text`, cut between characters.
std::string_view whole_characters(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

/// `text` without the stop and the remarks in brackets at its end.
std::string_view without_sentence_end(std::string_view text) {
    constexpr std::string_view stops[] = {".", "。", "．", "!", "！", " ", "\u3000", "…"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view stop : stops)
            if (text.ends_with(stop)) {
                text.remove_suffix(stop.size());
                again = true;
            }
        for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
            if (!text.ends_with(closing)) continue;
            const std::size_t bracket = text.rfind(opening);
            text = text.substr(0, bracket == std::string_view::npos ? text.size() - closing.size() : bracket);
            again = true;
        }
    }
    return text;
}

/// `text` without numbers, marks and emoji around it, folded: the words of a label.
std::string label_of(std::string_view text) {
    text = without_prefix(text);
    while (!text.empty()) {
        std::string_view shorter = text;
        const char32_t last = pop_last(shorter);
        if (!is_decoration(last) && last != ':' && last != 0xFF1A && last != '.') break;
        text = shorter;
    }
    return fold_case(whole_characters(text, longest_phrase_bytes));
}

/// Whether a link's target is a place in the note, a folder above it, or a file in one of those, or the first page of
/// its own folder.
bool is_place_above(std::string_view target) {
    if (target.starts_with('#')) return true;
    bool is_above = false;
    target = target.substr(0, target.find_first_of("#?"));
    while (target.starts_with("./") || target.starts_with("../") || target == "." || target == "..") {
        is_above |= target.starts_with("..");
        target.remove_prefix(std::min(target.find('/'), target.size() - 1) + 1);
        is_above |= target.empty();
    }
    if (target.find('/') != std::string_view::npos) return false;
    const std::string name = fold_case(target.substr(0, target.rfind('.')));
    return is_above || name == "readme" || name == "index" || name == "_index";
}

/// What a text names, folded, with a space at each end: words are looked for in it.
std::string folded_topic(std::string_view text) {
    return " " + fold_case(whole_characters(trim(text), longest_topic_bytes)) + " ";
}

}  // namespace

std::string_view without_prefix(std::string_view text) {
    while (true) {
        text = trim(text);
        if (text.empty()) return text;
        const DecodedCodePoint first = decode_utf8(text, 0);
        if (is_decoration(first.code_point) || first.code_point == 0xBF) {
            text.remove_prefix(first.size);
            continue;
        }
        if (const std::size_t name = emoji_name_size(text); name > 0) {
            text.remove_prefix(name);
            continue;
        }
        const LeadingNumber number = leading_number(text);
        if (number.size == 0 || number.bare) return text;
        text.remove_prefix(number.size);
    }
}

bool is_apparatus(std::string_view text) {
    static const PhraseSet labels(phrases::apparatus);
    return labels.has(label_of(text));
}

bool is_manual_heading(std::string_view text) {
    static const PhraseSet labels(phrases::manual);
    return labels.has(label_of(text));
}

bool leads_back(std::string_view text, std::string_view target) {
    static const PhraseSet labels(phrases::back_links);
    static const PhraseSet places(phrases::place_links);
    const std::string label = label_of(text);
    if (!label.empty()) return labels.has(label) || (places.has(label) && is_place_above(target));
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size)
        if (is_arrow(decode_utf8(text, at).code_point)) return true;
    return false;
}

bool ends_in_question_mark(std::string_view text) {
    text = without_remark(trim(text));
    if (is_signature(text)) return false;
    while (!text.empty()) {
        const char32_t last = pop_last(text);
        if (is_question_mark(last)) return true;
        if (!is_closing(last) && !is_space(last)) return false;
    }
    return false;
}

bool is_question_title(std::string_view text) {
    if (ends_in_question_mark(text)) return true;
    for (const std::string_view mark : {"？", "? ", "؟ "})
        if (text.find(mark) != std::string_view::npos) return true;
    const std::string folded = fold_case(whole_characters(trim(text), longest_topic_bytes));
    for (const std::string_view asker : phrases::askers)
        if (std::string_view(folded).starts_with(asker)) return asks(text.substr(asker.size()));
    return false;
}

bool asks(std::string_view text) {
    static const PhraseSet openings(phrases::openings);
    if (ends_in_question_mark(text)) return true;
    text = without_prefix(text);
    if (openings.has_beginning_of(fold_case(whole_characters(text, longest_phrase_bytes)) + " ")) return true;
    const std::string_view sentence = without_sentence_end(text);
    if (sentence.empty()) return false;
    for (const std::string_view ending : phrases::endings)
        if (ending.back() == sentence.back() && sentence.ends_with(ending)) return true;
    return false;
}

bool is_question_like(std::string_view text) {
    static const PhraseSet comparisons(phrases::comparisons);
    static const PhraseSet topics(phrases::topics);
    if (asks(text)) return true;
    const std::string folded = folded_topic(text);
    return comparisons.has_part_of(folded) || topics.has_part_of(folded);
}

bool compares(std::string_view text) {
    static const PhraseSet comparisons(phrases::comparisons);
    return comparisons.has_part_of(folded_topic(text));
}

bool asks_as_title(std::string_view text) {
    if (is_question_title(text)) return true;
    if (is_manual_heading(text) || is_apparatus(text)) return false;
    return asks(text) || compares(text);
}

bool names_questions(std::string_view title) {
    static const PhraseSet names(phrases::question_columns);
    const std::string folded = fold_case(title);
    return contains(folded, "faq") || names.has_part_of(folded);
}

bool promises_questions(std::string_view title) {
    static const PhraseSet words(phrases::interview_words);
    return names_questions(title) || words.has_part_of(fold_case(title));
}

std::uint32_t lone_number(std::string_view text) {
    std::string folded = fold_case(whole_characters(trim(text), longest_phrase_bytes));
    std::string_view rest = folded;
    while (!rest.empty() && is_decoration(decode_utf8(rest, 0).code_point))
        rest.remove_prefix(decode_utf8(rest, 0).size);
    rest.remove_prefix(question_label_size(rest));
    const std::size_t digits = rest.find_first_of("0123456789");
    if (digits == std::string_view::npos || rest.substr(0, digits).find_first_not_of(" .#:-") != std::string_view::npos)
        return 0;
    rest.remove_prefix(digits);
    std::uint32_t value = 0;
    std::size_t at = 0;
    for (; at < rest.size() && at < 5 && rest[at] >= '0' && rest[at] <= '9'; ++at)
        value = value * 10 + static_cast<std::uint32_t>(rest[at] - '0');
    rest.remove_prefix(at);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    for (const std::string_view counter : {"번", "題", "题", "問"})
        if (rest.starts_with(counter)) rest.remove_prefix(counter.size());
    return rest.find_first_not_of(" .:)-#0123456789") == std::string_view::npos ? value : 0;
}

double similarity(std::string_view left, std::string_view right) {
    const std::vector<std::uint64_t> a = letter_pairs(left);
    const std::vector<std::uint64_t> b = letter_pairs(right);
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++shared;
        const bool left_first = a[i] < b[j];
        const bool equal = a[i] == b[j];
        i += left_first || equal ? 1 : 0;
        j += left_first ? 0 : 1;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace viva::notes
