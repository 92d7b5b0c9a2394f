// Properties that hold for any note at any width, and the cost of a long one.
#include <chrono>
#include <random>

#include <doctest/doctest.h>

#include "typeset/layout.h"
#include "typeset/layout_checks.h"
#include "typeset/note_builder.h"
#include "typeset/wild_arrays.h"

using namespace viva;
using namespace viva::tests;
using typeset::Layout;

namespace {

const SquareMetrics metrics;

/// One of everything, and what breaks layouts: long words, marks without letters, deep nesting, odd tables.
class WildNote {
public:
    explicit WildNote(std::uint32_t seed) : random_(seed), note_(seed % 2 == 0 ? "ko" : "ja") {
        for (int i = 0; i < 12; ++i) block(0);
    }
    const NoteBuilder& note() const { return note_; }

private:
    std::uint32_t pick(std::uint32_t count) { return random_() % count; }

    std::string words() {
        static constexpr std::string_view parts[] = {
            "제너레이터는",
            "값을",
            "word",
            "select_related",
            "데코레이터(decorator)를",
            "生成器、返回值。",
            "チェック",
            "https://docs.djangoproject.com/en/4.1/ref/models/expressions/#built-in-expressions",
            "e\u0301\u0302\u0303",
            "\u200B",
            "👩\u200D👩\u200D👧\u200D👦",
            "))))))))))))))))))))))))))))))))))))))))))))",
            "((((((((",
            "–",
            "«да»",
            "a/b",
            "…",
            "\u00A0",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호",
            "\t",
            "x\ny",
            "\x01"};
        std::string text;
        for (std::uint32_t count = pick(14); count-- > 0;) {
            text += parts[pick(std::size(parts))];
            if (pick(5) != 0) text += ' ';
        }
        return text;
    }

    void spans(int depth) {
        for (std::uint32_t count = pick(5); count-- > 0;) {
            switch (pick(depth > 3 ? 5 : 9)) {
                case 0: note_.inline_code(words()); break;
                case 1: note_.hard_break(); break;
                case 2: note_.soft_break(); break;
                case 3: {
                    const bool comes = pick(2) == 0;
                    note_.image("x/y.png", words(), comes ? 1 + static_cast<int>(pick(1500)) : 0,
                                comes ? 1 + static_cast<int>(pick(900)) : 0);
                    break;
                }
                case 4: note_.text(words()); break;
                case 5: note_.strong([&] { spans(depth + 1); }); break;
                case 6: note_.emphasis([&] { spans(depth + 1); }); break;
                case 7: note_.strike([&] { spans(depth + 1); }); break;
                default: note_.link("#a", [&] { spans(depth + 1); });
            }
        }
    }

    void table() {
        std::vector<std::vector<std::string>> rows(1 + pick(4));
        for (auto& row : rows) {
            row.resize(pick(7));
            for (std::string& cell : row) cell = words();
        }
        note_.table(rows, {model::Alignment::right, model::Alignment::center});
    }

    void block(int depth) {
        const auto inside = [&] {
            for (std::uint32_t count = pick(4); count-- > 0;) block(depth + 1);
        };
        switch (pick(depth > 8 ? 6 : 10)) {
            case 0: note_.heading(1 + static_cast<int>(pick(6)), words()); break;
            case 1: note_.code(words() + "\n" + words(), "python"); break;
            case 2: note_.rule(); break;
            case 3: table(); break;
            case 4: note_.paragraph([&] { note_.image("a.png", words()); }); break;
            case 5:
            case 6: note_.paragraph([&] { spans(0); }); break;
            case 7: note_.quote(inside); break;
            default: {
                const auto flags = static_cast<std::uint8_t>(pick(4));  // ordered and tight in every mixture
                note_.list(
                    [&] {
                        for (std::uint32_t count = pick(4); count-- > 0;)
                            note_.item(inside, pick(4) == 0 ? model::flag_task : std::uint8_t{0});
                    },
                    flags, pick(3) == 0 ? 99998 : 1);
            }
        }
    }

