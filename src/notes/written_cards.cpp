#include "notes/written_cards.h"

#include <algorithm>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/card_events.h"
#include "notes/card_labels.h"
#include "notes/card_marks.h"
#include "notes/cloze_marks.h"
#include "notes/questions.h"
#include "notes/rewrite.h"
#include "notes/summaries.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// Roles between the two passes: what is written below belongs to the card, too.
constexpr std::uint8_t open_question = 100;  ///< The answer is still to come.
constexpr std::uint8_t open_answer = 101;
constexpr std::uint8_t open_cloze = 102;
constexpr std::uint8_t open_empty_answer = 103;  ///< A question whose answer begins in the block below.
constexpr std::uint8_t open_next_block = 104;    ///< A question whose answer is the block below.

/// "Question 1: Mocks", "Câu 2 - Kiến trúc": a heading with a label, a number and words.
bool numbers_a_topic(const ParsedDocument& document, std::uint32_t heading) {
    if (document.blocks[heading].kind != BlockKind::heading) return false;
    std::string_view text = text_of(document, heading);
    text = text.substr(adornment_size(text));
    return leading_number(text).size > 0 && question_label_size(fold_case(text.substr(0, 48))) > 0;
}

/// Finds the cards of one note and plans its cuts.
class Planner {
public:
    Planner(ParsedDocument& document, bool is_deck) : document_(document), is_deck_(is_deck) {}

    /// Cuts the note; whether there was anything to cut.
    bool run() {
        plan(0, static_cast<std::uint32_t>(document_.blocks.size()), false);
        std::sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) { return a.block < b.block; });
        std::sort(unwrapped_.begin(), unwrapped_.end());
        carry_out(document_, cuts_, unwrapped_);
        return !cuts_.empty();
    }

