#include "notes/bare_urls.h"

#include "base/byte_set.h"
#include "base/unicode.h"
#include "notes/ascii.h"

namespace viva::notes {
namespace {

bool is_cjk(char32_t c) {
    return is_hangul(c) || is_kana(c) || is_han(c) || (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF65);
}

/// An address may begin a text or follow space or an opening mark, but not sit inside a word.
bool may_start_after(std::string_view text, std::size_t at) {
    return at == 0 || (!is_alphanumeric(text[at - 1]) && text[at - 1] != '/' && text[at - 1] != '_');
}

/// End of the host: letters, digits, '-', '.', and ':' for a port; npos if there is no dot or port inside.
std::size_t host_end(std::string_view text, std::size_t at) {
    const std::size_t start = at;
    while (at < text.size() &&
           (is_alphanumeric(text[at]) || text[at] == '-' || text[at] == '.' || text[at] == '_' || text[at] == ':'))
        ++at;
    const std::string_view host = text.substr(start, at - start);
    const bool has_inner_dot = host.find('.') != std::string_view::npos && host.find('.') + 1 < host.size();
    return (has_inner_dot || host.starts_with("localhost")) && is_alphanumeric(host.front()) ? at
                                                                                             : std::string_view::npos;
}

/// End of path and query: up to space, '<' or a quote; a CJK letter that follows a Latin one ends it.
std::size_t path_end(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != '/' && text[at] != '?' && text[at] != '#')) return at;
    while (at < text.size()) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (is_space(next.code_point) || next.code_point < 0x20 || next.code_point == '<' || next.code_point == '"' ||
            next.code_point == '`')
            break;
        if (is_cjk(next.code_point) && is_alphanumeric(text[at - 1])) break;
        at += next.size;
    }
    return at;
}

/// GFM: trailing punctuation is not part of the address, nor a ')' without its '('.
std::size_t without_trailing_marks(std::string_view text, std::size_t start, std::size_t end) {
    int brackets = 0;
    for (const char c : text.substr(start, end - start)) brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
    while (end > start) {
        const char last = text[end - 1];
        if (last == ')' && brackets < 0)
            ++brackets;
        else if (std::string_view("?!.,:*_~'\"];").find(last) == std::string_view::npos)
            break;
        --end;
    }
    return end;
}

}  // namespace

bool may_hold_url(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos;
}

std::vector<BareUrl> find_bare_urls(std::string_view text) {
    constexpr ByteSet first_letters("hw");
    std::vector<BareUrl> found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t start = first_letters.find_in(text, at);
        if (start == std::string_view::npos) break;
        const std::string_view rest = text.substr(start);
        const std::size_t scheme = rest.starts_with("http://") ? 7 : rest.starts_with("https://") ? 8 : 0;
        at = start + 1;
        if ((scheme == 0 && !rest.starts_with("www.")) || !may_start_after(text, start)) continue;
        const std::size_t host = start + scheme < text.size() ? host_end(text, start + scheme) : std::string_view::npos;
        if (host == std::string_view::npos) continue;
        const std::size_t end = without_trailing_marks(text, start, path_end(text, host));
        if (end <= start + scheme) continue;
        found.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end - start), scheme == 0});
        at = end;
    }
    return found;
}

}  // namespace viva::notes
