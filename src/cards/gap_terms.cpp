#include "cards/gap_terms.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "cards/prose.h"

namespace viva::cards {
namespace {

using model::SpanKind;

constexpr std::size_t longest_term_cells = 32;

// Words that bold type stresses without naming anything; case folded.
constexpr std::string_view stressed_words[] = {
    "not",    "no",     "note",      "notes", "important", "warning",   "tip",     "example",    "examples",
    "must",   "never",  "always",    "only",  "and",       "or",        "all",     "any",        "each",
    "every",  "same",   "different", "new",   "before",    "after",     "first",   "yes",        "do",
    "don't",  "is",     "are",       "both",  "however",   "therefore", "caution", "answer",     "pros",
    "cons",   "주의",   "참고",      "예시",  "중요",      "важно",     "не",      "нет",        "да",
    "пример", "только", "注意",      "例如",  "重要",      "不",        "nota",    "advantages", "disadvantages",
    "true",   "false",  "null",      "none",  "undefined", "0",         "1",       "..."};
// Qualities that anything may have; case folded.
constexpr std::string_view qualities[] = {"readability",    "maintainability", "testability", "flexibility",
                                          "reusability",    "extensibility",   "performance", "simplicity",
                                          "simplification", "complexity"};

/// What a label at the start of a paragraph is followed by.
bool is_label(std::string_view after) {
    after = trim(after);
    return after.starts_with(':') || after.starts_with("：") || after.starts_with('-') || after.starts_with("–") ||
           after.starts_with("—");
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

/// Whether Japanese says of a thing how it is: "必要不可欠な要素".
bool joins_by_na(std::string_view text) {
    constexpr std::string_view na = "な";
    const std::size_t at = text.find(na);
    if (at == std::string_view::npos || at < na.size() || at + na.size() >= text.size()) return false;
    return is_han(decode_utf8(text, at - na.size()).code_point) && is_han(decode_utf8(text, at + na.size()).code_point);
}

/// Whether Eastern words in bold say how or how much, or are the middle of a sentence, and name nothing.
bool is_eastern_stress(std::string_view text) {
    constexpr std::string_view openings[] = {"共同", "两者",    "双方",  "各自",   "両方",   "모두",   "둘 다", "需要",
                                             "无需", "没有",    "能够",  "应该",   "通过",   "更",     "最",    "不",
                                             "可以", "只",      "稍",    "大部分", "所有",   "全部",   "很",    "非常",
                                             "必须", "一定",    "尽量",  "相对",   "也",     "都",     "다음",  "위의 ",
                                             "아래", "이러한 ", "같은 ", "모든 ",  "もっと", "すべて", "とても"};
    constexpr std::string_view endings[] = {"에",   "을",   "를",   "으로", "별로", "하게",  "하고", "하며",
                                            "하는", "되는", "적인", "않고", "없이", "있는",  "없는", "不同",
                                            "一些", "支持", "实现", "简单", "复杂", "다르게"};
    for (const std::string_view opening : openings)
        if (text.starts_with(opening)) return true;
    for (const std::string_view ending : endings)
        if (text.ends_with(ending)) return true;
    const std::string_view first = text.substr(0, text.find(' '));
    if (first.size() < text.size())
        for (const std::string_view particle : {"에", "을", "를", "이", "가", "은", "는"})
            if (first.size() > particle.size() && first.ends_with(particle)) return true;
    if (joins_by_na(text)) return true;
    // Japanese names end in Kanji or Katakana; what ends in Hiragana is bent: a verb or an adverb.
    constexpr std::size_t kana_bytes = 3;
    if (text.size() < kana_bytes) return false;
    const char32_t last = decode_utf8(text, text.size() - kana_bytes).code_point;
    return last >= 0x3041 && last <= 0x3096;
}

/// Whether bold text names something. Short, no statement, and not only stressed.
bool is_bold_term(std::string_view text, bool labels) {
    constexpr std::size_t longest_eastern_cells = 16;
    for (const std::string_view end :
         {":",   "：",    ".",    "?",   "。",  "!",   ",",   ")",     "다",  "요", "음",   " and", " or",
          " of", " with", " for", " to", " in", " on", " by", " from", " as", " a", " the", " that"})
        if (text.ends_with(end)) return false;
    if (count_words(text) > 3 || (text.front() >= '0' && text.front() <= '9')) return false;
    if (!is_ascii(text)) return !labels && terminal_cells(text) <= longest_eastern_cells && !is_eastern_stress(text);
    // A label says what a line is about; only a name of one word is worth asking for.
    if (labels) return count_words(text) == 1 && text.front() >= 'A' && text.front() <= 'Z';
    for (const std::string_view word :
         {" one ",   " only ",        " not ",    " the ",      " is ",     " are ",    " can ",
          " to ",    " be ",          " all ",    " every ",    " each ",   " any ",    " when ",
          " plain ", " no ",          " same ",   " never ",    " always ", " must ",   " more ",
          " than ",  " performance ", " issues ", " problems ", " better ", " faster ", " easier "})
        if ((" " + fold_case(text) + " ").find(word) != std::string::npos) return false;
    // Small Latin words in bold are stressed more often than they are named: one, and three that make a phrase.
    const bool is_small = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz- ") == std::string_view::npos;
    return !is_small || count_words(text) == 2;
}

/// Whether a name or a number of some length is in it: "f(x)", "1-p" and "25x" are signs of a formula.
bool has_word(std::string_view text) {
    std::size_t letters = 0, longest = 0, digits = 0, others = 0;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        letters = is_letter(next.code_point) || next.code_point == '_' ? letters + 1 : 0;
        longest = std::max(longest, letters);
        (is_digit(next.code_point) ? digits : others) += 1;
    }
    const bool is_number = others == 0 && digits >= 2;
    const bool is_short_call = text.size() == 3 && text.ends_with("()");
    return longest >= 2 || is_number || is_short_call;
}

/// Whether code is the name of a file or a path: which one it is, the subject does not tell.
bool is_file(std::string_view text) {
    if (text.find('/') != std::string_view::npos) return true;
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    constexpr std::string_view endings[] = {"js",  "jsx",  "ts",  "tsx", "py",   "java", "json", "md",  "html",
                                            "css", "scss", "xml", "yml", "yaml", "txt",  "conf", "ini", "toml",
                                            "c",   "h",    "hpp", "cpp", "go",   "rs",   "rb",   "php", "kt",
                                            "sh",  "exe",  "jar", "csv", "lock", "log"};
    return std::find(std::begin(endings), std::end(endings), text.substr(dot + 1)) != std::end(endings);
}

/// Whether code is a name that stands for any: "foo", "myList", "func1".
bool is_placeholder(std::string_view text) {
    // None that a language has for itself: "str", "val", "func".
    constexpr std::string_view names[] = {"foo",   "bar", "baz", "qux", "foobar", "hello",
                                          "world", "obj", "arr", "xxx", "todo"};
    // "a=None" and "${id}-name" are of an example too.
    if ((text.size() > 1 && text[1] == '=' && !text.starts_with("==")) || text.find("${") != std::string_view::npos)
        return true;
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    const std::string_view first = text.substr(0, end);
    const bool is_whole =
        end == std::string_view::npos || !is_ascii_word(text[end]) || (text[end] >= '0' && text[end] <= '9');
    if (is_whole && std::find(std::begin(names), std::end(names), first) != std::end(names)) return true;
    const bool goes_on = end != std::string_view::npos && ((text[end] >= 'A' && text[end] <= 'Z') || text[end] == '_');
    return goes_on && (first == "my" || first == "your" || first == "some");
}

/// Whether a word of capitals in `text` is spelled out by `gloss`: "TTFB", "Time to First Byte".
bool is_spelled_out(std::string_view text, std::string_view gloss) {
    std::string initials;
    for (std::size_t at = 0; at < gloss.size(); ++at)
        if (is_ascii_word(gloss[at]) && (at == 0 || (!is_ascii_word(gloss[at - 1]) && gloss[at - 1] != '\'')))
            initials += gloss[at];
    initials = fold_case(initials);
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        const bool is_capital = word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
        if (is_capital && word.size() > 1 && initials == fold_case(word)) return true;
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return false;
}

/// Whether code is a statement of an example, and no name: "console.log(count)", "next(range(1))", "var x", "count: 2".
bool is_statement(std::string_view text) {
    const std::size_t open = text.find('(');
    const bool has_arguments = open != std::string_view::npos && !text.substr(open).starts_with("()");
    for (const std::string_view call : {"console.log(", "print(", "printf(", "println(", "System.out."})
        if (text.starts_with(call) && has_arguments) return true;
    if (has_arguments && open > 0 && text.find('(', open + 1) != std::string_view::npos &&
        is_ascii_word(text[text.find('(', open + 1) - 1]))
        return true;
    for (const std::string_view word : {"var ", "let ", "const ", "int "})
        if (text.starts_with(word)) return true;
    const std::size_t colon = text.find(": ");
    return colon != std::string_view::npos && text.front() >= 'a' && text.front() <= 'z' &&
           text.find_first_not_of("0123456789.", colon + 2) == std::string_view::npos;
}

/// Whether Korean makes a verb of the word before `behind`: "제거 하기", "보장되는".
bool is_made_a_verb(std::string_view behind) {
    behind = trim(behind.substr(0, 16));
    for (const std::string_view verb :
         {"하", "되", "시키", "시킨", "한다", "한 ", "된", "됩", "합", "함", "해", "했", "됐", "될", "할"})
        if (behind.starts_with(verb)) return true;
    return false;
}

/// Whether the text has the form of a term. `labels`: it stands before a colon.
bool has_form_of_term(std::string_view text, SpanKind kind, bool labels) {
    const std::string folded = fold_case(text);
    const auto is_one_of = [&](const auto& words) {
        return std::find(std::begin(words), std::end(words), folded) != std::end(words);
    };
    if (is_one_of(stressed_words) || is_one_of(qualities)) return false;
    const std::size_t width = terminal_cells(text);
    if (width < 2 || width > longest_term_cells || !has_letter_or_digit(text)) return false;
    if (text.find("://") != std::string_view::npos || text.find_first_of("\n;\"*`\\") != std::string_view::npos)
        return false;
    if (!has_word(text)) return false;
    if (kind == SpanKind::code)
        return count_words(text) <= 2 && (is_ascii(text) || (!labels && !is_eastern_stress(text)));
    return is_bold_term(text, labels);
}

/// The sentence that `text` breaks off in, no further back than a cue may stand.
std::string_view end_of(std::string_view text) {
    constexpr std::size_t window = 60;
    std::size_t begin = text.size() > window ? text.size() - window : 0;
    while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
    const std::string_view end = text.substr(begin);
    const std::vector<std::string_view> said = sentences(end);
    const bool is_over =
        !said.empty() && !trim(end).empty() && std::string_view(".!?").find(trim(end).back()) != std::string_view::npos;
    return said.empty() || is_over ? std::string_view{} : said.back();
}

/// Whether a word with a capital is a part of a longer name: "Context Switch", "Model-View-Intent".
bool is_part_of_name(std::string_view text, std::string_view before, std::string_view behind) {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto is_small = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    if (text.size() < 2 || !is_capital(text[0]) || !std::all_of(text.begin() + 1, text.end(), is_small)) return false;
    const auto begins_word = [&](std::string_view words) {
        return words.size() > 2 && is_capital(words[1]) && is_small(words[2]);
    };
    if (before.ends_with('-') && before.size() > 1 && is_ascii_word(before[before.size() - 2])) return true;
    return (behind.starts_with(' ') || behind.starts_with('-')) && begins_word(behind);
}

/// Whether Chinese ends a list of examples here; the same letter begins words that mean "wait" and "equal".
bool is_and_so_on(std::string_view behind) {
    if (!behind.starts_with("等")) return false;
    for (const std::string_view word : {"等待", "等于", "等於", "等价", "等價", "等级", "等級", "等同", "等效", "等到"})
        if (behind.starts_with(word)) return false;
    return true;
}

}  // namespace

bool is_ascii_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           (letter >= '0' && letter <= '9');
}