private:
    /// Plans the blocks [first, end), which stand side by side, and those inside them.
    void plan(std::uint32_t first, std::uint32_t end, bool in_list) {
        std::vector<LabelEvent> events;
        std::vector<Named> named;
        std::uint32_t above = model::none;
        for (std::uint32_t i = first; i < end; above = i, i = document_.blocks[i].end) {
            const Block& block = document_.blocks[i];
            if (above != model::none && block.kind == BlockKind::paragraph && numbers_a_topic(document_, above)) {
                named.push_back({i, above});
                take_named_question(i, above, end, events);
            }
            if (block.kind == BlockKind::paragraph ||
                (block.kind == BlockKind::heading && !is_bare_label(text_of(document_, i))))
                find_label_events(document_, i, events);
            if (block.kind == BlockKind::list) find_item_events(document_, i, events);
            if (block.kind == BlockKind::quote) find_quote_event(document_, i, events);
        }
        keep_pairs(document_, events, in_list);
        set_names_aside(named, events);
        auto event = events.begin();
        bool in_cloze = false;
        for (std::uint32_t i = first; i < end; i = document_.blocks[i].end) {
            const Block& block = document_.blocks[i];
            const bool is_leaf = block.kind == BlockKind::paragraph || block.kind == BlockKind::heading;
            if (block.kind == BlockKind::heading || block.kind == BlockKind::rule) in_cloze = false;
            const auto own_end =
                std::find_if(event, events.end(), [&block](const LabelEvent& one) { return one.block >= block.end; });
            if (own_end != event) {
                if (block.kind == BlockKind::list) unwrap(i);
                if (block.kind == BlockKind::quote) unwrapped_.push_back(i);
                cut_labels(std::span(&*event, static_cast<std::size_t>(own_end - event)));
                in_cloze = (own_end - 1)->label.label == Label::cloze;
                event = own_end;
            } else if (in_cloze) {
                cut_brackets(i);
            } else if (is_leaf) {
                if (block.role == 0) cut_paragraph(i, end);
            } else if (block.kind == BlockKind::quote && cut_callout(i)) {
                continue;
            } else if (block.end > i + 1 && block.kind != BlockKind::table) {
                plan(i + 1, block.end, in_list || block.kind == BlockKind::list);
            }
        }
    }

    /// A question, and the heading above it that numbers and names it.
    struct Named {
        std::uint32_t question;
        std::uint32_t heading;
    };

    /// "### Question 1: Mocks" above "Why should one test?" above "**Answer:** …": not the heading asks, but the line.
    void take_named_question(std::uint32_t paragraph, std::uint32_t heading, std::uint32_t end,
                             std::vector<LabelEvent>& events) const {
        const std::uint32_t below = document_.blocks[paragraph].end;
        if (asks(text_of(document_, heading)) || !ends_in_question_mark(text_of(document_, paragraph)) ||
            below >= end || !begins_with_answer_label(document_, below))
            return;
        while (!events.empty() && events.back().block == heading) events.pop_back();
        if (card_label(text_of(document_, paragraph)).label != Label::none) return;
        const std::uint32_t from = document_.blocks[paragraph].text.offset;
        events.push_back({paragraph, 0, from, from, CardLabel{Label::question, 0, {}, true}});
    }

    /// Where the line asks, the heading does not.
    void set_names_aside(const std::vector<Named>& named, const std::vector<LabelEvent>& events) {
        auto event = events.begin();
        for (const Named& one : named) {
            while (event != events.end() && event->block < one.question) ++event;
            if (event != events.end() && event->block == one.question && event->label.label == Label::question)
                document_.blocks[one.heading].role = code(BlockRole::aside);
        }
    }

    /// Takes the list and its items away from around their content.
    void unwrap(std::uint32_t list) {
        unwrapped_.push_back(list);
        for (std::uint32_t item = list + 1; item < document_.blocks[list].end; item = document_.blocks[item].end)
            unwrapped_.push_back(item);
    }

    std::string_view text_at(Stretch place) const {
        return std::string_view(document_.text).substr(place.from, place.to - place.from);
    }

    /// Cuts each leaf of `events` at them.
    void cut_labels(std::span<const LabelEvent> events) {
        while (!events.empty()) {
            const std::uint32_t leaf = events.front().block;
            const auto next =
                std::find_if(events.begin(), events.end(), [leaf](const LabelEvent& one) { return one.block != leaf; });
            const auto count = static_cast<std::size_t>(next - events.begin());
            cut_leaf(leaf, events.first(count));
            events = events.subspan(count);
        }
    }

    void cut_leaf(std::uint32_t leaf, std::span<const LabelEvent> events) {
        const std::vector<Stretch> lines = lines_of(document_, leaf);
        Cut cut{leaf, {}};
        if (events.front().line > 0) {
            Piece before;
            before.place = {lines.front().from, lines[events.front().line - 1].to};
            cut.pieces.push_back(before);
        }
        for (std::size_t i = 0; i < events.size(); ++i) {
            std::uint32_t end = lines.back().to;
            if (i + 1 < events.size())
                end = events[i + 1].line > events[i].line ? lines[events[i + 1].line - 1].to : events[i + 1].from;
            add_labelled(leaf, events[i], end, cut);
        }
        cuts_.push_back(std::move(cut));
    }

    void add_labelled(std::uint32_t leaf, const LabelEvent& event, std::uint32_t end, Cut& cut) {
        Piece piece;
        piece.place = {event.to, end};
        const bool is_empty = trim(text_at(piece.place)).empty() && !has_image(leaf, event.to);
        switch (event.label.label) {
            case Label::question:
                piece.flags = model::flag_question;
                piece.role = open_question;
                break;
            case Label::answer:
                piece.role = open_answer;
                if (is_empty) open_last_question(cut);
                break;
            default: {
                ClozeMarks marks = find_cloze_marks(document_, leaf, piece.place, ClozeStyle::brackets);
                piece.flags = model::flag_question;
                piece.role = open_cloze;
                piece.removed = std::move(marks.removed);
                piece.hidden = std::move(marks.hidden);
            }
        }
        if (!is_empty) cut.pieces.push_back(std::move(piece));
    }

    /// Only a label stands here: the answer to the question before it, in this leaf or the one before, is below.
    void open_last_question(Cut& cut) {
        std::vector<Piece>& pieces = cut.pieces.empty() && !cuts_.empty() ? cuts_.back().pieces : cut.pieces;
        if (!pieces.empty() && pieces.back().role == open_question) pieces.back().role = open_empty_answer;
    }

    /// A picture without alternative text takes no bytes.
    bool has_image(std::uint32_t leaf, std::uint32_t from) const {
        const Block& block = document_.blocks[leaf];
        const auto first = document_.spans.begin() + block.first_span;
        return std::any_of(first, first + block.span_count, [from](const model::Span& span) {
            return span.kind == model::SpanKind::image && span.text.offset >= from;
        });
    }

    /// What follows a C: line up to the next card may hide something, too: paragraphs, list items, cells.
    void cut_brackets(std::uint32_t block) {
        for (std::uint32_t i = block; i < document_.blocks[block].end; ++i) {
            const Block& leaf = document_.blocks[i];
            if (leaf.kind != BlockKind::paragraph && leaf.kind != BlockKind::table_cell) continue;
            add_whole(i, find_cloze_marks(document_, i, whole(i), ClozeStyle::brackets), 0, 0);
        }
    }

    Stretch whole(std::uint32_t leaf) const {
        const model::TextRange text = document_.blocks[leaf].text;
        return {text.offset, text.offset + text.size};
    }

    void add_whole(std::uint32_t leaf, ClozeMarks marks, std::uint8_t flags, std::uint8_t role) {
        if (marks.hidden.empty()) return;
        Piece piece;
        piece.place = whole(leaf);
        piece.removed = std::move(marks.removed);
        piece.hidden = std::move(marks.hidden);
        piece.flags = flags;
        piece.role = role;
        cuts_.push_back({leaf, {std::move(piece)}});
    }

    /// "> [!question] Why?" and below it in the quote the answer, as Obsidian writes it. A fold mark may follow.
    bool cut_callout(std::uint32_t quote) {
        const std::uint32_t leaf = quote + 1;
        if (leaf >= document_.blocks[quote].end || document_.blocks[leaf].kind != BlockKind::paragraph) return false;
        const std::vector<Stretch> lines = lines_of(document_, leaf);
        const std::string_view line = text_at(lines.front());
        const std::size_t close = line.find(']');
        if (!line.starts_with("[!") || close == std::string_view::npos) return false;
        const std::string kind = fold_case(line.substr(2, close - 2));
        const bool asks_by_kind = kind == "question" || kind == "faq" || kind == "help" || kind == "flashcard" ||
                                  kind == "card" || kind == "quiz";
        if (!asks_by_kind) return false;
        const std::size_t from = line.find_first_not_of("+- ", close + 1);
        const bool has_answer = lines.size() > 1 || document_.blocks[leaf].end < document_.blocks[quote].end;
        if (from == std::string_view::npos || !has_answer) return false;
        if (reveals_answer(line.substr(from))) return cut_title(leaf, lines);
        Cut cut;
        add_pair(leaf, {lines.front().from + static_cast<std::uint32_t>(from), lines.front().to},
                 {lines.front().to, lines.back().to}, false, cut);
        if (cut.pieces.size() > 1)
            cut.pieces.back().role = open_answer;  // What stands below in the quote belongs to it.
        else
            cut.pieces.back().role = open_empty_answer;
        cuts_.push_back(std::move(cut));
        return true;
    }

    /// "Show answer": what stands below the callout's title answers what stands above the callout.
    bool cut_title(std::uint32_t leaf, const std::vector<Stretch>& lines) {
        Cut cut{leaf, {}};
        if (lines.size() > 1) {
            Piece rest;
            rest.place = {lines[1].from, lines.back().to};
            cut.pieces.push_back(std::move(rest));
        }
        cuts_.push_back(std::move(cut));
        return true;
    }

    /// A paragraph without labels: front ? back, front :: back, or a cloze.
    void cut_paragraph(std::uint32_t leaf, std::uint32_t end) {
        if (document_.blocks[leaf].kind != BlockKind::paragraph) return;
        const std::string_view text = document_.of(document_.blocks[leaf].text);
        if (cut_options(leaf) || cut_tagged(leaf, end)) return;
        if (text.find('?') != std::string_view::npos && cut_at_question_line(leaf, end)) return;
        if (text.find("::") != std::string_view::npos && cut_at_separator(leaf)) return;
        const bool may_hide = text.find("==") != std::string_view::npos || text.find("{{c") != std::string_view::npos;
        if (may_hide)
            add_whole(leaf, find_cloze_marks(document_, leaf, whole(leaf), ClozeStyle::written), model::flag_question,
                      code(BlockRole::written));
    }

    /// "What is a page fault? #card", as Logseq writes it, with the answer nested below; or what it hides in the line.
    bool cut_tagged(std::uint32_t leaf, std::uint32_t end) {
        const std::uint32_t before = leaf > 0 ? leaf - 1 : 0;
        const std::string_view text = trim(document_.of(document_.blocks[leaf].text));
        const bool is_item = document_.blocks[before].kind == BlockKind::list_item;
        const Stretch tag = find_card_tag(whole(leaf).from, text);
        if (!is_item || tag.to == tag.from) return false;
        ClozeMarks marks = find_cloze_marks(document_, leaf, whole(leaf), ClozeStyle::written);
        if (!marks.hidden.empty()) {
            marks.removed.insert(tag.from == whole(leaf).from ? marks.removed.begin() : marks.removed.end(), tag);
            add_whole(leaf, std::move(marks), model::flag_question, code(BlockRole::written));
            return true;
        }
        if (document_.blocks[leaf].end >= end) return false;
        Piece question;
        question.place = whole(leaf);
        (tag.from == question.place.from ? question.place.from : question.place.to) =
            tag.from == question.place.from ? tag.to : tag.from;
        question.flags = model::flag_question;
        question.role = open_empty_answer;
        cuts_.push_back({leaf, {std::move(question)}});
        return true;
    }

    /// Lines that begin with A., B., … are the items of a list.
    bool cut_options(std::uint32_t leaf) {
        const std::string_view pool = document_.text;
        const std::vector<Stretch> lines = lines_of(document_, leaf);
        if (lines.size() < 2) return false;
        const auto index_at = [&](std::size_t line) {
            const OptionMark mark = option_mark(pool.substr(lines[line].from, lines[line].to - lines[line].from));
            return mark.size > 0 ? mark.index : most_options;
        };
        std::size_t first = 0;
        while (first < lines.size() && index_at(first) != 0) ++first;
        std::size_t end = first;
        while (end < lines.size() && index_at(end) == end - first) ++end;
        if (end - first < 2) return false;
        Cut cut{leaf, {}};
        const auto add = [&cut](Stretch place, bool is_item) {
            Piece piece;
            piece.place = place;
            piece.is_item = is_item;
            cut.pieces.push_back(std::move(piece));
        };
        if (first > 0) add({lines.front().from, lines[first - 1].to}, false);
        for (std::size_t i = first; i < end; ++i) add(lines[i], true);
        if (end < lines.size()) add({lines[end].from, lines.back().to}, false);
        cuts_.push_back(std::move(cut));
        return true;
    }

    void add_pair(std::uint32_t leaf, Stretch front, Stretch back, bool both_ways, Cut& cut) const {
        Piece question;
        question.place = front;
        question.flags = model::flag_question;
        question.role = code(both_ways ? BlockRole::written_both_ways : BlockRole::written);
        Piece answer;
        answer.place = back;
        answer.role = code(BlockRole::answer);
        cut.block = leaf;
        cut.pieces.push_back(question);
        if (!trim(std::string_view(document_.text).substr(back.from, back.to - back.from)).empty())
            cut.pieces.push_back(answer);
        else
            cut.pieces.back().role = open_next_block;
    }

    /// A line that is nothing but "?" (or "??": both ways) stands between front and back.
    bool cut_at_question_line(std::uint32_t leaf, std::uint32_t end) {
        const std::vector<Stretch> lines = lines_of(document_, leaf);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::string_view line =
                trim(std::string_view(document_.text).substr(lines[i].from, lines[i].to - lines[i].from));
            if (line != "?" && line != "??") continue;
            const std::uint32_t below = document_.blocks[leaf].end;
            const bool goes_on = below < end && document_.blocks[below].line == document_.blocks[leaf].end_line + 1;
            if (i + 1 == lines.size() && !goes_on) return false;
            Cut cut;
            add_pair(leaf, {lines.front().from, lines[i - 1].to}, {lines[i].to, lines.back().to}, line == "??", cut);
            cuts_.push_back(std::move(cut));
            return true;
        }
        return false;
    }

    bool cut_at_separator(std::uint32_t leaf) {
        const std::vector<Stretch> lines = lines_of(document_, leaf);
        Cut cut;
        cut.block = leaf;
        bool found = false;
        for (const Stretch& line : lines) {
            const CardSeparator mark = find_separator(document_, leaf, line, is_deck_);
            if (mark.to > 0) {
                add_pair(leaf, {line.from, mark.from}, {mark.to, line.to}, mark.both_ways, cut);
                found = true;
            } else if (!cut.pieces.empty() && cut.pieces.back().flags == 0 && cut.pieces.back().role == 0) {
                cut.pieces.back().place.to = line.to;
            } else {
                Piece rest;
                rest.place = line;
                cut.pieces.push_back(rest);
            }
        }
        if (found) cuts_.push_back(std::move(cut));
        return found;
    }

    ParsedDocument& document_;
    bool is_deck_;
    std::vector<Cut> cuts_;
    std::vector<std::uint32_t> unwrapped_;
};

