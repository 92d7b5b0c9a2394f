// HTML comments: they hold private things and never reach the output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

/// What comes out of raw HTML when comments are taken away.
struct Uncommented {
    std::string html;                     ///< The rest, comments gone.
    std::vector<std::string> directives;  ///< What follows "viva:" in comments that are ours.
    bool open_at_end = false;             ///< The last comment is not closed.
};

/// `keep_lines`: a comment leaves its line ends behind, so that what follows stays on its line.
Uncommented remove_comments(std::string_view html, bool keep_lines = false);

}  // namespace viva::notes
