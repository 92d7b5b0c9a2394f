// Which language a note is written in, and which one a piece of code.
#pragma once

#include <string>
#include <string_view>

#include "notes/read.h"

namespace viva::notes {

/// BCP 47 tag of the prose of `document` by its scripts, and for Latin script by its commonest words; "und" if there
/// is too little to tell.
std::string_view language_of(const ParsedDocument& document);

/// Name of the language that `code` is in (python, sql, json, http, graphql, bash, javascript, html, java, csharp, c,
/// cpp, go, rust), or empty when it is not plain enough. `likely`, the language of the note's other code, needs less to
/// be recognised.
std::string_view guess_code_language(std::string_view code, std::string_view likely = {});

}  // namespace viva::notes
