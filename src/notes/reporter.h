// Collects the problems of one note.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "notes/source.h"

namespace viva::notes {

/// A note with more problems than this is broken as a whole; listing them costs time and helps nobody.
inline constexpr std::size_t most_diagnostics = 200;
/// A longer line is not shown.
inline constexpr std::size_t longest_shown_line = 400;

class Reporter {
public:
    Reporter(std::string_view file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

    /// The text that excerpts are cut from; must outlive the reporter.
    void show_lines_of(const Source& source) { source_ = &source; }

    void add(Severity severity, std::uint32_t line, std::uint32_t column, std::string message, std::string hint) {
        if (is_full()) return;
        Diagnostic diagnostic{severity, std::string(file_), line, column, std::move(message), std::move(hint), {}};
        if (source_ != nullptr && source_->line(line).size() <= longest_shown_line)
            diagnostic.source_line = source_->line(line);
        diagnostics_.push_back(std::move(diagnostic));
    }

    bool is_full() const { return diagnostics_.size() >= most_diagnostics; }

private:
    std::string_view file_;
    Diagnostics& diagnostics_;
    const Source* source_ = nullptr;
};

}  // namespace viva::notes
