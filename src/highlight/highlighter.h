// Code becomes tokens, while the notes are compiled.
//
// tree-sitter parses (and recovers from what is no code), the grammar's queries name what is seen, `languages.cpp`
// lists what is known. Captures are painted in the order of tree-sitter's own highlighter: outer before inner, and on
// one node the later pattern over the earlier.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viva::highlight {

/// The languages that were met so far, made ready. Several highlighters may share them, each in a thread of its own.
class PreparedLanguages;
std::shared_ptr<PreparedLanguages> make_prepared_languages();

/// Keeps a parser, and the languages that it was given or meets. For one thread.
class Highlighter {
public:
    Highlighter();
    explicit Highlighter(std::shared_ptr<PreparedLanguages> languages);
    Highlighter(const Highlighter&) = delete;
    Highlighter& operator=(const Highlighter&) = delete;
    ~Highlighter();

    /// The tokens of `code` (UTF-8), sorted and apart; `language` is a fence label in lower case ("py"). Nothing for an
    /// unknown language, for more than 256 KB, and for code that would cost tree-sitter unreasonably many steps.
    std::vector<model::Token> highlight(std::string_view code, std::string_view language);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same for one piece of code.
std::vector<model::Token> highlight(std::string_view code, std::string_view language);

/// The label of a block that has none, where the code leaves no doubt ("http", "json", "python" for an interactive
/// session), else "".
std::string_view guess_language(std::string_view code);

}  // namespace viva::highlight
