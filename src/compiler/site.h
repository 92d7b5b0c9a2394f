// A finished site: the built app completed with notes, fonts and static pages. web/README.md, "A site", says what the
// app expects of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "compiler/fonts.h"
#include "compiler/output_folder.h"
#include "model/card.h"

namespace viva::compiler {

struct SiteOptions {
    std::string title = "Viva";
    std::string base_url;    ///< Where the site will stand, for canonical addresses; ends in '/', or empty.
    std::string repository;  ///< Where the folder of the notes is shown on the web; ends in '/', or empty.
    std::string generator;   ///< Program and version, written into the pack.
    bool is_live = false;    ///< Its pages watch for another build of it (`viva serve`).
};

/// The app's files, if the folder holds an app that `make_site` can complete; else what is missing and how to get it.
Result<Files> read_app(const std::filesystem::path& folder);

/// All files of the site. `collection` must hold to the rules of pack/check.h.
Result<Files> make_site(const model::Collection& collection, Files app, const FontSources& fonts,
                        const SiteOptions& options);

/// Which build a live site is, as its pages know it: another one for any other content.
std::string build_of(const Files& live_site);

/// Whether the name of a site's file changes with its content, so that it may be kept for ever.
bool name_holds_hash(std::string_view path);

}  // namespace viva::compiler
