#include "notes/dialects/scraped_post.h"

#include <algorithm>
#include <string>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "notes/builder.h"
#include "notes/comments.h"
#include "notes/dialects/scraped_lines.h"

namespace viva::notes {
namespace {

using model::BlockKind;

/// Headings of a post that has only one kind of them.
constexpr std::uint8_t heading_level = 2;

/// The text with each comment replaced by its line ends, so that line numbers stay.
std::string blank_comments(std::string_view text) {
    std::string blanked;
    for (std::size_t at = 0;;) {
        const std::size_t start = text.find("<!--", at);
        blanked.append(text.substr(at, start - at));
        if (start == std::string_view::npos) return blanked;
        const std::size_t end = std::min(text.find("-->", start + 2), text.size());
        blanked.append(static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(start),
                                                           text.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                       '\n');
        if (end == text.size()) return blanked;
        at = end + 3;
    }
}

struct Shape {
    std::size_t prose = 0, sentences = 0, code = 0, blank_pairs = 0, pairs = 0, wrapped = 0, markdown = 0;
};

bool is_markdown(std::string_view line) {
    constexpr ByteSet openings("`~#>!-*|");
    if (line.empty() || !openings.holds(line.front())) return false;
    return line.starts_with("```") || line.starts_with("~~~") || line.starts_with("##") || line.starts_with("> ") ||
           line.starts_with("![") || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("|") ||
           line.starts_with("- [");
}

Shape measure(const std::vector<PostLine>& lines) {
    Shape shape;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const PostLine& line = lines[i];
        shape.markdown += is_markdown(line.text) ? 1 : 0;
        shape.code += (line.kind == LineKind::code || line.kind == LineKind::prompt) && !line.text.starts_with(' ') &&
                              !line.text.starts_with('\t')
                          ? 1
                          : 0;
        const bool long_prose = line.kind == LineKind::prose && terminal_cells(line.text) > 50;
        shape.prose += long_prose ? 1 : 0;
        shape.sentences += long_prose && (ends_sentence(line.text) || line.text.ends_with('?')) ? 1 : 0;
        if (i == 0) continue;
        ++shape.pairs;
        shape.blank_pairs += line.blank_above ? 1 : 0;
        const PostLine& above = lines[i - 1];
        shape.wrapped += !line.blank_above && long_prose && above.kind == LineKind::prose &&
                                 terminal_cells(above.text) > 50 && !ends_sentence(above.text)
                             ? 1
                             : 0;
    }
    return shape;
}

/// Writes the parts as blocks.
class PostWriter {
public:
    PostWriter(ParsedDocument& document, const std::vector<PostLine>& lines) : lines_(lines), builder_(document) {}

    void run() {
        for (std::size_t i = 0; i < lines_.size();) {
            switch (lines_[i].part) {
                case PostPart::code: i = write_code(i); break;
                case PostPart::ordered_item:
                case PostPart::bullet_item: i = write_list(i); break;
                case PostPart::heading: i = write_text(i, BlockKind::heading); break;
                case PostPart::paragraph: i = write_text(i, BlockKind::paragraph); break;
            }
        }
    }

private:
    void set_lines(std::uint32_t block, std::size_t first, std::size_t last) {
        builder_.block(block).line = lines_[first].number;
        builder_.block(block).end_line = lines_[last].number;
    }

    std::size_t write_text(std::size_t i, BlockKind kind) {
        const std::uint32_t block = builder_.open(kind);
        if (kind == BlockKind::heading) builder_.block(block).level = heading_level;
        builder_.text(lines_[i].text);
        builder_.close();
        set_lines(block, i, i);
        return i + 1;
    }

    std::size_t write_code(std::size_t first) {
        std::vector<std::string_view> code;
        std::size_t end = first;
        for (; end < lines_.size() && lines_[end].part == PostPart::code; ++end) {
            if (end > first && lines_[end].blank_above) code.emplace_back();
            code.push_back(lines_[end].text);
        }
        std::string text;
        for (const std::string& line : restore_indentation(code)) text += (text.empty() ? "" : "\n") + line;
        const std::uint32_t block = builder_.open(BlockKind::code);
        builder_.literal(text);
        builder_.close();
        set_lines(block, first, end - 1);
        return end;
    }

