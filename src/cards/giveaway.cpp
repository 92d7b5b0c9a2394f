#include "cards/giveaway.h"

#include <algorithm>
#include <vector>

#include "base/stem.h"
#include "base/unicode.h"
#include "cards/gap_terms.h"
#include "cards/names.h"
#include "cards/terms.h"

namespace viva::cards {
namespace {

constexpr std::size_t shortest_part = 4;
constexpr std::size_t shortest_stem = 5;

/// The first letters of the words of `text`, in lower case: "Round Robin" → "rr".
std::string initials_of(std::string_view text) {
    std::string initials;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (is_ascii_word(text[at]) && (at == 0 || !is_ascii_word(text[at - 1]))) initials += text[at];
    return fold_case(initials);
}

/// Whether all terms of `own` are among `said`, in whatever form.
bool holds_all(const std::vector<Term>& said, const std::vector<Term>& own) {
    return std::all_of(own.begin(), own.end(), [&](const Term& term) {
        return std::any_of(said.begin(), said.end(), [&](const Term& other) { return other.text == term.text; });
    });
}

/// Whether the one plain word that the term is begins with a word that is said, or nearly: "Testability", "test".
bool says_beginning_of(const std::vector<Term>& said, std::string_view term) {
    constexpr std::size_t shortest = 4;
    const std::string word = fold_case(term);
    if (word.size() <= shortest || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
        return false;
    if (term.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1) != std::string_view::npos) return false;
    return std::any_of(said.begin(), said.end(), [&](const Term& other) {
        const auto ends = std::mismatch(other.text.begin(), other.text.end(), word.begin(), word.end());
        const auto shared = static_cast<std::size_t>(ends.first - other.text.begin());
        return other.text.size() < word.size() && shared >= shortest && shared + 1 >= other.text.size();
    });
}

/// Whether a word that is said is a form of the one word that the term is.
bool says_form_of(const std::vector<Term>& said, std::string_view term) {
    const std::vector<Term> own = terms_of(term);
    return own.size() == 1 && count_letters(own[0].text) >= shortest_stem && holds_all(said, own);
}

/// What stands in brackets behind a term that is not in Latin letters: its name in another language.
std::string_view gloss_of(std::string_view term) {
    if (static_cast<unsigned char>(term.front()) < 0x80) return {};
    const std::size_t wide = term.find("（");
    const std::size_t open = std::min(wide, term.find('('));
    if (open == std::string_view::npos) return {};
    const std::string_view behind = term.substr(open + (open == wide ? std::string_view("（").size() : 1));
    return trim(behind.substr(0, std::min(behind.find(')'), behind.find("）"))));
}

/// The term without what only qualifies it: arguments, a remark in brackets, a comparison, the marks of a tag.
std::string_view bare_name(std::string_view term) {
    const std::size_t first = term.find_first_not_of("</> ");
    if (first == std::string_view::npos) return term;
    const std::string_view name = term.substr(first);
    std::size_t end = std::min({name.find_first_of("(<>", 1), name.find("（"), name.find(" =", 1)});
    // "count=3", but not an operator: "==".
    if (is_ascii_word(name.front())) end = std::min(end, name.find('=', 1));
    const std::string_view bare = trim(name.substr(0, end));
    return count_letters(bare) < 2 ? term : bare;
}

bool says_name(const Shown& shown, std::string_view name, bool is_tag) {
    std::string bare = squeezed(name);
    if (bare.size() > shortest_part && bare.ends_with('s')) bare.pop_back();
    // The name of a tag may be a part of many a longer one.
    if (!is_tag && bare.size() >= shortest_part && shown.squeezed_text.find(bare) != std::string::npos) return true;
    const std::size_t dot = bare.rfind('.');
    const std::string part = dot == std::string::npos ? std::string() : bare.substr(dot + 1);
    if (part.size() >= shortest_part && mentions(shown.text, forms_of({part})[0])) return true;
    const bool is_capital = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    if (is_capital && name.size() >= 2 && initials_of(shown.text).find(fold_case(name)) != std::string::npos)
        return true;
    return mentions(shown.text, forms_of({name})[0]) || says_form_of(shown.terms, name) ||
           says_beginning_of(shown.terms, name);
}

/// Whether a name is a parameter of a function that the code defines, and not one that everybody gives it.
bool is_parameter(std::string_view before, std::string_view name, std::string_view after) {
    for (const std::string_view common : {"self", "this", "cls", "props", "ref", "args", "kwargs"})
        if (name == common) return false;
    const std::size_t line = before.rfind('\n');
    const std::string_view begun = before.substr(line == std::string_view::npos ? 0 : line + 1);
    const std::size_t open = begun.rfind('(');
    if (open == std::string_view::npos || begun.find(')', open) != std::string_view::npos) return false;
    if (after.empty() || std::string_view(",):=").find(after.front()) == std::string_view::npos) return false;
    for (const std::string_view word : {"def ", "function", "fun ", "func ", "fn "})
        if (begun.substr(0, open).find(word) != std::string_view::npos) return true;
    return false;
}

/// Whether the code defines the name at `at`.
bool defines_at(std::string_view code, std::size_t at, std::string_view name) {
    const std::string_view before = code.substr(0, at);
    const std::string_view rest = code.substr(at + name.size());
    const std::string_view after = trim(rest.substr(0, 12));
    if (before.ends_with('"') || before.ends_with('\'')) return true;
    if (after.starts_with('=') && !after.starts_with("==") && !after.starts_with("=>")) return true;
    if (after.starts_with(": function") || after.starts_with(": (") || after.starts_with(": async")) return true;
    for (const std::string_view word : {"def ", "function ", "class ", "const ", "let ", "var ", "val ", "fun ", "int ",
                                        "String ", "interface ", "struct ", "void ", "func "})
        if (before.ends_with(word)) return true;
    const bool is_whole =
        (before.empty() || !is_ascii_word(before.back())) && (rest.empty() || !is_ascii_word(rest.front()));
    return is_whole && is_parameter(before, name, after);
}

}  // namespace

std::string squeezed(std::string_view text) {
    std::string result = fold_case(text);
    std::erase_if(result, [](char letter) { return letter == ' ' || letter == '\n' || letter == '-'; });
    return result;
}

bool says(const Shown& shown, std::string_view term) {
    const std::string_view gloss = gloss_of(term);
    const bool tells_gloss = gloss.size() >= 3 && mentions(shown.text, forms_of({gloss})[0]);
    return tells_gloss || says_name(shown, bare_name(term), term.front() == '<') ||
           mentions(shown.text, forms_of({term})[0]);
}

bool says_every_word(const std::vector<Term>& said, std::string_view term) {
    const std::vector<Term> own = terms_of(term);
    return own.size() > 1 && holds_all(said, own);
}

bool is_defined(std::string_view code, std::string_view term) {
    const std::size_t begin = std::min(term.find_first_not_of("</"), term.size());
    const std::string_view written = term.substr(begin);
    const std::string_view name = written.substr(0, written.find_first_of("(.[ >"));
    if (name.empty()) return false;
    // Of "this.props.user" the last part is a name that the example gives.
    const std::size_t dot = written.rfind('.');
    const bool is_deep = dot != std::string_view::npos && written.find('.') != dot &&
                         written.find_first_of("([ >") == std::string_view::npos;
    if (is_deep && is_defined(code, written.substr(dot + 1))) return true;
    for (std::size_t at = code.find(name); at != std::string_view::npos; at = code.find(name, at + 1)) {
        if (defines_at(code, at, name)) return true;
        // A comment that is nothing else names the file or the part that the code is of.
        const std::string_view before = code.substr(0, at);
        const std::string_view rest = code.substr(std::min(at + written.size(), code.size()));
        if ((before.ends_with("// ") || before.ends_with("# ")) && (rest.empty() || rest.starts_with('\n')))
            return true;
    }
    return false;
}

}  // namespace viva::cards
