#include <algorithm>

#include "compiler/check_report.h"
#include "compiler/command_line.h"
#include "compiler/compile.h"
#include "compiler/site.h"
#include "compiler/sizes.h"
#include "pack/check.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

/// A folder that holds a site, and nobody's other work.
constexpr const char* site_mark = "site.json";

int cannot(Terminal& terminal, const std::string& message) {
    terminal.err += "viva: " + message + "\n";
    return exit_cannot_read_or_write;
}

/// Where an installed program has its app; else where this one was built.
fs::path app_folder(const Arguments& arguments, const Terminal& terminal) {
    if (arguments.has("--app")) return arguments.value("--app");
    const fs::path installed = terminal.program_folder / "../share/viva/app";
    std::error_code error;
    return fs::exists(installed, error) ? installed : fs::path(VIVA_DEFAULT_APP_DIR);
}

std::vector<fs::path> font_folders(const Arguments& arguments, const Terminal& terminal) {
    if (arguments.has("--fonts")) return {arguments.value("--fonts")};
    return {terminal.program_folder / "../share/viva/fonts", VIVA_DEFAULT_TEXT_FONTS, VIVA_DEFAULT_CODE_FONTS};
}

/// Whether replacing `site` would also remove the notes at `path`.
bool holds(const fs::path& site, const std::string& path) {
    std::error_code error;
    const fs::path inside = fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(site, error));
    return !inside.empty() && *inside.begin() != "..";
}

std::string wrong_arguments(const Arguments& arguments) {
    if (arguments.paths.empty()) return "build needs the notes: viva build notes -o site";
    if (arguments.value("--output").empty())
        return "build needs a folder for the site: viva build " + arguments.paths[0] + " -o site";
    for (const std::string& path : arguments.paths)
        if (holds(arguments.value("--output"), path))
            return "the site would replace the notes in " + path + "\n  hint: name a folder outside the notes with -o";
    const std::string url = arguments.value("--base-url");
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
        return "--base-url needs an address that begins with https://, not " + url;
    const std::string repository = arguments.value("--repository");
    if (!repository.empty() && !repository.starts_with("https://") && !repository.starts_with("http://"))
        return "--repository needs an address that begins with https://, not " + repository;
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

struct Total {
    std::string_view group;
    const char* meaning;
    std::size_t raw = 0;
    std::size_t brotli = 0;
};

std::vector<Total> totals_of(const std::vector<FileSize>& sizes) {
    std::vector<Total> totals = {{"engine", "engine and scripts"},
                                 {"fonts", "fonts"},
                                 {"notes", "notes"},
                                 {"pages", "pages and styles"},
                                 {"other", "icons, descriptions"},
                                 {"later", "only when needed"}};
    for (Total& total : totals)
        for (const FileSize& size : sizes)
            if (size.group == total.group) {
                total.raw += size.raw;
                total.brotli += size.brotli;
            }
    return totals;
}

std::string size_line(std::size_t raw, std::size_t brotli, std::string_view name) {
    std::string line = std::to_string(raw);
    line.insert(0, line.size() < 9 ? 9 - line.size() : 0, ' ');
    std::string compressed = std::to_string(brotli);
    compressed.insert(0, compressed.size() < 9 ? 9 - compressed.size() : 0, ' ');
    return line + compressed + "  " + std::string(name) + "\n";
}

std::string report_text(const std::string& site, const Compilation& compilation, const std::vector<FileSize>& sizes,
                        const Diagnostics& diagnostics) {
    std::string text = "    bytes   brotli\n";
    for (const FileSize& size : sizes)
        if (size.group != "later") text += size_line(size.raw, size.brotli, size.path);
    text += "\n";
    std::size_t first_visit = 0;
    for (const Total& total : totals_of(sizes)) {
        text += size_line(total.raw, total.brotli, total.meaning);
        if (total.group == "engine" || total.group == "fonts" || total.group == "notes") first_visit += total.brotli;
    }
    const std::string problems = diagnostics_summary(diagnostics);
    const auto questions = std::count_if(compilation.cards.begin(), compilation.cards.end(),
                                         [](const model::Card& card) { return card.derived_from == 0; });
    return text + "\n" + site + ": " + std::to_string(compilation.documents.size()) + " notes, " +
           std::to_string(questions) + " questions, " + std::to_string(compilation.cards.size()) + " cards (" +
           kinds_text(compilation.cards) + "); engine, fonts and notes " + std::to_string((first_visit + 512) / 1024) +
           " KB compressed" + (problems.empty() ? "" : "; " + problems) + "\n";
}

std::string report_json(const std::string& site, const Compilation& compilation, const std::vector<FileSize>& sizes,
                        const Diagnostics& diagnostics) {
    JsonWriter json;
    json.open_object().key("version").number(1).key("site").text(site).key("notes").number(
        static_cast<std::int64_t>(compilation.documents.size()));
    json.key("cards").number(static_cast<std::int64_t>(compilation.cards.size()));
    json.key("kinds").open_object();
    for (const auto& [kind, count] : count_kinds(compilation.cards))
        json.key(kind).number(static_cast<std::int64_t>(count));
    json.close().key("files").open_array();
    for (const FileSize& size : sizes) {
        json.open_object().key("path").text(size.path).key("group").text(size.group);
        json.key("bytes")
            .number(static_cast<std::int64_t>(size.raw))
            .key("brotli")
            .number(static_cast<std::int64_t>(size.brotli))
            .close();
    }
    json.close().key("totals").open_object();
    for (const Total& total : totals_of(sizes)) {
        json.key(total.group).open_object().key("bytes").number(static_cast<std::int64_t>(total.raw));
        json.key("brotli").number(static_cast<std::int64_t>(total.brotli)).close();
    }
    json.close().key("diagnostics");
    write_diagnostics(json, diagnostics);
    return json.close().result() + "\n";
}

/// What the site is made of, before anything is compiled.
struct Parts {
    Files app;
    FontSources fonts;
};

Result<Parts> read_parts(const Arguments& arguments, const Terminal& terminal) {
    if (Result<void> free = check_replaceable(arguments.value("--output"), site_mark); !free)
        return tl::unexpected(free.error());
    Result<Files> app = read_app(app_folder(arguments, terminal));
    if (!app) return tl::unexpected(app.error());
    Result<FontSources> fonts = read_font_sources(font_folders(arguments, terminal));
    if (!fonts) return tl::unexpected(fonts.error());
    return Parts{std::move(*app), std::move(*fonts)};
}

}  // namespace

