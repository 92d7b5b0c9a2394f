#include "notes/questions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"

namespace viva::notes {
namespace {

// Folded (lower case, ё as е). A question begins with one of these…
constexpr std::string_view openings[] = {
    "what is ",    "what are ",   "what does ", "what do ",      "what's ",      "why ",         "how does ",
    "how do ",     "how is ",     "how are ",   "how can ",      "when should ", "explain ",     "describe ",
    "define ",     "compare ",    "что такое ", "что означает ", "зачем ",       "почему ",      "как работает ",
    "как устроен", "какие ",      "какой ",     "какая ",        "каковы ",      "чем отлича",   "в чем ",
    "для чего ",   "расскажите ", "объясните ", "опишите ",      "назовите ",    "перечислите ", "qué ",
    "cómo ",       "cuál",        "por qué ",   "o que é ",      "qu'est-ce ",   "was ist ",     "什么是",
    "为什么",      "如何",        "なぜ",       "何が",
};
// …or ends with one of these.
constexpr std::string_view endings[] = {
    "이란",       "무엇인가",     "무엇인가요", "무엇일까", "할까",   "할까요", "인가요",     "일까요",       "는가",
    "설명하시오", "설명해주세요", "설명하라",   "하십시오", "하시오", "설명",   "말해보세요", "말씀해주세요", "とは",
    "ですか",     "でしょうか",   "吗",         "呢",       "是什么", "有哪些", "的区别",
};
// What one asks about, though it is no sentence.
constexpr std::string_view topics[] = {
    " vs ",          " vs. ",    " versus ", "difference between", "differences between",
    "разница между", "отличие ", "отличия ", "проблема ",          "문제",
    "차이",          "の違い",   "区别",
};

/// No opening is longer, in bytes.
constexpr std::size_t longest_phrase_bytes = 48;
/// A longer text is no topic.
constexpr std::size_t longest_topic_bytes = 200;

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_' || c == '`' || c == 0x201D ||
           c == 0x2019 || c == 0xBB || c == 0x300D || c == 0xFF09 || c == '.' || c == '!' || c >= 0x1F000 ||
           (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x2B50 || c == 0x200D;
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

}  // namespace

bool ends_in_question_mark(std::string_view text) {
    text = trim(text);
    while (!text.empty()) {
        const char32_t last = pop_last(text);
        if (is_question_mark(last)) return true;
        if (!is_closing(last) && !is_space(last)) return false;
    }
    return false;
}

bool asks(std::string_view text) {
    if (ends_in_question_mark(text)) return true;
    text = trim(text);
    const std::string start = fold_case(text.substr(0, longest_phrase_bytes));
    for (const std::string_view opening : openings)
        if (std::string_view(start).starts_with(opening)) return true;
    std::string_view sentence = text;
    while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == ' ' || sentence.back() == ')')) {
        const std::size_t bracket = sentence.back() == ')' ? sentence.rfind('(') : sentence.size() - 1;
        sentence = sentence.substr(0, bracket == std::string_view::npos ? sentence.size() - 1 : bracket);
    }
    for (const std::string_view ending : endings)
        if (sentence.ends_with(ending)) return true;
    return false;
}

bool is_question_like(std::string_view text) {
    if (asks(text)) return true;
    const std::string folded = " " + fold_case(trim(text).substr(0, longest_topic_bytes)) + " ";
    for (const std::string_view topic : topics)
        if (folded.find(topic) != std::string::npos) return true;
    return false;
}

LeadingNumber leading_number(std::string_view text) {
    std::size_t at = 0;
    const auto is = [&](std::size_t place, char c) { return place < text.size() && text[place] == c; };
    const bool bracket = is(at, '[') || is(at, '(');
    if (bracket) ++at;
    const bool sign = is(at, '#') || is(at, 'Q') || is(at, 'q');
    if (sign) ++at;
    const std::size_t digits = at;
    std::uint32_t value = 0;
    while (at < text.size() && at - digits < 4 && text[at] >= '0' && text[at] <= '9')
        value = value * 10 + static_cast<std::uint32_t>(text[at++] - '0');
    if (at == digits) return {};
    bool marked = sign;
    if (bracket) {
        if (!is(at, ']') && !is(at, ')')) return {};
        ++at;
        marked = true;
    } else if (is(at, '.') || is(at, ')') || is(at, ':')) {
        ++at;
        marked = true;
    }
    const std::size_t mark_end = at;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    // "3.5 release" and "2nd" are no numbered items.
    const bool separated =
        at > mark_end || (mark_end < text.size() && static_cast<unsigned char>(text[mark_end]) >= 0x80 && marked);
    if (!separated || at >= text.size()) return {};
    return {value, static_cast<std::uint32_t>(at), !marked};
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
