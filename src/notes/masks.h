// What Markdown must not look into: mathematics ($…$, $$…$$, \(…\), \[…\]), footnotes ([^1]) and wiki links ([[Note]]).
//
// md4c knows none of them as people write them. Before it reads a note, each such stretch is replaced by one
// private-use character (a letter to Markdown), which stands for it until the text comes back. Where it turns out to
// stand in code, in an address or in raw HTML, what was written comes back unchanged, so a wrong guess costs nothing
// there.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

struct Mask {
    enum class Kind : std::uint8_t {
        formula,    ///< Inside a line.
        display,    ///< First line of a formula on lines of its own; `shown` is the whole of it.
        continued,  ///< A further line of it; nothing to show.
        reference,  ///< A footnote's mark in the text: "¹", a link to the footnote.
        footnote,   ///< The footnote itself begins: "¹", a link back if the text has its mark.
        link,       ///< A wiki link: `shown` leads to `target`; an empty target is no note's.
    };
    Kind kind = Kind::formula;
    std::string written;
    std::string shown;
    // Without an initialiser each mask of another kind would have to name it.
    std::string target{};     ///< Of a link, a reference or a footnote. NOLINT(readability-redundant-member-init)
    std::uint32_t lines = 1;  ///< Of a display formula.
};

struct MaskedText {
    std::string text;  ///< As many lines as the source.
    std::vector<Mask> masks;
    char32_t first = 0;  ///< The character of masks[0]; 0: nothing is masked.

    /// The mask whose character stands at byte `at` of `text`, or null.
    const Mask* at(std::string_view text, std::size_t at) const;
    /// `text` with all that was written back in its place.
    std::string restored(std::string_view text) const;
};

/// The bytes of a mask's character.
inline constexpr std::size_t mask_bytes = 4;

/// The path of the note that a wiki link names; empty: there is none.
using FindNote = std::function<std::string(std::string_view name)>;

/// Linear. Without `find_note`, wiki links stay as they are written. Nothing is masked in a note that uses private-use
/// characters of both supplementary planes itself.
MaskedText mask(std::string_view source, const FindNote& find_note = {});

}  // namespace viva::notes
