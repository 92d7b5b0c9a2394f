#include "anki/archive.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <memory>

namespace viva::anki {
namespace {

struct CloseZip {
    void operator()(void* zip) const { zipClose(zip, nullptr); }
};
struct CloseUnzip {
    void operator()(void* zip) const { unzClose(zip); }
};

}  // namespace

Result<void> write_archive(const std::string& path, const ArchiveEntry* entries, std::size_t count) {
    zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    if (zip == nullptr) return fail("cannot write " + path);
    std::unique_ptr<void, CloseZip> closing(zip);
    for (std::size_t i = 0; i < count; ++i) {
        const ArchiveEntry& entry = entries[i];
        zip_fileinfo info = {};
        info.tmz_date = {.tm_sec = 0, .tm_min = 0, .tm_hour = 0, .tm_mday = 1, .tm_mon = 0, .tm_year = 1980};
        const bool written =
            zipOpenNewFileInZip64(zip, std::string(entry.name).c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                  Z_DEFLATED, Z_DEFAULT_COMPRESSION,
                                  entry.bytes.size() > 0xFFFFFFFF ? 1 : 0) == ZIP_OK &&
            zipWriteInFileInZip(zip, entry.bytes.data(), static_cast<unsigned>(entry.bytes.size())) == ZIP_OK &&
            zipCloseFileInZip(zip) == ZIP_OK;
        if (!written) return fail("cannot write " + path);
    }
    closing.release();
    if (zipClose(zip, nullptr) != ZIP_OK) return fail("cannot write " + path);
    return {};
}

bool has_entry(const std::string& path, const std::string& name) {
    const std::unique_ptr<void, CloseUnzip> zip(unzOpen64(path.c_str()));
    return zip && unzLocateFile(zip.get(), name.c_str(), 1) == UNZ_OK;
}

Result<std::string> read_entry(const std::string& path, const std::string& name) {
    const std::unique_ptr<void, CloseUnzip> zip(unzOpen64(path.c_str()));
    if (!zip) return fail(path + " is no deck file of Anki (no zip archive)");
    unz_file_info64 info = {};
    if (unzLocateFile(zip.get(), name.c_str(), 1) != UNZ_OK ||
        unzGetCurrentFileInfo64(zip.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
        return fail(path + " has no " + name + " inside");
    if (info.uncompressed_size > largest_collection) return fail(path + ": " + name + " is larger than 1 GB");
    if (unzOpenCurrentFile(zip.get()) != UNZ_OK) return fail(path + ": " + name + " cannot be unpacked");
    // The size in the header may lie: what is really there decides, up to the limit.
    std::string bytes;
    char chunk[65536];
    int read = 0;
    while ((read = unzReadCurrentFile(zip.get(), chunk, sizeof chunk)) > 0) {
        bytes.append(chunk, static_cast<std::size_t>(read));
        if (bytes.size() > largest_collection) return fail(path + ": " + name + " is larger than 1 GB");
    }
    if (read < 0 || unzCloseCurrentFile(zip.get()) != UNZ_OK) return fail(path + ": " + name + " is damaged");
    return bytes;
}

}  // namespace viva::anki
