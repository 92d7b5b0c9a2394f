// Folders to work in, a stand-in for the built app, and runs of the program.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/fonts.h"

namespace viva::tests {

/// A folder that is removed at the end of the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }
    /// The path of something in the folder, as text.
    std::string of(std::string_view name) const { return (path_ / name).string(); }
    /// Writes a file, with its folders; returns its path.
    std::string write(std::string_view name, std::string_view content) const;

private:
    std::filesystem::path path_;
};

/// Writes what `viva build` expects of a built app (web/README.md, "A site") to `folder`; returns its path.
std::string write_app(const TemporaryFolder& folder);

/// The outcome of one run of the program.
struct Run {
    int code;
    std::string out;
    std::string err;
};
Run run_viva(const std::vector<std::string>& arguments);

/// The fonts that the project is built with.
const compiler::FontSources& real_fonts();

/// The bundled notes.
std::string notes_path();

/// Everything that a site holds, file after file, for searching.
std::string all_text(const std::filesystem::path& folder);

/// Strings that the notes hold but readers must never be shown.
inline constexpr std::string_view never_shown[] = {"bio-info.tistory.com", "chatgpt.com/c/", "카테고리의 다른 글",
                                                   "[DRF] SearchFilter"};

}  // namespace viva::tests
