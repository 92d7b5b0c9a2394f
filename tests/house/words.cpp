// A word that nobody says would still be translated, and sent to every reader.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "support/files.h"

namespace {

namespace fs = std::filesystem;

/// All that the app and its page are written in, one file after the other.
std::string everything_written() {
    std::string all;
    for (const char* folder : {"src", "web/src"})
        for (const auto& entry : fs::recursive_directory_iterator(viva::tests::source_path(folder))) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".cpp" || extension == ".h" || extension == ".ts")
                all += viva::tests::read_file(entry.path()).value_or("");
        }
    return all + viva::tests::read_file(viva::tests::source_path("web/index.html")).value_or("");
}

bool is_letter_of_name(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool says(const std::string& text, const std::string& name) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool begins = at == 0 || !is_letter_of_name(text[at - 1]);
        if (begins && (end == text.size() || !is_letter_of_name(text[end]))) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every word of the table is said somewhere") {
    const auto table = viva::tests::read_file(viva::tests::source_path("src/base/words/en.json"));
    REQUIRE(table.has_value());
    const std::string all = everything_written();
    std::istringstream lines(*table);
    int words = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t open = line.find('"');
        const std::size_t close = open == std::string::npos ? open : line.find('"', open + 1);
        if (close == std::string::npos) continue;
        const std::string name = line.substr(open + 1, close - open - 1);
        CAPTURE(name);
        // C++ says Word::name; the page, which has its own words, page_….
        CHECK(says(all, (name.rfind("page_", 0) == 0 ? "" : "Word::") + name));
        ++words;
    }
    CHECK(words > 200);
}
