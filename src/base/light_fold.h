// What the page asks of letters, by ranges: with Unicode's tables (base/unicode.h) it would carry 340 KB for it.
#pragma once

#include <string>
#include <string_view>

namespace viva {

/// Appends what `c` is compared as: simple case folding of Latin, Greek, Cyrillic, Armenian and full-width letters
/// (Unicode CaseFolding.txt, C and S), white space as a space, ё as е, ß as ss, ς as σ. Takes NFC, as packs hold it.
void append_folded(std::string& folded, char32_t c);

/// The whole text folded; for comparing, never for showing.
std::string light_fold(std::string_view text);

/// A letter, a digit or a low line. Rare signs that the ranges do not name count as letters.
bool is_word_part(char32_t c);

}  // namespace viva
