#include "base/words.h"

#include <doctest/doctest.h>

using namespace viva;

TEST_CASE("an interface language is found by its tag, English for the rest") {
    CHECK(language_from_tag("ko-KR") == Language::ko);
    CHECK(language_from_tag("ru") == Language::ru);
    CHECK(language_from_tag("de") == Language::en);
    CHECK(language_from_tag("kok") == Language::en);  // Konkani is not Korean
    CHECK(language_from_tag("") == Language::en);
}

TEST_CASE("plurals follow CLDR in each language") {
    // https://www.unicode.org/cldr/charts/45/supplemental/language_plural_rules.html
    CHECK(counted(Language::en, Word::questions_count, 1) == "1 question");
    CHECK(counted(Language::en, Word::questions_count, 0) == "0 questions");
    CHECK(counted(Language::ko, Word::questions_count, 5) == "5문항");
    CHECK(counted(Language::ru, Word::questions_count, 1) == "1 вопрос");
    CHECK(counted(Language::ru, Word::questions_count, 3) == "3 вопроса");
    CHECK(counted(Language::ru, Word::questions_count, 11) == "11 вопросов");
    CHECK(counted(Language::ru, Word::questions_count, 12) == "12 вопросов");
    CHECK(counted(Language::ru, Word::questions_count, 21) == "21 вопрос");
    CHECK(counted(Language::ru, Word::questions_count, 114) == "114 вопросов");
}

TEST_CASE("every language names itself") {
    CHECK(word(Language::ko, Word::language_name) == "한국어");
    CHECK(word(Language::ru, Word::language_name) == "Русский");
}
