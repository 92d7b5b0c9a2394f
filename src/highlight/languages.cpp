#include "highlight/languages.h"

extern "C" {
const TSLanguage* tree_sitter_bash();
const TSLanguage* tree_sitter_css();
const TSLanguage* tree_sitter_html();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_json();
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_sql();
}

#if __has_feature(address_sanitizer)
/// The SQL grammar's scanner forgets a few bytes for every `$tag$`; the program ends soon after.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_suppressions() { return "leak:tree_sitter_sql_external_scanner_deserialize"; }
#endif

namespace viva::highlight {
namespace {

#include "highlight/queries.inc"

// Every highlighted language. To add one: its grammar in cmake/deps/npm.cmake, our additions in queries/, its row here.
constexpr Language rows[] = {
    {"python", "python py python3 py3 pycon", tree_sitter_python, python_queries, false},
    {"sql", "sql mysql postgresql postgres psql plsql sqlite", tree_sitter_sql, sql_queries, false},
    {"json", "json jsonc json5 geojson", tree_sitter_json, json_queries, true},
    {"javascript", "javascript js jsx mjs cjs ts tsx typescript ecmascript node", tree_sitter_javascript,
     javascript_queries, false},
    {"bash", "bash sh shell zsh console shell-session", tree_sitter_bash, bash_queries, false},
    {"html", "html xhtml htm vue svg", tree_sitter_html, html_queries, false},
    {"css", "css", tree_sitter_css, css_queries, true},
    {"http", "http https rest", nullptr, {}, false},
};

/// Whether `word` is one of the words of `list`.
bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

}  // namespace

std::span<const Language> all_languages() { return rows; }

const Language* find_language(std::string_view label) {
    if (label.empty() || label.find(' ') != std::string_view::npos) return nullptr;
    for (const Language& row : rows)
        if (has_word(row.labels, label)) return &row;
    return nullptr;
}

}  // namespace viva::highlight
