// Which link targets leave the reader: http, https, mailto, places inside a note, and relative paths.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viva::notes {

/// The target as a browser would resolve it (no control characters, no surrounding space), or nothing if opening it
/// could run script or leave the note in an unexpected way: any other scheme, or `//host`.
std::optional<std::string> safe_target(std::string_view written);

/// True for an address on the web or by mail.
bool is_address(std::string_view target);

/// True for a path relative to the note: no scheme, not inside the page, not from the root of a site.
bool is_relative_path(std::string_view target);

/// Percent escapes decoded; broken ones stay as they are.
std::string decode_percent(std::string_view text);

/// The file that a relative target names: without `?…` and `#…`, percent escapes decoded.
std::string file_of_target(std::string_view target);

/// As a message names it: at most 80 bytes of `text`, cut between characters.
std::string excerpt(std::string_view text);

}  // namespace viva::notes
