// What opens a line of Markdown before its content: quotes, list items, indentation, the fences of code.
#pragma once

#include <cstddef>
#include <string_view>

namespace viva::notes {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Bytes that open quotes, list items and indentation at the start of a line.
std::size_t container_marks(std::string_view line);

/// Bytes that open quotes and indentation alone.
std::size_t quote_marks(std::string_view line);

/// Follows code fences from line to line, also those that open in a quote or in the first line of a list item.
class Fences {
public:
    /// Whether the line belongs to fenced code.
    bool takes(std::string_view line);

private:
    bool opens(std::string_view line);
    bool closes(std::string_view content) const;

    char fence_ = 0;
    std::size_t length_ = 0;
    std::size_t quotes_ = 0;  ///< The quotes around the code…
    std::size_t indent_ = 0;  ///< …and the columns in front of it in its list item: a line outside of them ends it.
};

}  // namespace viva::notes
