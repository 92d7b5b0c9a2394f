#include "notes/outline.h"

#include "base/unicode.h"
#include "notes/card_labels.h"
#include "notes/navigation.h"
#include "notes/questions.h"
#include "notes/translations.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::TextRange;

/// `slug`, or `slug-2`, `slug-3`… if it was given before. `given` counts.
std::string unique(const std::string& slug, std::unordered_map<std::string, std::uint32_t>& given) {
    std::string candidate = slug;
    while (true) {
        const std::uint32_t count = ++given[candidate];
        if (count == 1) return candidate;
        candidate = slug + "-" + std::to_string(++given[slug] - 1);
    }
}

}  // namespace

TextRange append_text(ParsedDocument& document, std::string_view text) {
    const TextRange range{static_cast<std::uint32_t>(document.text.size()), static_cast<std::uint32_t>(text.size())};
    document.text.append(text);
    return range;
}

std::uint32_t first_paragraph(const ParsedDocument& document, std::uint32_t item) {
    const std::uint32_t first = item + 1;
    const bool found = first < document.blocks[item].end && document.blocks[first].kind == BlockKind::paragraph;
    return found ? first : model::none;
}

std::string_view text_of(const ParsedDocument& document, std::uint32_t block) {
    if (document.blocks[block].kind == BlockKind::list_item) block = first_paragraph(document, block);
    return block == model::none ? std::string_view{} : trim(document.of(document.blocks[block].text));
}

std::vector<std::uint32_t> top_level(const ParsedDocument& document) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < document.blocks.size(); i = document.blocks[i].end) found.push_back(i);
    return found;
}

std::vector<std::uint32_t> headings(const ParsedDocument& document) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i)
        if (document.blocks[i].kind == BlockKind::heading) found.push_back(i);
    return found;
}

std::uint32_t title_heading(const ParsedDocument& document) {
    std::uint32_t title = model::none;
    bool other_before = false;
    for (std::uint32_t heading = 0; heading < document.blocks.size(); ++heading) {
        if (document.blocks[heading].kind != BlockKind::heading) continue;
        if (document.blocks[heading].level == 1 && title != model::none) return model::none;
        if (document.blocks[heading].level == 1 && !other_before && !text_of(document, heading).empty())
            title = heading;
        else
            other_before = true;
    }
    return title;
}

bool leads_only_to_links(const ParsedDocument& document, std::uint32_t heading) {
    for (std::uint32_t i = heading + 1; i < document.blocks.size() && document.blocks[i].kind != BlockKind::heading;
         ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::code || block.kind == BlockKind::table) return false;
        if (block.kind != BlockKind::paragraph) continue;
        std::uint32_t linked = 0;
        for (std::uint32_t at = block.first_span; at < block.first_span + block.span_count; ++at)
            if (document.spans[at].kind == model::SpanKind::link) linked += document.spans[at].text.size;
        if (linked * 2 < block.text.size) return false;
    }
    return true;
}

std::uint32_t written_number(std::string_view question) {
    const LeadingNumber number = leading_number(trim(question.substr(adornment_size(question))));
    return number.size > 0 && !number.bare ? number.value : 0;
}

void mark_question(ParsedDocument& document, std::uint32_t block) {
    Block& question = document.blocks[block];
    question.flags |= model::flag_question;
    if (const std::uint32_t number = written_number(document.of(question.text)); number != 0) question.number = number;
}

void number_lettered_questions(ParsedDocument& document) {
    constexpr std::size_t fewest = 3;
    std::vector<std::uint32_t> row;
    char letter = 0;
    const auto finish = [&] {
        if (row.size() >= fewest)
            for (const std::uint32_t heading : row)
                document.blocks[heading].number = lettered_number(text_of(document, heading)).value;
        row.clear();
    };
    for (const std::uint32_t heading : headings(document)) {
        if (!is_question(document, heading)) continue;
        const std::string_view text = text_of(document, heading);
        const std::uint32_t number = lettered_number(text).value;
        const bool goes_on = !row.empty() && text.front() == letter &&
                             document.blocks[heading].level == document.blocks[row.back()].level &&
                             number == lettered_number(text_of(document, row.back())).value + 1;
        if (!goes_on) finish();
        if (number == 0) continue;
        letter = text.front();
        row.push_back(heading);
    }
    finish();
}

