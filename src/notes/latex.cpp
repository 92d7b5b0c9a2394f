#include "notes/latex.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/latex_commands.h"
#include "notes/scripts.h"

namespace viva::notes {
namespace {

constexpr std::size_t deepest_group = 32;

bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Whether `text` must stand in brackets to be one thing: "a+b" over "2".
std::string grouped(std::string text) {
    bool one = true;
    for (std::size_t at = 0; at < text.size() && one;) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        one = is_letter(next.code_point) || is_digit(next.code_point) || next.code_point == '.' ||
              (next.code_point >= 0x2070 && next.code_point <= 0x209F) || next.code_point == 0xB2 ||
              next.code_point == 0xB3 || next.code_point == 0xB9;
    }
    const bool bracketed = text.size() > 1 && text.front() == '(' && text.find(')') == text.size() - 1;
    return one || bracketed ? text : "(" + text + ")";
}

class Formula {
public:
    explicit Formula(std::string_view text) : text_(text) {}

    std::string run() { return sequence(false); }

private:
    bool more() const { return at_ < text_.size(); }

    /// Everything up to the end of the formula, or of the group.
    std::string sequence(bool in_group) {
        std::string out;
        while (more() && !(in_group && text_[at_] == '}')) element(out);
        return out;
    }

    void element(std::string& out) {
        const char c = text_[at_];
        switch (c) {
            case '\\': return command(out);
            case '{': out += group(); return;
            case '}': ++at_; return;
            case '^':
                ++at_;
                out += superscript(argument());
                return;
            case '_':
                ++at_;
                out += subscript(argument());
                return;
            case '&':
            case '~':
                ++at_;
                space(out);
                return;
            case '%': ++at_; return;
            case ' ':
            case '\t':
            case '\n':
                ++at_;
                space(out);
                return;
            default: {
                const std::size_t size = decode_utf8(text_, at_).size;
                out.append(text_.substr(at_, size));
                at_ += size;
            }
        }
    }

    static void space(std::string& out) {
        if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    }

    /// The content of the braces at the cursor.
    std::string group() {
        if (depth_ >= deepest_group) return std::string(1, text_[at_++]);
        ++at_;
        ++depth_;
        std::string out = sequence(true);
        --depth_;
        if (more()) ++at_;
        return out;
    }

    void skip_spaces() {
        while (more() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    }

    /// A group, a command or one character.
    std::string argument() {
        skip_spaces();
        if (!more()) return {};
        std::string out;
        if (text_[at_] == '}' || text_[at_] == '^' || text_[at_] == '_') return out;
        if (depth_ >= deepest_group) return std::string(1, text_[at_++]);
        ++depth_;
        element(out);
        --depth_;
        return std::string(trim(out));
    }

    /// The words of `{…}` as they stand: names of environments, \text.
    std::string_view words() {
        skip_spaces();
        if (!more() || text_[at_] != '{') return {};
        const std::size_t end = text_.find('}', at_);
        if (end == std::string_view::npos) return {};
        const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return inside;
    }

    void command(std::string& out) {
        const std::size_t start = at_++;
        if (!more()) return;
        if (!is_ascii_letter(text_[at_])) return sign(out);
        const std::size_t first = at_;
        while (more() && is_ascii_letter(text_[at_])) ++at_;
        const std::string_view name = text_.substr(first, at_ - first);
        if (is_silent_command(name)) return delimiter();
        if (is_style_command(name)) {
            out += name == "text" || name == "textbf" || name == "textit" || name == "mbox" ? std::string(words())
                                                                                            : argument();
        } else if (is_accent_command(name)) {
            out += std::string(name == "overline" ? "bar" : name) + "(" + argument() + ")";
        } else if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "cfrac") {
            const std::string above = grouped(argument());
            out += above + "/" + grouped(argument());
        } else if (name == "binom") {
            const std::string above = argument();
            out += "C(" + above + ", " + argument() + ")";
        } else if (name == "sqrt") {
            root(out);
        } else if (name == "begin") {
            if (words() == "array" && more() && text_[at_] == '{') words();
            skip_spaces();
        } else if (name == "end" || name == "label") {
            words();
        } else {
            symbol(name, text_.substr(start, at_ - start), out);
        }
    }

    /// "\left." is no dot.
    void delimiter() {
        if (more() && text_[at_] == '.') ++at_;
    }

    void root(std::string& out) {
        std::string degree;
        if (more() && text_[at_] == '[') {
            const std::size_t end = std::min(text_.find(']', at_), text_.size());
            degree = superscript(text_.substr(at_ + 1, end - std::min(end, at_ + 1)));
            at_ = std::min(end + 1, text_.size());
        }
        out += degree + "√" + grouped(argument());
    }

    void symbol(std::string_view name, std::string_view written, std::string& out) {
        const std::optional<std::string_view> found = symbol_of_command(name);
        if (!found) {
            out += written;
            return;
        }
        // A name that was ended by a space reads better with it: "\log n", "\alpha x" not.
        const bool word = is_ascii_letter(found->front()) && found->size() > 1;
        if (word && !out.empty() && (is_ascii_letter(out.back()) || out.back() == ')')) out += ' ';
        out += *found;
        if (word && more() && (is_ascii_letter(text_[at_]) || text_[at_] == '\\')) out += ' ';
    }

    /// A command of one sign: \\ \, \{ \%
    void sign(std::string& out) {
        const char c = text_[at_++];
        if (c == '\\') {
            while (!out.empty() && out.back() == ' ') out.pop_back();
            if (!out.empty()) out += '\n';
            skip_spaces();
        } else if (c == ',' || c == ';' || c == ':' || c == ' ' || c == '>') {
            space(out);
        } else if (c == '|') {
            out += "‖";
        } else if (c != '!') {
            out += c;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

std::string latex_to_text(std::string_view formula) { return std::string(trim(Formula(formula).run())); }

bool looks_like_latex(std::string_view text) {
    if (text.find_first_of("\\^_=+*<>|{}") != std::string_view::npos) return true;
    const bool one_word =
        std::none_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == ',' || c == ';'; });
    if (one_word) return text.size() <= 12;
    // "O(n log n)", "x - y", "(a, b)": short, and no word of a sentence.
    std::size_t word = 0;
    std::size_t longest = 0;
    for (const char c : text) {
        word = is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80 ? word + 1 : 0;
        longest = std::max(longest, word);
    }
    if (text.size() > 40 || longest > 3) return false;
    return is_ascii_letter(text.front()) || text.front() == '(' || text.front() == '[' || text.front() == '-';
}

}  // namespace viva::notes
