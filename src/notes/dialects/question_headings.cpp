#include "notes/dialects/question_headings.h"

#include <algorithm>
#include <array>

#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

constexpr std::size_t level_count = 7;

/// How many headings of each level there are, and how many of them ask.
struct Levels {
    std::array<std::size_t, level_count> all{};
    std::array<std::size_t, level_count> marked{};  ///< End in a question mark.
    std::array<std::size_t, level_count> asking{};
};

Levels count_levels(const ParsedDocument& document) {
    Levels levels;
    const std::uint32_t title = title_heading(document);
    for (const std::uint32_t heading : headings(document)) {
        if (heading == title || is_hidden(document, heading)) continue;
        const std::size_t level = std::min<std::size_t>(document.blocks[heading].level, level_count - 1);
        ++levels.all[level];
        levels.marked[level] += ends_in_question_mark(text_of(document, heading)) ? 1 : 0;
        levels.asking[level] += asks(text_of(document, heading)) ? 1 : 0;
    }
    return levels;
}

/// On a level where most headings ask, the others do too, in fewer words ("Closures").
bool level_asks(const Levels& levels, std::size_t level) {
    return levels.marked[level] >= 2 && levels.asking[level] * 2 > levels.all[level];
}

/// A heading that only leads somewhere else asks nothing: "[Back to top](#top)".
bool is_only_a_link(const ParsedDocument& document, std::uint32_t heading) {
    const Block& block = document.blocks[heading];
    return block.span_count > 0 && document.spans[block.first_span].kind == model::SpanKind::link &&
           document.spans[block.first_span].end == block.first_span + block.span_count &&
           document.of(document.spans[block.first_span].target).starts_with('#');
}

bool heading_asks(const ParsedDocument& document, const Levels& levels, std::uint32_t heading) {
    const std::string_view text = text_of(document, heading);
    if (text.empty() || is_only_a_link(document, heading)) return false;
    const std::size_t level = std::min<std::size_t>(document.blocks[heading].level, level_count - 1);
    if (ends_in_question_mark(text)) return true;
    return (level_asks(levels, level) && !leads_only_to_links(document, heading)) ||
           (levels.marked[level] >= 2 && asks(text));
}

/// A paragraph that is one bold line and asks.
bool is_bold_question(const ParsedDocument& document, std::uint32_t block) {
    const Block& paragraph = document.blocks[block];
    if (paragraph.kind != BlockKind::paragraph || paragraph.span_count == 0) return false;
    const model::Span& first = document.spans[paragraph.first_span];
    return first.kind == model::SpanKind::strong && first.end == paragraph.first_span + paragraph.span_count &&
           ends_in_question_mark(text_of(document, block));
}

/// Marks bullets that ask and hold their answer, inside `list`.
void mark_bullets(ParsedDocument& document, std::uint32_t list) {
    for (std::uint32_t i = list; i < document.blocks[list].end; ++i) {
        if (document.blocks[i].kind != BlockKind::list_item) continue;
        const std::uint32_t paragraph = first_paragraph(document, i);
        if (paragraph == model::none || paragraph + 1 >= document.blocks[i].end) continue;
        if (!ends_in_question_mark(text_of(document, paragraph))) continue;
        mark_question(document, paragraph);
        i = document.blocks[i].end - 1;
    }
}

void mark_questions(ParsedDocument& document, const Levels& levels) {
    const std::uint32_t title = title_heading(document);
    std::uint8_t answered_level = 0;  // The level of the question heading whose answer we are in; 0: none.
    for (std::uint32_t i = 0; i < document.blocks.size();) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::heading && i != title) {
            if (answered_level > 0 && block.level <= answered_level) answered_level = 0;
            if (heading_asks(document, levels, i)) {
                mark_question(document, i);
                if (answered_level == 0) answered_level = block.level;
            }
        } else if (answered_level == 0 && is_bold_question(document, i)) {
            mark_question(document, i);
        } else if (answered_level == 0 && block.kind == BlockKind::list) {
            mark_bullets(document, i);
        }
        // Headings may stand inside list items; whole lists are searched for bullets at once.
        const bool descend =
            block.kind == BlockKind::list_item || (block.kind == BlockKind::list && answered_level == 0);
        i = descend ? i + 1 : block.end;
    }
}

/// Sections begin at the shallowest headings that ask nothing and have something below them.
std::vector<std::uint32_t> section_headings(const ParsedDocument& document) {
    const std::uint32_t title = title_heading(document);
    std::uint8_t shallowest = level_count;
    std::uint8_t shallowest_question = level_count;
    for (const std::uint32_t heading : top_level(document)) {
        const Block& block = document.blocks[heading];
        if (block.kind != BlockKind::heading || heading == title || is_hidden(document, heading)) continue;
        if (is_question(document, heading))
            shallowest_question = std::min(shallowest_question, block.level);
        else
            shallowest = std::min(shallowest, block.level);
    }
    std::vector<std::uint32_t> starts;
    if (shallowest > shallowest_question) return starts;
    for (const std::uint32_t heading : top_level(document)) {
        const Block& block = document.blocks[heading];
        if (block.kind == BlockKind::heading && heading != title && block.level == shallowest &&
            !is_question(document, heading) && !is_hidden(document, heading))
            starts.push_back(heading);
    }
    return starts;
}

}  // namespace

double score_question_headings(const Reading& reading) {
    const Levels levels = count_levels(reading.document);
    std::size_t marked = 0;
    for (const std::size_t count : levels.marked) marked += count;
    return marked > 0 ? 0.3 : 0;
}

double score_plain_note(const Reading&) { return 0.1; }

void apply_question_headings(Reading& reading) {
    ParsedDocument& document = reading.document;
    mark_questions(document, count_levels(document));
    // A note that is one question, in its title, and the answer.
    const std::uint32_t title = title_heading(document);
    const bool any = std::any_of(document.blocks.begin(), document.blocks.end(),
                                 [](const Block& block) { return (block.flags & model::flag_question) != 0; });
    if (!any && title != model::none && ends_in_question_mark(text_of(document, title))) mark_question(document, title);
    add_sections_at(document, section_headings(document));
}

}  // namespace viva::notes