bool is_glossed(std::string_view text, std::string_view behind) {
    constexpr std::size_t most_gloss_words = 4;
    behind = trim(behind.substr(0, 120));
    const bool is_wide = behind.starts_with("（");
    if (!is_wide && !behind.starts_with('(')) return false;
    behind.remove_prefix(is_wide ? std::string_view("（").size() : 1);
    const std::string_view gloss = behind.substr(0, std::min(behind.find(')'), behind.find("）")));
    if (gloss.size() == behind.size() || !is_ascii(gloss) || !has_letter_or_digit(gloss)) return false;
    return is_ascii(text) ? is_spelled_out(text, gloss) : count_words(gloss) <= most_gloss_words;
}

bool is_gap_term(const MarkedWords& marked) {
    const auto [text, kind, before, behind, ends_line] = marked;
    // A line of its own above the text is its caption.
    if (kind == SpanKind::strong && before.empty() && marked.ends_line) return false;
    const bool labels = trim(before).empty() && is_label(behind);
    if (!has_form_of_term(text, kind, labels)) return false;
    if (!behind.empty() && is_ascii_word(behind.front()) && is_ascii_word(text.back())) return false;
    if (is_part_of_name(text, before, behind)) return false;
    if (kind == SpanKind::code) return !is_file(text) && !is_placeholder(text) && !is_statement(text);
    const char32_t first = decode_utf8(text, 0).code_point;
    return !is_glossed(text, behind) && (!is_hangul(first) || !is_made_a_verb(behind));
}

