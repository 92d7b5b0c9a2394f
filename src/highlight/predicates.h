// The conditions of tree-sitter queries: (#match? @name "^[A-Z]"), (#eq? …), (#any-of? …) and their negations.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

struct TSQuery;
struct TSQueryMatch;

namespace viva::highlight {

/// All conditions of one query, made ready once. Conditions that speak about local variables or settings
/// (`#is-not? local`, `#set!`) always hold: there is no scope analysis here.
class Predicates {
public:
    /// `query` need only live during the call.
    explicit Predicates(const TSQuery* query);
    Predicates(Predicates&&) noexcept;
    Predicates& operator=(Predicates&&) noexcept;
    ~Predicates();

    /// Whether every condition of the match's pattern holds; `code` is what was parsed.
    bool hold(const TSQueryMatch& match, std::string_view code) const;

private:
    struct Condition;
    std::vector<std::vector<Condition>> conditions_;  ///< By pattern.
};

}  // namespace viva::highlight
