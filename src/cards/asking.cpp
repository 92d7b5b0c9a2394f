#include "cards/asking.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "cards/prose.h"

namespace viva::cards {
namespace {

// How questions ask what something is, in each language; case folded. What is left is the thing.
constexpr std::string_view asks_before[] = {"what is an ", "what is a ", "what is the ", "what is ", "what are ",
                                            "what's ",     "what does ", "define ",      "explain ", "что такое ",
                                            "qué es ",     "o que é ",   "什么是",       "什麼是",   "là gì "};
constexpr std::string_view asks_behind[] = {
    "이란 무엇인가요", "이란 무엇인가", "란 무엇인가", "이란",   "란",   "은 무엇인가",
    "是什么",          "是什麼",        "とは",        " là gì", " 이란"};

// So begins what asks for one thing's nature; case folded.
constexpr std::string_view asks_for_nature[] = {"what is ", "what's ", "что такое ", "qué es ",
                                                "o que é ", "什么是",  "什麼是"};

// Words of a question that asks for several things by name; case folded.
constexpr std::string_view plural_cues[] = {"types",        "kinds",
                                            "ways ",        "principles",
                                            "features",     "characteristics",
                                            "advantages",   "disadvantages",
                                            "benefits",     "phases",
                                            "stages",       "components",
                                            "layers",       "levels",
                                            "properties",   "data type",
                                            "categories",   "strategies",
                                            "patterns",     "methods",
                                            " list the ",   " name the ",
                                            "examples of",  "lifecycle",
                                            "rules",        "limitations",
                                            "종류",         "가지 ",
                                            "유형",         "특징",
                                            "특성",         "장점",
                                            "단점",         "전략",
                                            "원칙",         "단계",
                                            "타입",         "요소",
                                            "조건",         "방법",
                                            "수준",         "виды",
                                            "типы",         "принципы",
                                            "способы",      "методы",
                                            "преимущества", "недостатки",
                                            "этапы",        "какие ",
                                            "перечисл",     "уровни",
                                            "особенности",  "паттерны",
                                            "стадии",       "свойства",
                                            "种类",         "类型",
                                            "哪些",         "哪几",
                                            "几种",         "特点",
                                            "特性",         "原则",
                                            "优点",         "缺点",
                                            "步骤",         "種類",
                                            "特徴",         "原則",
                                            "メリット",     "tipos",
                                            "cuáles",       "ventajas",
                                            "principios",   "características",
                                            "quais",        "vantagens",
                                            "loại",         "những"};

/// Whether a Hangul word goes on behind a cue with something else than a particle: "전략적" is no "전략".
bool goes_on_in_hangul(std::string_view behind) {
    if (behind.empty() || !is_hangul(decode_utf8(behind, 0).code_point)) return false;
    constexpr std::string_view particles[] = {"은", "는", "이", "가", "을", "를", "에", "의", "과",
                                              "와", "들", "도", "으", "로", "인", "및", "별"};
    return std::none_of(std::begin(particles), std::end(particles),
                        [behind](std::string_view particle) { return behind.starts_with(particle); });
}

bool has_plural_cue(std::string_view folded) {
    static const PhraseSet cues(plural_cues);
    const std::string padded = " " + std::string(folded) + " ";
    if (!cues.has_part_of(padded)) return false;
    for (const std::string_view cue : plural_cues)
        for (std::size_t at = padded.find(cue); at != std::string::npos; at = padded.find(cue, at + 1))
            if (!is_hangul(decode_utf8(cue, 0).code_point) ||
                !goes_on_in_hangul(std::string_view(padded).substr(at + cue.size())))
                return true;
    return false;
}

}  // namespace

bool begins_with_question_word(std::string_view title) {
    constexpr std::string_view words[] = {
        "what ",  "which ",  "who ",    "how ",    "why ",     "when ",   "where ", "что ",      "чем ",
        "какой ", "какая ",  "какое ",  "какие ",  "каков ",   "каковы ", "как ",   "кто ",      "где ",
        "когда ", "куда ",   "зачем ",  "почему ", "сколько ", "в чем ",  "в чём ", "для чего ", "можно ли ",
        "qué ",   "cuál ",   "cuáles ", "cómo ",   "quién ",   "o que ",  "quais ", "qual ",     "was ",
        "wie ",   "welche ", "warum ",  "무엇",    "어떤 ",    "어떻게 ", "왜 ",    "什么",      "哪",
        "如何",   "怎么",    "为什么",  "為什麼",  "なぜ",     "どう"};
    const std::string folded = fold_case(title.substr(0, 40));
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return folded.starts_with(word); });
}

