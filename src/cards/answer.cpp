#include "cards/answer.h"

#include <algorithm>

#include "base/unicode.h"
#include "cards/prose.h"
#include "cards/roles.h"

namespace viva::cards {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;

constexpr std::size_t deepest_point = 4;

void add_points(const Document& document, BlockRange range, std::size_t depth, std::vector<Passage>& points);

void add_item_points(const Document& document, const Item& item, std::size_t depth, std::vector<Passage>& points) {
    const std::string_view own = item.own.text;
    const bool introduces = own.empty() || own.ends_with(':') || own.ends_with("：") || is_name(own);
    if (introduces && depth < deepest_point) {
        const std::size_t before = points.size();
        add_points(document, item.rest, depth + 1, points);
        if (points.size() > before) return;
    }
    if (!own.empty() && has_letter_or_digit(own) && !begins_with_address(own) && !own.ends_with(':'))
        points.push_back(item.own);
}

void add_points(const Document& document, BlockRange range, std::size_t depth, std::vector<Passage>& points) {
    for (const std::uint32_t block : top_blocks(document, range)) {
        if (document.blocks[block].kind != BlockKind::list || !makes_points(document, block)) continue;
        for (const Item& item : items_of(document, block)) add_item_points(document, item, depth, points);
    }
}

}  // namespace

bool is_shown(const Block& block) { return (block.flags & model::flag_hidden) == 0 && block.kind != BlockKind::html; }

std::vector<std::uint32_t> top_blocks(const Document& document, BlockRange range) {
    std::vector<std::uint32_t> blocks;
    for (std::uint32_t i = range.first; i < range.end; i = document.blocks[i].end)
        if (is_shown(document.blocks[i])) blocks.push_back(i);
    return blocks;
}

std::vector<Passage> paragraphs(const Document& document, BlockRange range) {
    std::vector<Passage> found;
    for (std::uint32_t i = range.first; i < range.end;) {
        const Block& block = document.blocks[i];
        if (!is_shown(block)) {
            i = block.end;
            continue;
        }
        const std::string_view text = trim(document.of(block.text));
        if (block.kind == BlockKind::paragraph && !text.empty()) found.push_back({i, text});
        ++i;
    }
    return found;
}

std::vector<Item> items_of(const Document& document, std::uint32_t list) {
    std::vector<Item> items;
    for (std::uint32_t i = list + 1; i < document.blocks[list].end; i = document.blocks[i].end) {
        if (!is_shown(document.blocks[i]) || has_role(document.blocks[i], model::BlockRole::aside)) continue;
        Item item{i, {}, {i + 1, document.blocks[i].end}};
        const bool has_own = i + 1 < document.blocks[i].end && document.blocks[i + 1].kind == BlockKind::paragraph &&
                             is_shown(document.blocks[i + 1]);
        if (has_own) {
            item.own = {i + 1, trim(document.of(document.blocks[i + 1].text))};
            item.rest.first = i + 2;
        }
        items.push_back(item);
    }
    return items;
}

bool is_list_of_links(const Document& document, std::uint32_t list) {
    const std::vector<Item> items = items_of(document, list);
    const auto links = std::count_if(items.begin(), items.end(), [&](const Item& item) {
        if (item.own.text.empty()) return false;
        const Block& paragraph = document.blocks[item.own.block];
        const auto spans = document.spans.subspan(paragraph.first_span, paragraph.span_count);
        return std::any_of(spans.begin(), spans.end(), [&](const model::Span& span) {
            return span.kind == model::SpanKind::link && trim(document.of(span.text)) == item.own.text;
        });
    });
    return static_cast<std::size_t>(links) * 2 > items.size();
}

bool is_list_of_options(const Document& document, std::uint32_t list) {
    char letter = 'A';
    for (const Item& item : items_of(document, list)) {
        const std::string_view text = item.own.text;
        if (text.size() < 2 || (text[0] != letter && text[0] != letter + ('a' - 'A'))) return false;
        if (text[1] != '.' && text[1] != ')' && text[1] != ':') return false;
        ++letter;
    }
    return letter > 'B';
}

bool makes_points(const Document& document, std::uint32_t list) {
    return !is_list_of_links(document, list) && !is_list_of_options(document, list);
}

std::vector<Group> groups_by_heading(const Document& document, BlockRange range) {
    const std::vector<std::uint32_t> tops = top_blocks(document, range);
    std::uint8_t level = 7;
    for (const std::uint32_t block : tops)
        if (document.blocks[block].kind == BlockKind::heading) level = std::min(level, document.blocks[block].level);
    std::vector<Group> groups;
    for (const std::uint32_t block : tops) {
        const Block& heading = document.blocks[block];
        if (heading.kind != BlockKind::heading || heading.level != level) continue;
        if (!groups.empty()) groups.back().content.end = block;
        groups.push_back({{block, trim(document.of(heading.text))}, {heading.end, range.end}});
    }
    return groups;
}

std::vector<Group> groups_by_item(const Document& document, BlockRange range) {
    std::vector<Group> groups;
    for (const std::uint32_t block : top_blocks(document, range)) {
        if (document.blocks[block].kind != BlockKind::list) continue;
        for (const Item& item : items_of(document, block))
            if (!item.own.text.empty() && item.rest.first < item.rest.end) groups.push_back({item.own, item.rest});
    }
    return groups;
}

std::vector<Passage> list_points(const Document& document, BlockRange range) {
    std::vector<Passage> points;
    add_points(document, range, 0, points);
    return points;
}

std::vector<std::size_t> plain_questions(const std::vector<model::Card>& cards) {
    std::vector<std::size_t> mains;
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (cards[i].derived_from == 0 && cards[i].kind == model::CardKind::recall &&
            cards[i].first_answer < cards[i].end_answer)
            mains.push_back(i);
    return mains;
}

}  // namespace viva::cards
