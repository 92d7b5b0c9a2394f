#include "cards/points.h"

#include <algorithm>
#include <string>

#include "base/stem.h"
#include "base/unicode.h"
#include "cards/asking.h"
#include "cards/names.h"
#include "cards/prose.h"
#include "cards/sides.h"

namespace viva::cards {
namespace {

using model::BlockKind;
using model::Document;

constexpr std::size_t fewest_names = 3;
constexpr std::size_t most_names = 10;
constexpr std::size_t longest_name_cells = 30;
/// A list in a longer answer is rarely what the question asks for.
constexpr std::size_t most_blocks_around_list = 5;
constexpr std::size_t fewest_statements = 2;
constexpr std::size_t most_statements = 7;
constexpr std::size_t longest_statement_cells = 240;
constexpr std::size_t most_points = 10;
constexpr std::size_t most_sentences = 5;
constexpr std::size_t shortest_sentence_cells = 16;

/// The lists at the top of an answer that make points.
std::vector<std::uint32_t> lists_of(const Document& document, BlockRange answer) {
    std::vector<std::uint32_t> lists;
    for (const std::uint32_t block : top_blocks(document, answer))
        if (document.blocks[block].kind == BlockKind::list && makes_points(document, block)) lists.push_back(block);
    return lists;
}

bool has_tasks(const Document& document, std::uint32_t list) {
    for (std::uint32_t i = list + 1; i < document.blocks[list].end; i = document.blocks[i].end)
        if ((document.blocks[i].flags & model::flag_task) != 0) return true;
    return false;
}

/// The names that a list's items are, or begin with before a colon; empty unless all of them do it alike.
struct Names {
    std::vector<Passage> names;
    bool are_labels = false;
};
Names names_of(const Document& document, std::uint32_t list) {
    Names found;
    std::size_t labels = 0;
    for (const Item& item : items_of(document, list)) {
        std::string_view text = item.own.text;
        if (begins_with_address(text)) continue;
        if (text.ends_with(':')) text = trim(text.substr(0, text.size() - 1));
        if (const auto labelled = split_label(text)) {
            if (is_general_label(labelled->label)) return {};
            if (!sides_of(labelled->label).names.empty() && !sides_of(labelled->label).is_weak) return {};
            found.names.push_back({item.own.block, labelled->label});
            ++labels;
        } else if (is_name(text) && !is_general_label(text) && terminal_cells(text) <= longest_name_cells) {
            found.names.push_back({item.own.block, text});
        } else {
            return {};
        }
    }
    if (labels != 0 && labels != found.names.size()) return {};
    found.are_labels = labels != 0;
    return found;
}

/// Names of one letter are the signs of a formula, which the list explains.
bool are_signs(const std::vector<Passage>& names) {
    return std::any_of(names.begin(), names.end(), [](const Passage& name) { return count_letters(name.text) < 2; });
}

/// Whether most of the names are headings of the note too: such a list says what comes, and answers nothing.
bool are_headings(const Document& document, const std::vector<Passage>& names, HeadingNames& headings) {
    const auto count = std::count_if(names.begin(), names.end(), [&](const Passage& name) {
        return document.blocks[name.block].kind != BlockKind::heading && headings.contains(fold_case(name.text));
    });
    return static_cast<std::size_t>(count) * 2 > names.size();
}

bool are_different(const std::vector<Passage>& names) {
    std::vector<std::string> folded;
    folded.reserve(names.size());
    for (const Passage& name : names) folded.push_back(fold_case(name.text));
    std::sort(folded.begin(), folded.end());
    return std::adjacent_find(folded.begin(), folded.end()) == folded.end();
}

/// "1. Binding" → "Binding".
std::string_view without_number(std::string_view text) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return text;
    const std::string_view rest = text.substr(digits);
    return rest.starts_with(". ") || rest.starts_with(") ") ? trim(rest.substr(2)) : text;
}

bool is_question(const Document& document, const Group& group) {
    return (document.blocks[group.name.block].flags & model::flag_question) != 0;
}

/// The headings of an answer as names: "cache strategies" has one for each.
std::vector<Passage> heading_names(const Document& document, BlockRange answer) {
    std::vector<Passage> names;
    for (const Group& group : groups_by_heading(document, answer)) {
        const std::string_view text = group.name.text;
        const Sides sides = sides_of(text);
        if (is_question(document, group) || (!sides.names.empty() && !sides.is_weak)) continue;
        if (!is_name(text) || is_general_label(text)) return {};
        names.push_back({group.name.block, without_number(text)});
    }
    return names;
}

/// The points of an answer's lists, if they cover it: not where most of its headings have none, and not where a list
/// only names what the text around it says.
std::vector<Passage> points_of_lists(const Document& document, BlockRange answer) {
    const std::vector<Group> groups = groups_by_heading(document, answer);
    std::vector<Passage> points =
        list_points(document, {answer.first, groups.empty() ? answer.end : groups.front().name.block});
    std::size_t covered = 0;
    std::size_t own = 0;  // Headings that are no questions of their own.
    for (const Group& group : groups) {
        if (is_question(document, group)) continue;
        const std::vector<Passage> more = list_points(document, group.content);
        ++own;
        covered += more.empty() ? 0 : 1;
        points.insert(points.end(), more.begin(), more.end());
    }
    if (covered * 2 < own || points.size() > most_points) return {};
    const bool are_names = std::all_of(points.begin(), points.end(), [](const Passage& point) {
        return is_name(point.text) && !split_label(point.text);
    });
    const std::vector<std::uint32_t> tops = top_blocks(document, answer);
    const bool has_text = std::count_if(tops.begin(), tops.end(), [&](std::uint32_t block) {
                              return document.blocks[block].kind == BlockKind::paragraph;
                          }) > 1;
    return are_names && has_text && points.size() < 4 ? std::vector<Passage>{} : points;
}

/// Whether the list is what the question asks for, and not an afterthought: at most one paragraph beside it, no code
/// before it, and where the question asks what something is, no paragraph that says it.
bool is_whole_answer(const Document& document, std::string_view title, BlockRange answer, std::uint32_t list) {
    std::size_t paragraphs = 0;
    bool says_before = false;
    for (const std::uint32_t block : top_blocks(document, answer)) {
        const BlockKind kind = document.blocks[block].kind;
        if (kind == BlockKind::table || (kind == BlockKind::code && block < list)) return false;
        if (kind != BlockKind::paragraph) continue;
        const std::string_view text = trim(document.of(document.blocks[block].text));
        ++paragraphs;
        says_before |= block < list && !text.ends_with(':') && !text.ends_with("：");
    }
    const bool asks_what = defined_thing(title).has_value() && !asks_for_names(title);
    return paragraphs <= (asks_yes_or_no(title) ? 0 : 1) && !(asks_what && says_before);
}

/// The sentences of a short answer, lists aside; empty if there are too many for each to be a point.
std::vector<Passage> said_sentences(const Document& document, BlockRange answer) {
    std::vector<Passage> said;
    for (const std::uint32_t block : top_blocks(document, answer)) {
        if (document.blocks[block].kind != BlockKind::paragraph) continue;
        for (const std::string_view sentence : sentences(trim(document.of(document.blocks[block].text))))
            if (terminal_cells(sentence) >= shortest_sentence_cells &&
                terminal_cells(sentence) <= longest_statement_cells && !sentence.ends_with(':') &&
                !begins_with_address(sentence))
                said.push_back({block, sentence});
    }
    return said.size() <= most_sentences ? said : std::vector<Passage>{};
}

/// Whether the points are about what the question compares, as far as that can be told: one names a side.
bool speak_of_sides(std::string_view title, const std::vector<Passage>& points) {
    const Sides sides = sides_of(title);
    if (sides.names.empty() || sides.is_weak) return true;
    const std::vector<NameForms> forms = forms_of(sides.names);
    return std::any_of(points.begin(), points.end(), [&](const Passage& point) {
        return std::any_of(forms.begin(), forms.end(),
                           [&](const NameForms& side) { return mentions(point.text, side); });
    });
}

}  // namespace

