// A note's title when nothing in it is one.
#pragma once

#include <string>
#include <string_view>

namespace viva::notes {

/// "python-django-ru.md" ─► "Python Django Ru"; "03_sql_basics.txt" ─► "Sql Basics"; "Node.js vs Deno.md" stays as it
/// is; a README takes its folder's name.
std::string title_from_file(std::string_view path);

/// Whether the file's name is a question, with spaces or with hyphens for them: "What's an infix function.md",
/// "what-is-a-closure.md". What begins with "how to" may be a manual as well.
bool file_name_asks(std::string_view path);

/// Name of the file without folders and extension; a README's folder if it has one.
std::string_view file_stem(std::string_view path);

}  // namespace viva::notes
