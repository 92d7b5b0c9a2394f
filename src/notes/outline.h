// What dialects share: walking the blocks of a document, marking questions, writing sections.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "notes/front_matter.h"
#include "notes/markdown.h"
#include "notes/read.h"
#include "notes/reporter.h"
#include "notes/source.h"

namespace viva::notes {

/// What the bullets of a note hold.
struct BulletCounts {
    std::size_t items = 0;               ///< Outer items that say more than a link.
    std::size_t with_answer = 0;         ///< Of these, those that hold more than their own line…
    std::size_t asking_with_answer = 0;  ///< …and ask.
    std::size_t labelled = 0;            ///< Items whose answer has a label.
    std::size_t bold_with_answer = 0;    ///< …and are one bold or slanted line.
    std::size_t asking = 0;
    std::size_t list_bytes = 0;
    std::size_t other_bytes = 0;

    /// Where most ask, the others do too, in fewer words.
    bool most_ask() const { return asking_with_answer * 10 >= with_answer * 6 && asking * 10 >= items * 6; }
};

/// All that a dialect works on.
struct Reading {
    const Source& source;
    const ReadOptions& options;
    ParsedDocument& document;
    Reporter& reporter;
    std::string_view title;          ///< In the head that other programs write.
    std::size_t contents_links = 0;  ///< Links of tables of contents into the note, already hidden.
    /// Counted once, for all dialects that score the note by them; good while they choose.
    mutable std::optional<BulletCounts> bullets = std::nullopt;
};

/// Appends `text` to the pool.
model::TextRange append_text(ParsedDocument& document, std::string_view text);

/// A block's own text, for a list item that of its first paragraph.
std::string_view text_of(const ParsedDocument& document, std::uint32_t block);

/// The paragraph that a list item begins with, or model::none.
std::uint32_t first_paragraph(const ParsedDocument& document, std::uint32_t item);

/// Indices of the blocks that have no parent, in order.
std::vector<std::uint32_t> top_level(const ParsedDocument& document);

/// Indices of all headings, in order.
std::vector<std::uint32_t> headings(const ParsedDocument& document);

/// The heading that is the document's title: the only one of level 1, before any other heading; else model::none.
std::uint32_t title_heading(const ParsedDocument& document);

/// A heading over nothing but links is a list of references; over nothing at all it is no question either.
bool leads_only_to_links(const ParsedDocument& document, std::uint32_t heading);

/// The number that a question begins with, as one that numbers it: not "14 == vs is"; 0: none.
std::uint32_t written_number(std::string_view question);

/// Marks the heading or paragraph as a question, and keeps the number it is written with.
void mark_question(ParsedDocument& document, std::uint32_t block);

/// Numbers the questions of a row of headings "C1. …", "C2. …", "C3. …", which begin with a letter for "question".
void number_lettered_questions(ParsedDocument& document);

/// A paragraph that is one bold or slanted line.
bool is_emphasised_line(const ParsedDocument& document, std::uint32_t block);

/// Such a line that ends in a question mark; with `by_words`, or asks by its words.
bool is_emphasised_question(const ParsedDocument& document, std::uint32_t block, bool by_words = false);

/// Whether `block`, below `question`, only asks again: in another language, or further.
bool repeats_question(const ParsedDocument& document, std::uint32_t question, std::uint32_t block);

/// Whether a paragraph or list begins at `block` with the label of an answer: "**Answer:** It is …".
bool begins_with_answer_label(const ParsedDocument& document, std::uint32_t block);

/// Whether something other than the question once more stands between the paragraph `question` and `end`.
bool holds_answer(const ParsedDocument& document, std::uint32_t question, std::uint32_t end);

/// Hides a block and all inside it.
void hide(ParsedDocument& document, std::uint32_t block);

bool is_hidden(const ParsedDocument& document, std::uint32_t block);
/// Whether the block is the answer to what stands above, or says that it follows: "#### Answer: D".
bool is_answer(const ParsedDocument& document, std::uint32_t block);
/// Whether the block is set aside: it neither asks nor answers.
bool is_aside(const ParsedDocument& document, std::uint32_t block);
bool is_question(const ParsedDocument& document, std::uint32_t block);

/// Appends sections, each with a slug of its own.
class SectionWriter {
public:
    explicit SectionWriter(ParsedDocument& document) : document_(document) {}
    /// A section of blocks [first, end); an empty name stays empty.
    void add(std::string_view name, std::uint32_t first, std::uint32_t end);

private:
    ParsedDocument& document_;
    std::unordered_map<std::string, std::uint32_t> given_;  ///< Slugs, and how often each was asked for.
};

/// Sections at each of `starts` (headings, in order), named by them, each up to the next; one without a name before the
/// first of them if anything to show or ask stands there.
void add_sections_at(ParsedDocument& document, const std::vector<std::uint32_t>& starts);

/// Gives every heading its slug, unique in the document.
void name_headings(ParsedDocument& document);

}  // namespace viva::notes
