// What a note is filed under: `tags:` in its head, and `#tag` in lines of their own above everything else.
#pragma once

#include <string>

#include "notes/front_matter.h"
#include "notes/source.h"

namespace viva::notes {

inline constexpr std::size_t most_tags = 64;
inline constexpr std::size_t longest_tag = 64;  ///< Bytes.

/// The tags of a note, one a line, each once. In the head YAML's lists count (`[a, b]`, `- a`), and texts, parted by
/// commas or, where there are none, by spaces. White space inside a tag becomes '-', levels are parted by '/'. Beyond
/// `most_tags`, and what is longer than `longest_tag`, is left out.
///
/// `#tag` counts where nothing else can be meant: in lines that hold nothing else, before the note's first words other
/// than its title. Further down it may be a heading, a directive or a comment.
std::string find_tags(const Source& source, const FrontMatter& head);

}  // namespace viva::notes
