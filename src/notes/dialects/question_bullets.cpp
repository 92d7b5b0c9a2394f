#include "notes/dialects/question_bullets.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/questions.h"
#include "notes/title.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// A bare line longer than this is a sentence, not a name.
constexpr std::size_t longest_name_cells = 60;
constexpr std::size_t longest_question_bytes = 600;

/// Fewer bullets that ask and have no answers are a list in a text, not a note of questions.
constexpr std::size_t fewest_without_answers = 8;
/// …but where a heading or the file's name says that there are questions, and these are no others.
constexpr std::size_t fewest_promised = 3;

/// Whether the item's own line is nothing but links, a list of people, of further reading; not the question's own
/// address.
bool is_only_links(const ParsedDocument& document, std::uint32_t paragraph) {
    const Block& block = document.blocks[paragraph];
    if (block.span_count == 0) return false;
    const model::Span& first = document.spans[block.first_span];
    if (first.kind == model::SpanKind::link && document.of(first.target).starts_with('#') &&
        asks(text_of(document, paragraph)))
        return false;
    std::size_t linked = 0;
    for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; ++i)
        if (document.spans[i].kind == model::SpanKind::link) linked += document.spans[i].text.size;
    return linked > 0 && linked * 10 >= block.text.size * 7;
}

/// Whether something other than further questions is nested below the item's own line.
bool holds_answer(const ParsedDocument& document, std::uint32_t item) {
    const std::uint32_t paragraph = first_paragraph(document, item);
    if (paragraph == model::none || text_of(document, paragraph).size() > longest_question_bytes) return false;
    return holds_answer(document, paragraph, document.blocks[item].end);
}

/// Whether the item asks: by its words, or because its answer is labelled, or known to be one.
bool item_asks(const ParsedDocument& document, std::uint32_t paragraph) {
    return is_question_like(text_of(document, paragraph)) || is_question(document, paragraph) ||
           (paragraph + 1 < document.blocks[paragraph - 1].end && begins_with_answer_label(document, paragraph + 1));
}

std::size_t text_bytes(const ParsedDocument& document, std::uint32_t block) {
    std::size_t bytes = 0;
    for (std::uint32_t i = block; i < document.blocks[block].end; ++i)
        if (document.blocks[i].kind != BlockKind::list_item && document.blocks[i].kind != BlockKind::list)
            bytes += document.blocks[i].text.size;
    return bytes;
}

template <class Visit>
void each_item(const ParsedDocument& document, std::uint32_t list, Visit visit) {
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) visit(item);
}

void add_items(const ParsedDocument& document, std::uint32_t list, BulletCounts& counts) {
    each_item(document, list, [&](std::uint32_t item) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        if (paragraph == model::none || is_only_links(document, paragraph)) return;
        const bool asking = item_asks(document, paragraph);
        const bool answered = holds_answer(document, item);
        ++counts.items;
        counts.asking += asking ? 1 : 0;
        counts.with_answer += answered ? 1 : 0;
        counts.asking_with_answer += asking && answered ? 1 : 0;
        counts.labelled +=
            paragraph + 1 < document.blocks[item].end && begins_with_answer_label(document, paragraph + 1) ? 1 : 0;
        counts.bold_with_answer += answered && is_emphasised_line(document, paragraph) ? 1 : 0;
    });
}

BulletCounts count_bullets(const ParsedDocument& document) {
    BulletCounts counts;
    for (const std::uint32_t block : top_level(document)) {
        if (is_hidden(document, block)) continue;
        if (document.blocks[block].kind != BlockKind::list) {
            if (document.blocks[block].kind != BlockKind::heading) counts.other_bytes += text_bytes(document, block);
            continue;
        }
        counts.list_bytes += text_bytes(document, block);
        add_items(document, block, counts);
    }
    return counts;
}

const BulletCounts& bullets_of(const Reading& reading) {
    if (!reading.bullets) reading.bullets = count_bullets(reading.document);
    return *reading.bullets;
}

/// Whether the file's name or a heading names questions, or an interview.
bool says_that_questions_follow(const ParsedDocument& document) {
    const std::vector<std::uint32_t> all = headings(document);
    return promises_questions(file_stem(document.file)) || std::any_of(all.begin(), all.end(), [&](std::uint32_t i) {
               return promises_questions(text_of(document, i));
           });
}

/// A paragraph of one short line that ends like a name and stands right above a list.
bool is_section_name(const ParsedDocument& document, const std::vector<std::uint32_t>& order, std::size_t at) {
    const Block& block = document.blocks[order[at]];
    if (block.kind != BlockKind::paragraph || block.line != block.end_line) return false;
    if (at + 1 >= order.size() || document.blocks[order[at + 1]].kind != BlockKind::list) return false;
    const std::string_view text = text_of(document, order[at]);
    if (text.empty() || terminal_cells(text) > longest_name_cells) return false;
    for (const std::string_view end : {".", "!", "?", ",", ";", "…", "。", "？", "！"})
        if (text.ends_with(end)) return false;
    return text.find("://") == std::string_view::npos;
}

/// The last item of the list asks and holds nothing, another holds its answer: then what stands below the list, up to
/// a heading, a rule or a list, is its answer, and someone forgot the indent. Tables are hardly ever indented.
void nest_forgotten_answer(ParsedDocument& document, std::uint32_t list) {
    std::uint32_t last = model::none;
    bool answered = false;
    each_item(document, list, [&](std::uint32_t item) {
        if (last != model::none) answered |= holds_answer(document, last);
        last = item;
    });
    if (!answered || holds_answer(document, last) || !is_question_like(text_of(document, last))) return;
    std::uint32_t end = document.blocks[list].end;
    for (; end < document.blocks.size(); end = document.blocks[end].end) {
        const BlockKind kind = document.blocks[end].kind;
        if (kind == BlockKind::heading || kind == BlockKind::rule || kind == BlockKind::list) break;
        if (kind == BlockKind::paragraph && asks(text_of(document, end))) break;
    }
    document.blocks[list].end = document.blocks[last].end = end;
}

