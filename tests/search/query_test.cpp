#include <doctest/doctest.h>

#include "search/query.h"

using namespace viva::search;

TEST_CASE("words and operators part") {
    const Query query = parse_query("GIL is:due  lang:ko deck:Django lock is:weak");
    CHECK(query.words == std::vector<std::string>{"gil", "lock"});
    CHECK(query.phrase == "gil lock");
    CHECK(query.due);
    CHECK(query.weak);
    CHECK(!query.fresh);
    CHECK(query.languages == std::vector<std::string>{"ko"});
    CHECK(query.decks == std::vector<std::string>{"django"});
}

TEST_CASE("what only looks like an operator is a word") {
    CHECK(parse_query("std::move is:odd foo:").words == std::vector<std::string>{"std::move", "is:odd", "foo:"});
    CHECK(!parse_query("std::move").has_filter());
}

TEST_CASE("marks keep words together") {
    CHECK(parse_query("\"One lock\" python").words == std::vector<std::string>{"one lock", "python"});
    CHECK(parse_query("\"is:due\"").words == std::vector<std::string>{"is:due"});
    CHECK(parse_query("say \"hi").words == std::vector<std::string>{"say", "\"hi"});
    CHECK(parse_query("\"\"").words == std::vector<std::string>{"\"\""});
}

TEST_CASE("an operator's value may be of several words, and an operator without one is nothing yet") {
    const Query query = parse_query("deck:\"F 표현식\" save");
    CHECK(query.decks == std::vector<std::string>{"f 표현식"});
    CHECK(query.words == std::vector<std::string>{"save"});
    CHECK(parse_query("deck:").words.empty());
    CHECK(!parse_query("is: lang:").has_filter());
    CHECK(parse_query("say:\"one lock\"").words == std::vector<std::string>{"say:\"one", "lock\""});
}

TEST_CASE("a query has limits") {
    CHECK(parse_query("").words.empty());
    CHECK(parse_query("   ").words.empty());
    CHECK(parse_query("a b c d e f g h i j").words.size() == most_words);
    const Query huge = parse_query(std::string(5000, 'a') + "제");
    REQUIRE(huge.words.size() == 1);
    CHECK(huge.words[0].size() <= longest_query);
    std::string hangul;
    for (int i = 0; i < 2000; ++i) hangul += "가";
    CHECK(parse_query(hangul).words[0].size() % 3 == 0);
}