/// The second pass: what follows an open answer belongs to it, up to the next card, a heading or a rule.
void close_cards(ParsedDocument& document, std::uint32_t first, std::uint32_t end) {
    std::uint8_t open = 0;
    for (std::uint32_t i = first; i < end; i = document.blocks[i].end) {
        Block& block = document.blocks[i];
        const bool ends = block.kind == BlockKind::heading || block.kind == BlockKind::rule || is_question(document, i);
        if (ends) open = 0;
        if (block.role >= open_question) {
            open = block.role == open_empty_answer ? open_answer : block.role;
            block.role = code(is_question(document, i) ? BlockRole::written : BlockRole::answer);
            continue;
        }
        if (!ends && (open == open_answer || open == open_cloze || open == open_next_block)) {
            block.role = code(BlockRole::answer);
            if (open == open_next_block) open = 0;
            continue;
        }
        if (block.end > i + 1) close_cards(document, i + 1, block.end);
    }
}

}  // namespace

void read_written_cards(ParsedDocument& document, bool is_deck) {
    if (!Planner(document, is_deck).run()) return;
    close_cards(document, 0, static_cast<std::uint32_t>(document.blocks.size()));
}

bool calls_itself_deck(const Source& source) {
    const std::string_view text = source.text;
    if (text.find("<!--SR:") != std::string_view::npos) return true;
    constexpr std::string_view word = "flashcard";
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        const std::string_view before = text.substr(0, at);
        if (before.ends_with('#')) return true;
        if (!text.substr(at + word.size()).starts_with('s')) continue;
        if (before.ends_with("- ") || before.ends_with("tags: ") || before.ends_with('[')) return true;
    }
    return false;
}

Score score_written_cards(const Reading& reading) {
    const ParsedDocument& document = reading.document;
    const auto written =
        static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
            const bool is_written =
                block.role == code(BlockRole::written) || block.role == code(BlockRole::written_both_ways);
            return is_written && (block.flags & model::flag_question) != 0;
        }));
    const std::string why = count(written, "card") + " written as cards";
    if (written == 0) return {0, why};
    return {written >= 3 || headings(document).empty() ? 0.82 : 0.35, why};
}

}  // namespace viva::notes
