// Text into HTML: everything that a note says passes through here on its way into a page or an Anki card.
#pragma once

#include <string>
#include <string_view>

namespace viva::html {

/// For text and for attributes in double quotes, as the specifications escape: & < > ", and ' stays as it is. Control
/// characters that HTML forbids are left out.
std::string escaped(std::string_view text, std::string_view line_end = "\n");

}  // namespace viva::html
