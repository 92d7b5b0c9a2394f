#include <algorithm>

#include "compiler/check_report.h"
#include "compiler/site_build.h"
#include "compiler/sizes.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

/// A folder that holds a site, and nobody's other work.
constexpr const char* site_mark = "site.json";

/// Whether replacing `site` would also remove the notes at `path`.
bool holds(const fs::path& site, const std::string& path) {
    std::error_code error;
    const fs::path inside = fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(site, error));
    return !inside.empty() && *inside.begin() != "..";
}

std::string wrong_build_arguments(const Arguments& arguments) {
    if (arguments.paths.empty()) return "build needs the notes: viva build notes -o site";
    if (arguments.value("--output").empty())
        return "build needs a folder for the site: viva build " + arguments.paths[0] + " -o site";
    for (const std::string& path : arguments.paths)
        if (holds(arguments.value("--output"), path))
            return "the site would replace the notes in " + path + "\n  hint: name a folder outside the notes with -o";
    return wrong_site_options(arguments);
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

}  // namespace

int run_build(const Arguments& arguments, Terminal& terminal) {
    if (const std::string wrong = wrong_build_arguments(arguments); !wrong.empty()) {
        terminal.err += "viva: " + wrong + "\n";
        return exit_wrong_use;
    }
    const std::string target = arguments.value("--output");
    if (Result<void> free = check_replaceable(target, site_mark); !free)
        return cannot_read_or_write(terminal, free.error().message);
    const Result<SiteParts> parts = read_site_parts(arguments, terminal);
    if (!parts) return cannot_read_or_write(terminal, parts.error().message);

    ProgressLine progress(terminal);
    const SiteBuild build = compile_site(arguments.paths, *parts, progress.callback());
    progress.clear();
    terminal.err += diagnostics_text(build.notes.diagnostics, terminal.has_error_colours);
    if (!build.notes.all_readable) return exit_cannot_read_or_write;
    const int code = exit_code_of(build.notes, arguments);
    if (build.compilation.documents.empty() || (arguments.has("--strict") && code != exit_fine)) {
        terminal.err += "viva: no site was written\n";
        return exit_problems;
    }
    const Result<Files> site = finish_site(build, *parts, site_options(arguments));
    if (!site) return cannot_read_or_write(terminal, site.error().message);
    if (Result<void> written = replace_folder(target, *site); !written)
        return cannot_read_or_write(terminal, written.error().message);
    const std::vector<FileSize> sizes = measure(*site, progress.callback());
    progress.clear();
    terminal.out += arguments.has("--json") ? report_json(target, build.compilation, sizes, build.notes.diagnostics)
                                            : report_text(target, build.compilation, sizes, build.notes.diagnostics);
    return code;
}

}  // namespace viva::compiler