std::optional<DefinedThing> defined_thing(std::string_view title) {
    std::string folded = fold_case(title);
    while (!folded.empty() && (folded.back() == '?' || folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
    if (folded.ends_with("？")) folded.resize(folded.size() - 3);
    bool asks = false;
    for (const std::string_view before : asks_before)
        if (folded.starts_with(before)) {
            folded.erase(0, before.size());
            asks = true;
            break;
        }
    for (const std::string_view behind : asks_behind)
        if (!asks && folded.ends_with(behind)) {
            folded.resize(folded.size() - behind.size());
            asks = true;
        }
    const bool is_bare = !asks && title.find('?') == std::string_view::npos &&
                         title.find("？") == std::string_view::npos && is_name(title) &&
                         title.find(" ли ") == std::string_view::npos && !begins_with_question_word(title);
    if ((!asks && !is_bare) || count_words(folded) > 4 || !has_letter_or_digit(folded)) return std::nullopt;
    return DefinedThing{std::move(folded), is_bare};
}

bool asks_for_names(std::string_view title) {
    const std::string folded = fold_case(title);
    const std::vector<std::string_view> asked = sentences(folded);
    return std::any_of(asked.begin(), asked.end(), [](std::string_view one) {
        const bool is_nature = std::any_of(std::begin(asks_for_nature), std::end(asks_for_nature),
                                           [one](std::string_view opening) { return one.starts_with(opening); });
        return !is_nature && has_plural_cue(one);
    });
}

bool asks_for_reasons(std::string_view title) {
    constexpr std::string_view words[] = {" why ",  " how ",     " when ",  "왜 ",    "어떻게", "언제",
                                          "почему", " как ",     "когда",   "зачем",  "为什么", "怎么",
                                          "如何",   "為什麼",    "なぜ",    "どう",   " cómo ", " por qué ",
                                          " como ", " por que ", "tại sao", "thế nào"};
    static const PhraseSet cues(words);
    return holds_any(fold_case(title), cues);
}

bool asks_about_what_is_shown(std::string_view title) {
    constexpr std::string_view words[] = {
        " following ",  " below ",    " above ",     " this code",  " this function", " this snippet", " the code ",
        "다음 ",        "아래",       " следующий ", " следующее ", " следующие ",    " следующего ",  " этот код ",
        " этого кода ", " ниже ",     "下面",        "以下",        "下列",           "上面",          "这段代码",
        "次の",         "このコード", " siguiente",  " seguinte",   " suivant",       " folgende",     " sau đây"};
    static const PhraseSet cues(words);
    // "… the code below:" ends in a word as any other does.
    std::string folded = fold_case(title);
    std::replace_if(
        folded.begin(), folded.end(),
        [](char c) { return std::string_view(".,:;?!()\"").find(c) != std::string_view::npos; }, ' ');
    return holds_any(folded, cues);
}

bool asks_yes_or_no(std::string_view title) {
    constexpr std::string_view openings[] = {"is ",   "are ",   "do ",  "does ", "did ", "can ",  "could ", "should ",
                                             "will ", "would ", "has ", "have ", "was ", "were ", "must ",  "may "};
    const std::string folded = fold_case(title);
    const bool opens = std::any_of(std::begin(openings), std::end(openings),
                                   [&](std::string_view opening) { return folded.starts_with(opening); });
    return opens || folded.find(" ли ") != std::string::npos || folded.find("吗") != std::string::npos;
}

}  // namespace viva::cards
