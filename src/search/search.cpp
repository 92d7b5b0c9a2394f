#include "search/search.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "search/filter.h"
#include "search/fold.h"
#include "search/word_finder.h"

namespace viva::search {
namespace {

/// A text that holds at least one of the words. Lower keys are better.
struct Candidate {
    std::uint64_t key = 0;
    std::uint32_t entry = 0;
    Match match = Match::exact;
};

/// A note with the best of its texts.
struct Note {
    std::uint64_t key = 0;
    std::uint32_t texts = 0;
    std::vector<Candidate> best;
};

/// How many hits each of so many notes may show.
std::size_t hits_of_each(const Limits& limits, std::size_t notes) {
    const std::size_t share = limits.hits / std::max<std::size_t>(notes, 1);
    return std::clamp<std::size_t>(share, limits.least_of_note, limits.hits_of_note);
}

/// The lists of all words, walked together entry by entry.
class Search {
public:
    Search(const Index& index, const Query& query, const CardSets& sets, const Limits& limits)
        : index_(index), query_(query), limits_(limits), filter_(index.collection(), query, sets) {
        for (const std::string& word : query.words) {
            finders_.emplace_back(word, index);
            finds_.push_back(finders_.back().find_entries());
        }
    }

    Results run() {
        note_words();
        walk();
        return answer();
    }

private:
    /// Which words each note holds.
    void note_words() {
        words_of_.assign(index_.collection().documents.size(), 0);
        for (std::size_t word = 0; word < finds_.size(); ++word)
            for (const EntryFind& find : finds_[word])
                words_of_[index_.entries()[find.entry].document] |= static_cast<std::uint8_t>(1U << word);
    }

    void walk() {
        const std::uint32_t all = (1U << finds_.size()) - 1;
        std::vector<std::size_t> at(finds_.size(), 0);
        for (;;) {
            std::uint32_t entry = model::none;
            for (std::size_t word = 0; word < finds_.size(); ++word)
                if (at[word] < finds_[word].size()) entry = std::min(entry, finds_[word][at[word]].entry);
            if (entry == model::none) return;
            std::uint32_t held = 0;
            std::uint32_t edges = 0;
            Match worst = Match::exact;
            for (std::size_t word = 0; word < finds_.size(); ++word) {
                if (at[word] >= finds_[word].size() || finds_[word][at[word]].entry != entry) continue;
                const EntryFind& find = finds_[word][at[word]++];
                held |= 1U << word;
                edges += static_cast<std::uint32_t>(find.edge);
                worst = std::max(worst, find.match);
            }
            const Entry& text = index_.entries()[entry];
            if (words_of_[text.document] != all || !filter_.lets_through(text)) continue;
            keep({key_of(entry, held, worst, edges), entry, worst});
        }
    }

    std::uint64_t key_of(std::uint32_t entry, std::uint32_t held, Match worst, std::uint32_t edges) const {
        const Entry& text = index_.entries()[entry];
        const std::string_view folded = index_.folded(entry);
        const auto missing =
            static_cast<std::uint64_t>(finds_.size()) - static_cast<std::uint64_t>(std::popcount(held));
        const bool apart =
            missing == 0 && !query_.phrase.empty() && folded.find(query_.phrase) == std::string_view::npos;
        const std::uint64_t kind = text.kind == EntryKind::title ? 0 : text.kind == EntryKind::text ? 2 : 1;
        const auto size = static_cast<std::uint64_t>(std::bit_width(folded.size()));
        return missing << 60U | static_cast<std::uint64_t>(worst) << 58U | kind << 56U |
               static_cast<std::uint64_t>(apart) << 55U | static_cast<std::uint64_t>(edges) << 50U | size << 40U |
               entry;
    }

    void keep(const Candidate& candidate) {
        const std::uint32_t document = index_.entries()[candidate.entry].document;
        if (notes_.empty() || index_.entries()[notes_.back().best.front().entry].document != document)
            notes_.push_back({candidate.key, 0, {}});
        Note& note = notes_.back();
        ++note.texts;
        ++texts_;
        note.key = std::min(note.key, candidate.key);
        const auto place = std::upper_bound(note.best.begin(), note.best.end(), candidate,
                                            [](const Candidate& a, const Candidate& b) { return a.key < b.key; });
        if (note.best.size() < limits_.hits_of_note)
            note.best.insert(place, candidate);
        else if (place != note.best.end()) {
            std::move_backward(place, note.best.end() - 1, note.best.end());
            *place = candidate;
        }
    }

