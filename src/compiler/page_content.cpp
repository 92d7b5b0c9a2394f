#include "compiler/page_content.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"
#include "base/words.h"
#include "compiler/html.h"
#include "model/footnotes.h"

namespace viva::compiler {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Span;
using model::SpanKind;

constexpr std::string_view token_classes[model::token_kind_count] = {"",  "k", "s", "c", "f", "n", "t",
                                                                     "o", "",  "p", "k", "f", ""};

class Content {
public:
    Content(const Document& document, const Anchors& anchors, const Additions& additions)
        : document_(document),
          anchors_(anchors),
          additions_(additions),
          language_(language_from_tag(document.language)) {}

    std::string render() {
        std::uint32_t at = 0;
        for (const model::Section& section : document_.sections) {
            blocks(at, section.first_block);
            section_name(section);
            blocks(section.first_block, section.end_block);
            at = section.end_block;
        }
        blocks(at, static_cast<std::uint32_t>(document_.blocks.size()));
        return std::move(html_);
    }

    std::string render(std::uint32_t first, std::uint32_t end) {
        blocks(first, end);
        return std::move(html_);
    }

private:
    std::string escaped(model::TextRange range) const { return escape_html(document_.of(range)); }

    std::string id_of(std::uint32_t block) const {
        const auto found = anchors_.find(block);
        return found == anchors_.end() ? std::string() : " id=\"" + escape_html(found->second) + "\"";
    }

    /// Id and, for a question, the class that sets it semibold where it is no heading; for nothing but pictures, the
    /// one that keeps no room for letters below them.
    std::string attributes_of(std::uint32_t block) const {
        const bool asks = (document_.blocks[block].flags & model::flag_question) != 0;
        return id_of(block) + (asks ? " class=\"question\"" : shows_pictures_only(block) ? " class=\"pictures\"" : "");
    }

    bool shows_pictures_only(std::uint32_t index) const {
        const Block& block = document_.blocks[index];
        bool has_picture = false;
        for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count;) {
            const Span& span = document_.spans[i];
            const bool is_picture = span.kind == SpanKind::image && span.width > 0;
            const bool has_children = span.end > i + 1 && span.kind != SpanKind::image;
            if (!is_picture && !has_children && !trim(document_.of(span.text)).empty()) return false;
            has_picture = has_picture || is_picture;
            i = is_picture ? span.end : i + 1;
        }
        return has_picture;
    }

    /// A name that no heading shows: from a table of contents that was left out, say.
    void section_name(const model::Section& section) {
        const std::string_view name = document_.of(section.name);
        if (name.empty()) return;
        if (section.first_block < section.end_block) {
            const Block& first = document_.blocks[section.first_block];
            if (first.kind == BlockKind::heading && document_.of(first.text) == name) return;
        }
        html_ += "<h2 class=\"section\">" + escape_html(name) + "</h2>\n";
    }

