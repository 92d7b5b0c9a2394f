#include "compiler/watch.h"

#include <filesystem>
#include <set>

#include "base/hash.h"
#include "compiler/folder.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

class Look {
public:
    void at(const fs::path& path, int depth) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::is_directory(status)) return add_file(path, status);
        const fs::path canonical = fs::canonical(path, error);
        if (error || depth > deepest_folder || !visited_.insert(canonical).second) return;
        for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
            if (!is_left_out(entry->path().filename().string())) at(entry->path(), depth + 1);
    }

    std::uint64_t state() const { return state_; }

private:
    void add_file(const fs::path& path, const fs::file_status& status) {
        std::error_code error;
        const auto written = fs::last_write_time(path, error).time_since_epoch().count();
        const auto size = fs::is_regular_file(status) ? fs::file_size(path, error) : 0;
        // Folders list their files in any order, so the sum is of no order either.
        state_ += hash_bytes(path.native() + '\0' + std::to_string(written) + '\0' + std::to_string(size));
    }

    std::uint64_t state_ = 0;
    std::set<fs::path> visited_;
};

}  // namespace

std::uint64_t state_of(std::span<const std::string> paths) {
    Look look;
    for (const std::string& path : paths) look.at(path, 0);
    return look.state();
}

bool Watch::settled(std::uint64_t state) {
    const bool stood_still = state == last_;
    last_ = state;
    if (!stood_still || state == built_) return false;
    built_ = state;
    return true;
}

}  // namespace viva::compiler
