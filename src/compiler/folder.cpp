#include "compiler/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>

#include "base/unicode.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

bool is_note_name(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) return false;
    const std::string extension = fold_case(name.substr(dot + 1));
    return extension == "md" || extension == "markdown" || extension == "txt";
}

class Search {
public:
    explicit Search(FoundNotes& found) : found_(found) {}

    void look_at(const std::string& named) {
        std::error_code error;
        const fs::file_status status = fs::status(named, error);
        if (status.type() == fs::file_type::not_found) return cannot_read(named, "there is no such file or folder");
        if (!fs::exists(status)) return cannot_read(named, error.message());
        if (fs::is_directory(status)) {
            const std::size_t before = found_.files.size();
            look_into(named, named.ends_with('/') ? named.substr(0, named.size() - 1) : named, "", 0);
            if (found_.files.size() == before && !failed_) report_empty(named);
        } else if (fs::is_regular_file(status)) {
            found_.files.push_back({to_nfc(named), to_nfc(fs::path(named).filename().generic_string()), named});
        } else {
            cannot_read(named, "it is neither a file nor a folder");
        }
    }

private:
    void cannot_read(const std::string& shown, const std::string& why) {
        found_.all_readable = false;
        failed_ = true;
        found_.diagnostics.push_back(
            {Severity::error, shown, 0, 0, "cannot be read: " + why, "check the path and who may read it", {}});
    }

    void report_empty(const std::string& shown) {
        found_.diagnostics.push_back({Severity::error,
                                      shown,
                                      0,
                                      0,
                                      "the folder has no notes",
                                      "put files that end in .md, .markdown or .txt into it",
                                      {}});
    }

    void look_into(const fs::path& folder, const std::string& shown, const std::string& relative, int depth) {
        std::error_code error;
        const fs::path canonical = fs::canonical(folder, error);
        if (!error && !visited_.insert(canonical).second) return;
        fs::directory_iterator entries(folder, error);
        if (error) return cannot_read(shown, error.message());
        for (const fs::directory_entry& entry : entries) {
            const std::string name = to_nfc(entry.path().filename().generic_string());
            if (is_left_out(name)) continue;
            const std::string entry_shown = shown + "/" + name;
            const std::string entry_relative = relative.empty() ? name : relative + "/" + name;
            const fs::file_status status = entry.status(error);
            if (fs::is_directory(status)) {
                if (depth < deepest_folder) look_into(entry.path(), entry_shown, entry_relative, depth + 1);
            } else if (is_note_name(name)) {
                if (fs::is_regular_file(status))
                    found_.files.push_back({entry_shown, entry_relative, entry.path()});
                else
                    cannot_read(entry_shown, error ? error.message() : "it is no file");
            }
        }
    }

    FoundNotes& found_;
    std::set<fs::path> visited_;
    bool failed_ = false;
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

bool is_ascii_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string_view digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    std::string_view digits = text.substr(at, end - at);
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return digits;
}

/// What lies in `folder` under the same name in composed or decomposed letters.
fs::path find_in_folder(const fs::path& folder, const std::string& name) {
    const bool is_ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (is_ascii) return {};
    const std::string wanted = to_nfc(name);
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
        if (to_nfc(entry.path().filename().string()) == wanted) return entry.path();
    return {};
}

}  // namespace

bool is_left_out(std::string_view name) {
    return name.starts_with('.') || name.ends_with('~') || name == "node_modules";
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_ascii_digit(a[i]) && is_ascii_digit(b[j])) {
            const std::string_view one = digits_at(a, i);
            const std::string_view other = digits_at(b, j);
            if (one != other) return one.size() != other.size() ? one.size() < other.size() : one < other;
            while (i < a.size() && is_ascii_digit(a[i])) ++i;
            while (j < b.size() && is_ascii_digit(b[j])) ++j;
        } else {
            if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
        }
    }
    if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
    return a < b;
}

FoundNotes find_notes(std::span<const std::string> paths) {
    FoundNotes found;
    Search search(found);
    for (const std::string& path : paths) {
        const auto first = static_cast<std::ptrdiff_t>(found.files.size());
        search.look_at(path);
        std::sort(found.files.begin() + first, found.files.end(),
                  [](const NoteFile& a, const NoteFile& b) { return natural_less(a.relative, b.relative); });
    }
    return found;
}

fs::path find_file(const fs::path& path) {
    if (path.native().size() > longest_path) return {};
    std::error_code error;
    if (fs::exists(path, error)) return path;
    fs::path found;
    for (const fs::path& name : path) {
        fs::path next = found / name;
        if (!fs::exists(next, error)) next = find_in_folder(found.empty() ? fs::path(".") : found, name.string());
        if (next.empty()) return {};
        found = std::move(next);
    }
    return found;
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) return fail(std::strerror(errno));
    // In one piece, if the file has the size that the folder says.
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    std::string bytes(error ? 0 : static_cast<std::size_t>(std::min<std::uintmax_t>(size, most_bytes)), '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
    char buffer[65536];
    while (bytes.size() < most_bytes && std::feof(file.get()) == 0 && std::ferror(file.get()) == 0) {
        const std::size_t wanted = std::min(sizeof buffer, most_bytes - bytes.size());
        bytes.append(buffer, std::fread(buffer, 1, wanted, file.get()));
    }
    if (std::ferror(file.get()) != 0) return fail(std::strerror(errno));
    return bytes;
}

}  // namespace viva::compiler
