// The letters of multiple choice: what options begin with ("A. …", "(b) …", "① …"), and which the key names.
#pragma once

#include <cstdint>
#include <string_view>

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

/// Whether the text is only the label of an answer: "Answer", "정답:".
bool is_answer_label(std::string_view text);

}  // namespace viva::notes
