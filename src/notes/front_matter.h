// The head that site generators and note programs write at the top of a note: YAML (`---` … `---`) or TOML (`+++`).
#pragma once

#include <cstdint>
#include <string>

#include "notes/source.h"

namespace viva::notes {

struct FrontMatter {
    std::uint32_t line_count = 0;  ///< Lines it takes, both fences included; 0: there is none.
    std::string questions;         ///< The value of `viva-questions:`, or of `questions:` below `viva:`; may be empty.
    std::string title;             ///< The value of `title:`, unquoted; may be empty.
    std::uint32_t title_line = 0;  ///< Where it stands; 0: nowhere.
    std::string tags;              ///< What follows `tags:` (or `tag:`), its lines as they are written; may be empty.
};

/// Finds the head. It must begin in line 1, hold only what YAML or TOML write, and be closed. People have keys of their
/// own ("date created", "작성일"); what stands between two rules is a head if it does not read as prose or as cards.
FrontMatter find_front_matter(const Source& source);

}  // namespace viva::notes
