// The settings of a folder of notes: viva.toml.
//
//   questions = "h3"                    # or ["h2", "h3"], "bullets", "bold", "none"
//   repository = "https://…/edit/main"  # where the folder's files are shown or edited on the web
//   [files."old/questions.md"]          # a path below the folder
//   questions = "bullets"
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace viva::compiler {

/// Reads the viva.toml files above notes, each once.
class FolderSettings {
public:
    /// What asks in the note at `path`, in the words of notes::ReadOptions::questions: of the nearest viva.toml in its
    /// folder or one of the `levels` folders above it. Empty: none says. What is wrong in a file goes to `diagnostics`.
    std::string questions_of(const std::filesystem::path& path, std::size_t levels, Diagnostics& diagnostics);

    /// The repository that the viva.toml in `folder` itself names, ending in '/'; empty: none.
    std::string repository_of(const std::filesystem::path& folder, Diagnostics& diagnostics);

private:
    struct Settings {
        std::string questions;
        std::string repository;
        std::map<std::string, std::string> of_files;
    };

    const Settings& read(const std::filesystem::path& folder, Diagnostics& diagnostics);

    std::map<std::filesystem::path, Settings> read_;
};

}  // namespace viva::compiler
