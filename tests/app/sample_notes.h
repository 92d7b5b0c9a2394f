// Notes read from text, with their cards: what the app is given, without a pack.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cards/make.h"
#include "cards/relate.h"
#include "model/card.h"
#include "notes/read.h"

namespace viva::tests {

class SampleNotes {
public:
    void add(std::string_view file, std::string_view text) {
        parsed_.push_back(notes::read(file, text).document);
        documents_.push_back(parsed_.back().view());
        const auto index = static_cast<std::uint32_t>(documents_.size() - 1);
        for (const model::Card& card : cards::make(documents_.back(), index)) cards_.push_back(card);
    }
    /// The same with everything that derives from its questions.
    void add_deck(std::string_view file, std::string_view text) {
        parsed_.push_back(notes::read(file, text).document);
        documents_.push_back(parsed_.back().view());
        const cards::Deck deck = cards::make_deck(documents_.back(), static_cast<std::uint32_t>(documents_.size() - 1));
        for (model::Card card : deck.cards) {
            card.first_part += static_cast<std::uint32_t>(parts_.size());
            cards_.push_back(card);
        }
        parts_.insert(parts_.end(), deck.parts.begin(), deck.parts.end());
    }
    /// Finds what treats one topic; after the last `add`.
    void relate() { relations_ = cards::relate({.documents = documents_, .cards = cards_}); }

    model::Collection view() const { return {documents_, cards_, relations_, parts_}; }

private:
    std::deque<notes::ParsedDocument> parsed_;
    std::vector<model::Document> documents_;
    std::vector<model::Card> cards_;
    std::vector<model::CardPart> parts_;
    std::vector<model::Relation> relations_;
};

/// Two notes with five and two questions.
inline SampleNotes small_notes() {
    SampleNotes notes;
    notes.add("python.md",
              "# Python\n\n"
              "### 1. What is a generator?\nA function that yields.\n\n"
              "### 2. What is a decorator?\nA function around a function.\n\n"
              "### 3. What is the GIL?\nOne lock for all bytecode.\n\n"
              "### 4. What is a metaclass?\nThe class of a class.\n\n"
              "### 5. What is a descriptor?\nAn object with `__get__`.\n");
    notes.add("databases.md",
              "# Databases\n\n"
              "### 1. What is an index?\nA sorted copy of some columns.\n\n"
              "### 2. What is a transaction?\nAll or nothing.\n");
    return notes;
}

}  // namespace viva::tests
