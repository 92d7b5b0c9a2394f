#include "ui/reader/language_names.h"

#include <utility>

namespace viva::ui {

std::string programming_language_name(std::string_view label) {
    // Proper names: the same in every interface language.
    static constexpr std::pair<std::string_view, std::string_view> names[] = {{"python", "Python"},
                                                                              {"py", "Python"},
                                                                              {"python3", "Python"},
                                                                              {"pycon", "Python"},
                                                                              {"sql", "SQL"},
                                                                              {"json", "JSON"},
                                                                              {"javascript", "JavaScript"},
                                                                              {"js", "JavaScript"},
                                                                              {"jsx", "JSX"},
                                                                              {"typescript", "TypeScript"},
                                                                              {"ts", "TypeScript"},
                                                                              {"tsx", "TSX"},
                                                                              {"bash", "Bash"},
                                                                              {"sh", "Shell"},
                                                                              {"shell", "Shell"},
                                                                              {"console", "Console"},
                                                                              {"html", "HTML"},
                                                                              {"css", "CSS"},
                                                                              {"scss", "SCSS"},
                                                                              {"http", "HTTP"},
                                                                              {"xml", "XML"},
                                                                              {"yaml", "YAML"},
                                                                              {"yml", "YAML"},
                                                                              {"toml", "TOML"},
                                                                              {"c", "C"},
                                                                              {"cpp", "C++"},
                                                                              {"c++", "C++"},
                                                                              {"csharp", "C#"},
                                                                              {"cs", "C#"},
                                                                              {"java", "Java"},
                                                                              {"kotlin", "Kotlin"},
                                                                              {"go", "Go"},
                                                                              {"rust", "Rust"},
                                                                              {"ruby", "Ruby"},
                                                                              {"php", "PHP"},
                                                                              {"swift", "Swift"},
                                                                              {"scala", "Scala"},
                                                                              {"haskell", "Haskell"},
                                                                              {"lua", "Lua"},
                                                                              {"r", "R"},
                                                                              {"dockerfile", "Dockerfile"},
                                                                              {"docker", "Dockerfile"},
                                                                              {"makefile", "Makefile"},
                                                                              {"diff", "Diff"},
                                                                              {"graphql", "GraphQL"},
                                                                              {"powershell", "PowerShell"}};
    for (const auto& [key, name] : names)
        if (key == label) return std::string(name);
    return std::string(label);
}

}  // namespace viva::ui
