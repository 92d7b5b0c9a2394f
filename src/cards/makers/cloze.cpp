#include "cards/makers/cloze.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/unicode.h"
#include "cards/answer.h"
#include "cards/asking.h"
#include "cards/deck.h"
#include "cards/gap_terms.h"
#include "cards/giveaway.h"
#include "cards/prose.h"

namespace viva::cards {
namespace {

using model::Document;
using model::Span;
using model::SpanKind;

constexpr std::size_t most_clozes = 3;       ///< Of one question.
constexpr std::size_t most_candidates = 12;  ///< Looked at for them.
constexpr std::size_t most_terms = 4;        ///< Hidden at once.
constexpr std::size_t longest_text_cells = 360;
constexpr std::size_t least_context_cells = 24;

/// Terms that stand in a row, with nothing but "," or "and" between them: they are asked for together.
bool is_row(std::string_view between) {
    between = trim(between);
    if (terminal_cells(between) > 6) return false;
    for (const std::string_view link :
         {"",     ",",   "/",  "and", ", and", "or", ", or", "&",    "|",    "и", "или", "와", "과", "或", "以及",
          "oder", "und", "et", "、",  "和",    "与", "및",   "또는", "혹은", "y", "e",   "o",  "ou", "+"})
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
        const auto at = static_cast<std::size_t>(text.data() - whole.data());
        const bool ends_line = span.end < end && (document.spans[span.end].kind == SpanKind::soft_break ||
                                                  document.spans[span.end].kind == SpanKind::hard_break);
        if (!is_gap_term({text, span.kind, whole.substr(0, at), whole.substr(at + text.size()), ends_line})) continue;
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

/// What a question makes clozes of.
struct Source {
    const Document& document;
    Shown title;
    std::vector<Term> title_terms;       ///< With those of the note's title.
    std::vector<std::string_view> code;  ///< Of the answer.
};

/// `text` with a sign in the place of what is hidden.
std::string left_of(std::string_view text, const std::vector<std::string_view>& places) {
    std::string left;
    std::size_t at = 0;
    for (const std::string_view place : places) {
        const auto begin = static_cast<std::size_t>(place.data() - text.data());
        left.append(text.substr(at, begin - at)).append("_ ");
        at = begin + place.size();
    }
    return left.append(text.substr(at));
}

/// `text` without its remarks in brackets, which seldom tell what is hidden.
std::string without_remarks(std::string_view text) {
    std::string rest;
    std::size_t depth = 0;
    for (const char letter : text) {
        depth += letter == '(' ? 1 : 0;
        if (depth == 0) rest += letter;
        depth -= letter == ')' && depth > 0 ? 1 : 0;
    }
    return depth == 0 ? rest : std::string(text);
}

/// Whether enough is left to tell what is hidden, and what is left does not say it.
bool can_be_asked(const Source& source, std::string_view left, const Row& row) {
    if (row.terms.size() > most_terms || terminal_cells(without_remarks(left)) < least_context_cells) return false;
    const Shown shown(left);
    return std::none_of(row.terms.begin(), row.terms.end(), [&](std::string_view term) {
        return says(source.title, term) || says(shown, term) || says_every_word(source.title_terms, term) ||
               std::any_of(source.code.begin(), source.code.end(),
                           [&](std::string_view code) { return is_defined(code, term); });
    });
}

Source source_of(const Document& document, const model::Card& question) {
    Source source{document, Shown(document.of(question.question)), terms_of(document.title), {}};
    source.title_terms.insert(source.title_terms.end(), source.title.terms.begin(), source.title.terms.end());
    for (std::uint32_t i = question.first_answer; i < question.end_answer; ++i)
        if (document.blocks[i].kind == model::BlockKind::code && is_shown(document.blocks[i]))
            source.code.push_back(document.of(document.blocks[i].text));
    return source;
}

/// Whether a sentence of `text` that hides something asks itself, or cannot be understood alone.
bool needs_context(std::string_view text, const std::vector<std::string_view>& places) {
    for (const std::string_view sentence : sentences(text)) {
        const bool hides = std::any_of(places.begin(), places.end(), [&](std::string_view place) {
            return place.data() >= sentence.data() && place.data() < sentence.data() + sentence.size();
        });
        if (!hides) continue;
        // "`this` is …" goes on from nothing.
        const bool begins_hidden = std::any_of(places.begin(), places.end(),
                                               [&](std::string_view place) { return place.data() == sentence.data(); });
        if (sentence.data() == trim(text).data() && !begins_hidden && goes_on_from_before(sentence)) return true;
        if (leans_on_context(sentence) || sentence.ends_with('?') || sentence.ends_with("？")) return true;
    }
    return false;
}

/// Whether a small word that is hidden also stands in the sentence as a word of the language: "the `delete` operator
/// is used to delete".
bool is_also_a_word(const Document& document, std::uint32_t block, std::string_view text,
                    const std::vector<std::string_view>& places) {
    const model::Block& paragraph = document.blocks[block];
    const auto spans = document.spans.subspan(paragraph.first_span, paragraph.span_count);
    return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
        if (place.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos) return false;
        const bool is_marked = std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
            return span.kind != SpanKind::text && document.of(span.text).data() == place.data();
        });
        const auto at = static_cast<std::size_t>(place.data() - text.data());
        const std::string_view before = text.substr(0, at);
        const std::string_view behind = text.substr(at + place.size());
        const bool follows = before.size() > 1 && before.ends_with(' ') && is_ascii_word(before[before.size() - 2]);
        const bool goes_on = behind.size() > 1 && behind.starts_with(' ') && is_ascii_word(behind[1]);
        return !is_marked && follows && goes_on;
    });
}

