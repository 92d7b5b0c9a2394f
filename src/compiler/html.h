// Text into HTML and URLs. Everything that a note says passes through here on its way into a page.
#pragma once

#include <string>
#include <string_view>

namespace viva::compiler {

/// For text and for attributes in double quotes.
std::string escape_html(std::string_view text);

/// For a JSON text inside a <script> element: `<` as \u003c, and U+2028, U+2029 too.
std::string escape_script_json(std::string_view json);

/// A path or fragment in a URL: what RFC 3986 does not allow there is percent-encoded, '/' stays.
std::string encode_url(std::string_view path);

/// The address if a page may link to it (http, https, mailto), escaped for an attribute; else empty.
std::string safe_href(std::string_view target);

}  // namespace viva::compiler
