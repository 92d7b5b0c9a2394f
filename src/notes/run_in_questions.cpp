#include "notes/run_in_questions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/unicode.h"
#include "notes/bold_rows.h"
#include "notes/questions.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

enum class RunInKind : std::uint8_t {
    emphasised_line,   ///< A bold or slanted first line.
    emphasised_words,  ///< Bold or slanted words, and the answer in the same line.
    item_line,         ///< The first line of a list item.
    item_words,        ///< Words of a list item up to a question mark, and the answer in the same line.
    line,              ///< The first line of any other paragraph.
};
constexpr std::size_t kind_count = 5;

/// So many of a kind are no accident.
constexpr std::array<std::size_t, kind_count> fewest = {2, 3, 3, 3, 3};

struct RunIn {
    std::uint32_t block = 0;
    RunInKind kind = RunInKind::line;
    Stretch question;
    Stretch answer;
    bool asks_by_words = false;  ///< Without a question mark: it counts only where others have one.
};

/// `[from, to)` without what only joins an answer to its question: ": ", " - ".
Stretch without_joint(const ParsedDocument& document, Stretch place) {
    constexpr std::string_view joints[] = {" ", ":", "：", "->", "=>", "→", "-", "–", "—"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view joint : joints)
            if (place.to - place.from >= joint.size() &&
                std::string_view(document.text).substr(place.from, joint.size()) == joint) {
                place.from += static_cast<std::uint32_t>(joint.size());
                again = true;
            }
    }
    return place;
}

/// Whether the stretch says something that is not a further question.
bool answers(const ParsedDocument& document, Stretch place) {
    const std::string_view text = trim(std::string_view(document.text).substr(place.from, place.to - place.from));
    return !text.empty() && !ends_in_question_mark(text);
}

/// One past the first question mark in the line that a space follows; the line's end if there is none.
std::uint32_t question_end(const ParsedDocument& document, Stretch line) {
    const std::string_view text = std::string_view(document.text).substr(line.from, line.to - line.from);
    for (const std::string_view mark : {"? ", "？", "؟ "})
        if (const std::size_t at = text.find(mark); at != std::string_view::npos)
            return line.from + static_cast<std::uint32_t>(at + mark.size() - (mark.ends_with(' ') ? 1 : 0));
    return line.to;
}

std::optional<RunIn> run_in_of(const ParsedDocument& document, std::uint32_t block, bool is_in_item) {
    const Block& paragraph = document.blocks[block];
    if (paragraph.span_count == 0) return std::nullopt;
    const std::vector<Stretch> lines = lines_of(document, block);
    const std::uint32_t end = paragraph.text.offset + paragraph.text.size;
    const model::Span& first = document.spans[paragraph.first_span];
    const bool is_emphasised = (first.kind == model::SpanKind::strong || first.kind == model::SpanKind::emphasis) &&
                               first.text.offset == paragraph.text.offset;
    RunIn found{block, RunInKind::line, {paragraph.text.offset, lines.front().to}, {lines.front().to, end}};
    if (is_emphasised) {
        found.question.to = first.text.offset + first.text.size;
        found.answer.from = found.question.to;
        found.kind = found.question.to >= lines.front().to ? RunInKind::emphasised_line : RunInKind::emphasised_words;
    } else if (const std::uint32_t end_of_question = question_end(document, lines.front());
               is_in_item && end_of_question < lines.front().to) {
        found.kind = RunInKind::item_words;
        found.question.to = found.answer.from = end_of_question;
    } else if (lines.size() < 2) {
        return std::nullopt;
    } else if (is_in_item) {
        found.kind = RunInKind::item_line;
    }
    const std::string_view asked =
        std::string_view(document.text).substr(found.question.from, found.question.to - found.question.from);
    found.answer = without_joint(document, found.answer);
    found.asks_by_words = !ends_in_question_mark(asked);
    if ((found.asks_by_words && !(is_emphasised && asks(asked))) || !answers(document, found.answer))
        return std::nullopt;
    return found;
}

/// List items that say something in words of their own.
std::size_t count_of_items(const ParsedDocument& document) {
    std::size_t items = 0;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i)
        items += document.blocks[i].kind == BlockKind::list_item && first_paragraph(document, i) != model::none ? 1 : 0;
    return items;
}

/// Paragraphs of several lines in the note, outside of lists.
std::size_t count_of_paragraphs(const ParsedDocument& document) {
    std::size_t paragraphs = 0;
    for (const std::uint32_t i : top_level(document))
        paragraphs += document.blocks[i].kind == BlockKind::paragraph && lines_of(document, i).size() > 1 ? 1 : 0;
    return paragraphs;
}

std::vector<RunIn> find_run_ins(const ParsedDocument& document) {
    std::vector<RunIn> found;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::quote || block.kind == BlockKind::table) {
            i = block.end - 1;
            continue;
        }
        const bool is_in_item = i > 0 && document.blocks[i - 1].kind == BlockKind::list_item;
        if (block.kind != BlockKind::paragraph || block.role != 0 || is_question(document, i)) continue;
        if (const std::optional<RunIn> run_in = run_in_of(document, i, is_in_item)) found.push_back(*run_in);
    }
    return found;
}

Cut cut_of(const RunIn& one) {
    Piece question, answer;
    question.place = one.question;
    answer.place = one.answer;
    if (one.kind == RunInKind::line) {
        question.flags = model::flag_question;
        question.role = static_cast<std::uint8_t>(BlockRole::written);
        answer.role = static_cast<std::uint8_t>(BlockRole::answer);
    }
    return {one.block, {std::move(question), std::move(answer)}};
}

}  // namespace

bool cut_run_in_questions(ParsedDocument& document) {
    const std::vector<RunIn> found = find_run_ins(document);
    std::array<std::size_t, kind_count> counts{};
    for (const RunIn& one : found) counts[static_cast<std::size_t>(one.kind)] += one.asks_by_words ? 0 : 1;
    // Lines of prose end in a question mark now and then; here most paragraphs must begin so.
    const auto plain = static_cast<std::size_t>(RunInKind::line);
    if (counts[plain] * 10 < count_of_paragraphs(document) * 6) counts[plain] = 0;
    const auto words = static_cast<std::size_t>(RunInKind::item_words);
    if (counts[words] > 0 && counts[words] * 10 < count_of_items(document) * 6) counts[words] = 0;
    std::vector<Cut> cuts;
    for (const RunIn& one : found) {
        const auto kind = static_cast<std::size_t>(one.kind);
        if (counts[kind] >= fewest[kind]) cuts.push_back(cut_of(one));
    }
    const std::size_t own = cuts.size();
    for (const BoldQuestion& one : find_bold_rows(document)) {
        const auto place = std::lower_bound(cuts.begin(), cuts.begin() + static_cast<std::ptrdiff_t>(own), one.block,
                                            [](const Cut& cut, std::uint32_t block) { return cut.block < block; });
        const bool is_cut = place != cuts.begin() + static_cast<std::ptrdiff_t>(own) && place->block == one.block;
        if (one.answer.from >= one.answer.to || is_cut) continue;
        cuts.push_back(cut_of({one.block, RunInKind::emphasised_line, one.question, one.answer}));
    }
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.block < b.block; });
    carry_out(document, cuts);
    return !cuts.empty();
}

bool cut_run_in_items(ParsedDocument& document) {
    std::vector<Cut> cuts;
    for (const RunIn& one : find_run_ins(document))
        if (one.kind == RunInKind::item_line) cuts.push_back(cut_of(one));
    carry_out(document, cuts);
    return !cuts.empty();
}

}  // namespace viva::notes
