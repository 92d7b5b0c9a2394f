#include "notes/dialects/numbered_headings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "notes/ascii.h"
#include "notes/cloze_marks.h"
#include "notes/dialects/contents.h"
#include "notes/heading_classes.h"
#include "notes/questions.h"
#include "notes/summaries.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// The numbered headings of the level that has most of them, in order.
struct Numbered {
    std::uint8_t level = 0;
    std::size_t all = 0;  ///< Headings of that level, numbered or not.
    std::vector<std::uint32_t> headings;
    std::vector<std::uint32_t> numbers;
    bool is_mixed = false;  ///< One row of numbers goes through several levels.
};

/// A shorter row of numbers may go through several levels by chance.
constexpr std::size_t fewest_mixed = 5;

LeadingNumber heading_number(const ParsedDocument& document, std::uint32_t heading) {
    const std::string_view text = document.of(document.blocks[heading].text);
    return leading_number(text.substr(adornment_size(text)));
}

Numbered numbered_of_level(const ParsedDocument& document, std::uint8_t level) {
    Numbered found;
    found.level = level;
    std::uint32_t previous = 0;
    for (const std::uint32_t heading : headings(document)) {
        if (document.blocks[heading].level != level) continue;
        ++found.all;
        const LeadingNumber number = heading_number(document, heading);
        // A number without a mark counts only where it is due: "14 == vs is" after 13, but not "404 vs 403".
        if (number.size == 0 || number.chapter || (number.bare && number.value != previous + 1 && number.value != 1))
            continue;
        found.headings.push_back(heading);
        found.numbers.push_back(number.value);
        previous = number.value;
    }
    return found;
}

/// Headings of any level whose numbers, one by one, make one row, as where the marks of levels were typed at will;
/// `level` is the highest of them. None where other numbers stand between.
Numbered numbered_through_levels(const ParsedDocument& document) {
    Numbered found;
    found.is_mixed = true;
    std::size_t astray = 0;
    for (const std::uint32_t heading : headings(document)) {
        const LeadingNumber number = heading_number(document, heading);
        if (number.size == 0 || number.chapter || number.bare) continue;
        if (number.value != (found.numbers.empty() ? 1 : found.numbers.back() + 1)) {
            ++astray;
            continue;
        }
        found.headings.push_back(heading);
        found.numbers.push_back(number.value);
        const std::uint8_t level = document.blocks[heading].level;
        found.level = found.level == 0 ? level : std::min(found.level, level);
    }
    found.all = found.headings.size();
    const bool is_row = found.all >= fewest_mixed && astray * 10 <= found.all;
    return is_row ? found : Numbered{};
}

Numbered find_numbered(const ParsedDocument& document) {
    Numbered best;
    for (std::uint8_t level = 1; level <= 6; ++level) {
        Numbered found = numbered_of_level(document, level);
        if (found.headings.size() > best.headings.size()) best = std::move(found);
    }
    Numbered mixed = numbered_through_levels(document);
    return mixed.headings.size() > best.headings.size() ? mixed : best;
}

/// Share of numbers that rise above the one before, or begin anew at 1. Whoever moves a question or takes one out need
/// not number the others anew.
double order_of(const Numbered& numbered) {
    std::size_t in_order = 0;
    for (std::size_t i = 0; i < numbered.numbers.size(); ++i)
        in_order += numbered.numbers[i] == 1 || (i > 0 && numbered.numbers[i] > numbered.numbers[i - 1]) ? 1 : 0;
    return static_cast<double>(in_order) / static_cast<double>(numbered.numbers.size());
}

Score score(const Numbered& numbered) {
    const std::string why = share(numbered.headings.size(), numbered.all) + " headings of level " +
                            std::to_string(numbered.level) + " are numbered";
    if (numbered.headings.size() < fewest_questions) return {0, why};
    const double part = static_cast<double>(numbered.headings.size()) / static_cast<double>(numbered.all);
    const double order = order_of(numbered);
    return {part < 0.6 || order < 0.6 ? 0 : 0.3 + 0.2 * part + 0.3 * order, why};
}

/// A stretch of questions under one name.
struct Run {
    std::size_t first;  ///< Index into the numbered headings.
    std::uint32_t start_block;
    std::string name;
};

/// The nearest heading above `heading` that is of a higher level, behind block `after`; model::none if there is none.
std::uint32_t heading_above(const ParsedDocument& document, std::uint32_t heading, std::uint32_t after,
                            std::uint8_t level, std::uint32_t title) {
    std::uint32_t found = model::none;
    for (std::uint32_t i = after; i < heading; i = document.blocks[i].end)
        if (document.blocks[i].kind == BlockKind::heading && document.blocks[i].level < level && i != title &&
            !is_hidden(document, i) && !is_answer(document, i) && !is_question(document, i))
            found = i;
    return found;
}

