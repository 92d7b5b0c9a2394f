// Which language unlabelled code is in. Only what can hardly be anything else is named: wrong colours are worse than
// none.
#include <algorithm>
#include <array>
#include <numeric>
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

/// Languages that declare what is of which type, and have no more of their own in the line.
constexpr std::string_view typed = "typed";

struct Hint {
    std::string_view language;
    std::string_view start;  ///< What a trimmed line begins with; empty: anything…
    std::string_view part;   ///< …and holds further on; empty: anything. ":" ends a word there.
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
    {"java", "import java", "", 4},
    {"java", "@override", "", 4},
    {"java", "public static void main(", "", 5},
    {"java", "", "system.out.p", 4},
    {"java", "", "new arraylist<", 4},
    {"java", "", "new hashmap<", 4},
    {"csharp", "using system", ";", 4},
    {"csharp", "", "console.write", 5},
    {"c", "#include <std", ".h>", 3},
    {"cpp", "using namespace ", ";", 4},
    {"cpp", "template <", ">", 3},
    {"cpp", "template<", ">", 3},
    {"cpp", "constexpr ", "", 3},
    {"cpp", "", "std::", 3},
    {"cpp", "", "cout <<", 3},
    {"go", "package ", "", 1},
    {"go", "func ", "{", 2},
    {"go", "func (", ") ", 3},
    {"go", "select {", "", 4},
    {"go", "", " := ", 2},
    {"go", "", "fmt.print", 4},
    {"go", "", "make(chan ", 4},
    {"rust", "fn ", "{", 3},
    {"rust", "pub fn ", "", 4},
    {"rust", "let mut ", "", 4},
    {"rust", "use std::", "", 5},
    {"rust", "", "println!(", 4},
    {typed, "#include", "", 3},
    {typed, "public ", "", 3},
    {typed, "private ", "", 3},
    {typed, "protected ", "", 3},
    {typed, "string ", "", 2},
    {typed, "boolean ", "", 2},
    {typed, "bool ", "", 2},
    {typed, "int ", "", 2},
    {typed, "long ", "", 2},
    {typed, "char ", "", 2},
    {typed, "float ", "", 2},
    {typed, "double ", "", 2},
    {typed, "void ", "", 2},
    {typed, "auto ", "=", 2},
    {typed, "final ", "=", 3},
    {typed, "struct ", "{", 2},
    {typed, "const int ", "", 4},
    {typed, "const char", "", 4},
    {typed, "const auto", "", 4},
    {typed, "const double ", "", 4},
    {typed, "foreach (", "", 3},
    {typed, "fun ", "{", 3},
    {typed, "val ", "=", 3},
    {typed, "puts ", "", 3},
};

constexpr std::array<std::string_view, 13> scored = {"python", "javascript", "sql", "bash", "html", "graphql", "java",
                                                     "csharp", "c",          "cpp", "go",   "rust", typed};
using Scores = std::array<int, scored.size()>;

constexpr std::size_t place_of(std::string_view language) {
    std::size_t place = 0;
    while (place < scored.size() && scored[place] != language) ++place;
    return place;
}
constexpr std::size_t python = place_of("python"), javascript = place_of("javascript"), any_typed = place_of(typed);

/// Whether what is no language by itself is a part of this one.
bool has_declarations(std::size_t language) { return language >= place_of("java") && language != any_typed; }

bool is_name_letter(char letter) { return is_alphanumeric(letter) || letter == '_'; }

/// A colon behind a name or a bracket, and nothing but space behind it: of a block, not of "A : B" or "A::B".
bool has_block_colon(std::string_view rest) {
    for (std::size_t at = rest.find(':'); at != std::string_view::npos; at = rest.find(':', at + 1)) {
        const bool is_behind_word =
            at == 0 || is_name_letter(rest[at - 1]) || contains(")]}'\"", rest.substr(at - 1, 1));
        if (is_behind_word && (at + 1 == rest.size() || rest[at + 1] == ' ')) return true;
    }
    return false;
}

bool fits(const Hint& hint, std::string_view folded) {
    if (!folded.starts_with(hint.start)) return false;
    const std::string_view rest = folded.substr(hint.start.size());
    return hint.part == ":" ? has_block_colon(rest) : contains(rest, hint.part);
}