/// Whether the list counts on from the one right before it: a count of numbers whose items hold bullets may be many
/// lists.
bool counts_on(const ParsedDocument& document, const std::vector<std::uint32_t>& order, std::size_t at) {
    if (at == 0) return false;
    const Block &list = document.blocks[order[at]], &before = document.blocks[order[at - 1]];
    return list.kind == BlockKind::list && before.kind == BlockKind::list &&
           (list.flags & before.flags & model::flag_ordered) != 0;
}

/// Counts the items of the list `order[at]`, and of those that count on.
BulletCounts count_run(const ParsedDocument& document, const std::vector<std::uint32_t>& order, std::size_t at) {
    BulletCounts counts;
    add_items(document, order[at], counts);
    for (++at; at < order.size() && counts_on(document, order, at); ++at) add_items(document, order[at], counts);
    return counts;
}

/// `own`: what the list holds, and those that count on.
void mark_items(Reading& reading, std::uint32_t list, bool most_ask, const BulletCounts& own) {
    ParsedDocument& document = reading.document;
    const bool list_asks = most_ask && own.asking * 3 >= own.items;
    each_item(document, list, [&](std::uint32_t item) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        if (paragraph == model::none || is_only_links(document, paragraph)) return;
        const std::string_view text = text_of(document, paragraph);
        const bool asking = holds_answer(document, item) ? item_asks(document, paragraph) : ends_in_question_mark(text);
        if (!asking && !(list_asks && (own.with_answer == 0 || holds_answer(document, item) || asks(text)))) return;
        mark_question(document, paragraph);
        for (std::uint32_t i = paragraph + 1; i < document.blocks[item].end; i = document.blocks[i].end)
            if (repeats_question(document, paragraph, i))
                document.blocks[i].role = static_cast<std::uint8_t>(model::BlockRole::aside);
    });
}

}  // namespace

Score score_question_bullets(const Reading& reading) {
    const BulletCounts& counts = bullets_of(reading);
    const std::string why = share(counts.asking_with_answer, counts.with_answer) + " bullets with an answer below ask";
    // A row of bold lines is a row of questions where most ask.
    const bool is_bold_row = counts.with_answer >= fewest_questions && counts.bold_with_answer == counts.with_answer &&
                             counts.asking_with_answer * 10 >= counts.with_answer * 6;
    // Where each answer says that it is one, two are enough.
    const bool are_labelled = counts.labelled >= 2 && counts.labelled == counts.items;
    const bool few = counts.asking_with_answer < fewest_questions && !is_bold_row && !are_labelled;
    if (few || counts.asking_with_answer * 2 < counts.with_answer) return {0, why};
    if (counts.list_bytes < counts.other_bytes) return {0, why + ", but most text is outside lists"};
    const double part = static_cast<double>(counts.asking_with_answer) / static_cast<double>(counts.with_answer);
    return {0.4 + 0.5 * part, why};
}

Score score_bare_bullets(const Reading& reading) {
    const BulletCounts& counts = bullets_of(reading);
    const std::string why = share(counts.asking, counts.items) + " bullets ask, most without an answer";
    const bool are_promised = counts.asking >= fewest_promised && counts.asking * 10 >= counts.items * 8 &&
                              says_that_questions_follow(reading.document);
    const bool few = (counts.asking < fewest_without_answers && !are_promised) || counts.asking * 10 < counts.items * 6;
    if (few || counts.asking_with_answer * 2 > counts.asking) return {0, why};
    if (counts.list_bytes < counts.other_bytes) return {0, why + ", but most text is outside lists"};
    return {0.4 + 0.5 * static_cast<double>(counts.asking) / static_cast<double>(counts.items), why};
}

void apply_question_bullets(Reading& reading) {
    ParsedDocument& document = reading.document;
    const bool most_ask = count_bullets(document).most_ask();
    for (std::uint32_t i = 0; i < document.blocks.size(); i = document.blocks[i].end)
        if (document.blocks[i].kind == BlockKind::list && !is_hidden(document, i)) nest_forgotten_answer(document, i);
    const std::vector<std::uint32_t> order = top_level(document);
    const std::uint32_t title = title_heading(document);
    // Bare lines name the sections only where nothing else does.
    const bool has_headings = headings(document).size() > (title == model::none ? 0U : 1U);
    std::vector<std::uint32_t> starts;
    BulletCounts run;
    for (std::size_t at = 0; at < order.size(); ++at) {
        Block& block = document.blocks[order[at]];
        if (block.kind == BlockKind::list && !counts_on(document, order, at)) run = count_run(document, order, at);
        if (is_hidden(document, order[at])) continue;
        if (!has_headings && is_section_name(document, order, at)) {
            block.kind = BlockKind::heading;
            block.level = 2;
        }
        if (block.kind == BlockKind::heading && order[at] != title) starts.push_back(order[at]);
        if (block.kind == BlockKind::list) mark_items(reading, order[at], most_ask, run);
        if (is_emphasised_question(document, order[at])) mark_question(document, order[at]);
    }
    add_sections_at(document, starts);
}

}  // namespace viva::notes
