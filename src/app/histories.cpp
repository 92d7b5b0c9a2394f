#include "app/histories.h"

#include <algorithm>

#include "base/compact_sort.h"
#include "base/hash.h"

namespace viva::app {
namespace {

using model::Card;
using model::CardId;
using model::Moved;

// Found on edits of thousands of notes: below these two cards may be alike and not the same.
constexpr double least_score = 0.5;
constexpr double least_without_answer = 0.6;
/// A question of which less is left is another one, unless the whole answer stands unchanged in the same note: lists of
/// links answer many questions.
constexpr double least_asked = 0.18;
constexpr double least_lead = 0.12;  ///< Before the next best, on either side.

struct Candidate {
    CardId id = 0;
    std::uint32_t rolls = 0;  ///< `rolls_with`
    Fingerprint fingerprint;
};

/// How sure it is that both are one card, 0…1. Both halves alike: it was edited a little. One half nearly the same:
/// the other was written anew. Where it stands decides between cards that say the same.
double score(const Fingerprint& left, const Fingerprint& right) {
    const double asked = similarity(left.asked, right.asked);
    const double answer = similarity(left.answer, right.answer);
    const bool has_answer = left.answer != Sketch{} && right.answer != Sketch{};
    double sure = 0;
    if (!has_answer)
        sure = asked >= least_without_answer ? asked : 0;
    else if (answer >= 0.75)
        sure = asked >= least_asked                               ? std::max((asked + answer) / 2, answer * 0.8)
               : answer >= 0.9 && left.document == right.document ? answer * 0.62
                                                                  : 0;
    else if ((asked >= 0.3 && answer >= 0.15) || asked >= 0.9)
        sure = (asked + answer) / 2;
    if (sure == 0) return 0;
    if (left.place == right.place) sure += 0.12;
    if (left.document == right.document) sure += 0.04;
    return sure;
}

/// The new cards that share a pair of bytes at one place of a sketch with an old one; others cannot be alike.
class Index {
public:
    explicit Index(const std::vector<Candidate>& candidates) {
        for (std::uint32_t i = 0; i < candidates.size(); ++i)
            each_key(candidates[i].fingerprint, [&](std::uint32_t key) {
                entries_.push_back({key, i});
                is_known_[key % known_count] = true;
            });
        compact_sort(entries_.begin(), entries_.end());
    }

    std::vector<std::uint32_t> like(const Fingerprint& fingerprint) const {
        std::vector<std::uint32_t> found;
        each_key(fingerprint, [&](std::uint32_t key) {
            if (!is_known_[key % known_count]) return;  // As most are.
            auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry{key, 0});
            // A pair that very many cards share tells nothing.
            for (std::size_t taken = 0; at != entries_.end() && at->key == key && taken < 400; ++at, ++taken)
                found.push_back(at->candidate);
        });
        compact_sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    struct Entry {
        std::uint32_t key;
        std::uint32_t candidate;
        bool operator<(const Entry& other) const {
            return key != other.key ? key < other.key : candidate < other.candidate;
        }
    };

    template <class Take>
    static void each_key(const Fingerprint& fingerprint, Take take) {
        std::uint32_t number = 0;
        for (const Sketch* sketch : {&fingerprint.asked, &fingerprint.answer})
            for (std::size_t i = 0; i + 1 < sketch->size(); i += 2, ++number)
                take(number << 16 | static_cast<std::uint32_t>((*sketch)[i]) << 8 | (*sketch)[i + 1]);
    }

    /// A prime, so that keys of all places spread.
    static constexpr std::uint32_t known_count = 65'521;

