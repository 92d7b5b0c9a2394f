#include "notes/choices.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/options.h"
#include "notes/questions.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// Blocks behind the options in which a key is looked for.
constexpr std::uint32_t longest_search = 60;

/// The words that make a key below these options: letters are named by many, what has no mark only by an answer.
KeyWords key_words(const ParsedDocument& document, std::uint32_t list, const Options& options) {
    if (options.lettered || options.all_tasks) return KeyWords::any;
    return (document.blocks[list].flags & model::flag_ordered) != 0 ? KeyWords::label : KeyWords::answer;
}

/// The key in one block, or 0; a letter that stands alone is one only where it `can_be_bare`.
std::uint32_t key_in(const ParsedDocument& document, std::uint32_t block, KeyWords words, bool can_be_bare) {
    const Block& leaf = document.blocks[block];
    const std::string_view text = document.of(leaf.text);
    const KeyWords line_words = std::min(words, KeyWords::label);
    switch (leaf.kind) {
        case BlockKind::heading: return answer_key(text, words) | (words == KeyWords::any ? bare_key(text) : 0);
        case BlockKind::paragraph: {
            const std::vector<Stretch> lines = lines_of(document, block);
            for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 4); ++i) {
                const std::string_view line =
                    std::string_view(document.text).substr(lines[i].from, lines[i].to - lines[i].from);
                if (numbered_keys(line).size() > 1) return 0;  // Those of many questions.
                if (const std::uint32_t key = answer_key(line, line_words); key != 0) return key;
            }
            if (!can_be_bare) return 0;
            const bool behind_summary = block > 1 && document.blocks[block - 1].kind == BlockKind::html;
            const bool is_alone = words == KeyWords::answer
                                      ? behind_summary && is_answer_label(text_of(document, block - 2))
                                      : behind_summary || lines.size() == 1;
            return is_alone ? bare_key(text) : 0;
        }
        case BlockKind::code:
            for (std::size_t at = 0; at < std::min<std::size_t>(text.size(), 400);) {
                const std::size_t end = std::min(text.find('\n', at), text.size());
                const std::string_view line = trim(text.substr(at, end - at));
                const std::size_t start = line.find_first_not_of("/#*-; ");
                const std::string_view content =
                    start == std::string_view::npos ? std::string_view{} : line.substr(start);
                if (const std::uint32_t key = answer_key(content, line_words); key != 0) return key;
                if (text.size() <= 4) return words != KeyWords::answer ? bare_key(text) : 0;
                at = end + 1;
            }
            return 0;
        default: return 0;
    }
}

/// The option whose words are all that stands behind the label of an answer, or below a summary that is one; 0: none.
std::uint32_t key_by_words(const ParsedDocument& document, std::uint32_t block, const Options& options) {
    constexpr std::uint32_t longest_answer = 200;
    const Block& leaf = document.blocks[block];
    if (leaf.kind != BlockKind::paragraph || leaf.text.size > longest_answer) return 0;
    const std::string_view text = text_of(document, block);
    std::string answer = behind_answer_label(text);
    const bool is_below_label = block > 1 && document.blocks[block - 1].kind == BlockKind::html &&
                                is_answer_label(text_of(document, block - 2));
    if (answer.empty() && is_below_label) answer = fold_case(text);
    if (answer.empty()) return 0;
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < options.items.size(); ++i)
        if (folded_option(document, options.items[i]) == answer) key |= 1U << i;
    return std::has_single_bit(key) ? key : 0;
}

/// The key behind the options, before the next question.
std::uint32_t key_behind(const ParsedDocument& document, std::uint32_t list, std::uint32_t end,
                         const Options& options) {
    const KeyWords words = key_words(document, list, options);
    const std::uint32_t first = document.blocks[list].end;
    std::uint32_t list_end = first;  // Of several items, of which each may be a letter.
    for (std::uint32_t i = first; i < std::min(end, first + longest_search); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::list && i + 1 < block.end && document.blocks[i + 1].end < block.end)
            list_end = std::max(list_end, block.end);
        if (const std::uint32_t key = key_in(document, i, words, i >= list_end); key != 0) return key;
        if (const std::uint32_t key = key_by_words(document, i, options); key != 0) return key;
    }
    return 0;
}

