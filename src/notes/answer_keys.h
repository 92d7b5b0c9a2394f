// The letters of multiple choice: what options begin with ("A. …", "(b) …", "① …"), and which the key names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

/// No question has more options.
inline constexpr std::uint32_t most_options = 10;

struct OptionMark {
    std::uint32_t index = 0;  ///< A is 0.
    std::uint32_t size = 0;   ///< Bytes of the mark and the space behind; 0: there is none.
};

/// The mark that an option begins with: "A. ", "b) ", "(C) ", "D: ", "Б) ", "② ".
OptionMark option_mark(std::string_view text);

/// Which words before a letter make a key of it.
enum class KeyWords : std::uint8_t {
    answer,  ///< Only those that mean an answer: "Answer: D", "정답: 2번", "Resposta: A e C", "✅ B".
    label,   ///< "Key: B" and "Solution (C)" as well, where nothing follows.
    any,     ///< Any words: "Mein Tipp: B".
};

/// The options that a key names, as bits (A is 1, B is 2, …); 0: the text is no key.
std::uint32_t answer_key(std::string_view text, KeyWords words);

/// The key of a text that holds nothing else: "B", "(c)".
std::uint32_t bare_key(std::string_view text);

/// The key that a text begins with, alone or with a mark behind: "B", "b) lsblk", "C – because".
std::uint32_t leading_key(std::string_view text);

/// What follows the label of an answer, folded, without marks and quotes around it: "lsblk" of "**Answer:** `lsblk`.";
/// empty: there is no label, or nothing follows.
std::string behind_answer_label(std::string_view text);

/// The key of one question among others: "2-B", "Q2: B".
struct NumberedKey {
    std::uint32_t number = 0;
    std::uint32_t key = 0;
};

/// The keys of a line that holds nothing else, or one and words behind it: "1-B, 2-D", "Answers: 1) A 2) C", "1. B –
/// because". A label may stand before them. Empty: it says something else.
std::vector<NumberedKey> numbered_keys(std::string_view line);

/// Whether the text is only the label of an answer: "Answer", "정답:".
bool is_answer_label(std::string_view text);

/// Whether the text is the label of an answer, or that of many: "Answers", "Ответы", "Answer key".
bool is_label_of_answers(std::string_view text);

}  // namespace viva::notes
