#include "notes/lines.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// `line` without one container mark ("> ", "- ", "12. ") at its start; unchanged if there is none.
std::string_view without_container_mark(std::string_view line) {
    const std::size_t start = std::min(line.find_first_not_of(" \t"), line.size());
    std::string_view rest = line.substr(start);
    if (rest.empty()) return line;
    if (rest.front() == '>') return rest.substr(1);
    std::size_t mark = 0;
    while (mark < rest.size() && mark < 9 && rest[mark] >= '0' && rest[mark] <= '9') ++mark;
    if (mark > 0 && mark < rest.size() && (rest[mark] == '.' || rest[mark] == ')'))
        ++mark;
    else if (rest.front() == '-' || rest.front() == '+' || rest.front() == '*')
        mark = 1;
    else
        return line;
    if (mark < rest.size() && rest[mark] != ' ' && rest[mark] != '\t') return line;
    return rest.substr(mark);
}

bool is_rule(std::string_view line) {
    char mark = 0;
    std::size_t count = 0;
    for (const char c : line) {
        if (c == ' ' || c == '\t') continue;
        if (c != '*' && c != '-' && c != '_') return false;
        if (mark != 0 && c != mark) return false;
        mark = c;
        ++count;
    }
    return count >= 3;
}

bool is_empty_heading(std::string_view line) {
    line = trim(line);
    return !line.empty() && line.find_first_not_of("# ") == std::string_view::npos;
}

std::size_t fence_length(std::string_view line, char fence) {
    line = trim(line);
    return std::min(line.find_first_not_of(fence), line.size());
}

bool opens_fence(std::string_view line, char fence) { return fence_length(line, fence) >= 3; }

bool closes_fence(std::string_view line, char fence) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t' || line.front() == '>')) line.remove_prefix(1);
    return fence_length(line, fence) >= 3 && fence_length(line, fence) == trim(line).size();
}

bool is_underline(std::string_view line) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t' || line.front() == '>')) line.remove_prefix(1);
    line = trim(line);
    return !line.empty() && (line.find_first_not_of('=') == std::string_view::npos ||
                             line.find_first_not_of('-') == std::string_view::npos);
}

/// Whether `line` could be what a block without text was made from, behind any container marks.
bool could_be(BlockKind kind, char fence, std::string_view line) {
    for (int marks = 0; marks < 64; ++marks) {
        switch (kind) {
            case BlockKind::rule:
                if (is_rule(line)) return true;
                break;
            case BlockKind::heading:
                if (is_empty_heading(line)) return true;
                break;
            case BlockKind::code:
                if (opens_fence(line, fence)) return true;
                break;
            case BlockKind::list_item:
            case BlockKind::list:
            case BlockKind::quote:
                if (!line.empty() && trim(line).empty() && marks > 0) return true;
                if (line.empty() && marks > 0) return true;
                break;
            default:
                if (!trim(line).empty()) return true;
                break;
        }
        const std::string_view rest = without_container_mark(line);
        if (rest.size() == line.size()) return false;
        line = rest;
    }
    return false;
}

bool is_leaf(const std::vector<Block>& blocks, std::uint32_t i) { return blocks[i].end == i + 1; }

/// Sets the lines of leaves (blocks without children) from front to back.
class Placer {
public:
    Placer(std::vector<Block>& blocks, const std::vector<BlockPlace>& places, const Source& source,
           std::uint32_t skipped, Reporter& reporter)
        : blocks_(blocks), places_(places), source_(source), reporter_(reporter), used_(skipped) {}

    void run() {
        find_next_known();
        for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].kind == BlockKind::table && !places_[i].exact)
                place_table(i);
            else if (blocks_[i].line == 0 && is_leaf(blocks_, i))
                place_leaf(i);
        }
        place_containers();
    }

