// Reading small notes in tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cards/make.h"
#include "notes/read.h"

/// Shows both lists when a comparison fails.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& list) {
        std::string text = "[";
        for (const std::string& entry : list) text += (text.size() > 1 ? " | " : "") + entry;
        return (text + "]").c_str();
    }
};

namespace viva::tests {

inline notes::ReadResult read_note(std::string_view text, const notes::ReadOptions& options = {},
                                   std::string_view file = "note.md") {
    return notes::read(file, text, options);
}

/// Main questions, with "section: " before each where the section has a name.
inline std::vector<std::string> questions(const notes::ReadResult& note) {
    const model::Document document = note.document.view();
    std::vector<std::string> found;
    for (const model::Card& card : cards::make(document, 0)) {
        if (card.derived_from != 0) continue;
        const std::string_view section = document.of(document.sections[card.section].name);
        found.push_back((section.empty() ? std::string{} : std::string(section) + ": ") +
                        std::string(document.of(card.question)));
    }
    return found;
}

/// "question => answer" of every main card; the answer is what its leaves say, a space between them.
std::vector<std::string> cards_of(const notes::ReadResult& note);
std::vector<std::string> cards_of(std::string_view text, std::string_view file = "note.md");

/// What the note shows, a line for each block, as in the golden files.
std::string blocks_of(std::string_view text);

/// All problems as a terminal shows them.
inline std::string messages(const notes::ReadResult& note) {
    std::string text;
    for (const Diagnostic& diagnostic : note.diagnostics) text += format(diagnostic);
    return text;
}

/// Code blocks: label, a colon, a line end, the code.
inline std::vector<std::string> code_blocks(const notes::ReadResult& note) {
    std::vector<std::string> found;
    for (const model::Block& block : note.document.blocks)
        if (block.kind == model::BlockKind::code)
            found.push_back(std::string(note.document.of(block.label)) + ":\n" +
                            std::string(note.document.of(block.text)));
    return found;
}

/// "kind first-last" of each block without children, in order.
std::vector<std::string> leaf_lines(const notes::ReadResult& note);

/// Inline content of the first block that has any, marked up as in the golden files.
std::string inline_of(std::string_view text);

}  // namespace viva::tests
