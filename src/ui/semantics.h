// What a frame means: every widget and every shown block, with role, name, state and rectangle.
//
// Widgets add their node in the same call that draws them, so there is no control that a screen reader cannot
// find. After a frame the platform takes the difference to the last one (`SemanticsTree::take_changes`) and hands
// it to whoever mirrors it: the page builds native focusable elements, tests read it, the desktop ignores it.
//
// Rectangles are in CSS pixels (ImGui units). A node's rectangle is relative to the content origin of its nearest
// ancestor that scrolls (`scrolls`), or to the app's top left corner: scrolling alone changes no node.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/key_table.h"

namespace viva::ui {

/// Stable between frames and runs: a hash of the path of names that lead to the widget. 0 is the root.
using NodeId = std::uint32_t;

/// WAI-ARIA 1.2 roles that the mirror turns into native elements (web/src/mirror).
enum class Role : std::uint8_t {
    group,
    main,
    navigation,
    complementary,
    region,
    dialog,
    heading,
    paragraph,
    list,
    list_item,
    quote,
    code,
    table,
    row,
    cell,
    column_header,
    image,
    separator,
    button,
    link,
    textbox,
    spinbutton,
    checkbox,
    radio_group,
    radio,
    slider,
    progress_bar,
    status,
    alert,
    combobox,
    list_box,
    option,
    fold,  ///< What can be folded away; no meaning of its own. Activated where the mirror found words inside.
    none   ///< Text that is seen only: another node tells it.
};

/// The ARIA name of a role: "progressbar", "list_item" → "listitem".
std::string_view name(Role role);

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Rect&) const = default;
};

/// How far a scrolling node's content is, and where it stands. A mirror that scrolls by itself reports each position
/// (`set_scroll`) and takes one over only when it differs from the last that it reported: then the app moved it.
struct ScrollState {
    float content_width = 0, content_height = 0;
    float x = 0, y = 0;
    bool operator==(const ScrollState&) const = default;
};

enum class Tristate : std::uint8_t { unset, no, yes };

struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    Role role = Role::group;
    std::string name;         ///< Accessible name; for text blocks the text itself.
    std::string description;  ///< aria-description; usually empty.
    std::string value;        ///< textbox: text; progress_bar, slider: number as text.
    std::string href;         ///< link: "#/…" or an external URL.
    std::string shortcut;     ///< aria-keyshortcuts, e.g. "1" or "Space".
    std::string language;     ///< BCP 47 of the text where it differs from the interface.
    Rect rect = {};
    /// How its text is drawn, so that a mirror's selection lies over the glyphs: CSS pixels; 0: nothing is said.
    float font_size = 0, line_height = 0;
    float baseline = 0;  ///< Of the first of `lines`, from its top.
    bool semibold = false;
    std::string lines;  ///< Its text as it was set, line by line (text_lines.h); empty: the mirror breaks it itself.
    std::uint8_t level = 0;  ///< heading 1..6
    bool disabled = false;
    bool hidden = false;                 ///< Folded away: the mirror keeps it where it can be found, and nowhere else.
    bool multiline = false;              ///< textbox of several lines
    bool date = false;                   ///< textbox of a date, "2026-12-24" or nothing
    bool scrolls = false;                ///< Children move with `scroll`; the mirror makes it a native scroller.
    Tristate checked = Tristate::unset;  ///< checkbox, radio
    Tristate expanded = Tristate::unset;
    Tristate current = Tristate::unset;     ///< aria-current: the shown note in the tree; option: it is chosen
    std::int32_t minimum = 0, maximum = 0;  ///< spinbutton, slider, progress_bar
    std::uint16_t maximum_length = 0;       ///< textbox, characters; 0: unlimited
    NodeId controls = 0, active = 0;        ///< combobox: its list, and the option that Enter means.
    ScrollState scroll = {};
    bool operator==(const Node&) const = default;
};

/// What changed since the last call: whole nodes by id, ids that went, and the order if it changed.
struct SemanticsChanges {
    std::vector<const Node*> upserted;
    std::vector<NodeId> removed;
    bool order_changed = false;
    std::optional<NodeId> focus;  ///< The app wants focus here (once).
    std::string announcement;     ///< For the polite live region (once); empty: none.
    bool empty() const {
        return upserted.empty() && removed.empty() && !order_changed && !focus && announcement.empty();
    }
};

