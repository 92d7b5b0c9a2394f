// The words a person sees, one table per language: src/base/words/*.json. A key is named after what it says.
//
// `{name}` marks a place to fill in. A word that is counted holds its plural forms with `|` between them, in the
// order of CLDR's categories for the language: en one|other, ru one|few|many, ko other.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/word_list.h"

namespace viva {

enum class Language : std::uint8_t { en, ko, ru };
inline constexpr Language languages[] = {Language::en, Language::ko, Language::ru};

/// BCP 47 tag: "en", "ko", "ru".
std::string_view tag(Language language);

/// The interface language for a BCP 47 tag ("ko-KR" → ko); English for what we do not have.
Language language_from_tag(std::string_view tag);

/// The word as the table has it.
std::string_view word(Language language, Word key);
std::string_view word(Language language, PageWord key);

/// Whether a word of the table is no sentence. The semibold face that is bundled has the letters of labels alone, so no
/// screen sets anything else semibold.
bool is_label(std::string_view word);

/// The word with each `{name}` replaced.
std::string fill(Language language, Word key,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// The plural form for `count`, with `{n}` replaced by it. CLDR cardinal rules.
std::string counted(Language language, Word key, std::int64_t count);

}  // namespace viva
