// What somebody wrote, as words that can be compared with a note's: particles, endings and case do not count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viva::quiz {

/// One word of a text: a name or a number (identifiers whole), or a run of letters of one script.
struct Word {
    model::TextRange place;  ///< In the text it was taken from.
    std::string folded;      ///< `light_fold`
};

/// The words of a text; at most `most_words`, what follows is not looked at.
std::vector<Word> words_of(std::string_view text);
inline constexpr std::size_t most_words = 2000;

/// Whether both are forms of one word: the same stem, or a long common beginning behind which only endings differ. Both
/// folded.
bool same_word(std::string_view left, std::string_view right);

/// Whether `said` is the word of a term, of which only a particle, an ending or (unless it is `strict`: a name of code
/// or an acronym) an English plural may differ. Both folded.
bool same_term(std::string_view term, std::string_view said, bool strict);

/// Whether it is written in capitals: "HTTP".
bool is_acronym(std::string_view word);

/// Whether `text` has what a call in code, or a function of one letter as "O(log n)", holds in its brackets: no less,
/// no more. True for a term of another form.
bool says_call(std::string_view term, bool is_code, std::string_view text);

/// How much it says that a word was used: its letters up to eight; a word of one or two letters, or one Hangul
/// syllable, says little.
unsigned weight_of(std::string_view folded);

/// Pieces of code without the space between them: names, numbers, strings in either quotes, and signs one by one.
std::vector<std::string_view> code_tokens(std::string_view code);

/// Whether both say the same code or the same output, however it is spaced and quoted.
bool same_code(std::string_view left, std::string_view right);

}  // namespace viva::quiz
