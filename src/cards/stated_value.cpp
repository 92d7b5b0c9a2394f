#include "cards/stated_value.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace viva::cards {
namespace {

bool is_name_byte(char c) {
    const auto unit = static_cast<unsigned char>(c);
    return unit >= 0x80 || is_letter(unit) || is_digit(unit) || c == '_' || c == '$';
}

bool holds_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto unit = static_cast<unsigned char>(c);
        return unit >= 0x80 || is_letter(unit);
    });
}

/// "(prints nothing)": words in brackets, not the "(1, 'a')" of a tuple.
bool is_bracketed_remark(std::string_view text) {
    return text.starts_with('(') && text.find(' ') != std::string_view::npos &&
           text.find(',') == std::string_view::npos && holds_letter(text);
}

// What methods are called that change what they are called on, and give something else or nothing. Lower case.
constexpr std::string_view changing[] = {
    "add",  "append", "clear", "delete",  "discard", "enqueue", "erase",  "extend",  "fill",  "insert",
    "move", "offer",  "pop",   "prepend", "push",    "put",     "remove", "replace", "reset", "reverse",
    "set",  "shift",  "sort",  "splice",  "swap",    "unshift", "update", "write",
};

/// The name of the method that the statement calls, if it is nothing else than that call: "append" of "list.append(4)".
std::string_view called_method(std::string_view statement) {
    statement = trim(statement.substr(0, statement.find_last_not_of("; ") + 1));
    // A literal is changed by no method, and what begins with a capital is hardly ever a variable: "Math.max(1, 2)".
    const bool is_variable = !statement.empty() && is_name_byte(statement.front()) &&
                             !(statement.front() >= 'A' && statement.front() <= 'Z') &&
                             !is_digit(static_cast<unsigned char>(statement.front()));
    if (!is_variable || !statement.ends_with(')')) return {};
    std::size_t depth = 0, open = 0;
    for (std::size_t at = 0; at < statement.size(); ++at) {
        const char c = statement[at];
        if (c == '(' || c == '[') {
            if (depth++ == 0 && c == '(') open = at;
        } else if (c == ')' || c == ']') {
            if (depth == 0) return {};
            --depth;
        } else if (depth == 0 && c != '.' && c != '?' && !is_name_byte(c)) {
            return {};
        }
    }
    std::size_t name = open;
    while (name > 0 && is_name_byte(statement[name - 1])) --name;
    const bool is_method = depth == 0 && name > 0 && statement[name - 1] == '.';
    return is_method ? statement.substr(name, open - name) : std::string_view{};
}

/// "append", "addAll", "push_back"; not "settle", and not "sorted", which gives what it sorted.
bool changes(std::string_view method) {
    return std::any_of(std::begin(changing), std::end(changing), [&](std::string_view verb) {
        return method.starts_with(verb) &&
               (method.size() == verb.size() || method[verb.size()] < 'a' || method[verb.size()] > 'z');
    });
}

/// Whether each letter of `word` stands in `text` as well: "olleh" may be made of "hello".
bool is_made_of(std::string_view word, std::string_view text) {
    return std::all_of(word.begin(), word.end(), [&](char c) { return text.find(c) != std::string_view::npos; });
}

}  // namespace

std::optional<Comment> comment_of(std::string_view line) {
    char quote = '\0';
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char letter = line[at];
        if (quote != '\0') {
            if (letter == '\\')
                ++at;
            else if (letter == quote)
                quote = '\0';
            continue;
        }
        if (letter == '"' || letter == '\'' || letter == '`') quote = letter;
        const bool is_spaced = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t' || line[at - 1] == ';';
        std::size_t mark = 0;
        if (letter == '#' && is_spaced) mark = 1;
        if (line.substr(at, 2) == "//" && is_spaced) mark = 2;
        if (mark == 0) continue;
        return Comment{trim(line.substr(0, at)), trim(line.substr(at + mark)),
                       line.substr(at + mark).starts_with("   ")};
    }
    return std::nullopt;
}

bool is_value(std::string_view text) {
    if (text.empty()) return false;
    for (const std::string_view name :
         {"True", "False", "None", "true", "false", "null", "undefined", "NaN", "nil", "Infinity", "-Infinity"})
        if (text == name) return true;
    const char first = text.front();
    const char last = text.back();
    const bool is_quoted = (first == '"' || first == '\'') && last == first && text.size() > 1;
    const bool is_bracketed = (first == '[' && last == ']') || (first == '{' && last == '}') ||
                              (first == '(' && last == ')') || (first == '<' && last == '>');
    const bool is_number = text.find_first_not_of("0123456789.-+eE_, ") == std::string_view::npos &&
                           text.find_first_of("0123456789") != std::string_view::npos;
    // "// 1. first" numbers a step; so does "// 1)".
    return is_quoted || (is_bracketed && !is_bracketed_remark(text)) || (is_number && last != '.' && last != ',');
}

bool is_expression(std::string_view statement) {
    if (statement == "})" || statement == "});" || statement.starts_with("typeof ")) return true;
    if (statement.empty() || std::string_view(",{[(:&|+=").find(statement.back()) != std::string_view::npos)
        return false;
    for (const std::string_view word : {"return", "const ", "let ", "var ", "def ", "if ", "for ", "while ", "import ",
                                        "class ", "int ", "case ", "else", "}", "assert", "yield"})
        if (statement.starts_with(word)) return false;
    for (std::size_t at = statement.find('='); at != std::string_view::npos; at = statement.find('=', at + 1)) {
        const char before = at > 0 ? statement[at - 1] : ' ';
        const char after = at + 1 < statement.size() ? statement[at + 1] : ' ';
        const bool compares =
            before == '=' || before == '!' || before == '<' || before == '>' || after == '=' || after == '>';
        const std::size_t open = statement.find('(');
        if (!compares && (open == std::string_view::npos || at < open)) return false;
    }
    return statement.find_first_of("([.=<>+-*/") != std::string_view::npos;
}

bool may_be_state(std::string_view statement, std::string_view comment) {
    return !comment.empty() && std::string_view("[{(<").find(comment.front()) != std::string_view::npos &&
           changes(called_method(statement));
}

PrintableWords::PrintableWords(std::span<const std::string_view> lines) {
    constexpr std::size_t most_bytes = 4000;  // More is no example of anything.
    for (const std::string_view line : lines) {
        if (code_.size() + line.size() > most_bytes) break;
        const std::optional<Comment> comment = comment_of(line);
        const std::string folded = fold_case(comment ? comment->before : line);
        for (std::size_t at = folded.find_first_of("\"'`"); at != std::string::npos;) {
            const std::size_t end = folded.find(folded[at], at + 1);
            if (end == std::string::npos) break;
            texts_.push_back(folded.substr(at + 1, end - at - 1));
            at = folded.find_first_of("\"'`", end + 1);
        }
        code_.append(folded).append("\n");
    }
}

bool PrintableWords::holds(std::string_view word) const {
    const std::string folded = fold_case(word);
    return code_.find(folded) != std::string::npos ||
           std::any_of(texts_.begin(), texts_.end(), [&](const std::string& text) { return is_made_of(folded, text); });
}

}  // namespace viva::cards
