// The languages that can be highlighted.
#pragma once

#include <span>
#include <string_view>

struct TSLanguage;

namespace viva::highlight {

struct Language {
    std::string_view name;
    std::string_view labels;         ///< What notes write after a fence for it, in lower case, between spaces.
    const TSLanguage* (*grammar)();  ///< Null: a lexer of ours (http).
    std::string_view queries;        ///< Later patterns win.
    bool shows_properties;           ///< Whether `property` captures get a colour: keys yes, members of objects no.
};

std::span<const Language> all_languages();

/// The language that a fence label means ("py" → python), or null.
const Language* find_language(std::string_view label);

}  // namespace viva::highlight
