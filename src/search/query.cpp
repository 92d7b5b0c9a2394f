#include "search/query.h"

#include <algorithm>

#include "search/fold.h"

namespace viva::search {
namespace {

bool is_operator(std::string_view name) { return name == "is" || name == "lang" || name == "deck"; }

/// Takes an operator whose value is quoted off the front, without the marks: `deck:"F expressions"`; empty if there is
/// none.
std::string take_quoted_operator(std::string_view& rest) {
    const std::size_t colon = std::min(rest.find(":\""), rest.size());
    const std::size_t end = colon < rest.size() ? rest.find('"', colon + 2) : std::string_view::npos;
    if (end == std::string_view::npos || !is_operator(rest.substr(0, colon))) return {};
    std::string word(rest.substr(0, colon + 1));
    word += rest.substr(colon + 2, end - colon - 2);
    rest.remove_prefix(end + 1);
    return word;
}

/// Takes the next word off the front; a quoted one keeps its spaces and loses its marks.
std::string take_word(std::string_view& rest, bool& quoted) {
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (std::string word = take_quoted_operator(rest); !word.empty()) {
        quoted = false;
        return word;
    }
    quoted = !rest.empty() && rest.front() == '"' && rest.find('"', 1) != std::string_view::npos && rest[1] != '"';
    if (quoted) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find(quoted ? '"' : ' '), rest.size());
    std::string word(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

/// True if the word is an operator; the query has it then.
bool take_operator(std::string_view word, Query& query) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = word.substr(0, colon), value = word.substr(colon + 1);
    // Somebody is still typing it.
    if (value.empty()) return is_operator(name);
    if (name == "lang")
        query.languages.emplace_back(value);
    else if (name == "deck")
        query.decks.emplace_back(value);
    else if (name == "is" && value == "due")
        query.due = true;
    else if (name == "is" && value == "new")
        query.fresh = true;
    else if (name == "is" && value == "weak")
        query.weak = true;
    else
        return false;
    return true;
}

}  // namespace

Query parse_query(std::string_view typed) {
    std::string folded = fold_typed(typed);
    if (folded.size() > longest_query) {
        std::size_t end = longest_query;
        while (end > 0 && (static_cast<unsigned char>(folded[end]) & 0xC0U) == 0x80) --end;
        folded.resize(end);
    }
    Query query;
    bool quoted = false;
    for (std::string_view rest = folded; !rest.empty();) {
        const std::string word = take_word(rest, quoted);
        if (word.empty() || (!quoted && take_operator(word, query))) continue;
        if (!query.phrase.empty()) query.phrase += ' ';
        query.phrase += word;
        if (std::find(query.words.begin(), query.words.end(), word) != query.words.end()) continue;
        if (query.words.size() < most_words)
            query.words.push_back(word);
        else
            query.words.back().append(" ").append(word);
    }
    if (query.words.size() < 2) query.phrase.clear();
    return query;
}

}  // namespace viva::search
