#include "notes/card_labels.h"

#include <algorithm>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/phrases/labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

constexpr std::size_t longest_label_bytes = 40;

Label meaning_of(std::string_view word) {
    if (is_one_of(word, phrases::card_question_labels) || is_one_of(word, phrases::asker_labels))
        return Label::question;
    if (is_one_of(word, phrases::card_answer_labels) || is_one_of(word, phrases::answer_kind_headings))
        return Label::answer;
    for (const phrases::LetterPair& pair : phrases::card_letters) {
        if (word == pair.question) return Label::question;
        if (word == pair.answer) return Label::answer;
    }
    return word == "c" || word == "cloze" ? Label::cloze : Label::none;
}

/// "질문 / question", "답변 (answer)": in two languages, each of which says the same.
Label meaning_of_both(std::string_view words) {
    const std::size_t gap = words.find_first_of("/(|");
    if (gap == std::string_view::npos) return meaning_of(words);
    std::string_view second = words.substr(gap + 1);
    if (second.ends_with(')')) second.remove_suffix(1);
    const Label first = meaning_of(trim(words.substr(0, gap)));
    return first != Label::cloze && first == meaning_of(trim(second)) ? first : Label::none;
}

std::string_view without_number(std::string_view word) {
    while (!word.empty() && ((word.back() >= '0' && word.back() <= '9') || word.back() == ' ' || word.back() == '.' ||
                             word.back() == '#'))
        word.remove_suffix(1);
    return word;
}

bool is_one_letter(std::string_view word) { return !word.empty() && decode_utf8(word, 0).size == word.size(); }

CardLabel label_before(std::string_view text, std::size_t mark, std::size_t mark_size, bool has_colon) {
    const std::string_view written = trim(text.substr(0, mark));
    const std::string_view word = without_number(written);
    CardLabel found{Label::none, static_cast<std::uint32_t>(mark + mark_size), fold_case(word), has_colon};
    found.label = meaning_of_both(found.word);
    return found;
}

/// "Q1. …", "問1．…", "答. …": a stop behind a word, which then must be no sentence of its own.
CardLabel label_with_stop(std::string_view text) {
    constexpr std::string_view stops[] = {".", "．", "、", ")", "）"};
    std::size_t at = std::string_view::npos, size = 0;
    for (const std::string_view stop : stops)
        if (const std::size_t found = text.find(stop); found < at) {
            at = found;
            size = stop.size();
        }
    if (at == std::string_view::npos || at == 0) return {};
    const bool is_apart = size > 1 || at + 1 == text.size() || text[at + 1] == ' ';
    const CardLabel found = label_before(text, at, size, false);
    // "A) one" is an option.
    const bool is_option = text[at] == ')' && found.label == Label::answer && is_one_letter(found.word);
    const bool is_label = found.label == Label::question || found.label == Label::answer;
    return is_apart && is_label && !is_option ? found : CardLabel{};
}

/// "Ans - A framework.": a dash between spaces, behind a whole word.
CardLabel label_with_dash(std::string_view text) {
    for (const std::string_view dash : {" - ", " – ", " — "}) {
        const std::size_t at = text.find(dash);
        if (at == std::string_view::npos || at == 0) continue;
        CardLabel found = label_before(text, at, dash.size(), true);
        if (found.label == Label::answer && !is_one_letter(found.word)) return found;
    }
    return {};
}

/// "-> It maps addresses.": an arrow from the question to its answer.
CardLabel arrow_label(std::string_view text) {
    for (const std::string_view arrow : {"->", "=>", "→", "⇒", "➡️", "➡", "➜", "↳"}) {
        if (!text.starts_with(arrow)) continue;
        const std::size_t end = text.find_first_not_of(' ', arrow.size());
        if (end == std::string_view::npos) return {};
        return {Label::answer, static_cast<std::uint32_t>(end), std::string(arrow), true};
    }
    return {};
}

}  // namespace

Label written_label(std::string_view word) {
    const Label label = word.size() > 1 ? meaning_of_both(word) : Label::none;
    return label == Label::cloze ? Label::none : label;
}

bool is_bare_label(std::string_view heading) {
    while (heading.ends_with(':') || heading.ends_with(' ')) heading.remove_suffix(1);
    return written_label(fold_case(heading)) != Label::none;
}

