#include "notes/foreign_lines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/html_tokens.h"
#include "notes/line_marks.h"

namespace viva::notes {
namespace {

/// Properties that Logseq itself writes into an outline, besides those that begin with "card-", "hl-" and "logseq.".
constexpr std::string_view own_properties[] = {
    "id", "collapsed", "background-color", "created-at", "updated-at", "exclude-from-graph-view", "ls-type",
};
/// Properties that people write: at the head of a note, or below the line of an item. Elsewhere they may be words.
constexpr std::string_view written_properties[] = {
    "title",  "tags",     "alias",  "aliases", "type",  "template",  "icon", "public", "heading", "filters",
    "status", "priority", "source", "parent",  "extra", "direction", "deck", "file",   "refs",    "file-path",
};

/// Liquid tags of site generators that lay out prose. Others may be what a note about templates is about.
constexpr std::string_view layout_tags[] = {
    "hint",    "endhint",    "tabs",    "endtabs",    "tab",    "endtab",    "code",        "endcode",
    "raw",     "endraw",     "comment", "endcomment", "embed",  "endembed",  "content-ref", "endcontent-ref",
    "file",    "endfile",    "details", "enddetails", "expand", "endexpand", "stepper",     "endstepper",
    "step",    "endstep",    "columns", "endcolumns", "column", "endcolumn", "toc",         "youtube",
    "capture", "endcapture", "note",    "endnote",    "tip",    "endtip",    "warning",     "endwarning",
};

/// "collapsed:: true", perhaps as the first line of an item; `may_be_written` where people write properties.
bool is_property(std::string_view content, bool may_be_written) {
    const std::size_t mark = content.find("::");
    if (mark == std::string_view::npos || mark == 0) return false;
    if (mark + 2 < content.size() && content[mark + 2] != ' ') return false;
    const std::string_view name = content.substr(0, mark);
    for (const std::string_view own : {"card-", "hl-", "logseq."})
        if (name.starts_with(own)) return true;
    return is_one_of(name, own_properties) || (may_be_written && is_one_of(name, written_properties));
}

/// What stands between the marks of a tag that is all of a line: "{% hint %}", "{{< toc >}}", "{{% expand %}}".
std::optional<std::string_view> tag_of(std::string_view content) {
    struct Marks {
        std::string_view opening, closing;
    };
    constexpr Marks kinds[] = {{"{%", "%}"}, {"{{<", ">}}"}, {"{{%", "%}}"}};
    for (const Marks& kind : kinds) {
        if (!content.starts_with(kind.opening) || !content.ends_with(kind.closing)) continue;
        if (content.size() < kind.opening.size() + kind.closing.size()) continue;
        std::string_view inner = content.substr(kind.opening.size());
        inner.remove_suffix(kind.closing.size());
        // Two tags and what stands between them are text.
        if (inner.find(kind.closing) != std::string_view::npos) return std::nullopt;
        if (inner.starts_with('-')) inner.remove_prefix(1);
        return trim(inner);
    }
    return std::nullopt;
}

/// "import Tabs from '@theme/Tabs';", "export const toc = 3;"
bool is_module_line(std::string_view line) {
    if (line.starts_with("export ")) return line.starts_with("export const ") || line.starts_with("export default ");
    if (!line.starts_with("import ")) return false;
    line = trim(line);
    if (line.ends_with(';')) line.remove_suffix(1);
    return line.ends_with('\'') || line.ends_with('"');
}

bool is_picture(std::string_view name) {
    constexpr std::string_view endings[] = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"};
    const std::string folded = fold_case(name.substr(name.size() - std::min<std::size_t>(name.size(), 5)));
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return std::string_view(folded).ends_with(ending); });
}

bool is_capital(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= 'A' && text[at] <= 'Z';
}

/// Bytes of the name of a component at `at`: "Tabs", "Tabs.Item"; 0: it begins with no capital letter.
std::size_t component_name_size(std::string_view text, std::size_t at) {
    if (!is_capital(text, at)) return 0;
    std::size_t end = at;
    while (end < text.size() && (is_alphanumeric(text[end]) || text[end] == '.')) ++end;
    return end - at;
}

/// What stands between the quotes behind `name` and "="; empty: nothing.
std::string_view attribute_of(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        const std::size_t open = at + name.size() + 1;
        if (tag[at - 1] != ' ' || open >= tag.size() || tag[open - 1] != '=') continue;
        if (tag[open] != '"' && tag[open] != '\'') continue;
        const std::size_t close = tag.find(tag[open], open + 1);
        if (close != std::string_view::npos) return tag.substr(open + 1, close - open - 1);
    }
    return {};
}

