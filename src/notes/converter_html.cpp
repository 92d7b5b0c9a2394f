// Raw HTML as blocks and spans: what a note may use it for is in html_tokens.cpp; all else is text or left out.
//
// A block of raw HTML ends at a blank line (CommonMark 4.6), so its tags are matched within the block only, but
// <details> and <summary>: these stay in the document as blocks of kind `html`, "<details>", "<summary>", "</summary>",
// "</details>", each on its own, with the summary's text and the content as ordinary blocks between them.
#include <algorithm>

#include "base/unicode.h"
#include "notes/comments.h"
#include "notes/converter.h"
#include "notes/html_tokens.h"
#include "notes/links.h"
#include "notes/scripts.h"

namespace viva::notes {

using model::BlockKind;
using model::SpanKind;

namespace {

/// Blank cells that a row may get for `colspan` and for shorter rows; no table that can be read has more columns.
constexpr std::size_t most_columns = 64;

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

/// Tables inside each other that are looked at; deeper ones are text.
constexpr std::size_t deepest_table = 16;

/// Where each table that token i opens is closed, else tokens.size(). One pass, because a note may open thousands.
std::vector<std::size_t> table_ends(const std::vector<HtmlToken>& tokens) {
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

/// Runs of white space as one space each.
std::string collapsed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (!blank)
            result += c;
        else if (result.empty() || result.back() != ' ')
            result += ' ';
    }
    return result;
}

std::uint32_t number_of(const std::optional<std::string>& written, std::uint32_t otherwise) {
    if (!written || written->empty() || written->size() > 9) return otherwise;
    std::uint32_t number = 0;
    for (const char c : *written) {
        if (c < '0' || c > '9') return otherwise;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

model::Alignment alignment_of(const HtmlToken& cell) {
    const std::string align = fold_case(cell.attribute("align").value_or(""));
    if (align == "left") return model::Alignment::left;
    if (align == "center") return model::Alignment::center;
    return align == "right" ? model::Alignment::right : model::Alignment::unset;
}

struct HtmlCell {
    const HtmlToken* tag = nullptr;
    std::size_t first = 0;  ///< Its tokens.
    std::size_t end = 0;
};

/// The cells between tokens [first, end), row by row; what stands inside a nested table belongs to the outer cell.
std::vector<std::vector<HtmlCell>> rows_of(const std::vector<HtmlToken>& tokens, std::size_t first, std::size_t end) {
    std::vector<std::vector<HtmlCell>> rows;
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

}  // namespace

// --- Blocks

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
    table_ends_ = table_ends(tokens);
    for (std::size_t i = 0; i < tokens.size();) {
        html_line_ = std::max(line, 1u) + tokens[i].line;
        i = add_html_block_token(tokens, i);
    }
    while (open_.size() > html_base_) leave_block();
    end_implicit_paragraph();
    html_line_ = 0;
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
            enter_list(token.name == "ol", true, token.name == "ol" ? number_of(token.attribute("start"), 1) : 0);
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
            builder_.label(leaf_, fold_case(classes.substr(name, classes.find_first_of(" ", name) - name)));
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
    const auto rows = is_closed ? rows_of(tokens, at + 1, end) : std::vector<std::vector<HtmlCell>>();
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
    std::size_t columns = 0;
    for (const auto& row : rows) {
        std::size_t width = 0;
        for (const HtmlCell& cell : row)
            width += std::clamp<std::size_t>(number_of(cell.tag->attribute("colspan"), 1), 1, most_columns);
        columns = std::max(columns, std::min(width, most_columns));
    }
    open_.push_back({BlockKind::table, open(BlockKind::table)});
    builder_.block(open_.back().index).role = from_html;
    for (const auto& row : rows) {
        html_line_ = line + row.front().tag->line;
        const bool header = &row == &rows.front() && std::all_of(row.begin(), row.end(), [](const HtmlCell& cell) {
            return cell.tag->name == "th";
        });
        open_.push_back({BlockKind::table_row, open(BlockKind::table_row)});
        if (header) builder_.block(open_.back().index).flags |= model::flag_header;
        std::size_t written = 0;
        for (std::size_t i = 0; i < row.size() && written < columns; ++i) {
            html_line_ = line + row[i].tag->line;
            enter_leaf(BlockKind::table_cell);
            builder_.block(leaf_).level = static_cast<std::uint8_t>(alignment_of(*row[i].tag));
            for (std::size_t token = row[i].first; token < row[i].end; ++token) add_html_inline_token(tokens[token]);
            leave_block();
            const std::size_t span = number_of(row[i].tag->attribute("colspan"), 1);
            for (++written; written < columns && written < i + span; ++written) add_blank_cell();
        }
        for (; written < columns; ++written) add_blank_cell();
        leave_block();
    }
    leave_block();
    return end + 1;
}

void Converter::add_blank_cell() {
    enter_leaf(BlockKind::table_cell);
    leave_block();
}

// --- Inlines

void Converter::add_html_inline_token(const HtmlToken& token) {
    if (token.kind == Kind::text)
        add_html_text(token.written);
    else
        add_html_inline(token);
}

/// Text of an HTML block, where white space only separates words.
void Converter::add_html_text(std::string_view written) {
    const std::string text = collapsed(written);
    const std::string_view words = trim(text);
    const auto space = [&] {
        if (leaf_ == model::none || pending_breaks_ > 0) return;
        if (in_html_code_)
            code_span_ += ' ';
        else
            builder_.soft_break();
    };
    if (text.starts_with(' ')) space();
    if (words.empty()) return;
    if (html_line_ != 0) {
        const auto first = static_cast<std::ptrdiff_t>(written.find_first_not_of(" \t\r\n\f"));
        html_line_ += static_cast<std::uint32_t>(std::count(written.begin(), written.begin() + first, '\n'));
        written.remove_prefix(static_cast<std::size_t>(first));
    }
    add_content(decode_entities(words));
    if (html_line_ != 0)
        places[leaf_].last =
            html_line_ +
            static_cast<std::uint32_t>(std::count(
                written.begin(),
                written.begin() + static_cast<std::ptrdiff_t>(written.find_last_not_of(" \t\r\n\f") + 1), '\n'));
    if (text.ends_with(' ')) space();
}

/// Ends what stands on a line of its own: a paragraph, or a line of a heading or cell.
void Converter::end_html_line() {
    if (html_line_ != 0 && (leaf_ == model::none || implicit_paragraph_)) return end_implicit_paragraph();
    if (!builder_.is_leaf_empty()) pending_breaks_ = std::max(pending_breaks_, 1u);
}

/// Text of the open leaf, in code, in script letters, or plain.
void Converter::add_content(std::string_view text) {
    if (text.empty()) return;
    prepare_html_place();
    ensure_leaf();
    if (in_html_code_) {
        code_span_ += text;
        return;
    }
    write_pending_breaks();
    if (script_ == HtmlRole::superscript)
        builder_.text(superscript(text));
    else if (script_ == HtmlRole::subscript)
        builder_.text(subscript(text));
    else
        builder_.text(text);
}

void Converter::write_pending_breaks() {
    for (; pending_breaks_ > 0; --pending_breaks_)
        if (!builder_.is_leaf_empty()) builder_.hard_break();
}

void Converter::flush_html_code() {
    if (!in_html_code_ || code_span_.empty()) return;
    write_pending_breaks();
    write_code_span();
}

/// One tag inside a paragraph, heading or cell.
void Converter::add_html_inline(const HtmlToken& token) {
    const bool opens = token.kind == Kind::open;
    const HtmlRole role = html_role(token.name);
    switch (role) {
        case HtmlRole::unknown:
        case HtmlRole::shown_tag:
        case HtmlRole::dropped: return add_content(token.written);
        case HtmlRole::strong: return opens ? open_html_span(token, SpanKind::strong) : close_html_span(token.name);
        case HtmlRole::emphasis: return opens ? open_html_span(token, SpanKind::emphasis) : close_html_span(token.name);
        case HtmlRole::strike: return opens ? open_html_span(token, SpanKind::strike) : close_html_span(token.name);
        case HtmlRole::link: return opens ? open_html_span(token, SpanKind::link) : close_html_span(token.name);
        case HtmlRole::image: return add_html_image(token);
        case HtmlRole::code:
            flush_html_code();
            code_span_.clear();
            in_html_code_ = opens && !token.closes_itself;
            return;
        case HtmlRole::subscript:
        case HtmlRole::superscript: script_ = opens ? role : HtmlRole::transparent; return;
        case HtmlRole::line_break:
            flush_html_code();
            if (leaf_ != model::none && !builder_.is_leaf_empty()) pending_breaks_ = std::min(pending_breaks_ + 1, 2u);
            return;
        case HtmlRole::transparent: return;
        case HtmlRole::item:
            end_html_line();
            if (opens) add_content("• ");
            return;
        default: return end_html_line();
    }
}

void Converter::open_html_span(const HtmlToken& token, SpanKind kind) {
    if (token.closes_itself) return;
    const std::optional<std::string> target = kind == SpanKind::link ? token.attribute("href") : std::nullopt;
    const bool wanted = kind != SpanKind::link || target.has_value();
    prepare_html_place();
    if (!wanted && leaf_ == model::none) return;  // An anchor: no content of its own.
    ensure_leaf();
    flush_html_code();
    write_pending_breaks();
    OpenSpan span{wanted && has_room_for_span(), kind, target.value_or(""), token.name};
    if (span.built) {
        builder_.open_span(kind);
        ++built_spans_;
        if (target)
            builder_.set_target(safe_target(*target).value_or(std::string{}), token.attribute("title").value_or(""));
    }
    if (target) report_target(SpanKind::link, *target);
    spans_.push_back(std::move(span));
}

/// Closes the innermost open span of this tag; never one beyond a span of Markdown.
void Converter::close_html_span(std::string_view name) {
    flush_html_code();
    std::size_t found = spans_.size();
    while (found > 0 && !spans_[found - 1].tag.empty() && spans_[found - 1].tag != name) --found;
    if (found == 0 || spans_[found - 1].tag.empty()) return;
    while (spans_.size() >= found) close_top_span();
}

void Converter::close_top_span() {
    if (spans_.back().built) {
        builder_.close_span();
        --built_spans_;
    }
    spans_.pop_back();
}

/// Ends the spans and modes that tags opened, at the end of a span of Markdown or of the leaf.
void Converter::end_html_inlines(bool leaf_ends) {
    flush_html_code();
    while (!spans_.empty() && (leaf_ends || !spans_.back().tag.empty())) close_top_span();
    if (!leaf_ends) return;
    in_html_code_ = false;
    script_ = HtmlRole::transparent;
    pending_breaks_ = 0;
}

void Converter::add_html_image(const HtmlToken& token) {
    const std::optional<std::string> source = token.attribute("src");
    if (token.kind != Kind::open || !source) return;
    prepare_html_place();
    ensure_leaf();
    flush_html_code();
    write_pending_breaks();
    const bool built = has_room_for_span();
    if (built) builder_.open_span(SpanKind::image);
    if (built) builder_.set_target(safe_target(*source).value_or(std::string{}), token.attribute("title").value_or(""));
    builder_.text(collapsed(token.attribute("alt").value_or("")));
    if (built) builder_.close_span();
    report_target(SpanKind::image, *source);
}

}  // namespace viva::notes
