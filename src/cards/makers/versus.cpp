#include "cards/makers/versus.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/unicode.h"
#include "cards/answer.h"
#include "cards/deck.h"
#include "cards/names.h"
#include "cards/prose.h"
#include "cards/sides.h"

namespace viva::cards {
namespace {

using model::BlockKind;
using model::Document;
using model::PartKind;

constexpr std::size_t most_of_one_side = 5;
constexpr std::size_t shortest_statement_cells = 8;
constexpr std::size_t longest_stated_cells = 260;

struct Statement {
    std::uint32_t block;
    std::string_view text;
};

/// A comparison under way: its sides and what is said of each.
struct Comparison {
    const Document& document;
    std::vector<NameForms> sides;
    std::vector<std::vector<Statement>> said;

    /// Words that name a side would give the answer away.
    bool tells(std::string_view text) const {
        return std::any_of(sides.begin(), sides.end(), [&](const NameForms& side) { return mentions(text, side); });
    }

    void add(std::size_t side, std::uint32_t block, std::string_view text) {
        const std::size_t width = terminal_cells(text);
        if (width < shortest_statement_cells || width > longest_stated_cells || count_words(text) < 2) return;
        if (text.ends_with(':') || text.ends_with("：") || begins_with_address(text) || tells(text)) return;
        if (goes_on_from_before(text)) return;
        if (const auto labelled = split_label(text); labelled && is_general_label(labelled->label)) return;
        if (said[side].size() < most_of_one_side) said[side].push_back({block, text});
    }

    /// What is said of two sides tells none apart.
    void drop_shared() {
        std::vector<std::vector<Statement>> own = said;
        for (std::size_t side = 0; side < said.size(); ++side)
            std::erase_if(own[side], [&](const Statement& statement) {
                const auto says_same = [&](const Statement& other) { return other.text == statement.text; };
                for (std::size_t other = 0; other < said.size(); ++other)
                    if (other != side && std::any_of(said[other].begin(), said[other].end(), says_same)) return true;
                return false;
            });
        said = std::move(own);
    }

