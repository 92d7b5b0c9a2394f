#include "notes/tags.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace viva::notes {
namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// Without quotes around it and without a '#' before it; white space inside is '-', and '::' is '/'.
std::string tidy(std::string_view written) {
    written = trim(written);
    if (written.size() >= 2 && (written.front() == '"' || written.front() == '\'') && written.back() == written.front())
        written = trim(written.substr(1, written.size() - 2));
    if (written.starts_with('#')) written.remove_prefix(1);
    std::string tag;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const char byte = written[i];
        if (is_space(byte)) {
            if (!tag.ends_with('-')) tag += '-';
        } else if (written.substr(i).starts_with("::")) {
            tag += '/';
            ++i;
        } else if (static_cast<unsigned char>(byte) >= 0x20 && byte != ';' && byte != '\x7F') {
            tag += byte;
        }
    }
    return tag;
}

class Tags {
public:
    void add(std::string_view written) {
        std::string tag = tidy(written);
        if (tag.empty() || tag.size() > longest_tag || tags_.size() >= most_tags) return;
        if (std::find(tags_.begin(), tags_.end(), tag) == tags_.end()) tags_.push_back(std::move(tag));
    }
    /// Cut at `separator`, or at white space (' '); what is quoted stays whole.
    void add_all(std::string_view text, char separator) {
        char quote = 0;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char byte = text[i];
            if (quote != 0) {
                if (byte == quote) quote = 0;
            } else if (byte == '"' || byte == '\'') {
                quote = byte;
            } else if (byte == separator || (separator == ' ' && is_space(byte))) {
                add(text.substr(begin, i - begin));
                begin = i + 1;
            }
        }
        add(text.substr(begin));
    }
    std::string lines() const {
        std::string text;
        for (const std::string& tag : tags_) text.append(text.empty() ? "" : "\n").append(tag);
        return text;
    }

private:
    std::vector<std::string> tags_;
};

/// Without what YAML takes for a comment.
std::string_view without_comment(std::string_view line) {
    if (line.starts_with('#')) return {};
    return line.substr(0, line.find(" #"));
}

void add_head_tags(Tags& tags, std::string_view value) {
    if (value.starts_with('[')) {
        tags.add_all(value.substr(1, value.find(']') - 1), ',');
        return;
    }
    const std::size_t first = value.find('\n');
    // "tags: #a #b" is no comment to the programs that write it.
    std::string_view same_line = value.substr(0, first);
    same_line = same_line.substr(0, same_line.find(" # "));
    tags.add_all(same_line, same_line.find(',') == std::string_view::npos ? ' ' : ',');
    if (first == std::string_view::npos) return;
    std::string_view rest = value.substr(first + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = without_comment(rest.substr(0, end));
        if (line.starts_with("- ")) tags.add(line.substr(2));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
}

/// "#tag" with something else than digits in it, as note programs ask for.
bool is_hash_tag(std::string_view word) {
    if (word.size() < 2 || word.front() != '#') return false;
    bool is_name = false;
    for (const char byte : word.substr(1)) {
        const auto unit = static_cast<unsigned char>(byte);
        const bool letter = unit >= 0x80 || is_letter(unit);
        if (!letter && !is_digit(unit) && byte != '_' && byte != '-' && byte != '/') return false;
        is_name |= letter;
    }
    return is_name;
}

bool holds_only_hash_tags(std::string_view line) {
    while (!line.empty()) {
        std::size_t size = 0;
        while (size < line.size() && !is_space(line[size])) ++size;
        if (!is_hash_tag(line.substr(0, size))) return false;
        line = trim(line.substr(size));
    }
    return true;
}

}  // namespace

std::string find_tags(const Source& source, const FrontMatter& head) {
    Tags tags;
    add_head_tags(tags, head.tags);
    for (std::uint32_t number = head.line_count + 1; number <= source.line_count(); ++number) {
        const std::string_view line = trim(source.line(number));
        if (line.empty() || line.starts_with("# ")) continue;
        if (!holds_only_hash_tags(line)) break;
        tags.add_all(line, ' ');
    }
    return tags.lines();
}

}  // namespace viva::notes
