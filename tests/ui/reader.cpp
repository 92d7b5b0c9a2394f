#include "ui/reader/reader.h"

#include <cmath>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <doctest/doctest.h>

#include "typeset/note_builder.h"
#include "typeset/wild_arrays.h"
#include "ui/reader_stage.h"

using namespace viva;
using namespace viva::tests;
using ui::Node;
using ui::Role;

namespace {

NoteBuilder small_note() {
    NoteBuilder note("ko");
    note.heading(1, "제목");
    note.paragraph([&] {
        note.text("읽을 것: ");
        note.link("https://docs.python.org/3/", [&] { note.text("Python docs"); });
    });
    note.heading(3, "질문");
    note.list(
        [&] {
            note.item("하나");
            note.item("둘");
        },
        model::flag_tight | model::flag_ordered, 3);
    note.code("x = 1\ny = 2\n", "python");
    note.table({{"a", "b"}, {"c", "d"}});
    note.quote([&] { note.paragraph("인용"); });
    note.rule();
    return note;
}

/// The names of the nodes of a role, in reading order.
std::vector<std::string> names(const ui::SemanticsTree& tree, Role role) {
    std::vector<std::string> found;
    for (const Node* node : tree.nodes())
        if (node->role == role) found.push_back(node->name);
    return found;
}

const Node& only(const ui::SemanticsTree& tree, Role role) {
    const Node* found = nullptr;
    for (const Node* node : tree.nodes())
        if (node->role == role) {
            REQUIRE(found == nullptr);
            found = node;
        }
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("the reader tells what a note says, block by block") {
    ReaderStage stage;
    const NoteBuilder note = small_note();
    stage.frame(note.view());
    const ui::SemanticsTree& tree = stage.ui.semantics;
    CHECK(names(tree, Role::heading) == std::vector<std::string>{"제목", "질문"});
    CHECK(tree.find(Role::heading, "제목")->level == 1);
    CHECK(tree.find(Role::heading, "질문")->level == 2);
    CHECK(tree.find(Role::heading, "질문")->language == "ko");
    CHECK(names(tree, Role::list_item) == std::vector<std::string>{"3.", "4."});
    CHECK(names(tree, Role::paragraph) == std::vector<std::string>{"읽을 것: Python docs", "하나", "둘", "인용"});
    CHECK(only(tree, Role::code).name == "x = 1\ny = 2\n");
    CHECK(only(tree, Role::code).description == "Python");
    CHECK(names(tree, Role::column_header) == std::vector<std::string>{"a", "b"});
    CHECK(names(tree, Role::cell) == std::vector<std::string>{"c", "d"});
    CHECK(only(tree, Role::link).href == "https://docs.python.org/3/");
    CHECK(only(tree, Role::link).name == "Python docs");
    CHECK(tree.find(only(tree, Role::link).parent)->name == "읽을 것: Python docs");
    CHECK(only(tree, Role::button).name == "Copy");
    CHECK(only(tree, Role::separator).rect.width == 700);
    CHECK(tree.find(only(tree, Role::quote).parent)->role == Role::main);
}

TEST_CASE("nodes stand where their blocks are drawn") {
    ReaderStage stage;
    const NoteBuilder note = small_note();
    stage.frame(note.view());
    const Node& heading = *stage.ui.semantics.find(Role::heading, "제목");
    CHECK(heading.rect.x == stage.column_x);
    CHECK(heading.rect.y == stage.column_y);
    CHECK(heading.id == stage.reader.node_of(0));
    const Node& link = only(stage.ui.semantics, Role::link);
    CHECK(link.rect.x > stage.column_x + 30);
    CHECK(link.rect.width > 60);
}

TEST_CASE("the reader tells how each line was set") {
    ReaderStage stage;
    NoteBuilder note;
    note.paragraph([&] { note.text("one two three four five six seven eight nine ten eleven twelve"); });
    note.code("a = 1\n\tb = 2\n", "python");
    stage.column_width = 200;
    stage.frame(note.view());
    const std::vector<typeset::Line>& set = stage.reader.layout().lines;
    const Node& text = only(stage.ui.semantics, Role::paragraph);
    REQUIRE(set.size() > 4);
    CHECK(text.lines.starts_with("[[0,0,"));
    CHECK(text.baseline == set.front().baseline);
    // A line a span, and the space that each break took the place of.
    CHECK(text.lines.find(",0,\" \",[[\"") != std::string::npos);
    CHECK(only(stage.ui.semantics, Role::code).lines.find("\"\\u0009b = 2\"") != std::string::npos);
    CHECK(only(stage.ui.semantics, Role::code).lines.find(",0,\"\\u000a\",") != std::string::npos);
}

TEST_CASE("a line that ImGui cannot show is left to the text layer") {
    for (const char* words : {"שלום", "مرحبا", "नमस्ते", "สวัสดี", "👩‍💻"}) {
        ReaderStage stage;
        NoteBuilder note;
        note.paragraph([&] { note.text("plain"); });
        note.paragraph([&] { note.text(words); });
        stage.frame(note.view());
        const std::vector<typeset::Line>& lines = stage.reader.layout().lines;
        REQUIRE(lines.size() == 2);
        CHECK(!lines[0].foreign);
        CHECK_MESSAGE(lines[1].foreign, words);
        CHECK(lines[1].width > 0);
        const Node& told = *stage.ui.semantics.find(Role::paragraph, words);
        CHECK(told.lines.find(",1,\"\",[[") != std::string::npos);
    }
}

TEST_CASE("a frame in which nothing changed tells nothing") {
    ReaderStage stage;
    const NoteBuilder note = small_note();
    stage.frame(note.view());
    CHECK(!stage.changes.empty());
    stage.frame(note.view());
    CHECK(stage.changes.empty());
    stage.scroll = 100;
    stage.frame(note.view());
    CHECK(stage.changes.empty());
}

TEST_CASE("a note is laid out once for a width") {
    ReaderStage stage;
    const NoteBuilder note = small_note();
    stage.frame(note.view());
    const typeset::Line* lines = stage.reader.layout().lines.data();
    stage.frame(note.view());
    CHECK(stage.reader.layout().lines.data() == lines);
    stage.column_width = 300;
    stage.frame(note.view());
    CHECK(stage.reader.layout().width == 300);
    CHECK(!stage.changes.empty());
}

TEST_CASE("a click on a link gives its address, a click beside it nothing") {
    ReaderStage stage;
    const NoteBuilder note = small_note();
    const model::Document document = note.view();
    stage.frame(document);
    const ui::Rect link = only(stage.ui.semantics, Role::link).rect;
    CHECK(stage.click(document, link.x + link.width / 2, link.y + link.height / 2).link ==
          "https://docs.python.org/3/");
    CHECK(stage.click(document, link.x + link.width + 20, link.y + link.height / 2).link.empty());
}

TEST_CASE("a link that wraps can be clicked on each of its lines") {
    ReaderStage stage;
    NoteBuilder note;
    note.paragraph([&] {
        note.link("#there",
                  [&] { note.text("a link that is so long that it goes on in the next line of its column"); });
    });
    stage.column_width = 200;
    const model::Document document = note.view();
    stage.frame(document);
    const typeset::Line& last = stage.reader.layout().lines.back();
    REQUIRE(stage.reader.layout().lines.size() > 1);
    const float y = stage.column_y + static_cast<float>(last.y) + last.height / 2;
    CHECK(stage.click(document, stage.column_x + last.width / 2, y).link == "#there");
}

TEST_CASE("code is copied by its button, which then says so for a while") {
    ReaderStage stage;
    const NoteBuilder note = small_note();
    const model::Document document = note.view();
    stage.frame(document);
    const ui::Rect button = only(stage.ui.semantics, Role::button).rect;
    const ui::ReaderEvents events = stage.click(document, button.x + button.width / 2, button.y + button.height / 2);
    REQUIRE(events.copied_block != model::none);
    CHECK(document.of(document.blocks[events.copied_block].text) == "x = 1\ny = 2\n");
    CHECK(stage.changes.announcement == "Copied");
    CHECK(stage.ui.wake_at().has_value());
    stage.seconds += 3;
    stage.frame(document);
    CHECK_FALSE(stage.ui.wake_at().has_value());
}

TEST_CASE("keyboards reach links and buttons that are out of view") {
    ReaderStage stage(800, 100);
    NoteBuilder note;
    for (int i = 0; i < 50; ++i) note.paragraph("text");
    note.paragraph([&] { note.link("#end", [&] { note.text("end"); }); });
    note.code("code");
    const model::Document document = note.view();
    stage.frame(document);
    const ui::NodeId link = only(stage.ui.semantics, Role::link).id;
    const ui::NodeId copy = only(stage.ui.semantics, Role::button).id;
    stage.ui.semantics.activate(link);
    CHECK(stage.frame(document).link == "#end");
    stage.ui.semantics.activate(copy);
    CHECK(stage.frame(document).copied_block == document.blocks.size() - 1);
    CHECK(stage.frame(document).copied_block == model::none);
}

TEST_CASE("code wider than its panel scrolls on its own") {
    ReaderStage stage;
    NoteBuilder note;
    const std::uint32_t block = note.code(std::string(300, 'x'), "sql");
    note.code("short");
    const model::Document document = note.view();
    stage.frame(document);
    const Node& region = only(stage.ui.semantics, Role::region);
    CHECK(region.scrolls);
    CHECK(region.name == "SQL");
    CHECK(region.scroll.content_width > region.rect.width);
    const Node& code = *stage.ui.semantics.find(stage.reader.node_of(block));
    CHECK(code.parent == region.id);
    CHECK(code.rect.x == 0);
    CHECK(code.rect.width == region.scroll.content_width);

    stage.ui.probe.enabled = true;
    stage.frame(document);
    const float before = stage.ui.probe.texts.at(0).box.x;
    stage.ui.semantics.set_scroll(region.id, 120, 0);
    stage.frame(document);
    CHECK(stage.ui.probe.texts.at(0).box.x == before - 120);
    stage.ui.semantics.set_scroll(region.id, 1e6F, 0);
    stage.frame(document);
    // On a whole pixel.
    CHECK(std::abs(stage.ui.probe.texts.at(0).box.x - (before - stage.reader.layout().panels[0].slack())) <= 0.5F);
}

TEST_CASE("the wheel moves a wide panel sideways where no page does it") {
    ReaderStage stage;
    NoteBuilder note;
    note.code(std::string(300, 'x'));
    const model::Document document = note.view();
    stage.ui.probe.enabled = true;
    ImGui::GetIO().AddMousePosEvent(200, 80);
    stage.frame(document);
    const float before = stage.ui.probe.texts.at(0).box.x;
    ImGui::GetIO().AddMouseWheelEvent(-1, 0);
    stage.frame(document);
    CHECK(stage.ui.probe.texts.at(0).box.x < before);
}

TEST_CASE("room after a block is the caller's, in reading order and inside its container") {
    ReaderStage stage;
    NoteBuilder note;
    const std::uint32_t heading = note.heading(1, "question");
    note.paragraph("answer");
    std::uint32_t question = 0, item = 0;
    note.list([&] {
        item = note.item([&] {
            question = note.paragraph("bullet question");
            note.list([&] { note.item("bullet answer"); });
        });
        note.item("next");
    });
    stage.insets = {{.block = heading, .above = 6, .height = 28, .below = 20},
                    {.block = item, .above = 4, .height = 40, .below = 10},
                    {.block = question, .above = 2, .height = 30, .below = 8}};
    std::vector<std::uint32_t> painted;
    const auto paint = [&](std::uint32_t inset, ui::Rect rect) {
        painted.push_back(inset);
        CHECK(rect.height == stage.insets[inset].height);
        stage.ui.semantics.add("chip", {.role = Role::button, .name = "chip " + std::to_string(inset), .rect = rect});
    };
    stage.frame(note.view(), ui::InsetPainter::calling(paint));
    CHECK(painted == std::vector<std::uint32_t>{0, 2, 1});

    std::vector<std::string> order;
    for (const Node* node : stage.ui.semantics.nodes())
        if (!node->name.empty()) order.push_back(node->name);
    CHECK(order == std::vector<std::string>{"question", "chip 0", "answer", "bullet question", "chip 2",
                                            "bullet answer", "chip 1", "next"});
    const ui::SemanticsTree& tree = stage.ui.semantics;
    CHECK(tree.find(Role::button, "chip 2")->parent == stage.reader.node_of(item));
    CHECK(tree.find(Role::button, "chip 0")->parent == tree.find(Role::heading, "question")->parent);
    // The list inside the item goes on below the item, the next item below the list.
    const Node* next = tree.find(Role::paragraph, "next");
    CHECK(tree.find(tree.find(next->parent)->parent)->role == Role::list);
    CHECK(tree.find(next->parent)->parent == tree.find(stage.reader.node_of(item))->parent);
    stage.frame(note.view(), ui::InsetPainter::calling(paint));
    CHECK(stage.changes.empty());
}

TEST_CASE("two blocks of a note never share a node, though their names fall together and room lies between them") {
    ReaderStage stage;
    const ui::NodeId main = ui::node_id(0, "main");
    std::unordered_map<ui::NodeId, std::uint32_t> seen;
    std::uint32_t first = 0, second = 0;
    for (std::uint32_t block = 0; second == 0; ++block) {
        const auto [at, is_new] = seen.try_emplace(ui::node_id(main, "note." + std::to_string(block)), block);
        if (!is_new) std::tie(first, second) = std::pair(at->second, block);
    }
    NoteBuilder note;
    for (std::uint32_t block = 0; block <= second; ++block) {
        if (block == first || block == second)
            note.paragraph("number " + std::to_string(block));
        else
            note.hidden("");
    }
    stage.insets = {{.block = first, .above = 6, .height = 28, .below = 20}};
    stage.frame(note.view());
    REQUIRE(stage.reader.node_of(first) != 0);
    CHECK(stage.reader.node_of(first) != stage.reader.node_of(second));
    const Node* found = stage.ui.semantics.find(stage.reader.node_of(second));
    REQUIRE(found != nullptr);
    CHECK(found->name == "number " + std::to_string(second));
}

TEST_CASE("a frame draws what is in view, however long the note is") {
    int shortest = 0;
    for (const int paragraphs : {40, 20000}) {
        ReaderStage stage;
        NoteBuilder note("ko");
        for (int i = 0; i < paragraphs; ++i) note.paragraph("제너레이터는 값을 하나씩 반환합니다.");
        const model::Document document = note.view();
        stage.scroll = 500;
        stage.frame(document);
        stage.frame(document);
        if (shortest == 0) shortest = stage.vertices();
        CHECK(stage.vertices() == shortest);
        CHECK(stage.vertices() > 500);
    }
}

TEST_CASE("a long block says all of its lines; of a very long note, those near the view") {
    ReaderStage stage;
    const auto code_of = [](int count) {
        std::string code;
        for (int i = 0; i < count; ++i) code += "line number " + std::to_string(i) + "\n";
        return code;
    };
    NoteBuilder note("en");
    note.code(code_of(9000), "");
    stage.frame(note.view());
    CHECK(only(stage.ui.semantics, Role::code).lines.find("line number 8999") != std::string::npos);

    NoteBuilder vast("en");
    vast.code(code_of(30000), "");
    stage.frame(vast.view());
    const auto says = [&](int number) {
        return only(stage.ui.semantics, Role::code).lines.find("line number " + std::to_string(number) + "\"") !=
               std::string::npos;
    };
    CHECK(says(0));
    CHECK(!says(29999));
    stage.scroll = stage.reader.height() - 600;
    stage.frame(vast.view());
    CHECK(says(29999));
    CHECK(!says(0));
}

TEST_CASE("a very long note has nodes near the view, and the same ones when one comes back") {
    ReaderStage stage;
    NoteBuilder note;
    for (int i = 0; i < 30000; ++i) note.paragraph("paragraph " + std::to_string(i));
    const model::Document document = note.view();
    stage.frame(document);
    const std::size_t at_top = stage.ui.semantics.nodes().size();
    CHECK(at_top < 2000);
    const ui::NodeId first = stage.reader.node_of(0);
    CHECK(first != 0);
    stage.scroll = 600000;
    stage.frame(document);
    CHECK(stage.reader.node_of(0) == 0);
    const std::uint32_t here = stage.reader.layout().block_at(600000);
    CHECK(stage.reader.node_of(here) != 0);
    CHECK(stage.ui.semantics.nodes().size() < 2000);
    stage.scroll = 0;
    stage.frame(document);
    CHECK(stage.reader.node_of(0) == first);
}

TEST_CASE("baselines fall on rows of device pixels at any density and scroll position") {
    for (const float density : {1.0F, 1.5F, 2.0F}) {
        ReaderStage stage(800, 600, density);
        NoteBuilder note;
        note.paragraph("HHHH");
        stage.scroll = 0.3F;
        stage.frame(note.view());
        stage.frame(note.view());
        // The last rectangles drawn are the four letters; their lower edges are the baseline.
        const ImDrawList* list = ImGui::GetDrawData()->CmdLists[0];
        REQUIRE(list->VtxBuffer.Size >= 16);
        const float bottom = list->VtxBuffer[list->VtxBuffer.Size - 2].pos.y * density;
        CHECK(std::abs(bottom - std::round(bottom)) < 0.01F);
    }
}

TEST_CASE("marks, strokes, slants and frames are drawn without text") {
    ReaderStage stage;
    NoteBuilder note;
    note.paragraph([&] {
        note.emphasis([&] {
            note.strike([&] { note.inline_code("x"); });
            note.text("y");
        });
    });
    note.list([&] {
        note.item([&] {
            note.paragraph("a");
            note.list([&] { note.item([&] { note.list([&] { note.item("b"); }); }); });
        });
        note.item("c", model::flag_task);
        note.item("d", model::flag_task | model::flag_checked);
    });
    note.paragraph([&] { note.image("x.png", "picture"); });
    note.paragraph([&] {
        note.text("in text ");
        note.image("y.png", "badge");
    });
    stage.frame(note.view());
    CHECK(stage.vertices() > 100);
    const auto items = stage.ui.semantics.nodes();
    std::vector<ui::Tristate> checked;
    std::vector<std::string> told;
    for (const Node* node : items)
        if (node->role == Role::list_item && node->checked != ui::Tristate::unset) {
            checked.push_back(node->checked);
            told.push_back(node->description);
        }
    CHECK(told == std::vector<std::string>{"not done", "done"});
    CHECK(checked == std::vector<ui::Tristate>{ui::Tristate::no, ui::Tristate::yes});
}

TEST_CASE("an empty note and one of broken UTF-8 are drawn as well") {
    ReaderStage stage;
    stage.frame(NoteBuilder().view());
    NoteBuilder note;
    note.paragraph("a\xFF\xFE\xE0\x80 \xF0\x9F");
    note.code("\xC3\n\xFF", "\xFF");
    stage.frame(note.view());
    CHECK(stage.vertices() > 0);
}

TEST_CASE("arrays that no reader would make are drawn and told without harm") {
    ReaderStage stage;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const WildArrays arrays(seed);
        ++stage.revision;
        stage.frame(arrays.view());
        for (const Node* node : stage.ui.semantics.nodes()) REQUIRE(node->id != 0);
    }
}

TEST_CASE("a picture of the notes is left to the page, at its place and with its words") {
    ReaderStage stage;
    NoteBuilder note;
    note.paragraph([&] {
        note.text("before ");
        note.link("https://example.org", [&] { note.image("images/a/p.png", "two cats", 40, 90); });
    });
    stage.frame(note.view());
    const Node* paragraph = stage.ui.semantics.find(Role::paragraph, "before two cats");
    REQUIRE(paragraph != nullptr);
    const typeset::Picture& picture = stage.reader.layout().pictures.at(0);
    const typeset::Line& line = stage.reader.layout().lines.at(0);
    CHECK(picture.rect.bottom() == line.y + static_cast<double>(line.baseline));
    CHECK(paragraph->lines.find("[\"two cats\",17,0,0," +
                                std::to_string(stage.ui.semantics.find(Role::link, "two cats")->id) +
                                ",0,0,0,[40,90,0,\"images/a/p.png\",\"\"]]") != std::string::npos);
}

TEST_CASE("what is folded away is in the tree to be found, with the same lines, and opens when it was found") {
    ReaderStage stage;
    NoteBuilder note;
    note.heading(3, "first question");
    note.paragraph("the first answer");
    note.heading(3, "second question");
    note.paragraph("the second answer");
    stage.folds = {{1, 2, false}, {3, 4, false}};
    stage.frame(note.view());
    const auto find = [&](Role role, std::string_view name) { return stage.ui.semantics.find(role, name); };
    const std::string lines = find(Role::paragraph, "the first answer")->lines;
    const ui::NodeId id = find(Role::paragraph, "the first answer")->id;
    const float second = find(Role::heading, "second question")->rect.y;
    const float height = stage.reader.height();
    REQUIRE_FALSE(lines.empty());

    stage.folds[0].folded = true;
    ++stage.fold_revision;
    stage.frame(note.view());
    const Node* answer = find(Role::paragraph, "the first answer");
    REQUIRE(answer != nullptr);
    CHECK(answer->lines == lines);
    CHECK(answer->id == id);
    const Node* fold = stage.ui.semantics.find(answer->parent);
    REQUIRE(fold != nullptr);
    CHECK(fold->role == Role::fold);
    CHECK(fold->hidden);
    CHECK(find(Role::heading, "second question")->rect.y < second);
    CHECK(find(Role::heading, "second question")->rect.y > find(Role::heading, "first question")->rect.y);
    CHECK(stage.reader.height() < height);
    CHECK_FALSE(stage.ui.semantics.find(find(Role::paragraph, "the second answer")->parent)->hidden);

    stage.ui.semantics.activate(fold->id);
    CHECK(stage.frame(note.view()).found == std::vector<std::uint32_t>{0});
}

TEST_CASE("folding costs no layout, and the frames of a long note stay as cheap") {
    ReaderStage stage;
    NoteBuilder note;
    for (std::uint32_t i = 0; i < 4000; ++i) {
        note.heading(3, "question");
        note.paragraph("an answer of a few words");
        stage.folds.push_back({2 * i + 1, 2 * i + 2, false});
    }
    stage.frame(note.view());
    const typeset::Line* lines = stage.reader.layout().lines.data();
    for (typeset::FoldRange& fold : stage.folds) fold.folded = true;
    ++stage.fold_revision;
    stage.frame(note.view());
    CHECK(stage.reader.layout().lines.data() == lines);
    const int at_top = stage.vertices();
    stage.scroll = stage.reader.height() / 2;
    stage.frame(note.view());
    CHECK(stage.vertices() > at_top / 2);
    CHECK(stage.vertices() < at_top * 2);
}
