#include "compiler/html.h"

#include "base/unicode.h"
#include "html/escape.h"
#include "notes/links.h"

namespace viva::compiler {

std::string escape_html(std::string_view text) { return html::escaped(text); }

std::string escape_script_json(std::string_view json) {
    std::string escaped;
    escaped.reserve(json.size());
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] == '<')
            escaped += "\\u003c";
        else if (json.substr(at, 3) == "\xE2\x80\xA8")
            escaped += "\\u2028", at += 2;
        else if (json.substr(at, 3) == "\xE2\x80\xA9")
            escaped += "\\u2029", at += 2;
        else
            escaped += json[at];
    }
    return escaped;
}

std::string encode_url(std::string_view path) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view allowed = "-._~/";
    std::string url;
    for (const char letter : path) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool is_plain =
            byte < 0x80 && (is_letter(byte) || is_digit(byte) || allowed.find(letter) != std::string_view::npos);
        if (is_plain)
            url += letter;
        else
            (url += '%') += {hex[byte >> 4], hex[byte & 15]};
    }
    return url;
}

std::string safe_href(std::string_view target) {
    return notes::is_address(target) ? escape_html(target) : std::string();
}

}  // namespace viva::compiler