/// Whether a paragraph, and not the words of an item, begins with a plain word in small letters: it goes on from code
/// above it. A text in a script without capitals begins so too, and a name of code may.
bool begins_inside_sentence(const Document& document, std::uint32_t block) {
    const model::Block& paragraph = document.blocks[block];
    if (block == 0 || document.blocks[block - 1].kind == model::BlockKind::list_item || paragraph.span_count == 0)
        return false;
    if (document.spans[paragraph.first_span].kind != SpanKind::text) return false;
    const std::string_view text = trim(document.of(paragraph.text));
    const std::string_view word = text.substr(0, text.find(' '));
    if (word.empty() || fold_case(word) != word || word.find_first_of("_().[]{}<>=0123456789") != word.npos)
        return false;
    const bool is_russian = is_cyrillic(decode_utf8(word, 0).code_point);
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        if (is_hangul(next.code_point) || is_han(next.code_point) || is_kana(next.code_point)) return false;
        if (is_cyrillic(next.code_point) && !is_russian) return false;
    }
    return is_letter(decode_utf8(word, 0).code_point);
}

/// Whether one of the places has its name in another language right behind it.
bool has_gloss(std::string_view text, const std::vector<std::string_view>& places) {
    return std::any_of(places.begin(), places.end(), [text](std::string_view place) {
        return is_glossed(place, text.substr(static_cast<std::size_t>(place.data() - text.data()) + place.size()));
    });
}

void add_cloze(const Material& material, Deck& deck, std::size_t main, std::uint32_t block,
               const std::vector<std::string_view>& places) {
    std::vector<model::CardPart> parts;
    parts.reserve(places.size());
    for (const std::string_view place : places)
        parts.push_back(make_part(material, model::PartKind::hidden, block, place));
    model::Card card = derived_from(deck, main, model::CardKind::cloze);
    card.question_block = card.first_answer = block;
    card.end_answer = material.document.blocks[block].end;
    set_lines(material.document, card);
    add_card(deck, card, parts);
}

/// A gap that could be made.
struct Candidate {
    std::uint32_t block;
    std::string key;   ///< The first term, squeezed.
    std::string left;  ///< What is shown.
    std::vector<std::string_view> places;
};

bool are_alike(const std::string& key, const std::string& other) {
    return other.find(key) != std::string::npos || key.find(other) != std::string::npos;
}

bool hold_one_of(const std::vector<std::string_view>& terms, const std::vector<std::string_view>& others) {
    return std::find_first_of(terms.begin(), terms.end(), others.begin(), others.end()) != terms.end();
}

