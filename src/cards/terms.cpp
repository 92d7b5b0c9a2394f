#include "cards/terms.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <unordered_map>

#include "base/ascii_words.h"
#include "base/byte_set.h"
#include "base/hash.h"
#include "base/key_table.h"
#include "base/phrase_set.h"
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

bool is_latin_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }

bool is_empty_word(std::string_view term) {
    static const PhraseSet known(empty_words);
    return known.has(term);
}

std::string_view without_underscores(std::string_view word) {
    while (word.starts_with('_')) word.remove_prefix(1);
    while (word.ends_with('_')) word.remove_suffix(1);
    return word;
}

/// The ASCII of words.
constexpr ByteSet word_bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

/// What a word is written in; 0: the character is of no word. "장고의F" and "SQL식" are two words: scripts change.
int script_of(char32_t c) {
    if (c < 0x80) return word_bytes.holds(static_cast<char>(c)) ? 1 : 0;
    if (c >= 0xAC00 && c <= 0xD7A3) return 2;
    if (!is_letter(c) && !is_digit(c)) return 0;
    return is_hangul(c) ? 2 : is_cyrillic(c) ? 3 : is_han(c) ? 4 : is_kana(c) ? 5 : 1;
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
    for (std::size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (next.code_point > 0x24F && is_letter(next.code_point)) return true;
        at += next.size;
    }
    return false;
}

/// A capital alone is a name (F, Q); other words of one letter are not worth a term.
bool is_single_capital(std::string_view written) {
    const std::string_view word = without_underscores(written);
    return word.size() == 1 && is_latin_upper(static_cast<unsigned char>(word[0]));
}

/// What a word is as a term; empty if it is none.
std::string term_of(std::string_view written) {
    const std::string_view word = without_underscores(written);
    if (word.empty()) return {};
    const char32_t first = decode_utf8(word, 0).code_point;
    const std::size_t length = count_letters(word);
    if (is_digit(first)) return {};
    if (is_single_capital(word)) return std::string(word);
    if (length < 2 || (length < 3 && !is_latin_upper(first) && !is_hangul(first) && !is_han(first))) return {};
    const std::string folded = fold_case(word);
    std::string term(stem(folded));
    return is_empty_word(folded) || is_empty_word(term) ? std::string() : term;
}

/// Calls `take(word, is_name)` for each word of `text`, as written; `is_name()` tells whether it is written as a name.
template <class Take>
void for_each_word(std::string_view text, Take take) {
    const bool mixed = holds_other_script(text);
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint first = decode_utf8(text, at);
        const int script = script_of(first.code_point);
        std::size_t end = at + first.size;
        if (script == 0) {
            at = end;
            continue;
        }
        while (end < text.size()) {
            if (script == 1 && word_bytes.holds(text[end])) {
                ++end;
                continue;
            }
            const DecodedCodePoint next = decode_utf8(text, end);
            if (script_of(next.code_point) != script) break;
            end += next.size;
        }
        const std::string_view word = text.substr(at, end - at);
        const bool begins_text = at == 0;
        take(word, [=] { return mixed || is_written_as_name(word, begins_text) || is_single_capital(word); });
        at = end;
    }
}

/// The terms of all cards by number. Notes say the same words over and over: each spelling is worked out once.
class TermCollector {
public:
    /// Makes the words of a question terms. All questions come before all cards: what none asks about relates nothing.
    void know(std::string_view question) {
        for_each_word(question, [&](std::string_view word, const auto&) {
            std::string term = term_of(word);
            if (term.empty()) return;
            const auto [place, is_new] = by_term_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
            if (!is_new) return;
            if (const std::optional<std::size_t> start = start_of(term)) known_starts_[*start] = true;
            terms_.push_back({std::move(term), {}});
        });
    }
    void begin_card(std::uint32_t card) { card_ = card; }