bool HeadingNames::contains(const std::string& folded) {
    if (!names_) {
        names_.emplace();
        for (const model::Block& block : document_.blocks)
            if (block.kind == BlockKind::heading) names_->insert(fold_case(trim(document_.of(block.text))));
    }
    return names_->contains(folded);
}

std::vector<Passage> listed_names(const Document& document, const model::Card& question, HeadingNames& headings) {
    const std::string_view title = document.of(question.question);
    const Sides sides = sides_of(title);
    if (!sides.names.empty() && !sides.is_weak) return {};
    const bool asks = asks_for_names(title) && !asks_yes_or_no(title);
    const std::optional<DefinedThing> thing = defined_thing(title);
    const bool is_bare = thing ? thing->is_bare : is_name(title) && !begins_with_question_word(title);
    const BlockRange answer = answer_of(question);
    const std::vector<std::uint32_t> lists = lists_of(document, answer);
    std::vector<Passage> names;
    if (lists.size() == 1 && !has_tasks(document, lists[0])) {
        Names found = names_of(document, lists[0]);
        // A title that asks for something else than names is answered by what stands behind the labels.
        const bool is_answer = found.are_labels && is_bare && !asks_for_reasons(title) && !asks_yes_or_no(title) &&
                               top_blocks(document, answer).size() <= most_blocks_around_list;
        if (is_answer || asks) names = std::move(found.names);
    }
    // Below several questions in one, headings answer one after another.
    if (names.empty() && asks && sentences(title).size() == 1) names = heading_names(document, answer);
    const bool fits = names.size() >= fewest_names && names.size() <= most_names && are_different(names) &&
                      !are_signs(names) && !are_headings(document, names, headings);
    return fits ? names : std::vector<Passage>{};
}

