// From notes on disk to a finished site: what `viva build` writes to a folder and `viva serve` shows at once.
#pragma once

#include <span>
#include <string>

#include "compiler/command_line.h"
#include "compiler/compile.h"
#include "compiler/progress.h"
#include "compiler/site.h"

namespace viva::compiler {

/// What a site is made of beside its notes.
struct SiteParts {
    Files app;
    FontSources fonts;
};

/// Reads the app and the fonts where the options or the program's place say they are.
Result<SiteParts> read_site_parts(const Arguments& arguments, const Terminal& terminal);

/// The folder of the built app that `read_site_parts` reads.
std::filesystem::path app_folder(const Arguments& arguments, const Terminal& terminal);

/// What is wrong with the options that `site_options` reads, for the person who gave them; empty: nothing.
std::string wrong_site_options(const Arguments& arguments);
SiteOptions site_options(const Arguments& arguments);

/// The notes with all that was found wrong, and what readers will see of them.
struct SiteBuild {
    ReadNotes notes;
    Compilation compilation;
    std::string repository;  ///< As the notes' own viva.toml says; empty: it does not.
};

SiteBuild compile_site(std::span<const std::string> paths, const SiteParts& parts, const Progress& progress = {});

/// All files of the site.
Result<Files> finish_site(const SiteBuild& build, const SiteParts& parts, const SiteOptions& options);

/// Says on `terminal` why nothing can be done, and returns the exit code for it.
int cannot_read_or_write(Terminal& terminal, const std::string& message);

}  // namespace viva::compiler
