#include "notes/answer_keys.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/phrases/labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

constexpr std::size_t longest_key_bytes = 160;
constexpr std::uint32_t no_index = 0xFFFFFFFF;

/// The option that a letter or digit stands for, or no_index.
std::uint32_t index_of(char32_t c) {
    if (c >= 'A' && c < 'A' + most_options) return c - 'A';
    if (c >= 'a' && c < 'a' + most_options) return c - 'a';
    if (c >= 0x410 && c < 0x416) return c - 0x410;  // А…Е
    if (c >= 0x430 && c < 0x436) return c - 0x430;
    if (c >= 0x2460 && c < 0x2460 + most_options) return c - 0x2460;  // ①…
    return no_index;
}

bool is_circled(char32_t c) { return c >= 0x2460 && c <= 0x2473; }

bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || c == '_'; }

void skip_spaces(std::string_view text, std::size_t& at) {
    while (at < text.size() && is_space(decode_utf8(text, at).code_point)) at += decode_utf8(text, at).size;
}

/// Skips what stands between a label and a letter: colons, dashes, brackets, "option".
void skip_joints(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
        const DecodedCodePoint next = decode_utf8(text, at);
        const bool joint = is_space(next.code_point) || next.code_point == ':' || next.code_point == 0xFF1A ||
                           next.code_point == '-' || next.code_point == 0x2013 || next.code_point == 0x2014 ||
                           next.code_point == '=' || next.code_point == '>' || next.code_point == '(' ||
                           next.code_point == '[' || next.code_point == '*' || next.code_point == '"' ||
                           next.code_point >= 0x1F000 || (next.code_point >= 0x2600 && next.code_point <= 0x27BF) ||
                           next.code_point == 0xFE0F || next.code_point == '`' || next.code_point == '\'';
        if (joint) {
            at += next.size;
            continue;
        }
        bool word = false;
        for (const std::string_view filler : {"option ", "choice ", "is ", "letter ", "вариант ", "opción ", "opção "})
            if (!word && text.substr(at).starts_with(filler)) {
                at += filler.size();
                word = true;
            }
        if (!word) return;
    }
}

/// What may join two letters of a key: "A, C", "A and C", "A & C", "A/C".
bool skip_join(std::string_view text, std::size_t& at) {
    std::size_t next = at;
    skip_spaces(text, next);
    for (const std::string_view join :
         {", and ", ",", "、", "，", "&", "/", "+", "and ", "и ", "y ", "e ", "et ", "und ", "와 ", "과 ", "和"})
        if (text.substr(next).starts_with(join)) {
            at = next + join.size();
            skip_spaces(text, at);
            return true;
        }
    return false;
}

/// One letter or small number at `at` that stands alone; advances behind it. no_index: there is none.
std::uint32_t take_letter(std::string_view folded, std::size_t& at) {
    if (at >= folded.size()) return no_index;
    const DecodedCodePoint first = decode_utf8(folded, at);
    std::size_t end = at + first.size;
    std::uint32_t index = index_of(first.code_point);
    if (first.code_point >= '1' && first.code_point <= '9') index = first.code_point - '1';
    if (index == no_index) return no_index;
    const DecodedCodePoint next = end < folded.size() ? decode_utf8(folded, end) : DecodedCodePoint{0, 0};
    const bool counter = folded.substr(end).starts_with("번") || folded.substr(end).starts_with("番");
    if (next.size > 0 && is_word(next.code_point) && !counter && !is_circled(first.code_point) &&
        !is_hangul(next.code_point) && !is_han(next.code_point))
        return no_index;
    at = counter ? end + 3 : end;
    return index;
}

/// "explanation: …" behind a letter, in the same line, is a label of its own, and no part of a sentence.
bool begins_with_label(std::string_view rest) {
    constexpr std::size_t longest_word = 24;
    for (std::size_t at = 0; at < std::min(rest.size(), longest_word); at += decode_utf8(rest, at).size)
        if (!is_letter(decode_utf8(rest, at).code_point)) return at > 1 && rest[at] == ':';
    return false;
}

/// The letters from `at` on, as bits; advances behind them.
std::uint32_t take_letters(std::string_view folded, std::size_t& at) {
    std::uint32_t key = 0;
    while (true) {
        const std::size_t start = at;
        const std::uint32_t index = take_letter(folded, at);
        if (index == no_index) return key;
        // "Answer: a closure is…" begins a sentence.
        std::size_t after = at;
        skip_spaces(folded, after);
        const bool goes_on = after > at && after < folded.size() && is_letter(decode_utf8(folded, after).code_point) &&
                             !begins_with_label(folded.substr(after));
        std::size_t joined = at;
        if (goes_on && !skip_join(folded, joined) &&
            (folded[start] == 'a' || folded[start] == 'i' || folded[start] == 'e'))
            return key;
        key |= 1U << index;
        while (at < folded.size() && (folded[at] == ')' || folded[at] == ']' || folded[at] == '`' || folded[at] == '"'))
            ++at;
        if (!skip_join(folded, at)) return key;
    }
}

