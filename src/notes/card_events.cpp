#include "notes/card_events.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/outline.h"
#include "notes/questions.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

std::string_view text_at(const ParsedDocument& document, Stretch place) {
    return std::string_view(document.text).substr(place.from, place.to - place.from);
}

/// "A. one", and in the next line "B. another".
bool begins_options(const ParsedDocument& document, const LabelEvent& answer) {
    if (answer.label.has_colon || answer.label.word != "a") return false;
    const std::vector<Stretch> lines = lines_of(document, answer.block);
    if (answer.line + 1 < lines.size()) return option_mark(text_at(document, lines[answer.line + 1])).index == 1;
    const std::uint32_t below = document.blocks[answer.block].end;
    return below < document.blocks.size() && option_mark(text_of(document, below)).index == 1;
}

/// Whether brackets stand behind a C: label, or in the block below.
bool hides_something(const ParsedDocument& document, const LabelEvent& event) {
    const Block& block = document.blocks[event.block];
    const std::string_view pool = document.text;
    const std::uint32_t end = block.text.offset + block.text.size;
    if (pool.substr(event.to, end - event.to).find('[') != std::string_view::npos) return true;
    if (block.end >= document.blocks.size()) return false;
    for (std::uint32_t i = block.end; i < document.blocks[block.end].end; ++i)
        if (document.blocks[i].kind != BlockKind::code &&
            document.of(document.blocks[i].text).find('[') != std::string_view::npos)
            return true;
    return false;
}

bool are_pair(const ParsedDocument& document, const LabelEvent& question, const LabelEvent& answer) {
    if (question.label.label != Label::question || answer.label.label != Label::answer) return false;
    const Block& asked = document.blocks[question.block];
    const std::uint32_t end = question.block == answer.block ? answer.from : asked.text.offset + asked.text.size;
    return is_pair(question.label, text_at(document, {question.to, std::max(question.to, end)}), answer.label) &&
           !begins_options(document, answer);
}

/// The question that stands, without a label, in the lines above an answer's: it asks, or is the first line of an item.
/// Not where one of several options is the answer.
std::optional<LabelEvent> question_above(const ParsedDocument& document, std::uint32_t leaf,
                                         const std::vector<Stretch>& lines, std::size_t answer_line,
                                         const CardLabel& answer) {
    if (answer_line == 0 || !answer.has_colon) return std::nullopt;
    const std::string_view answer_text = text_at(document, lines[answer_line]);
    if (answer_key(answer_text, KeyWords::any) != 0 || bare_key(trim(answer_text.substr(answer.size))) != 0)
        return std::nullopt;
    for (std::size_t i = 1; i < answer_line; ++i)
        if (option_mark(text_at(document, lines[i])).size > 0) return std::nullopt;
    const std::string_view asked = text_at(document, {lines.front().from, lines[answer_line - 1].to});
    const bool is_item = leaf > 0 && document.blocks[leaf - 1].kind == BlockKind::list_item;
    // A syllable of the East is a word.
    const bool is_word = decode_utf8(answer.word, 0).size < answer.word.size() ||
                         static_cast<unsigned char>(answer.word.front()) >= 0xE0;
    if (!asks(asked) && !(is_item && is_word && answer_line == 1)) return std::nullopt;
    const std::uint32_t from = lines.front().from;
    return LabelEvent{leaf, 0, from, from, CardLabel{Label::question, 0, {}, true}};
}

}  // namespace

void find_label_events(const ParsedDocument& document, std::uint32_t leaf, std::vector<LabelEvent>& events) {
    const std::vector<Stretch> lines = lines_of(document, leaf);
    const std::size_t before = events.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = text_at(document, lines[i]);
        const CardLabel label = card_label(line);
        if (label.label == Label::none) continue;
        const std::uint32_t from = lines[i].from;
        if (label.label == Label::answer && events.size() == before)
            if (const auto question = question_above(document, leaf, lines, i, label)) events.push_back(*question);
        events.push_back({leaf, i, from, from + label.size, label});
        if (label.label != Label::question) continue;
        const std::size_t inside = answer_inside(line, label);
        if (inside == 0) continue;
        const CardLabel answer = card_label(line.substr(inside));
        const std::uint32_t answer_from = from + static_cast<std::uint32_t>(inside);
        events.push_back({leaf, i, answer_from, answer_from + answer.size, answer});
    }
}

void find_item_events(const ParsedDocument& document, std::uint32_t list, std::vector<LabelEvent>& events) {
    std::vector<LabelEvent> found;
    bool is_asked = !events.empty() && events.back().label.label == Label::question;
    bool any_pair = false;
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        if (paragraph == model::none) return;
        const std::size_t before = found.size();
        find_label_events(document, paragraph, found);
        if (found.size() != before + 1 || found.back().line != 0 || !found.back().label.has_colon) return;
        const Label label = found.back().label.label;
        if (label != (is_asked ? Label::answer : Label::question)) return;
        is_asked = label == Label::question;
        any_pair |= !is_asked;
    }
    if (is_asked || !any_pair) return;
    events.insert(events.end(), found.begin(), found.end());
}

void find_quote_event(const ParsedDocument& document, std::uint32_t quote, std::vector<LabelEvent>& events) {
    const std::uint32_t leaf = quote + 1;
    const bool is_asked = !events.empty() && events.back().label.label == Label::question &&
                          document.blocks[events.back().block].end == quote;
    if (!is_asked || leaf >= document.blocks[quote].end || document.blocks[leaf].kind != BlockKind::paragraph) return;
    std::vector<LabelEvent> found;
    find_label_events(document, leaf, found);
    if (found.size() == 1 && found.front().line == 0 && found.front().label.label == Label::answer)
        events.push_back(std::move(found.front()));
}

void keep_pairs(const ParsedDocument& document, std::vector<LabelEvent>& events, bool in_list) {
    std::vector<LabelEvent> kept;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Label label = events[i].label.label;
        const bool answered = i + 1 < events.size() && are_pair(document, events[i], events[i + 1]);
        const bool asked = !kept.empty() && are_pair(document, kept.back(), events[i]);
        // In a list, "C:" is one of the options.
        if ((label == Label::cloze && !in_list && hides_something(document, events[i])) ||
            (label == Label::question && answered) || (label == Label::answer && asked))
            kept.push_back(std::move(events[i]));
    }
    events = std::move(kept);
}

}  // namespace viva::notes
