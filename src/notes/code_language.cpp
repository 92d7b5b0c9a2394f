// Which language unlabelled code is in. Only what can hardly be anything else is named: wrong colours are worse than
// none.
#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/language.h"

namespace viva::notes {
namespace {

/// A note's snippet tells in its first lines.
constexpr std::size_t snippet_bytes = 4000;
/// What a language must have at least, and more than any other.
constexpr int least_score = 3;

std::string_view next_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

bool is_request_line(std::string_view line) {
    for (const std::string_view method : {"GET ", "POST ", "PUT ", "DELETE ", "PATCH ", "HEAD ", "OPTIONS "})
        if (line.starts_with(method) && (line.size() > method.size()) &&
            (line[method.size()] == '/' || contains(line, "http")))
            return true;
    return line.starts_with("HTTP/1") || line.starts_with("HTTP/2");
}

/// JSON: brackets around, and strings as keys or only plain values; JavaScript would have bare names.
bool is_json(std::string_view code) {
    code = trim(code);
    if (code.size() < 2 ||
        !((code.front() == '{' && code.back() == '}') || (code.front() == '[' && code.back() == ']')))
        return false;
    if (code.front() == '{' && !contains(code, "\":") && !contains(code, "\" :")) return false;
    if (code.front() == '[' && !contains(code, "\"")) return false;
    return !contains(code, "=") && !contains(code, ";") && !contains(code, "'");
}

struct Hint {
    std::string_view language;
    std::string_view start;  ///< What a trimmed line begins with…
    std::string_view part;   ///< …and holds further on; empty: anything.
    int score;
};
constexpr Hint hints[] = {
    {"python", "def ", ":", 3},
    {"python", "from ", " import ", 3},
    {"python", "import ", "", 1},
    {"python", "class ", ":", 2},
    {"python", "@", "", 1},
    {"python", "elif ", ":", 3},
    {"python", "except", ":", 3},
    {"python", "with ", " as ", 2},
    {"python", "for ", " in ", 1},
    {"python", "print(", "", 2},
    {"python", ">>>", "", 3},
    {"python", ">> ", "", 3},
    {"python", "async def ", ":", 3},
    {"python", "lambda ", ":", 2},
    {"python", "raise ", "", 1},
    {"javascript", "const ", "=", 3},
    {"javascript", "let ", "=", 3},
    {"javascript", "var ", "=", 2},
    {"javascript", "function", "{", 3},
    {"javascript", "console.log", "", 4},
    {"javascript", "import ", " from '", 4},
    {"javascript", "import ", " from \"", 4},
    {"javascript", "export ", "", 2},
    {"javascript", "async function", "", 3},
    {"sql", "select ", "", 3},
    {"sql", "insert into ", "", 4},
    {"sql", "update ", " set ", 4},
    {"sql", "delete from ", "", 4},
    {"sql", "create table", "", 4},
    {"sql", "create index", "", 4},
    {"sql", "alter table", "", 4},
    {"sql", "drop table", "", 4},
    {"sql", "group by ", "", 2},
    {"sql", "explain ", "", 1},
    {"sql", "inner join ", "", 2},
    {"sql", "with ", " as (select", 4},
    {"bash", "#!/bin/", "", 5},
    {"bash", "$ ", "", 3},
    {"bash", "sudo ", "", 4},
    {"bash", "apt", " install ", 4},
    {"bash", "pip install ", "", 4},
    {"bash", "pip3 install ", "", 4},
    {"bash", "npm ", "", 3},
    {"bash", "git ", "", 3},
    {"bash", "docker ", "", 3},
    {"bash", "cd ", "", 2},
    {"bash", "echo ", "", 2},
    {"bash", "curl ", "", 3},
    {"bash", "python manage.py ", "", 4},
    {"bash", "python3 -m ", "", 4},
    {"bash", "python -m ", "", 4},
    {"bash", "export ", "=", 2},
    {"html", "<!doctype html", "", 5},
    {"html", "<html", "", 5},
    {"html", "<div", ">", 3},
    {"html", "<p>", "", 3},
    {"html", "<script", ">", 3},
    {"html", "<ul", ">", 3},
    {"html", "<a ", ">", 3},
    {"html", "<input", ">", 3},
    {"html", "<form", ">", 3},
    {"html", "<body", ">", 3},
    {"html", "<head>", "", 3},
    {"html", "<span", ">", 3},
    {"graphql", "query ", "{", 3},
    {"graphql", "mutation ", "{", 3},
    {"graphql", "subscription ", "{", 3},
    {"graphql", "query {", "", 3},
    {"graphql", "mutation {", "", 3},
    {"graphql", "fragment ", " on ", 4},
};

constexpr std::array<std::string_view, 6> scored = {"python", "javascript", "sql", "bash", "html", "graphql"};

/// `a.b(…)` alone is a call in Python and JavaScript alike; JavaScript ends it with a semicolon, mostly.
void score_call(std::string_view line, std::array<int, scored.size()>& scores) {
    std::size_t at = 0;
    while (at < line.size() && (is_letter(static_cast<unsigned char>(line[at])) || line[at] == '_' || line[at] == '.'))
        ++at;
    if (at > 0 && at < line.size() && line[at] == '(' && (line.back() == ')' || line.back() == '(')) ++scores[0];
}

void score_assignment(std::string_view line, std::array<int, scored.size()>& scores) {
    // `name = Call(…)` without a declaring word and without a semicolon reads as Python.
    const std::size_t equals = line.find(" = ");
    if (equals == std::string_view::npos || line.back() == ';' || line.back() == '{') return;
    const std::string_view name = line.substr(0, equals);
    if (contains(name, " ") || contains(name, "(") || contains(line, "=>")) return;
    scores[0] += contains(line, "(") || contains(line, "F('") ? 2 : 1;
}

}  // namespace

std::string_view guess_code_language(std::string_view code, std::string_view likely) {
    if (is_json(code)) return "json";
    std::string_view rest = code.substr(0, snippet_bytes);
    std::array<int, scored.size()> scores{};
    bool first = true;
    while (!rest.empty()) {
        const std::string_view line = trim(next_line(rest));
        if (line.empty()) continue;
        if (first && is_request_line(line)) return "http";
        first = false;
        const std::string folded = fold_case(line.substr(0, 200));
        for (const Hint& hint : hints) {
            if (folded.front() != hint.start.front() || !folded.starts_with(hint.start) ||
                !contains(std::string_view(folded).substr(hint.start.size()), hint.part))
                continue;
            for (std::size_t i = 0; i < scored.size(); ++i) scores[i] += scored[i] == hint.language ? hint.score : 0;
        }
        if (contains(line, "=> ") || contains(line, "console.")) scores[1] += 2;
        if (line.size() > 1 && line.back() == ';') scores[1] += 1;
        score_assignment(line, scores);
        score_call(line, scores);
    }
    const auto best = std::max_element(scores.begin(), scores.end());
    const std::string_view found = scored[static_cast<std::size_t>(best - scores.begin())];
    if (*best < (found == likely ? 1 : least_score) || std::count(scores.begin(), scores.end(), *best) > 1) return {};
    return found;
}

}  // namespace viva::notes
