#include "cards/makers/cloze.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "cards/answer.h"
#include "cards/deck.h"
#include "cards/names.h"
#include "cards/prose.h"

namespace viva::cards {
namespace {

using model::Document;
using model::Span;
using model::SpanKind;

constexpr std::size_t most_clozes = 3;  ///< Of one question.
constexpr std::size_t most_terms = 4;   ///< Hidden at once.
constexpr std::size_t longest_term_cells = 32;
constexpr std::size_t longest_text_cells = 360;
constexpr std::size_t least_context_cells = 24;

// Words that bold type stresses without naming anything; case folded.
constexpr std::string_view stressed_words[] = {
    "not",    "no",     "note",      "notes", "important", "warning",   "tip",     "example",    "examples",
    "must",   "never",  "always",    "only",  "and",       "or",        "all",     "any",        "each",
    "every",  "same",   "different", "new",   "before",    "after",     "first",   "yes",        "do",
    "don't",  "is",     "are",       "both",  "however",   "therefore", "caution", "answer",     "pros",
    "cons",   "주의",   "참고",      "예시",  "중요",      "важно",     "не",      "нет",        "да",
    "пример", "только", "注意",      "例如",  "重要",      "不",        "nota",    "advantages", "disadvantages",
    "true",   "false",  "null",      "none",  "undefined", "0",         "1",       "..."};

bool is_ascii_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           (letter >= '0' && letter <= '9');
}

/// What a label at the start of a paragraph is followed by.
bool is_label(std::string_view after) {
    after = trim(after);
    return after.starts_with(':') || after.starts_with("：") || after.starts_with('-') || after.starts_with("–") ||
           after.starts_with("—");
}

bool is_latin(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

/// Whether bold text names something. Short, no statement, and not only stressed.
bool is_bold_term(std::string_view text, bool labels) {
    constexpr std::size_t longest_eastern_cells = 16;
    for (const std::string_view end :
         {":", "：", ".", "?", "。", "!", ",", ")", "다", "요", "음", " and", " or", " of"})
        if (text.ends_with(end)) return false;
    if (count_words(text) > 3 || (text.front() >= '0' && text.front() <= '9')) return false;
    if (!is_latin(text)) return !labels && cells(text) <= longest_eastern_cells;
    // A label says what a line is about; only a name of one word is worth asking for.
    if (labels) return count_words(text) == 1 && text.front() >= 'A' && text.front() <= 'Z';
    for (const std::string_view word : {" one ", " only ", " not ", " the ", " is ", " are ", " can ", " to ", " be ",
                                        " all ", " no ", " same ", " never ", " always ", " must ", " more ", " than "})
        if ((" " + fold_case(text) + " ").find(word) != std::string::npos) return false;
    // One small Latin word in bold is stressed more often than it is named.
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
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

/// Whether code or bold text is a term that one can be asked for. `labels`: it stands before a colon.
bool is_term(std::string_view text, SpanKind kind, bool labels) {
    const std::string folded = fold_case(text);
    if (std::find(std::begin(stressed_words), std::end(stressed_words), folded) != std::end(stressed_words))
        return false;
    const std::size_t width = cells(text);
    if (width < 2 || width > longest_term_cells || !has_letter(text)) return false;
    if (text.find("://") != std::string_view::npos || text.find_first_of("\n;\"*`\\") != std::string_view::npos)
        return false;
    if (!has_word(text)) return false;
    if (kind == SpanKind::code) return count_words(text) <= 2 && (is_latin(text) || !labels);
    return is_bold_term(text, labels);
}

/// Terms that stand in a row, with nothing but "," or "and" between them: they are asked for together.
bool is_row(std::string_view between) {
    between = trim(between);
    if (cells(between) > 6) return false;
    for (const std::string_view link : {"",   ",",  "/",  "and", ", and", "or",   ", or", "&", "|", "и", "или", "와",
                                        "과", "、", "和", "与",  "및",    "또는", "혹은", "y", "e", "o", "ou",  "+"})
        if (between == link) return true;
    return false;
}

struct Row {
    std::vector<std::string_view> terms;
};

/// The terms of a paragraph, those in a row together. Spans inside links are names of links.
std::vector<Row> rows_of(const Document& document, std::uint32_t block) {
    std::vector<Row> rows;
    const model::Block& paragraph = document.blocks[block];
    const std::uint32_t end = paragraph.first_span + paragraph.span_count;
    std::string_view last;
    for (std::uint32_t i = paragraph.first_span; i < end; ++i) {
        const Span& span = document.spans[i];
        if (span.kind == SpanKind::link || span.kind == SpanKind::image) {
            i = span.end - 1;
            continue;
        }
        if (span.kind != SpanKind::code && span.kind != SpanKind::strong) continue;
        const std::string_view text = document.of(span.text);
        i = span.end - 1;
        const std::string_view whole = document.of(paragraph.text);
        const std::size_t behind = static_cast<std::size_t>(text.data() - whole.data()) + text.size();
        if (!is_term(text, span.kind, trim(whole).data() == text.data() && is_label(whole.substr(behind)))) continue;
        if (behind < whole.size() && is_ascii_word(whole[behind]) && is_ascii_word(text.back())) continue;
        const bool goes_on =
            !last.empty() &&
            is_row({last.data() + last.size(), static_cast<std::size_t>(text.data() - last.data()) - last.size()});
        if (!goes_on) rows.emplace_back();
        rows.back().terms.push_back(text);
        last = text;
    }
    return rows;
}

/// Every place in `text` where one of the terms is written, in order; none overlap.
std::vector<std::string_view> places_of(std::string_view text, const Row& row) {
    std::vector<std::string_view> places = row.terms;
    for (const std::string_view term : row.terms) {
        for (std::size_t at = text.find(term); at != std::string_view::npos; at = text.find(term, at + 1)) {
            const std::size_t end = at + term.size();
            if ((at > 0 && is_ascii_word(text[at - 1]) && is_ascii_word(term.front())) ||
                (end < text.size() && is_ascii_word(text[end]) && is_ascii_word(term.back())))
                continue;
            places.push_back(text.substr(at, term.size()));
        }
    }
    std::sort(places.begin(), places.end(), [](std::string_view left, std::string_view right) {
        return left.data() != right.data() ? left.data() < right.data() : left.size() > right.size();
    });
    std::vector<std::string_view> apart;
    for (const std::string_view place : places)
        if (apart.empty() || place.data() >= apart.back().data() + apart.back().size()) apart.push_back(place);
    return apart;
}

/// Without white space and in one case: "hash table" and "Hashtable" are one word to whoever reads them.
std::string squeezed(std::string_view text) {
    std::string result = fold_case(text);
    std::erase_if(result, [](char letter) { return letter == ' ' || letter == '\n' || letter == '-'; });
    return result;
}

/// Whether `text` says the term, in whatever spelling. Short ones count as whole words only.
bool says(std::string_view text, std::string_view term) {
    const std::string bare = squeezed(term.substr(0, term.find('(', 1)));
    if (bare.size() >= 4 && squeezed(text).find(bare) != std::string::npos) return true;
    return mentions(text, forms_of({term})[0]);
}

/// Whether the code of the answer defines the name: then it is one of the example, not of the subject.
bool is_defined(std::string_view code, std::string_view term) {
    const std::string_view name = term.substr(0, term.find_first_of("(.[ "));
    if (name.empty()) return false;
    for (std::size_t at = code.find(name); at != std::string_view::npos; at = code.find(name, at + 1)) {
        const std::string_view before = code.substr(0, at);
        const std::string_view after = trim(code.substr(at + name.size(), 12));
        if (before.ends_with('"') || before.ends_with('\'')) return true;
        if (after.starts_with('=') && !after.starts_with("==") && !after.starts_with("=>")) return true;
        for (const std::string_view word : {"def ", "function ", "class ", "const ", "let ", "var ", "val ", "fun ",
                                            "int ", "String ", "interface ", "struct ", "void ", "func "})
            if (before.ends_with(word)) return true;
    }
    return false;
}

/// What a question makes clozes of.
struct Source {
    const Document& document;
    std::string_view title;
    std::vector<std::string_view> code;  ///< Of the answer.
};

/// Whether enough is left to tell what is hidden, and what is left does not say it.
bool can_be_asked(const Source& source, std::string_view text, const Row& row,
                  const std::vector<std::string_view>& places) {
    std::string left;
    std::size_t at = 0;
    for (const std::string_view place : places) {
        const auto begin = static_cast<std::size_t>(place.data() - text.data());
        left.append(text.substr(at, begin - at)).append("_ ");
        at = begin + place.size();
    }
    left.append(text.substr(at));
    if (row.terms.size() > most_terms || cells(left) < least_context_cells) return false;
    return std::none_of(row.terms.begin(), row.terms.end(), [&](std::string_view term) {
        return says(source.title, term) || says(left, term) ||
               std::any_of(source.code.begin(), source.code.end(),
                           [&](std::string_view code) { return is_defined(code, term); });
    });
}

Source source_of(const Document& document, const model::Card& question) {
    Source source{document, document.of(question.question), {}};
    for (std::uint32_t i = question.first_answer; i < question.end_answer; ++i)
        if (document.blocks[i].kind == model::BlockKind::code && is_shown(document.blocks[i]))
            source.code.push_back(document.of(document.blocks[i].text));
    return source;
}

/// Whether a sentence of `text` that hides something cannot be understood alone.
bool needs_context(std::string_view text, const std::vector<std::string_view>& places) {
    for (const std::string_view sentence : sentences(text)) {
        const bool hides = std::any_of(places.begin(), places.end(), [&](std::string_view place) {
            return place.data() >= sentence.data() && place.data() < sentence.data() + sentence.size();
        });
        if (hides && leans_on_context(sentence)) return true;
    }
    return false;
}

void add_cloze(const Material& material, Deck& deck, std::size_t main, std::uint32_t block,
               const std::vector<std::string_view>& places) {
    std::vector<model::CardPart> parts;
    for (const std::string_view place : places)
        parts.push_back(make_part(material, model::PartKind::hidden, block, place));
    model::Card card = derived_from(deck, main, model::CardKind::cloze);
    card.question_block = card.first_answer = block;
    card.end_answer = material.document.blocks[block].end;
    set_lines(material.document, card);
    add_card(deck, card, parts);
}

/// The first row of terms in a paragraph that can be asked for; one of each, since a second would show what the first
/// hides. `asked` holds the terms of the question's other clozes.
void try_paragraph(const Material& material, Deck& deck, std::size_t main, const Source& source, Passage passage,
                   std::vector<std::string>& asked) {
    for (const Row& row : rows_of(source.document, passage.block)) {
        const std::string key = squeezed(row.terms[0]);
        const bool is_known = std::any_of(asked.begin(), asked.end(), [&](const std::string& other) {
            return other.find(key) != std::string::npos || key.find(other) != std::string::npos;
        });
        if (is_known) continue;
        // Not the passage's own words, which are without the white space around that a term may have in it.
        const std::string_view text = source.document.of(source.document.blocks[passage.block].text);
        const std::vector<std::string_view> places = places_of(text, row);
        if (needs_context(text, places) || !can_be_asked(source, text, row, places)) continue;
        add_cloze(material, deck, main, passage.block, places);
        asked.push_back(key);
        return;
    }
}

}  // namespace

void make_cloze_cards(const Material& material, Deck& deck) {
    const Document& document = material.document;
    for (const std::size_t main : plain_questions(deck.cards)) {
        const Source source = source_of(document, deck.cards[main]);
        std::vector<std::string> asked;
        for (const Passage& passage : paragraphs(document, answer_of(deck.cards[main]))) {
            if (asked.size() >= most_clozes) break;
            if (cells(passage.text) > longest_text_cells || passage.text.ends_with(':')) continue;
            try_paragraph(material, deck, main, source, passage, asked);
        }
    }
}

}  // namespace viva::cards
