#include "base/leading_number.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace viva {
namespace {

// What stands before the number of a question, or with it alone above one. Folded.
constexpr std::string_view question_labels[] = {
    "question",  "questions", "ques",       "que",       "quiz",    "q",      "no.",     "problem", "exercise",
    "task",      "질문",      "문제",       "퀴즈",      "вопрос",  "задача", "задание", "питання", "pregunta",
    "ejercicio", "pergunta",  "questão",    "exercício", "domanda", "frage",  "aufgabe", "pytanie", "soru",
    "câu hỏi",   "câu",       "pertanyaan", "soal",      "问题",    "题目",   "問題",    "質問",    "第",
    "题",        "問",        "问",         "سؤال",      "السؤال",  "שאלה",   "प्रश्न",
};

constexpr std::size_t longest_label_bytes = 24;
constexpr std::size_t most_digits = 4;

/// Marks that divide a number from what it numbers.
constexpr std::string_view dividers[] = {".", ")", ":", "：", "．", "。", "）", "-", "–", "—"};
/// Marks that divide the label of a question, without a number, from the question.
constexpr std::string_view label_dividers[] = {":", "：", ".", "．", ")", "）"};
constexpr std::string_view chapter_divider = "、";
/// "第3题", "3번"
constexpr std::string_view counters[] = {"번", "题", "題", "問", "问"};

std::size_t spaces_at(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_not_of(" \t", at), text.size());
    return end - at;
}

template <std::size_t count>
std::size_t one_of_at(std::string_view text, std::size_t at, const std::string_view (&marks)[count]) {
    for (const std::string_view mark : marks)
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

std::uint32_t digits_at(std::string_view text, std::size_t& at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < most_digits && at < text.size() && text[at] >= '0' && text[at] <= '9'; ++i)
        value = value * 10 + static_cast<std::uint32_t>(text[at++] - '0');
    return value;
}

/// "二十三" is 23; 0: no such number begins at `at`.
std::uint32_t han_number_at(std::string_view text, std::size_t& at) {
    constexpr std::string_view digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0xE4) return 0;  // As nearly always.
    std::uint32_t value = 0, digit = 0;
    bool any = false;
    for (; at + 3 <= text.size(); at += 3, any = true) {
        const std::string_view sign = text.substr(at, 3);
        const auto found = std::find(std::begin(digits), std::end(digits), sign);
        if (found != std::end(digits)) {
            digit = static_cast<std::uint32_t>(found - std::begin(digits)) + 1;
        } else if (sign == "十" || sign == "百") {
            value += std::max(digit, 1U) * (sign == "十" ? 10 : 100);
            digit = 0;
        } else {
            break;
        }
        if (value > 9999) break;
    }
    return any ? value + digit : 0;
}

/// "三、"; a chapter. "（三）" too.
LeadingNumber chapter_number(std::string_view text) {
    std::size_t at = 0;
    const bool bracket = text.starts_with("（");
    if (bracket) at += 3;
    const std::uint32_t value = han_number_at(text, at);
    const std::string_view end = bracket ? std::string_view("）") : chapter_divider;
    if (value == 0 || !text.substr(at).starts_with(end)) return {};
    at += end.size();
    at += spaces_at(text, at);
    if (at >= text.size()) return {};
    return {value, static_cast<std::uint32_t>(at), false, true};
}