/// Nodes in reading order with their containers: what a frame, or a part that stays the same between frames, says.
class NodeList {
public:
    /// `root` is the parent of what is added at the top. `taken`: ids of other lists of the same tree, which no node
    /// here gets and to which those given here are added; needed as long as nodes are.
    explicit NodeList(NodeId root = 0, KeyTable* taken = nullptr) : root_(root), taken_(taken) {}
    /// Adds a node under the innermost open container; returns its id (hash of parent id and `key`; made unique).
    NodeId add(std::string_view key, Node node);
    /// Adds a node and makes it the parent of what follows until `close`.
    NodeId open(std::string_view key, Node node);
    void close();
    /// Makes a node that stands elsewhere the parent of what follows until `close`: a container inside a fragment.
    void resume(NodeId id) { open_.push_back(id); }
    void clear();
    NodeId parent() const { return open_.empty() ? root_ : open_.back(); }
    const std::vector<Node>& nodes() const { return nodes_; }
    const Node* find(NodeId id) const;
    Node* find(NodeId id);
    void swap(NodeList& other) noexcept;

private:
    std::size_t slot_of(NodeId id) const;
    void grow();
    std::vector<Node> nodes_;
    std::vector<NodeId> open_;
    std::vector<std::uint32_t> slots_;  ///< Open addressing: index into nodes_ plus 1; 0 is empty.
    NodeId root_;
    KeyTable* taken_;
};

/// The id a node gets under `parent` if nobody else there has the same key.
NodeId node_id(NodeId parent, std::string_view key);

/// A part of the tree that is built once and attached in every frame (the text of a laid out note): while the
/// pointer stays the same, the part costs nothing.
using Fragment = std::shared_ptr<const NodeList>;

/// The tree of one frame, built in drawing order, and the difference to what was taken before.
class SemanticsTree {
public:
    /// Starts a frame. Activations that nobody took in the last one are forgotten.
    void begin_frame();
    /// Adds a node under the innermost open container; returns its id.
    NodeId add(std::string_view key, Node node) { return current_.add(key, std::move(node)); }
    /// Adds a node and makes it the parent of what follows until `close`.
    NodeId open(std::string_view key, Node node) { return current_.open(key, std::move(node)); }
    void close() { current_.close(); }
    /// Makes a container of an attached fragment the parent of what follows until `close`.
    void resume(NodeId id) { current_.resume(id); }
    NodeId parent() const { return current_.parent(); }
    /// The node that was just added, to complete it (a scroll area knows its height only at its end).
    Node* edit(NodeId id) { return current_.find(id); }
    /// Puts the fragment here; its top nodes must have been made for `parent()`.
    void attach(Fragment fragment);

    /// True once after the page (or a test) asked for the node's action by `activate`.
    bool take_activation(NodeId id);
    bool has_activations() const { return !activations_.empty(); }
    /// Text that the page's native field holds, if it changed since the last frame.
    std::optional<std::string> take_text(NodeId id);
    /// Scroll position the page's native scroller reports, if it changed.
    std::optional<ScrollState> take_scroll(NodeId id);

    void activate(NodeId id);
    void set_text(NodeId id, std::string text);
    void set_scroll(NodeId id, float x, float y);
    /// The mirror reports which node holds keyboard focus (0: none of ours).
    void set_focused(NodeId id) { focused_ = id; }
    NodeId focused() const { return focused_; }
    /// The node that holds focus, if it is in this frame.
    const Node* focused_node() const { return focused_ == 0 ? nullptr : find(focused_); }

    void request_focus(NodeId id) { wanted_focus_ = id; }
    void announce(std::string text) { announcement_ = std::move(text); }

    /// Every node in reading order, fragments included.
    std::vector<const Node*> nodes() const;
    const Node* find(NodeId id) const;
    /// First node with this role and name, for tests.
    const Node* find(Role role, std::string_view name) const;

    /// The difference to the last call; the pointers hold until the next begin_frame.
    SemanticsChanges take_changes();

private:
    struct Attachment {
        std::size_t position;  ///< Stands before the own node of this index.
        Fragment fragment;
        bool operator==(const Attachment&) const = default;
    };
    static std::vector<const Node*> flatten(const NodeList& own, std::span<const Attachment> attachments);
    bool compare_in_place(SemanticsChanges& changes) const;
    void compare_whole(SemanticsChanges& changes) const;

    NodeList current_, taken_;
    std::vector<Attachment> attachments_, taken_attachments_;
    bool current_is_taken_ = false;
    std::vector<NodeId> activations_, coming_activations_;
    std::vector<std::pair<NodeId, std::string>> texts_, coming_texts_;
    std::vector<std::pair<NodeId, ScrollState>> scrolls_, coming_scrolls_;
    NodeId focused_ = 0;
    std::optional<NodeId> wanted_focus_;
    std::string announcement_;
};

/// The changes as the JSON that web/src/mirror reads (docs: web/README.md, "Bridge").
std::string to_json(const SemanticsChanges& changes, const SemanticsTree& tree);

}  // namespace viva::ui
