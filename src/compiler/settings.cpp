#include "compiler/settings.h"

#include <toml++/toml.h>

#include "compiler/folder.h"
#include "notes/chosen_questions.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_settings_bytes = std::size_t{1} << 20;
constexpr std::string_view questions_hint =
    "write questions = \"h3\", [\"h2\", \"h3\"], \"bullets\", \"bold\" or \"none\"";

class SettingsReader {
public:
    SettingsReader(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

    void report(Severity severity, const toml::source_region& place, std::string message, std::string_view hint) {
        diagnostics_.push_back({severity,
                                file_,
                                static_cast<std::uint32_t>(place.begin.line),
                                static_cast<std::uint32_t>(place.begin.column),
                                std::move(message),
                                std::string(hint),
                                {}});
    }

    /// A text, or texts joined by commas; empty after a message.
    std::string questions(const toml::node& node) {
        std::string written;
        if (const auto* one = node.as_string()) written = one->get();
        if (const auto* several = node.as_array())
            for (const toml::node& entry : *several)
                if (const auto* text = entry.as_string()) written += (written.empty() ? "" : ",") + text->get();
        if (notes::parse_chosen_questions(written)) return written;
        report(Severity::warning, node.source(), "this says nothing about which parts of a note ask", questions_hint);
        return {};
    }

    /// An address that ends in '/'; empty after a message.
    std::string repository(const toml::node& node) {
        const auto* text = node.as_string();
        std::string url = text == nullptr ? std::string() : text->get();
        if (!url.starts_with("https://") && !url.starts_with("http://")) {
            report(Severity::warning, node.source(), "this is no address of a repository",
                   "write repository = \"https://…\", where the files of this folder are shown");
            return {};
        }
        if (!url.ends_with('/')) url += '/';
        return url;
    }

    void unknown(const toml::key& key) {
        report(Severity::warning, key.source(), "this setting is not known: " + std::string(key.str()),
               "viva.toml has questions, repository and [files.\"path\"]");
    }

private:
    std::string file_;
    Diagnostics& diagnostics_;
};

}  // namespace

const FolderSettings::Settings& FolderSettings::read(const fs::path& folder, Diagnostics& diagnostics) {
    const auto [place, is_new] = read_.try_emplace(folder);
    Settings& settings = place->second;
    const fs::path path = folder / "viva.toml";
    std::error_code error;
    if (!is_new || !fs::is_regular_file(path, error)) return settings;
    SettingsReader reader(path.generic_string(), diagnostics);
    const Result<std::string> text = read_file(path, largest_settings_bytes);
    if (!text) {
        reader.report(Severity::error, {}, "cannot be read: " + text.error().message, "check who may read it");
        return settings;
    }
    const toml::parse_result parsed = toml::parse(*text);
    if (!parsed) {
        reader.report(Severity::error, parsed.error().source(), std::string(parsed.error().description()),
                      "the settings in this file are left out; correct it (toml.io)");
        return settings;
    }
    for (const auto& [key, value] : parsed.table()) {
        if (key.str() == "questions") {
            settings.questions = reader.questions(value);
        } else if (key.str() == "repository") {
            settings.repository = reader.repository(value);
        } else if (const auto* files = value.as_table(); key.str() == "files" && files != nullptr) {
            for (const auto& [file, of_file] : *files)
                if (const auto* table = of_file.as_table(); table != nullptr && table->get("questions") != nullptr)
                    settings.of_files[std::string(file.str())] = reader.questions(*table->get("questions"));
                else
                    reader.unknown(file);
        } else {
            reader.unknown(key);
        }
    }
    return settings;
}

std::string FolderSettings::repository_of(const fs::path& folder, Diagnostics& diagnostics) {
    return read(folder, diagnostics).repository;
}

std::string FolderSettings::questions_of(const fs::path& path, std::size_t levels, Diagnostics& diagnostics) {
    fs::path folder = path.parent_path();
    std::string below = path.filename().generic_string();
    for (std::size_t level = 0;; ++level) {
        const Settings& settings = read(folder, diagnostics);
        if (const auto file = settings.of_files.find(below); file != settings.of_files.end()) return file->second;
        if (!settings.questions.empty()) return settings.questions;
        if (level >= levels || !folder.has_filename()) return {};
        below = folder.filename().generic_string() + "/" + below;
        folder = folder.parent_path();
    }
}

}  // namespace viva::compiler
