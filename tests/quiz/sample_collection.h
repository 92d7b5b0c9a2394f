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

    /// A card made from another one, in its document and section.
    void add_derived(model::CardId from) {
        const model::Card& main = cards_[from - 1];
        add_card(main.document, main.section, from);
    }

    model::Collection view() const { return {documents_, cards_, {}}; }

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
};

}  // namespace viva::tests
