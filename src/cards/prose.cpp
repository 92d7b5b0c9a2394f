#include "cards/prose.h"

#include <algorithm>
#include <string>

#include "base/byte_set.h"
#include "base/unicode.h"

namespace viva::cards {
namespace {

constexpr std::size_t longest_label_cells = 40;
constexpr std::size_t longest_label_words = 5;

// Labels that say what a line is for, not what it is about; case folded.
constexpr std::string_view general_labels[] = {"pros",
                                               "cons",
                                               "pro",
                                               "con",
                                               "advantages",
                                               "disadvantages",
                                               "example",
                                               "examples",
                                               "note",
                                               "notes",
                                               "usage",
                                               "definition",
                                               "answer",
                                               "question",
                                               "source",
                                               "sources",
                                               "link",
                                               "see",
                                               "tip",
                                               "warning",
                                               "output",
                                               "input",
                                               "result",
                                               "time complexity",
                                               "space complexity",
                                               "default",
                                               "syntax",
                                               "description",
                                               "explanation",
                                               "reference",
                                               "예",
                                               "예시",
                                               "참고",
                                               "주의",
                                               "장점",
                                               "단점",
                                               "정의",
                                               "설명",
                                               "출처",
                                               "пример",
                                               "примеры",
                                               "примечание",
                                               "плюсы",
                                               "минусы",
                                               "ответ",
                                               "вопрос",
                                               "источник",
                                               "优点",
                                               "缺点",
                                               "例如",
                                               "例子",
                                               "注意",
                                               "说明",
                                               "例",
                                               "注",
                                               "参考",
                                               "ejemplo",
                                               "nota",
                                               "exemplo",
                                               "ví dụ"};

// What a sentence says when it needs its surroundings; case folded.
constexpr std::string_view context_cues[] = {
    " example",  " below",      " above ",       " above,",     " following ",   " let's ",       " lets ",
    " let us ",  " here, ",     " here we ",     " as follows", " as shown",     " пример",       " ниже ",
    " выше ",    " следующем ", " следующий",    " следующая ", "예를 들",       "예를들",        "예시",
    "예제",      "아래",        "생각해보",      "생각해 보",   "가정하",        "가정해",        "라고 하자",
    " suppose ", " imagine ",   "предположим",   "допустим",    "рассмотрим",    "假设",          "这篇文章",
    "本文",      "この記事",    " this article", " this note",  " this section", " next section", "下一节",
    "上一节",    "위의 ",       "위 코드",       "위에서",      "다음과 같",     "다음 코드",     "例如",
    "比如",      "例子",        "示例",          "下面",        "上面",          "如下",          "以下",
    "上述",      "下图",        "上图",          "例えば",      "たとえば",      "上記",          "次の",
    "下記",      " ejemplo",    " siguiente",    " exemplo",    " abaixo",       " acima",        " seguinte",
    "알아본다",  "알아보",      "살펴본",        "살펴보",      " we will look", " we'll look",   "посмотрим",
    "разберем",  "разберём",    "看一下",        "来看",        " exemple",      " ci-dessous",   " beispiel",
    " folgende", " ví dụ",      "dưới đây",      "sau đây",
};

// How a sentence begins that goes on from the one before it; case folded. A space ends a word.
constexpr std::string_view going_on[] = {
    "this ",        "these ",
    "that ",        "those ",
    "therefore",    "however",
    "thus",         "hence",
    "so ",          "but ",
    "also",         "then ",
    "as a result",  "for this reason",
    "moreover",     "furthermore",
    "이는 ",        "이것",
    "이러한 ",      "이런 ",
    "이 ",          "그래서",
    "그러므로",     "따라서",
    "그렇기",       "그렇지만",
    "하지만",       "그러나",
    "그런데",       "또한 ",
    "때문에",       "поэтому",
    "однако",       "но ",
    "это ",         "эти ",
    "этот ",        "эта ",
    "также ",       "таким образом",
    "при этом",     "因此",
    "所以",         "但是",
    "但",           "不过",
    "这",           "此",
    "然而",         "而且",
    "另外",         "したがって",
    "しかし",       "そのため",
    "これ",         "この",
    "その",         "また",
    "esto ",        "por eso",
    "por lo tanto", "sin embargo",
    "pero ",        "isso",
    "portanto",     "porém",
    "mas ",
};
// What points back in the middle of a sentence.
constexpr std::string_view pointing_back[] = {" in this case", " in that case", "в этом случае", "в данном случае",
                                              " 이 경우",      "这种情况",      "この場合"};

/// What a mark that ends a sentence may begin with.
constexpr ByteSet sentence_ends(".!?\xE3\xEF");

/// Bytes of what ends a sentence at `at`, or 0.
std::size_t sentence_end(std::string_view text, std::size_t at) {
    if (!sentence_ends.holds(text[at])) return 0;
    for (const std::string_view mark : {"。", "！", "？"})
        if (text.substr(at).starts_with(mark)) return mark.size();
    if (text[at] != '.' && text[at] != '!' && text[at] != '?') return 0;
    std::size_t end = at + 1;
    while (end < text.size() &&
           (text[end] == '.' || text[end] == '!' || text[end] == '?' || text[end] == ')' || text[end] == '"'))
        ++end;
    if (end < text.size() && text[end] != ' ' && text[end] != '\n') return 0;
    return end - at;
}

/// Whether the dot at `at` only shortens a word: "e.g.", "т.е.", "1.", "vs.".
bool is_abbreviation(std::string_view text, std::size_t begin, std::size_t at) {
    if (text[at] != '.') return false;
    std::size_t start = at;
    while (start > begin && text[start - 1] != ' ' && text[start - 1] != '\n' && text[start - 1] != '(') --start;
    const std::string_view word = text.substr(start, at - start);
    if (word.find('.') != std::string_view::npos || terminal_cells(word) <= 1) return true;
    for (const std::string_view known : {"vs", "etc", "cf", "Mr", "Dr", "no", "No", "fig", "др", "пр", "см"})
        if (word == known) return known != "etc" || at + 2 < text.size();
    return word.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char letter : text) {
        const bool gap = letter == ' ' || letter == '\n' || letter == '\t';
        count += !gap && !inside ? 1 : 0;
        inside = !gap;
    }
    return count;
}

bool begins_with_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

model::TextRange range_of(const model::Document& document, std::string_view inner) {
    return {static_cast<std::uint32_t>(inner.data() - document.text.data()), static_cast<std::uint32_t>(inner.size())};
}

std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    for (std::size_t at = sentence_ends.find_in(text); at < text.size(); at = sentence_ends.find_in(text, at)) {
        const std::size_t size = sentence_end(text, at);
        if (size == 0 || is_abbreviation(text, begin, at)) {
            at += decode_utf8(text, at).size;
            continue;
        }
        at += size;
        found.push_back(trim(text.substr(begin, at - begin)));
        begin = at;
    }
    if (const std::string_view rest = trim(text.substr(begin)); !rest.empty()) found.push_back(rest);
    return found;
}

