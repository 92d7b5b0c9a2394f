#include "base/phrase_set.h"

#include <doctest/doctest.h>

using namespace viva;

TEST_CASE("phrases are found whole, at the beginning and anywhere, and nothing else is") {
    constexpr std::string_view phrases[] = {"what is ", "what", " vs ", "차이", "같은 "};
    const PhraseSet set(phrases);
    CHECK(set.has("what"));
    CHECK_FALSE(set.has("what i"));
    CHECK_FALSE(set.has("w"));
    CHECK_FALSE(set.has(""));
    CHECK(set.has_beginning_of("what are they"));
    CHECK(set.has_beginning_of("차이점"));
    CHECK_FALSE(set.has_beginning_of("the 차이"));
    CHECK(set.has_part_of("list vs tuple"));
    CHECK(set.has_part_of("둘의 차이"));
    CHECK_FALSE(set.has_part_of("list vs. tuple"));
    CHECK_FALSE(set.has_part_of("wha"));
    CHECK_FALSE(PhraseSet({}).has_part_of("what"));
}
