#include "search/filter.h"

#include <algorithm>
#include <tuple>

#include "search/fold.h"

namespace viva::search {
namespace {

bool any_inside(const std::vector<std::string>& wanted, std::string_view text) {
    const std::string folded = fold(text);
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const std::string& each) { return folded.find(each) != std::string::npos; });
}

bool deck_is_meant(const std::vector<std::string>& wanted, const model::Document& document,
                   const model::Section& section) {
    const std::string address = std::string(document.id) + "/" + std::string(document.of(section.slug));
    return any_inside(wanted, address) || any_inside(wanted, document.of(section.name)) ||
           any_inside(wanted, document.title);
}

}  // namespace

Filter::Filter(const model::Collection& collection, const Query& query, const CardSets& sets) {
    if (!query.languages.empty()) keep_languages(collection, query);
    if (!query.decks.empty() || query.due || query.fresh || query.weak) {
        by_stretch_ = true;
        cards_.assign(collection.cards.size(), 1);
    }
    if (!query.decks.empty()) keep_decks(collection, query);
    if (query.due || query.fresh || query.weak) keep_cards(collection, query, sets);
    std::sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
        return std::tie(a.document, a.first) < std::tie(b.document, b.first);
    });
    std::size_t kept = 0;
    for (const Stretch& stretch : stretches_) {
        Stretch* last = kept == 0 ? nullptr : &stretches_[kept - 1];
        if (last != nullptr && last->document == stretch.document && stretch.first <= last->end)
            last->end = std::max(last->end, stretch.end);
        else
            stretches_[kept++] = stretch;
    }
    stretches_.resize(kept);
}

void Filter::keep_languages(const model::Collection& collection, const Query& query) {
    documents_.assign(collection.documents.size(), 0);
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        const std::string tag = fold(collection.documents[i].language);
        for (const std::string& language : query.languages)
            if (tag == language || tag.starts_with(language + "-")) documents_[i] = 1;
    }
}

void Filter::keep_decks(const model::Collection& collection, const Query& query) {
    for (std::uint32_t i = 0; i < collection.documents.size(); ++i)
        for (const model::Section& section : collection.documents[i].sections)
            if (deck_is_meant(query.decks, collection.documents[i], section))
                stretches_.push_back({i, section.first_block, section.end_block});
    for (std::size_t i = 0; i < collection.cards.size(); ++i) {
        const model::Card& card = collection.cards[i];
        const model::Document& document = collection.documents[card.document];
        if (card.section < document.sections.size() &&
            !deck_is_meant(query.decks, document, document.sections[card.section]))
            cards_[i] = 0;
    }
}

void Filter::keep_cards(const model::Collection& collection, const Query& query, const CardSets& sets) {
    const auto keep = [&](bool asked, std::span<const std::uint32_t> set) {
        if (!asked) return;
        std::vector<std::uint8_t> in_set(cards_.size(), 0);
        for (const std::uint32_t card : set)
            if (card < in_set.size()) in_set[card] = 1;
        for (std::size_t i = 0; i < cards_.size(); ++i) cards_[i] = cards_[i] & in_set[i];
    };
    keep(query.due, sets.due);
    keep(query.fresh, sets.fresh);
    keep(query.weak, sets.weak);
    stretches_.clear();
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        const model::Card& card = collection.cards[i];
        if (cards_[i] != 0)
            stretches_.push_back({card.document, std::min(card.question_block, card.first_answer),
                                  std::max(card.question_block + 1, card.end_answer)});
    }
}

bool Filter::lets_through(const Entry& entry) {
    if (!has_document(entry.document)) return false;
    if (!by_stretch_) return true;
    if (entry.block == model::none) return false;
    const auto is_past = [&](const Stretch& stretch) {
        return stretch.document < entry.document || (stretch.document == entry.document && stretch.end <= entry.block);
    };
    while (next_ < stretches_.size() && is_past(stretches_[next_])) ++next_;
    return next_ < stretches_.size() && stretches_[next_].document == entry.document &&
           stretches_[next_].first <= entry.block;
}

}  // namespace viva::search