/// A line that is a tag of a component of MDX, "<Tabs>", "</Tabs>", "<Badge />", or words between two of them,
/// "<Note>So.</Note>": the words, or the picture. Nothing: it is none, as "List<String>" is not.
std::optional<std::string> without_component(std::string_view content) {
    const bool closes = content.starts_with("</");
    const std::size_t name_at = closes ? 2 : 1;
    const std::size_t size = component_name_size(content, name_at);
    if (!content.starts_with('<') || size == 0 || !content.ends_with('>')) return std::nullopt;
    const std::string_view name = content.substr(name_at, size);
    if (html_role(fold_case(name)) != HtmlRole::unknown) return std::nullopt;
    const std::size_t end = content.find('>');
    const std::string_view tag = content.substr(0, end + 1);
    const std::size_t behind_name = name_at + size;
    if (tag[behind_name] != ' ' && tag[behind_name] != '>' && tag[behind_name] != '/') return std::nullopt;
    if (end + 1 == content.size()) {
        const std::string_view source = attribute_of(tag, "src");
        if (source.empty() || !tag.ends_with("/>")) return std::string();
        return std::string("![").append(attribute_of(tag, "alt")).append("](<").append(source).append(">)");
    }
    const std::string closing = std::string("</").append(name).append(">");
    if (closes || !content.ends_with(closing)) return std::nullopt;
    const std::string_view words = content.substr(end + 1, content.size() - closing.size() - end - 1);
    return words.find('<') == std::string_view::npos ? std::optional(std::string(words)) : std::nullopt;
}

/// The mark of a place for a table of contents.
bool is_contents_mark(std::string_view content) {
    constexpr std::string_view marks[] = {"[toc]", "[[toc]]", "[[_toc_]]", "[_toc_]", "${toc}", "@[toc]"};
    constexpr std::size_t longest = 10;
    return content.size() <= longest && is_one_of(fold_case(content), marks);
}

/// One pass over the lines of a note.
class Adopter {
public:
    explicit Adopter(const Source& source)
        : source_(source),
          has_comments_(source.text.find(comment_mark) != std::string::npos),
          has_pictures_(source.text.find("![[") != std::string::npos),
          has_ids_(source.text.find('^') != std::string::npos) {}

    /// The note without foreign lines; nothing if it has none.
    std::optional<std::string> run(std::uint32_t first) {
        for (std::uint32_t number = 1; number <= source_.line_count(); ++number) {
            const std::string_view line = source_.line(number);
            if (number < first)
                keep(line);
            else
                take(line);
            text_ += '\n';
        }
        if (!any_) return std::nullopt;
        return std::move(text_);
    }

private:
    void keep(std::string_view line) { text_.append(line); }
    void replace(std::string_view line) {
        text_.append(line);
        any_ = true;
    }

    void take(std::string_view line) {
        const std::size_t marks = container_marks(line);
        const std::string_view content = trim(line.substr(marks));
        if (fences_.takes(line)) return keep(line);
        if (in_comment_) return take_comment(content);
        if (in_expression_) return take_expression(content);
        if (content.empty()) return keep(line);
        if (is_head_ && is_module_line(line)) return replace({});
        if (is_property(content, is_head_ || is_blank(line.front()))) return replace({});
        is_head_ = is_head_ && marks == 0 && content.front() == '#';
        if (content.starts_with("{/*")) return take_expression(content);
        if (content.front() == '{') return take_brace(line, content);
        if (is_contents_mark(content)) return replace({});
        if (content.front() == '<' && line.find_first_not_of(' ') < code_indent)
            if (const std::optional<std::string> words = without_component(content))
                return replace(words->empty() ? std::string() : std::string(line.substr(0, marks)).append(*words));
        if (content == comment_mark) return take_comment(content);
        take_words(line);
    }

    /// A Liquid tag, a shortcode, or an attribute list of kramdown on a line of its own.
    void take_brace(std::string_view line, std::string_view content) {
        const bool is_attributes = content.starts_with("{: ") || content.starts_with("{:.") ||
                                   content.starts_with("{:#") || content.starts_with("{:toc");
        if (is_attributes && content.ends_with('}')) {
            // "* TOC", the line above, only says where the table goes.
            if (content.starts_with("{:toc")) drop_last_line();
            return replace({});
        }
        const std::optional<std::string_view> tag = tag_of(content);
        if (!tag) return take_words(line);
        const std::string_view name = tag->substr(0, tag->find(' '));
        if (name == "endhighlight" || name == "/highlight") return replace("```");
        if (name != "highlight" || name.size() == tag->size())
            return content.starts_with("{%") && !is_one_of(name, layout_tags) ? keep(line) : replace({});
        const std::string_view language = trim(tag->substr(name.size()));
        replace(std::string("```").append(language.substr(0, language.find(' '))));
    }

