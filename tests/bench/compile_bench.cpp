// How long notes take to become a pack, step by step, on one core:   compile_bench [PATH…]
//   read       files, encodings, Markdown, dialects, cards (viva check)
//   compile    related cards, links, highlighting
//   write      the pack, of many notes the pack of outlines and the volumes
//   open       what a browser opens first: verified and read in place
//   volume     the largest of the volumes, taken in
// Without a PATH it takes the corpora beside the checkout. Memory is the most that the process ever had. Beside it, in
// the same run, the processor time of cmark-gfm and pandoc, which only make HTML of the same files, if they are
// installed.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "pack/reader.h"
#include "pack/volumes.h"
#include "support/files.h"

using namespace viva;

namespace {

/// Processor time: other programs do not count.
double milliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// What takes seconds is measured once, and without pandoc, which would take minutes.
bool is_large(const std::vector<std::string>& paths) {
    constexpr std::uintmax_t large = 20'000'000;
    std::uintmax_t size = 0;
    for (const std::string& path : paths)
        if (std::filesystem::is_directory(path))
            for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
                size += entry.is_regular_file() ? entry.file_size() : 0;
        else
            size += std::filesystem::file_size(path);
    return size > large;
}

double milliseconds_of(const timeval& time) {
    return 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000.0;
}

/// Runs a program over the files and prints what it took; nothing if it is not there.
void print_peer(std::vector<std::string> command, const std::vector<std::filesystem::path>& files) {
    const std::string name = command[0];
    for (const std::filesystem::path& file : files) command.push_back(file.string());
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failure = posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) return;
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return;
    std::printf("  %-9s %5.1f ms, %ld MB of memory\n", name.c_str(),
                milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime), usage.ru_maxrss / 1024);
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> paths(arguments + 1, arguments + count);
    if (paths.empty()) paths.push_back(tests::shared_path("corpora").string());
    const int rounds = is_large(paths) ? 1 : 5;
    double read = 1e9;
    double compiled = 1e9;
    double written = 1e9;
    double opened = 1e9;
    double added = 1e9;
    std::size_t text = 0;
    std::size_t pack_bytes = 0;
    std::size_t first_bytes = 0;
    std::size_t volume_count = 0;
    std::size_t notes_count = 0;
    std::vector<std::filesystem::path> files;
    for (int round = 0; round < rounds; ++round) {
        const double start = milliseconds();
        compiler::ReadNotes notes = compiler::read_notes(paths);
        const double after_read = milliseconds();
        const compiler::Compilation compilation = compiler::compile(notes);
        files = notes.paths;
        notes.drop_documents();
        const double after_compile = milliseconds();
        std::vector<std::vector<std::uint8_t>> volumes;
        std::vector<std::uint8_t> first =
            pack::write_in_volumes(compilation.collection(), "viva",
                                   [&](std::vector<std::uint8_t> volume) { volumes.push_back(std::move(volume)); });
        const double end = milliseconds();
        first_bytes = pack_bytes = first.size();
        for (const auto& volume : volumes) pack_bytes += volume.size();
        volume_count = volumes.size();
        Result<pack::Pack> pack = pack::Pack::open(std::move(first));
        opened = std::min(opened, pack ? milliseconds() - end : 1e9);
        double slowest = 0;
        for (std::size_t i = 0; pack && i < volumes.size(); ++i) {
            const double before = milliseconds();
            const bool is_good = pack->add_volume(i, std::move(volumes[i])).has_value();
            slowest = std::max(slowest, is_good ? milliseconds() - before : 1e9);
        }
        added = std::min(added, slowest);
        read = std::min(read, after_read - start);
        compiled = std::min(compiled, after_compile - after_read);
        written = std::min(written, end - after_compile);
        notes_count = files.size();
        text = 0;
        for (const std::filesystem::path& path : files) text += std::filesystem::file_size(path);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu notes, %.2f MB, best of %d\n", notes_count, static_cast<double>(text) / 1e6, rounds);
    std::printf("  read %7.1f ms\n  compile %4.1f ms\n  write %6.1f ms\n  all %8.1f ms\n", read, compiled, written,
                read + compiled + written);
    std::printf("  open %.1f ms (%.2f MB)", opened, static_cast<double>(first_bytes) / 1e6);
    if (volume_count > 0) std::printf(", the slowest of %zu volumes %.1f ms", volume_count, added);
    std::printf("\n");
    std::printf("  pack %.2f MB, at most %.0f MB of memory\n", static_cast<double>(pack_bytes) / 1e6,
                static_cast<double>(usage.ru_maxrss) / 1024);
    print_peer({"cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "autolink"}, files);
    if (!is_large(paths)) print_peer({"pandoc", "--from", "gfm", "--to", "html"}, files);
    return 0;
}
