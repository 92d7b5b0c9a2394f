#include "notes/dialects/contents.h"

#include <algorithm>
#include <unordered_map>

#include "base/unicode.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// How alike an item and a heading must be, and how far from its expected place the heading may stand.
constexpr double alike = 0.7;
constexpr std::size_t window = 6;

/// Text without its leading number, folded.
std::string key_of(std::string_view text) {
    text = trim(text);
    text.remove_prefix(leading_number(text).size);
    return fold_case(trim(text));
}

/// Matches items to headings in about their order; linear, because only exact matches may be far away.
class Matcher {
public:
    Matcher(const ParsedDocument& document, const std::vector<std::uint32_t>& headings) {
        for (const std::uint32_t heading : headings) {
            keys_.push_back(key_of(text_of(document, heading)));
            places_[keys_.back()].push_back(keys_.size() - 1);
        }
    }

    std::size_t match(std::string_view item) {
        const std::string key = key_of(item);
        if (key.empty()) return none;
        if (const auto found = places_.find(key); found != places_.end()) {
            const auto later = std::lower_bound(found->second.begin(), found->second.end(), expected_);
            return take(later != found->second.end() ? *later : found->second.front());
        }
        std::size_t best = none;
        double best_similarity = alike;
        const std::size_t first = expected_ > window ? expected_ - window : 0;
        for (std::size_t i = first; i < std::min(expected_ + window, keys_.size()); ++i) {
            // The heading that is due needs less likeness than one out of order.
            const double found = similarity(key, keys_[i]) + (i == expected_ ? 0.1 : 0);
            if (found < best_similarity) continue;
            best = i;
            best_similarity = found;
        }
        return best == none ? none : take(best);
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    std::size_t take(std::size_t found) {
        expected_ = found + 1;
        return found;
    }

    std::vector<std::string> keys_;
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
    std::size_t expected_ = 0;
};

struct Item {
    std::uint32_t block;
    std::size_t heading;  ///< Index into the headings, or Matcher::none.
    bool has_children;
};

std::vector<Item> match_items(const ParsedDocument& document, std::uint32_t list, Matcher& matcher) {
    std::vector<Item> items;
    for (std::uint32_t i = list; i < document.blocks[list].end; ++i) {
        if (document.blocks[i].kind != BlockKind::list_item) continue;
        const std::uint32_t paragraph = first_paragraph(document, i);
        const bool has_children = paragraph != model::none && paragraph + 1 < document.blocks[i].end;
        items.push_back({i, matcher.match(text_of(document, i)), has_children});
    }
    return items;
}

/// A table repeats headings: most of its items that have no items of their own must match.
bool is_table(const std::vector<Item>& items) {
    std::size_t leaves = 0, matched = 0;
    for (const Item& item : items) {
        if (item.heading != Matcher::none)
            ++matched;
        else if (item.has_children)
            continue;
        ++leaves;
    }
    return matched >= 2 && matched * 10 >= leaves * 6;
}

/// The heading or bold line right above the list, if it names a group of it.
std::uint32_t caption_of(const ParsedDocument& document, const std::vector<std::uint32_t>& order, std::size_t at) {
    if (at == 0) return model::none;
    const std::uint32_t above = order[at - 1];
    const Block& block = document.blocks[above];
    if (block.kind == BlockKind::heading) return above == title_heading(document) ? model::none : above;
    const bool one_line = block.kind == BlockKind::paragraph && block.line == block.end_line && block.text.size <= 80;
    return one_line && !text_of(document, above).ends_with('.') ? above : model::none;
}

void collect_groups(const ParsedDocument& document, const std::vector<Item>& items, std::string_view caption,
                    Contents& contents) {
    contents.groups.emplace_back(caption);
    for (const Item& item : items) {
        // An outer item that is no heading itself names the group of what it holds.
        if (item.heading == Matcher::none && item.has_children)
            contents.groups.emplace_back(text_of(document, item.block));
        if (item.heading != Matcher::none)
            contents.group_of[item.heading] = static_cast<std::uint32_t>(contents.groups.size() - 1);
    }
}

}  // namespace

Contents find_contents(const ParsedDocument& document, const std::vector<std::uint32_t>& headings) {
    Contents contents;
    contents.group_of.assign(headings.size(), model::none);
    if (headings.empty()) return contents;
    Matcher matcher(document, headings);
    const std::vector<std::uint32_t> order = top_level(document);
    for (std::size_t at = 0; at < order.size() && order[at] < headings.front(); ++at) {
        if (document.blocks[order[at]].kind != BlockKind::list) continue;
        const std::vector<Item> items = match_items(document, order[at], matcher);
        if (!is_table(items)) continue;
        const std::uint32_t caption = caption_of(document, order, at);
        if (caption != model::none) contents.blocks.push_back(caption);
        contents.blocks.push_back(order[at]);
        const bool nested = std::any_of(items.begin(), items.end(), [](const Item& item) {
            return item.heading == Matcher::none && item.has_children;
        });
        collect_groups(document, items,
                       caption == model::none || nested ? std::string_view{} : text_of(document, caption), contents);
    }
    return contents;
}

}  // namespace viva::notes
