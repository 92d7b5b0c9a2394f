#include "base/right_marks.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"

namespace viva {
namespace {

// In small letters.
constexpr std::string_view right_marks[] = {
    "✅",          "✔",          "☑",         "✓",         "(correct)",  "(correct answer)", "(정답)",  "(верно)",
    "(правильно)", "(correcta)", "(correto)", "(correta)", "(richtig)",  "(correct!)",       "(đúng)",  "(正确)",
    "（正确）",    "(正解)",     "（正解）",  "← correct", "<- correct", "(corretta)",       "(doğru)",
};
constexpr std::string_view wrong_marks[] = {
    "❌", "✗", "✘", "✖", "(incorrect)", "(wrong)", "(오답)", "(неверно)", "(неправильно)", "(incorrecta)", "(falsch)",
};
/// What people write behind a check mark. In small letters.
constexpr std::string_view right_words[] = {
    "correct answer",
    "right answer",
    "correct",
    "answer",
    "정답",
    "правильный ответ",
    "верно",
    "ответ",
    "correcta",
    "respuesta",
    "correta",
    "resposta correta",
    "respuesta correcta",
    "richtig",
    "đáp án",
    "đáp án đúng",
    "正确答案",
    "正解",
    "jawaban benar",
    "doğru cevap",
    "corretta",
    "bonne réponse",
};
/// Says that the mark before it is an emoji.
constexpr std::string_view emoji_sign = "\uFE0F";

bool is_at(std::string_view text, std::size_t at, std::string_view mark) {
    if (text.size() - at < mark.size()) return false;
    return std::equal(mark.begin(), mark.end(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char small, char c) {
        return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
    });
}

/// "fstab ✅ Correct answer": the words behind the mark.
bool remove_marked_words(std::string_view& text) {
    std::string_view whole = text;
    while (whole.ends_with('.') || whole.ends_with('!')) whole.remove_suffix(1);
    for (const std::string_view words : right_words) {
        if (whole.size() < words.size() || !is_at(whole, whole.size() - words.size(), words)) continue;
        std::string_view before = trim(whole.substr(0, whole.size() - words.size()));
        if (before.ends_with(emoji_sign)) before.remove_suffix(emoji_sign.size());
        if (std::any_of(std::begin(right_marks), std::end(right_marks),
                        [&](std::string_view mark) { return before.ends_with(mark); })) {
            text = before;
            return true;
        }
    }
    return false;
}

bool remove_mark(std::string_view& text, std::string_view mark) {
    if (text.size() >= mark.size() && is_at(text, 0, mark)) {
        text.remove_prefix(mark.size());
        if (text.starts_with(emoji_sign)) text.remove_prefix(emoji_sign.size());
    } else if (text.size() >= mark.size() && is_at(text, text.size() - mark.size(), mark)) {
        text.remove_suffix(mark.size());
    } else {
        return false;
    }
    return true;
}

}  // namespace

bool says_it_is_right(std::string_view option) {
    for (std::size_t at = 0; at < option.size(); ++at) {
        const auto unit = static_cast<unsigned char>(option[at]);
        if (unit < 0x80 && unit != '(' && unit != '<') continue;
        if (std::any_of(std::begin(right_marks), std::end(right_marks),
                        [&](std::string_view mark) { return is_at(option, at, mark); }))
            return true;
    }
    return false;
}

std::string_view without_right_marks(std::string_view option) {
    std::string_view words = trim(option);
    for (bool again = true; again;) {
        std::string_view rest = words;
        if (rest.ends_with(emoji_sign)) rest.remove_suffix(emoji_sign.size());
        again = remove_marked_words(rest);
        for (const std::string_view mark : right_marks) again = again || remove_mark(rest, mark);
        for (const std::string_view mark : wrong_marks) again = again || remove_mark(rest, mark);
        if (again) words = trim(rest);
    }
    return words.empty() ? trim(option) : words;
}

}  // namespace viva
