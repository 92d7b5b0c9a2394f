// What of a note decks, schedules, the tree and addresses need: see volumes.h.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/card.h"

namespace viva::pack {

/// The outline of one document: a document by all rules of check.h, of top-level headings and paragraphs only.
class Outline {
public:
    /// `cards`: all cards of this document. What `document` views must outlive the outline.
    Outline(const model::Document& document, std::span<const model::Card> cards);

    /// Views what this object owns.
    model::Document document() const;
    /// One of the cards over the outline. Its answer is empty.
    model::Card card(const model::Card& whole) const;

private:
    void add_block(std::uint32_t index);
    void add_question(const model::Card& card);
    void add_sections();
    model::TextRange append(std::string_view text);
    /// The last block of the outline that stands at or before a block of the note.
    std::uint32_t block_at(std::uint32_t index) const;

    const model::Document& whole_;
    std::string text_;
    std::vector<model::Block> blocks_;
    std::vector<model::Span> spans_;
    std::vector<model::Section> sections_;
    /// By offset and size in the note's text.
    std::map<std::pair<std::uint32_t, std::uint32_t>, model::TextRange> questions_;
};

}  // namespace viva::pack
