// HTTP messages as notes show them: npm has no grammar for them, and the format is a line, headers and a body.
#include "highlight/paint.h"

namespace viva::highlight {
namespace {

bool is_space(char letter) { return letter == ' ' || letter == '\t'; }

std::string_view first_word(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && !is_space(line[end])) ++end;
    return line.substr(0, end);
}

bool is_method(std::string_view word) {
    for (const std::string_view method :
         {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"})
        if (word == method) return true;
    return false;
}

bool is_header_name(std::string_view word) {
    if (word.empty()) return false;
    for (const char letter : word)
        if (!((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
              (letter >= '0' && letter <= '9') || letter == '-'))
            return false;
    return true;
}

/// `begin` is where `line` (without indentation) stands in the code.
void paint_line(Paint& paint, std::size_t begin, std::string_view line) {
    const std::string_view word = first_word(line);
    if (is_method(word)) {
        fill(paint, begin, begin + word.size(), TokenKind::keyword);
        std::size_t target = word.size();
        while (target < line.size() && is_space(line[target])) ++target;
        fill(paint, begin + target, begin + target + first_word(line.substr(target)).size(), TokenKind::string);
        return;
    }
    if (word.starts_with("HTTP/")) {
        fill(paint, begin, begin + word.size(), TokenKind::keyword);
        fill(paint, begin + word.size(), begin + line.size(), TokenKind::number);
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && is_header_name(line.substr(0, colon)))
        fill(paint, begin, begin + colon, TokenKind::property);
}

}  // namespace

HttpMessage paint_http(std::string_view code) {
    HttpMessage message{Paint(code.size(), TokenKind::plain), {}, {}};
    for (std::size_t at = 0; at < code.size();) {
        std::size_t begin = at;
        std::size_t end = code.find('\n', at);
        if (end == std::string_view::npos) end = code.size();
        while (begin < end && is_space(code[begin])) ++begin;
        const std::string_view line = code.substr(begin, end - begin);
        // The body need not stand after an empty line: notes leave it out.
        if (line.starts_with('{') || line.starts_with('[') || line.starts_with('<')) {
            message.body = code.substr(begin);
            message.body_language = line.starts_with('<') ? "html" : "json";
            break;
        }
        paint_line(message.paint, begin, line);
        at = end + 1;
    }
    return message;
}

}  // namespace viva::highlight
