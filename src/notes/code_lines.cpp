#include "notes/code_lines.h"

#include <algorithm>

#include "base/phrase_set.h"
#include "base/unicode.h"

namespace viva::notes {
namespace {

/// A line in parts: what is left of it without strings and comment, in which strings are one quote.
struct Stripped {
    std::string code;
    bool has_string = false;
    bool has_comment = false;
};

bool is_comment_start(std::string_view line, std::size_t at) {
    if (line[at] == '#') return at == 0 || line[at - 1] == ' ';
    return line.substr(at).starts_with("//") && (at == 0 || line[at - 1] == ' ' || line[at - 1] == ';');
}

Stripped strip(std::string_view line) {
    Stripped stripped;
    for (std::size_t at = 0; at < line.size();) {
        const char c = line[at];
        if (is_comment_start(line, at)) {
            stripped.has_comment = true;
            break;
        }
        const bool after_word = at > 0 && (is_letter(static_cast<unsigned char>(line[at - 1])) ||
                                           static_cast<unsigned char>(line[at - 1]) >= 0x80);
        // An apostrophe inside a word opens no string; f"…" and r'…' do.
        const bool prefix = after_word && (at == 1 || !is_letter(static_cast<unsigned char>(line[at - 2])));
        if (c == '"' || c == '`' || (c == '\'' && (!after_word || prefix))) {
            const std::size_t end = line.find(c, at + 1);
            if (end != std::string_view::npos) {
                stripped.has_string = true;
                stripped.code += c;
                at = end + 1;
                continue;
            }
        }
        stripped.code += c;
        ++at;
    }
    stripped.code = trim(stripped.code);
    return stripped;
}

int count_brackets(std::string_view code) {
    int balance = 0;
    for (const char c : code) {
        if (c == '(' || c == '[' || c == '{') ++balance;
        if (c == ')' || c == ']' || c == '}') --balance;
    }
    return balance;
}

bool is_name_byte(char c) {
    return is_letter(static_cast<unsigned char>(c)) || is_digit(static_cast<unsigned char>(c)) || c == '_' || c == '$';
}

constexpr std::string_view keywords[] = {
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "global",
    "if",
    "implements",
    "import",
    "in",
    "interface",
    "is",
    "lambda",
    "let",
    "new",
    "none",
    "nonlocal",
    "not",
    "null",
    "or",
    "pass",
    "private",
    "public",
    "raise",
    "return",
    "static",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
    // SQL
    "select",
    "where",
    "insert",
    "into",
    "values",
    "update",
    "set",
    "delete",
    "create",
    "table",
    "index",
    "on",
    "join",
    "inner",
    "left",
    "outer",
    "group",
    "order",
    "by",
    "having",
    "limit",
    "primary",
    "key",
    "references",
    "unique",
    "int",
    "text",
    "varchar",
};

bool is_keyword(std::string_view word) {
    static const PhraseSet known(keywords);
    return known.has(fold_case(word));
}

/// What stands in the code of a line that only prose has.
struct Prose {
    std::size_t foreign_letters = 0;  ///< Letters that no programming language uses.
    std::size_t longest_run = 0;      ///< Plain words in a row with nothing but single spaces between them.
    bool ends_sentence = false;
};

Prose find_prose(std::string_view code) {
    Prose prose;
    std::size_t run = 0;
    for (std::size_t at = 0; at < code.size();) {
        if (static_cast<unsigned char>(code[at]) >= 0x80) {
            const DecodedCodePoint next = decode_utf8(code, at);
            prose.foreign_letters += is_letter(next.code_point) ? 1 : 0;
            at += next.size;
            continue;
        }
        std::size_t end = at;
        while (end < code.size() &&
               (is_letter(static_cast<unsigned char>(code[end])) || code[end] == '\'' || code[end] == '-') &&
               static_cast<unsigned char>(code[end]) < 0x80)
            ++end;
        if (end == at) {
            if (code[at] != ' ') run = 0;
            ++at;
            continue;
        }
        const bool bounded = (at == 0 || code[at - 1] == ' ') &&
                             (end == code.size() || code[end] == ' ' || code[end] == ',' || code[end] == '.');
        run = bounded && !is_keyword(code.substr(at, end - at)) ? run + 1 : 0;
        prose.longest_run = std::max(prose.longest_run, run);
        at = end;
    }
    prose.ends_sentence =
        code.ends_with(". ") || (code.ends_with('.') && !code.ends_with("...")) || code.ends_with("。");
    return prose;
}

/// `name`, `a.b`, `a[0].b` at the start of `code`; its length.
std::size_t target_length(std::string_view code) {
    std::size_t at = 0;
    while (at < code.size() && (is_name_byte(code[at]) || code[at] == '.' || code[at] == '[' || code[at] == ']' ||
                                code[at] == '\'' || code[at] == '"'))
        ++at;
    return at;
}

bool is_assignment(std::string_view code) {
    std::size_t at = target_length(code);
    if (at == 0) return false;
    while (at < code.size() && (code[at] == ' ' || code[at] == ',' || is_name_byte(code[at])))
        ++at;  // `a, b = …`, `const x = …`
    if (at < code.size() && std::string_view("+-*/|&%:").find(code[at]) != std::string_view::npos) ++at;
    return at < code.size() && code[at] == '=' && (at + 1 >= code.size() || code[at + 1] != '=');
}

/// `name(…)` and nothing else, or a call that goes on in the next line.
bool is_call(std::string_view code) {
    const std::size_t length = target_length(code);
    if (length == 0 || length >= code.size() || code[length] != '(') return false;
    if (count_brackets(code) > 0) return true;
    std::size_t end = code.size();
    while (end > 0 && (code[end - 1] == ';' || code[end - 1] == ',')) --end;
    return end > 0 && (code[end - 1] == ')' || code[end - 1] == ']' || code[end - 1] == '{');
}

bool starts_statement(std::string_view code) {
    const auto begins = [&](std::string_view start) { return code.starts_with(start); };
    const bool block_end = code.ends_with(':') || code.ends_with('{');
    for (const std::string_view opener :
         {"def ", "class ", "if ", "elif ", "for ", "while ", "with ", "try:", "except",
          "else:", "finally:", "async def ", "function ", "} else", "switch ", "else {", "match ", "case "})
        if (begins(opener)) return block_end;
    if (begins("from ") && code.find(" import ") != std::string_view::npos) return true;
    if (begins("import ") && std::count(code.begin(), code.end(), ' ') <= 3) return true;
    for (const std::string_view word :
         {"return", "yield", "raise", "break", "continue", "pass", "await", "del", "throw"})
        if (code == word ||
            (begins(word) && code.size() > word.size() && (code[word.size()] == ' ' || code[word.size()] == ';')))
            return true;
    const std::string folded = fold_case(code.substr(0, 64));
    for (const std::string_view sql :
         {"select ", "insert into ", "update ", "delete from ", "create table ", "create index ", "alter table ",
          "drop table ", "where ", "order by ", "group by ", "inner join ", "left join ", "values "})
        if (std::string_view(folded).starts_with(sql))
            return code.size() > 6 && !code.ends_with('.') &&
                   (code[0] < 'a' || code.ends_with(';') || code.find('=') != std::string_view::npos);
    return (begins("const ") || begins("let ") || begins("var ")) && code.find('=') != std::string_view::npos;
}

/// A shell command that notes hold often; its words would look like prose.
bool is_command(std::string_view code) {
    for (const std::string_view command : {"pip install ", "pip3 install ", "npm install ", "npm run ", "git clone ",
                                           "git add ", "git commit ", "docker run ", "docker build ", "sudo ",
                                           "python manage.py ", "apt install ", "apt-get ", "curl -", "cd /", "cd .."})
        if (code.starts_with(command)) return true;
    return false;
}

bool is_closing_line(std::string_view code) {
    return !code.empty() && code.find_first_not_of(")]};, ") == std::string_view::npos;
}

bool is_value(std::string_view line) {
    line = trim(line);
    if (line.empty()) return false;
    if (line.front() == '<' && line.back() == '>') return true;
    if (line.find_first_not_of("0123456789.,-+eE %") == std::string_view::npos) return true;
    if ((line.front() == '[' && line.back() == ']') || (line.front() == '{' && line.back() == '}') ||
        (line.front() == '(' && line.back() == ')'))
        return true;
    if ((line.front() == '\'' || line.front() == '"') && line.back() == line.front() && line.size() > 1) return true;
    return line == "True" || line == "False" || line == "None" || line == "null" || line == "true" || line == "false" ||
           line == "undefined" || line.starts_with("Traceback (most recent") || line.starts_with("<QuerySet");
}

std::size_t prompt_length(std::string_view line) {
    for (const std::string_view prompt :
         {">>> ", ">> ", "... ", "In [", "$ ", "% ", "mysql> ", "sqlite> ", "postgres=# "})
        if (line.starts_with(prompt) && line.size() > prompt.size()) return prompt.size();
    return 0;
}

bool is_tag_line(std::string_view line) {
    return line.size() > 2 && line.front() == '<' && line.back() == '>' &&
           (is_letter(static_cast<unsigned char>(line[1])) || line[1] == '/' || line[1] == '!');
}

}  // namespace

LineKind classify_line(std::string_view line) {
    line = trim(line);
    if (line.empty()) return LineKind::blank;
    if (prompt_length(line) > 0) return LineKind::prompt;
    if (line.starts_with("# ") || line.starts_with("// ") || line.starts_with("-- ") || line.starts_with("/*") ||
        line.starts_with("#!"))
        return LineKind::comment;
    const Stripped stripped = strip(line);
    const std::string_view code = stripped.code;
    if (is_value(line))
        return is_tag_line(line) && line.find('=') != std::string_view::npos ? LineKind::code : LineKind::output;
    const Prose prose = find_prose(code);
    if (is_command(code) && prose.foreign_letters == 0 && !prose.ends_sentence) return LineKind::code;
    if (prose.foreign_letters > 1 || prose.longest_run >= 3 || prose.ends_sentence) return LineKind::prose;
    if (line.front() == '@' && line.size() > 1 && is_letter(static_cast<unsigned char>(line[1])) &&
        line.find(' ') == std::string_view::npos)
        return LineKind::code;
    if (starts_statement(code) || is_assignment(code) || is_call(code) || is_closing_line(code)) return LineKind::code;
    const bool ends_like_code =
        code.ends_with(';') || code.ends_with('{') || code.ends_with('(') || code.ends_with("=>");
    return ends_like_code && prose.longest_run < 2 ? LineKind::code : LineKind::prose;
}

int bracket_balance(std::string_view line) { return count_brackets(strip(line).code); }

namespace {

constexpr std::size_t indent_width = 4;

/// Python blocks that are open, without indentation to tell: what opened each.
class OpenBlocks {
public:
    /// Depth that `code` stands at, after closing what it surely ends.
    std::size_t depth_of(std::string_view code) {
        if (code.empty()) return depth();
        if (code.starts_with("class ") || code.starts_with("from ") || code.starts_with("import ")) openers_.clear();
        if (code.starts_with("def ") || code.starts_with("async def ") || code.starts_with('@'))
            close_until_class(code);
        for (const std::string_view middle : {"else:", "elif ", "except", "finally:"})
            if (code.starts_with(middle)) close_one_past_functions();
        return depth();
    }
    void after(std::string_view code) {
        for (const std::string_view end : {"return", "raise", "break", "continue", "pass"})
            if ((code == end || (code.starts_with(end) && code[end.size()] == ' ')) && !openers_.empty())
                return openers_.pop_back();
        if (code.ends_with(':') && is_opener(code)) openers_.emplace_back(code.substr(0, code.find_first_of(" :(")));
    }
    void close_all() { openers_.clear(); }

private:
    std::size_t depth() const { return openers_.size(); }
    static bool is_opener(std::string_view code) {
        for (const std::string_view word : {"def ", "class ", "if ", "elif ", "else:", "for ", "while ", "with ",
                                            "try:", "except", "finally:", "async "})
            if (code.starts_with(word)) return true;
        return false;
    }
    /// A method (its first parameter is self or cls) or a decorator stays in an open class; a function ends it.
    void close_until_class(std::string_view code) {
        const std::size_t open = code.find('(');
        const std::string_view parameters = open == std::string_view::npos ? std::string_view{} : code.substr(open + 1);
        const bool method = parameters.starts_with("self") || parameters.starts_with("cls") || code.front() == '@';
        const auto found = std::find(openers_.begin(), openers_.end(), "class");
        openers_.erase(method && found != openers_.end() ? found + 1 : openers_.begin(), openers_.end());
    }
    void close_one_past_functions() {
        if (!openers_.empty() && openers_.back() != "def" && openers_.back() != "class" && openers_.back() != "async")
            openers_.pop_back();
    }
    std::vector<std::string> openers_;
};

}  // namespace

std::vector<std::string> restore_indentation(const std::vector<std::string_view>& lines) {
    std::vector<std::string> restored(lines.begin(), lines.end());
    for (const std::string_view line : lines)
        if (line.starts_with(' ') || line.starts_with('\t')) return restored;
    OpenBlocks blocks;
    std::vector<std::size_t> brackets;  // For each open bracket, the indentation of the line that opened it.
    for (std::string& line : restored) {
        const std::string code = strip(line).code;
        if (code.empty() && line.empty()) {
            blocks.close_all();
            continue;
        }
        const bool continues = !brackets.empty();
        if (!continues && prompt_length(line) > 0) continue;
        const std::size_t closers = std::min(code.find_first_not_of(")]}"), code.size());
        // What closes a bracket stands below the line that opened it; what is inside, one step further.
        const std::size_t indent =
            continues ? brackets.back() + (closers > 0 ? 0 : indent_width) : blocks.depth_of(code) * indent_width;
        for (const char c : code) {
            if (c == '(' || c == '[' || c == '{') brackets.push_back(indent);
            if ((c == ')' || c == ']' || c == '}') && !brackets.empty()) brackets.pop_back();
        }
        line.insert(0, indent, ' ');
        if (!brackets.empty()) continue;
        if (!continues)
            blocks.after(code);
        else if (code.ends_with(':'))
            blocks.after("def :");
    }
    return restored;
}

}  // namespace viva::notes
