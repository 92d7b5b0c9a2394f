#include "compiler/site_build.h"

#include "compiler/settings.h"
#include "pack/check.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> font_folders(const Arguments& arguments, const Terminal& terminal) {
    if (arguments.has("--fonts")) return {arguments.value("--fonts")};
    return {terminal.program_folder / "../share/viva/fonts", VIVA_DEFAULT_TEXT_FONTS, VIVA_DEFAULT_CODE_FONTS,
            VIVA_DEFAULT_CJK_FONTS};
}

/// Files are named from their folder on, so one repository can stand for one folder only.
std::string repository_of(std::span<const std::string> paths) {
    if (paths.size() != 1) return {};
    Diagnostics told_with_the_notes;
    return FolderSettings().repository_of(paths[0], told_with_the_notes);
}

}  // namespace

fs::path app_folder(const Arguments& arguments, const Terminal& terminal) {
    if (arguments.has("--app")) return arguments.value("--app");
    // Where an installed program has its app; else where this one was built.
    const fs::path installed = terminal.program_folder / "../share/viva/app";
    std::error_code error;
    return fs::exists(installed, error) ? installed : fs::path(VIVA_DEFAULT_APP_DIR);
}

Result<SiteParts> read_site_parts(const Arguments& arguments, const Terminal& terminal) {
    Result<Files> app = read_app(app_folder(arguments, terminal));
    if (!app) return tl::unexpected(app.error());
    Result<FontSources> fonts = read_font_sources(font_folders(arguments, terminal));
    if (!fonts) return tl::unexpected(fonts.error());
    return SiteParts{std::move(*app), std::move(*fonts)};
}

std::string wrong_site_options(const Arguments& arguments) {
    for (const char* option : {"--base-url", "--repository"}) {
        const std::string url = arguments.value(option);
        if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
            return std::string(option) + " needs an address that begins with https://, not " + url;
    }
    return {};
}

SiteOptions site_options(const Arguments& arguments) {
    SiteOptions options;
    if (!arguments.value("--title").empty()) options.title = arguments.value("--title");
    options.base_url = arguments.value("--base-url");
    if (!options.base_url.empty() && !options.base_url.ends_with('/')) options.base_url += '/';
    options.repository = arguments.value("--repository");
    if (!options.repository.empty() && !options.repository.ends_with('/')) options.repository += '/';
    options.generator = "viva " VIVA_VERSION;
    return options;
}

SiteBuild compile_site(std::span<const std::string> paths, const SiteParts& parts, const Progress& progress) {
    SiteBuild build{read_notes(paths, progress), {}, repository_of(paths)};
    build.compilation = compile(build.notes, progress);
    build.notes.drop_documents();
    Diagnostics& found = build.notes.diagnostics;
    const Diagnostics& left_out = build.compilation.pictures.diagnostics;
    found.insert(found.end(), left_out.begin(), left_out.end());
    const Diagnostics unshown = find_unshown_scripts(build.compilation.collection(), parts.fonts);
    found.insert(found.end(), unshown.begin(), unshown.end());
    return build;
}

Result<Files> finish_site(const SiteBuild& build, const SiteParts& parts, const SiteOptions& options) {
    const model::Collection collection = build.compilation.collection();
    if (const auto broken = pack::find_broken_rule(collection))
        return fail("the notes cannot be packed (" + *broken + "); please report this with the notes");
    SiteOptions complete = options;
    if (complete.repository.empty()) complete.repository = build.repository;
    Files files = parts.app;
    files.insert(build.compilation.pictures.files.begin(), build.compilation.pictures.files.end());
    return make_site(collection, std::move(files), parts.fonts, complete);
}

int cannot_read_or_write(Terminal& terminal, const std::string& message) {
    terminal.err += "viva: " + message + "\n";
    return exit_cannot_read_or_write;
}

}  // namespace viva::compiler
