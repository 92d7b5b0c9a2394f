// The app without its window: state, effects, and what a frame needs. The page and the desktop both drive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/actions.h"
#include "app/effects.h"
#include "app/state.h"
#include "base/later.h"
#include "pack/reader.h"
#include "platform/port.h"
#include "platform/window.h"
#include "ui/context.h"
#include "ui/ui.h"

namespace viva::platform {

/// Where and when a frame happens; the model never asks a clock itself.
struct Moment {
    model::Time now = 0;            ///< UTC
    std::int32_t zone_minutes = 0;  ///< Local time minus UTC.
    double seconds = 0;             ///< Monotonic.
};

/// What the place knows about its user.
struct Preferences {
    bool dark = false;
    bool more_contrast = false;
    const ui::Palette* forced = nullptr;  ///< Colours that the system wants in place of every theme's.
    bool reduced_motion = false;
    bool touch = false;
    bool native_fields = false;
};

class Application {
public:
    Application(Port& port, pack::Pack pack, const app::StartOptions& options, Preferences preferences, Moment moment);
    Application(const Application&) = delete;  // the state views the pack

    /// Changes the state and carries the effects out. Asks the port for a frame.
    void act(const app::Action& action, Moment moment);
    /// Takes in a volume of the notes that the port was asked for; empty: it could not be had.
    VIVA_LATER void take_notes(std::uint32_t volume, std::vector<std::uint8_t> bytes, Moment moment);
    /// Draws one ImGui frame (between Window::begin_frame and end_frame), then acts on what the user did.
    void draw(Extent extent, Moment moment);
    /// A key that no text field took; true if it meant something here.
    bool key(std::string_view name, unsigned modifiers, Moment moment);

    void set_preferences(Preferences preferences);
    void set_fonts(ui::Fonts fonts);
    ui::UiContext& ui() { return ui_; }
    const app::State& state() const { return state_; }
    /// Colour behind everything (0xAABBGGRR).
    ui::Color background() const;

private:
    static app::Clock clock(Moment moment);
    void carry_out(const app::Effect& effect);
    void tell_appearance();
    void ask_to_be_woken(Moment moment);

    Port& port_;
    pack::Pack pack_;
    model::Collection collection_;
    app::State state_;
    ui::UiContext ui_;
    Preferences preferences_;
    std::string told_appearance_;
};

}  // namespace viva::platform
