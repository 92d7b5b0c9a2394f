// The map in src/README.md, CMake's links and the includes must say the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/files.h"

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;
using Reach = std::map<std::string, Names>;

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// The table of src/README.md: room → what it may include.
Reach read_map() {
    const auto text = viva::tests::read_file(viva::tests::source_path("src/README.md"));
    REQUIRE(text.has_value());
    Reach map;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| `", 0) != 0) continue;
        const std::string room = line.substr(3, line.find('`', 3) - 3);
        const std::size_t close = line.rfind('|');
        const std::size_t open = line.rfind('|', close - 1);
        for (const std::string& word : words_of(line.substr(open + 1, close - open - 1)))
            if (word != "—") map[room].insert(word);
        map[room];
    }
    return map;
}

/// What CMake links: room → rooms.
Reach read_links() {
    const auto text = viva::tests::read_file(VIVA_ROOMS_FILE);
    REQUIRE(text.has_value());
    Reach links;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> words = words_of(line);
        if (words.empty()) continue;
        Names& needs = links[words.front()];
        for (const std::string& word : words)
            if (word.rfind("viva_", 0) == 0 && word != "viva_warnings") needs.insert(word.substr(5));
    }
    return links;
}

bool is_source(const fs::path& path) {
    const std::string extension = path.extension().string();
    return extension == ".cpp" || extension == ".h" || extension == ".c" || extension == ".inc";
}

/// Rooms that a file includes: `#include "room/…"`.
Names included_rooms(const fs::path& file, const Reach& map) {
    const auto text = viva::tests::read_file(file);
    REQUIRE(text.has_value());
    Names rooms;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("#include \"", 0) != 0) continue;
        const std::string room = line.substr(10, line.find('/') == std::string::npos ? 0 : line.find('/') - 10);
        if (map.count(room) > 0) rooms.insert(room);
    }
    return rooms;
}

std::vector<fs::path> sources_of(const std::string& room) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(viva::tests::source_path("src") / room))
        if (entry.is_regular_file() && is_source(entry.path())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every room stands in the map, and the map names no room that is not there") {
    const Reach map = read_map();
    Names folders;
    for (const auto& entry : fs::directory_iterator(viva::tests::source_path("src")))
        if (entry.is_directory()) folders.insert(entry.path().filename().string());
    Names mapped;
    for (const auto& [room, reach] : map) mapped.insert(room);
    CHECK(mapped == folders);
}

TEST_CASE("the map has no circles: each row reaches only rows above it") {
    const auto text = viva::tests::read_file(viva::tests::source_path("src/README.md"));
    REQUIRE(text.has_value());
    const Reach map = read_map();
    for (const auto& [room, reach] : map)
        for (const std::string& needed : reach) {
            CAPTURE(room);
            CAPTURE(needed);
            CHECK(text->find("| `" + needed + "`") < text->find("| `" + room + "`"));
        }
}

TEST_CASE("the map names no file that is not there") {
    const auto text = viva::tests::read_file(viva::tests::source_path("src/README.md"));
    REQUIRE(text.has_value());
    int files = 0;
    std::size_t end = 0;
    for (std::size_t open = text->find('`'); open != std::string::npos; open = text->find('`', end + 1)) {
        end = text->find('`', open + 1);
        REQUIRE(end != std::string::npos);
        const std::string name = text->substr(open + 1, end - open - 1);
        // What somebody is to write has a name in capitals.
        const bool is_file = name.find('/') != std::string::npos && name.find('.') != std::string::npos;
        if (!is_file || name.find("NAME") != std::string::npos || name.find("TAG") != std::string::npos) continue;
        CAPTURE(name);
        CHECK(
            (fs::exists(viva::tests::source_path("src") / name) || fs::exists(viva::tests::source_path(name.c_str()))));
        ++files;
    }
    CHECK(files >= 10);
}

TEST_CASE("CMake links no room that the map does not allow") {
    const Reach map = read_map();
    const Reach links = read_links();
    CHECK(links.size() >= 5);
    for (const auto& [room, needs] : links)
        for (const std::string& needed : needs) {
            CAPTURE(room);
            CAPTURE(needed);
            REQUIRE(map.count(room) == 1);
            CHECK(map.at(room).count(needed) == 1);
        }
}

TEST_CASE("no file includes a room that its own room does not link") {
    const Reach map = read_map();
    const Reach links = read_links();
    for (const auto& [room, needs] : links) {
        // A build has only the page's or only the window's half of the platform, so its files are held to the map.
        const Names& reach = room == "platform" ? map.at(room) : needs;
        for (const fs::path& file : sources_of(room))
            for (const std::string& included : included_rooms(file, map)) {
                CAPTURE(file);
                CAPTURE(included);
                CHECK((included == room || reach.count(included) == 1));
            }
    }
}

TEST_CASE("only src/platform knows the platform") {
    for (const auto& [room, reach] : read_map()) {
        if (room == "platform") continue;
        for (const fs::path& file : sources_of(room)) {
            const auto text = viva::tests::read_file(file);
            REQUIRE(text.has_value());
            CAPTURE(file);
            CHECK(text->find("__EMSCRIPTEN__") == std::string::npos);
            for (const char* of_the_platform : {"<emscripten", "EM_JS", "EM_ASM", "<SDL", "<GLES"})
                CHECK_MESSAGE(text->find(of_the_platform) == std::string::npos, of_the_platform);
        }
    }
}
