// A collection of bare questions, for tests of what is asked when.
#pragma once

#include <deque>
#include <numeric>
#include <string>
#include <vector>

#include "model/card.h"
#include "quiz/queue.h"

namespace viva::tests {

inline constexpr model::Time sample_noon = 20'000 * model::day_ms + 12 * model::Time{3'600'000};

/// Documents with sections with questions; card ids count from 1 in the order of adding.
class SampleCollection {
public:
    /// One document; each number is a section with as many questions.
    void add_document(std::vector<std::uint32_t> sections) {
        const auto document = static_cast<std::uint32_t>(documents_.size());
        std::string& text = texts_.emplace_back("section");
        std::vector<model::Section>& views = sections_.emplace_back(sections.size());
        for (model::Section& section : views) section.name = {0, 7};
        for (std::uint32_t section = 0; section < sections.size(); ++section)
            for (std::uint32_t i = 0; i < sections[section]; ++i) add_card(document, section, 0);
        model::Document& view = documents_.emplace_back();
        view.title = titles_.emplace_back("note " + std::to_string(document));
        view.text = text;
        view.sections = views;
    }

    /// A card made from another one, in its document and section, with one hidden word.
    void add_derived(model::CardId from, model::CardKind kind = model::CardKind::cloze) {
        const model::Card main = cards_[from - 1];
        add_card(main.document, main.section, from);
        cards_.back().kind = kind;
        add_part(model::PartKind::hidden, "word");
    }

    /// Parts of the card that was added last.
    void add_part(model::PartKind kind, std::string_view words, std::uint8_t side_or_correct = 0) {
        model::Card& card = cards_.back();
        if (card.part_count == 0) card.first_part = static_cast<std::uint32_t>(parts_.size());
        std::string& text = texts_[card.document];
        model::CardPart part{.kind = kind, .document = card.document, .block = model::none};
        (kind == model::PartKind::option ? part.correct : part.side) = side_or_correct;
        part.text = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(words.size())};
        text += words;
        if (card.document < documents_.size()) documents_[card.document].text = text;
        parts_.push_back(part);
        ++card.part_count;
    }
    model::Card& last() { return cards_.back(); }

    model::Collection view() const { return {documents_, cards_, {}, parts_}; }

    std::vector<std::uint32_t> all() const {
        std::vector<std::uint32_t> indices(cards_.size());
        std::iota(indices.begin(), indices.end(), 0U);
        return indices;
    }

private:
    void add_card(std::uint32_t document, std::uint32_t section, model::CardId from) {
        model::Card card;
        card.id = cards_.size() + 1;
        card.derived_from = from;
        card.document = document;
        card.section = section;
        card.question = {static_cast<std::uint32_t>(texts_[document].size()), 0};
        texts_[document] += "question " + std::to_string(card.id);
        card.question.size = static_cast<std::uint32_t>(texts_[document].size()) - card.question.offset;
        card.first_answer = 1;
        card.end_answer = 2;
        cards_.push_back(card);
        if (document < documents_.size()) documents_[document].text = texts_[document];
    }

    std::deque<std::string> texts_;
    std::deque<std::string> titles_;
    std::deque<std::vector<model::Section>> sections_;
    std::vector<model::Document> documents_;
    std::vector<model::Card> cards_;
    std::vector<model::CardPart> parts_;
};

}  // namespace viva::tests
