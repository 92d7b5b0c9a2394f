#include "dump.h"

#include <algorithm>
#include <vector>

namespace viva::tests {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Span;
using model::SpanKind;

constexpr const char* block_names[] = {"paragraph", "heading", "list", "item", "quote", "code",
                                       "table",     "row",     "cell", "rule", "html"};
constexpr const char* span_names[] = {"text", "code",  "emphasis", "strong", "strike",
                                      "link", "image", "soft",     "hard",   "html"};

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) result += c == '\n' ? std::string("\\n") : std::string(1, c);
    return result;
}

/// The text with marks around what is not plain: {strong:…}, {link<target>:…}.
std::string inline_text(const Document& document, std::uint32_t first, std::uint32_t end) {
    std::string text;
    for (std::uint32_t i = first; i < end; i = document.spans[i].end) {
        const Span& span = document.spans[i];
        const bool container = span.kind == SpanKind::emphasis || span.kind == SpanKind::strong ||
                               span.kind == SpanKind::strike || span.kind == SpanKind::link ||
                               span.kind == SpanKind::image;
        if (span.kind == SpanKind::text)
            text += escaped(document.of(span.text));
        else if (span.kind == SpanKind::soft_break)
            text += "↵";
        else if (span.kind == SpanKind::hard_break)
            text += "⏎";
        else {
            text += std::string("{") + span_names[static_cast<int>(span.kind)];
            if (span.target.size > 0) text += "<" + std::string(document.of(span.target)) + ">";
            if (span.title.size > 0) text += "(" + std::string(document.of(span.title)) + ")";
            text += ":" + (container ? inline_text(document, i + 1, span.end) : escaped(document.of(span.text))) + "}";
        }
    }
    return text;
}

std::string flag_names(const Block& block) {
    std::string names;
    if (block.flags & model::flag_ordered) names += " ordered";
    if (block.flags & model::flag_tight) names += " tight";
    if (block.flags & model::flag_task) names += block.flags & model::flag_checked ? " [x]" : " [ ]";
    if (block.flags & model::flag_header) names += " header";
    if (block.flags & model::flag_question) names += " question";
    if (block.flags & model::flag_hidden) names += " hidden";
    return names;
}

void dump_block(const Document& document, const Block& block, std::size_t depth, std::string& out) {
    out += std::string(depth * 2, ' ') + std::to_string(block.line) + "-" + std::to_string(block.end_line) + " " +
           block_names[static_cast<int>(block.kind)];
    if (block.level > 0) out += std::to_string(block.level);
    if (block.number > 0) out += " #" + std::to_string(block.number);
    out += flag_names(block);
    if (block.label.size > 0) out += " [" + std::string(document.of(block.label)) + "]";
    if (block.kind == BlockKind::code || block.kind == BlockKind::html) {
        std::string_view rest = document.of(block.text);
        out += "\n";
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            out += std::string(depth * 2, ' ') + "  | " + std::string(rest.substr(0, end)) + "\n";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return;
    }
    if (block.span_count > 0)
        out += ": " + inline_text(document, block.first_span, block.first_span + block.span_count);
    out += "\n";
}

}  // namespace

std::string dump_inline(const Document& document, const Block& block) {
    return inline_text(document, block.first_span, block.first_span + block.span_count);
}

std::string_view block_name(BlockKind kind) { return block_names[static_cast<int>(kind)]; }

std::string dump(const Document& document, std::span<const model::Card> cards) {
    std::string out = "title: " + std::string(document.title) + (document.title_written ? "" : " (from the file)") +
                      "\nid: " + std::string(document.id) + "\nlanguage: " + std::string(document.language) +
                      "\ndialect: " + std::string(document.dialect) + "\n\n# Blocks\n";
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        while (!open.empty() && open.back() <= i) open.pop_back();
        dump_block(document, document.blocks[i], open.size(), out);
        if (document.blocks[i].end > i + 1) open.push_back(document.blocks[i].end);
    }
    out += "\n# Cards\n";
    for (std::size_t section = 0; section < document.sections.size(); ++section) {
        const model::Section& s = document.sections[section];
        out += "section " + std::string(s.name.size > 0 ? document.of(s.name) : "(no name)") + " [" +
               std::string(document.of(s.slug)) + "] line " + std::to_string(s.line) + ", blocks " +
               std::to_string(s.first_block) + "-" + std::to_string(s.end_block) + "\n";
        for (const model::Card& card : cards)
            if (card.section == section)
                out += std::string(card.derived_from ? "    + " : "  ") + std::to_string(card.line) + "-" +
                       std::to_string(card.end_line) + " " + std::string(document.of(card.question)) + "  (answer " +
                       std::to_string(card.first_answer) + "-" + std::to_string(card.end_answer) + ")\n";
    }
    return out;
}

}  // namespace viva::tests