std::optional<Labelled> split_label(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && at <= 3 * longest_label_cells;) {
        for (const std::string_view mark : {": ", "：", " - ", " — ", " – ", " : "}) {
            if (!text.substr(at).starts_with(mark)) continue;
            const std::string_view label = trim(text.substr(0, at));
            const std::string_view rest = trim(text.substr(at + mark.size()));
            if (label.find_first_of("$\\") != std::string_view::npos) return std::nullopt;
            if (label.empty() || rest.empty() || !has_letter_or_digit(label) ||
                terminal_cells(label) > longest_label_cells || count_words(label) > longest_label_words)
                return std::nullopt;
            return Labelled{label, rest};
        }
        if (sentence_end(text, at) > 0 && !is_abbreviation(text, 0, at)) return std::nullopt;
        at += decode_utf8(text, at).size;
    }
    return std::nullopt;
}

bool is_general_label(std::string_view label) {
    const std::string folded = fold_case(label);
    return std::find(std::begin(general_labels), std::end(general_labels), folded) != std::end(general_labels);
}

bool is_name(std::string_view text) {
    text = trim(text);
    if (text.find_first_of("$\\") != std::string_view::npos) return false;  // A formula.
    if (text.empty() || !has_letter_or_digit(text) || begins_with_address(text)) return false;
    if (terminal_cells(text) > longest_label_cells || count_words(text) > longest_label_words) return false;
    const std::vector<std::string_view> parts = sentences(text);
    const bool ends = text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("。") ||
                      text.ends_with(':') || text.ends_with(';');
    return parts.size() == 1 && !ends;
}

bool leans_on_context(std::string_view sentence) {
    static const PhraseSet cues(context_cues);
    const std::string folded = fold_case(sentence);
    return folded.starts_with("например") || holds_any(folded, cues);
}

bool goes_on_from_before(std::string_view sentence) {
    static const PhraseSet openings(going_on);
    static const PhraseSet cues(pointing_back);
    const std::string folded = fold_case(sentence);
    return openings.has_beginning_of(folded) || holds_any(folded, cues);
}

bool has_own_topic(std::string_view said) {
    constexpr std::size_t first_words = 3;
    constexpr std::size_t longest_topic_bytes = 45;
    constexpr std::string_view verb_ends[] = {"하는", "되는", "있는", "없는", "않는", "지는", "주는",
                                              "키는", "받는", "갖는", "오는", "내는", "쓰는", "같은"};
    const std::string_view clause = said.substr(0, std::min(said.find(','), said.find("、")));
    if (clause.size() < said.size())
        for (const std::string_view ending : {" 때", "면", " 경우", "때문에", "ら", "とき", "場合"})
            if (clause.ends_with(ending)) return true;
    const std::size_t topic = said.find("は");
    if (topic != std::string_view::npos && topic > 0 && topic <= longest_topic_bytes &&
        is_kana(decode_utf8(said, topic).code_point))
        return true;
    for (std::size_t word = 0; word < first_words && !said.empty(); ++word) {
        const std::string_view written = said.substr(0, said.find(' '));
        // "하는" ends a verb that goes with the next word.
        const bool is_verb = std::any_of(std::begin(verb_ends), std::end(verb_ends),
                                         [written](std::string_view end) { return written.ends_with(end); });
        for (const std::string_view particle : {"은", "는", "이란", "란"})
            if (!is_verb && written.size() > particle.size() && written.ends_with(particle)) return true;
        said.remove_prefix(std::min(written.size() + 1, said.size()));
    }
    return false;
}

bool holds_any(std::string_view folded, const PhraseSet& cues) {
    return cues.has_part_of(std::string(" ").append(folded) += ' ');
}

}  // namespace viva::cards
