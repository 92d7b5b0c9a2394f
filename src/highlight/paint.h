// One kind per byte, from which tokens are read off: the simplest way to let later paint cover earlier.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viva::highlight {

using model::TokenKind;

/// The kind of each byte of a piece of code.
using Paint = std::vector<TokenKind>;

inline void fill(Paint& paint, std::size_t begin, std::size_t end, TokenKind kind) {
    end = std::min(end, paint.size());
    for (std::size_t at = begin; at < end; ++at) paint[at] = kind;
}

/// Runs of one kind, without white space at a line's ends: a token never crosses a line.
std::vector<model::Token> read_tokens(const Paint& paint, std::string_view code);

/// Paints an HTTP message; the body as what its first letter says (JSON or HTML).
struct HttpMessage {
    Paint paint;
    std::string_view body;           ///< May be empty.
    std::string_view body_language;  ///< "json", "html" or "".
};
HttpMessage paint_http(std::string_view code);

/// Whether the code is a session at Python's prompt (`>>> ` or the `>> ` of scraped posts), output lines included.
bool is_interactive(std::string_view code);

/// A session taken apart: what was typed, without prompts, and where each of its bytes stands in the session.
struct TypedCode {
    std::string text;
    std::vector<std::size_t> places;
};
TypedCode typed_code(std::string_view session);

}  // namespace viva::highlight
