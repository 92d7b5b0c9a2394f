// The shape of an answer: its lists, its parts under headings, its paragraphs.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::cards {

/// Blocks [first, end) of a document.
struct BlockRange {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

inline BlockRange answer_of(const model::Card& card) { return {card.first_answer, card.end_answer}; }

/// Whether readers see the block: neither hidden nor raw HTML.
bool is_shown(const model::Block& block);

/// A paragraph or a heading with its words.
struct Passage {
    std::uint32_t block = model::none;
    std::string_view text;
};

/// Top-level blocks of the range that are shown.
std::vector<std::uint32_t> top_blocks(const model::Document& document, BlockRange range);
/// Every shown paragraph of the range, also inside items and quotes.
std::vector<Passage> paragraphs(const model::Document& document, BlockRange range);

/// One item of a list.
struct Item {
    std::uint32_t block = model::none;  ///< The list item.
    Passage own;                        ///< Its own first paragraph; no block if it begins with something else.
    BlockRange rest;                    ///< What stands in it after that.
};
std::vector<Item> items_of(const model::Document& document, std::uint32_t list);
/// Whether most items of the list are nothing but a link: it leads to what others say.
bool is_list_of_links(const model::Document& document, std::uint32_t list);
/// Whether the items are lettered: "A: …", "B: …", options to choose from.
bool is_list_of_options(const model::Document& document, std::uint32_t list);
/// Whether what the list says answers something: it is neither of these.
bool makes_points(const model::Document& document, std::uint32_t list);

/// A stretch of an answer under a name.
struct Group {
    Passage name;
    BlockRange content;
};
/// What stands under the headings of the range's highest level; empty if it has none.
std::vector<Group> groups_by_heading(const model::Document& document, BlockRange range);
/// Items whose own words name what is nested in them.
std::vector<Group> groups_by_item(const model::Document& document, BlockRange range);

/// The points that the lists of the range make: the own words of each item, or of what is nested in an item that only
/// names or introduces it. Addresses make none.
std::vector<Passage> list_points(const model::Document& document, BlockRange range);

/// Indices of the main questions whose answer is the note's own words: not those with written options.
std::vector<std::size_t> plain_questions(const std::vector<model::Card>& cards);

}  // namespace viva::cards
