// Raw HTML cut into tags and text. After the tokenizer of the HTML standard (13.2.5), as far as notes need it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

struct HtmlToken {
    enum class Kind : std::uint8_t { text, open, close };
    Kind kind = Kind::text;
    std::string name;            ///< Of a tag, in lower case.
    std::string_view written;    ///< The text, or the whole tag.
    std::uint32_t line = 0;      ///< Line ends before it.
    bool closes_itself = false;  ///< `<x/>`

    /// The value of an attribute, entities decoded; empty for one without a value.
    std::optional<std::string> attribute(std::string_view wanted) const;
    /// The value of an attribute that is a whole number of at most nine digits, else `otherwise`.
    std::uint32_t number(std::string_view attribute_name, std::uint32_t otherwise) const;
};

/// What browsers know as HTML, and what a note may do with it. Names of no element are text: `List<String>`.
enum class HtmlRole : std::uint8_t {
    unknown,      ///< No HTML element.
    shown_tag,    ///< A form's or page's parts: nothing here can be one, so inline the tag itself is shown.
    dropped,      ///< Goes with everything inside it: scripts, styles, frames, drawings.
    transparent,  ///< Only its content is shown.
    strong,
    emphasis,
    strike,
    code,
    subscript,
    superscript,
    link,
    image,
    line_break,
    rule,
    paragraph,  ///< And whatever else starts on a line of its own: div, section…
    heading,
    list,
    item,
    quote,
    preformatted,
    table,
    row,
    cell,
    details,
    summary,
};
HtmlRole html_role(std::string_view name);

/// Tags and text in order; comments, declarations and processing instructions are left out. The tokens view `html`.
/// Linear.
std::vector<HtmlToken> html_tokens(std::string_view html);

/// `text` with its character references decoded.
std::string decode_entities(std::string_view text);

}  // namespace viva::notes
