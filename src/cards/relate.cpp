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

/// What two cards share, summed up; a pair is met once for each of its terms, and from both sides.
class SharedTerms {
public:
    struct Sum {
        std::uint64_t key;  ///< The lower of the two in the upper half.
        double weight;
    };

    void add(std::uint32_t one, std::uint32_t other, double weight) {
        const std::uint64_t key = static_cast<std::uint64_t>(std::min(one, other)) << 32 | std::max(one, other);
        std::uint32_t place = places_.find(key);
        if (place == KeyTable::absent) {
            place = static_cast<std::uint32_t>(sums_.size());
            places_.insert(key, place);
            sums_.push_back({key, 0.0});
        }
        sums_[place].weight += weight;
    }
    const std::vector<Sum>& sums() const { return sums_; }

private:
    KeyTable places_;
    std::vector<Sum> sums_;
};

/// Scores pairs of cards of different documents that share a term which one of them asks about.
class PairScorer {
public:
    PairScorer(const model::Collection& collection, const std::vector<std::uint32_t>& mains)
        : collection_(collection), mains_(mains), masses_(mains.size()) {}

    void add_term(const TermUses& term) {
        const std::vector<TermUse>& uses = term.uses;
        const double rarity = std::log(1.0 + static_cast<double>(mains_.size()) / static_cast<double>(uses.size()));
        for (const TermUse& use : uses)
            if (use.weight >= question_weight) masses_[use.card].add(term.text, rarity);
        if (uses.size() > most_cards_of_term || uses.size() < 2) return;
        for (const TermUse& asked : uses)
            if (asked.weight >= question_weight)
                for (const TermUse& other : uses) add_pair(asked, other, rarity);
    }

    std::vector<Pair> pairs() const {
        std::vector<Pair> pairs;
        for (const auto& [key, sum] : shared_.sums()) {
            const auto from = static_cast<std::uint32_t>(key >> 32);
            const auto to = static_cast<std::uint32_t>(key);
            const bool one_language = document_of(from).language == document_of(to).language;
            const double mass = std::sqrt(masses_[from].of(one_language) * masses_[to].of(one_language));
            const double score = std::min(1.0, sum / mass);
            if (score >= least_score) pairs.push_back({mains_[from], mains_[to], score});
        }
        return pairs;
    }

private:
    const model::Document& document_of(std::uint32_t main) const {
        return collection_.documents[collection_.cards[mains_[main]].document];
    }

    void add_pair(const TermUse& asked, const TermUse& other, double rarity) {
        const model::Document& from = document_of(asked.card);
        const model::Document& to = document_of(other.card);
        if (&from == &to || (from.language != to.language && !(asked.is_name && other.is_name))) return;
        // Two questions meet twice, once from each side.
        const double share = other.weight >= question_weight ? 0.5 : 1.0;
        shared_.add(asked.card, other.card, share * rarity * asked.weight * other.weight);
    }

    const model::Collection& collection_;
    const std::vector<std::uint32_t>& mains_;
    std::vector<QuestionMass> masses_;
    SharedTerms shared_;
};

}  // namespace

std::vector<Relation> relate(const model::Collection& collection) {
    std::vector<std::uint32_t> mains;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i)
        if (collection.cards[i].derived_from == 0) mains.push_back(i);
    PairScorer scorer(collection, mains);
    for (const TermUses& term : collect_terms(collection, mains)) scorer.add_term(term);
    std::vector<Pair> pairs = scorer.pairs();
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