    std::mt19937 random_;
    NoteBuilder note_;
};

std::string long_text(std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += "제너레이터는 이터레이터의 일종으로 함수 내에서 yield 키워드를 사용하여 값을 하나씩 반환합니다. ";
    return text;
}

double seconds_to_lay_out(const NoteBuilder& note) {
    const auto start = std::chrono::steady_clock::now();
    const Layout layout =
        typeset::lay_out(note.view(), 0, note.block_count(), 700, typeset::style_sheet(false, 1), metrics);
    REQUIRE(!layout.lines.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("no line of any note overlaps another or leaves its box at any width") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const WildNote wild(seed);
        const model::Document document = wild.note().view();
        for (const bool phone : {false, true}) {
            const typeset::StyleSheet sheet = typeset::style_sheet(phone, seed % 3 == 0 ? 1.45F : 1.0F);
            for (int pixels = 280; pixels <= 1100; pixels += 41) {
                const auto width = static_cast<float>(pixels);
                const Layout layout = typeset::lay_out(document, 0, wild.note().block_count(), width, sheet, metrics);
                INFO("seed ", seed, ", width ", width);
                REQUIRE(layout_fault(layout, sheet.headings[0].size + 2 * sheet.inline_code_padding) == "");
            }
        }
    }
}

TEST_CASE("arrays that no reader would make are laid out without harm") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const WildArrays arrays(seed);
        const Layout layout = typeset::lay_out(arrays.view(), 0, 30, 320, typeset::style_sheet(true, 1), metrics);
        INFO("seed ", seed);
        REQUIRE(layout_fault(layout, 40) == "");
    }
}

TEST_CASE("every character that is to be seen is in some run") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        NoteBuilder note;
        std::mt19937 random(seed);
        std::string expected;
        for (int i = 0; i < 10; ++i) {
            std::string text;
            for (std::uint32_t letters = 1 + random() % 300; letters-- > 0;)
                text += random() % 6 == 0 ? ' ' : static_cast<char>('a' + random() % 26);
            note.paragraph(text);
            for (const char letter : text)
                if (letter != ' ') expected += letter;
        }
        const model::Document document = note.view();
        const Layout layout = typeset::lay_out(document, 0, note.block_count(), static_cast<float>(40 + seed * 17),
                                               typeset::style_sheet(false, 1), metrics);
        std::string seen;
        for (const std::string& line : line_texts(layout, document))
            for (const char letter : line)
                if (letter != ' ') seen += letter;
        CHECK(seen == expected);
    }
}

TEST_CASE("the time to lay out grows with the text, not faster") {
    NoteBuilder small, large, one_word, one_line_of_code;
    for (int i = 0; i < 100; ++i) small.paragraph(long_text(1000));
    for (int i = 0; i < 1000; ++i) large.paragraph(long_text(1000));
    one_word.paragraph(std::string(1000000, 'x'));
    one_line_of_code.code(std::string(1000000, 'x'));
    const double unit = std::max(0.001, seconds_to_lay_out(small));
    CHECK(seconds_to_lay_out(large) < unit * 40);
    CHECK(seconds_to_lay_out(one_word) < unit * 60);
    CHECK(seconds_to_lay_out(one_line_of_code) < unit * 60);
}

TEST_CASE("a megabyte of combining marks, of spaces or of hard breaks does no harm") {
    NoteBuilder marks, spaces, breaks;
    std::string text = "a";
    for (int i = 0; i < 300000; ++i) text += "\u0301";
    marks.paragraph(text);
    spaces.paragraph("a" + std::string(1000000, ' ') + "b");
    breaks.paragraph([&] {
        for (int i = 0; i < 100000; ++i) breaks.hard_break();
        breaks.text("end");
    });
    for (const NoteBuilder* note : {&marks, &spaces, &breaks}) {
        const Layout layout =
            typeset::lay_out(note->view(), 0, note->block_count(), 400, typeset::style_sheet(false, 1), metrics);
        CHECK(layout_fault(layout, 17) == "");
    }
}