/// Numbering begins anew at 1, or falls back behind a rule.
bool begins_anew(const ParsedDocument& document, const Numbered& numbered, std::size_t i) {
    if (numbered.numbers[i] == 1) return true;
    const std::uint32_t heading = numbered.headings[i];
    const bool behind_rule = heading > 0 && document.blocks[heading - 1].kind == BlockKind::rule;
    return behind_rule && numbered.numbers[i] <= numbered.numbers[i - 1];
}

/// The group that the table of contents gives heading `i`.
std::uint32_t group_at(const Contents& contents, std::size_t i) {
    return i < contents.group_of.size() ? contents.group_of[i] : model::none;
}

/// The block of the top level that holds `block`; `order` is top_level(document).
std::uint32_t outermost(const std::vector<std::uint32_t>& order, std::uint32_t block) {
    return *std::prev(std::upper_bound(order.begin(), order.end(), block));
}

std::vector<Run> find_runs(const ParsedDocument& document, const Numbered& numbered, const Contents& contents) {
    std::vector<Run> runs;
    const std::vector<std::uint32_t> order = top_level(document);
    const std::uint32_t title = title_heading(document);
    std::uint32_t group = model::none;  // The table's group that the current run belongs to.
    for (std::size_t i = 0; i < numbered.headings.size(); ++i) {
        const std::uint32_t heading = numbered.headings[i];
        const std::uint32_t previous_end = i == 0 ? 0 : document.blocks[numbered.headings[i - 1]].end;
        const std::uint32_t above = heading_above(document, heading, previous_end, numbered.level, title);
        const std::uint32_t found = group_at(contents, i);
        const bool next_group = found != model::none && group != model::none && found > group;
        if (i > 0 && above == model::none && !next_group && !begins_anew(document, numbered, i)) {
            if (group == model::none && found != model::none && runs.back().name.empty()) {
                group = found;  // The run's first headings were in no table.
                runs.back().name = contents.groups[found];
            }
            continue;
        }
        // A heading inside a list begins its section with the whole list, and none where that has begun one already.
        const std::uint32_t start = outermost(order, above != model::none ? above : heading);
        if (!runs.empty() && start <= runs.back().start_block) continue;
        group = found;
        std::string name;
        if (above != model::none)
            name = text_of(document, above);
        else if (found != model::none)
            name = contents.groups[found];
        runs.push_back({i, start, std::move(name)});
    }
    return runs;
}

void write_sections(ParsedDocument& document, const std::vector<Run>& runs) {
    SectionWriter sections(document);
    const std::vector<std::uint32_t> order = top_level(document);
    const std::uint32_t first = runs.empty() ? 0 : runs.front().start_block;
    if (std::any_of(document.blocks.begin(), document.blocks.begin() + first,
                    [](const Block& block) { return (block.flags & model::flag_question) != 0; }))
        sections.add({}, 0, first);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::uint32_t end =
            i + 1 < runs.size() ? runs[i + 1].start_block : static_cast<std::uint32_t>(document.blocks.size());
        if (i + 1 < runs.size() && end > 0) {
            const std::uint32_t last = outermost(order, end - 1);
            if (document.blocks[last].kind == BlockKind::rule) end = last;  // It divides; it belongs to neither.
        }
        sections.add(runs[i].name, runs[i].start_block, end);
    }
}

/// Whether a heading that ends what is under `heading` stands before block `end`, or is it.
bool ends_before(const ParsedDocument& document, std::uint32_t heading, std::uint32_t end) {
    for (std::uint32_t i = document.blocks[heading].end; i <= end; i = document.blocks[i].end)
        if (document.blocks[i].kind == BlockKind::heading && document.blocks[i].level <= document.blocks[heading].level)
            return true;
    return false;
}

/// Sub-headings that are questions of their own, below the numbered ones, and unnumbered ones beside and before them
/// that ask.
void mark_other_questions(ParsedDocument& document, const Numbered& numbered) {
    const std::uint32_t title = title_heading(document);
    for (const std::uint32_t heading : headings(document)) {
        if (is_question(document, heading) || is_hidden(document, heading)) continue;
        const std::uint32_t first = numbered.headings.front();
        if (heading < first) {
            if (heading != title && ends_in_question_mark(text_of(document, heading)) &&
                has_own_content(document, heading) && ends_before(document, heading, first))
                mark_question(document, heading);
            continue;
        }
        const Block& block = document.blocks[heading];
        const std::string_view text = text_of(document, heading);
        // "2. In depth: A vs B" is a step of the answer, "A vs B" a question of its own.
        const bool is_step = !asks(text) && compares(text) && (written_number(text) != 0 || contains(text, ":"));
        const bool asks_below =
            block.level > numbered.level && !numbered.is_mixed && is_question_like(text) && !is_step;
        const bool asks_beside =
            block.level == numbered.level && ends_in_question_mark(text) && has_own_content(document, heading);
        if (asks_below || asks_beside) mark_question(document, heading);
    }
}

