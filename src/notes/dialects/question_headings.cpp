#include "notes/dialects/question_headings.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "notes/bold_rows.h"
#include "notes/card_labels.h"
#include "notes/cloze_marks.h"
#include "notes/heading_classes.h"
#include "notes/questions.h"
#include "notes/summaries.h"
#include "notes/title.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

constexpr std::uint8_t below_all_levels = 7;

/// Whether the first of its questions stands right below the heading, which then is their section though it asks: "Do
/// you remember?" above "Q1. What is a port?".
bool leads_to_questions(const ParsedDocument& document, std::uint32_t heading) {
    const std::uint32_t below = document.blocks[heading].end;
    if (below >= document.blocks.size() || document.blocks[below].kind != BlockKind::heading ||
        document.blocks[below].level <= document.blocks[heading].level)
        return false;
    if (written_number(text_of(document, heading)) != 0) return false;  // It is in a row itself.
    const std::string_view text = text_of(document, below);
    return has_question_label(text) || (written_number(text) != 0 && asks(text));
}

bool heading_asks(const ParsedDocument& document, const HeadingClasses& classes, std::uint32_t heading) {
    if (!classes.can_ask(heading) || leads_to_questions(document, heading)) return false;
    const std::string_view text = text_of(document, heading);
    if (ends_in_question_mark(text)) return true;
    const HeadingClass& kind = classes.of(heading);
    if (kind.labels_questions() && has_question_label(text)) return true;
    if (kind.marks_questions()) return has_own_content(document, heading) && !is_apparatus(text);
    if (kind.numbers_questions() && written_number(text) == 0) return asks(text);
    return (kind.asks() && !leads_only_to_links(document, heading)) || (kind.marked >= 2 && asks(text));
}

/// The line below a heading that only numbers and names what the line asks: "Q1. Deployment" above "Which way is
/// best?"; model::none: the heading asks itself, or nothing does.
std::uint32_t named_question(const ParsedDocument& document, const HeadingClasses& classes, std::uint32_t heading) {
    const std::uint32_t below = document.blocks[heading].end;
    const std::string_view text = text_of(document, heading);
    const bool is_name = classes.can_ask(heading) && classes.of(heading).labels_questions() &&
                         has_question_label(text) && !asks(text) && below < document.blocks.size() &&
                         document.blocks[below].kind == BlockKind::paragraph;
    return is_name && ends_in_question_mark(text_of(document, below)) ? below : model::none;
}

/// Marks bullets that ask and hold their answer, inside `list`.
void mark_bullets(ParsedDocument& document, std::uint32_t list) {
    for (std::uint32_t i = list; i < document.blocks[list].end; ++i) {
        if (document.blocks[i].kind != BlockKind::list_item) continue;
        const std::uint32_t paragraph = first_paragraph(document, i);
        if (paragraph == model::none || !ends_in_question_mark(text_of(document, paragraph))) continue;
        if (!holds_answer(document, paragraph, document.blocks[i].end)) continue;
        mark_question(document, paragraph);
        i = document.blocks[i].end - 1;
    }
}

/// Marks the summary at `block` as a question, and what the details hold as its answer; the siblings end at `end`.
void mark_summary(ParsedDocument& document, std::uint32_t block, std::uint32_t end) {
    mark_question(document, block);
    document.blocks[block].role = static_cast<std::uint8_t>(model::BlockRole::written);
    std::size_t depth = 1;
    for (std::uint32_t i = document.blocks[block].end; i < end; i = document.blocks[i].end) {
        if (is_html(document, i, "<details>")) ++depth;
        if (is_html(document, i, "</details>") && --depth == 0) return;
        if (document.blocks[i].kind != BlockKind::html)
            document.blocks[i].role = static_cast<std::uint8_t>(model::BlockRole::answer);
    }
}

/// A quotation that holds one bold or slanted line, which asks.
bool is_asking_quote(const ParsedDocument& document, std::uint32_t block) {
    return document.blocks[block].kind == BlockKind::quote && document.blocks[block].end == block + 2 &&
           is_emphasised_question(document, block + 1, true);
}

/// What decides about questions in the whole note.
struct Evidence {
    HeadingClasses classes;
    bool summaries_ask = false;
    bool emphasis_asks = false;            ///< Bold or slanted lines are questions, so that others may be tasks.
    bool quotes_ask = false;               ///< So are those that stand in a quotation each.
    std::vector<std::uint32_t> bold_rows;  ///< Paragraphs, in order.

    bool is_in_bold_row(std::uint32_t block) const {
        return std::binary_search(bold_rows.begin(), bold_rows.end(), block);
    }
};

