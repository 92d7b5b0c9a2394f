// The text of a note as the reader works on it: UTF-8 in NFC, lines ended by '\n', no NUL, no byte order mark.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

class Reporter;
struct ReadOptions;

struct Source {
    std::string text;
    std::vector<std::uint32_t> line_starts;  ///< Offset of each line; at least one entry.

    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts.size()); }
    /// Line `number` (from 1) without its end; empty beyond the last.
    std::string_view line(std::uint32_t number) const;
    /// Takes `lines`, each with its end, as the text; the last one keeps its end only if the text had one there.
    void replace(std::string lines);
};

/// Offsets of the lines of `text`, the first being 0.
std::vector<std::uint32_t> find_line_starts(std::string_view text);

/// Line (from 1) that holds `offset`.
std::uint32_t line_at(const std::vector<std::uint32_t>& line_starts, std::uint32_t offset);

/// Column (from 1, in code points) of `offset` in its line.
std::uint32_t column_at(std::string_view line, std::size_t offset);

/// Decodes a file: byte order marks, UTF-16, older encodings (guessed, with a warning), CR and CRLF, invalid bytes
/// (U+FFFD and a warning each, up to a limit). False if the file is no text or too large; then the reason is reported
/// and `source` is empty.
bool decode(std::string_view bytes, const ReadOptions& options, Source& source, Reporter& reporter);

}  // namespace viva::notes
