#include "notes/marks.h"

#include <algorithm>
#include <string>
#include <utility>

namespace viva::notes {
namespace {

using model::Block;
using model::Span;

using WrittenIds = std::vector<std::pair<std::uint32_t, std::string>>;  ///< Question block and its mark.

/// Index of the question that the mark belongs to, or model::none.
std::uint32_t question_of(const ParsedDocument& document, const std::vector<std::uint32_t>& questions,
                          const Mark& mark) {
    const auto lines = [&](std::uint32_t question) -> const Block& { return document.blocks[question]; };
    const auto next = std::partition_point(questions.begin(), questions.end(), [&](std::uint32_t question) {
        return lines(question).end_line < mark.line;
    });
    if (next != questions.end() && lines(*next).line <= mark.line) return *next;
    const bool has_previous = next != questions.begin();
    if (has_previous && lines(*(next - 1)).end_line + 1 == mark.line) return *(next - 1);
    // The next question, if nothing else stands between.
    const auto first_below = std::partition_point(document.blocks.begin(), document.blocks.end(),
                                                  [&](const Block& block) { return block.line <= mark.line; });
    for (auto block = first_below; block != document.blocks.end(); ++block) {
        const auto index = static_cast<std::uint32_t>(block - document.blocks.begin());
        if (next != questions.end() && index == *next) return *next;
        if (block->end == index + 1) break;
    }
    if (!has_previous) return model::none;
    const std::uint32_t previous = *(next - 1);
    const bool adjacent = first_below == document.blocks.begin() + previous + 1;
    return adjacent ? previous : model::none;
}

/// Appends one span to each of the blocks; all later spans move.
void insert_html_spans(ParsedDocument& document, const WrittenIds& ids) {
    std::vector<Span> spans;
    spans.reserve(document.spans.size() + ids.size());
    auto id = ids.begin();
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        Block& block = document.blocks[i];
        const auto first = static_cast<std::uint32_t>(spans.size());
        for (std::uint32_t at = block.first_span; at < block.first_span + block.span_count; ++at) {
            spans.push_back(document.spans[at]);
            spans.back().end = spans.back().end - block.first_span + first;
        }
        block.first_span = first;
        for (; id != ids.end() && id->first == i; ++id) {
            Span span;
            span.kind = model::SpanKind::html;
            span.end = static_cast<std::uint32_t>(spans.size()) + 1;
            span.text = {block.text.offset + block.text.size, 0};
            span.title = append_text(document, id->second);
            spans.push_back(span);
            ++block.span_count;
        }
    }
    document.spans = std::move(spans);
}

}  // namespace

void apply_marks(Reading& reading, const std::vector<Mark>& marks) {
    if (marks.empty()) return;
    ParsedDocument& document = reading.document;
    std::vector<std::uint32_t> questions;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i)
        if (is_question(document, i)) questions.push_back(i);
    WrittenIds ids;
    std::vector<std::uint32_t> skipped;
    for (const Mark& mark : marks) {
        if (mark.directive.starts_with(questions_mark)) continue;  // Concerns the whole note.
        const std::uint32_t question = question_of(document, questions, mark);
        const bool known = mark.directive == "skip" || (mark.directive.starts_with("id=") && mark.directive.size() > 3);
        if (!known) {
            reading.reporter.add(Severity::warning, mark.line, 0,
                                 "this mark is not known: viva: " + mark.directive.substr(0, 80),
                                 "write <!-- viva: skip -->, <!-- viva: id=name --> or <!-- viva: questions=h3 -->");
        } else if (question == model::none) {
            reading.reporter.add(Severity::warning, mark.line, 0, "no question stands beside this mark",
                                 "put it in the line below the question");
        } else if (mark.directive == "skip") {
            skipped.push_back(question);
        } else {
            ids.emplace_back(question, "viva: " + mark.directive);
        }
    }
    for (const std::uint32_t question : skipped)
        document.blocks[question].flags &= static_cast<std::uint8_t>(~model::flag_question);
    std::sort(ids.begin(), ids.end());
    insert_html_spans(document, ids);
}

}  // namespace viva::notes
