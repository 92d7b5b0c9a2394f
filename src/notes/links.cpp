#include "notes/links.h"

#include "base/unicode.h"
#include "notes/ascii.h"

namespace viva::notes {
namespace {

/// Browsers drop tab and line ends anywhere in a URL and other controls at its ends (WHATWG URL, 4.4); so must we
/// before we look for a scheme.
std::string without_controls(std::string_view written) {
    std::string clean;
    clean.reserve(written.size());
    for (const char byte : written)
        if (static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7F) clean += byte;
    return std::string(trim(clean));
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& byte : lower)
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
    return lower;
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f') return (digit | 0x20) - 'a' + 10;
    return -1;
}

bool is_scheme_mark(char c) { return c == '+' || c == '-' || c == '.'; }

/// Length of what stands before the ':' that ends a scheme (RFC 3986, 3.1), or npos: "foo):" names a file.
std::size_t scheme_end(std::string_view target) {
    std::size_t end = 0;
    while (end < target.size() && (is_alphanumeric(target[end]) || (end > 0 && is_scheme_mark(target[end])))) ++end;
    const bool is_scheme = end > 0 && end < target.size() && target[end] == ':' && (target.front() | 0x20) >= 'a';
    return is_scheme ? end : std::string_view::npos;
}

}  // namespace

std::optional<std::string> safe_target(std::string_view written) {
    std::string target = without_controls(written);
    const std::size_t scheme = scheme_end(target);
    if (scheme != std::string_view::npos) return is_address(target) ? std::optional(target) : std::nullopt;
    // A browser reads a backslash as a slash: both `//host` and `/\host` name another site.
    const auto is_slash = [&](std::size_t at) {
        return at < target.size() && (target[at] == '/' || target[at] == '\\');
    };
    if (is_slash(0) && is_slash(1)) return std::nullopt;
    return target;
}

bool is_address(std::string_view target) {
    const std::size_t scheme = scheme_end(target);
    if (scheme == std::string_view::npos) return false;
    const std::string name = lower_case(target.substr(0, scheme));
    return name == "mailto" || ((name == "http" || name == "https") && target.substr(scheme + 1).starts_with("//"));
}

bool is_relative_path(std::string_view target) {
    return !target.empty() && target.front() != '#' && target.front() != '/' && target.front() != '\\' &&
           target.front() != '?' && scheme_end(target) == std::string_view::npos;
}

std::string decode_percent(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
        decoded += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
        if (low >= 0) at += 2;
    }
    return decoded;
}

std::string file_of_target(std::string_view target) {
    return decode_percent(target.substr(0, target.find_first_of("?#")));
}

std::string excerpt(std::string_view text) {
    const std::string_view head = head_of(text, 80);
    return std::string(head) + (head.size() < text.size() ? "…" : "");
}

}  // namespace viva::notes
