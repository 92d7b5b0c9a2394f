#include <array>
#include <charconv>

#include "anki/package.h"
#include "base/unicode.h"
#include "html/escape.h"

namespace viva::anki {
namespace {

struct Entity {
    std::string_view name, text;
};
constexpr Entity entities[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}};

/// Elements that begin a line.
constexpr std::string_view line_elements[] = {"br", "p",  "div", "li", "tr",  "h1", "h2",
                                              "h3", "h4", "h5",  "h6", "pre", "ul", "ol"};

/// The entity at the beginning of `rest` as text; `rest` moves past it.
std::string take_entity(std::string_view& rest) {
    const std::size_t end = rest.substr(0, 12).find(';');
    if (end != std::string_view::npos) {
        std::string_view name = rest.substr(1, end - 1);
        std::string text;
        for (const Entity& entity : entities)
            if (entity.name == name) text = entity.text;
        if (text.empty() && name.size() > 1 && name[0] == '#') {
            const bool hex = name[1] == 'x' || name[1] == 'X';
            name.remove_prefix(hex ? 2 : 1);
            std::uint32_t code = 0;
            const auto read = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
            if (read.ec == std::errc{} && code > 0 && code <= 0x10FFFF) append_utf8(text, static_cast<char32_t>(code));
        }
        if (!text.empty()) {
            rest.remove_prefix(end + 1);
            return text;
        }
    }
    rest.remove_prefix(1);
    return "&";
}

std::string_view element_name(std::string_view tag) {
    if (!tag.empty() && tag.front() == '/') tag.remove_prefix(1);
    std::size_t size = 0;
    while (size < tag.size() && ((tag[size] | 0x20) >= 'a' && (tag[size] | 0x20) <= 'z')) ++size;
    if (size < tag.size() && tag[size] >= '0' && tag[size] <= '9') ++size;
    return tag.substr(0, size);
}

bool begins_line(std::string_view name) {
    std::string lower(name);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
    for (const std::string_view element : line_elements)
        if (element == lower) return true;
    return false;
}

}  // namespace

std::string plain_text(std::string_view html) {
    std::string text;
    const auto break_line = [&text] {
        while (!text.empty() && text.back() == ' ') text.pop_back();
        if (!text.empty() && text.back() != '\n') text += '\n';
    };
    while (!html.empty()) {
        const char next = html.front();
        if (next == '<') {
            const std::size_t end = html.find('>');
            if (end == std::string_view::npos) break;
            if (begins_line(element_name(html.substr(1, end - 1)))) break_line();
            html.remove_prefix(end + 1);
        } else if (next == '&') {
            text += take_entity(html);
        } else {
            text += next;
            html.remove_prefix(1);
        }
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

std::string escape_html(std::string_view text, std::string_view line_end) { return html::escaped(text, line_end); }

}  // namespace viva::anki
