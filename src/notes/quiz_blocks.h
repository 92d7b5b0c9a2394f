// `<quiz>` … `</quiz>`: a question with options to tick ("- [x]"), or a text with blanks ([[word]]), and what explains
// it. To Markdown such a block is raw HTML up to the next blank line, so its tags are taken away before.
#pragma once

#include <vector>

#include "notes/outline.h"

namespace viva::notes {

struct QuizBlock {
    std::uint32_t first_line = 0;  ///< Of the tags.
    std::uint32_t last_line = 0;
};

/// The blocks of `source`, outside of code; their tags become empty lines.
std::vector<QuizBlock> take_quiz_tags(Source& source);

/// Marks question, blanks and explanation of each block.
void read_quiz_blocks(ParsedDocument& document, const std::vector<QuizBlock>& quizzes);

}  // namespace viva::notes
