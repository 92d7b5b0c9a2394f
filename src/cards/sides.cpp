#include "cards/sides.h"

#include <algorithm>
#include <string>

#include "base/ascii_words.h"
#include "base/phrase_set.h"
#include "base/unicode.h"
#include "cards/names.h"
#include "cards/prose.h"

namespace viva::cards {
namespace {

constexpr std::size_t most_sides = 4;
constexpr std::size_t longest_side_cells = 40;
constexpr std::size_t longest_side_words = 5;

/// ASCII and Cyrillic letters in lower case, byte for byte as long as before, so that offsets stay good.
std::string lower_same_size(std::string_view text) {
    std::string lower(text);
    for (std::size_t at = lower_ascii(lower, 0); at < lower.size(); at = lower_ascii(lower, at)) {
        if (is_hangul_or_han_at(lower, at)) {
            at += 3;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(lower, at);
        if (next.code_point >= 0x410 && next.code_point <= 0x42F) {
            // Two bytes, of five and six bits.
            lower[at] = static_cast<char>(0xC0 | (next.code_point + 0x20) >> 6);
            lower[at + 1] = static_cast<char>(0x80 | ((next.code_point + 0x20) & 0x3F));
        }
        at += next.size;
    }
    return lower;
}

/// Without what stands around a name: white space, quotes, articles, the mark at the end, a remark in brackets.
std::string_view tidy(std::string_view name) {
    constexpr std::string_view quotes = " \t\n`'\"?!.,:;*";
    name = trim(name);
    name = without_article(name);
    while (!name.empty() && quotes.find(name.front()) != std::string_view::npos) name.remove_prefix(1);
    while (!name.empty() && quotes.find(name.back()) != std::string_view::npos) name.remove_suffix(1);
    for (const std::string_view mark : {"？", "“", "”", "「", "」", "‘", "’", "의"}) {
        if (name.starts_with(mark) && mark != "의") name.remove_prefix(mark.size());
        if (name.ends_with(mark)) name.remove_suffix(mark.size());
    }
    if (const std::size_t open = name.find('(');
        open != std::string_view::npos && open > 0 && name.ends_with(')') && !name.ends_with("()"))
        name = name.substr(0, open);
    return trim(name);
}

bool is_side(std::string_view name) {
    return !name.empty() && terminal_cells(name) <= longest_side_cells && count_words(name) <= longest_side_words;
}

Sides checked(std::vector<std::string_view> names, bool is_weak) {
    for (std::string_view& name : names) name = tidy(name);
    const bool all_good = std::all_of(names.begin(), names.end(), is_side);
    std::vector<std::string> sorted;
    sorted.reserve(names.size());
    for (const std::string_view name : names) sorted.push_back(fold_case(name));
    std::sort(sorted.begin(), sorted.end());
    const bool has_twins = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    if (!all_good || has_twins || names.size() < 2 || names.size() > most_sides) return {};
    return {std::move(names), is_weak};
}

struct Cut {
    std::size_t at = std::string::npos;
    std::size_t size = 0;
};

/// The first of `marks` in `text` from `from` on.
Cut find_first(std::string_view text, std::span<const std::string_view> marks, std::size_t from) {
    Cut best;
    for (const std::string_view mark : marks)
        if (const std::size_t at = text.find(mark, from); at < best.at) best = {at, mark.size()};
    return best;
}

std::vector<std::string_view> split(std::string_view title, std::string_view lower,
                                    std::span<const std::string_view> marks) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (Cut cut = find_first(lower, marks, 0); cut.at != std::string::npos; cut = find_first(lower, marks, begin)) {
        parts.push_back(title.substr(begin, cut.at - begin));
        begin = cut.at + cut.size;
    }
    parts.push_back(title.substr(begin));
    return parts;
}

/// The ways to write a comparison, each with the phrases of which it has one.
struct Way {
    PhraseSet phrases;
    Sides (*find)(std::string_view title, std::string_view lower);
};

constexpr std::string_view versus_marks[] = {" vs. ", " vs ", " v.s. ", " versus ", " против "};

/// "A vs B", also inside brackets: "where does logic belong (models vs serializers)?".
Sides of_versus(std::string_view title, std::string_view lower) {
    const Cut first = find_first(lower, versus_marks, 0);
    if (first.at == std::string::npos) return {};
    const std::size_t open = lower.rfind('(', first.at);
    const std::size_t close = open == std::string_view::npos ? open : lower.find(')', open);
    std::size_t begin = 0;
    std::size_t end = lower.size();
    if (close != std::string_view::npos && close > first.at) {
        begin = open + 1;
        end = close;
    }
    // What asks comes before a colon: "Compare: A vs B"; what explains, behind one.
    if (const std::size_t colon = lower.rfind(": ", first.at); colon != std::string_view::npos && colon >= begin)
        begin = colon + 2;
    if (const std::size_t colon = lower.find(": ", first.at); colon != std::string_view::npos && colon < end)
        end = colon;
    return checked(split(title.substr(begin, end - begin), lower.substr(begin, end - begin), versus_marks), false);
}

/// Words that open a comparison, and what then stands between its sides and behind them.
struct Pattern {
    std::string_view opens;
    std::string_view between[3];
    std::string_view ends[3];
};
constexpr Pattern patterns[] = {
    {"difference between ", {" and ", " & ", ", "}, {" in ", "? ", " when "}},
    {"differences between ", {" and ", " & ", ", "}, {" in ", "? ", " when "}},
    {"distinction between ", {" and ", " & ", ", "}, {" in ", "? ", ""}},
    {"difference of ", {" and ", " & ", ", "}, {" in ", "? ", ""}},
    {"разница между ", {" и ", ", ", ""}, {" в ", "? ", ""}},
    {"разницу между ", {" и ", ", ", ""}, {" в ", "? ", ""}},
    {"отличие между ", {" и ", ", ", ""}, {" в ", "? ", ""}},
    {"отличия между ", {" и ", ", ", ""}, {" в ", "? ", ""}},
    {"различие между ", {" и ", ", ", ""}, {" в ", "? ", ""}},
    {"различия между ", {" и ", ", ", ""}, {" в ", "? ", ""}},
    {"отличие ", {" от ", "", ""}, {" в ", "? ", ""}},
    {"отличия ", {" от ", "", ""}, {" в ", "? ", ""}},
    {"отличается ", {" от ", "", ""}, {" в ", "? ", ""}},
    {"отличаются ", {" от ", " и ", ""}, {" в ", "? ", ""}},
    {"diferencia entre ", {" y ", " e ", ", "}, {" en ", "? ", ""}},
    {"diferencias entre ", {" y ", " e ", ", "}, {" en ", "? ", ""}},
    {"diferença entre ", {" e ", ", ", ""}, {" em ", "? ", ""}},
    {"diferenças entre ", {" e ", ", ", ""}, {" em ", "? ", ""}},
    {"différence entre ", {" et ", ", ", ""}, {" en ", "? ", ""}},
    {"unterschied zwischen ", {" und ", ", ", ""}, {" in ", "? ", ""}},
    {"khác nhau giữa ", {" và ", ", ", ""}, {" trong ", "? ", ""}},
};

std::vector<std::string_view> given(const std::string_view (&marks)[3]) {
    std::vector<std::string_view> list;
    for (const std::string_view mark : marks)
        if (!mark.empty()) list.push_back(mark);
    return list;
}

Sides of_pattern(std::string_view title, std::string_view lower) {
    for (const Pattern& pattern : patterns) {
        const std::size_t at = lower.find(pattern.opens);
        if (at == std::string_view::npos) continue;
        const std::size_t begin = at + pattern.opens.size();
        const std::string_view names = title.substr(begin);
        const std::string_view folded = lower.substr(begin);
        const std::vector<std::string_view> marks = given(pattern.between);
        const Cut first = find_first(folded, marks, 0);
        if (first.at == std::string::npos) continue;
        const Cut end = find_first(folded, given(pattern.ends), first.at + first.size);
        const std::size_t size = std::min(end.at, names.size());
        if (Sides sides = checked(split(names.substr(0, size), folded.substr(0, size), marks), false);
            !sides.names.empty())
            return sides;
    }
    return {};
}

/// Languages that say "difference" behind the sides: "A와 B의 차이", "A和B的区别", "AとBの違い".
struct Closing {
    std::string_view closes[5];
    std::string_view between[5];
};
constexpr Closing closings[] = {
    {{"의 차이", " 차이", "의 비교", " 비교", "의 다른 점"}, {"와 ", "과 ", "랑 ", ", ", " 및 "}},
    {{"的区别", "的差别", "的不同", "的差异", "有什么区别"}, {"和", "与", "跟", "、", " vs "}},
    {{"的區別", "的差別", "的不同", "的差異", "有什麼區別"}, {"和", "與", "跟", "、", " vs "}},
    {{"の違い", "の差", "の比較", "はどう違", "の相違"}, {"と", "、", "や", "", ""}},
};

Sides of_closing(std::string_view title, std::string_view lower) {
    for (const Closing& closing : closings) {
        const Cut end = find_first(lower, closing.closes, 0);
        if (end.at == std::string::npos) continue;
        std::vector<std::string_view> marks;
        for (const std::string_view mark : closing.between)
            if (!mark.empty()) marks.push_back(mark);
        if (Sides sides = checked(split(title.substr(0, end.at), lower.substr(0, end.at), marks), false);
            !sides.names.empty())
            return sides;
    }
    return {};
}

constexpr std::string_view pair_marks[] = {" and ", " & ", " 와 ",  " 과 ", "와 ", "과 ", " и ",
                                           " y ",   " e ", " und ", "和",   "与",  "と"};

/// "A and B".
Sides of_pair(std::string_view title, std::string_view lower) {
    for (const std::string_view mark : pair_marks) {
        const std::size_t at = lower.find(mark);
        if (at == std::string_view::npos || lower.find(mark, at + mark.size()) != std::string_view::npos) continue;
        return checked({title.substr(0, at), title.substr(at + mark.size())}, true);
    }
    return {};
}

std::vector<Way> ways() {
    std::vector<std::string_view> opens, closes;
    for (const Pattern& pattern : patterns) opens.push_back(pattern.opens);
    for (const Closing& closing : closings)
        closes.insert(closes.end(), std::begin(closing.closes), std::end(closing.closes));
    return {{PhraseSet(versus_marks), of_versus},
            {PhraseSet(opens), of_pattern},
            {PhraseSet(closes), of_closing},
            {PhraseSet(pair_marks), of_pair}};
}

}  // namespace

Sides sides_of(std::string_view title) {
    static const std::vector<Way> all = ways();
    const std::string lower = lower_same_size(title);
    for (const Way& way : all)
        if (way.phrases.has_part_of(lower))
            if (Sides sides = way.find(title, lower); !sides.names.empty()) return sides;
    return {};
}

}  // namespace viva::cards