    void add(std::string_view text, double weight) {
        for_each_word(text, [&](std::string_view word, const auto& is_name) {
            const std::uint32_t number = number_of(word);
            if (number == no_term) return;
            std::vector<TermUse>& uses = terms_[number].uses;
            if (uses.empty() || uses.back().card != card_) uses.push_back({card_, 0.0, false});
            // A term counts once in a card, at its best place.
            uses.back().weight = std::max(uses.back().weight, weight);
            uses.back().is_name = uses.back().is_name || is_name();
        });
    }
    void add_block(const Document& document, const Block& block) {
        if (block.kind == BlockKind::html || (block.flags & model::flag_hidden) != 0) return;
        if (block.kind == BlockKind::heading) return add(document.of(block.text), subheading_weight);
        add(document.of(block.text), block.kind == BlockKind::code ? code_weight : answer_weight);
        for (const Span& span : document.spans.subspan(block.first_span, block.span_count))
            if (span.kind == SpanKind::code || span.kind == SpanKind::strong)
                add(document.of(span.text), marked_weight);
    }
    std::vector<TermUses> take() { return std::move(terms_); }

private:
    static constexpr std::uint32_t no_term = KeyTable::absent - 1;
    static constexpr std::size_t start_count = 1 << 15;

    /// A number for how a word, or its term, begins: an ending is never taken off the first three letters of ASCII, nor
    /// off the first two of Hangul. Nothing where folding may change these, or underscores are taken off.
    static std::optional<std::size_t> start_of(std::string_view word) {
        const auto is_plain = [&](std::size_t at) { return at == word.size() || (word[at] & 0x80) == 0; };
        std::size_t size = 0;
        if (word.size() >= 3 && word.front() != '_' && word.back() != '_' && is_plain(0) && is_plain(1) &&
            is_plain(2) && is_plain(3))
            size = 3;
        if (word.size() >= 6 && word[0] >= '\xEA' && is_hangul_or_han_at(word, 0) && word[3] >= '\xEA' &&
            is_hangul_or_han_at(word, 3) && (is_plain(6) || is_hangul_or_han_at(word, 6)))
            size = 6;
        if (size == 0) return std::nullopt;
        std::uint64_t start = 0;
        for (const char byte : word.substr(0, size)) {
            const bool is_capital = byte >= 'A' && byte <= 'Z';
            start = start << 8 | static_cast<unsigned char>(is_capital ? byte | 0x20 : byte);
        }
        return static_cast<std::size_t>(start * 0x9E3779B97F4A7C15ULL >> 32) % start_count;
    }

    std::uint32_t number_of(std::string_view word) {
        // No term, and not worth a place in the table: "a", "is", "10".
        if (word.size() < 3 && word.front() >= '0' && !is_latin_upper(static_cast<unsigned char>(word.front())) &&
            word.front() != '_')
            return no_term;
        // Most words begin as no term does.
        if (const std::optional<std::size_t> start = start_of(word); start && !known_starts_[*start]) return no_term;
        const std::uint64_t hash = hash_words(word);
        if (const std::uint32_t known = by_spelling_.find(hash); known != KeyTable::absent) return known;
        const auto term = by_term_.find(term_of(word));
        const std::uint32_t number = term == by_term_.end() ? no_term : term->second;
        by_spelling_.insert(hash, number);
        return number;
    }

    std::uint32_t card_ = 0;
    std::vector<TermUses> terms_;
    std::bitset<start_count> known_starts_;
    /// A spelling is known by 64 bits of its hash: among a million of them the odds that two share one are 1 to 30
    /// million, and then two cards might be related for nothing.
    KeyTable by_spelling_;
    std::unordered_map<std::string, std::uint32_t> by_term_;
};

}  // namespace

std::vector<Term> terms_of(std::string_view text) {
    std::vector<Term> terms;
    for_each_word(text, [&](std::string_view word, const auto& is_name) {
        std::string term = term_of(word);
        if (!term.empty()) terms.push_back({std::move(term), is_name()});
    });
    return terms;
}

std::vector<TermUses> collect_terms(const model::Collection& collection, const std::vector<std::uint32_t>& mains) {
    TermCollector terms;
    for (const std::uint32_t main : mains) terms.know(collection.question(collection.cards[main]));
    for (std::uint32_t i = 0; i < mains.size(); ++i) {
        const Card& card = collection.cards[mains[i]];
        const Document& document = collection.documents[card.document];
        terms.begin_card(i);
        terms.add(collection.question(card), question_weight);
        for (std::uint32_t block = card.first_answer; block < card.end_answer; ++block)
            if (document.blocks[block].end == block + 1) terms.add_block(document, document.blocks[block]);
    }
    return terms.take();
}

}  // namespace viva::cards
