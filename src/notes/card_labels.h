// The labels of cards that people write as lines: "Q: …", "**A2:** …", "질문：", "答. …", "C: [cloze]".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace viva::notes {

enum class Label : std::uint8_t { none, question, answer, cloze };

struct CardLabel {
    Label label = Label::none;
    std::uint32_t size = 0;  ///< Bytes of the label with its number and mark.
    std::string word;        ///< Folded, without number: "q", "ответ".
    bool has_colon = false;  ///< Else a stop stands behind it, as behind an option to choose: "A. …".
};

/// What a word means that stands alone as a label, folded; single letters mean too many things.
Label written_label(std::string_view word);

/// Whether a heading is the label of what stands under it, and nothing else: "Question:".
bool is_bare_label(std::string_view heading);

/// The label that `line` begins with.
CardLabel card_label(std::string_view line);

/// Whether a label says of `text` that it is a question, before or behind its number: "Q. TCP", "3. Question: …",
/// "❓ Q2) …".
bool has_question_label(std::string_view text);

/// Whether `text` begins with a word that labels an answer: "Answer: …", "✅ Sample answer:", "Ans - …".
bool has_answer_label(std::string_view text);

/// Whether a line labelled `answer` can answer one labelled `question`, whose own words are `asked`. Single letters
/// mean so many things that they must be a pair in some language and the question must ask.
bool is_pair(const CardLabel& question, std::string_view asked, const CardLabel& answer);

/// Where in `line`, behind a question that ends in its mark, the answer's label begins: "Q: Why? A: Because." 0:
/// nowhere.
std::size_t answer_inside(std::string_view line, const CardLabel& question);

}  // namespace viva::notes
