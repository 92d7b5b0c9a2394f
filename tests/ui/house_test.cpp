// Rules of the room that a compiler does not see.
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "support/files.h"

using namespace viva::tests;

TEST_CASE("only widgets touch ImGui's interactive items") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_path("src/ui"))) {
        const std::string path = entry.path().generic_string();
        if (!entry.is_regular_file() || path.find("/widgets/") != std::string::npos) continue;
        const auto text = read_file(entry.path());
        REQUIRE(text.has_value());
        ++files;
        for (const char* item :
             {"ImGui::Button", "ImGui::SmallButton", "ImGui::InvisibleButton", "ImGui::ImageButton", "ImGui::Input",
              "ImGui::Checkbox", "ImGui::RadioButton", "ImGui::Selectable", "ImGui::Slider", "ImGui::Drag",
              "ImGui::Combo", "ImGui::TreeNode", "ImGui::MenuItem", "ImGui::TextLink", "ImGui::ButtonBehavior"})
            CHECK_MESSAGE(text->find(item) == std::string::npos, path, " uses ", item);
    }
    CHECK(files > 20);
}

TEST_CASE("no word that a person sees stands in the code of the screens") {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_path("src/ui"))) {
        if (!entry.is_regular_file()) continue;
        const std::string path = entry.path().generic_string();
        const auto text = read_file(entry.path());
        REQUIRE(text.has_value());
        // Keyboards' own letters are no words (keys.cpp), nor are the names of programming languages.
        if (path.find("keys.cpp") != std::string::npos || path.find("language_names") != std::string::npos) continue;
        std::size_t at = 0;
        for (std::string_view rest = *text; !rest.empty(); ++at) {
            const std::size_t end = rest.find('\n');
            const std::string_view line = rest.substr(0, end);
            const std::string_view code = line.substr(0, line.find("//"));
            for (const char byte : code) {
                // Hangul and Cyrillic begin with these bytes in UTF-8.
                const auto value = static_cast<unsigned char>(byte);
                CHECK_MESSAGE(!(value >= 0xD0 && value <= 0xD4), path, ":", at + 1);
                CHECK_MESSAGE(!(value >= 0xEA && value <= 0xED), path, ":", at + 1);
            }
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
    }
}
