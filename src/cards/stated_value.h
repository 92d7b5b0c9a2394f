// Whether a comment behind a statement states its value, or is a remark.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viva::cards {

/// The comment of a line, behind "#" or "//" outside of quotes.
struct Comment {
    std::string_view before;
    std::string_view text;
    bool is_set_off = false;  ///< By more spaces than anybody writes before words: a drawing beside the code.
};
/// Nothing if the line has none.
std::optional<Comment> comment_of(std::string_view line);

/// Whether a comment is a value and no remark: a literal, or the name of one.
bool is_value(std::string_view text);

/// A statement whose value a comment behind it may state: neither an assignment nor the middle of something.
bool is_expression(std::string_view statement);

/// Whether the comment may be what a variable holds behind the statement, which itself has another value: "[1, 2]"
/// behind "list.append(2)".
bool may_be_state(std::string_view statement, std::string_view comment);

/// The words that code could print.
class PrintableWords {
public:
    explicit PrintableWords(std::span<const std::string_view> lines);

    /// Whether the code has the word outside of comments, or a text with all of its letters.
    bool holds(std::string_view word) const;

private:
    std::string code_;  ///< Folded, without comments.
    std::vector<std::string> texts_;
};

}  // namespace viva::cards
