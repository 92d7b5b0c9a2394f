// What a note, or its folder, says its questions are: `<!-- viva: questions=h3 -->`, `viva-questions: h3` in the head
// of the note, or `questions = "h3"` in the folder's viva.toml.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "notes/outline.h"

namespace viva::notes {

struct ChosenQuestions {
    std::array<bool, 7> levels{};  ///< Headings of these levels (1…6) ask.
    bool bullets = false;          ///< The outer items of lists ask.
    bool bold = false;             ///< Paragraphs that are one bold line ask.
};

/// "h3", "h2, h3", "bullets", "bold", "none" (nothing asks); nothing if it is none of these.
std::optional<ChosenQuestions> parse_chosen_questions(std::string_view written);

/// Marks them, and writes the sections: headings above the levels that ask.
void apply_chosen_questions(Reading& reading, const ChosenQuestions& chosen);

}  // namespace viva::notes
