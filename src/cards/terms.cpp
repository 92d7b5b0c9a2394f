#include "cards/terms.h"

#include <algorithm>

#include "base/stem.h"
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
    const std::size_t length = count_letters(word);
    if (is_digit(first)) return;
    // A capital alone is a name (F, Q); other short words are not worth a term.
    if (length == 1 && is_latin_upper(first)) return terms.push_back({std::string(word), true});
    if (length < 2 || (length < 3 && !is_latin_upper(first) && !is_hangul(first) && !is_han(first))) return;
    const std::string folded = fold_case(word);
    std::string term(stem(folded));
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
