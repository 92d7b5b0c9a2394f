#include "compiler/workshop.h"

#include <random>

#include <doctest/doctest.h>

#include "base/hash.h"
#include "compiler/command_line.h"
#include "support/files.h"

namespace viva::tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::random_device random;
    path_ =
        fs::canonical(fs::temp_directory_path()) / ("viva-test-" + base32(random() | std::uint64_t{random()} << 32));
    fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view content) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::FILE* stream = std::fopen(file.c_str(), "wb");
    REQUIRE(stream != nullptr);
    std::fwrite(content.data(), 1, content.size(), stream);
    std::fclose(stream);
    return file.string();
}

std::string write_app(const TemporaryFolder& folder) {
    folder.write(
        "app/index.html",
        "<!doctype html><title>Viva</title><link rel=\"icon\" href=\"./assets/icon-1.svg\"><!-- viva:preload -->"
        "<script type=\"application/json\" id=\"viva-site\">{}</script><nav id=\"viva-notes-list\"></nav>");
    folder.write("app/sw.js", "precache(self.__VIVA_MANIFEST);");
    folder.write("app/viva.js", "element();");
    folder.write("app/live.js", "watch();");
    folder.write("app/manifest.webmanifest", "{\"name\": \"Viva\"}");
    folder.write("app/assets/app-1.js", "app();");
    folder.write("app/assets/app-1.js.map", "{}");
    folder.write("app/assets/icon-1.svg", "<svg/>");
    return folder.of("app");
}

Run run_viva(const std::vector<std::string>& arguments) {
    compiler::Terminal terminal;
    terminal.program_folder = "/nowhere/bin";
    const int code = compiler::run(arguments, terminal);
    return {code, terminal.out, terminal.err};
}

const compiler::FontSources& real_fonts() {
    static const Result<compiler::FontSources> fonts =
        compiler::read_font_sources({VIVA_TEXT_FONTS, VIVA_CODE_FONTS, VIVA_CJK_FONTS});
    REQUIRE(fonts.has_value());
    return *fonts;
}

std::string notes_path() { return source_path("data/notes").string(); }

std::string all_text(const fs::path& folder) {
    std::string all;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) all += entry.path().string() + "\n" + read_file(entry.path()).value_or("") + "\n";
    return all;
}

}  // namespace viva::tests
