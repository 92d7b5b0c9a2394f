// A small collection with one of everything, and ways to look at all of a collection.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/card.h"
#include "pack/walk.h"

namespace viva::tests {

/// Owns what the collection views. Two documents, every kind of block and span, tokens, sections, cards, parts,
/// relations.
class Sample {
public:
    Sample();
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;
    model::Collection collection() const { return {documents, cards, relations, parts}; }

    struct Parts {
        std::string text;
        std::vector<model::Block> blocks;
        std::vector<model::Span> spans;
        std::vector<model::Token> tokens;
        std::vector<model::Section> sections;
    };
    Parts korean;
    Parts russian;
    std::vector<model::Document> documents;
    std::vector<model::Card> cards;
    std::vector<model::Relation> relations;
    std::vector<model::CardPart> parts;
};

/// "" if both say the same, else the first difference.
std::string difference(const model::Collection& a, const model::Collection& b);

}  // namespace viva::tests
