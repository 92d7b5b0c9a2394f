// Whether files changed, by asking again and again: that works on every disk, also on shared and mounted ones, where
// the system's own notices do not come.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace viva::compiler {

/// A number that becomes another one when a file at or below `paths` is written, added, renamed or removed. Names that
/// begin with a dot, `node_modules` and backups are not looked at (folder.h).
std::uint64_t state_of(std::span<const std::string> paths);

/// Tells when a change is over: editors and `git checkout` write many files, or one file in several steps.
class Watch {
public:
    /// `state`: of what was built.
    explicit Watch(std::uint64_t state) : built_(state), last_(state) {}

    /// `state` is that of a moment later. True, once for each change: it is not what was built, and it stood still
    /// since the call before.
    bool settled(std::uint64_t state);

private:
    std::uint64_t built_;
    std::uint64_t last_;
};

}  // namespace viva::compiler