    Results answer() {
        Results results;
        results.notes = static_cast<std::uint32_t>(notes_.size());
        results.texts = texts_;
        const auto shown = std::min<std::size_t>(notes_.size(), limits_.notes);
        std::partial_sort(notes_.begin(), notes_.begin() + static_cast<std::ptrdiff_t>(shown), notes_.end(),
                          [](const Note& a, const Note& b) { return a.key < b.key; });
        const std::size_t each = hits_of_each(limits_, shown);
        for (std::size_t i = 0; i < shown; ++i) {
            const std::vector<Candidate>& best = notes_[i].best;
            for (std::size_t hit = 0; hit < std::min(best.size(), each); ++hit) add(best[hit], results);
        }
        return results;
    }

    void add(const Candidate& candidate, Results& results) {
        std::vector<Found> places;
        const std::string_view folded = index_.folded(candidate.entry);
        for (WordFinder& finder : finders_) finder.find_places(folded, places);
        std::sort(places.begin(), places.end(), [](const Found& a, const Found& b) { return a.at < b.at; });
        const Entry& entry = index_.entries()[candidate.entry];
        Hit hit = {entry.document, entry.block, candidate.match, static_cast<std::uint32_t>(results.marks.size()), 0,
                   entry.section};
        for (std::size_t i = 0; i < places.size() && hit.mark_count < limits_.marks_of_hit;) {
            const std::size_t start = places[i].at;
            std::size_t end = start;
            for (; i < places.size() && places[i].at <= end; ++i) end = std::max(end, places[i].at + places[i].size);
            const model::TextRange mark = unfold(index_.original(candidate.entry), start, end - start);
            results.marks.push_back({mark.offset, mark.size});
            ++hit.mark_count;
        }
        results.hits.push_back(hit);
    }

    const Index& index_;
    const Query& query_;
    const Limits& limits_;
    Filter filter_;
    std::vector<WordFinder> finders_;
    std::vector<std::vector<EntryFind>> finds_;
    std::vector<std::uint8_t> words_of_;
    std::vector<Note> notes_;
    std::uint32_t texts_ = 0;
};

/// What the operators alone leave: questions, and the titles of notes where no question is asked for.
Results list(const Index& index, const Query& query, const CardSets& sets, const Limits& limits) {
    const model::Collection& collection = index.collection();
    const Filter filter(collection, query, sets);
    const bool by_card = query.due || query.fresh || query.weak || !query.decks.empty();
    Results results;
    std::vector<Hit> hits;  // Of all notes: how many each may show is known at the end.
    std::size_t card = 0;
    for (std::uint32_t document = 0; document < collection.documents.size(); ++document) {
        std::vector<std::uint32_t> blocks;
        for (; card < collection.cards.size() && collection.cards[card].document <= document; ++card) {
            const model::Card& each = collection.cards[card];
            const bool listed = filter.has_document(document) && filter.has_card(static_cast<std::uint32_t>(card));
            if (listed && std::find(blocks.begin(), blocks.end(), each.question_block) == blocks.end())
                blocks.push_back(each.question_block);
        }
        if (!filter.has_document(document) || (blocks.empty() && by_card)) continue;
        if (blocks.empty()) blocks.push_back(model::none);
        ++results.notes;
        results.texts += static_cast<std::uint32_t>(blocks.size());
        if (results.notes > limits.notes) continue;
        blocks.resize(std::min<std::size_t>(blocks.size(), limits.hits_of_note));
        for (const std::uint32_t block : blocks) hits.push_back({document, block, Match::exact, 0, 0});
    }
    const std::size_t each = hits_of_each(limits, std::min(results.notes, limits.notes));
    std::size_t of_note = 0;
    for (const Hit& hit : hits) {
        of_note = results.hits.empty() || results.hits.back().document != hit.document ? 0 : of_note;
        if (of_note++ < each) results.hits.push_back(hit);
    }
    return results;
}

}  // namespace

Results search(const Index& index, const Query& query, const CardSets& sets, const Limits& limits) {
    if (!query.words.empty()) return Search(index, query, sets, limits).run();
    return query.has_filter() ? list(index, query, sets, limits) : Results{};
}

}  // namespace viva::search
