// Raw HTML as blocks (as spans: converter_html_inlines.cpp): what a note may use it for is in html_tokens.cpp; all else
// is text or left out.
//
// A block of raw HTML ends at a blank line (CommonMark 4.6), so its tags are matched within the block only, but
// <details> and <summary>: these stay in the document as blocks of kind `html`, "<details>", "<summary>", "</summary>",
// "</details>", each on its own, with the summary's text and the content as ordinary blocks between them.
#include <algorithm>

#include "base/unicode.h"
#include "notes/comments.h"
#include "notes/converter.h"
#include "notes/html_tables.h"
#include "notes/html_tokens.h"
#include "notes/links.h"
#include "notes/scripts.h"

namespace viva::notes {

using model::BlockKind;
using model::SpanKind;

namespace {

constexpr auto from_html = static_cast<std::uint8_t>(model::BlockRole::from_html);

using Kind = HtmlToken::Kind;

bool is_list_kind(BlockKind kind) { return kind == BlockKind::list || kind == BlockKind::list_item; }

/// Index of the token that closes `tokens[at]`, elements of the same name inside counted; the size if there is none.
std::size_t closing_token(const std::vector<HtmlToken>& tokens, std::size_t at) {
    std::size_t depth = 0;
    for (std::size_t i = at; i < tokens.size(); ++i) {
        if (tokens[i].name != tokens[at].name) continue;
        if (tokens[i].kind == Kind::open) ++depth;
        if (tokens[i].kind == Kind::close && --depth == 0) return i;
    }
    return tokens.size();
}

}  // namespace

void Converter::finish_html(std::uint32_t index) {
    const Uncommented rest = remove_comments(literal_, true);
    const std::uint32_t line = places[index].first;
    if (rest.open_at_end)
        reporter_.add(Severity::warning, line, 1, "this comment is never closed; all that follows is hidden",
                      "end it with -->");
    builder_.close();
    forget_last_block();
    for (const std::string& directive : rest.directives) marks.push_back({index, line, false, directive});
    const std::vector<HtmlToken> tokens = html_tokens(rest.html);
    html_base_ = open_.size();
    table_ends_ = html_table_ends(tokens);
    for (std::size_t i = 0; i < tokens.size();) {
        html_line_ = std::max(line, 1u) + tokens[i].line;
        i = add_html_block_token(tokens, i);
    }
    while (open_.size() > html_base_) leave_block();
    end_implicit_paragraph();
    html_line_ = 0;
    html_label_ = {};
}

/// One token of an HTML block; returns the index of the next.
std::size_t Converter::add_html_block_token(const std::vector<HtmlToken>& tokens, std::size_t at) {
    const HtmlToken& token = tokens[at];
    if (token.kind == Kind::text) {
        add_html_text(token.written);
        return at + 1;
    }
    const bool in_leaf = leaf_ != model::none && !implicit_paragraph_;  // A heading or cell: no blocks inside.
    switch (html_role(token.name)) {
        case HtmlRole::dropped:
            return token.kind == Kind::open ? std::min(closing_token(tokens, at) + 1, tokens.size()) : at + 1;
        case HtmlRole::shown_tag: return at + 1;
        case HtmlRole::table:
            if (in_leaf || token.kind == Kind::close) break;
            return add_html_table(tokens, at);
        case HtmlRole::preformatted:
            if (in_leaf || token.kind == Kind::close) break;
            return add_html_code(tokens, at);
        case HtmlRole::heading:
        case HtmlRole::list:
        case HtmlRole::item:
        case HtmlRole::quote:
        case HtmlRole::rule:
        case HtmlRole::details:
        case HtmlRole::summary:
            if (in_leaf && html_role(token.name) != HtmlRole::heading) break;
            if (token.kind == Kind::open)
                open_html_block(token);
            else
                close_html_block(token);
            return at + 1;
        default: break;
    }
    add_html_inline(token);
    return at + 1;
}

/// A list holds items only.
void Converter::prepare_html_place() {
    if (html_line_ != 0 && open_.size() > html_base_ && leaf_ == model::none && open_.back().kind == BlockKind::list)
        enter_item({});
}

void Converter::add_html_mark(std::string_view tag) {
    end_implicit_paragraph();
    open(BlockKind::html);
    builder_.literal(tag);
    builder_.close();
}

/// "text</b></details>" ends the details with the paragraph that it ends; in a list, with the list.
void Converter::end_details() {
    if (!open_.empty()) return;
    for (; ended_details_ > 0; --ended_details_) {
        add_html_mark("</details>");
        const std::uint32_t line = line_at(line_starts_, last_offset_);
        places.back() = {line, line, 0, 0, true};
    }
}

void Converter::open_html_block(const HtmlToken& token) {
    const HtmlRole role = html_role(token.name);
    if (role == HtmlRole::heading && leaf_ != model::none && !implicit_paragraph_) return;
    end_implicit_paragraph();
    if (role != HtmlRole::item) prepare_html_place();
    switch (role) {
        case HtmlRole::heading:
            enter_leaf(BlockKind::heading);
            builder_.block(leaf_).level = static_cast<std::uint8_t>(token.name[1] - '0');
            builder_.block(leaf_).role = from_html;
            break;
        case HtmlRole::list:
            enter_list(token.name == "ol", true, token.name == "ol" ? token.number("start", 1) : 0);
            break;
        case HtmlRole::item:
            if (open_.size() > html_base_ && open_.back().kind == BlockKind::list_item) leave_block();
            if (open_.size() <= html_base_ || open_.back().kind != BlockKind::list) enter_list(false, true, 0);
            enter_item({});
            break;
        case HtmlRole::quote: enter_container(BlockKind::quote); break;
        case HtmlRole::rule:
            enter_leaf(BlockKind::rule);
            leave_block();
            break;
        default: add_html_mark("<" + token.name + ">"); break;
    }
}

void Converter::close_html_block(const HtmlToken& token) {
    const HtmlRole role = html_role(token.name);
    if (role == HtmlRole::rule) return;
    if (role == HtmlRole::details || role == HtmlRole::summary) return add_html_mark("</" + token.name + ">");
    const BlockKind kind = role == HtmlRole::heading ? BlockKind::heading
                           : role == HtmlRole::list  ? BlockKind::list
                           : role == HtmlRole::item  ? BlockKind::list_item
                                                     : BlockKind::quote;
    std::size_t found = open_.size();
    while (found > html_base_ && open_[found - 1].kind != kind) {
        // `</li>` closes no item of an outer list.
        if (kind == BlockKind::list_item && is_list_kind(open_[found - 1].kind)) return;
        --found;
    }
    if (found <= html_base_) return end_html_line();
    while (open_.size() >= found) leave_block();
}

/// The code of `<pre>`, whose tags count for nothing but the language that `<code class="language-…">` names.
std::size_t Converter::add_html_code(const std::vector<HtmlToken>& tokens, std::size_t at) {
    const std::size_t end = closing_token(tokens, at);
    end_implicit_paragraph();
    prepare_html_place();
    enter_leaf(BlockKind::code);
    builder_.block(leaf_).role = from_html;
    for (std::size_t i = at; i < end; ++i) {
        if (tokens[i].kind == Kind::text) {
            literal_ += decode_entities(tokens[i].written);
            continue;
        }
        const std::string classes =
            tokens[i].attribute("class").value_or("") + tokens[i].attribute("lang").value_or("");
        const std::size_t language = classes.find("language-");
        const std::size_t name = language == std::string::npos ? classes.size() : language + 9;
        if (name < classes.size())
            builder_.label(leaf_, fold_case(classes.substr(name, classes.find(' ', name) - name)));
        if (html_role(tokens[i].name) == HtmlRole::line_break) literal_ += '\n';
        if (html_role(tokens[i].name) == HtmlRole::unknown) literal_ += tokens[i].written;
    }
    if (literal_.starts_with('\n')) literal_.erase(0, 1);
    places[leaf_].last = html_line_ + static_cast<std::uint32_t>(std::count(literal_.begin(), literal_.end(), '\n'));
    leave_block();
    return std::min(end + 1, tokens.size());
}

std::size_t Converter::add_html_table(const std::vector<HtmlToken>& tokens, std::size_t at) {
    const std::size_t end = table_ends_[at];
    const bool is_closed = end < tokens.size();
    const auto rows = is_closed ? html_rows(tokens, at + 1, end) : std::vector<std::vector<HtmlCell>>();
    // A table whose cells hold Markdown reaches over several blocks: its cells are read one after another.
    if (rows.empty()) {
        end_implicit_paragraph();
        return at + 1;
    }
    if (std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                    tokens.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const HtmlToken& token) { return token.kind == Kind::open && token.name == "table"; }))
        reporter_.add(Severity::warning, html_line_, 1, "a table inside a table is not shown as one",
                      "put it below the outer table; its text stands in the cell here");
    const std::uint32_t line = html_line_ - tokens[at].line;
    // A caption, and what else stands outside the cells.
    const auto first_row = static_cast<std::size_t>(rows.front().front().tag - tokens.data());
    for (std::size_t i = at + 1; i < first_row; ++i) add_html_inline_token(tokens[i]);
    end_implicit_paragraph();
    prepare_html_place();
    const std::size_t columns = html_columns(rows);
    open_.push_back({BlockKind::table, open(BlockKind::table)});
    builder_.block(open_.back().index).role = from_html;
    for (const auto& row : rows) {
        const bool is_header = &row == &rows.front() && std::all_of(row.begin(), row.end(), [](const HtmlCell& cell) {
            return cell.tag->name == "th";
        });
        add_html_row(tokens, row, columns, is_header, line);
    }
    leave_block();
    return end + 1;
}

