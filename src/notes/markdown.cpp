#include "notes/markdown.h"

#include <utility>

#include "notes/converter.h"
#include "notes/glued_headings.h"
#include "notes/short_tables.h"

namespace viva::notes {

void Converter::run() {
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = on_enter_block;
    parser.leave_block = on_leave_block;
    parser.enter_span = on_enter_span;
    parser.leave_span = on_leave_span;
    parser.text = on_text;
    const int failed = md_parse(marked_.text.data(), static_cast<MD_SIZE>(marked_.text.size()), &parser, this);
    if (failed == 0) return;
    // Only memory can run out here. What was read so far stays; the arrays must still be whole.
    while (!open_.empty()) leave_block();
    reporter_.add(Severity::error, 0, 0, "reading stopped: memory ran out", "split the note into several files");
}

namespace {

/// `source` with its first lines empty, so that line numbers stay.
std::string without_first_lines(const Source& source, std::uint32_t count) {
    std::string text(count, '\n');
    if (count < source.line_count()) text.append(source.text, source.line_starts[count]);
    return text;
}

}  // namespace

std::vector<Mark> parse_markdown(const Source& source, std::uint32_t skipped_lines, const ReadOptions& options,
                                 ParsedDocument& document, Reporter& reporter) {
    const MaskedText masked =
        mask(skipped_lines > 0 ? without_first_lines(source, skipped_lines) : source.text, options.find_note);
    MarkedText marked = mark_cjk_emphasis(masked.text);
    part_glued_headings(marked);
    break_short_tables(marked);
    part_tables_from_text(marked);
    document.text.reserve(masked.text.size());
    Converter converter(masked, marked, options, document, reporter);
    converter.run();
    converter.report_lost_links();
    place_blocks(document, converter.places, source, skipped_lines, reporter);
    return std::move(converter.marks);
}

}  // namespace viva::notes
