#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>

#include "helpers.h"
#include "support/files.h"

using namespace viva;
using tests::read_note;

namespace {

/// A document that any reader of it can walk without looking further: ranges in the pool, trees closed, lines sane.
void check_whole(const notes::ReadResult& note) {
    const notes::ParsedDocument& document = note.document;
    const std::size_t size = document.text.size();
    const auto inside = [&](model::TextRange range) {
        return range.offset <= size && range.size <= size - range.offset;
    };
    bool whole = !document.title.empty() && !document.id.empty() && !document.language.empty();
    std::vector<std::uint32_t> ends;
    std::uint32_t spans = 0;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const model::Block& block = document.blocks[i];
        while (!ends.empty() && ends.back() <= i) ends.pop_back();
        whole = whole && block.end > i && block.end <= (ends.empty() ? document.blocks.size() : ends.back());
        whole = whole && inside(block.text) && inside(block.label) && block.line >= 1 && block.end_line >= block.line;
        whole = whole && block.first_span + block.span_count <= document.spans.size() &&
                (block.span_count == 0 || block.first_span >= spans);
        spans = block.first_span + block.span_count;
        for (std::uint32_t at = block.first_span; at < spans && whole; ++at) {
            const model::Span& span = document.spans[at];
            whole =
                span.end > at && span.end <= spans && inside(span.text) && inside(span.target) && inside(span.title);
        }
        ends.push_back(block.end);
    }
    for (const model::Section& section : document.sections)
        whole = whole && inside(section.name) && inside(section.slug) && section.first_block <= section.end_block &&
                section.end_block <= document.blocks.size();
    const model::Document view = document.view();
    for (const model::Card& card : cards::make(view, 0))
        whole = whole && card.id != 0 && inside(card.question) && card.first_answer <= card.end_answer &&
                card.end_answer <= document.blocks.size() && card.section < document.sections.size();
    if (!whole) FAIL("the document of a damaged note is not whole");
}

std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
}

/// Processor time, not wall time: the machine may be busy with other tests.
double milliseconds_to_read(const std::string& text) {
    const std::clock_t start = std::clock();
    check_whole(read_note(text));
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

const std::vector<std::string>& bundled_notes() {
    static const std::vector<std::string> notes = [] {
        std::vector<std::string> read;
        for (const char* file : {"python-django-interview.md", "django-f-expressions.txt", "python-django-ru.md"})
            read.push_back(tests::read_file(tests::source_path("data/notes") / file).value_or(""));
        return read;
    }();
    return notes;
}

/// xorshift32: the same mutations on every machine.
struct Random {
    std::uint32_t state = 2463534242u;
    std::uint32_t next() {
        state ^= state << 13;
        state ^= state >> 17;
        return state ^= state << 5;
    }
    std::size_t below(std::size_t limit) { return next() % limit; }
};

}  // namespace

TEST_CASE("every prefix of the two short bundled notes, and many of the long one, reads whole") {
    for (const std::string& note : bundled_notes()) {
        REQUIRE(note.size() > 1000);
        // The long note is sampled: a prime step meets every kind of cut.
        const std::size_t step = note.size() > 10000 ? 37 : 1;
        for (std::size_t size = 0; size <= note.size(); size += step)
            check_whole(read_note(std::string_view(note).substr(0, size)));
    }
}

TEST_CASE("thousands of random mutations read whole") {
    Random random;
    constexpr std::string_view special = "*_`~[]()<>!#-+=|\\\"'&;:/.\n\r\t \0\xFF\xED\x95\x9C";
    for (int round = 0; round < 1000; ++round) {
        std::string note = bundled_notes()[random.below(bundled_notes().size())];
        const std::size_t start = random.below(note.size());
        note = note.substr(start, 200 + random.below(3000));
        for (std::size_t change = 1 + random.below(12); change > 0 && !note.empty(); --change) {
            const std::size_t at = random.below(note.size());
            switch (random.below(4)) {
                case 0: note[at] = special[random.below(special.size())]; break;
                case 1: note.insert(at, 1 + random.below(6), special[random.below(special.size())]); break;
                case 2: note.erase(at, 1 + random.below(40)); break;
                default: note.insert(at, note.substr(random.below(note.size()), random.below(80))); break;
            }
        }
        check_whole(read_note(note));
    }
}

TEST_CASE("random bytes read whole or are refused") {
    Random random;
    for (int round = 0; round < 300; ++round) {
        std::string bytes(random.below(600), ' ');
        for (char& byte : bytes) byte = static_cast<char>(random.next() & 0xFF);
        check_whole(read_note(bytes));
        check_whole(read_note("\xFF\xFE" + bytes));
    }
}

TEST_CASE("ten thousand levels of nesting read whole") {
    constexpr std::size_t deep = 10000;
    for (const std::string& text :
         {repeated("> ", deep) + "x", repeated("- ", deep) + "x", repeated("1. ", deep) + "x",
          repeated("[", deep) + "x" + repeated("](y)", deep), repeated("*a ", deep) + repeated("b*", deep),
          repeated("**a _b ", deep), repeated("![", deep), repeated("<div>", deep), repeated("(", deep),
          repeated("`", deep), repeated("~~a ", deep) + repeated("b~~ ", deep)})
        check_whole(read_note(text));
    std::string steps;
    for (std::size_t level = 0; level < 400; ++level) steps += std::string(level * 2, ' ') + "- x\n";
    check_whole(read_note(steps));
}

