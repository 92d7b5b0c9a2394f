// The examples of the CommonMark and GFM specifications, through our blocks and spans and back to HTML. md4c passes
// them; this proves that nothing is lost on the way into the document. Each example that comes out otherwise is counted
// under its reason; a new one fails.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "html/document.h"
#include "notes/html_tokens.h"
#include "notes/markdown.h"
#include "support/shared.h"

using namespace viva;

namespace {

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

/// GFM marks the examples of its extensions: "```… example table".
std::vector<Example> examples_of(std::string_view spec) {
    const std::string fence(32, '`');
    std::vector<Example> examples;
    for (std::size_t at = 0; (at = spec.find("\n" + fence + " example", at)) != std::string_view::npos;) {
        const std::size_t start = spec.find('\n', at + 1) + 1;
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
        at = end;
    }
    return examples;
}

bool holds_raw_html(std::string_view markdown) {
    for (const std::string_view part : {"<!", "<?", "<div", "</"})
        if (markdown.find(part) != std::string_view::npos) return true;
    const std::vector<notes::HtmlToken> tokens = notes::html_tokens(markdown);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const notes::HtmlToken& token) { return token.kind != notes::HtmlToken::Kind::text; });
}

/// Why an example may come out differently; empty if it may not. Each reason is a decision of ours or of md4c's, said
/// with the example that shows it.
std::string_view known_difference(const Example& example) {
    const auto html_has = [&](std::string_view part) { return example.html.find(part) != std::string::npos; };
    for (const char* scheme : {"href=\"made-up-scheme", "href=\"irc:", "href=\"MAILTO", "href=\"localhost",
                               "href=\"a+b+c", "href=\"http://example.com?find=", "href=\"//", "href=\"ftp:"})
        if (html_has(scheme)) return "only http, https, mailto and places in the notes are linked";
    for (const char* address :
         {"<https://foo.bar/baz bim>", "< https://foo.bar >", "< http://foo.bar >", "<http://foo.bar/baz bim>",
          "https://example.com\n", "http://example.com\n", "foo@bar.example.com\n"})
        if (example.markdown.starts_with(address)) return "GFM links bare addresses, CommonMark's examples do not";
    if (example.markdown.starts_with("www.google.com/search?q=(business))+ok\n"))
        return "md4c ends a bare address at a bracket without its partner";
    if (example.markdown.find("commonmark&hl;") != std::string::npos)
        return "md4c takes a character reference at the end of a bare address for part of it";
    return {};
}

std::string html_of(const std::string& markdown) {
    notes::ParsedDocument document;
    Diagnostics diagnostics;
    notes::Reporter reporter("spec.md", diagnostics);
    notes::Source source;
    REQUIRE(notes::decode(markdown, {}, source, reporter));
    notes::parse_markdown(source, 0, {}, document, reporter);
    return normal(html::document_html(document.view()));
}

void compare(const char* file, std::size_t fewest) {
    const auto spec = tests::read_shared(std::filesystem::path("suites") / file);
    if (!spec) return;
    const std::vector<Example> examples = examples_of(*spec);
    REQUIRE(examples.size() >= fewest);
    std::size_t same = 0;
    std::size_t raw = 0;
    std::map<std::string_view, std::size_t> differences;
    std::string unexpected;
    for (const Example& example : examples) {
        const std::string actual = html_of(example.markdown);
        if (actual == normal(example.html))
            ++same;
        else if (holds_raw_html(example.markdown))
            ++raw;
        else if (const std::string_view reason = known_difference(example); !reason.empty())
            ++differences[reason];
        else
            unexpected += std::to_string(example.number) + ":\n" + example.markdown + "--- expected\n" +
                          normal(example.html) + "\n--- actual\n" + actual + "\n\n";
    }
    std::string report = std::to_string(same) + " of " + std::to_string(examples.size()) + " examples are the same; " +
                         std::to_string(raw) + " with raw HTML, which goes through an allow-list";
    for (const auto& [reason, count] : differences) report += "; " + std::to_string(count) + ": " + std::string(reason);
    MESSAGE(std::string(file) << ": " << report);
    CHECK(unexpected == "");
}

}  // namespace

TEST_CASE("the examples of the CommonMark specification keep their meaning") { compare("commonmark-spec.txt", 640); }

TEST_CASE("the examples of the GFM specification keep their meaning") { compare("gfm-spec.txt", 660); }
