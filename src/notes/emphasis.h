// Emphasis that closes beside Hangul, Kana and Han.
//
// CommonMark lets a run of * close only if it does not stand between punctuation and a letter, because in European
// text a letter there starts a new word. In Korean, Japanese and Chinese a particle follows at once:
// **마크다운(Markdown)**을. So a CJK character beside a run whose other side is punctuation must count as punctuation.
// md4c has no such switch. We put a marker, an unusual punctuation character, between the run and the CJK character,
// and take it out of everything md4c reports. To md4c the run then has punctuation on both sides, which is what the
// rule asks for, and nothing else can change: a marker never stands at the start of a line, nor beside white space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

/// Bytes of what md4c reads that the note does not have.
struct Insertion {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

struct MarkedText {
    std::string text;                 ///< What md4c reads.
    std::string_view marker;          ///< UTF-8 of the marker; empty if none was needed.
    std::vector<Insertion> inserted;  ///< Markers, and what else was put into `text`; ascending.
};

/// Inserts the markers. A marker is a character that `source` does not hold.
MarkedText mark_cjk_emphasis(std::string_view source);

/// Puts `what` in front of each byte of `places` (ascending), for md4c only. Linear.
void insert(MarkedText& marked, const std::vector<std::size_t>& places, char what);

/// Offsets of the lines of the note in `marked.text`; those that were put into it begin none.
std::vector<std::uint32_t> line_starts_of(const MarkedText& marked);

/// `text` without markers.
std::string without_markers(std::string_view text, std::string_view marker);

}  // namespace viva::notes
