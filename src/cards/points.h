// The points that an answer makes, and the names that it lists.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "cards/answer.h"
#include "model/card.h"

namespace viva::cards {

/// What the headings of a document say, case folded. Gathered once, for the first who asks.
class HeadingNames {
public:
    explicit HeadingNames(const model::Document& document) : document_(document) {}
    bool contains(const std::string& folded);

private:
    const model::Document& document_;
    std::optional<std::unordered_set<std::string>> names_;
};

/// What the answer names one after another, if that is what the question asks for; else empty.
std::vector<Passage> listed_names(const model::Document& document, const model::Card& question, HeadingNames& headings);

/// The statements of an answer that is a list; empty if it is anything else.
std::vector<Passage> listed_statements(const model::Document& document, const model::Card& question);

/// What a good answer says: the points of its lists, else its headings, else the sentences of a short text.
std::vector<Passage> key_points(const model::Document& document, const model::Card& question);

}  // namespace viva::cards
