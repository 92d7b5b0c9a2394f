#include "notes/html_tables.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::notes {
namespace {

using Kind = HtmlToken::Kind;

/// Blank cells that a row may get for `colspan` and for shorter rows; no table that can be read has more columns.
constexpr std::size_t most_columns = 64;

/// Tables inside each other that are looked at; deeper ones are text.
constexpr std::size_t deepest_table = 16;

}  // namespace

std::vector<std::size_t> html_table_ends(const std::vector<HtmlToken>& tokens) {
    std::vector<std::size_t> ends(tokens.size(), tokens.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].name != "table") continue;
        if (tokens[i].kind == Kind::open) open.push_back(i);
        if (tokens[i].kind != Kind::close || open.empty()) continue;
        if (open.size() <= deepest_table) ends[open.back()] = i;
        open.pop_back();
    }
    return ends;
}

HtmlRows html_rows(const std::vector<HtmlToken>& tokens, std::size_t first, std::size_t end) {
    HtmlRows rows;
    std::size_t depth = 0;
    HtmlCell* open = nullptr;
    for (std::size_t i = first; i < end; ++i) {
        const HtmlRole role = tokens[i].kind == Kind::text ? HtmlRole::transparent : html_role(tokens[i].name);
        const bool opens = tokens[i].kind == Kind::open;
        if (role == HtmlRole::table && (opens || depth > 0)) depth = opens ? depth + 1 : depth - 1;
        if (depth > 0 || (role != HtmlRole::row && role != HtmlRole::cell)) continue;
        if (open != nullptr) open->end = i;
        open = nullptr;
        if (!opens) continue;
        if (role == HtmlRole::row || rows.empty()) rows.emplace_back();
        if (role == HtmlRole::row) continue;
        rows.back().push_back({&tokens[i], i + 1, end});
        open = &rows.back().back();
    }
    rows.erase(std::remove_if(rows.begin(), rows.end(), [](const auto& row) { return row.empty(); }), rows.end());
    return rows;
}

std::size_t html_columns(const HtmlRows& rows) {
    std::size_t columns = 0;
    for (const auto& row : rows) {
        std::size_t width = 0;
        for (const HtmlCell& cell : row)
            width += std::clamp<std::size_t>(cell.tag->number("colspan", 1), 1, most_columns);
        columns = std::max(columns, std::min(width, most_columns));
    }
    return columns;
}

model::Alignment html_alignment(const HtmlToken& cell) {
    const std::string align = fold_case(cell.attribute("align").value_or(""));
    if (align == "left") return model::Alignment::left;
    if (align == "center") return model::Alignment::center;
    return align == "right" ? model::Alignment::right : model::Alignment::unset;
}

}  // namespace viva::notes
