// Merging two logs: the union of their events by id. It is commutative, associative and idempotent, byte for byte, so
// that devices which write to one folder converge in whatever order they meet each other's files.
//
//   - Of two different events with one id the one whose line (as `event_line` writes it) sorts first wins, as in
//     EventLog; of two lines that state the same event, the line that sorts first. Events of unknown type give way to
//     others. Lines stay as they came, with what a later version put in.
//   - The order is by time, then device, then number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/review.h"

namespace viva::srs {

/// What a file would bring into a log. Nothing of it counts before the person agreed.
struct MergeOffer {
    std::vector<model::Event> events;  ///< Those to take, in order; `lines` has each as it came.
    std::vector<std::string> lines;
    std::uint32_t reviews = 0;        ///< Of `events`: graded answers.
    std::uint32_t replacing = 0;      ///< Of `events`: those that win over another event of their id in the log.
    std::uint32_t unknown_types = 0;  ///< Of `events`: of a later version; kept and passed on.
    std::uint32_t known = 0;          ///< Events of the file that the log has already.
    std::uint32_t damaged = 0;        ///< Lines that could not be read.
    bool has_header = false;          ///< False: no file of ours, or one that lost its beginning.
    Diagnostics diagnostics;          ///< What could not be read, for the first hundred lines.
};

/// What `file` would bring into the log. `log` is the lines of the log, with or without a header; `name` is the file's
/// name in the diagnostics.
MergeOffer offer_merge(std::string_view log, std::string_view file, std::string_view name);

/// The union of two event files, as an event file. Lines that cannot be read are left out.
std::string merge_event_files(std::string_view left, std::string_view right);

}  // namespace viva::srs
