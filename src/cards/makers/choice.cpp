#include "cards/makers/choice.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/hash.h"
#include "base/unicode.h"
#include "cards/answer.h"
#include "cards/asking.h"
#include "cards/deck.h"
#include "cards/names.h"
#include "cards/prose.h"
#include "cards/sides.h"
#include "cards/terms.h"
#include "model/card_id.h"

namespace viva::cards {
namespace {

using model::BlockKind;
using model::Document;

constexpr std::size_t wrong_options = 3;
constexpr std::size_t shortest_option_cells = 40;
constexpr std::size_t longest_option_cells = 180;
constexpr std::size_t most_tries = 60;

// A sentence that begins so says when, why or whether, not what something is; case folded.
constexpr std::string_view no_definitions[] = {
    "with ",  "when ",    "if ",    "in ",     "since ", "to ",  "for ", "by ",     "while ", "because ", "although ",
    "after ", "before ",  "once ",  "unlike ", "there ", "you ", "we ",  "yes",     "no,",    "когда ",   "если ",
    "для ",   "при ",     "чтобы ", "с ",      "после ", "да,",  "нет,", "cuando ", "si ",    "para ",    "quando ",
    "se ",    "lorsque ", "pour ",  "wenn ",   "um ",    "khi ", "nếu ", "当",      "如果",   "在",       "为了",
};

bool begins_as_no_definition(std::string_view said) {
    const std::string folded = fold_case(said.substr(0, 24));
    return std::any_of(std::begin(no_definitions), std::end(no_definitions),
                       [&](std::string_view opening) { return folded.starts_with(opening); });
}

/// Whether a text in Latin letters says what something is without naming it: "A function that …", "Un proceso …".
bool begins_with_article(std::string_view said) {
    const std::string folded = fold_case(said.substr(0, 8));
    for (const std::string_view article : {"a ", "an ", "the ", "un ", "una ", "el ", "la ", "um ", "uma ", "o ",
                                           "une ", "le ", "les ", "ein ", "eine ", "der ", "die ", "das ", "một "})
        if (folded.starts_with(article)) return true;
    return false;
}

bool is_latin(std::string_view text) { return !text.empty() && decode_utf8(text, 0).code_point < 0x250; }

/// Whether the texts share a run of Han or Katakana that is long enough for a word.
bool share_run(std::string_view left, std::string_view right) {
    constexpr std::size_t letter_bytes = 3;
    for (std::size_t at = 0; at < left.size();) {
        const DecodedCodePoint next = decode_utf8(left, at);
        const bool is_katakana = next.code_point >= 0x30A0 && next.code_point <= 0x30FF;
        const std::size_t bytes = letter_bytes * (is_katakana ? 3 : 2);
        const auto same_script = [&](char32_t letter) {
            return is_katakana ? letter >= 0x30A0 && letter <= 0x30FF : is_han(letter);
        };
        bool is_run = (is_katakana || is_han(next.code_point)) && at + bytes <= left.size();
        for (std::size_t one = at; is_run && one < at + bytes; one += letter_bytes)
            is_run = same_script(decode_utf8(left, one).code_point);
        if (is_run && right.find(left.substr(at, bytes)) != std::string_view::npos) return true;
        at += next.size;
    }
    return false;
}

/// Whether a text only says what letters stand for, which the letters tell.
bool spells_out(std::string_view said, std::string_view title) {
    constexpr std::string_view cues[] = {"stands for", "abbreviation", "acronym", "short for", "расшифровыва",
                                         "сокращение", "аббревиатур",  "약자",    "줄임말",    "缩写",
                                         "縮寫",       "略称",         "siglas",  "acrónimo"};
    static const PhraseSet known(cues);
    if (holds_any(fold_case(said), known)) return true;
    std::string initials;
    for (std::size_t at = 0; at < said.size(); ++at) {
        const bool is_letter = static_cast<unsigned char>(said[at]) < 0x80 && said[at] >= 'A';
        if (is_letter && (at == 0 || said[at - 1] == ' ' || said[at - 1] == '-')) initials += said[at];
    }
    const std::string folded = fold_case(initials);
    for (std::size_t at = 0; at < title.size();) {
        const std::size_t end = title.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", at);
        const std::string_view word = title.substr(at, end - at);
        if (word.size() >= 2 && folded.find(fold_case(word)) != std::string::npos) return true;
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    return false;
}

/// Whether a sentence says how something is called: the thing's name, in whatever language, stands in it.
bool tells_name(std::string_view said) {
    constexpr std::string_view cues[] = {
        "라고 한다",   "라고 부른",    "라고 부릅",     "라고 합니다", "이라 한다", "라 부른",  "라고도 한",
        " is called ", " are called ", " is known as ", "называется",  "называют",  "被称为",   "称为",
        "叫做",        "稱為",         "と呼ばれ",      "と呼ぶ",      "se llama",  "chama-se", "được gọi là"};
    static const PhraseSet known(cues);
    return holds_any(fold_case(said), known);
}

/// So ends what only introduces, or asks back.
constexpr std::string_view no_ends[] = {":", "：", "?", "？", ",", "，", "、"};

/// Korean, Chinese and Japanese sentences look whole without their subject.
bool is_eastern(std::string_view text) {
    const char32_t first = text.empty() ? 0 : decode_utf8(text, 0).code_point;
    return is_hangul(first) || is_han(first) || is_kana(first);
}

/// A question with the first sentence of its answer.
struct Definition {
    std::size_t card;
    std::uint32_t block;
    std::string_view title;
    std::string_view text;
    bool is_cut = false;  ///< The name was taken from its beginning, which shows: "is a function that …".
    NameForms thing;
    std::vector<Term> title_terms;
    std::vector<Term> said_terms;
    std::uint64_t order;  ///< Of the question: the same in every build.
};

bool share_term(const std::vector<Term>& left, const std::vector<Term>& right) {
    return std::any_of(left.begin(), left.end(), [&](const Term& term) {
        return std::any_of(right.begin(), right.end(), [&](const Term& other) { return other.text == term.text; });
    });
}

/// The first words of an answer that stand for themselves, without the thing's own name before them.
std::optional<Definition> definition_of(const Document& document, const std::vector<model::Card>& cards,
                                        std::size_t index) {
    const model::Card& card = cards[index];
    const std::string_view title = document.of(card.question);
    const std::optional<DefinedThing> thing = defined_thing(title);
    if (!thing || !sides_of(title).names.empty()) return std::nullopt;
    const std::vector<std::uint32_t> tops = top_blocks(document, answer_of(card));
    if (tops.empty()) return std::nullopt;
    Passage first{tops[0], {}};
    if (document.blocks[tops[0]].kind == BlockKind::list) {
        const std::vector<Item> items = items_of(document, tops[0]);
        if (items.empty()) return std::nullopt;
        first = items[0].own;
    } else if (document.blocks[tops[0]].kind == BlockKind::paragraph) {
        first.text = trim(document.of(document.blocks[tops[0]].text));
    }
    const std::vector<std::string_view> parts = sentences(first.text);
    if (parts.empty() || begins_with_address(parts[0])) return std::nullopt;
    const NameForms forms = forms_of({thing->name})[0];
    const std::optional<std::string_view> cut = said_of(parts[0], forms);
    const std::string_view said = cut.value_or(parts[0]);
    const std::size_t width = terminal_cells(said);
    const bool ends = std::none_of(std::begin(no_ends), std::end(no_ends),
                                   [said](std::string_view end) { return said.ends_with(end); });
    if (width < shortest_option_cells || width > longest_option_cells || !ends || split_label(said) ||
        leans_on_context(said) || goes_on_from_before(said) ||
        (!cut && (begins_as_no_definition(said) || has_own_topic(said))))
        return std::nullopt;
    // Under a title that asks nothing stands what something is, or anything else.
    if (thing->is_bare && !cut && is_latin(said) && !begins_with_article(said)) return std::nullopt;
    if (spells_out(said, title) || tells_name(said) || share_run(title, said)) return std::nullopt;
    Definition definition{index,
                          first.block,
                          title,
                          said,
                          cut && !is_eastern(said),
                          forms,
                          terms_of(title),
                          terms_of(said),
                          model::hash_words(title, fnv_offset_basis)};
    // An option that names the thing is told by that.
    if (share_term(definition.title_terms, definition.said_terms) || mentions(said, forms)) return std::nullopt;
    return definition;
}

/// "is …" and "are …" tell which of them answers "What is …?"; 0: the text begins with neither.
int number_of(std::string_view said) {
    if (said.starts_with("is ") || said.starts_with("was ")) return 1;
    return said.starts_with("are ") || said.starts_with("were ") ? 2 : 0;
}

/// Whether `other` can stand beside `right` as a wrong option: it neither speaks of the same thing nor is it told by
/// its length or its form.
bool is_wrong_option(const Definition& right, const Definition& other) {
    if (right.is_cut != other.is_cut || number_of(right.text) != number_of(other.text)) return false;
    const std::size_t width = terminal_cells(right.text);
    const std::size_t other_width = terminal_cells(other.text);
    if (other_width * 2 < width || width * 2 < other_width) return false;
    if (mentions(other.text, right.thing) || mentions(right.text, other.thing)) return false;
    if (share_run(right.title, other.text) || share_run(other.title, right.text)) return false;
    return !share_term(right.title_terms, other.title_terms) && !share_term(right.title_terms, other.said_terms);
}

/// The wrong options for siblings[right]: the next ones that fit in an order that has nothing to do with the note's and
/// changes little when questions come or go.
std::vector<const Definition*> find_wrong(const std::vector<Definition>& siblings, std::size_t right) {
    std::vector<const Definition*> wrong;
    const std::size_t tries = std::min(siblings.size(), most_tries);
    for (std::size_t step = 1; step < tries && wrong.size() < wrong_options; ++step) {
        const Definition& other = siblings[(right + step) % siblings.size()];
        if (is_wrong_option(siblings[right], other)) wrong.push_back(&other);
    }
    return wrong;
}

void add_choice(const Material& material, Deck& deck, const std::vector<Definition>& siblings, std::size_t right) {
    std::vector<const Definition*> options = find_wrong(siblings, right);
    if (options.size() < wrong_options) return;
    options.push_back(&siblings[right]);
    const std::uint64_t seed = siblings[right].order;
    std::sort(options.begin(), options.end(), [seed](const Definition* left, const Definition* other) {
        const auto place = [seed](const Definition* one) { return hash_bytes(base32(one->order), seed); };
        return place(left) < place(other);
    });
    std::vector<model::CardPart> parts;
    for (const Definition* option : options) {
        parts.push_back(make_part(material, model::PartKind::option, option->block, option->text));
        parts.back().correct = option == &siblings[right] ? 1 : 0;
    }
    add_card(deck, derived_from(deck, siblings[right].card, model::CardKind::choice), parts);
}

}  // namespace

void make_choice_cards(const Material& material, Deck& deck) {
    std::vector<std::vector<Definition>> by_section(material.document.sections.size() + 1);
    for (const std::size_t main : plain_questions(deck.cards))
        if (std::optional<Definition> definition = definition_of(material.document, deck.cards, main))
            by_section[std::min<std::size_t>(deck.cards[main].section, by_section.size() - 1)].push_back(
                std::move(*definition));
    for (std::vector<Definition>& siblings : by_section) {
        std::sort(siblings.begin(), siblings.end(),
                  [](const Definition& left, const Definition& right) { return left.order < right.order; });
        for (std::size_t i = 0; i < siblings.size(); ++i) add_choice(material, deck, siblings, i);
    }
}

}  // namespace viva::cards