    void drop_last_line() {
        const std::size_t end = text_.size() - (text_.ends_with('\n') ? 1 : 0);
        const std::size_t newline = end == 0 ? std::string::npos : text_.rfind('\n', end - 1);
        const std::size_t start = newline == std::string::npos ? 0 : newline + 1;
        const std::string_view last = std::string_view(text_).substr(start, end - start);
        if (last.starts_with("* ") || last.starts_with("- ") || last.starts_with("1. "))
            text_.erase(start, end - start);
    }

    /// A line of a comment: "%%" alone in a line begins and ends it.
    void take_comment(std::string_view content) {
        if (content == comment_mark) in_comment_ = !in_comment_;
        replace({});
    }

    /// A line of a comment of MDX: "{/* hidden */}".
    void take_expression(std::string_view content) {
        in_expression_ = content.find("*/}") == std::string_view::npos;
        replace({});
    }

    /// "shown %% hidden %% shown". Where code is marked, "%%" may be code.
    static std::string without_comments(std::string_view line) {
        std::string shown;
        while (true) {
            const std::size_t open = line.find(comment_mark);
            const std::size_t close =
                open == std::string_view::npos ? open : line.find(comment_mark, open + comment_mark.size());
            if (close == std::string_view::npos) return shown.append(line);
            shown.append(line.substr(0, open));
            line.remove_prefix(close + comment_mark.size());
        }
    }

    /// Comments, embedded files and block ids inside a line.
    void take_words(std::string_view line) {
        const std::size_t size = line.size();
        std::string shown;
        const auto show = [&](std::string text) {
            shown = std::move(text);
            line = shown;
        };
        if (has_comments_ && line.find(comment_mark) != std::string_view::npos &&
            line.find('`') == std::string_view::npos)
            show(without_comments(line));
        if (has_ids_) line = without_block_id(line);
        const bool has_pictures = has_pictures_ && line.find("![[") != std::string_view::npos;
        if (has_pictures) show(with_pictures(line));
        if (line.size() == size && !has_pictures) return keep(line);
        replace(trim(line).empty() ? std::string_view{} : line);
    }

    /// "… of the loop. ^a1b2c3": a name for links to this paragraph.
    static std::string_view without_block_id(std::string_view line) {
        constexpr std::size_t shortest = 4, longest = 40;
        const std::size_t mark = line.rfind('^');
        if (mark == std::string_view::npos) return line;
        const std::string_view id = line.substr(mark + 1);
        const bool is_id =
            id.size() >= shortest && id.size() <= longest && std::all_of(id.begin(), id.end(), [](char c) {
                const auto unit = static_cast<unsigned char>(c);
                return unit < 0x80 && (is_letter(unit) || is_digit(unit) || c == '-');
            });
        if (!is_id || (mark > 0 && line[mark - 1] != ' ')) return line;
        return line.substr(0, mark == 0 ? 0 : mark - 1);
    }

    /// "![[plan.png|300]]" is a picture; "![[Note]]" shows another note, and here leads to it.
    static std::string with_pictures(std::string_view line) {
        std::string shown;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t open = std::min(line.find("![[", at), line.size());
            const std::size_t close = line.find("]]", open);
            shown.append(line.substr(at, open - at));
            if (close == std::string_view::npos) {
                shown.append(line.substr(open));
                break;
            }
            const std::string_view written = line.substr(open + 3, close - open - 3);
            const std::string_view name = trim(written.substr(0, written.find('|')));
            if (is_picture(name))
                shown.append("![").append(name).append("](<").append(name).append(">)");
            else
                shown.append("[[").append(written).append("]]");
            at = close + 2;
        }
        return shown;
    }

    static constexpr std::string_view comment_mark = "%%";
    static constexpr std::size_t code_indent = 4;  ///< So far in, lines are code.

    const Source& source_;
    const bool has_comments_;  ///< Somewhere in the note…
    const bool has_pictures_;
    const bool has_ids_;
    std::string text_;
    Fences fences_;
    bool any_ = false;
    bool in_comment_ = false;
    bool in_expression_ = false;  ///< In a comment of MDX.
    bool is_head_ = true;         ///< Nothing but headings and imports so far.
};

/// Nothing of it can stand in a note without these.
bool may_hold_any(std::string_view text) {
    for (const std::string_view mark :
         {"%%", "{%", "{{<", "{:", "::", "![[", "\nimport ", "{/*", "[toc]", "[TOC]", "toc}"})
        if (text.find(mark) != std::string_view::npos) return true;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
        if (is_capital(text, at + (at + 1 < text.size() && text[at + 1] == '/' ? 2 : 1))) return true;
    return text.starts_with("import ") || text.find('^') != std::string_view::npos;
}

}  // namespace

void adopt_foreign_lines(Source& source, std::uint32_t first) {
    if (!may_hold_any(source.text)) return;
    std::optional<std::string> text = Adopter(source).run(first);
    if (text) source.replace(std::move(*text));
}

}  // namespace viva::notes