/// Several end in a question mark; or they are numbered, and most ask in words: "**3. Explain type erasure**".
bool emphasised_lines_ask(const ParsedDocument& document) {
    constexpr std::size_t fewest_numbered = 3;
    std::size_t asking = 0, numbered = 0, numbered_asking = 0;
    for (const std::uint32_t i : top_level(document)) {
        asking += is_emphasised_question(document, i) ? 1 : 0;
        const LeadingNumber number = leading_number(text_of(document, i));
        if (number.size == 0 || number.bare || !is_emphasised_line(document, i)) continue;
        ++numbered;
        numbered_asking += is_emphasised_question(document, i, true) ? 1 : 0;
    }
    return asking >= 2 || (numbered >= fewest_numbered && numbered_asking * 10 >= numbered * 6);
}

/// Marks the questions among the blocks [first, end), which stand side by side, and inside them.
void mark_questions(ParsedDocument& document, const Evidence& evidence, std::uint32_t first, std::uint32_t end) {
    std::uint8_t answered_level = 0;  // The level of the question heading whose answer we are in; 0: none.
    for (std::uint32_t i = first; i < end; i = document.blocks[i].end) {
        const Block& block = document.blocks[i];
        if (is_hidden(document, i)) continue;
        const bool is_asking_summary = answered_level == 0 && is_summary(document, i) && can_summary_ask(document, i) &&
                                       (evidence.summaries_ask || is_question_title(text_of(document, i)));
        if (is_asking_summary) {
            mark_summary(document, i, end);
        } else if (is_answer(document, i) && block.kind != BlockKind::heading) {
            continue;  // Belongs to a card already.
        } else if (block.kind == BlockKind::heading) {
            if (answered_level > 0 && block.level <= answered_level && !is_answer(document, i)) answered_level = 0;
            if (!is_question(document, i) && !heading_asks(document, evidence.classes, i)) continue;
            if (const std::uint32_t named = named_question(document, evidence.classes, i); named != model::none) {
                document.blocks[i].flags &= static_cast<std::uint8_t>(~model::flag_question);
                document.blocks[i].role = static_cast<std::uint8_t>(model::BlockRole::aside);
                mark_question(document, named);
            } else {
                mark_question(document, i);
            }
            if (answered_level == 0) answered_level = block.level;
        } else if (answered_level == 0 &&
                   (is_emphasised_question(document, i, evidence.emphasis_asks) || evidence.is_in_bold_row(i))) {
            mark_question(document, i);
        } else if (answered_level == 0 && evidence.quotes_ask && is_asking_quote(document, i)) {
            mark_question(document, i + 1);
            document.blocks[i + 1].role = static_cast<std::uint8_t>(model::BlockRole::answered_below);
        } else if (block.kind == BlockKind::list) {
            // Headings may begin list items, also below the answer to an earlier heading.
            for (std::uint32_t item = i + 1; item < block.end; item = document.blocks[item].end)
                mark_questions(document, evidence, item + 1, document.blocks[item].end);
            if (answered_level == 0) mark_bullets(document, i);
        }
    }
}

/// Whether something asks among the blocks [first, end); what is highlighted there does not.
bool holds_question(const ParsedDocument& document, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i)
        if (is_question(document, i) && !is_hidden(document, i) && !hides_words(document, i)) return true;
    return false;
}

/// A title with a question mark asks as well, in a note that asks more, where it has an answer before the next
/// question. What only leads to the questions is none.
void mark_asking_title(ParsedDocument& document) {
    const std::uint32_t title = title_heading(document);
    if (title == model::none || is_hidden(document, title) || is_question(document, title)) return;
    const std::string_view text = text_of(document, title);
    if (!ends_in_question_mark(text) || names_questions(text) || is_answer(document, title)) return;
    std::uint32_t end = document.blocks[title].end;
    while (end < document.blocks.size() && !holds_question(document, end, document.blocks[end].end))
        end = document.blocks[end].end;
    if (!has_own_content(document, title, end)) return;
    mark_question(document, title);
}

/// Whether the heading stands right above another one of its level or a higher one.
bool is_bare(const ParsedDocument& document, std::uint32_t heading) {
    const std::uint32_t below = document.blocks[heading].end;
    return below < document.blocks.size() && document.blocks[below].kind == BlockKind::heading &&
           document.blocks[below].level <= document.blocks[heading].level;
}