    void blocks(std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; i = document_.blocks[i].end) block(i);
    }

    void wrap(const std::string& opening, std::uint32_t index, std::string_view closing) {
        html_ += opening;
        spans(document_.blocks[index]);
        html_ += closing;
    }

    void block(std::uint32_t index) {
        block_itself(index);
        add_to(index);
    }

    void add_to(std::uint32_t index) {
        if (const auto found = additions_.find(index); found != additions_.end()) html_ += found->second;
    }

    void block_itself(std::uint32_t index) {
        const Block& block = document_.blocks[index];
        switch (block.kind) {
            case BlockKind::paragraph: wrap("<p" + attributes_of(index) + ">", index, "</p>\n"); break;
            case BlockKind::heading: heading(index); break;
            case BlockKind::list: list(index); break;
            case BlockKind::quote: container("<blockquote>\n", index, "</blockquote>\n"); break;
            case BlockKind::code: code(index); break;
            case BlockKind::table: table(index); break;
            case BlockKind::rule: html_ += "<hr>\n"; break;
            // Rows and cells are written by table(), items by list(); raw HTML never.
            case BlockKind::list_item:
            case BlockKind::table_row:
            case BlockKind::table_cell:
            case BlockKind::html: break;
        }
    }

    void container(std::string_view opening, std::uint32_t index, std::string_view closing) {
        html_ += opening;
        blocks(index + 1, document_.blocks[index].end);
        html_ += closing;
    }

    void heading(std::uint32_t index) {
        const std::string level = std::to_string(document_.blocks[index].level);
        wrap("<h" + level + attributes_of(index) + ">", index, "</h" + level + ">\n");
    }

    void list(std::uint32_t index) {
        const Block& list = document_.blocks[index];
        const bool is_ordered = (list.flags & model::flag_ordered) != 0;
        html_ += is_ordered ? "<ol" : "<ul";
        if (is_ordered && list.number != 1) html_ += " start=\"" + std::to_string(list.number) + "\"";
        html_ += ">\n";
        for (std::uint32_t i = index + 1; i < list.end; i = document_.blocks[i].end)
            item(i, (list.flags & model::flag_tight) != 0);
        html_ += is_ordered ? "</ol>\n" : "</ul>\n";
    }

    void item(std::uint32_t index, bool is_tight) {
        const Block& item = document_.blocks[index];
        html_ += "<li" + id_of(index);
        if ((item.flags & model::flag_task) != 0) {
            const bool is_checked = (item.flags & model::flag_checked) != 0;
            html_ += std::string(" class=\"task\"><input type=\"checkbox\" disabled") + (is_checked ? " checked" : "") +
                     " aria-label=\"" + escape_html(word(language_, is_checked ? Word::task_done : Word::task_open)) +
                     "\"";
        }
        html_ += ">";
        for (std::uint32_t i = index + 1; i < item.end; i = document_.blocks[i].end) {
            if (is_tight && document_.blocks[i].kind == BlockKind::paragraph)
                tight_paragraph(i);
            else
                block(i);
        }
        html_ += "</li>\n";
    }

    void tight_paragraph(std::uint32_t index) {
        const std::string attributes = attributes_of(index);
        wrap(attributes.empty() ? "" : "<span" + attributes + ">", index, attributes.empty() ? "\n" : "</span>\n");
        add_to(index);
    }

    /// Wide things scroll sideways by themselves, and a keyboard can reach them to do so.
    std::string scroller(std::string_view kind, std::string_view name) const {
        return "<div class=\"" + std::string(kind) + "\" tabindex=\"0\" role=\"region\" aria-label=\"" +
               escape_html(name) + "\">";
    }

    void code(std::uint32_t index) {
        const Block& block = document_.blocks[index];
        const std::string_view label = document_.of(block.label);
        html_ += "<figure class=\"code\">";
        if (!label.empty()) html_ += "<figcaption>" + escape_html(label) + "</figcaption>";
        html_ += scroller("scroll", label.empty() ? word(language_, PageWord::page_code) : label) + "<pre><code>";
        const std::string_view text = document_.of(block.text);
        std::size_t at = 0;
        for (const model::Token& token : document_.tokens.subspan(block.first_token, block.token_count)) {
            const std::string_view name = token_classes[static_cast<std::size_t>(token.kind)];
            if (name.empty()) continue;
            html_ += escape_html(text.substr(at, token.offset - at)) + "<span class=\"" + std::string(name) + "\">" +
                     escape_html(text.substr(token.offset, token.size)) + "</span>";
            at = token.offset + token.size;
        }
        html_ += escape_html(text.substr(at)) + "</code></pre></div></figure>\n";
    }

    void table(std::uint32_t index) {
        const Block& table = document_.blocks[index];
        html_ += scroller("table", word(language_, PageWord::page_table)) + "<table>\n";
        bool is_body_open = false;
        for (std::uint32_t i = index + 1; i < table.end; i = document_.blocks[i].end) {
            const bool is_header = (document_.blocks[i].flags & model::flag_header) != 0;
            if (!is_header && !is_body_open) html_ += "<tbody>\n";
            is_body_open |= !is_header;
            row(i, is_header && !is_body_open);
        }
        html_ += is_body_open ? "</tbody></table></div>\n" : "</table></div>\n";
    }

    void row(std::uint32_t index, bool is_header) {
        constexpr std::string_view alignments[] = {"", " class=\"left\"", " class=\"center\"", " class=\"right\""};
        html_ += is_header ? "<thead><tr>" : "<tr>";
        for (std::uint32_t i = index + 1; i < document_.blocks[index].end; i = document_.blocks[i].end) {
            const std::string alignment(alignments[document_.blocks[i].level]);
            wrap(is_header ? "<th scope=\"col\"" + alignment + ">" : "<td" + alignment + ">", i,
                 is_header ? "</th>" : "</td>");
        }
        html_ += is_header ? "</tr></thead>\n" : "</tr>\n";
    }

    void spans(const Block& block) { spans(block.first_span, block.first_span + block.span_count); }

    void spans(std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; i = document_.spans[i].end) span(i);
    }

    void wrap_span(std::string_view opening, std::uint32_t index, std::string_view closing) {
        html_ += opening;
        spans(index + 1, document_.spans[index].end);
        html_ += closing;
    }

    void span(std::uint32_t index) {
        const Span& span = document_.spans[index];
        switch (span.kind) {
            case SpanKind::text: html_ += escaped(span.text); break;
            case SpanKind::code: html_ += "<code>" + escaped(span.text) + "</code>"; break;
            case SpanKind::emphasis: wrap_span("<em>", index, "</em>"); break;
            case SpanKind::strong: wrap_span("<strong>", index, "</strong>"); break;
            case SpanKind::strike: wrap_span("<s>", index, "</s>"); break;
            case SpanKind::link: link(index); break;
            case SpanKind::image: image(index); break;
            case SpanKind::soft_break: html_ += span.text.size > 0 ? "\n" : ""; break;
            case SpanKind::hard_break: html_ += "<br>\n"; break;
            case SpanKind::html: break;
        }
    }

    void link(std::uint32_t index) {
        const Span& span = document_.spans[index];
        const std::string_view target = document_.of(span.target);
        std::string href = safe_href(target);
        const bool is_outside = !href.empty();
        if (!is_outside) href = escape_html(page_link(target));
        if (href.empty() || is_in_link_) return wrap_span("", index, "");
        is_in_link_ = true;
        const std::string title = span.title.size > 0 ? " title=\"" + escaped(span.title) + "\"" : "";
        wrap_span("<a href=\"" + href + "\"" + footnote_id(target) + title +
                      (is_outside ? " rel=\"noopener noreferrer\">" : ">"),
                  index, "</a>");
        is_in_link_ = false;
    }

    /// A footnote and its first mark are places, too.
    std::string footnote_id(std::string_view target) {
        const std::string place = model::footnote_place(target);
        const bool is_free = !place.empty() && std::none_of(anchors_.begin(), anchors_.end(),
                                                            [&](const auto& anchor) { return anchor.second == place; });
        return is_free && footnote_ids_.insert(place).second ? " id=\"" + place + "\"" : std::string();
    }

    /// A page asks no other server for anything, so a picture that did not come with the site is a link to it, named by
    /// its alternative text.
    void image(std::uint32_t index) {
        const Span& span = document_.spans[index];
        if (span.width > 0) {
            const std::string title = span.title.size > 0 ? " title=\"" + escaped(span.title) + "\"" : "";
            html_ += "<img src=\"../../" + encode_url(document_.of(span.target)) + "\" alt=\"" + escaped(span.text) +
                     "\"" + title + " loading=\"lazy\" decoding=\"async\" width=\"" + std::to_string(span.width) +
                     "\" height=\"" + std::to_string(span.height) + "\">";
            return;
        }
        const std::string href = safe_href(document_.of(span.target));
        std::string name = escaped(span.text);
        if (name.empty()) name = escape_html(word(language_, PageWord::page_picture));
        if (href.empty() || is_in_link_)
            html_ += "<span class=\"picture\">" + name + "</span>";
        else
            html_ += "<a class=\"picture\" href=\"" + href + "\" rel=\"noopener noreferrer\">" + name + "</a>";
    }

    const Document& document_;
    const Anchors& anchors_;
    const Additions& additions_;
    Language language_;
    std::string html_;
    std::set<std::string> footnote_ids_;  ///< Written ones.
    bool is_in_link_ = false;
};

}  // namespace

std::string render_content(const Document& document, const Anchors& anchors, const Additions& additions) {
    return Content(document, anchors, additions).render();
}

std::string render_blocks(const Document& document, std::uint32_t first, std::uint32_t end) {
    return Content(document, Anchors(), Additions()).render(first, end);
}

std::string page_link(std::string_view target) {
    constexpr std::string_view prefix = "#/note/";
    if (!target.starts_with(prefix)) return {};
    target.remove_prefix(prefix.size());
    const std::size_t slash = target.find('/');
    std::string link = "../" + encode_url(target.substr(0, slash)) + "/";
    if (slash != std::string_view::npos) link += "#" + encode_url(target.substr(slash + 1));
    return link;
}

}  // namespace viva::compiler
