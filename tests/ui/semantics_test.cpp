#include "ui/semantics.h"

#include <string>

#include <doctest/doctest.h>

using namespace viva::ui;

namespace {

/// A small screen: a heading and a list of buttons.
void draw(SemanticsTree& tree, std::initializer_list<const char*> buttons) {
    tree.begin_frame();
    tree.add("title", {.role = Role::heading, .name = "Title", .level = 1});
    tree.open("list", {.role = Role::group, .rect = {1, 2, 30.5F, 4}});
    for (const char* name : buttons) tree.add(name, {.role = Role::button, .name = name});
    tree.close();
}

}  // namespace

TEST_CASE("the first frame sends every node, a still frame nothing") {
    SemanticsTree tree;
    draw(tree, {"a", "b"});
    SemanticsChanges changes = tree.take_changes();
    CHECK(changes.upserted.size() == 4);
    CHECK(changes.order_changed);
    draw(tree, {"a", "b"});
    CHECK(tree.take_changes().empty());
    CHECK(tree.take_changes().empty());
}

TEST_CASE("only what changed is sent") {
    SemanticsTree tree;
    draw(tree, {"a", "b", "c"});
    tree.take_changes();
    draw(tree, {"a", "c"});
    SemanticsChanges changes = tree.take_changes();
    CHECK(changes.upserted.empty());
    REQUIRE(changes.removed.size() == 1);
    CHECK(changes.order_changed);
    draw(tree, {"c", "a"});
    changes = tree.take_changes();
    CHECK(changes.upserted.empty());
    CHECK(changes.removed.empty());
    CHECK(changes.order_changed);
}

TEST_CASE("frames that nobody took are no base for the difference") {
    SemanticsTree tree;
    draw(tree, {"a"});
    tree.take_changes();
    draw(tree, {"a", "b"});
    draw(tree, {"a", "b"});
    CHECK(tree.take_changes().upserted.size() == 1);
}

TEST_CASE("ids follow the path of names and are unique where names repeat") {
    SemanticsTree tree;
    draw(tree, {"same", "same", "other"});
    const auto nodes = tree.nodes();
    CHECK(nodes[2]->id != nodes[3]->id);
    const NodeId other = nodes[4]->id;
    draw(tree, {"other"});
    CHECK(tree.find(Role::button, "other")->id == other);
    CHECK(tree.find(Role::button, "other")->parent == nodes[1]->id);
}

TEST_CASE("an activation is taken once, in the next frame, and then forgotten") {
    SemanticsTree tree;
    draw(tree, {"a"});
    const NodeId id = tree.find(Role::button, "a")->id;
    tree.activate(id);
    CHECK(!tree.take_activation(id));
    draw(tree, {"a"});
    CHECK(tree.take_activation(id));
    CHECK(!tree.take_activation(id));
    tree.activate(id);
    draw(tree, {});
    draw(tree, {"a"});
    CHECK(!tree.take_activation(id));
}

TEST_CASE("a fragment is sent when it comes and when it changes, and costs nothing between") {
    SemanticsTree tree;
    const auto frame = [&](const Fragment& fragment) {
        tree.begin_frame();
        tree.add("before", {.role = Role::paragraph, .name = "before"});
        tree.attach(fragment);
        tree.add("after", {.role = Role::paragraph, .name = "after"});
    };
    auto text = std::make_shared<NodeList>(NodeId{0});
    text->add("p", {.role = Role::paragraph, .name = "middle"});
    frame(text);
    CHECK(tree.take_changes().upserted.size() == 3);
    frame(text);
    CHECK(tree.take_changes().empty());
    const auto nodes = tree.nodes();
    REQUIRE(nodes.size() == 3);
    CHECK(nodes[1]->name == "middle");
    auto other = std::make_shared<NodeList>(NodeId{0});
    other->add("q", {.role = Role::paragraph, .name = "new"});
    frame(other);
    const SemanticsChanges changes = tree.take_changes();
    CHECK(changes.upserted.size() == 1);
    CHECK(changes.removed.size() == 1);
    CHECK(changes.order_changed);
}

TEST_CASE("a tree of many nodes finds each of them") {
    SemanticsTree tree;
    tree.begin_frame();
    for (int i = 0; i < 3000; ++i) tree.add(std::to_string(i), {.role = Role::button, .name = std::to_string(i)});
    for (const Node* node : tree.nodes()) CHECK(tree.find(node->id) == node);
}

TEST_CASE("the page gets the difference as JSON") {
    SemanticsTree tree;
    tree.begin_frame();
    const NodeId field = tree.add("x", {.role = Role::spinbutton,
                                        .name = "a \"b\"\n\\",
                                        .value = "10",
                                        .rect = {0, 1.5F, 100.26F, -3},
                                        .font_size = 14.5F,
                                        .line_height = 24,
                                        .semibold = true,
                                        .minimum = 0,
                                        .maximum = 999});
    tree.request_focus(field);
    tree.announce("done");
    const std::string id = std::to_string(field);
    CHECK(to_json(tree.take_changes(), tree) ==
          "{\"upsert\":[{\"id\":" + id +
              ",\"parent\":0,\"role\":\"spinbutton\",\"name\":\"a \\\"b\\\"\\u000a\\\\\",\"value\":\"10\","
              "\"rect\":[0,1.5,100.26,-3],\"font\":[14.5,24,600,0],\"min\":0,\"max\":999}],\"order\":[" +
              id + "],\"focus\":" + id + ",\"announce\":\"done\"}");
    tree.begin_frame();
    CHECK(to_json(tree.take_changes(), tree) == "{\"remove\":[" + id + "],\"order\":[]}");
}

TEST_CASE("every role has its ARIA name") {
    for (int role = 0; role <= static_cast<int>(Role::none); ++role) CHECK(!name(static_cast<Role>(role)).empty());
    CHECK(name(Role::list_item) == "listitem");
    CHECK(name(Role::progress_bar) == "progressbar");
    CHECK(name(Role::image) == "img");
    CHECK(name(Role::none) == "none");
}
