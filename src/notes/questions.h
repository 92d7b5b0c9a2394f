// What a question looks like, in the languages that notes come in.
#pragma once

#include <cstdint>
#include <string_view>

namespace viva::notes {

/// Ends in a question mark of any script (closing marks and emoji may follow), or asks in words: "What is X",
/// "Что такое X", "X란", "X를 설명하시오", "X とは".
bool asks(std::string_view text);

/// Ends in a question mark.
bool ends_in_question_mark(std::string_view text);

/// Asks, or names what one asks about: a comparison ("A vs B"), a problem, a difference.
bool is_question_like(std::string_view text);

/// A number that a heading or item begins with: "12. ", "3) ", "Q4. ", "#5 ", "[6] ". `size` bytes hold it and the
/// space after it; 0: there is none. `bare` is a number without a mark: "14 == vs is".
struct LeadingNumber {
    std::uint32_t value = 0;
    std::uint32_t size = 0;
    bool bare = false;
};
LeadingNumber leading_number(std::string_view text);

/// Similarity of two short texts, 0..1: Dice coefficient of the letter pairs of what is left without case and marks.
double similarity(std::string_view left, std::string_view right);

}  // namespace viva::notes
