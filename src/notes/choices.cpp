#include "notes/choices.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/questions.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

constexpr std::size_t longest_option_bytes = 600;
/// Blocks behind the options in which a key is looked for.
constexpr std::uint32_t longest_search = 60;

/// A list that may hold options, and what its items say of themselves.
struct Options {
    std::vector<std::uint32_t> items;
    std::uint32_t ticked = 0;  ///< Bits of the items that are ticked, or marked as right in their words.
    bool all_tasks = true;
    bool lettered = true;  ///< A., B., C., in order.
};

/// Some lists are ticked by brackets that Markdown does not know: "- []".
bool has_open_box(std::string_view text) { return text.starts_with("[]") || text.starts_with("[ ]"); }

bool says_it_is_right(std::string_view text) {
    for (const std::string_view mark :
         {"✅", "✔", "☑", "(correct)", "(정답)", "(верно)", "(правильно)", "(correcta)", "(correto)", "(correta)",
          "(richtig)", "(正确)", "(正解)", "← correct", "<- correct"})
        if (text.find(mark) != std::string_view::npos) return true;
    return false;
}

Options read_options(const ParsedDocument& document, std::uint32_t list) {
    Options options;
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        const std::size_t index = options.items.size();
        if (index >= most_options) return {};
        if (paragraph == model::none) {
            options.items.push_back(item);
            options.all_tasks = options.lettered = false;
            continue;
        }
        const std::string_view text = text_of(document, paragraph);
        if (text.size() > longest_option_bytes) return {};
        const std::uint8_t flags = document.blocks[item].flags;
        const OptionMark mark = option_mark(text);
        options.all_tasks &= (flags & model::flag_task) != 0 || has_open_box(text);
        options.lettered &= mark.size > 0 && mark.index == index;
        if ((flags & model::flag_checked) != 0 || says_it_is_right(text)) options.ticked |= 1U << index;
        options.items.push_back(item);
    }
    return options;
}

/// The words that make a key below these options: letters are named by many, what has no mark only by an answer.
KeyWords key_words(const ParsedDocument& document, std::uint32_t list, const Options& options) {
    if (options.lettered || options.all_tasks) return KeyWords::any;
    return (document.blocks[list].flags & model::flag_ordered) != 0 ? KeyWords::label : KeyWords::answer;
}

/// The key in one block, or 0.
std::uint32_t key_in(const ParsedDocument& document, std::uint32_t block, KeyWords words) {
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
                if (const std::uint32_t key = answer_key(line, line_words); key != 0) return key;
            }
            const bool behind_summary = block > 1 && document.blocks[block - 1].kind == BlockKind::html;
            const bool can_be_bare = words == KeyWords::answer
                                         ? behind_summary && is_answer_label(text_of(document, block - 2))
                                         : behind_summary || lines.size() == 1;
            return can_be_bare ? bare_key(text) : 0;
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

/// The key behind the options, before the next question.
std::uint32_t key_behind(const ParsedDocument& document, std::uint32_t first, std::uint32_t end, KeyWords words) {
    for (std::uint32_t i = first; i < std::min(end, first + longest_search); ++i)
        if (const std::uint32_t key = key_in(document, i, words); key != 0) return key;
    return 0;
}

/// Headings of this level and above end the question. One right above it may be nothing but its number.
std::uint8_t level_of(const ParsedDocument& document, std::uint32_t question) {
    const Block& asked = document.blocks[question];
    if (asked.kind == BlockKind::heading) return asked.level;
    const bool has_label = question > 0 && document.blocks[question - 1].kind == BlockKind::heading;
    return has_label ? document.blocks[question - 1].level : std::uint8_t{6};
}

/// One past the last block that may belong to the question, at most `limit`.
std::uint32_t end_of_question(const ParsedDocument& document, std::uint32_t question, std::uint32_t limit) {
    const std::uint8_t level = level_of(document, question);
    std::uint32_t i = document.blocks[question].end;
    for (; i < limit; ++i) {
        const Block& block = document.blocks[i];
        if ((block.flags & model::flag_question) != 0) break;
        if (block.kind == BlockKind::heading && block.level <= level && block.role != code(BlockRole::answer) &&
            block.role != code(BlockRole::aside))
            break;
        if (block.role == code(BlockRole::answer_elsewhere)) break;
    }
    return i;
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

void mark_choice(ParsedDocument& document, std::uint32_t question, std::uint32_t limit) {
    const std::uint32_t end = end_of_question(document, question, limit);
    const bool asking =
        is_question_like(text_of(document, question)) || document.blocks[question].role == code(BlockRole::written);
    bool has_text = false, has_heading = false;  // A heading behind text begins something else.
    for (std::uint32_t i = document.blocks[question].end; i < end; ++i) {
        if (document.blocks[i].role == code(BlockRole::answer)) return;  // What follows explains.
        has_heading |= has_text && document.blocks[i].kind == BlockKind::heading;
        has_text |= document.blocks[i].kind == BlockKind::paragraph;
        if (document.blocks[i].kind != BlockKind::list) continue;
        const Options options = read_options(document, i);
        if (options.items.size() < 2) return;
        // A list that is partly ticked off is a plan, unless a question stands right above it.
        if (options.ticked != 0 && (options.lettered || (options.all_tasks && asking && !has_heading)))
            return mark(document, options, options.ticked);
        const std::uint32_t key = key_behind(document, document.blocks[i].end, end, key_words(document, i, options));
        if (is_fit(options, key) && (options.lettered || options.all_tasks || asking)) mark(document, options, key);
        return;
    }
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

}  // namespace

void label_answers(ParsedDocument& document) {
    for (const std::uint32_t block : top_level(document))
        if (is_empty_label(document, block)) hide(document, block);
    for (const std::uint32_t heading : headings(document))
        if (says_the_answer(document, heading)) document.blocks[heading].role = code(BlockRole::answer);
}

void mark_choices(ParsedDocument& document) {
    auto section = document.sections.begin();
    std::vector<std::uint32_t> parents;  // The containers that are open.
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        while (!parents.empty() && document.blocks[parents.back()].end <= i) parents.pop_back();
        while (section != document.sections.end() && section->end_block <= i) ++section;
        if (is_question(document, i)) {
            const bool is_in_section = section != document.sections.end() && section->first_block <= i;
            const std::uint32_t siblings_end = end_of_siblings(document, i, parents);
            mark_choice(document, i, is_in_section ? std::min(siblings_end, section->end_block) : siblings_end);
        }
        if (document.blocks[i].end > i + 1) parents.push_back(i);
    }
}

}  // namespace viva::notes