/// "List<String> names = …", "Foo[] all = …", "= new Foo<…": a type stands before a name or behind `new`.
bool declares_type(std::string_view line) {
    const std::size_t made = line.find("= new ");
    if (made != std::string_view::npos) {
        std::size_t at = made + 6;
        while (at < line.size() && is_name_letter(line[at])) ++at;
        if (at < line.size() && line[at] == '<') return true;
    }
    if (line.empty() || line.front() < 'A' || line.front() > 'Z') return false;
    const std::size_t equals = line.find(" = ");
    const std::size_t gap = equals == std::string_view::npos ? equals : line.rfind(' ', equals - 1);
    if (gap == std::string_view::npos || gap == 0) return false;
    const std::string_view type = line.substr(0, gap), name = line.substr(gap + 1, equals - gap - 1);
    return std::all_of(name.begin(), name.end(), is_name_letter) &&
           std::all_of(type.begin(), type.end(),
                       [](char letter) { return is_name_letter(letter) || contains("<>[],. ?", {&letter, 1}); });
}

/// What many languages share tells nothing alone, only which of two it is: `a.b(…)` is a call in Python and JavaScript
/// alike; JavaScript ends it with a semicolon, mostly.
void score_call(std::string_view line, Scores& scores) {
    std::size_t at = 0;
    while (at < line.size() && (is_letter(static_cast<unsigned char>(line[at])) || line[at] == '_' || line[at] == '.'))
        ++at;
    if (at > 0 && at < line.size() && line[at] == '(' && (line.back() == ')' || line.back() == '(')) ++scores[python];
}

void score_assignment(std::string_view line, Scores& scores) {
    // `name = Call(…)` without a declaring word and without a semicolon reads as Python.
    const std::size_t equals = line.find(" = ");
    if (equals == std::string_view::npos || line.back() == ';' || line.back() == '{') return;
    const std::string_view name = line.substr(0, equals);
    if (contains(name, " ") || contains(name, "(") || contains(line, "=>")) return;
    scores[python] += contains(line, "(") ? 2 : 1;
}

/// What a line tells: of which languages it has a hint of their own, and what goes with several.
void score_line(std::string_view line, Scores& own, Scores& shared) {
    const std::string folded = fold_case(line.substr(0, 200));
    for (const Hint& hint : hints)
        if ((hint.start.empty() || folded.front() == hint.start.front()) && fits(hint, folded))
            own[place_of(hint.language)] += hint.score;
    if (contains(line, "=> ") || contains(line, "console.")) own[javascript] += 2;
    if (declares_type(line)) own[any_typed] += 3;
    if (line.size() > 1 && line.back() == ';')
        for (std::size_t i = 0; i < scored.size(); ++i) shared[i] += i == javascript || has_declarations(i) ? 1 : 0;
    score_assignment(line, shared);
    score_call(line, shared);
}

/// The language of the highest score; empty where several have it.
std::string_view best_of(const Scores& own, const Scores& shared, std::string_view likely) {
    const int of_all = std::accumulate(own.begin(), own.end(), 0);
    Scores scores = own;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        if (has_declarations(i))
            scores[i] += own[i] > 0 ? shared[i] + own[any_typed] : 0;
        else if (own[any_typed] == 0 && (own[i] > 0 || (scored[i] == likely && of_all == 0)))
            scores[i] += shared[i];
    }
    const auto best = std::max_element(scores.begin(), scores.end());
    const std::string_view found = scored[static_cast<std::size_t>(best - scores.begin())];
    const bool is_alone = std::count(scores.begin(), scores.end(), *best) == 1;
    return is_alone && found != typed && *best >= (found == likely ? 1 : least_score) ? found : std::string_view{};
}

}  // namespace

std::string_view guess_code_language(std::string_view code, std::string_view likely) {
    if (is_json(code)) return "json";
    std::string_view rest = code.substr(0, snippet_bytes);
    Scores own{}, shared{};
    bool first = true;
    while (!rest.empty()) {
        const std::string_view line = trim(next_line(rest));
        if (line.empty()) continue;
        if (first && is_request_line(line)) return "http";
        first = false;
        score_line(line, own, shared);
    }
    return best_of(own, shared, likely);
}

}  // namespace viva::notes
