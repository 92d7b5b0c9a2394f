// Texts as they are compared: without case, ё as е, every white space a space. Small tables of our own, because this
// goes to the page, where utf8proc's would weigh more than all the rest of the search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/light_fold.h"
#include "model/document.h"

namespace viva::search {

/// The folding of a text that is NFC, as all texts of the model are.
std::string fold(std::string_view text);

/// What somebody typed, composed as far as keyboards leave it undone: conjoining jamo to syllables, and breves and
/// diaereses to й and ё. Then folded.
std::string fold_typed(std::string_view text);

/// The bytes of `text` that became the bytes [offset, offset + size) of its folding; whole characters.
model::TextRange unfold(std::string_view text, std::size_t offset, std::size_t size);

/// Letters and digits: what words are made of. An underscore is none, so that identifiers fall into their parts.
bool is_word_character(char32_t code_point);

/// True if a word may begin at byte `at` (end at byte `at`) of a folded text.
bool is_word_start(std::string_view text, std::size_t at);
bool is_word_end(std::string_view text, std::size_t at);

/// The code point that ends before byte `at` (> 0).
char32_t code_point_before(std::string_view text, std::size_t at);

}  // namespace viva::search