TEST_CASE("time grows no faster than the note, whatever it repeats") {
    for (const std::string_view part : {"[",
                                        "](",
                                        "*a",
                                        "**가(",
                                        "_a ",
                                        "`",
                                        "``a",
                                        "<",
                                        "<!--",
                                        "<!-- a -->",
                                        "&",
                                        "&#1",
                                        "![",
                                        "[a](b) ",
                                        "[a][b] ",
                                        "https://a.dev/",
                                        "http://",
                                        "www.",
                                        "|",
                                        "|a|b|\n|-|-|\n",
                                        "- a?\n  - b\n",
                                        "# a?\n\n",
                                        "### 1. a\n\n",
                                        "x = f(\n",
                                        ">>> a\n3\n",
                                        "a\n\n",
                                        "[a]: b\n",
                                        "```\n",
                                        "    a\n",
                                        "\\",
                                        "a  \n",
                                        "가\n",
                                        "한**(a)**을 ",
                                        "<br>",
                                        "<!-- viva: id=a -->\n",
                                        "---\n",
                                        "1. a\n",
                                        "[x](javascript:a) ",
                                        "- [1] a\n\n### 1. a\n\n",
                                        "$",
                                        "$x$ ",
                                        "$a ",
                                        "$$",
                                        "$$\nx\n",
                                        "> $$\n",
                                        "\\(",
                                        "\\[a^",
                                        "[^1]",
                                        "[^1]: a\n",
                                        "[^",
                                        "<b>",
                                        "</b>",
                                        "<b>*",
                                        "<sup>",
                                        "<a href=\"",
                                        "<a b='",
                                        "<details>\n",
                                        "<summary>a</summary>\n\n",
                                        "<ul><li>",
                                        "<table><tr><td>",
                                        "<table></table><table>",
                                        "<table>\n<tr><td>a</td></tr>\n</table>\n\n",
                                        "<pre>\n",
                                        "<?",
                                        "<![CDATA[",
                                        "<div ",
                                        "<code>a",
                                        "`\xE2\x80\xAE` ",
                                        "\xE2\x80\xAE",
                                        "\xFF",
                                        "&amp;",
                                        "~~~\n",
                                        "* * *\n",
                                        "a | b\n- | -\n",
                                        "\t- a\n",
                                        ":::a\n",
                                        ":::a\n:::\n",
                                        "a\n: b\n\n",
                                        ": a\n",
                                        "<dt>a</dt>\n<dd>b</dd>\n",
                                        "%%\n",
                                        "![[",
                                        "{% a %}\n",
                                        "{{< a >}}\n",
                                        "id:: a\n",
                                        "Q: a Answer: b ",
                                        "1. a? b\n",
                                        "-> a\n",
                                        "1) a?\n\nb\n\n",
                                        "| Term | Meaning |\n|-|-|\n| a | b |\n\n",
                                        "## a ??\n\n",
                                        "##a\n",
                                        "##a##\n\n",
                                        "1. a?\n  - b\n",
                                        "- ```\n",
                                        "> - ```\n",
                                        "- a) b\n- b) c\n\n### d: A\n\n",
                                        "**a?**\n\n==b==\n\n",
                                        "- [x] a\n- [ ] b\n\n### c?\n\n",
                                        "a\n\n<details><summary>Answer</summary>\n\n",
                                        "- a?\n\n<details><summary>Answer</summary>\n\nb\n\n</details>\n\n",
                                        "- a?\n\n<details><summary>Answer</summary>\n\n",
                                        "**1. a?**\n\nb\n\n",
                                        "**Q: a**\nb\n\n",
                                        "## Question 1: a\nb?\n\n**Answer:** c\n\n",
                                        "## a\n\n**Answer:** c\n\n",
                                        ">a\n"}) {
        const std::size_t count = 60000 / part.size();
        const std::string small = repeated(part, count), large = repeated(part, count * 4);
        double first = milliseconds_to_read(small), second = milliseconds_to_read(large);
        for (int again = 0; again < 3 && second > std::max(first, 25.0) * 9; ++again) {
            first = milliseconds_to_read(small);
            second = std::min(second, milliseconds_to_read(large));
        }
        // Linear is 4; quadratic is 16. Small times are noise on a busy machine.
        CHECK_MESSAGE(second < std::max(first, 25.0) * 9,
                      std::string(part) << ": " << first << " ms, four times the text " << second << " ms");
    }
}

TEST_CASE("one line of a million characters reads whole") {
    check_whole(read_note("## Why?\n\n" + repeated("word ", 200000)));
    check_whole(read_note(repeated("한글", 300000)));
    check_whole(read_note("[x](javascript:a) " + repeated("long ", 100000) + repeated("[x](javascript:a)", 1000)));
}

TEST_CASE("a line of a hundred megabytes is refused before any work") {
    const notes::ReadResult note = read_note(std::string(std::size_t{100} << 20, 'a'));
    CHECK_FALSE(note.readable);
    CHECK(tests::messages(note) ==
          "note.md: error: the file has 104857600 bytes; a note may have 16777216\n"
          "  hint: split the note into several files\n");
}

TEST_CASE("an emphasis that md4c leaves without having entered it closes nothing") {
    // Found by the fuzzer: the opening mark was a link's target.
    for (const char* text : {"[](*)*", "**[a](*)*b** c", "![](**)**", "<b>[](*)*</b>"}) check_whole(read_note(text));
    CHECK(tests::inline_of("**x** [](*)* y **z**") == "{strong:x} {link<*>:} y {strong:z}");
}