std::vector<Passage> listed_statements(const Document& document, const model::Card& question) {
    const BlockRange answer = answer_of(question);
    const std::vector<std::uint32_t> lists = lists_of(document, answer);
    if (lists.size() != 1 || has_tasks(document, lists[0]) || !groups_by_heading(document, answer).empty()) return {};
    if (!is_whole_answer(document, document.of(question.question), answer, lists[0])) return {};
    std::vector<Passage> points;
    std::size_t names_groups = 0;
    const std::vector<Item> items = items_of(document, lists[0]);
    for (const Item& item : items) {
        if (begins_with_address(item.own.text)) continue;
        const bool has_more = item.rest.first < item.rest.end;
        // Items that only introduce what is nested in them make no list of statements.
        const bool breaks_off = item.own.text.ends_with(',') && (has_more || &item == &items.back());
        const bool introduces = item.own.text.ends_with(':') || item.own.text.ends_with("：") || breaks_off;
        names_groups += has_more && is_name(item.own.text) ? 1 : 0;
        const bool asks = item.own.text.ends_with('?') || item.own.text.ends_with("？");
        if (introduces || asks || terminal_cells(item.own.text) > longest_statement_cells ||
            terminal_cells(item.own.text) < shortest_sentence_cells)
            return {};
        points.push_back(item.own);
    }
    const bool are_names = std::all_of(points.begin(), points.end(), [](const Passage& point) {
        return count_words(point.text) <= 2 && is_name(point.text);
    });
    const bool fits = !are_names && points.size() >= fewest_statements && points.size() <= most_statements &&
                      names_groups * 2 <= points.size() && speak_of_sides(document.of(question.question), points);
    return fits ? points : std::vector<Passage>{};
}

std::vector<Passage> key_points(const Document& document, const model::Card& question) {
    const BlockRange answer = answer_of(question);
    for (const std::uint32_t list : lists_of(document, answer))
        if (has_tasks(document, list)) return {};
    if (std::vector<Passage> points = points_of_lists(document, answer); !points.empty()) return points;
    if (std::vector<Passage> said = said_sentences(document, answer); !said.empty()) return said;
    std::vector<Passage> headings = heading_names(document, answer);
    return headings.size() >= 2 && headings.size() <= most_points ? headings : std::vector<Passage>{};
}

}  // namespace viva::cards
