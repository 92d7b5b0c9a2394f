#include "cards/terms.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::cards {
namespace {

using model::Block;
using model::BlockKind;
using model::Card;
using model::Document;
using model::Span;
using model::SpanKind;

// Words that questions are made of, whatever they ask about; folded, whole or as `stem` leaves them.
constexpr std::string_view empty_words[] = {
    "what",    "which",   "when",       "where",      "why",         "how",   "who",     "the",      "and",
    "are",     "for",     "with",       "from",       "that",        "this",  "does",    "you",      "use",
    "using",   "can",     "between",    "difference", "differences", "about", "explain", "describe", "versus",
    "not",     "into",    "have",       "should",     "would",       "your",  "its",     "work",     "works",
    "mean",    "means",   "example",    "что",        "как",         "так",   "для",     "чего",     "чем",
    "где",     "или",     "это",        "какие",      "какой",       "какая", "зачем",   "почему",   "между",
    "разница", "отличие", "отличается", "отличаются", "лучше",       "можно", "нужно",   "нужен",    "нужны",
    "еще",     "делать",  "если",       "при",        "такое",       "виды",  "무엇",    "차이",     "차이점",
    "방법",    "이유",    "설명",       "설명하시오", "대한",        "대해",  "위한",    "사용",     "어떻게",
    "문제",    "경우",
};

bool is_name(char32_t c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool is_latin_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

/// Korean particles, longest first: what follows a noun without a space.
constexpr std::string_view korean_particles[] = {"에서는", "으로는", "이라는", "에서", "에게", "으로", "까지",
                                                 "부터",   "보다",   "처럼",   "이란", "라는", "들을", "들의",
                                                 "을",     "를",     "이",     "가",   "은",   "는",   "의",
                                                 "에",     "와",     "과",     "로",   "도",   "란",   "들"};

/// Russian endings, longest first.
constexpr std::string_view russian_endings[] = {
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ией", "ов", "ев", "ей", "ах", "ях",
    "ам",   "ям",  "ом",  "ем",  "ой",  "ый",  "ий",  "ая",  "яя",  "ое",  "ее", "ые", "ие", "ых", "их",
    "ую",   "юю",  "ию",  "ия",  "ии",  "ы",   "и",   "а",   "я",   "о",   "е",  "у",  "ю",  "ь"};
constexpr std::string_view english_endings[] = {"ations", "ation", "ates", "ated", "ate", "ings", "ing"};

/// `word` without the first of `endings` that leaves at least `least` letters.
template <std::size_t count>
std::string_view without_ending(std::string_view word, const std::string_view (&endings)[count], std::size_t least) {
    for (const std::string_view ending : endings)
        if (word.ends_with(ending) && code_points(word) >= code_points(ending) + least)
            return word.substr(0, word.size() - ending.size());
    return word;
}

/// A rough stem that only has to be the same for forms of one word. Identifiers of several words stay whole.
std::string stem(std::string_view word) {
    if (word.find('_') != std::string_view::npos) return std::string(word);
    const char32_t first = decode_utf8(word, 0).code_point;
    if (is_hangul(first)) return std::string(without_ending(word, korean_particles, 2));
    if (is_cyrillic(first)) return std::string(without_ending(word, russian_endings, 3));
    const std::string_view stemmed = without_ending(word, english_endings, 4);
    if (stemmed.size() < word.size()) return std::string(stemmed);
    const bool plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is") && code_points(word) > 3;
    return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

bool is_empty_word(std::string_view term) {
    return std::find(std::begin(empty_words), std::end(empty_words), term) != std::end(empty_words);
}

std::string_view without_underscores(std::string_view word) {
    while (word.starts_with('_')) word.remove_prefix(1);
    while (word.ends_with('_')) word.remove_suffix(1);
    return word;
}

/// "장고의F" and "SQL식" are two words: scripts change.
bool same_script(char32_t left, char32_t right) {
    const auto script = [](char32_t c) {
        return is_hangul(c) ? 1 : is_cyrillic(c) ? 2 : is_han(c) ? 3 : is_kana(c) ? 4 : 0;
    };
    return script(left) == script(right);
}

/// Written as no plain word is: with an underscore, a digit, or a capital that begins no sentence.
bool is_written_as_name(std::string_view written, bool begins_text) {
    for (std::size_t at = 0; at < written.size(); ++at) {
        const char c = written[at];
        if (c == '_' || (c >= '0' && c <= '9')) return true;
        if (c >= 'A' && c <= 'Z' && (at > 0 || !begins_text)) return true;
    }
    return false;
}

bool holds_other_script(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (next.code_point > 0x24F && is_letter(next.code_point)) return true;
        at += next.size;
    }
    return false;
}

void add_term(std::string_view written, bool is_name, std::vector<Term>& terms) {
    const std::string_view word = without_underscores(written);
    if (word.empty()) return;
    const char32_t first = decode_utf8(word, 0).code_point;
    const std::size_t length = code_points(word);
    if (is_digit(first)) return;
    // A capital alone is a name (F, Q); other short words are not worth a term.
    if (length == 1 && is_latin_upper(first)) return terms.push_back({std::string(word), true});
    if (length < 2 || (length < 3 && !is_latin_upper(first) && !is_hangul(first) && !is_han(first))) return;
    const std::string folded = fold_case(word);
    std::string term = stem(folded);
    if (!is_empty_word(folded) && !is_empty_word(term)) terms.push_back({std::move(term), is_name});
}

/// Collects the uses of one card; a term counts once, at its best place.
class CardTerms {
public:
    void add(std::string_view text, double weight) {
        for (Term& term : terms_of(text)) {
            TermUse& best = uses_[std::move(term.text)];
            best.weight = std::max(best.weight, weight);
            best.is_name = best.is_name || term.is_name;
        }
    }
    void add_block(const Document& document, const Block& block) {
        if (block.kind == BlockKind::html || (block.flags & model::flag_hidden) != 0) return;
        if (block.kind == BlockKind::heading) return add(document.of(block.text), subheading_weight);
        add(document.of(block.text), block.kind == BlockKind::code ? code_weight : answer_weight);
        for (const Span& span : document.spans.subspan(block.first_span, block.span_count))
            if (span.kind == SpanKind::code || span.kind == SpanKind::strong)
                add(document.of(span.text), marked_weight);
    }
    void write(std::uint32_t card, TermTable& table) const {
        for (const auto& [term, use] : uses_) table[term].push_back({card, use.weight, use.is_name});
    }

private:
    std::unordered_map<std::string, TermUse> uses_;
};

}  // namespace

std::vector<Term> terms_of(std::string_view text) {
    std::vector<Term> terms;
    const bool mixed = holds_other_script(text);
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint first = decode_utf8(text, at);
        if (!is_name(first.code_point)) {
            at += first.size;
            continue;
        }
        std::size_t end = at;
        while (end < text.size()) {
            const DecodedCodePoint next = decode_utf8(text, end);
            if (!is_name(next.code_point) || !same_script(first.code_point, next.code_point)) break;
            end += next.size;
        }
        const std::string_view word = text.substr(at, end - at);
        add_term(word, mixed || is_written_as_name(word, at == 0), terms);
        at = end;
    }
    return terms;
}

TermTable collect_terms(const model::Collection& collection, const std::vector<std::uint32_t>& mains) {
    TermTable table;
    for (std::uint32_t i = 0; i < mains.size(); ++i) {
        const Card& card = collection.cards[mains[i]];
        const Document& document = collection.documents[card.document];
        CardTerms terms;
        terms.add(collection.question(card), question_weight);
        for (std::uint32_t block = card.first_answer; block < card.end_answer; ++block)
            if (document.blocks[block].end == block + 1) terms.add_block(document, document.blocks[block]);
        terms.write(i, table);
    }
    return table;
}

}  // namespace viva::cards