bool is_emphasised_line(const ParsedDocument& document, std::uint32_t block) {
    const Block& paragraph = document.blocks[block];
    if (paragraph.kind != BlockKind::paragraph || paragraph.span_count == 0) return false;
    const model::Span& first = document.spans[paragraph.first_span];
    const bool emphasised = first.kind == model::SpanKind::strong || first.kind == model::SpanKind::emphasis;
    return emphasised && first.end == paragraph.first_span + paragraph.span_count;
}

bool is_emphasised_question(const ParsedDocument& document, std::uint32_t block, bool by_words) {
    if (!is_emphasised_line(document, block)) return false;
    const std::string_view text = text_of(document, block);
    return by_words ? asks(text) : ends_in_question_mark(text);
}

bool repeats_question(const ParsedDocument& document, std::uint32_t question, std::uint32_t block) {
    const Block& below = document.blocks[block];
    if (below.kind == BlockKind::paragraph)
        return ends_in_question_mark(text_of(document, block)) && asks(text_of(document, question));
    if (below.kind != BlockKind::list) return false;
    for (std::uint32_t item = block + 1; item < below.end; item = document.blocks[item].end) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        if (paragraph == model::none || paragraph + 1 < document.blocks[item].end) return false;
        const std::string_view text = text_of(document, paragraph);
        const bool translates = asks(text) && are_other_scripts(text_of(document, question), text);
        if (!ends_in_question_mark(text) && !translates) return false;
    }
    return true;
}

bool begins_with_answer_label(const ParsedDocument& document, std::uint32_t block) {
    if (block >= document.blocks.size()) return false;
    const bool is_list = document.blocks[block].kind == BlockKind::list && block + 1 < document.blocks[block].end;
    if (!is_list && document.blocks[block].kind != BlockKind::paragraph) return false;
    return has_answer_label(text_of(document, is_list ? block + 1 : block));
}

bool holds_answer(const ParsedDocument& document, std::uint32_t question, std::uint32_t end) {
    for (std::uint32_t i = document.blocks[question].end; i < end; i = document.blocks[i].end)
        if (!repeats_question(document, question, i)) return true;
    return false;
}

void hide(ParsedDocument& document, std::uint32_t block) {
    for (std::uint32_t i = block; i < document.blocks[block].end; ++i) document.blocks[i].flags |= model::flag_hidden;
}

bool is_hidden(const ParsedDocument& document, std::uint32_t block) {
    return (document.blocks[block].flags & model::flag_hidden) != 0;
}
bool is_answer(const ParsedDocument& document, std::uint32_t block) {
    return document.blocks[block].role == static_cast<std::uint8_t>(model::BlockRole::answer);
}
bool is_aside(const ParsedDocument& document, std::uint32_t block) {
    return document.blocks[block].role == static_cast<std::uint8_t>(model::BlockRole::aside);
}
bool is_question(const ParsedDocument& document, std::uint32_t block) {
    return (document.blocks[block].flags & model::flag_question) != 0;
}

void SectionWriter::add(std::string_view name, std::uint32_t first, std::uint32_t end) {
    name = trim(name);
    if (name.ends_with(':')) name = trim(name.substr(0, name.size() - 1));
    // The name may point into the pool, which is about to grow.
    const std::string written(name);
    model::Section section;
    section.name = append_text(document_, written);
    section.slug = append_text(document_, unique(written.empty() ? "unnamed" : slug(written), given_));
    section.first_block = first;
    section.end_block = end;
    section.line = first < document_.blocks.size() ? document_.blocks[first].line : 0;
    document_.sections.push_back(section);
}

void add_sections_at(ParsedDocument& document, const std::vector<std::uint32_t>& starts) {
    const auto end = static_cast<std::uint32_t>(document.blocks.size());
    SectionWriter sections(document);
    const std::uint32_t title = title_heading(document);
    const std::uint32_t first_start = starts.empty() ? end : starts.front();
    for (std::uint32_t i = 0; i < first_start; ++i) {
        if ((i == title && !is_question(document, i)) || is_hidden(document, i) ||
            document.blocks[i].kind == BlockKind::rule || document.blocks[i].kind == BlockKind::html)
            continue;
        sections.add({}, 0, first_start);
        break;
    }
    for (std::size_t i = 0; i < starts.size(); ++i)
        sections.add(name_of_heading(document, starts[i]), starts[i], i + 1 < starts.size() ? starts[i + 1] : end);
}

void name_headings(ParsedDocument& document) {
    std::unordered_map<std::string, std::uint32_t> given;
    for (const std::uint32_t heading : headings(document)) {
        const std::string name = unique(slug(document.of(document.blocks[heading].text)), given);
        document.blocks[heading].label = append_text(document, name);
    }
}

}  // namespace viva::notes
