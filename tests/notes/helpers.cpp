#include "helpers.h"

#include "dump.h"

namespace viva::tests {

std::vector<std::string> leaf_lines(const notes::ReadResult& note) {
    std::vector<std::string> found;
    for (std::uint32_t i = 0; i < note.document.blocks.size(); ++i) {
        const model::Block& block = note.document.blocks[i];
        if (block.end != i + 1) continue;
        found.push_back(std::string(block_name(block.kind)) + " " + std::to_string(block.line) + "-" +
                        std::to_string(block.end_line));
    }
    return found;
}

std::string inline_of(std::string_view text) {
    const notes::ReadResult note = read_note(text);
    for (const model::Block& block : note.document.blocks)
        if (block.span_count > 0) return dump_inline(note.document.view(), block);
    return {};
}

}  // namespace viva::tests
