#include "ui/semantics.h"

#include <algorithm>

#include "base/hash.h"

namespace viva::ui {

NodeId node_id(NodeId parent, std::string_view key) {
    const std::uint64_t hash = hash_bytes(key, fnv_offset_basis ^ (static_cast<std::uint64_t>(parent) << 20U));
    const auto folded = static_cast<NodeId>(hash ^ (hash >> 32U));
    return folded == 0 ? 1 : folded;
}

std::size_t NodeList::slot_of(NodeId id) const {
    std::size_t slot = id & (slots_.size() - 1);
    while (slots_[slot] != 0 && nodes_[slots_[slot] - 1].id != id) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

void NodeList::grow() {
    slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
    for (std::size_t i = 0; i < nodes_.size(); ++i) slots_[slot_of(nodes_[i].id)] = static_cast<std::uint32_t>(i + 1);
}

NodeId NodeList::add(std::string_view key, Node node) {
    if ((nodes_.size() + 1) * 2 > slots_.size()) grow();
    node.parent = parent();
    node.id = node_id(node.parent, key);
    while (slots_[slot_of(node.id)] != 0 || (taken_ != nullptr && taken_->find(node.id) != KeyTable::absent))
        node.id = node_id(node.id, key);
    if (taken_ != nullptr) taken_->insert(node.id, 0);
    const std::size_t slot = slot_of(node.id);
    nodes_.push_back(std::move(node));
    slots_[slot] = static_cast<std::uint32_t>(nodes_.size());
    return nodes_.back().id;
}

NodeId NodeList::open(std::string_view key, Node node) {
    const NodeId id = add(key, std::move(node));
    open_.push_back(id);
    return id;
}

void NodeList::close() {
    if (!open_.empty()) open_.pop_back();
}

void NodeList::clear() {
    nodes_.clear();
    open_.clear();
    std::fill(slots_.begin(), slots_.end(), 0);
}

const Node* NodeList::find(NodeId id) const {
    if (slots_.empty()) return nullptr;
    const std::uint32_t place = slots_[slot_of(id)];
    return place == 0 ? nullptr : &nodes_[place - 1];
}

Node* NodeList::find(NodeId id) {
    if (slots_.empty()) return nullptr;
    const std::uint32_t place = slots_[slot_of(id)];
    return place == 0 ? nullptr : &nodes_[place - 1];
}

void NodeList::swap(NodeList& other) noexcept {
    nodes_.swap(other.nodes_);
    open_.swap(other.open_);
    slots_.swap(other.slots_);
    std::swap(root_, other.root_);
}

void SemanticsTree::begin_frame() {
    if (current_is_taken_) {
        current_.swap(taken_);
        attachments_.swap(taken_attachments_);
        current_is_taken_ = false;
    }
    current_.clear();
    attachments_.clear();
    activations_ = std::move(coming_activations_);
    texts_ = std::move(coming_texts_);
    scrolls_ = std::move(coming_scrolls_);
    coming_activations_.clear();
    coming_texts_.clear();
    coming_scrolls_.clear();
}

void SemanticsTree::attach(Fragment fragment) {
    if (fragment) attachments_.push_back({current_.nodes().size(), std::move(fragment)});
}

bool SemanticsTree::take_activation(NodeId id) {
    const auto found = std::find(activations_.begin(), activations_.end(), id);
    if (found == activations_.end()) return false;
    activations_.erase(found);
    return true;
}

std::optional<std::string> SemanticsTree::take_text(NodeId id) {
    const auto found =
        std::find_if(texts_.begin(), texts_.end(), [id](const auto& entry) { return entry.first == id; });
    if (found == texts_.end()) return std::nullopt;
    std::string text = std::move(found->second);
    texts_.erase(found);
    return text;
}

std::optional<ScrollState> SemanticsTree::take_scroll(NodeId id) {
    const auto found =
        std::find_if(scrolls_.begin(), scrolls_.end(), [id](const auto& entry) { return entry.first == id; });
    if (found == scrolls_.end()) return std::nullopt;
    const ScrollState scroll = found->second;
    scrolls_.erase(found);
    return scroll;
}

void SemanticsTree::activate(NodeId id) { coming_activations_.push_back(id); }

void SemanticsTree::set_text(NodeId id, std::string text) {
    for (auto& [known, value] : coming_texts_)
        if (known == id) {
            value = std::move(text);
            return;
        }
    coming_texts_.emplace_back(id, std::move(text));
}

void SemanticsTree::set_scroll(NodeId id, float x, float y) {
    const ScrollState scroll{.x = x, .y = y};
    for (auto& [known, value] : coming_scrolls_)
        if (known == id) {
            value = scroll;
            return;
        }
    coming_scrolls_.emplace_back(id, scroll);
}

std::vector<const Node*> SemanticsTree::flatten(const NodeList& own, std::span<const Attachment> attachments) {
    std::vector<const Node*> nodes;
    auto next = attachments.begin();
    for (std::size_t i = 0; i <= own.nodes().size(); ++i) {
        for (; next != attachments.end() && next->position == i; ++next)
            for (const Node& node : next->fragment->nodes()) nodes.push_back(&node);
        if (i < own.nodes().size()) nodes.push_back(&own.nodes()[i]);
    }
    return nodes;
}

std::vector<const Node*> SemanticsTree::nodes() const { return flatten(current_, attachments_); }

const Node* SemanticsTree::find(NodeId id) const {
    if (const Node* own = current_.find(id)) return own;
    for (const Attachment& attachment : attachments_)
        if (const Node* node = attachment.fragment->find(id)) return node;
    return nullptr;
}

const Node* SemanticsTree::find(Role role, std::string_view name) const {
    for (const Node* node : nodes())
        if (node->role == role && node->name == name) return node;
    return nullptr;
}

/// The usual frame: the same nodes in the same places, a few with another content. False if the shape differs.
bool SemanticsTree::compare_in_place(SemanticsChanges& changes) const {
    const std::vector<Node>& now = current_.nodes();
    const std::vector<Node>& before = taken_.nodes();
    if (now.size() != before.size() || attachments_ != taken_attachments_) return false;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].id != before[i].id) return false;
        if (now[i] != before[i]) changes.upserted.push_back(&now[i]);
    }
    return true;
}

void SemanticsTree::compare_whole(SemanticsChanges& changes) const {
    const std::vector<const Node*> now = flatten(current_, attachments_);
    const std::vector<const Node*> before = flatten(taken_, taken_attachments_);
    KeyTable known;
    for (std::uint32_t i = 0; i < before.size(); ++i) known.insert(before[i]->id, i);
    std::vector<bool> stays(before.size());
    changes.order_changed = now.size() != before.size();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (i < before.size() && before[i]->id != now[i]->id) changes.order_changed = true;
        const std::uint32_t place = known.find(now[i]->id);
        if (place == KeyTable::absent || *before[place] != *now[i]) changes.upserted.push_back(now[i]);
        if (place != KeyTable::absent) stays[place] = true;
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!stays[i]) changes.removed.push_back(before[i]->id);
}

SemanticsChanges SemanticsTree::take_changes() {
    SemanticsChanges changes;
    if (!current_is_taken_ && !compare_in_place(changes)) {
        changes.upserted.clear();
        compare_whole(changes);
    }
    current_is_taken_ = true;
    changes.focus = wanted_focus_;
    wanted_focus_.reset();
    changes.announcement = std::move(announcement_);
    announcement_.clear();
    return changes;
}

}  // namespace viva::ui
