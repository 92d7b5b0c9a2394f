#include "base/hash.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace viva;

TEST_CASE("texts that follow each other hash by where one ends and the next begins") {
    const auto both = [](std::string_view first, std::string_view second) {
        return hash_words(second, hash_words(first));
    };
    const std::set<std::uint64_t> hashes = {both("ab", ""),   both("", "ab"),        both("a", "b"),
                                            both("ab", "ab"), both("abcdefgh", "i"), both("abcdefg", "hi"),
                                            both("", "")};
    CHECK(hashes.size() == 7);
}

TEST_CASE("one changed byte anywhere is another hash") {
    const std::string text = "a text of more than two words of eight bytes";
    std::set<std::uint64_t> hashes = {hash_words(text)};
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string other = text;
        other[i] ^= 1;
        hashes.insert(hash_words(other));
    }
    CHECK(hashes.size() == text.size() + 1);
}