    std::size_t write_list(std::size_t first) {
        const PostPart part = lines_[first].part;
        const std::uint32_t list = builder_.open(BlockKind::list);
        builder_.block(list).flags =
            static_cast<std::uint8_t>(model::flag_tight | (part == PostPart::ordered_item ? model::flag_ordered : 0));
        builder_.block(list).number = lines_[first].item_number;
        std::size_t i = first;
        for (; i < lines_.size() && lines_[i].part == part; ++i) {
            const std::uint32_t item = builder_.open(BlockKind::list_item);
            builder_.block(item).number = part == PostPart::ordered_item ? lines_[i].item_number : 0;
            const std::uint32_t paragraph = builder_.open(BlockKind::paragraph);
            builder_.text(lines_[i].text.substr(lines_[i].mark_size));
            builder_.close();
            builder_.close();
            set_lines(item, i, i);
            set_lines(paragraph, i, i);
        }
        builder_.close();
        set_lines(list, first, i - 1);
        return i;
    }

    const std::vector<PostLine>& lines_;
    Builder builder_;
};

/// Whether `mark` stands around something in the line: "**bold**", "`code`"; not "**kwargs and **options".
bool has_pair_of(std::string_view line, std::string_view mark) {
    const std::size_t size = mark.size();
    const std::size_t open = line.find(mark);
    if (open == std::string_view::npos || open + size >= line.size() || line[open + size] == ' ') return false;
    for (std::size_t close = line.find(mark, open + size + 1); close != std::string_view::npos;
         close = line.find(mark, close + size))
        if (line[close - 1] != ' ') return true;
    return false;
}

/// Lines of text that only Markdown has so: headings behind "# " (in code that begins a comment), bold words, code
/// and links inside a line. The page that was copied would have shown them without the marks.
std::size_t count_marked(const std::vector<PostLine>& lines) {
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const PostLine& line) {
        if (line.part == PostPart::code) return false;
        return (line.part == PostPart::heading && line.kind == LineKind::comment) || has_pair_of(line.text, "**") ||
               has_pair_of(line.text, "`") || line.text.find("](") != std::string_view::npos;
    }));
}

/// A quick look at the raw lines, before each is taken apart: most notes are Markdown.
bool is_mostly_markdown(const Source& source) {
    std::size_t marks = 0;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number)
        marks += is_markdown(source.line(number)) ? 1 : 0;
    return marks * 10 > source.line_count();
}

}  // namespace

Score score_scraped_post(const Reading& reading) {
    if (is_mostly_markdown(reading.source)) return {0, "written in Markdown"};
    const std::string text = blank_comments(reading.source.text);
    std::vector<PostLine> lines = split_lines(text);
    remove_navigation(lines);
    const Shape shape = measure(lines);
    if (lines.size() < 5 || shape.prose < 3 || shape.markdown * 20 > lines.size())
        return {0, share(shape.markdown, lines.size()) + " lines are Markdown"};
    // Paragraphs that were wrapped by hand are Markdown or mail; a copied page has each on one line.
    if (shape.sentences * 10 < shape.prose * 6 || shape.wrapped * 4 > shape.prose)
        return {0, share(shape.sentences, shape.prose) + " lines are whole sentences"};
    const bool dense = shape.blank_pairs * 5 <= shape.pairs;
    const std::string why = share(shape.sentences, shape.prose) + " lines are whole sentences, " +
                            count(shape.code, "line") + " of code without a fence";
    if (!dense && shape.code < 3) return {0, why};
    assign_parts(lines);
    if (const std::size_t marked = count_marked(lines); marked > 1 && marked * 10 > lines.size())
        return {0, share(marked, lines.size()) + " lines of text are Markdown"};
    const bool has_heading =
        std::any_of(lines.begin(), lines.end(), [](const PostLine& line) { return line.part == PostPart::heading; });
    if (shape.code < 2 && !has_heading) return {0, why};
    return {dense ? 0.8 : 0.6, why};
}

void apply_scraped_post(Reading& reading) {
    ParsedDocument& document = reading.document;
    const std::string text = blank_comments(reading.source.text);
    std::vector<PostLine> lines = split_lines(text);
    remove_navigation(lines);
    assign_parts(lines);
    document.blocks.clear();
    document.spans.clear();
    document.text.clear();
    PostWriter(document, lines).run();
    for (const std::uint32_t heading : headings(document)) {
        if (document.title.empty()) {
            document.title = text_of(document, heading);
            document.title_written = true;
        }
        if (!leads_only_to_links(document, heading)) mark_question(document, heading);
    }
    SectionWriter(document).add({}, 0, static_cast<std::uint32_t>(document.blocks.size()));
}

}  // namespace viva::notes
