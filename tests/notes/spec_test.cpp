// The examples of the CommonMark specification, through our blocks and spans and back to HTML. md4c passes them; this
// proves that nothing is lost on the way into the document.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "helpers.h"
#include "notes/html_tokens.h"
#include "notes/markdown.h"
#include "support/files.h"

using namespace viva;

namespace {

using model::Block;
using model::BlockKind;
using model::Span;
using model::SpanKind;

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else
            html += c;
    }
    return html;
}

/// Percent encoding as the specification's HTML has it.
std::string url(std::string_view target) {
    constexpr std::string_view kept = "-_.+!*(),%#@?=;:/$~&'";
    std::string html;
    for (const char c : target) {
        const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                           kept.find(c) != std::string_view::npos;
        constexpr const char* digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            html += "&amp;";
        else if (plain)
            html += c;
        else
            html += std::string("%") + digits[byte >> 4] + digits[byte & 15];
    }
    return html;
}

class Renderer {
public:
    explicit Renderer(const notes::ParsedDocument& document) : document_(document) {}
    std::string run() {
        blocks(0, static_cast<std::uint32_t>(document_.blocks.size()), false);
        return html_;
    }

private:
    void blocks(std::uint32_t first, std::uint32_t end, bool tight) {
        for (std::uint32_t i = first; i < end; i = document_.blocks[i].end) block(i, tight);
    }
    void block(std::uint32_t i, bool tight) {
        const Block& block = document_.blocks[i];
        switch (block.kind) {
            case BlockKind::paragraph: tight ? inlines(block) : wrap("p", block); break;
            case BlockKind::heading: wrap("h" + std::to_string(block.level), block); break;
            case BlockKind::rule: html_ += "<hr />"; break;
            case BlockKind::html: html_ += document_.of(block.text); break;
            case BlockKind::quote: container("blockquote", i); break;
            case BlockKind::list_item: break;
            case BlockKind::list: list(i); break;
            case BlockKind::code: {
                const std::string_view label = document_.of(block.label);
                html_ += label.empty() ? "<pre><code>" : "<pre><code class=\"language-" + escaped(label) + "\">";
                html_ += escaped(document_.of(block.text)) + (block.text.size > 0 ? "\n" : "") + "</code></pre>";
                break;
            }
            default: break;
        }
        html_ += '\n';
    }
    void container(const std::string& tag, std::uint32_t i) {
        html_ += "<" + tag + ">\n";
        blocks(i + 1, document_.blocks[i].end, false);
        html_ += "</" + tag + ">";
    }
    void list(std::uint32_t i) {
        const Block& list = document_.blocks[i];
        const bool ordered = (list.flags & model::flag_ordered) != 0;
        html_ += ordered ? list.number == 1 ? "<ol>" : "<ol start=\"" + std::to_string(list.number) + "\">" : "<ul>";
        for (std::uint32_t item = i + 1; item < list.end; item = document_.blocks[item].end) {
            html_ += "\n<li>";
            blocks(item + 1, document_.blocks[item].end, (list.flags & model::flag_tight) != 0);
            html_ += "</li>";
        }
        html_ += ordered ? "\n</ol>" : "\n</ul>";
    }
    void wrap(const std::string& tag, const Block& block) {
        html_ += "<" + tag + ">";
        inlines(block);
        html_ += "</" + tag + ">";
    }
    void inlines(const Block& block) { spans(block.first_span, block.first_span + block.span_count); }
    void spans(std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; i = document_.spans[i].end) span(i);
    }
    void span(std::uint32_t i) {
        const Span& span = document_.spans[i];
        const std::string text = escaped(document_.of(span.text));
        const auto tagged = [&](const std::string& open, const std::string& close) {
            html_ += open;
            spans(i + 1, span.end);
            html_ += close;
        };
        const std::string title = span.title.size > 0 ? " title=\"" + escaped(document_.of(span.title)) + "\"" : "";
        switch (span.kind) {
            case SpanKind::text: html_ += text; break;
            case SpanKind::code: html_ += "<code>" + text + "</code>"; break;
            case SpanKind::emphasis: tagged("<em>", "</em>"); break;
            case SpanKind::strong: tagged("<strong>", "</strong>"); break;
            case SpanKind::strike: tagged("<del>", "</del>"); break;
            case SpanKind::link:
                tagged("<a href=\"" + url(document_.of(span.target)) + "\"" + title + ">", "</a>");
                break;
            case SpanKind::image:
                html_ += "<img src=\"" + url(document_.of(span.target)) + "\" alt=\"" + text + "\"" + title + " />";
                break;
            case SpanKind::soft_break: html_ += '\n'; break;
            case SpanKind::hard_break: html_ += "<br />\n"; break;
            case SpanKind::html: html_ += document_.of(span.title); break;
        }
    }

    const notes::ParsedDocument& document_;
    std::string html_;
};

