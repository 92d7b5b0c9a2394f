// One word of a query and all the ways in which a text may hold it. Inside of the room.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/hangul.h"
#include "search/index.h"
#include "search/scan.h"
#include "search/search.h"
#include "search/stems.h"

namespace viva::search {

/// How well a place is what was typed: the match, then where it stands in its word.
enum class Edge : std::uint8_t { whole, start, inside };

struct Found {
    std::size_t at = 0, size = 0;  ///< Bytes of the folded text.
    Match match = Match::exact;
    Edge edge = Edge::inside;
};

/// The best place of the word in an entry.
struct EntryFind {
    std::uint32_t entry = 0;
    Match match = Match::exact;
    Edge edge = Edge::inside;
    std::uint8_t rank() const {
        return static_cast<std::uint8_t>(static_cast<int>(match) * 3 + static_cast<int>(edge));
    }
};

class WordFinder {
public:
    WordFinder(std::string word, const Index& index);
    WordFinder(WordFinder&&) = default;

    /// Every entry that holds the word, in order; with typos of one letter only if nothing else does.
    std::vector<EntryFind> find_entries();
    /// Every place in one folded text, in the ways that find_entries found; in no order, perhaps overlapping.
    void find_places(std::string_view folded, std::vector<Found>& places);

private:
    /// The word cut in two: a typo of one letter leaves one of the parts whole.
    struct Close {
        std::u32string word;
        std::size_t head = 0;  ///< Letters of the first part.
        Scanner first, second;
    };

    template <class Visit>
    void visit_exact(std::string_view text, Visit visit) const;
    template <class Visit>
    void visit_unfinished(std::string_view text, Visit visit) const;
    template <class Visit>
    void visit_stems(std::string_view text, Visit visit);
    template <class Visit>
    void visit_close(std::string_view text, Visit visit) const;
    template <class Each>
    std::vector<EntryFind> gather(Each each) const;
    std::vector<EntryFind> entries_by_initials() const;
    void places_by_initials(std::string_view folded, std::vector<Found>& places) const;
    void prepare_close();

    std::string word_;
    const Index& index_;
    Scanner exact_;
    struct Growth {
        Scanner before;
        char32_t first, last;
    };
    std::vector<Growth> growths_;
    std::optional<Scanner> call_;      ///< `f()` finds `f(` too.
    std::optional<Scanner> particle_;  ///< Korean without its particle.
    std::string initials_;
    std::unique_ptr<StemMatcher> stems_;
    std::optional<Scanner> stem_beginning_;
    std::optional<Close> close_;
};

}  // namespace viva::search