/// "Question 7: ", "第3题 "; a mark or a counter must stand behind the number.
LeadingNumber labelled_number(std::string_view text) {
    std::size_t most = std::min(text.size(), longest_label_bytes);
    while (most < text.size() && most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    const std::string_view start = text.substr(0, most);
    // The usual line is sorted out before it is folded.
    const std::string_view first_part = text.substr(0, 2 * longest_label_bytes);
    if (std::none_of(first_part.begin(), first_part.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
    const std::string folded = fold_case(start);
    std::size_t at = question_label_size(folded);
    if (at == 0 || at > start.size() || fold_case(start.substr(0, at)) != folded.substr(0, at)) return {};
    const std::size_t label = at;
    at = std::min(text.find_first_not_of(" #.", at), text.size());
    const bool stops = text.substr(label, at - label).find('.') != std::string_view::npos;
    const bool is_glued = text.substr(label, at - label) == ".";  // "Q.1 What is it?"
    if (text.substr(at).starts_with("№")) at += std::string_view("№").size();
    const std::size_t digits = at;
    const std::uint32_t value = digits_at(text, at);
    if (at == digits) return {};
    const std::size_t counter = one_of_at(text, at, counters);
    at += counter;
    const std::size_t space = spaces_at(text, at);
    at += space;
    const std::size_t divider = one_of_at(text, at, dividers);
    at += divider;
    if (divider == 0 && text.substr(at).starts_with(chapter_divider))
        at += chapter_divider.size();
    else if (divider == 0 && counter == 0 && !(is_glued && space > 0))
        return {};
    const std::size_t gap = spaces_at(text, at);
    // "Problem 3.5" is a number of its own kind.
    if (gap == 0 && at < text.size() && text[at] >= '0' && text[at] <= '9') return {};
    // "Q. 3-way handshake" has none.
    if (stops && gap == 0 && divider > 0 && text[at - divider] == '-') return {};
    at += gap;
    return at < text.size() ? LeadingNumber{value, static_cast<std::uint32_t>(at), false, false} : LeadingNumber{};
}

/// "1️⃣ ", "1️⃣2️⃣ ", "🔟 ": digits on the keys of a telephone.
LeadingNumber keycap_number(std::string_view text) {
    constexpr std::string_view selector = "\uFE0F";
    constexpr std::string_view keycap = "\u20E3";
    constexpr std::string_view ten = "🔟";
    std::size_t at = 0;
    std::uint32_t value = 0;
    if (text.starts_with(ten)) {
        value = 10;
        at = ten.size();
    }
    while (at < text.size() && text[at] >= '0' && text[at] <= '9' && value < 1000) {
        std::size_t end = at + 1;
        if (text.substr(end).starts_with(selector)) end += selector.size();
        if (!text.substr(end).starts_with(keycap)) break;
        value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
        at = end + keycap.size();
    }
    if (at == 0) return {};
    at += spaces_at(text, at);
    return at < text.size() ? LeadingNumber{value, static_cast<std::uint32_t>(at), false, false} : LeadingNumber{};
}

}  // namespace

std::size_t adornment_size(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t name = emoji_name_size(text.substr(at)); name > 0) {
            at += name;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(text, at);
        // "🔟" is a number.
        const bool is_emoji = (next.code_point >= 0x1F000 && next.code_point != 0x1F51F) ||
                              (next.code_point >= 0x2600 && next.code_point <= 0x27BF) ||
                              (next.code_point >= 0x25A0 && next.code_point <= 0x25FF) || next.code_point == 0x2B50 ||
                              next.code_point == 0xFE0F || next.code_point == 0x200D;
        if (!is_emoji && (next.code_point != ' ' || at == 0)) break;
        at += next.size;
    }
    return at;
}

std::size_t question_mark_size(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const DecodedCodePoint next = decode_utf8(text, at);
        const bool adorns = next.code_point == '>' || next.code_point == ' ' || next.code_point == 0xFE0F ||
                            next.code_point >= 0x1F000 || (next.code_point >= 0x2600 && next.code_point <= 0x27BF);
        if (!adorns) break;
        at += next.size;
    }
    const std::size_t quote = text.starts_with("> ") ? 2 : 0;
    std::size_t most = std::min(text.size(), at + longest_label_bytes);
    while (most > at && most < text.size() && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    const std::string_view start = text.substr(at, most - at);
    const std::string folded = fold_case(start);
    std::size_t end = question_label_size(folded);
    if (end == 0 || end > start.size() || fold_case(start.substr(0, end)) != folded.substr(0, end)) return quote;
    end += spaces_at(start, end);
    const std::size_t divider = one_of_at(start, end, label_dividers);
    if (divider == 0) return quote;
    end += at + divider;
    const std::size_t gap = spaces_at(text, end);
    return (gap > 0 || divider > 1) && end + gap < text.size() ? end + gap : quote;
}

std::size_t emoji_name_size(std::string_view text) {
    if (!text.starts_with(':')) return 0;
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-", 1);
    return end != std::string_view::npos && end > 2 && text[end] == ':' ? end + 1 : 0;
}

std::size_t question_label_size(std::string_view folded) {
    std::size_t longest = 0;
    if (folded.empty()) return 0;
    for (const std::string_view label : question_labels)
        if (label.front() == folded.front() && folded.starts_with(label)) longest = std::max(longest, label.size());
    return longest;
}

LeadingNumber leading_number(std::string_view text) {
    if (const LeadingNumber chapter = chapter_number(text); chapter.size > 0) return chapter;
    if (const LeadingNumber keycap = keycap_number(text); keycap.size > 0) return keycap;
    if (const LeadingNumber labelled = labelled_number(text); labelled.size > 0) return labelled;
    std::size_t at = 0;
    const auto is = [&](std::size_t place, char c) { return place < text.size() && text[place] == c; };
    const bool bracket = is(at, '[') || is(at, '(');
    if (bracket) ++at;
    const bool sign = is(at, '#') || is(at, 'Q') || is(at, 'q');
    if (sign) ++at;
    const std::size_t digits = at;
    const std::uint32_t value = digits_at(text, at);
    if (at == digits) return {};
    bool marked = sign;
    bool chapter = false;
    if (bracket) {
        if (!is(at, ']') && !is(at, ')')) return {};
        ++at;
        marked = true;
    } else if (is(at, ' ') && is(at + 1, '.') && is(at + 2, ' ')) {
        at += 2;
        marked = true;
    } else if (is(at, '.') || is(at, ')') || is(at, ':')) {
        ++at;
        marked = true;
    } else if (text.substr(at).starts_with(chapter_divider) || text.substr(at).starts_with("．")) {
        chapter = true;
        at += chapter_divider.size();
        marked = true;
    } else if (text.substr(at).starts_with("。")) {
        at += std::string_view("。").size();
        marked = true;
    }
    const std::size_t mark_end = at;
    at += spaces_at(text, at);
    // "3.5 release", "2nd" and "1.x" are no numbered items, "4.What" is one.
    const bool is_capital = mark_end < text.size() && text[mark_end] >= 'A' && text[mark_end] <= 'Z';
    const bool separated = at > mark_end || chapter || (is_capital && mark_end > digits && text[mark_end - 1] == '.') ||
                           (mark_end < text.size() && static_cast<unsigned char>(text[mark_end]) >= 0x80 && marked);
    if (!separated || at >= text.size()) return {};
    return {value, static_cast<std::uint32_t>(at), !marked, chapter};
}

LeadingNumber lettered_number(std::string_view text) {
    if (text.empty() || text.front() < 'A' || text.front() > 'Z') return {};
    std::size_t at = 1;
    const std::uint32_t value = digits_at(text, at);
    const std::size_t divider = at > 1 ? one_of_at(text, at, dividers) : 0;
    if (divider == 0) return {};
    at += divider;
    const std::size_t gap = spaces_at(text, at);
    if (gap == 0 || at + gap >= text.size()) return {};
    return {value, static_cast<std::uint32_t>(at + gap), false, false};
}

}  // namespace viva
