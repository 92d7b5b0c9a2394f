// Tables of raw HTML: which tokens are their rows and cells.
#pragma once

#include <cstddef>
#include <vector>

#include "model/document.h"
#include "notes/html_tokens.h"

namespace viva::notes {

struct HtmlCell {
    const HtmlToken* tag = nullptr;
    std::size_t first = 0;  ///< Its tokens.
    std::size_t end = 0;
};
using HtmlRows = std::vector<std::vector<HtmlCell>>;

/// Where each table that token i opens is closed, else tokens.size(). One pass, because a note may open thousands.
std::vector<std::size_t> html_table_ends(const std::vector<HtmlToken>& tokens);

/// The cells between tokens [first, end), row by row; what stands inside a nested table belongs to the outer cell.
HtmlRows html_rows(const std::vector<HtmlToken>& tokens, std::size_t first, std::size_t end);

/// Columns of the widest row, `colspan` counted.
std::size_t html_columns(const HtmlRows& rows);

model::Alignment html_alignment(const HtmlToken& cell);

}  // namespace viva::notes
