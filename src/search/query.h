// What somebody typed into the search, taken apart: words to find and operators that narrow where.
//
//   is:due is:new is:weak   questions in that state      lang:ko   notes of that language
//   deck:django             notes, sections and decks whose name or address holds the word; deck:"two words"
//   "one lock"              the words as they stand, with the space
// An operator without a value is nothing yet. Everything else is a word; several words must all occur in a note.
// `std::move` and `foo:bar` are words too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viva::search {

inline constexpr std::size_t most_words = 8;        ///< More are joined to the last one.
inline constexpr std::size_t longest_query = 1024;  ///< Bytes; what is longer is cut.

struct Query {
    std::vector<std::string> words;             ///< Folded.
    std::string phrase;                         ///< All words with one space between them; empty if there is only one.
    std::vector<std::string> languages, decks;  ///< Folded values; any of them will do.
    bool due = false, fresh = false, weak = false;

    bool has_filter() const { return due || fresh || weak || !languages.empty() || !decks.empty(); }
};

Query parse_query(std::string_view typed);

}  // namespace viva::search
