// Which marked words of a paragraph a cloze may hide.
#pragma once

#include <string_view>

#include "model/document.h"

namespace viva::cards {

/// Words in code marks or bold, with what stands around them in their paragraph.
struct MarkedWords {
    std::string_view text;
    model::SpanKind kind;
    std::string_view before;
    std::string_view behind;
    bool ends_line = false;  ///< The line ends behind them, and the paragraph goes on.
};

/// Whether they are a term that one can be asked for: no stressed word, no statement, no name that somebody made up for
/// an example, no file.
bool is_gap_term(const MarkedWords& marked);

/// Whether a term's name in another language, or what its letters stand for, is in brackets behind it: "모듈(module)",
/// "TTFB (Time to First Byte)". That tells the term, or the term tells that.
bool is_glossed(std::string_view text, std::string_view behind);

/// Whether what stands before and behind terms says that they are some of many: "such as …", "… 등", "例如 …".
bool are_given_as_examples(std::string_view before, std::string_view behind);

/// A letter, digit or underscore of ASCII.
bool is_ascii_word(char letter);

}  // namespace viva::cards