    bool is_whole() const {
        return std::all_of(said.begin(), said.end(), [](const auto& statements) { return !statements.empty(); });
    }
};

/// The one side whose name `text` begins with.
std::optional<std::size_t> side_at_start(const Comparison& comparison, std::string_view text) {
    std::optional<std::size_t> found;
    std::size_t best = 0;
    for (std::size_t side = 0; side < comparison.sides.size(); ++side)
        if (const std::size_t size = name_at_start(text, comparison.sides[side]); size > best) {
            best = size;
            found = side;
        }
    return found;
}

/// Clauses: a sentence may speak of one side and, behind a comma, of the other.
std::vector<std::string_view> clauses(const Comparison& comparison, std::string_view sentence) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    for (std::size_t at = sentence.find_first_of(",;"); at != std::string_view::npos;
         at = sentence.find_first_of(",;", at + 1)) {
        std::string_view next = trim(sentence.substr(at + 1));
        for (const std::string_view link :
             {"while ", "whereas ", "but ", "and ", "а ", "тогда как ", "в то время как "})
            if (next.starts_with(link)) next.remove_prefix(link.size());
        if (!side_at_start(comparison, next)) continue;
        found.push_back(trim(sentence.substr(begin, at - begin)));
        begin = static_cast<std::size_t>(next.data() - sentence.data());
    }
    found.push_back(trim(sentence.substr(begin)));
    return found;
}

/// What the paragraphs under a side's own name say with the side as their subject; else their first sentence. Other
/// sentences may speak of anything, and so may a first one that has another topic.
void add_sentences(Comparison& comparison, std::size_t side, const std::vector<Passage>& passages) {
    const std::size_t before = comparison.said[side].size();
    for (const Passage& passage : passages)
        for (const std::string_view sentence : sentences(passage.text)) {
            if (side_at_start(comparison, sentence) != side) continue;
            const auto said = said_of(sentence, comparison.sides[side]);
            if (said && !has_own_topic(*said)) comparison.add(side, passage.block, *said);
        }
    if (comparison.said[side].size() > before || passages.empty()) return;
    const std::vector<std::string_view> first = sentences(passages[0].text);
    if (!first.empty() && !has_own_topic(first[0])) comparison.add(side, passages[0].block, first[0]);
}

/// What stands under a side's own name, before any heading there: its points, else what its paragraphs say of it.
void add_content(Comparison& comparison, std::size_t side, BlockRange content) {
    const std::vector<Group> below = groups_by_heading(comparison.document, content);
    if (!below.empty()) content.end = below.front().name.block;
    const std::vector<Passage> points = list_points(comparison.document, content);
    if (points.empty()) return add_sentences(comparison, side, paragraphs(comparison.document, content));
    for (const Passage& point : points) {
        const auto said =
            side_at_start(comparison, point.text) == side ? said_of(point.text, comparison.sides[side]) : std::nullopt;
        comparison.add(side, point.block, said.value_or(point.text));
    }
}

/// Each side has a heading or an item of its own.
bool compare_groups(Comparison& comparison, const std::vector<Group>& groups) {
    std::vector<const Group*> own(comparison.sides.size(), nullptr);
    for (const Group& group : groups) {
        const std::optional<std::size_t> side = side_at_start(comparison, group.name.text);
        if (!side || own[*side] != nullptr || sides_of(group.name.text).names.size() > 1) continue;
        own[*side] = &group;
    }
    if (std::any_of(own.begin(), own.end(), [](const Group* group) { return group == nullptr; })) return false;
    for (std::size_t side = 0; side < own.size(); ++side) add_content(comparison, side, own[side]->content);
    return comparison.is_whole();
}

/// Every sentence that has one side as its subject; not those under headings, which may speak of anything.
bool compare_sentences(Comparison& comparison, BlockRange answer) {
    if (const std::vector<Group> below = groups_by_heading(comparison.document, answer); !below.empty())
        answer.end = below.front().name.block;
    for (const Passage& passage : paragraphs(comparison.document, answer))
        for (const std::string_view sentence : sentences(passage.text))
            for (const std::string_view clause : clauses(comparison, sentence)) {
                const std::optional<std::size_t> side = side_at_start(comparison, clause);
                if (!side) continue;
                if (const auto said = said_of(clause, comparison.sides[*side]))
                    comparison.add(*side, passage.block, *said);
            }
    return comparison.is_whole();
}

/// The columns of a table that has the sides in its head.
bool compare_columns(Comparison& comparison, BlockRange answer) {
    const Document& document = comparison.document;
    for (std::uint32_t table = answer.first; table < answer.end; ++table) {
        if (document.blocks[table].kind != BlockKind::table) continue;
        std::vector<std::optional<std::size_t>> columns;
        for (std::uint32_t row = table + 1; row < document.blocks[table].end; row = document.blocks[row].end) {
            std::size_t column = 0;
            for (std::uint32_t cell = row + 1; cell < document.blocks[row].end; ++cell, ++column) {
                const std::string_view text = trim(document.of(document.blocks[cell].text));
                if ((document.blocks[row].flags & model::flag_header) != 0)
                    columns.push_back(side_at_start(comparison, text));
                else if (column < columns.size() && columns[column] && count_words(text) >= 3)
                    comparison.add(*columns[column], cell, text);
            }
        }
        if (comparison.is_whole()) return true;
        for (auto& statements : comparison.said) statements.clear();
    }
    return false;
}

bool compare(Comparison& comparison, BlockRange answer, bool is_weak) {
    const auto again = [&] {
        for (auto& statements : comparison.said) statements.clear();
    };
    if (compare_groups(comparison, groups_by_heading(comparison.document, answer))) return true;
    again();
    if (compare_groups(comparison, groups_by_item(comparison.document, answer))) return true;
    again();
    if (is_weak) return false;
    if (compare_columns(comparison, answer)) return true;
    again();
    return compare_sentences(comparison, answer);
}

/// The card of one title, if it compares and its answer tells the sides apart.
void add_versus(const Material& material, Deck& deck, std::size_t main, Passage title, BlockRange answer) {
    const Document& document = material.document;
    const Sides sides = sides_of(title.text);
    // Pros and cons of what? They are no sides.
    if (sides.names.empty() || std::all_of(sides.names.begin(), sides.names.end(), is_general_label)) return;
    Comparison comparison{document, forms_of(sides.names), {}};
    comparison.said.resize(sides.names.size());
    if (!compare(comparison, answer, sides.is_weak)) return;
    comparison.drop_shared();
    if (!comparison.is_whole()) return;
    model::Card card = derived_from(deck, main, model::CardKind::versus);
    card.question_block = title.block;
    card.question = range_of(document, title.text);
    card.first_answer = answer.first;
    card.end_answer = answer.end;
    set_lines(document, card);
    std::vector<model::CardPart> parts;
    parts.reserve(sides.names.size() * (1 + most_of_one_side));
    for (const std::string_view side : sides.names)
        parts.push_back(make_part(material, PartKind::side, title.block, side));
    const auto first_statement = static_cast<std::ptrdiff_t>(parts.size());
    for (std::size_t side = 0; side < comparison.said.size(); ++side)
        for (const Statement& statement : comparison.said[side]) {
            parts.push_back(make_part(material, PartKind::statement, statement.block, statement.text));
            parts.back().side = static_cast<std::uint8_t>(side);
        }
    // The order of the note would tell the side; this one tells nothing and stays the same.
    std::sort(parts.begin() + first_statement, parts.end(), [&](const auto& left, const auto& right) {
        return hash_bytes(document.of(left.text)) < hash_bytes(document.of(right.text));
    });
    add_card(deck, card, parts);
}

}  // namespace

void make_versus_cards(const Material& material, Deck& deck) {
    const Document& document = material.document;
    for (const std::size_t main : plain_questions(deck.cards)) {
        const model::Card question = deck.cards[main];
        add_versus(material, deck, main, {question.question_block, document.of(question.question)},
                   answer_of(question));
        for (const Group& group : groups_by_heading(document, answer_of(question)))
            add_versus(material, deck, main, group.name, group.content);
    }
}

}  // namespace viva::cards
