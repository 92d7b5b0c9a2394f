#include "ui/widgets/imgui_field.h"

#include <cmath>
#include <vector>

#include <imgui.h>

#include "ui/widgets/control.h"

namespace viva::ui {
namespace {

constexpr float padding = 12;  ///< The mirror gives its native field the same.

}  // namespace

std::optional<std::string> imgui_text_field(UiContext& ui, std::string_view key, Rect rect, const Control& state,
                                            const std::string& text) {
    const Rect screen = ui.to_screen(rect);
    // Four bytes for each character that a field may hold, and room for the end.
    std::vector<char> buffer(4 * 4000 + 1);
    text.copy(buffer.data(), buffer.size() - 1);
    const Node* node = ui.semantics.find(state.id);
    const bool multiline = node != nullptr && node->multiline;
    constexpr float size = 16;
    const ImFontBaked* baked = ui.fonts.regular->GetFontBaked(size);
    ImGui::PushFont(ui.fonts.regular, size);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
    ImGui::PushStyleColor(ImGuiCol_Text, ui.palette->ink);
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, ui.palette->accent_soft);
    ImGui::PushStyleVar(
        ImGuiStyleVar_FramePadding,
        ImVec2(padding, multiline ? padding : std::round((rect.height - baked->Ascent + baked->Descent) / 2)));
    ImGui::SetCursorScreenPos(ImVec2(screen.x, screen.y));
    ImGui::SetNextItemWidth(rect.width);
    ImGui::PushID(key.data(), key.data() + key.size());
    if (state.focused && !ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
    const bool changed =
        multiline ? ImGui::InputTextMultiline("##field", buffer.data(), buffer.size(), ImVec2(rect.width, rect.height))
                  : ImGui::InputText("##field", buffer.data(), buffer.size());
    if (ImGui::IsItemActive()) ui.semantics.set_focused(state.id);
    if (ImGui::IsItemDeactivated() && state.focused) ui.semantics.set_focused(0);
    ImGui::PopID();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
    ImGui::PopFont();
    return changed ? std::optional<std::string>(buffer.data()) : std::nullopt;
}

}  // namespace viva::ui
