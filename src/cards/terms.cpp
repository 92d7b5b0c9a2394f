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

// Words that questions are made of, whatever they ask about. Stems, as `stem` leaves them.
constexpr std::string_view empty_words[] = {
    "what",  "which",      "when",     "where", "why",   "how",  "who",    "the",    "and",    "are",     "for",
    "with",  "from",       "that",     "this",  "does",  "you",  "use",    "using",  "can",    "between", "difference",
    "about", "explain",    "describe", "versu", "not",   "into", "have",   "should", "would",  "your",    "its",
    "work",  "mean",       "example",  "что",   "как",   "так",  "для",    "чего",   "чем",    "где",     "или",
    "это",   "какие",      "какой",    "зачем", "почем", "межд", "разниц", "отлич",  "лучш",   "можн",    "нужн",
    "ещ",    "дел",        "если",     "при",   "такое", "вид",  "무엇",   "차이",   "차이점", "방법",    "이유",
    "설명",  "설명하시오", "대한",     "대해",  "위한",  "사용", "어떻게", "문제",   "경우",
};

bool is_name(char32_t c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool is_latin_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string_view without_last(std::string_view text, std::size_t count) {
    while (count-- > 0 && !text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
        text = text.substr(0, start);
    }
    return text;
}

/// Korean particles, longest first: what follows a noun without a space.
constexpr std::string_view particles[] = {"에서는", "으로는", "이라는", "에서", "에게", "으로", "까지",
                                          "부터",   "보다",   "처럼",   "이란", "라는", "들을", "들의",
                                          "을",     "를",     "이",     "가",   "은",   "는",   "의",
                                          "에",     "와",     "과",     "로",   "도",   "란",   "들"};

std::string stem_korean(std::string_view word) {
    for (const std::string_view particle : particles)
        if (word.ends_with(particle) && code_points(word) >= code_points(particle) + 2)
            return std::string(word.substr(0, word.size() - particle.size()));
    return std::string(word);
}

/// A rough stem that only has to be the same for forms of one word: Russian loses its ending, English its plural.
std::string stem(std::string_view word) {
    const char32_t last = decode_utf8(word, word.size() - (word.size() - without_last(word, 1).size())).code_point;
    const std::size_t length = code_points(word);
    if (is_hangul(last)) return stem_korean(word);
    if (is_cyrillic(last))
        return std::string(length > 6 ? without_last(word, 2) : length > 4 ? without_last(word, 1) : word);
    for (const std::string_view ending : {"ations", "ation", "ates", "ated", "ate", "ings", "ing"})
        if (word.ends_with(ending) && length >= ending.size() + 4)
            return std::string(word.substr(0, word.size() - ending.size()));
    if (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is") && length > 3)
        return std::string(word.substr(0, word.size() - 1));
    return std::string(word);
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

void add_term(std::string_view written, std::vector<std::string>& terms) {
    const std::string_view word = without_underscores(written);
    if (word.empty()) return;
    const char32_t first = decode_utf8(word, 0).code_point;
    const std::size_t length = code_points(word);
    if (is_digit(first)) return;
    // A capital alone is a name (F, Q); other short words are not worth a term.
    if (length == 1 && is_latin_upper(first)) return terms.emplace_back(word), void();
    if (length < 2 || (length < 3 && !is_latin_upper(first) && !is_hangul(first) && !is_han(first))) return;
    std::string term = stem(fold_case(word));
    if (!is_empty_word(term)) terms.push_back(std::move(term));
}

/// Collects the uses of one card; a term counts once, at its best place.
class CardTerms {
public:
    void add(std::string_view text, double weight) {
        for (std::string& term : terms_of(text)) {
            double& best = weights_[std::move(term)];
            best = std::max(best, weight);
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
        for (const auto& [term, weight] : weights_) table[term].push_back({card, weight});
    }

private:
    std::unordered_map<std::string, double> weights_;
};

}  // namespace

std::vector<std::string> terms_of(std::string_view text) {
    std::vector<std::string> terms;
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
        add_term(text.substr(at, end - at), terms);
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
