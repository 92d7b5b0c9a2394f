// From what was typed to the places in the notes: found, ranked, grouped by note, marked.
//
// Order of hits: as typed before unfinished Hangul before other inflections before typos; titles before questions and
// headings before text; whole words before beginnings before insides; short texts before long ones.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/index.h"
#include "search/query.h"

namespace viva::search {

/// How a text holds a word.
enum class Match : std::uint8_t {
    exact,
    unfinished,  ///< By initial consonants, or with the last syllable still being typed.
    stem,        ///< In another inflection, or without a particle.
    close,       ///< With one letter wrong; only where nothing else is found.
};

/// Bytes of the block's text (of the title) to mark.
struct Mark {
    std::uint32_t offset = 0, size = 0;
};

struct Hit {
    std::uint32_t document = 0;
    std::uint32_t block = model::none;  ///< none: the title.
    Match match = Match::exact;         ///< Of the word that matches worst.
    std::uint32_t first_mark = 0, mark_count = 0;
    std::uint32_t section = model::none;  ///< Its name is the text, and `block` where it begins.
};

struct Results {
    std::vector<Hit> hits;  ///< The best of each note together; the best notes first.
    std::vector<Mark> marks;
    std::uint32_t notes = 0, texts = 0;  ///< How many notes and texts there are in all.
};

/// The cards that `is:` means now, by index; only the app knows.
struct CardSets {
    std::span<const std::uint32_t> due, fresh, weak;
};

/// How much of what is found is handed over.
struct Limits {
    std::uint32_t notes = 30;
    std::uint32_t hits = 120;         ///< Of all notes together; the fewer they are, the more each may show…
    std::uint32_t hits_of_note = 40;  ///< …up to so many…
    std::uint32_t least_of_note = 4;  ///< …and in any case these.
    std::uint32_t marks_of_hit = 16;
};

/// Without words, the questions (and notes without any) that the operators leave.
Results search(const Index& index, const Query& query, const CardSets& sets = {}, const Limits& limits = {});

}  // namespace viva::search