    std::vector<Entry> entries_;
    std::vector<bool> is_known_ = std::vector<bool>(known_count);  ///< By remainder, whether an entry has such a key.
};

struct Pair {
    std::uint32_t orphan;
    std::uint32_t candidate;
    double score;
};

/// Pairs that no other pair of either card comes near.
std::vector<Pair> beyond_doubt(std::vector<Pair> pairs, std::size_t orphan_count, std::size_t candidate_count) {
    std::vector<double> best_of_orphan(orphan_count, 0), next_of_orphan(orphan_count, 0);
    std::vector<double> best_of_candidate(candidate_count, 0), next_of_candidate(candidate_count, 0);
    const auto note = [](double score, double& best, double& next) {
        next = std::max(next, std::min(best, score));
        best = std::max(best, score);
    };
    for (const Pair& pair : pairs) {
        note(pair.score, best_of_orphan[pair.orphan], next_of_orphan[pair.orphan]);
        note(pair.score, best_of_candidate[pair.candidate], next_of_candidate[pair.candidate]);
    }
    std::erase_if(pairs, [&](const Pair& pair) {
        return pair.score < least_score || pair.score < next_of_orphan[pair.orphan] + least_lead ||
               pair.score < next_of_candidate[pair.candidate] + least_lead ||
               pair.score < best_of_orphan[pair.orphan] || pair.score < best_of_candidate[pair.candidate];
    });
    return pairs;
}

/// `origin_of`: what a derived card's main question is now called.
template <class OriginOf>
void match(std::span<const KnownCard> orphans, const std::vector<Candidate>& candidates, std::span<const Roll> rolls,
           OriginOf origin_of, std::vector<Moved>& moves) {
    const Index index(candidates);
    std::vector<Pair> pairs;
    for (std::uint32_t i = 0; i < orphans.size(); ++i) {
        const Fingerprint& old = orphans[i].fingerprint;
        const std::uint32_t own_rolls = rolls_with(rolls, orphans[i].id);
        for (const std::uint32_t candidate : index.like(old)) {
            if ((own_rolls & candidates[candidate].rolls) != 0) continue;
            const Fingerprint& now = candidates[candidate].fingerprint;
            // What derives from a question stays with it, and stays of its kind.
            if (!old.is_main && (now.kind != old.kind || now.origin != origin_of(old.origin))) continue;
            if (const double sure = score(old, now); sure > 0) pairs.push_back({i, candidate, sure});
        }
    }
    for (const Pair& pair : beyond_doubt(std::move(pairs), orphans.size(), candidates.size()))
        moves.push_back({orphans[pair.orphan].id, candidates[pair.candidate].id});
}

constexpr std::size_t roll_digits = 5;

std::string roll_entry(CardId id) {
    std::string entry;
    for (int shift = 35; shift < 60; shift += 5) entry += "0123456789abcdefghijklmnopqrstuv"[id >> shift & 31];
    return entry;
}

bool is_in_roll(std::string_view roll, std::string_view entry) {
    std::size_t low = 0;
    std::size_t high = roll.size() / roll_digits;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (roll.substr(middle * roll_digits, roll_digits) < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return roll.substr(std::min(roll.size(), low * roll_digits), roll_digits) == entry;
}

}  // namespace

std::string site_sign(std::string_view address) {
    // As long as an entry, and before all of them: whoever does not know signs reads the roll as ever.
    return address.empty() ? std::string() : "!" + roll_entry(hash_bytes(address)).substr(1);
}

std::string roll_of(const model::Collection& collection, std::string_view site) {
    std::vector<std::string> entries;
    for (const Card& card : collection.cards) entries.push_back(roll_entry(card.id));
    compact_sort(entries.begin(), entries.end());
    std::string roll = site_sign(site);
    for (const std::string& entry : entries) roll += entry;
    return roll;
}

std::uint32_t rolls_with(std::span<const Roll> rolls, CardId id) {
    const std::string entry = roll_entry(id);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < rolls.size(); ++i) bits |= std::uint32_t{is_in_roll(rolls[i].text, entry)} << i;
    return bits;
}

std::vector<Moved> match_histories(const model::Collection& collection, std::span<const KnownCard> orphans,
                                   std::span<const Roll> rolls, std::span<const CardId> taken,
                                   std::span<const Moved> moved) {
    std::vector<KnownCard> mains;
    std::vector<KnownCard> derived;
    std::vector<std::uint32_t> had;  // Each set of rolls that an orphan stands in.
    for (const KnownCard& orphan : orphans) {
        const std::uint32_t own_rolls = rolls_with(rolls, orphan.id);
        if (own_rolls == 0) continue;
        (orphan.fingerprint.is_main ? mains : derived).push_back(orphan);
        if (std::find(had.begin(), had.end(), own_rolls) == had.end()) had.push_back(own_rolls);
    }
    std::vector<Candidate> new_mains;
    std::vector<Candidate> new_derived;
    for (const Card& card : collection.cards) {
        const bool is_main = card.derived_from == 0;
        const std::uint32_t bits = rolls_with(rolls, card.id);
        const bool is_new = std::any_of(had.begin(), had.end(), [&](std::uint32_t each) { return (each & bits) == 0; });
        if ((is_main ? mains : derived).empty() || !is_new) continue;
        if (std::binary_search(taken.begin(), taken.end(), card.id)) continue;
        (is_main ? new_mains : new_derived).push_back({card.id, bits, fingerprint_of(collection, card)});
    }
    std::vector<Moved> moves;
    match(mains, new_mains, rolls, [](CardId id) { return id; }, moves);
    std::vector<Moved> of_mains(moved.begin(), moved.end());
    of_mains.insert(of_mains.end(), moves.begin(), moves.end());
    const auto origin_of = [&](CardId id) {
        for (std::size_t i = of_mains.size(); i-- > 0;)
            if (of_mains[i].from == id) return of_mains[i].to;
        return id;
    };
    match(derived, new_derived, rolls, origin_of, moves);
    return moves;
}

}  // namespace viva::app