/// Where what stands beside the question ends, inside the open containers `parents`. The list or quotation of one line
/// that it may be stands beside its answer.
std::uint32_t end_of_siblings(const ParsedDocument& document, std::uint32_t question,
                              const std::vector<std::uint32_t>& parents) {
    std::size_t depth = parents.size();
    if (document.blocks[question].role == code(BlockRole::answered_below))
        depth -= document.blocks[parents.back()].kind == BlockKind::quote ? 1 : 2;
    return depth > 0 ? document.blocks[parents[depth - 1]].end : static_cast<std::uint32_t>(document.blocks.size());
}

bool is_fit(const Options& options, std::uint32_t key) {
    return key != 0 && std::cmp_less_equal(std::bit_width(key), options.items.size()) &&
           static_cast<std::size_t>(std::popcount(key)) <= options.items.size();
}

void mark(ParsedDocument& document, const Options& options, std::uint32_t key) {
    for (std::size_t i = 0; i < options.items.size(); ++i)
        document.blocks[options.items[i]].role =
            code((key >> i & 1U) != 0 ? BlockRole::right_option : BlockRole::option);
}

/// A question and the list below it that may offer its answers.
struct Offer {
    std::uint32_t question = 0;
    std::uint32_t end = 0;  ///< Of what belongs to the question.
    std::uint32_t list = model::none;
    Options options;
    bool asks = false;
    bool is_numbered = false;
    bool has_heading = false;  ///< Behind text, above the list: something else has begun.

    bool is_ticked() const { return options.all_tasks && options.has_choice() && !has_heading; }
    /// One option, and not all, is bold.
    bool has_bold() const {
        return options.lettered && options.ticked == 0 && options.items.size() > 1 && std::has_single_bit(options.bold);
    }
};

Offer find_offer(const ParsedDocument& document, std::uint32_t question, std::uint32_t limit) {
    Offer offer;
    offer.question = question;
    offer.end = end_of_question(document, question, limit);
    const Block& asked = document.blocks[question];
    offer.asks = is_question_like(text_of(document, question)) || asked.role == code(BlockRole::written);
    offer.is_numbered = asked.number != 0;
    const std::uint32_t list = list_below(document, question, offer.end);
    if (list == model::none) return offer;
    offer.options = read_options(document, list);
    if (offer.options.items.size() > 1) offer.list = list;
    bool has_text = false;
    for (std::uint32_t i = asked.end; i < list; ++i) {
        offer.has_heading |= has_text && document.blocks[i].kind == BlockKind::heading;
        has_text |= document.blocks[i].kind == BlockKind::paragraph;
    }
    return offer;
}

/// How the note writes its choices.
struct Habits {
    bool ticks = false;          ///< Several numbered questions, or one that asks, have a ticked option.
    bool bold_is_right = false;  ///< Each list of lettered options has one that is bold.
};

Habits find_habits(const std::vector<Offer>& offers) {
    std::size_t asking = 0, numbered = 0, lists = 0, lettered = 0, bold = 0;
    for (const Offer& offer : offers) {
        if (offer.list == model::none) continue;
        lists += offer.options.all_tasks ? 1 : 0;
        asking += offer.is_ticked() && offer.asks ? 1 : 0;
        numbered += offer.is_ticked() && offer.is_numbered ? 1 : 0;
        lettered += offer.options.lettered ? 1 : 0;
        bold += offer.has_bold() ? 1 : 0;
    }
    return {asking > 0 || (numbered >= 2 && numbered == lists), bold >= 2 && bold == lettered};
}

