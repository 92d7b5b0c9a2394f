#include "notes/revealed_answers.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "notes/answer_keys.h"
#include "notes/card_labels.h"
#include "notes/questions.h"
#include "notes/rewrite.h"
#include "notes/summaries.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// A longer paragraph tells, and does not ask.
constexpr std::size_t longest_asked_bytes = 1000;

struct RevealedAnswer {
    std::uint32_t question;
    std::uint32_t list;  ///< It is the paragraph of the last item of this list, and the answer stands below the list…
    std::uint32_t item;  ///< …and that item; model::none: it is in no list.
    std::uint32_t details;  ///< The answer is [details, end), empty if nothing closes them.
    std::uint32_t end;
};

bool begins_item(const ParsedDocument& document, std::uint32_t block) {
    return block > 0 && document.blocks[block - 1].kind == BlockKind::list_item;
}

std::uint32_t last_item_of(const ParsedDocument& document, std::uint32_t list) {
    std::uint32_t last = model::none;
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) last = item;
    return last;
}

/// Whether the items are what one may choose from.
bool are_options(const ParsedDocument& document, std::uint32_t list) {
    const std::uint32_t first = list + 1;
    return first < document.blocks[list].end &&
           ((document.blocks[first].flags & model::flag_task) != 0 || option_mark(text_of(document, first)).size > 0);
}

class RevealedFinder {
public:
    explicit RevealedFinder(const ParsedDocument& document) : document_(document) {}

    /// Looks among the blocks [first, end), which stand side by side, and inside them.
    void find(std::uint32_t first, std::uint32_t end) {
        Place place;
        std::vector<Open> open;
        for (std::uint32_t i = first; i < end; i = document_.blocks[i].end) {
            const Block& block = document_.blocks[i];
            if (is_html(document_, i, "<details>")) {
                open.push_back({place, no_answer});
                if (!opens_answer(i, end)) continue;
                if (add(place, i)) open.back().answer = found_.size() - 1;
                place = {model::none, model::none, place.asked_level};
                i += 2;
            } else if (is_html(document_, i, "</details>") && !open.empty()) {
                place = open.back().place;
                if (open.back().answer != no_answer) {
                    found_[open.back().answer].end = block.end;
                    place.above = place.before = model::none;  // That has its answer.
                }
                open.pop_back();
            } else if (block.kind != BlockKind::html && block.kind != BlockKind::rule && !is_hidden(document_, i)) {
                step_over(i, place);
            }
        }
    }

    const std::vector<RevealedAnswer>& found() const { return found_; }

private:
    static constexpr std::size_t no_answer = ~std::size_t{0};

    struct Place {
        std::uint32_t above = model::none;   ///< What stands above, beside rules and raw HTML.
        std::uint32_t before = model::none;  ///< What stands above that.
        std::uint8_t asked_level = 0;        ///< Of a heading that asks itself; 0: we stand under none.
    };
    struct Open {
        Place place;         ///< Where the details stand.
        std::size_t answer;  ///< Index into what was found, or no_answer.
    };

    void step_over(std::uint32_t block, Place& place) {
        const Block& passed = document_.blocks[block];
        if (passed.kind == BlockKind::heading) {
            const std::string_view text = text_of(document_, block);
            if (passed.level <= place.asked_level) place.asked_level = 0;
            if (place.asked_level == 0 && asks(text) && !names_questions(text)) place.asked_level = passed.level;
        }
        place.before = place.above;
        place.above = block;
        if (passed.kind == BlockKind::quote) find(block + 1, passed.end);
        if (passed.kind != BlockKind::list) return;
        for (std::uint32_t item = block + 1; item < passed.end; item = document_.blocks[item].end)
            find(item + 1, document_.blocks[item].end);
    }

    /// Details begin at `block` whose summary only says that an answer is inside.
    bool opens_answer(std::uint32_t block, std::uint32_t end) const {
        return is_html(document_, block, "<details>") && block + 2 < end && is_summary(document_, block + 2) &&
               reveals_answer(text_of(document_, block + 2));
    }

    bool can_be_asked(std::uint32_t block) const {
        const BlockKind kind = document_.blocks[block].kind;
        if (kind != BlockKind::paragraph && kind != BlockKind::heading) return false;
        const std::string_view text = text_of(document_, block);
        return !text.empty() && text.size() <= longest_asked_bytes && !is_apparatus(text) && !is_answer_label(text) &&
               lone_number(text) == 0 && !is_bare_label(text);
    }

    /// Whether something asks above the details.
    bool add(const Place& place, std::uint32_t details) {
        if (place.above == model::none) return false;
        RevealedAnswer one{place.above, model::none, model::none, details, details};
        if (document_.blocks[place.above].kind == BlockKind::list) {
            const std::uint32_t last = last_item_of(document_, place.above);
            if (last == model::none) return false;
            const bool stands_alone = last == place.above + 1;
            const bool is_asked_above = place.before != model::none && asks(text_of(document_, place.before));
            if (are_options(document_, place.above) || (is_asked_above && !stands_alone)) {
                one.question = place.before;  // The list is part of it.
            } else if (stands_alone || is_question_like(text_of(document_, last))) {
                one.list = place.above;
                one.item = last;
                one.question = first_paragraph(document_, last);
            } else {
                return false;
            }
        }
        if (one.question == model::none || !can_be_asked(one.question)) return false;
        // Under a heading that asks, all is its answer.
        if (place.asked_level > 0 && document_.blocks[one.question].kind == BlockKind::paragraph) return false;
        found_.push_back(one);
        return true;
    }

    const ParsedDocument& document_;
    std::vector<RevealedAnswer> found_;
};

/// Where the answer stands beside the question it becomes one; `marked_end` is where the last such ends.
void mark_revealed(ParsedDocument& document, const RevealedAnswer& one, std::uint32_t& marked_end) {
    const bool is_under_heading =
        document.blocks[one.question].kind == BlockKind::heading && !is_summary(document, one.question);
    mark_question(document, one.question);
    if (is_under_heading || one.details < marked_end || one.end == one.details) return;
    if (one.list == model::none && begins_item(document, one.question)) return;
    marked_end = one.end;
    if (one.list != model::none) {  // Someone forgot the indent.
        document.blocks[one.list].end = document.blocks[one.item].end = one.end;
        return;
    }
    document.blocks[one.details].role = code(BlockRole::answer);
    for (std::uint32_t i = one.details; i < one.end; i = document.blocks[i].end)
        if (document.blocks[i].kind != BlockKind::html) document.blocks[i].role = code(BlockRole::answer);
}

/// Whether other headings of the level of `question` ask, or it asks in words itself: then details that answer below it
/// are no chance.
bool asks_among_others(const ParsedDocument& document, std::uint32_t question) {
    if (asks(text_of(document, question))) return true;
    if (document.blocks[question].kind != BlockKind::heading) return false;
    const std::vector<std::uint32_t> all = headings(document);
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t heading) {
        return document.blocks[heading].level == document.blocks[question].level && asks(text_of(document, heading));
    });
}

}  // namespace

void mark_revealed_answers(ParsedDocument& document) {
    RevealedFinder finder(document);
    finder.find(0, static_cast<std::uint32_t>(document.blocks.size()));
    const std::vector<RevealedAnswer>& found = finder.found();
    if (found.empty() || (found.size() == 1 && !asks_among_others(document, found.front().question))) return;
    std::uint32_t marked_end = 0;
    for (const RevealedAnswer& one : found) mark_revealed(document, one, marked_end);
}

}  // namespace viva::notes