int run_build(const Arguments& arguments, Terminal& terminal) {
    if (const std::string wrong = wrong_arguments(arguments); !wrong.empty()) {
        terminal.err += "viva: " + wrong + "\n";
        return exit_wrong_use;
    }
    Result<Parts> parts = read_parts(arguments, terminal);
    if (!parts) return cannot(terminal, parts.error().message);

    ReadNotes notes = read_notes(arguments.paths);
    Compilation compilation = compile(notes);
    parts->app.merge(compilation.pictures.files);
    const Diagnostics& left_out = compilation.pictures.diagnostics;
    notes.diagnostics.insert(notes.diagnostics.end(), left_out.begin(), left_out.end());
    const model::Collection collection = compilation.collection();
    const Diagnostics unshown = find_unshown_scripts(collection, parts->fonts);
    notes.diagnostics.insert(notes.diagnostics.end(), unshown.begin(), unshown.end());
    terminal.err += diagnostics_text(notes.diagnostics, terminal.has_error_colours);
    if (!notes.all_readable) return exit_cannot_read_or_write;
    const bool has_errors = notes.count(Severity::error) > 0;
    if (notes.documents.empty() || (arguments.has("--strict") && (has_errors || notes.count(Severity::warning) > 0))) {
        terminal.err += "viva: no site was written\n";
        return exit_problems;
    }
    if (const auto broken = pack::find_broken_rule(collection))
        return cannot(terminal, "the notes cannot be packed (" + *broken + "); please report this with the notes");

    Result<Files> site = make_site(collection, std::move(parts->app), parts->fonts, site_options(arguments));
    if (!site) return cannot(terminal, site.error().message);
    const std::string target = arguments.value("--output");
    if (Result<void> written = replace_folder(target, *site); !written)
        return cannot(terminal, written.error().message);
    const std::vector<FileSize> sizes = measure(*site);
    terminal.out += arguments.has("--json") ? report_json(target, compilation, sizes, notes.diagnostics)
                                            : report_text(target, compilation, sizes, notes.diagnostics);
    return has_errors ? exit_problems : exit_fine;
}

}  // namespace viva::compiler