/// Sections begin at the shallowest headings that ask nothing and have something below them.
std::vector<std::uint32_t> section_headings(const ParsedDocument& document) {
    const std::uint32_t title = title_heading(document);
    const bool title_asks = title != model::none && is_question(document, title);
    const auto end = static_cast<std::uint32_t>(document.blocks.size());
    if (title_asks && !holds_question(document, title + 1, end)) return {};  // The whole note is its answer.
    std::uint8_t shallowest = below_all_levels;
    std::uint8_t shallowest_question = below_all_levels;
    std::uint32_t first_question = model::none;
    for (const std::uint32_t heading : top_level(document)) {
        const Block& block = document.blocks[heading];
        if (block.kind != BlockKind::heading || heading == title || is_hidden(document, heading) ||
            is_answer(document, heading) || is_aside(document, heading))
            continue;
        if (is_question(document, heading)) {
            first_question = std::min(first_question, heading);
            shallowest_question = std::min(shallowest_question, block.level);
        } else {
            shallowest = std::min(shallowest, block.level);
        }
    }
    std::vector<std::uint32_t> starts;
    if (shallowest > shallowest_question) return starts;
    for (const std::uint32_t heading : top_level(document)) {
        const Block& block = document.blocks[heading];
        if (block.kind == BlockKind::heading && heading != title && block.level == shallowest &&
            !is_question(document, heading) && !is_hidden(document, heading) && !is_answer(document, heading) &&
            !is_aside(document, heading) &&
            !(shallowest == shallowest_question &&
              (is_apparatus(text_of(document, heading)) || is_bare(document, heading) ||
               (title_asks && heading < first_question))))  // Of the title's answer.
            starts.push_back(heading);
    }
    return starts;
}

/// Puts the file's name above all headings of a note; returns the heading, model::none: the note is empty.
std::uint32_t add_file_name(ParsedDocument& document) {
    constexpr std::uint8_t lowest_level = 6;
    if (document.blocks.empty()) return model::none;
    const std::vector<std::uint32_t> below = headings(document);
    if (std::any_of(below.begin(), below.end(), [&](std::uint32_t i) { return document.blocks[i].level == 1; }))
        for (const std::uint32_t heading : below)
            if (document.blocks[heading].level < lowest_level) ++document.blocks[heading].level;
    for (model::Span& span : document.spans) ++span.end;
    for (Block& block : document.blocks) {
        ++block.end;
        ++block.first_span;
    }
    Block title;
    title.kind = BlockKind::heading;
    title.level = 1;
    title.end = title.span_count = title.line = title.end_line = 1;
    title.text = append_text(document, title_from_file(document.file));
    model::Span words;
    words.end = 1;
    words.text = title.text;
    document.spans.insert(document.spans.begin(), words);
    document.blocks.insert(document.blocks.begin(), title);
    return 0;
}

/// A note that is one question, in its title or its file's name, and the answer.
void mark_whole_note(ParsedDocument& document) {
    std::uint32_t title = title_heading(document);
    if (title == model::none && file_name_asks(document.file)) title = add_file_name(document);
    if (title == model::none || is_hidden(document, title)) return;
    const std::string_view text = text_of(document, title);
    std::uint32_t answers = 0;
    for (const std::uint32_t heading : headings(document)) answers += is_answer(document, heading) ? 1 : 0;
    const bool names_itself = is_manual_heading(text) || is_apparatus(text);
    if (answers == 1 || asks_as_title(text) || (!names_itself && file_name_asks(document.file)))
        mark_question(document, title);
}

}  // namespace

Score score_question_headings(const Reading& reading) {
    const HeadingClasses classes(reading.document);
    const std::span<const HeadingClass> kinds = classes.all();
    const bool summaries_ask = most_summaries_ask(reading.document);
    std::size_t marked = 0, as_high = 0;
    std::size_t best = kinds.size();
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        marked += kinds[i].marked;
        if (kinds[i].asks() && (best == kinds.size() || kinds[i].asking > kinds[best].asking)) best = i;
    }
    if (best == kinds.size() && summaries_ask) return {0.6, "most summaries ask, and no level of headings does"};
    if (best == kinds.size()) return {marked > 0 ? 0.3 : 0, count(marked, "heading") + " with a question mark"};
    // Sub-headings that ask below headings that name topics make no note of questions.
    for (std::size_t i = 0; i < kinds.size(); ++i) as_high += classes.is_as_high(i, best) ? kinds[i].all : 0;
    return {0.3 + 0.5 * static_cast<double>(kinds[best].asking) / static_cast<double>(as_high),
            share(kinds[best].asking, kinds[best].all) + " headings of one level ask, of " + std::to_string(as_high) +
                " as high"};
}

Score score_plain_note(const Reading&) { return {0.1, "takes whatever nothing else takes"}; }

void apply_question_headings(Reading& reading) {
    ParsedDocument& document = reading.document;
    const std::vector<std::uint32_t> order = top_level(document);
    const auto asking_quotes =
        std::count_if(order.begin(), order.end(), [&](std::uint32_t i) { return is_asking_quote(document, i); });
    Evidence evidence{
        HeadingClasses(document), most_summaries_ask(document), emphasised_lines_ask(document), asking_quotes >= 2, {}};
    for (const BoldQuestion& one : find_bold_rows(document))
        if (one.answer.from >= one.answer.to) evidence.bold_rows.push_back(one.block);
    mark_questions(document, evidence, 0, static_cast<std::uint32_t>(document.blocks.size()));
    if (holds_question(document, 0, static_cast<std::uint32_t>(document.blocks.size())))
        mark_asking_title(document);
    else
        mark_whole_note(document);
    add_sections_at(document, section_headings(document));
}

}  // namespace viva::notes
