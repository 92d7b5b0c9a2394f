#include "html/document.h"

#include <set>
#include <string>
#include <string_view>

#include "html/escape.h"
#include "model/footnotes.h"

namespace viva::html {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Span;
using model::SpanKind;

/// Percent encoding of what may not stand in an address; what is encoded already stays.
std::string address(std::string_view target) {
    constexpr std::string_view kept = "-_.+!*(),%#@?=;:/$~'";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string html;
    for (const char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                           kept.find(c) != std::string_view::npos;
        if (c == '&')
            html += "&amp;";
        else if (plain)
            html += c;
        else
            ((html += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return html;
}

class Renderer {
public:
    /// `alone`: without the other notes and the site's files.
    Renderer(const Document& document, bool alone) : document_(document), alone_(alone) {}

    std::string run(std::uint32_t first, std::uint32_t end) {
        blocks(first, end, false);
        return std::move(html_);
    }

private:
    void blocks(std::uint32_t first, std::uint32_t end, bool tight) {
        for (std::uint32_t i = first; i < end; i = document_.blocks[i].end) block(i, tight);
    }

    void block(std::uint32_t i, bool tight) {
        const Block& block = document_.blocks[i];
        switch (block.kind) {
            case BlockKind::paragraph:
                if (tight)
                    inlines(block);
                else
                    wrap("p", "", block);
                break;
            case BlockKind::heading: wrap("h" + std::to_string(block.level), "", block); break;
            case BlockKind::rule: html_ += "<hr />"; break;
            // Only <details>, <summary> and their ends are kept as HTML; see notes/converter_html.cpp.
            case BlockKind::html: html_ += document_.of(block.text); break;
            case BlockKind::quote:
                html_ += "<blockquote>\n";
                blocks(i + 1, block.end, false);
                html_ += "</blockquote>";
                break;
            case BlockKind::list: list(i); break;
            case BlockKind::code: code(block); break;
            case BlockKind::table: table(i); break;
            // Written by list() and table().
            case BlockKind::list_item:
            case BlockKind::table_row:
            case BlockKind::table_cell: break;
        }
        html_ += '\n';
    }

    void code(const Block& block) {
        const std::string_view label = document_.of(block.label);
        html_ += label.empty() ? "<pre><code>" : "<pre><code class=\"language-" + escaped(label) + "\">";
        html_ += escaped(document_.of(block.text));
        html_ += block.text.size > 0 ? "\n</code></pre>" : "</code></pre>";
    }

    void list(std::uint32_t i) {
        const Block& list = document_.blocks[i];
        const bool ordered = (list.flags & model::flag_ordered) != 0;
        html_ += !ordered ? "<ul>" : list.number == 1 ? "<ol>" : "<ol start=\"" + std::to_string(list.number) + "\">";
        for (std::uint32_t item = i + 1; item < list.end; item = document_.blocks[item].end) {
            const std::uint8_t flags = document_.blocks[item].flags;
            html_ += "\n<li>";
            if ((flags & model::flag_task) != 0)
                html_ += (flags & model::flag_checked) != 0 ? "<input checked=\"\" disabled=\"\" type=\"checkbox\"> "
                                                            : "<input disabled=\"\" type=\"checkbox\"> ";
            blocks(item + 1, document_.blocks[item].end, (list.flags & model::flag_tight) != 0);
            html_ += "</li>";
        }
        html_ += ordered ? "\n</ol>" : "\n</ul>";
    }

    void table(std::uint32_t i) {
        bool in_body = false;
        html_ += "<table>";
        for (std::uint32_t row = i + 1; row < document_.blocks[i].end; row = document_.blocks[row].end) {
            const bool header = (document_.blocks[row].flags & model::flag_header) != 0 && !in_body;
            if (!header && !in_body) html_ += "\n<tbody>";
            in_body = in_body || !header;
            html_ += header ? "\n<thead>\n<tr>" : "\n<tr>";
            for (std::uint32_t cell = row + 1; cell < document_.blocks[row].end; ++cell) {
                constexpr std::string_view alignments[] = {"", " align=\"left\"", " align=\"center\"",
                                                           " align=\"right\""};
                const Block& block = document_.blocks[cell];
                html_ += '\n';
                wrap(header ? "th" : "td", alignments[block.level & 3], block);
            }
            html_ += header ? "\n</tr>\n</thead>" : "\n</tr>";
        }
        html_ += in_body ? "\n</tbody>\n</table>" : "\n</table>";
    }

    void wrap(const std::string& tag, std::string_view attributes, const Block& block) {
        ((html_ += "<" + tag) += attributes) += ">";
        inlines(block);
        html_ += "</" + tag + ">";
    }

    /// An address of the web or of mail, and none inside of the notes or the site.
    bool leads_out(const Span& span) const {
        const std::string_view target = document_.of(span.target);
        return target.find(':') != std::string_view::npos && !target.starts_with('#') && !target.starts_with("images/");
    }

    /// A footnote and its first mark are places, too.
    std::string footnote_id(const Span& span) {
        const std::string place = model::footnote_place(document_.of(span.target));
        return !place.empty() && footnote_ids_.insert(place).second ? " id=\"" + place + "\"" : std::string();
    }

    void inlines(const Block& block) { spans(block.first_span, block.first_span + block.span_count); }

    void spans(std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; i = document_.spans[i].end) span(i);
    }

    void enclose(const std::string& opening, std::uint32_t i, std::string_view closing) {
        html_ += opening;
        spans(i + 1, document_.spans[i].end);
        html_ += closing;
    }

    void span(std::uint32_t i) {
        const Span& span = document_.spans[i];
        const std::string title = span.title.size > 0 ? " title=\"" + escaped(document_.of(span.title)) + "\"" : "";
        switch (span.kind) {
            case SpanKind::text: html_ += escaped(document_.of(span.text)); break;
            case SpanKind::code: html_ += "<code>" + escaped(document_.of(span.text)) + "</code>"; break;
            case SpanKind::emphasis: enclose("<em>", i, "</em>"); break;
            case SpanKind::strong: enclose("<strong>", i, "</strong>"); break;
            case SpanKind::strike: enclose("<del>", i, "</del>"); break;
            case SpanKind::link:
                if (alone_ && !leads_out(span))
                    enclose("", i, "");
                else
                    enclose("<a href=\"" + address(document_.of(span.target)) + "\"" + footnote_id(span) + title + ">",
                            i, "</a>");
                break;
            case SpanKind::image:
                if (alone_ && !leads_out(span))
                    html_ += escaped(document_.of(span.text));
                else
                    html_ += "<img src=\"" + address(document_.of(span.target)) + "\" alt=\"" +
                             escaped(document_.of(span.text)) + "\"" + title + " />";
                break;
            case SpanKind::soft_break: html_ += '\n'; break;
            case SpanKind::hard_break: html_ += "<br />\n"; break;
            case SpanKind::html: break;  // A mark of Viva's own.
        }
    }

    const Document& document_;
    bool alone_;
    std::string html_;
    std::set<std::string> footnote_ids_;  ///< Written ones.
};

}  // namespace

std::string document_html(const Document& document) {
    return Renderer(document, false).run(0, static_cast<std::uint32_t>(document.blocks.size()));
}

std::string blocks_html(const Document& document, std::uint32_t first, std::uint32_t end) {
    return Renderer(document, true).run(first, end);
}

}  // namespace viva::html
