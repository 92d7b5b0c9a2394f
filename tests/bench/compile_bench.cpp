// How long notes take to become a pack, step by step, on one core:   compile_bench [PATH…]
//   read       files, encodings, Markdown, dialects, cards (viva check)
//   compile    related cards, links, highlighting
//   write      the pack
// Without a PATH it takes the corpora beside the checkout. Memory is the most that the process ever had.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "pack/writer.h"
#include "support/files.h"

using namespace viva;

namespace {

/// Processor time: other programs do not count.
double milliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> paths(arguments + 1, arguments + count);
    if (paths.empty()) paths.push_back(tests::shared_path("corpora").string());
    constexpr int rounds = 5;
    double read = 1e9;
    double compiled = 1e9;
    double written = 1e9;
    std::size_t text = 0;
    std::size_t pack_bytes = 0;
    std::size_t notes_count = 0;
    for (int round = 0; round < rounds; ++round) {
        const double start = milliseconds();
        const compiler::ReadNotes notes = compiler::read_notes(paths);
        const double after_read = milliseconds();
        const compiler::Compilation compilation = compiler::compile(notes);
        const double after_compile = milliseconds();
        pack_bytes = pack::write(compilation.collection(), "viva").size();
        const double end = milliseconds();
        read = std::min(read, after_read - start);
        compiled = std::min(compiled, after_compile - after_read);
        written = std::min(written, end - after_compile);
        notes_count = notes.documents.size();
        text = 0;
        for (const std::filesystem::path& path : notes.paths) text += std::filesystem::file_size(path);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu notes, %.2f MB, best of %d\n", notes_count, static_cast<double>(text) / 1e6, rounds);
    std::printf("  read %7.1f ms\n  compile %4.1f ms\n  write %6.1f ms\n  all %8.1f ms\n", read, compiled, written,
                read + compiled + written);
    std::printf("  pack %.2f MB, at most %.0f MB of memory\n", static_cast<double>(pack_bytes) / 1e6,
                static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}
