// Characters that nobody sees, in code, where they can make it say something else than it does ("Trojan Source",
// CVE-2021-42574): bidirectional controls, spaces without width, fillers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace viva::notes {

struct Revealed {
    std::string code;                       ///< With "[U+202E]" in the place of each such character.
    std::size_t first = std::string::npos;  ///< Byte of the first one in what was given; npos: there is none.
    std::string name;                       ///< "U+202E", of the first.
};

/// Joiners between letters that are written with them (emoji, Arabic, Indic scripts) stay. Linear.
Revealed reveal_hidden_characters(std::string_view code);

}  // namespace viva::notes