bool are_given_as_examples(std::string_view before, std::string_view behind) {
    constexpr std::string_view cues_before[] = {
        " like ",      "（如",       "(如",         "（例如",       "（比如",      "(例如",
        "(like ",      " such as ",  "e.g. ",       "e.g., ",       "e.g ",        "for instance",
        "for example", " assuming ", " say ",       "including ",   "например",    " типа ",
        " вроде ",     "такие как ", "таких как ",  "таким как ",   "por ejemplo", "por exemplo",
        "tales como ", "tais como ", "par exemple", "zum beispiel", "z.b. ",       "ví dụ"};
    static const PhraseSet known_before(cues_before);
    constexpr std::string_view cues_at_end[] = {"如",       "例如", "比如",  "像",   "比如说", "例えば",
                                                "たとえば", "e.g.", "e.g.,", "E.g.", "eg.",    "напр."};
    constexpr std::string_view cues_behind[] = {
        "등 ",         "등의",       "등을",       "등이",       "등과",        "등에",      "등은",     "등,",
        "등)",         "등.",        "같은 ",      "와 같은",    "과 같은",     "처럼",      "など",     "のような",
        "и т.д",       "и т. д",     "и др",       "и т.п",      "и так далее", "etc",       "or any ",  "or other ",
        "or another ", "or similar", "and other ", "and others", "and similar", "and so on", "или друг", "и друг",
        "и подобн",    "或其他",     "和其他",     "以及其他",   "이나 다른 ",  "나 다른 "};
    // A list that begins behind the cue may have its names before these.
    if (holds_any(fold_case(end_of(before)), known_before)) return true;
    while (!before.empty() && std::string_view(" (`\"'").find(before.back()) != std::string_view::npos)
        before.remove_suffix(1);
    for (const std::string_view cue : cues_at_end)
        if (before.ends_with(cue)) return true;
    while (!behind.empty() && std::string_view(" ,)`\"'").find(behind.front()) != std::string_view::npos)
        behind.remove_prefix(1);
    if (is_and_so_on(behind)) return true;
    return std::any_of(std::begin(cues_behind), std::end(cues_behind),
                       [behind](std::string_view cue) { return behind.starts_with(cue); });
}

}  // namespace viva::cards
