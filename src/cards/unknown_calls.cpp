#include "cards/unknown_calls.h"

#include <algorithm>
#include <iterator>

#include "cards/gap_terms.h"

namespace viva::cards {
namespace {

/// Functions that a reader knows without seeing them.
constexpr std::string_view known_functions[] = {
    "print",    "len",        "sum",        "max",        "min",       "sorted",    "list",     "dict",     "tuple",
    "set",      "str",        "int",        "float",      "bool",      "type",      "repr",     "range",    "xrange",
    "next",     "iter",       "map",        "filter",     "zip",       "abs",       "round",    "any",      "all",
    "chr",      "ord",        "hex",        "bin",        "oct",       "id",        "divmod",   "pow",      "reversed",
    "bytes",    "complex",    "hash",       "vars",       "dir",       "getattr",   "hasattr",  "callable", "enumerate",
    "eval",     "exec",       "isinstance", "issubclass", "frozenset", "bytearray", "slice",    "format",   "super",
    "reduce",   "sizeof",     "typeof",     "printf",     "println",   "sprintf",   "puts",     "echo",     "alert",
    "parseInt", "parseFloat", "isNaN",      "isFinite",   "unicode",   "deepcopy",  "partial",  "fetch",    "require",
    "if",       "for",        "while",      "switch",     "return",    "function",  "var_dump", "append",   "cap"};

bool is_name_letter(char letter) { return is_ascii_word(letter) || letter == '$'; }

/// Whether `name` is written in `code` as anything else than a call: where it is defined, imported or assigned.
bool is_defined_in(std::string_view code, std::string_view name) {
    for (std::size_t at = code.find(name); at != std::string_view::npos; at = code.find(name, at + 1)) {
        const std::string_view behind = code.substr(at + name.size());
        if ((at > 0 && is_name_letter(code[at - 1])) || (!behind.empty() && is_name_letter(behind.front()))) continue;
        if (!behind.starts_with('(')) return true;
        for (const std::string_view word :
             {"def ", "function ", "fun ", "func ", "fn ", "class ", "int ", "void ", "static ", "bool ", "boolean ",
              "String ", "string ", "double ", "long ", "function* ", "auto ", "char ", "float "})
            if (code.substr(0, at).ends_with(word)) return true;
    }
    return false;
}

/// Whether a statement calls a plain function in lower case that nobody has shown: what it gives, no reader can tell.
bool calls_unknown(std::string_view code, std::string_view statement) {
    for (std::size_t open = statement.find('('); open != std::string_view::npos; open = statement.find('(', open + 1)) {
        std::size_t begin = open;
        while (begin > 0 && is_name_letter(statement[begin - 1])) --begin;
        const std::string_view name = statement.substr(begin, open - begin);
        const bool is_plain =
            !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
            (begin == 0 || std::string_view(".>:\"'").find(statement[begin - 1]) == std::string_view::npos);
        const bool is_known =
            std::find(std::begin(known_functions), std::end(known_functions), name) != std::end(known_functions);
        if (is_plain && !is_known && !is_defined_in(code, name)) return true;
    }
    return false;
}

}  // namespace

bool is_result_of_unknown(std::string_view code, std::string_view output) {
    const auto at = static_cast<std::size_t>(output.data() - code.data());
    const std::size_t line = code.substr(0, at).rfind('\n');
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    return calls_unknown(code, code.substr(begin, at - begin));
}

}  // namespace viva::cards
