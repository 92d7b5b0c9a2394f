#include <doctest/doctest.h>

#include "search/stems.h"

using namespace viva::search;

TEST_CASE("inflections of one word match, other words do not") {
    StemMatcher russian("генераторы", StemLanguage::russian);
    for (const char* word : {"генератор", "генератора", "генераторов", "генераторами"}) CHECK(russian.matches(word));
    CHECK(!russian.matches("генерация"));
    CHECK(std::string_view("генераторов").starts_with(russian.beginning()));
    StemMatcher english("studies", StemLanguage::english);
    for (const char* word : {"study", "studying", "studied"}) {
        CHECK(english.matches(word));
        CHECK(std::string_view(word).starts_with(english.beginning()));
    }
    CHECK(!english.matches("studio"));
}

TEST_CASE("letters tell the language of a word") {
    CHECK(stem_language("caching") == StemLanguage::english);
    CHECK(stem_language("кэширование") == StemLanguage::russian);
    CHECK(stem_language("제너레이터") == StemLanguage::none);
    CHECK(stem_language("select_related") == StemLanguage::none);
    CHECK(stem_language("http2") == StemLanguage::none);
    CHECK(stem_language("кэшing") == StemLanguage::none);
}
