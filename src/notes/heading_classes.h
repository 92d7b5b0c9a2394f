// The headings of a note by their place: those of one level, and those that begin a list item ("1. ### What is X?"),
// are of one kind, and a kind asks as a whole or not at all.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "notes/outline.h"

namespace viva::notes {

struct HeadingClass {
    std::size_t all = 0;               ///< Headings that could ask: shown, not empty, no mere parts ("References").
    std::size_t marked = 0;            ///< End in a question mark.
    std::size_t asking = 0;            ///< Ask by their mark or their words.
    std::size_t topical = 0;           ///< Ask, or name what one asks about.
    std::size_t answered = 0;          ///< Have something to read directly below.
    std::size_t numbered = 0;          ///< Begin with a number of their own, or a label: "Q:".
    std::size_t labelled = 0;          ///< Begin with a label that says that they ask: "Q2. Volumes".
    std::size_t labelled_answers = 0;  ///< The label of an answer stands directly below.
    std::size_t adorned = 0;           ///< Begin with the same emoji as the first of them.
    std::string_view emoji;            ///< That emoji, or its name.

    /// Where most of a kind asks, the others do too, in fewer words ("Closures").
    bool asks() const {
        return ((marked >= 2 || asking >= 3 || labels_questions()) && asking * 2 > all) ||
               (labelled_answers >= 3 && labelled_answers * 2 > all);
    }
    /// One label alone may be a word of another meaning.
    bool labels_questions() const { return labelled >= 2; }
    /// Where nearly all are numbered, one without a number is none of them.
    bool numbers_questions() const { return numbered >= 3 && numbered * 4 >= all * 3 && numbered < all; }
    /// Whoever sets one mark before each of them, and a question mark behind one, marks questions.
    bool marks_questions() const { return all >= fewest_adorned && adorned == all && marked > 0 && !asks(); }

    static constexpr std::size_t fewest_adorned = 4;
};

class HeadingClasses {
public:
    explicit HeadingClasses(const ParsedDocument& document);

    const HeadingClass& of(std::uint32_t heading) const { return classes_[index_of_[heading]]; }
    std::span<const HeadingClass> all() const { return classes_; }
    /// Whether the class of index `one` is of the level of class `other`, or higher.
    static bool is_as_high(std::size_t one, std::size_t other) { return one % levels <= other % levels; }
    /// Whether the heading may ask at all: it is shown, says something, is not the title and no mere part.
    bool can_ask(std::uint32_t heading) const { return can_ask_[heading] != 0; }
    /// Whether the heading begins a list item.
    bool begins_item(std::uint32_t heading) const { return index_of_[heading] >= levels; }

private:
    static constexpr std::size_t levels = 7;

    std::array<HeadingClass, levels * 2> classes_{};
    std::vector<std::uint8_t> index_of_;  ///< For each block; only those of headings mean something.
    std::vector<std::uint8_t> can_ask_;
};

/// Whether something to read, and not only links, stands below the heading before the next one, and before `end`.
bool has_own_content(const ParsedDocument& document, std::uint32_t heading, std::uint32_t end = model::none);

}  // namespace viva::notes
