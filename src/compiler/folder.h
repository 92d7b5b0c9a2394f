// Which files are notes: the only part of the compiler that looks around in the file system.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"

namespace viva::compiler {

/// A file to be read as a note.
struct NoteFile {
    std::string shown;     ///< As the user named it, '/' between folders; for messages. UTF-8 in NFC.
    std::string relative;  ///< Below the folder that the user named; a file's own name. Goes into the site; so too.
    std::filesystem::path path;
};

struct FoundNotes {
    std::vector<NoteFile> files;  ///< Sorted by path, numbers by value ("2" before "10").
    Diagnostics diagnostics;
    bool all_readable = true;  ///< False: a path does not exist or may not be read (exit code 3).
};

/// The notes at `paths`: files are taken as they are, folders give their .md, .markdown and .txt files at any depth.
/// Left out: names that begin with a dot, `node_modules`, backups (`x~`), and folders that were already visited
/// (symbolic links that lead in circles).
FoundNotes find_notes(std::span<const std::string> paths);

/// Folders in folders that are looked into.
inline constexpr int deepest_folder = 64;

/// Bytes of a path beyond which no system opens it. A note may well have a longer one for a link.
inline constexpr std::size_t longest_path = 4096;

/// Whether a file or folder of this name is passed over.
bool is_left_out(std::string_view name);

/// `path`, or the path on this disk that it means: macOS writes names in decomposed letters (NFD), notes name them in
/// composed ones, and other systems tell the two apart. Empty: there is no such file.
std::filesystem::path find_file(const std::filesystem::path& path);

/// The first `most_bytes` of a file.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes);

/// Orders texts as people do: runs of digits by their value.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace viva::compiler