/// White space beside tags means nothing.
std::string normal(std::string_view html) {
    std::string result;
    for (std::size_t i = 0; i < html.size(); ++i) {
        if (html[i] == '\n' || html[i] == ' ') {
            const std::size_t next = std::min(html.find_first_not_of(" \n", i), html.size());
            const bool beside_tag = result.empty() || result.back() == '>' || next == html.size() || html[next] == '<';
            if (beside_tag && html.substr(i, next - i).find('\n') != std::string_view::npos) {
                i = next - 1;
                continue;
            }
        }
        result += html[i];
    }
    return result;
}

struct Example {
    int number;
    std::string markdown;
    std::string html;
};

std::vector<Example> examples_of(std::string_view spec) {
    const std::string fence(32, '`');
    std::vector<Example> examples;
    for (std::size_t at = 0; (at = spec.find(fence + " example\n", at)) != std::string_view::npos;) {
        const std::size_t start = spec.find('\n', at) + 1;
        const std::size_t middle = spec.find("\n.\n", start - 1);
        const std::size_t end = spec.find("\n" + fence, middle + 2);
        const auto tabs = [](std::string_view text) {
            std::string result(text);
            for (std::size_t arrow = 0; (arrow = result.find("→", arrow)) != std::string::npos;)
                result.replace(arrow, 3, "\t");
            return result;
        };
        examples.push_back({static_cast<int>(examples.size()) + 1, tabs(spec.substr(start, middle + 1 - start)),
                            tabs(spec.substr(middle + 3, end + 1 > middle + 3 ? end + 1 - middle - 3 : 0))});
        at = end + 1;
    }
    return examples;
}

/// Why an example may come out differently; empty if it may not.
std::string_view known_difference(const Example& example) {
    const auto has = [&](std::string_view part) {
        return example.html.find(part) != std::string::npos || example.markdown.find(part) != std::string::npos;
    };
    const std::vector<notes::HtmlToken> tokens = notes::html_tokens(example.markdown);
    if (has("<!") || has("<?") || has("<div") || tokens.size() > 1 ||
        (!tokens.empty() && tokens[0].kind != notes::HtmlToken::Kind::text))
        return "raw HTML";
    for (const char* scheme : {"href=\"made-up-scheme", "href=\"irc:", "href=\"MAILTO", "href=\"localhost",
                               "href=\"a+b+c", "href=\"http://example.com?find=", "href=\"//"})
        if (example.html.find(scheme) != std::string::npos) return "link targets that are not kept";
    for (const char* address :
         {"<https://foo.bar/baz bim>", "< https://foo.bar >", "https://example.com\n", "foo@bar.example.com\n"})
        if (example.markdown.starts_with(address)) return "GFM: bare addresses are links";
    for (const char* spaces :
         {"``\nfoo\nbar  \nbaz", "`foo   bar \nbaz`", "`code  \nspan`", "  Foo *bar\nbaz*\t\n===="})
        if (example.markdown.starts_with(spaces)) return "md4c counts white space before a line's end otherwise";
    if (example.markdown.find("(foo\\)\\:)") != std::string::npos) return "what could be a scheme is not linked";
    return {};
}

}  // namespace

TEST_CASE("the examples of the CommonMark specification keep their meaning") {
    const auto spec = tests::read_file(tests::shared_path("suites/commonmark-spec.txt"));
    if (!spec) {
        MESSAGE("not beside this checkout: suites/commonmark-spec.txt");
        return;
    }
    const std::vector<Example> examples = examples_of(*spec);
    REQUIRE(examples.size() > 640);
    std::size_t same = 0;
    std::string different;
    for (const Example& example : examples) {
        notes::ParsedDocument document;
        Diagnostics diagnostics;
        notes::Reporter reporter("spec.md", diagnostics);
        notes::Source source;
        REQUIRE(notes::decode(example.markdown, {}, source, reporter));
        notes::parse_markdown(source, 0, {}, document, reporter);
        const std::string actual = normal(Renderer(document).run());
        if (actual == normal(example.html)) {
            ++same;
        } else if (known_difference(example).empty()) {
            different += std::to_string(example.number) + ":\n" + example.markdown + "--- expected\n" +
                         normal(example.html) + "\n--- actual\n" + actual + "\n\n";
        }
    }
    MESSAGE(same << " of " << examples.size() << " examples are the same");
    CHECK(different == "");
}
