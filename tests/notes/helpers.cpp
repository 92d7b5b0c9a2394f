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

std::vector<std::string> cards_of(const notes::ReadResult& note) {
    const model::Document document = note.document.view();
    std::vector<std::string> found;
    for (const model::Card& card : cards::make(document, 0)) {
        if (card.derived_from != 0) continue;
        std::string text(document.of(card.question));
        text += " =>";
        for (std::uint32_t i = card.first_answer; i < card.end_answer; ++i)
            if (document.blocks[i].text.size > 0 && document.blocks[i].kind != model::BlockKind::html)
                text.append(" ").append(document.of(document.blocks[i].text));
        found.push_back(text);
    }
    return found;
}

std::vector<std::string> cards_of(std::string_view text, std::string_view file) {
    return cards_of(read_note(text, {}, file));
}

std::string blocks_of(std::string_view text) {
    const std::string all = dump(read_note(text).document.view(), {});
    const std::size_t start = all.find("# Blocks\n") + 9;
    return all.substr(start, all.find("\n# Cards") - start);
}

std::string inline_of(std::string_view text) {
    const notes::ReadResult note = read_note(text);
    for (const model::Block& block : note.document.blocks)
        if (block.span_count > 0) return dump_inline(note.document.view(), block);
    return {};
}

}  // namespace viva::tests
