// The number that a heading or an item begins with, in the ways that people write it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace viva {

/// `size` bytes hold the number, its label and marks, and the space after it; 0: there is none.
struct LeadingNumber {
    std::uint32_t value = 0;
    std::uint32_t size = 0;
    bool bare = false;     ///< Without a mark: "14 == vs is".
    bool chapter = false;  ///< As chapters are numbered: "三、", "3、".
};

/// "12. ", "3) ", "Q4. ", "#5 ", "[6] ", "Question 7: ", "질문 8. ", "Câu 9: ", "问题10：", "三、", "7️⃣ ". Numbers up to
/// 9999.
LeadingNumber leading_number(std::string_view text);

/// "C12. ", "P3: ": a capital letter before the number, which means something else in most texts. Where a row of
/// headings counts so, it stands for a word for "question".
LeadingNumber lettered_number(std::string_view text);

/// Bytes of the name of an emoji that `text` begins with, as code hosts write it: ":star:"; 0: there is none.
std::size_t emoji_name_size(std::string_view text);

/// Bytes of the emoji, and their names, that adorn the beginning of `text`, and of the space behind them; a number that
/// is an emoji is none of them.
std::size_t adornment_size(std::string_view text);

/// Bytes of what marks a question as one at its beginning, beside numbers: "Q. ", "❓ Question: ", "> "; 0: nothing.
std::size_t question_mark_size(std::string_view text);

/// Bytes of the label at the beginning of `folded` (base/unicode.h: fold_case) that stands before the number of a
/// question: "question", "вопрос", "第"; 0: there is none.
std::size_t question_label_size(std::string_view folded);

}  // namespace viva
