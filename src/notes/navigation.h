// What only leads around in a note: tables of contents made of links, "back to top", badges. It is hidden.
#pragma once

#include <cstdint>

#include "notes/outline.h"

namespace viva::notes {

struct Navigation {
    std::size_t contents_links = 0;  ///< Links into the note that its tables of contents hold.
};

/// Hides lists, tables and runs of paragraphs that are links into the note, with the caption above them; paragraphs
/// and headings that only lead back; rows of badges.
Navigation hide_navigation(ParsedDocument& document);

/// `heading` without links that only lead back: "[[⬆]](#toc) General" is "General".
std::string name_of_heading(const ParsedDocument& document, std::uint32_t heading);

}  // namespace viva::notes
