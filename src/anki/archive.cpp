#include "anki/archive.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace viva::anki {
namespace {

/// What minizip takes for a file: bytes that it reads, or a text that it writes.
struct MemoryFile {
    std::string_view read;
    std::string* written = nullptr;
    std::size_t at = 0;

    std::size_t size() const { return written != nullptr ? written->size() : read.size(); }
};

MemoryFile& file_of(void* stream) { return *static_cast<MemoryFile*>(stream); }

uLong read_memory(void*, void* stream, void* into, uLong size) {
    MemoryFile& file = file_of(stream);
    const std::string_view bytes = file.written != nullptr ? std::string_view(*file.written) : file.read;
    const std::size_t taken = std::min<std::size_t>(size, bytes.size() - file.at);
    std::memcpy(into, bytes.data() + file.at, taken);
    file.at += taken;
    return static_cast<uLong>(taken);
}

uLong write_memory(void*, void* stream, const void* from, uLong size) {
    MemoryFile& file = file_of(stream);
    if (file.written == nullptr) return 0;
    if (file.at + size > file.written->size()) file.written->resize(file.at + size);
    std::memcpy(file.written->data() + file.at, from, size);
    file.at += size;
    return size;
}

long seek_memory(void*, void* stream, ZPOS64_T offset, int origin) {
    MemoryFile& file = file_of(stream);
    const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                               : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at
                                                                  : file.size();
    if (base + offset > file.size()) return -1;
    file.at = static_cast<std::size_t>(base + offset);
    return 0;
}

/// minizip hands `opaque` to the opening function, and calls what that returns the stream.
zlib_filefunc64_def memory_functions(MemoryFile& file) {
    zlib_filefunc64_def functions = {};
    functions.zopen64_file = [](void* opaque, const void*, int) { return opaque; };
    functions.zread_file = read_memory;
    functions.zwrite_file = write_memory;
    functions.ztell64_file = [](void*, void* stream) { return static_cast<ZPOS64_T>(file_of(stream).at); };
    functions.zseek64_file = seek_memory;
    functions.zclose_file = [](void*, void*) { return 0; };
    functions.zerror_file = [](void*, void*) { return 0; };
    functions.opaque = &file;
    return functions;
}

struct CloseZip {
    void operator()(void* zip) const { zipClose(zip, nullptr); }
};
struct CloseUnzip {
    void operator()(void* zip) const { unzClose(zip); }
};

}  // namespace

std::string write_archive(std::span<const ArchiveEntry> entries) {
    std::string bytes;
    MemoryFile file = {.read = {}, .written = &bytes};
    zlib_filefunc64_def functions = memory_functions(file);
    std::unique_ptr<void, CloseZip> zip(zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions));
    if (!zip) return {};
    for (const ArchiveEntry& entry : entries) {
        zip_fileinfo info = {};
        info.tmz_date = {.tm_sec = 0, .tm_min = 0, .tm_hour = 0, .tm_mday = 1, .tm_mon = 0, .tm_year = 1980};
        const bool written =
            entry.bytes.size() <= largest_collection &&
            zipOpenNewFileInZip(zip.get(), std::string(entry.name).c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                Z_DEFLATED, Z_DEFAULT_COMPRESSION) == ZIP_OK &&
            zipWriteInFileInZip(zip.get(), entry.bytes.data(), static_cast<unsigned>(entry.bytes.size())) == ZIP_OK &&
            zipCloseFileInZip(zip.get()) == ZIP_OK;
        if (!written) return {};
    }
    if (zipClose(zip.release(), nullptr) != ZIP_OK) return {};
    return bytes;
}

Accepted<std::optional<std::string>> read_entry(std::string_view zip_bytes, const std::string& name) {
    MemoryFile file = {.read = zip_bytes};
    zlib_filefunc64_def functions = memory_functions(file);
    const std::unique_ptr<void, CloseUnzip> zip(unzOpen2_64("", &functions));
    if (!zip) return tl::unexpected(Refusal::no_archive);
    if (unzLocateFile(zip.get(), name.c_str(), 1) != UNZ_OK) return std::nullopt;
    unz_file_info64 info = {};
    if (unzGetCurrentFileInfo64(zip.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
        return tl::unexpected(Refusal::damaged);
    if (info.uncompressed_size > largest_collection) return tl::unexpected(Refusal::too_large);
    if (unzOpenCurrentFile(zip.get()) != UNZ_OK) return tl::unexpected(Refusal::damaged);
    // The size in the header may lie: what is really there decides, up to the limit.
    std::string bytes;
    const std::unique_ptr<char[]> chunk(new char[65536]);
    int read = 0;
    while ((read = unzReadCurrentFile(zip.get(), chunk.get(), 65536)) > 0) {
        bytes.append(chunk.get(), static_cast<std::size_t>(read));
        if (bytes.size() > largest_collection) return tl::unexpected(Refusal::too_large);
    }
    if (read < 0 || unzCloseCurrentFile(zip.get()) != UNZ_OK) return tl::unexpected(Refusal::damaged);
    return bytes;
}

}  // namespace viva::anki