/// The longest of `labels` that `folded` begins with, in bytes.
std::size_t label_size(std::string_view folded, std::span<const std::string_view> labels) {
    std::size_t longest = 0;
    for (const std::string_view label : labels)
        if (label.size() > longest && !folded.empty() && label.front() == folded.front() && folded.starts_with(label))
            longest = label.size();
    // "Answering" is no label.
    if (longest > 0 && longest < folded.size()) {
        const char32_t next = decode_utf8(folded, longest).code_point;
        const char32_t last = static_cast<unsigned char>(folded[longest - 1]);
        if (last < 0x80 && is_letter(next)) return 0;
    }
    return longest;
}

/// Whether what stands between two words joins them by more than a space: "Key: B", "Solution (C)", not "Solution 1".
bool has_joint(std::string_view between) {
    for (const std::string_view joint : {":", "：", "-", "–", "—", "=", "(", "["})
        if (between.find(joint) != std::string_view::npos) return true;
    return false;
}

bool is_end(std::string_view rest) { return rest.find_first_not_of(")].*_` ") == std::string_view::npos; }

/// The key behind a label of `size` bytes; with `is_whole`, only if a sign joins the two and nothing follows.
std::uint32_t key_behind_label(std::string_view folded, std::size_t size, bool is_whole) {
    std::size_t at = size;
    skip_joints(folded, at);
    if (at == size || (is_whole && !has_joint(folded.substr(size, at - size)))) return 0;
    const std::uint32_t key = take_letters(folded, at);
    return is_whole && !is_end(folded.substr(at)) ? 0 : key;
}

/// The key behind the last colon of a text, if that is all that follows it.
std::uint32_t key_behind_colon(std::string_view folded) {
    std::size_t colon = folded.rfind(':');
    std::size_t size = 1;
    if (const std::size_t wide = folded.rfind("：");
        wide != std::string_view::npos && (colon == std::string_view::npos || wide > colon)) {
        colon = wide;
        size = 3;
    }
    return colon == std::string_view::npos || colon == 0 ? 0 : bare_key(folded.substr(colon + size));
}

std::string folded_start(std::string_view text) {
    text = without_prefix(text);
    std::size_t size = std::min(text.size(), longest_key_bytes);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    return fold_case(text.substr(0, size));
}

/// Marks that part a key from the words behind it.
constexpr std::string_view key_dividers[] = {")", ".", ":", "-", "–", "—", "(", "]", "：", "）", "．", "、", ","};

bool begins_with_divider(std::string_view rest) {
    rest = trim(rest);
    return std::any_of(std::begin(key_dividers), std::end(key_dividers),
                       [&](std::string_view divider) { return rest.starts_with(divider); });
}

/// Letters that stand alone; a digit would be a number.
std::uint32_t take_plain_letters(std::string_view folded, std::size_t& at) {
    const auto is_digit_at = [&](std::size_t place) {
        return place < folded.size() && folded[place] >= '0' && folded[place] <= '9';
    };
    std::uint32_t key = 0;
    for (std::size_t next = at; !is_digit_at(next);) {
        const std::uint32_t index = take_letter(folded, next);
        if (index == no_index) break;
        key |= 1U << index;
        at = next;
        if (!skip_join(folded, next)) break;
    }
    return key;
}

/// "2-b", "q2: b", "2. (b)" at `at`; advances behind it.
NumberedKey take_numbered_key(std::string_view folded, std::size_t& at) {
    constexpr std::size_t most_digits = 3;
    std::size_t next = at;
    if (const std::size_t label = question_label_size(folded.substr(next)); label > 0)
        next = std::min(folded.find_first_not_of(" .#", next + label), folded.size());
    if (next < folded.size() && folded[next] == '#') ++next;
    NumberedKey found;
    const std::size_t digits = next;
    for (; next < folded.size() && next < digits + most_digits && folded[next] >= '0' && folded[next] <= '9'; ++next)
        found.number = found.number * 10 + static_cast<std::uint32_t>(folded[next] - '0');
    if (next == digits) return {};
    if (next < folded.size() && (folded[next] == '.' || folded[next] == ')')) ++next;
    skip_joints(folded, next);
    found.key = take_plain_letters(folded, next);
    if (found.key == 0) return {};
    at = next;
    return found;
}

/// "✅ B": a check mark before the letter.
bool has_check_mark(std::string_view text) {
    for (const std::string_view mark : {"✅", "✔", "☑", "🟢", "💡"})
        if (trim(text).starts_with(mark)) return true;
    return false;
}

}  // namespace

OptionMark option_mark(std::string_view text) {
    std::size_t at = 0;
    skip_spaces(text, at);
    if (at >= text.size()) return {};
    const bool bracket = text[at] == '(';
    if (bracket) ++at;
    if (at >= text.size()) return {};
    const DecodedCodePoint letter = decode_utf8(text, at);
    const std::uint32_t index = index_of(letter.code_point);
    if (index == no_index) return {};
    at += letter.size;
    bool marked = is_circled(letter.code_point);
    for (const std::string_view mark : {")", ".", ":", "）", "．", "：", "、"})
        if ((!bracket || mark == ")") && !marked && text.substr(at).starts_with(mark)) {
            at += mark.size();
            marked = true;
        }
    if (!marked) return {};
    const std::size_t mark_end = at;
    skip_spaces(text, at);
    const bool separated = at > mark_end || at >= text.size() ||
                           static_cast<unsigned char>(text[mark_end - 1]) >= 0x80 || text[mark_end - 1] == ')';
    return separated ? OptionMark{index, static_cast<std::uint32_t>(at)} : OptionMark{};
}