void mark_choice(ParsedDocument& document, const Offer& offer, const Habits& habits, std::uint32_t listed_key) {
    const Options& options = offer.options;
    const bool says_what_is_right = options.lettered || options.all_tasks;
    // A list that is partly ticked off is a plan, unless a question stands right above it.
    const bool asks = offer.asks || (habits.ticks && options.has_choice());
    if (options.ticked != 0 && (options.lettered || (options.all_tasks && asks && !offer.has_heading)))
        return mark(document, options, options.ticked);
    const std::uint32_t key = key_behind(document, offer.list, offer.end, options);
    if (is_fit(options, key) && (says_what_is_right || offer.asks || offer.is_numbered))
        return mark(document, options, key);
    if (is_fit(options, listed_key)) return mark(document, options, listed_key);
    if (habits.bold_is_right && offer.has_bold()) mark(document, options, options.bold);
}

/// Whether lettered options and a key below them stand at `list`, in the container that ends at `end`.
bool has_keyed_options(const ParsedDocument& document, std::uint32_t list, std::uint32_t end) {
    constexpr std::uint32_t longest_way = 12;
    const Options options = read_options(document, list);
    if (!options.lettered || options.items.size() < 2) return false;
    if (options.has_choice()) return true;
    std::uint32_t key_end = document.blocks[list].end;
    const std::uint32_t last = std::min(end, key_end + longest_way);
    while (key_end < last && document.blocks[key_end].kind != BlockKind::heading &&
           document.blocks[key_end].kind != BlockKind::rule && document.blocks[key_end].kind != BlockKind::list &&
           !is_question(document, key_end))
        ++key_end;
    for (std::uint32_t i = document.blocks[list].end; i < key_end; ++i) {
        const std::uint32_t key = key_in(document, i, KeyWords::label, false);
        if (is_fit(options, key != 0 ? key : key_by_words(document, i, options))) return true;
    }
    return false;
}

/// The paragraph right above the list, or above the code that it is about; model::none.
std::uint32_t line_above(const ParsedDocument& document, std::uint32_t list) {
    constexpr std::uint32_t longest_question = 1200;
    std::uint32_t above = list;
    while (above > 0 && document.blocks[above - 1].kind == BlockKind::code) --above;
    if (above == 0 || document.blocks[above - 1].kind != BlockKind::paragraph) return model::none;
    const Block& line = document.blocks[--above];
    const bool can_ask = line.role == 0 && line.text.size <= longest_question && !is_hidden(document, above) &&
                         !is_answer_label(text_of(document, above));
    return can_ask ? above : model::none;
}

/// Whether options with letters stand above the heading, and no other heading between.
bool is_below_letters(const ParsedDocument& document, std::uint32_t heading) {
    const std::uint32_t first = heading - std::min(heading, longest_search);
    for (std::uint32_t i = heading; i > first && document.blocks[i - 1].kind != BlockKind::heading; --i) {
        if (document.blocks[i - 1].kind != BlockKind::list) continue;
        const Options options = read_options(document, i - 1);
        if (options.items.size() > 1 && options.lettered) return true;
    }
    return false;
}

/// Whether nothing follows the label of an answer before the next heading or rule, or the end.
bool is_empty_label(const ParsedDocument& document, std::uint32_t block) {
    constexpr std::uint32_t longest_label_bytes = 48;
    const Block& label = document.blocks[block];
    if (label.kind != BlockKind::paragraph || label.text.size > longest_label_bytes) return false;
    if (label.end < document.blocks.size()) {
        const BlockKind below = document.blocks[label.end].kind;
        if (below != BlockKind::heading && below != BlockKind::rule) return false;
    }
    return is_answer_label(text_of(document, block));
}

bool says_the_answer(const ParsedDocument& document, std::uint32_t heading) {
    const std::string_view text = text_of(document, heading);
    if (is_answer_label(text) || answer_key(text, KeyWords::label) != 0) return true;
    return answer_key(text, KeyWords::any) != 0 && is_below_letters(document, heading);
}

