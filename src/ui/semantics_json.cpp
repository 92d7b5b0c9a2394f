// The semantics as text: ARIA names of roles, and the JSON that the page's mirror reads.
#include "ui/semantics.h"
#include "ui/text_lines.h"

namespace viva::ui {
namespace {

constexpr std::string_view role_names[] = {
    "group",      "main",         "navigation", "complementary", "region", "dialog",      "heading",
    "paragraph",  "list",         "listitem",   "blockquote",    "code",   "table",       "row",
    "cell",       "columnheader", "img",        "separator",     "button", "link",        "textbox",
    "spinbutton", "checkbox",     "radiogroup", "radio",         "slider", "progressbar", "status",
    "alert",      "combobox",     "listbox",    "option",        "fold",   "none"};
static_assert(std::size(role_names) == static_cast<std::size_t>(Role::none) + 1);

void append_numbers(std::string& json, const char* key, const float (&values)[4]) {
    json.append(",\"").append(key).append("\":[");
    for (std::size_t i = 0; i < 4; ++i) {
        if (i != 0) json += ',';
        append_json_number(json, values[i]);
    }
    json += ']';
}

void append_text(std::string& json, const char* key, const std::string& value) {
    if (value.empty()) return;
    json.append(",\"").append(key).append("\":");
    append_json_string(json, value);
}

void append_state(std::string& json, const char* key, Tristate state) {
    if (state == Tristate::unset) return;
    json.append(",\"").append(key).append(state == Tristate::yes ? "\":true" : "\":false");
}

void append_integer(std::string& json, const char* key, long long value) {
    json.append(",\"").append(key).append("\":").append(std::to_string(value));
}

void append_node(std::string& json, const Node& node) {
    json.append("{\"id\":").append(std::to_string(node.id));
    append_integer(json, "parent", node.parent);
    json.append(",\"role\":\"").append(name(node.role)).append("\"");
    // A text with lines is named by them.
    if (node.lines.empty())
        append_text(json, "name", node.name);
    else
        json.append(",\"lines\":").append(node.lines);
    append_text(json, "description", node.description);
    append_text(json, "value", node.value);
    append_text(json, "href", node.href);
    append_text(json, "shortcut", node.shortcut);
    append_text(json, "lang", node.language);
    append_numbers(json, "rect", {node.rect.x, node.rect.y, node.rect.width, node.rect.height});
    if (node.font_size > 0) {
        json += ",\"font\":[";
        append_json_number(json, node.font_size);
        json += ',';
        append_json_number(json, node.line_height);
        json += node.semibold ? ",600," : ",400,";
        append_json_number(json, node.baseline);
        json += ']';
    }
    if (node.level != 0) append_integer(json, "level", node.level);
    if (node.disabled) json += ",\"disabled\":true";
    if (node.date) json += ",\"date\":true";
    if (node.hidden) json += ",\"hidden\":true";
    append_state(json, "checked", node.checked);
    append_state(json, "expanded", node.expanded);
    append_state(json, "current", node.current);
    if (node.minimum != 0 || node.maximum != 0) {
        append_integer(json, "min", node.minimum);
        append_integer(json, "max", node.maximum);
    }
    if (node.maximum_length != 0) append_integer(json, "maxlength", node.maximum_length);
    if (node.controls != 0) append_integer(json, "controls", node.controls);
    if (node.active != 0) append_integer(json, "active", node.active);
    if (node.multiline) json += ",\"multiline\":true";
    if (node.scrolls)
        append_numbers(json, "scroll",
                       {node.scroll.content_width, node.scroll.content_height, node.scroll.x, node.scroll.y});
    json += '}';
}

}  // namespace

std::string_view name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::string to_json(const SemanticsChanges& changes, const SemanticsTree& tree) {
    std::string json = "{";
    const auto member = [&json](const char* key) {
        if (json.size() > 1) json += ',';
        json.append("\"").append(key).append("\":");
    };
    if (!changes.upserted.empty()) {
        member("upsert");
        for (std::size_t i = 0; i < changes.upserted.size(); ++i) {
            json += i == 0 ? '[' : ',';
            append_node(json, *changes.upserted[i]);
        }
        json += ']';
    }
    if (!changes.removed.empty()) {
        member("remove");
        for (std::size_t i = 0; i < changes.removed.size(); ++i)
            json.append(i == 0 ? "[" : ",").append(std::to_string(changes.removed[i]));
        json += ']';
    }
    if (changes.order_changed) {
        member("order");
        json += '[';
        bool first = true;
        for (const Node* node : tree.nodes()) {
            if (!first) json += ',';
            first = false;
            json += std::to_string(node->id);
        }
        json += ']';
    }
    if (changes.focus) {
        member("focus");
        json += std::to_string(*changes.focus);
    }
    if (!changes.announcement.empty()) {
        member("announce");
        append_json_string(json, changes.announcement);
    }
    return json += '}';
}

}  // namespace viva::ui