std::uint32_t answer_key(std::string_view text, KeyWords words) {
    const std::string folded = folded_start(text);
    if (const std::size_t label = label_size(folded, phrases::answer_labels); label > 0)
        if (const std::uint32_t key = key_behind_label(folded, label, false); key != 0) return key;
    if (words != KeyWords::answer)
        if (const std::size_t label = label_size(folded, phrases::key_labels); label > 0)
            if (const std::uint32_t key = key_behind_label(folded, label, true); key != 0) return key;
    if (has_check_mark(text)) {
        std::size_t at = 0;
        const std::uint32_t key = take_letters(folded, at);
        const bool goes_on = at > 0 && at < folded.size() && folded[at - 1] != ')' && folded[at] == ' ';
        return goes_on && !is_end(std::string_view(folded).substr(at)) ? 0 : key;  // "✅ 2 ways"
    }
    return words == KeyWords::any && folded.size() < longest_key_bytes ? key_behind_colon(folded) : 0;
}

std::uint32_t bare_key(std::string_view text) {
    const std::string folded = fold_case(trim(text).substr(0, 8));
    std::size_t at = 0;
    skip_joints(folded, at);
    const std::uint32_t index = take_letter(folded, at);
    if (index == no_index) return 0;
    return is_end(std::string_view(folded).substr(at)) ? 1U << index : 0;
}

std::uint32_t leading_key(std::string_view text) {
    constexpr std::size_t longest_start = 24;
    text = trim(text);
    std::size_t size = std::min(text.size(), longest_start);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    const std::string folded = fold_case(text.substr(0, size));
    std::size_t at = 0;
    skip_joints(folded, at);
    const std::uint32_t key = take_plain_letters(folded, at);
    const std::string_view rest = std::string_view(folded).substr(at);
    return is_end(rest) || begins_with_divider(rest) ? key : 0;
}

std::string behind_answer_label(std::string_view text) {
    const std::string folded = folded_start(text);
    std::size_t at = label_size(folded, phrases::answer_labels);
    if (at == 0) return {};
    skip_joints(folded, at);
    std::string_view rest = trim(std::string_view(folded).substr(at));
    while (!rest.empty() && std::string_view("`*_\"'. ").find(rest.back()) != std::string_view::npos)
        rest.remove_suffix(1);
    return std::string(rest);
}

std::vector<NumberedKey> numbered_keys(std::string_view line) {
    constexpr std::size_t longest_line = 4000, longest_label = 48;
    const bool has_number = line.substr(0, longest_label).find_first_of("0123456789") != std::string_view::npos;
    if (line.size() > longest_line || !has_number) return {};
    const std::string text = fold_case(trim(line));
    const std::string_view folded = text;
    std::size_t at = label_size(folded, phrases::answer_labels);
    skip_joints(folded, at);
    std::vector<NumberedKey> found;
    while (true) {
        at = std::min(folded.find_first_not_of(" \t\n,;|/.)]*`", at), folded.size());
        if (at == folded.size()) return found;
        const NumberedKey one = take_numbered_key(folded, at);
        if (one.key == 0) break;
        found.push_back(one);
    }
    // Words behind the only one may explain it.
    while (at > 0 && folded[at - 1] == ' ') --at;
    return found.size() == 1 && at > 0 &&
                   (begins_with_divider(folded.substr(at)) || begins_with_divider(folded.substr(at - 1)))
               ? found
               : std::vector<NumberedKey>{};
}

bool is_label_of_answers(std::string_view text) {
    if (is_answer_label(text)) return true;
    const std::string folded = folded_start(text);
    std::string_view whole = trim(folded);
    while (whole.ends_with(':')) whole = trim(whole.substr(0, whole.size() - 1));
    return is_one_of(whole, phrases::answer_columns);
}

bool is_answer_label(std::string_view text) {
    const std::string folded = folded_start(text);
    std::string_view whole = trim(folded);
    while (whole.ends_with(':')) whole = trim(whole.substr(0, whole.size() - 1));
    for (const std::string_view kind : phrases::answer_kind_headings)
        if (whole == kind) return true;
    std::size_t label = label_size(folded, phrases::answer_labels);
    if (label == 0) label = label_size(folded, phrases::solution_labels);
    if (label == 0) return false;
    const std::string_view rest = std::string_view(folded).substr(label);
    // "Answer (EN)", "Answer 3", "Answer:".
    for (std::size_t at = 0; at < rest.size(); at += decode_utf8(rest, at).size)
        if (is_letter(decode_utf8(rest, at).code_point)) {
            const std::string_view inside = trim(rest);
            return inside.starts_with('(') && inside.ends_with(')') && inside.size() <= 12;
        }
    return true;
}

}  // namespace viva::notes
