#include "highlight/predicates.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <string>

#include <tree_sitter/api.h>

#include "base/byte_set.h"

namespace viva::highlight {
namespace {

/// `^(abs|all|any)$` as its sorted words: the built-in names of a language, which a regular expression would try one
/// by one for every call in the code.
std::optional<std::vector<std::string>> words_of(std::string_view pattern) {
    if (!pattern.starts_with("^(") || !pattern.ends_with(")$")) return std::nullopt;
    pattern = pattern.substr(2, pattern.size() - 4);
    std::vector<std::string> words(1);
    for (const char letter : pattern) {
        const bool is_word = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                             (letter >= '0' && letter <= '9') || letter == '_';
        if (letter == '|')
            words.emplace_back();
        else if (is_word)
            words.back() += letter;
        else
            return std::nullopt;
    }
    std::sort(words.begin(), words.end());
    return words;
}

/// The bytes that a text may begin with that matches `^[A-Z_]…`; nothing if the pattern begins otherwise.
std::optional<ByteSet> first_bytes_of(std::string_view pattern) {
    if (!pattern.starts_with("^[") || pattern.find('|') != std::string_view::npos) return std::nullopt;
    const std::size_t close = pattern.find(']', 3);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = pattern.substr(2, close - 2);
    const std::string_view behind = pattern.substr(close + 1, 1);
    if (inside.find_first_of("^\\[") != std::string_view::npos ||
        (!behind.empty() && std::string_view("?*{").find(behind) != std::string_view::npos))
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const bool is_range = i + 2 < inside.size() && inside[i + 1] == '-';
        const auto last = static_cast<unsigned char>(is_range ? inside[i + 2] : inside[i]);
        for (unsigned byte = static_cast<unsigned char>(inside[i]); byte <= last; ++byte)
            bytes += static_cast<char>(byte);
        if (is_range) i += 2;
    }
    return ByteSet(bytes);
}

bool has(const std::vector<std::string>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word, std::less<>());
}

}  // namespace

/// One condition on the text of a capture.
struct Predicates::Condition {
    std::uint32_t capture = 0;
    bool negated = false;
    std::optional<std::uint32_t> other_capture;  ///< #eq? between two captures.
    std::vector<std::string> words;              ///< Any of these, sorted; if there is no expression.
    std::optional<std::regex> expression;
    std::optional<ByteSet> first_bytes;  ///< Without one of them at its beginning no text matches the expression.

    bool accepts(std::string_view text, const TSQueryMatch& match, std::string_view code) const;
};

Predicates::Predicates(Predicates&&) noexcept = default;
Predicates& Predicates::operator=(Predicates&&) noexcept = default;
Predicates::~Predicates() = default;

namespace {

std::string_view text_of(TSNode node, std::string_view code) {
    const std::uint32_t start = ts_node_start_byte(node);
    return code.substr(start, ts_node_end_byte(node) - start);
}

/// One step of a predicate: a string or a capture.
struct Argument {
    std::string text;
    std::optional<std::uint32_t> capture;
};

std::vector<std::vector<Argument>> read_predicates(const TSQuery* query, std::uint32_t pattern) {
    std::uint32_t count = 0;
    const TSQueryPredicateStep* steps = ts_query_predicates_for_pattern(query, pattern, &count);
    std::vector<std::vector<Argument>> predicates;
    std::vector<Argument> current;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (steps[i].type == TSQueryPredicateStepTypeDone) {
            predicates.push_back(std::move(current));
            current.clear();
        } else if (steps[i].type == TSQueryPredicateStepTypeCapture) {
            current.push_back({{}, steps[i].value_id});
        } else {
            std::uint32_t length = 0;
            const char* text = ts_query_string_value_for_id(query, steps[i].value_id, &length);
            current.push_back({std::string(text, length), std::nullopt});
        }
    }
    return predicates;
}

}  // namespace

Predicates::Predicates(const TSQuery* query) : conditions_(ts_query_pattern_count(query)) {
    for (std::uint32_t pattern = 0; pattern < conditions_.size(); ++pattern)
        for (const std::vector<Argument>& predicate : read_predicates(query, pattern)) {
            if (predicate.size() < 3 || !predicate[1].capture) continue;
            std::string_view name = predicate[0].text;
            Condition condition;
            condition.capture = *predicate[1].capture;
            condition.negated = name.starts_with("not-");
            if (condition.negated) name.remove_prefix(4);
            if (name == "eq?" && predicate[2].capture)
                condition.other_capture = predicate[2].capture;
            else if (name == "eq?" || name == "any-of?")
                for (std::size_t i = 2; i < predicate.size(); ++i) condition.words.push_back(predicate[i].text);
            else if (name == "match?") {
                if (auto words = words_of(predicate[2].text))
                    condition.words = std::move(*words);
                else
                    condition.expression.emplace(predicate[2].text, std::regex::ECMAScript | std::regex::optimize);
                condition.first_bytes = first_bytes_of(predicate[2].text);
            } else
                continue;
            std::sort(condition.words.begin(), condition.words.end());
            conditions_[pattern].push_back(std::move(condition));
        }
}

bool Predicates::Condition::accepts(std::string_view text, const TSQueryMatch& match, std::string_view code) const {
    if (first_bytes && (text.empty() || !first_bytes->holds(text.front()))) return false;
    if (expression) return std::regex_search(text.begin(), text.end(), *expression);
    if (!other_capture) return has(words, text);
    for (std::uint16_t i = 0; i < match.capture_count; ++i)
        if (match.captures[i].index == *other_capture) return text == text_of(match.captures[i].node, code);
    return false;
}

bool Predicates::hold(const TSQueryMatch& match, std::string_view code) const {
    for (const Condition& condition : conditions_[match.pattern_index])
        for (std::uint16_t i = 0; i < match.capture_count; ++i) {
            if (match.captures[i].index != condition.capture) continue;
            if (condition.accepts(text_of(match.captures[i].node, code), match, code) == condition.negated)
                return false;
        }
    return true;
}

}  // namespace viva::highlight
