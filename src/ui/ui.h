// The whole interface: state → pixels and meaning; input → actions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/actions.h"
#include "app/state.h"
#include "ui/context.h"

namespace viva::ui {

/// Draws one frame of the app between ImGui::NewFrame and ImGui::Render; returns what the person did.
std::vector<app::Action> draw(UiContext& ui, const app::State& state, const FrameInput& input);

/// Modifier bits of `handle_key`.
enum KeyModifier : unsigned { modifier_shift = 1, modifier_control = 2, modifier_alt = 4, modifier_meta = 8 };

/// What a key means that no text field and no focused control took; `key` as KeyboardEvent.key names it.
std::optional<app::Action> handle_key(const app::State& state, std::string_view key, unsigned modifiers);

/// Where no page does it: Tab moves the focus, Enter and Space press what has it, arrows scroll. True if it was taken.
bool handle_focus_key(UiContext& ui, std::string_view key, unsigned modifiers);

/// What surrounds the app has to fit: the document's language, ground and title.
struct Appearance {
    Language language = Language::en;
    bool night = false;
    std::string title;
    float text = 17;  ///< Body size in CSS pixels.
};
Appearance appearance(const app::State& state, bool system_dark);

}  // namespace viva::ui
