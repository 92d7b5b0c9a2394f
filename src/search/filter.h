// Where the operators of a query let it look. Inside of the room.
#pragma once

#include <cstdint>
#include <vector>

#include "search/search.h"

namespace viva::search {

class Filter {
public:
    Filter(const model::Collection& collection, const Query& query, const CardSets& sets);

    /// Call with entries in order.
    bool lets_through(const Entry& entry);
    bool has_document(std::uint32_t document) const { return documents_.empty() || documents_[document] != 0; }
    /// True if every set and deck of the query has the card.
    bool has_card(std::uint32_t card) const { return cards_.empty() || cards_[card] != 0; }

private:
    struct Stretch {
        std::uint32_t document = 0, first = 0, end = 0;
    };
    void keep_languages(const model::Collection& collection, const Query& query);
    void keep_decks(const model::Collection& collection, const Query& query);
    void keep_cards(const model::Collection& collection, const Query& query, const CardSets& sets);

    std::vector<std::uint8_t> documents_;  ///< By document; empty: all.
    std::vector<std::uint8_t> cards_;      ///< By card; empty: all.
    bool by_stretch_ = false;
    std::vector<Stretch> stretches_;  ///< In order, apart from each other.
    std::size_t next_ = 0;
};

}  // namespace viva::search