private:
    /// First known line at or after each block, so that a search knows where to stop.
    void find_next_known() {
        next_known_.assign(blocks_.size() + 1, source_.line_count() + 1);
        for (std::size_t i = blocks_.size(); i-- > 0;)
            next_known_[i] = places_[i].first > 0 ? places_[i].first : next_known_[i + 1];
    }

    void place_leaf(std::uint32_t i) {
        Block& block = blocks_[i];
        const BlockPlace& place = places_[i];
        block.line = place.first > 0 ? place.first : find_line(i);
        block.end_line = std::max(block.line, place.last);
        if (place.exact) {
            used_ = std::max(used_, block.end_line);
            return;
        }
        if (block.kind == BlockKind::heading && !starts_with_hash(block.line) &&
            is_underline(source_.line(block.end_line + 1)))
            ++block.end_line;
        if (block.kind == BlockKind::code) place_code(i);
        used_ = std::max(used_, block.end_line);
    }

    bool starts_with_hash(std::uint32_t number) const {
        std::string_view line = source_.line(number);
        for (int marks = 0; marks < 64; ++marks) {
            if (trim(line).starts_with('#')) return true;
            const std::string_view rest = without_container_mark(line);
            if (rest.size() == line.size()) return false;
            line = rest;
        }
        return false;
    }

    void place_code(std::uint32_t i) {
        Block& block = blocks_[i];
        const BlockPlace& place = places_[i];
        if (place.fence == 0) {
            block.end_line = block.line + std::max(place.contents, 1u) - 1;
            return;
        }
        if (place.first > 0) --block.line;  // The fence stands right above the first line of code.
        const std::uint32_t closing = block.line + place.contents + 1;
        const bool closed = closes_fence(source_.line(closing), place.fence);
        block.end_line = closed ? closing : closing - 1;
        if (closed) return;
        const std::string_view line = source_.line(block.line);
        reporter_.add(Severity::warning, block.line, column_at(line, std::min(line.find(place.fence), line.size())),
                      "this code block is never closed",
                      "add a line with " + std::string(3, place.fence) + " after the code");
    }

    /// The first line after all that is placed, and before what is known, which the block could come from.
    std::uint32_t find_line(std::uint32_t i) {
        const std::uint32_t before = next_known_[i + 1];
        for (std::uint32_t number = std::max(used_ + 1, searched_); number <= before && number <= source_.line_count();
             ++number) {
            if (could_be(blocks_[i].kind, places_[i].fence, source_.line(number))) return number;
            searched_ = number;
        }
        return std::clamp(used_ + 1, 1u, source_.line_count());
    }

    /// Rows are single lines: the header, the delimiter row, then the rest.
    void place_table(std::uint32_t table) {
        std::uint32_t header = 0;
        std::uint32_t row_number = 0;
        for (std::uint32_t row = table + 1; row < blocks_[table].end && header == 0;
             row = blocks_[row].end, ++row_number)
            for (std::uint32_t cell = row + 1; cell < blocks_[row].end && header == 0; ++cell)
                if (places_[cell].first > 0) header = places_[cell].first - (row_number == 0 ? 0 : row_number + 1);
        if (header == 0 || header > source_.line_count()) header = find_line(table);
        row_number = 0;
        for (std::uint32_t row = table + 1; row < blocks_[table].end; row = blocks_[row].end, ++row_number) {
            const std::uint32_t line = std::min(header + (row_number == 0 ? 0 : row_number + 1), source_.line_count());
            for (std::uint32_t i = row; i < blocks_[row].end; ++i) blocks_[i].line = blocks_[i].end_line = line;
            used_ = std::max(used_, line);
        }
        blocks_[table].line = header;
        blocks_[table].end_line = std::max(used_, std::min(header + 1, source_.line_count()));
        used_ = blocks_[table].end_line;
    }

    /// A container spans its children; an item whose mark stands alone on the line above begins there.
    void place_containers() {
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            Block& block = blocks_[i];
            const bool in_table = block.kind == BlockKind::table || block.kind == BlockKind::table_row;
            if (block.end == i + 1 || (in_table && !places_[i].exact)) continue;
            block.line = blocks_[i + 1].line;
            block.end_line = block.line;
            for (std::uint32_t child = static_cast<std::uint32_t>(i) + 1; child < block.end; child = blocks_[child].end)
                block.end_line = std::max(block.end_line, blocks_[child].end_line);
            if (block.kind == BlockKind::list_item && !places_[i].exact && block.line > 1 &&
                stands_below_its_mark(block.line))
                --block.line;
        }
    }

    bool stands_below_its_mark(std::uint32_t number) const {
        const std::string_view line = source_.line(number);
        return without_container_mark(line).size() == line.size() &&
               could_be(BlockKind::list_item, 0, source_.line(number - 1));
    }

    std::vector<Block>& blocks_;
    const std::vector<BlockPlace>& places_;
    const Source& source_;
    Reporter& reporter_;
    std::vector<std::uint32_t> next_known_;
    std::uint32_t used_;          ///< Last line that belongs to a placed block.
    std::uint32_t searched_ = 0;  ///< Lines up to here were searched in vain: no search looks at them again.
};

}  // namespace

void place_blocks(ParsedDocument& document, const std::vector<BlockPlace>& places, const Source& source,
                  std::uint32_t skipped_lines, Reporter& reporter) {
    Placer(document.blocks, places, source, skipped_lines, reporter).run();
}

}  // namespace viva::notes