/// One row, filled up to `columns` cells; `table_line` is where its table begins.
void Converter::add_html_row(const std::vector<HtmlToken>& tokens, const std::vector<HtmlCell>& row,
                             std::size_t columns, bool is_header, std::uint32_t table_line) {
    html_line_ = table_line + row.front().tag->line;
    open_.push_back({BlockKind::table_row, open(BlockKind::table_row)});
    if (is_header) builder_.block(open_.back().index).flags |= model::flag_header;
    std::size_t written = 0;
    for (std::size_t i = 0; i < row.size() && written < columns; ++i) {
        html_line_ = table_line + row[i].tag->line;
        enter_leaf(BlockKind::table_cell);
        builder_.block(leaf_).level = static_cast<std::uint8_t>(html_alignment(*row[i].tag));
        for (std::size_t token = row[i].first; token < row[i].end; ++token) add_html_inline_token(tokens[token]);
        leave_block();
        const std::size_t span = row[i].tag->number("colspan", 1);
        for (++written; written < columns && written < i + span; ++written) add_blank_cell();
    }
    for (; written < columns; ++written) add_blank_cell();
    leave_block();
}

void Converter::add_blank_cell() {
    enter_leaf(BlockKind::table_cell);
    leave_block();
}

}  // namespace viva::notes
