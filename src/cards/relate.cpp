#include "cards/relate.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/key_table.h"
#include "cards/terms.h"

namespace viva::cards {
namespace {

using model::Relation;

constexpr std::size_t most_relations = 3;
/// A term of so many cards says nothing about any of them; it also bounds the number of pairs.
constexpr std::size_t most_cards_of_term = 40;
/// Below this, what two cards share is chance. Found by reading the pairs of many notes.
constexpr double least_score = 0.2;

/// What all terms of a question weigh together. Between two languages only names in Latin letters can be shared, so
/// only they count there.
struct QuestionMass {
    double all = 0;
    double latin = 0;

    void add(std::string_view term, double rarity) {
        all += rarity;
        if (static_cast<unsigned char>(term.front()) < 0x80) latin += rarity;
    }
    /// A question of next to nothing must not be covered by next to nothing.
    double of(bool one_language) const { return std::max(3.0, one_language ? all : latin); }
};

struct Pair {
    std::uint32_t from;
    std::uint32_t to;
    double score;
};

/// Scores of all pairs of cards of different documents that share a term which one of them asks about.
std::vector<Pair> score_pairs(const model::Collection& collection, const std::vector<std::uint32_t>& mains,
                              const std::vector<TermUses>& table) {
    const auto document_of = [&](std::uint32_t main) -> const model::Document& {
        return collection.documents[collection.cards[mains[main]].document];
    };
    struct Shared {
        std::uint64_t key;
        double sum;
    };
    std::vector<Shared> shared;
    KeyTable places;
    const double count = static_cast<double>(mains.size());
    std::vector<QuestionMass> own(mains.size());
    for (const auto& [term, uses] : table) {
        const double rarity = std::log(1.0 + count / static_cast<double>(uses.size()));
        for (const TermUse& use : uses)
            if (use.weight >= question_weight) own[use.card].add(term, rarity);
        if (uses.size() > most_cards_of_term || uses.size() < 2) continue;
        for (const TermUse& asked : uses) {
            if (asked.weight < question_weight) continue;
            for (const TermUse& other : uses) {
                if (&document_of(asked.card) == &document_of(other.card)) continue;
                const bool one_language = document_of(asked.card).language == document_of(other.card).language;
                if (!one_language && !(asked.is_name && other.is_name)) continue;
                // Two questions meet twice, once from each side.
                const double share = other.weight >= question_weight ? 0.5 : 1.0;
                const std::uint64_t key = static_cast<std::uint64_t>(std::min(asked.card, other.card)) << 32 |
                                          std::max(asked.card, other.card);
                std::uint32_t place = places.find(key);
                if (place == KeyTable::absent) {
                    place = static_cast<std::uint32_t>(shared.size());
                    places.insert(key, place);
                    shared.push_back({key, 0.0});
                }
                shared[place].sum += share * rarity * asked.weight * other.weight;
            }
        }
    }
    std::vector<Pair> pairs;
    for (const auto& [key, sum] : shared) {
        const auto from = static_cast<std::uint32_t>(key >> 32);
        const auto to = static_cast<std::uint32_t>(key);
        const bool one_language = document_of(from).language == document_of(to).language;
        const double score = std::min(1.0, sum / std::sqrt(own[from].of(one_language) * own[to].of(one_language)));
        if (score >= least_score) pairs.push_back({mains[from], mains[to], score});
    }
    return pairs;
}

}  // namespace

std::vector<Relation> relate(const model::Collection& collection) {
    std::vector<std::uint32_t> mains;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i)
        if (collection.cards[i].derived_from == 0) mains.push_back(i);
    std::vector<Pair> pairs = score_pairs(collection, mains, collect_terms(collection, mains));
    std::sort(pairs.begin(), pairs.end(), [](const Pair& left, const Pair& right) {
        return left.score != right.score ? left.score > right.score
                                         : std::pair(left.from, left.to) < std::pair(right.from, right.to);
    });
    std::vector<std::size_t> taken(collection.cards.size(), 0);
    std::vector<Relation> relations;
    for (const Pair& pair : pairs) {
        if (taken[pair.from] >= most_relations || taken[pair.to] >= most_relations) continue;
        ++taken[pair.from];
        ++taken[pair.to];
        relations.push_back({pair.from, pair.to, static_cast<float>(pair.score)});
        relations.push_back({pair.to, pair.from, static_cast<float>(pair.score)});
    }
    std::sort(relations.begin(), relations.end(), [](const Relation& left, const Relation& right) {
        if (left.from != right.from) return left.from < right.from;
        return left.score != right.score ? left.score > right.score : left.to < right.to;
    });
    return relations;
}

}  // namespace viva::cards