/// "## A2" below "## Q2" or "## 2. What is it?": the answer to the question of that number.
bool answers_by_number(const ParsedDocument& document, std::uint32_t heading, std::uint32_t above) {
    if (document.blocks[heading].level != document.blocks[above].level) return false;
    const std::string_view text = text_of(document, heading);
    constexpr std::size_t most_bytes = 4;
    if (text.size() < 2 || text.size() > most_bytes || (text[0] != 'A' && text[0] != 'a')) return false;
    const std::uint32_t number = lone_number(text.substr(1));
    const std::string_view asked = text_of(document, above);
    return number != 0 && (lone_number(asked) == number || leading_number(asked).value == number);
}

}  // namespace

void label_answers(ParsedDocument& document) {
    for (const std::uint32_t block : top_level(document))
        if (is_empty_label(document, block)) hide(document, block);
    std::uint32_t above = model::none;
    for (const std::uint32_t heading : headings(document)) {
        const bool is_numbered = above != model::none && answers_by_number(document, heading, above);
        if (is_numbered || says_the_answer(document, heading)) document.blocks[heading].role = code(BlockRole::answer);
        above = heading;
    }
}

void mark_keyed_questions(ParsedDocument& document) {
    const std::uint32_t size = static_cast<std::uint32_t>(document.blocks.size());
    std::uint32_t claimed_end = 0;               // Of what belongs to a question that is known.
    std::uint32_t parent_of_line = model::none;  // Around the last paragraph.
    std::vector<std::uint32_t> parents;          // The containers that are open.
    for (std::uint32_t i = 0; i < size; ++i) {
        while (!parents.empty() && document.blocks[parents.back()].end <= i) parents.pop_back();
        const std::uint32_t parent = parents.empty() ? model::none : parents.back();
        if (document.blocks[i].kind == BlockKind::paragraph) parent_of_line = parent;
        if (document.blocks[i].end > i + 1) parents.push_back(i);
        if (is_question(document, i)) {
            std::uint32_t end = end_of_question(document, i, size);
            const std::uint32_t list = list_below(document, i, end);
            // What stands below the options of a line may ask anew.
            if (document.blocks[i].kind != BlockKind::heading && list != model::none &&
                has_keyed_options(document, list, end))
                end = document.blocks[list].end;
            claimed_end = std::max(claimed_end, end);
        }
        if (document.blocks[i].kind != BlockKind::list || i < claimed_end) continue;
        const std::uint32_t line = parent == parent_of_line ? line_above(document, i) : model::none;
        const std::uint32_t end = parent == model::none ? size : document.blocks[parent].end;
        if (line != model::none && has_keyed_options(document, i, end)) mark_question(document, line);
    }
}

void mark_choices(ParsedDocument& document, const KeyLists& keys) {
    auto section = document.sections.begin();
    std::vector<Offer> offers;
    std::vector<std::uint32_t> parents;  // The containers that are open.
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        while (!parents.empty() && document.blocks[parents.back()].end <= i) parents.pop_back();
        while (section != document.sections.end() && section->end_block <= i) ++section;
        if (is_question(document, i)) {
            const bool is_in_section = section != document.sections.end() && section->first_block <= i;
            std::uint32_t limit = end_of_siblings(document, i, parents);
            if (is_in_section) limit = std::min(limit, section->end_block);
            const auto keys_start = std::upper_bound(keys.starts.begin(), keys.starts.end(), i);
            if (keys_start != keys.starts.end()) limit = std::min(limit, *keys_start);
            offers.push_back(find_offer(document, i, limit));
        }
        if (document.blocks[i].end > i + 1) parents.push_back(i);
    }
    const Habits habits = find_habits(offers);
    for (const Offer& offer : offers) {
        if (offer.list == model::none) continue;
        const auto key = keys.key_of.find(offer.question);
        mark_choice(document, offer, habits, key != keys.key_of.end() ? key->second : 0);
    }
}

}  // namespace viva::notes