/// The first row of terms in a paragraph that can be asked for; one of each, since a second would show what the first
/// hides.
void find_candidate(const Source& source, Passage passage, std::vector<Candidate>& found) {
    const Document& document = source.document;
    // Not the passage's own words, which are without the white space around that a term may have in it.
    const std::string_view text = document.of(document.blocks[passage.block].text);
    std::vector<std::string_view> examples;
    for (const Row& row : rows_of(document, passage.block)) {
        if (hold_one_of(row.terms, examples)) continue;
        Candidate candidate{passage.block, squeezed(row.terms[0]), {}, {}};
        if (std::any_of(found.begin(), found.end(),
                        [&](const Candidate& other) { return are_alike(candidate.key, other.key); }))
            continue;
        const auto begin = static_cast<std::size_t>(row.terms.front().data() - text.data());
        const auto end = static_cast<std::size_t>(row.terms.back().data() - text.data()) + row.terms.back().size();
        if (are_given_as_examples(text.substr(0, begin), text.substr(end))) {
            examples.insert(examples.end(), row.terms.begin(), row.terms.end());
            continue;
        }
        candidate.places = places_of(text, row);
        if (begins_inside_sentence(document, passage.block) || has_gloss(text, candidate.places)) continue;
        candidate.left = left_of(text, candidate.places);
        if (needs_context(text, candidate.places) || is_also_a_word(document, passage.block, text, candidate.places) ||
            !can_be_asked(source, candidate.left, row))
            continue;
        found.push_back(std::move(candidate));
        return;
    }
}

std::vector<Candidate> find_candidates(const Source& source, BlockRange answer) {
    std::vector<Candidate> found;
    for (const Passage& passage : paragraphs(source.document, answer)) {
        if (found.size() >= most_candidates) break;
        const bool introduces = passage.text.ends_with(':') || passage.text.ends_with("：");
        if (terminal_cells(passage.text) <= longest_text_cells && !introduces) find_candidate(source, passage, found);
    }
    return found;
}

/// The bold label that the paragraph begins with, a colon behind it; empty: none.
std::string_view label_of_paragraph(const Document& document, const model::Block& block) {
    if (block.kind != model::BlockKind::paragraph || block.span_count == 0) return {};
    const Span& first = document.spans[block.first_span];
    if (first.kind != SpanKind::strong || first.text.offset != block.text.offset) return {};
    const std::string_view behind = trim(document.of(block.text).substr(first.text.size));
    return behind.starts_with(':') || behind.starts_with("：") ? document.of(first.text) : std::string_view{};
}

/// Labels that begin several paragraphs of the note ("Explanation: …"): they say what stands there, and name nothing.
std::unordered_set<std::string_view> find_common_labels(const Document& document) {
    std::unordered_set<std::string_view> once, common;
    for (const model::Block& block : document.blocks)
        if (const std::string_view label = label_of_paragraph(document, block); !label.empty())
            if (!once.insert(label).second) common.insert(label);
    return common;
}

bool hides_label(const Document& document, const Candidate& candidate,
                 const std::unordered_set<std::string_view>& common) {
    const std::string_view label = label_of_paragraph(document, document.blocks[candidate.block]);
    return !label.empty() && common.contains(label) && candidate.places.front().data() == label.data();
}

}  // namespace

void make_cloze_cards(const Material& material, Deck& deck) {
    const Document& document = material.document;
    const std::unordered_set<std::string_view> common = find_common_labels(document);
    for (const std::size_t main : plain_questions(deck.cards)) {
        if (asks_about_what_is_shown(document.of(deck.cards[main].question))) continue;
        const Source source = source_of(document, deck.cards[main]);
        const std::vector<Candidate> found = find_candidates(source, answer_of(deck.cards[main]));
        std::size_t made = 0;
        for (const Candidate& candidate : found) {
            if (made == most_clozes) break;
            // Two gaps with the same words around them: nobody can tell which is asked for.
            const auto alike = std::count_if(found.begin(), found.end(),
                                             [&](const Candidate& other) { return other.left == candidate.left; });
            if (alike > 1 || hides_label(document, candidate, common)) continue;
            add_cloze(material, deck, main, candidate.block, candidate.places);
            ++made;
        }
    }
}

}  // namespace viva::cards
