#include "compiler/output_folder.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <random>

#include "base/hash.h"
#include "compiler/folder.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_folder = std::size_t{1} << 30;

/// A name beside `target` that nothing has.
fs::path beside(const fs::path& target, const char* purpose) {
    std::random_device random;
    fs::path name = target;
    name += std::string(".") + purpose + "-" + base32(random()).substr(7);
    return name;
}

}  // namespace

Result<void> write_file(const fs::path& path, const std::string& bytes) {
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error) return fail("cannot make the folder " + path.parent_path().generic_string() + ": " + error.message());
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return fail("cannot write " + path.generic_string() + ": " + std::strerror(errno));
    const bool is_written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const bool is_closed = std::fclose(file) == 0;
    if (!is_written || !is_closed) return fail("cannot write " + path.generic_string() + ": " + std::strerror(errno));
    return {};
}

Result<Files> read_folder(const fs::path& folder) {
    std::error_code error;
    Files files;
    std::size_t total = 0;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->is_regular_file(error)) continue;
        Result<std::string> bytes = read_file(entry->path(), largest_folder);
        if (!bytes) return fail("cannot read " + entry->path().generic_string() + ": " + bytes.error().message);
        total += bytes->size();
        if (total > largest_folder)
            return fail(folder.generic_string() + " holds more than 1 GB; is it the right folder?");
        files[entry->path().lexically_relative(folder).generic_string()] = std::move(*bytes);
    }
    if (error) return fail("cannot read " + folder.generic_string() + ": " + error.message());
    return files;
}

Result<void> check_replaceable(const fs::path& target, const std::string& mark) {
    std::error_code error;
    const fs::file_status status = fs::status(target, error);
    if (!fs::exists(status)) return {};
    if (!fs::is_directory(status))
        return fail(target.generic_string() + " is a file, not a folder\n  hint: name another folder with -o");
    if (fs::is_empty(target, error) || fs::exists(target / mark, error)) return {};
    return fail(target.generic_string() + " holds files that are no Viva site; nothing was changed\n" +
                "  hint: name an empty or new folder with -o");
}

Result<void> replace_folder(const fs::path& target, const Files& files) {
    std::error_code error;
    fs::path place = fs::weakly_canonical(target, error);
    if (error) place = fs::absolute(target, error);
    if (!place.has_filename()) place = place.parent_path();
    const fs::path fresh = beside(place, "new");
    const auto give_up = [&fresh](const std::string& message) -> Result<void> {
        std::error_code ignored;
        fs::remove_all(fresh, ignored);
        return fail(message);
    };
    fs::create_directories(fresh, error);
    if (error) return fail("cannot make the folder " + fresh.generic_string() + ": " + error.message());
    for (const auto& [name, bytes] : files)
        if (Result<void> written = write_file(fresh / name, bytes); !written) return give_up(written.error().message);
    const fs::path old = beside(place, "old");
    const bool had_one = fs::exists(place, error);
    if (had_one) fs::rename(place, old, error);
    if (error) return give_up("cannot replace " + place.generic_string() + ": " + error.message());
    fs::rename(fresh, place, error);
    if (error) {
        const std::string why = error.message();
        if (had_one) fs::rename(old, place, error);
        return give_up("cannot put the site at " + place.generic_string() + ": " + why);
    }
    if (had_one) fs::remove_all(old, error);
    return {};
}

}  // namespace viva::compiler