/// A manual numbers its chapters, too: "1. Introduction", "2. Installation"; or parts of one chapter among those.
bool is_manual(const ParsedDocument& document, const Numbered& numbered) {
    constexpr std::size_t fewest_of_manual = 3;
    std::size_t manual = 0, topical = 0, all_manual = 0;
    for (const std::uint32_t heading : headings(document))
        all_manual += is_manual_heading(text_of(document, heading)) ? 1 : 0;
    for (const std::uint32_t heading : numbered.headings) {
        const std::string_view text = text_of(document, heading);
        manual += is_manual_heading(text) || is_apparatus(text) ? 1 : 0;
        topical += is_question_like(text) ? 1 : 0;
    }
    // A few numbers among many headings, none of which asks, count the parts of one chapter.
    constexpr std::size_t few = 5;
    const bool are_parts = numbered.headings.size() < few && numbered.headings.size() * 2 < headings(document).size();
    return (manual >= 2 && topical < manual) || (topical == 0 && (all_manual >= fewest_of_manual || are_parts));
}

/// Paragraphs that are known to ask.
std::size_t count_asked_paragraphs(const ParsedDocument& document) {
    std::size_t asked = 0;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i)
        asked +=
            is_question(document, i) && document.blocks[i].kind == BlockKind::paragraph && !hides_words(document, i)
                ? 1
                : 0;
    return asked;
}

/// Numbered chapters of questions that are asked in summaries, or above answers that are folded away.
bool are_sections_of_summaries(const ParsedDocument& document, const Numbered& numbered) {
    const auto asking = std::count_if(numbered.headings.begin(), numbered.headings.end(), [&](std::uint32_t heading) {
        return is_question_like(text_of(document, heading));
    });
    return std::cmp_less(asking * 2, numbered.headings.size()) &&
           (most_summaries_ask(document) || count_asked_paragraphs(document) >= 2);
}

/// Numbered parts of the answer to what the title asks: they are counted anew under each higher heading, or stand deep
/// below it, and most ask nothing.
bool are_parts_of_answer(const Reading& reading, const Numbered& numbered) {
    const ParsedDocument& document = reading.document;
    constexpr std::uint8_t deep = 3;
    const std::uint32_t title = title_heading(document);
    const std::string_view text = title == model::none ? reading.title : text_of(document, title);
    if (!is_question_title(text) || names_questions(text)) return false;
    const auto begun = std::count(numbered.numbers.begin(), numbered.numbers.end(), 1U);
    const auto asking = std::count_if(numbered.headings.begin(), numbered.headings.end(),
                                      [&](std::uint32_t heading) { return asks(text_of(document, heading)); });
    return (begun >= 2 || numbered.level >= deep) && std::cmp_less(asking * 2, numbered.headings.size());
}

}  // namespace

Score score_numbered_headings(const Reading& reading) {
    const Numbered numbered = find_numbered(reading.document);
    if (is_manual(reading.document, numbered)) return {0, "numbered headings are those of a manual"};
    if (are_sections_of_summaries(reading.document, numbered))
        return {0, "numbered headings ask less than what is below them"};
    if (are_parts_of_answer(reading, numbered)) return {0, "numbered headings are parts of the title's answer"};
    return score(numbered);
}

Score score_numbered_headings_with_contents(const Reading& reading) {
    Score found = score_numbered_headings(reading);
    if (found.value == 0) return found;
    if (find_contents(reading.document, find_numbered(reading.document).headings).blocks.empty())
        return {0, "no table of contents repeats the numbered headings"};
    return {found.value + 0.15, found.why + ", and a table of contents repeats them"};
}

void apply_numbered_headings(Reading& reading) {
    ParsedDocument& document = reading.document;
    const Numbered numbered = find_numbered(document);
    const Contents contents = find_contents(document, numbered.headings);
    for (const std::uint32_t block : contents.blocks) hide(document, block);
    for (std::size_t i = 0; i < numbered.headings.size(); ++i) {
        if (numbered.is_mixed) document.blocks[numbered.headings[i]].level = numbered.level;
        mark_question(document, numbered.headings[i]);
        document.blocks[numbered.headings[i]].number = numbered.numbers[i];
    }
    mark_other_questions(document, numbered);
    write_sections(document, find_runs(document, numbered, contents));
}

}  // namespace viva::notes
