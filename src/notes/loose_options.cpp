#include "notes/loose_options.h"

#include <algorithm>
#include <utility>

#include "base/size32.h"
#include "notes/answer_keys.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// Longer paragraphs that begin with a letter are the parts of a text.
constexpr std::uint32_t longest_loose_option = 300;

// --- Boxes with code between them

/// The only item of a list, if it begins with a box; else model::none.
std::uint32_t only_box(const ParsedDocument& document, std::uint32_t list) {
    const Block& block = document.blocks[list];
    const std::uint32_t item = list + 1;
    if (block.kind != BlockKind::list || item >= block.end || document.blocks[item].end != block.end)
        return model::none;
    if ((document.blocks[item].flags & model::flag_task) != 0) return item;
    const std::string_view text = text_of(document, item);
    return text == "[ ]" || text == "[]" || text == "[x]" || text == "[X]" ? item : model::none;
}

/// Bare boxes become flags; their text goes.
void take_bare_box(ParsedDocument& document, std::uint32_t item, std::vector<Cut>& cuts) {
    const std::string_view text = text_of(document, item);
    if (!text.starts_with('[') || !text.ends_with(']') || text.size() > 3) return;
    document.blocks[item].flags |= model::flag_task;
    if (text.size() == 3 && (text[1] | 0x20) == 'x') document.blocks[item].flags |= model::flag_checked;
    cuts.push_back({item + 1, {}});
}

/// Joins lists of one box that code follows, each with its code, among the blocks [first, end).
void join_boxes(ParsedDocument& document, std::uint32_t first, std::uint32_t end, std::vector<Cut>& cuts,
                std::vector<std::uint32_t>& unwrapped) {
    for (std::uint32_t i = first; i < end;) {
        std::vector<std::uint32_t> lists;
        std::uint32_t behind = i;
        while (behind < end && only_box(document, behind) != model::none) {
            std::uint32_t code = document.blocks[behind].end;
            while (code < end && document.blocks[code].kind == BlockKind::code) code = document.blocks[code].end;
            if (code == document.blocks[behind].end) break;
            lists.push_back(behind);
            behind = code;
        }
        if (lists.size() < 2) {
            i = std::max(behind, document.blocks[i].end);
            continue;
        }
        for (std::size_t at = 0; at < lists.size(); ++at) {
            const std::uint32_t item = lists[at] + 1;
            take_bare_box(document, item, cuts);
            document.blocks[item].end = at + 1 < lists.size() ? lists[at + 1] : behind;
            document.blocks[item].end_line = document.blocks[document.blocks[item].end - 1].end_line;
            if (at > 0) unwrapped.push_back(lists[at]);
        }
        Block& joined = document.blocks[lists.front()];
        joined.end = behind;
        joined.end_line = document.blocks[behind - 1].end_line;
        i = behind;
    }
}

void adopt_boxes(ParsedDocument& document) {
    std::vector<Cut> cuts;
    std::vector<std::uint32_t> unwrapped;
    join_boxes(document, 0, size32(document.blocks.size()), cuts, unwrapped);
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const BlockKind kind = document.blocks[i].kind;
        if (kind == BlockKind::quote) join_boxes(document, i + 1, document.blocks[i].end, cuts, unwrapped);
    }
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.block < b.block; });
    std::sort(unwrapped.begin(), unwrapped.end());
    carry_out(document, cuts, unwrapped);
}

// --- Paragraphs with letters

bool is_lettered(const ParsedDocument& document, std::uint32_t block, std::uint32_t index) {
    const Block& leaf = document.blocks[block];
    if (leaf.kind != BlockKind::paragraph || leaf.line != leaf.end_line || leaf.text.size > longest_loose_option)
        return false;
    const std::string_view text = text_of(document, block);
    const OptionMark mark = option_mark(text);
    // "A: Hello." and "B: Hi." talk to each other.
    const bool is_speaker = text.substr(0, mark.size).find(':') != std::string_view::npos;
    return mark.size > 0 && mark.index == index && !is_speaker;
}

/// Blocks [first, end): paragraphs that become the items of a list.
struct LetteredRun {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

std::vector<LetteredRun> lettered_runs(const ParsedDocument& document) {
    const std::uint32_t size = size32(document.blocks.size());
    std::vector<bool> ends_container(size + 1, false);
    for (std::uint32_t i = 0; i < size; ++i)
        if (document.blocks[i].end > i + 1) ends_container[document.blocks[i].end] = true;
    std::vector<LetteredRun> runs;
    for (std::uint32_t i = 0; i < size;) {
        std::uint32_t end = i;
        // The words of an item itself are no option.
        const bool begins_item = i > 0 && document.blocks[i - 1].kind == BlockKind::list_item;
        while (!begins_item && end < size && end - i < most_options && (end == i || !ends_container[end]) &&
               is_lettered(document, end, end - i))
            ++end;
        if (end - i >= 2) runs.push_back({i, end});
        i = std::max(end, i + 1);
    }
    return runs;
}

/// Puts a list around each run, and an item around each of its paragraphs.
void wrap(ParsedDocument& document, const std::vector<LetteredRun>& runs) {
    const std::uint32_t size = size32(document.blocks.size());
    std::vector<std::uint32_t> moved(size + 1);  // Where what stands at a block's old place begins.
    std::vector<Block> blocks;
    auto run = runs.begin();
    for (std::uint32_t i = 0; i < size; ++i) {
        while (run != runs.end() && run->end <= i) ++run;
        moved[i] = size32(blocks.size());
        const Block& old = document.blocks[i];
        if (run != runs.end() && i >= run->first) {
            Block container;
            container.line = old.line;
            container.end_line = old.end_line;
            if (i == run->first) {
                container.kind = BlockKind::list;
                container.end = run->end;
                container.end_line = document.blocks[run->end - 1].end_line;
                container.flags = model::flag_tight;
                blocks.push_back(container);
                container.flags = 0;
                container.end_line = old.end_line;
            }
            container.kind = BlockKind::list_item;
            container.end = i + 1;
            blocks.push_back(container);
        }
        blocks.push_back(old);
    }
    moved[size] = size32(blocks.size());
    for (Block& block : blocks) block.end = moved[block.end];
    document.blocks = std::move(blocks);
}

}  // namespace

void adopt_loose_options(ParsedDocument& document) {
    adopt_boxes(document);
    const std::vector<LetteredRun> runs = lettered_runs(document);
    if (!runs.empty()) wrap(document, runs);
}

}  // namespace viva::notes