CardLabel card_label(std::string_view line) {
    const std::string_view text = line.substr(0, longest_label_bytes);
    if (const CardLabel arrow = arrow_label(text); arrow.label != Label::none) return arrow;
    std::size_t colon = text.find(':');
    std::size_t colon_size = 1;
    if (const std::size_t wide = text.find("："); wide < colon) {
        colon = wide;
        colon_size = 3;
    }
    if (colon != std::string_view::npos && colon > 0 && !text.substr(colon + colon_size).starts_with(":"))
        if (const CardLabel found = label_before(text, colon, colon_size, true); found.label != Label::none)
            return found;
    if (const CardLabel found = label_with_dash(text); found.label != Label::none) return found;
    return label_with_stop(text);
}

bool has_question_label(std::string_view text) {
    text = trim(text.substr(adornment_size(text)));
    const auto asks_by = [](std::string_view line, const CardLabel& label) {
        return label.label == Label::question && is_one_of(label.word, phrases::card_question_labels) &&
               !is_one_of(label.word, phrases::problem_labels) && !trim(line.substr(label.size)).empty();
    };
    if (asks_by(text, card_label(text))) return true;
    const LeadingNumber number = leading_number(text);
    if (number.size == 0 || number.bare) return false;
    const std::string_view rest = text.substr(number.size);
    if (asks_by(rest, card_label(rest))) return true;
    const std::string folded = fold_case(trim(text.substr(0, number.size)));
    if (folded.back() >= '0' && folded.back() <= '9') return false;  // "Q1 2024" is a quarter.
    std::string_view word = folded;
    word = word.substr(std::min(word.find_first_not_of("[("), word.size()));
    word = word.substr(0, word.find_first_of("0123456789"));
    while (word.ends_with(' ') || word.ends_with('#') || word.ends_with('.')) word.remove_suffix(1);
    return is_one_of(word, phrases::card_question_labels) && !is_one_of(word, phrases::problem_labels);
}

bool has_answer_label(std::string_view text) {
    const CardLabel label = card_label(text.substr(adornment_size(text)));
    if (label.label != Label::answer || !label.has_colon) return false;
    const DecodedCodePoint first = decode_utf8(label.word, 0);
    // A syllable of the East is a word.
    return is_letter(first.code_point) && (first.size < label.word.size() || first.size > 2);
}

bool is_pair(const CardLabel& question, std::string_view asked, const CardLabel& answer) {
    const auto is_of_english = [](const CardLabel& label) { return label.word == "q" || label.word == "a"; };
    if (is_one_of(question.word, phrases::asker_labels) && !asks(asked)) return false;
    if (question.has_colon != answer.has_colon && (!answer.has_colon && is_one_letter(answer.word))) return false;
    for (const CardLabel* label : {&question, &answer})
        if (is_one_letter(label->word) && !is_of_english(*label) &&
            static_cast<unsigned char>(label->word.front()) < 0xE0) {
            const bool is_known = std::any_of(std::begin(phrases::card_letters), std::end(phrases::card_letters),
                                              [&](const phrases::LetterPair& pair) {
                                                  return pair.question == question.word && pair.answer == answer.word;
                                              });
            return is_known && asks(asked);
        }
    return true;
}

std::size_t answer_inside(std::string_view line, const CardLabel& question) {
    // A whole word is a label also behind a question without its mark.
    for (std::size_t at = line.find(' ', question.size); at != std::string_view::npos; at = line.find(' ', at + 1)) {
        const CardLabel answer = card_label(line.substr(at + 1));
        if (answer.label == Label::answer && answer.has_colon &&
            decode_utf8(answer.word, 0).size < answer.word.size() &&
            is_letter(decode_utf8(answer.word, 0).code_point) &&
            !trim(line.substr(question.size, at - question.size)).empty())
            return at + 1;
    }
    for (const std::string_view mark : {"?", "？"})
        for (std::size_t at = line.find(mark, question.size); at != std::string_view::npos;
             at = line.find(mark, at + 1)) {
            const std::size_t from = std::min(line.find_first_not_of(" \t*_", at + mark.size()), line.size());
            const CardLabel answer = card_label(line.substr(from));
            if (answer.label == Label::answer && answer.has_colon &&
                is_pair(question, line.substr(question.size, from - question.size), answer))
                return from;
        }
    return 0;
}

}  // namespace viva::notes
