// What every widget needs in a frame: where to draw, in which fonts and colours, and whom to tell.
//
// Coordinates: widgets get rectangles in the *local* coordinates of the innermost scroll area (or of the app), the
// same that go into the semantics tree; `to_screen` adds the area's origin. Only drawing and hit testing use the
// screen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"
#include "model/review.h"
#include "ui/layout_probe.h"
#include "ui/semantics.h"
#include "ui/theme.h"

struct ImDrawList;

namespace viva::ui {

/// What the platform knows before a frame.
struct FrameInput {
    float width = 0, height = 0;  ///< CSS pixels.
    double seconds = 0;           ///< Monotonic clock for motion and repeats.
    model::Time now = 0;          ///< UTC, for relative times.
    std::int32_t zone_minutes = 0;
    bool system_dark = false;         ///< prefers-color-scheme
    bool more_contrast = false;       ///< prefers-contrast
    const Palette* forced = nullptr;  ///< forced-colors: in place of every theme's.
    bool reduced_motion = false;
    bool native_fields = false;  ///< The page puts real <input> over text fields and real scrollers over areas.
    bool touch = false;          ///< A coarse pointer: no hover.
};

/// One open scroll area.
struct ScrollFrame {
    NodeId id = 0;
    Rect screen;                       ///< Visible part, screen coordinates.
    float origin_x = 0, origin_y = 0;  ///< Screen position of the content's top left corner.
};

struct Control;

/// State that belongs to a picture, not to the app: kept between frames by node.
struct ViewMemory {
    NodeId id = 0;
    float scroll_x = 0, scroll_y = 0;
    float content_width = 0, content_height = 0;
    float animation = 0;  ///< 0…1
    float mark = -1;      ///< What the view last reacted to.
    std::uint32_t last_frame = 0;
    bool fresh = true;  ///< Nobody asked for it in the frame before: the node has just come (again).
};

/// What is being typed into a field and is not settled yet.
struct Draft {
    NodeId field = 0;
    std::string text;
    double changed_at = 0;  ///< FrameInput::seconds
};

struct Views;

class UiContext {
public:
    UiContext();
    ~UiContext();
    UiContext(const UiContext&) = delete;
    UiContext& operator=(const UiContext&) = delete;

    // Set by the platform once, or when it changes.
    Fonts fonts;
    /// Edits text where no native field does (widgets/imgui_field.h); null in the page.
    std::optional<std::string> (*edit_text)(UiContext&, std::string_view key, Rect, const Control&,
                                            const std::string& text) = nullptr;

    // Valid from begin_frame to end_frame.
    FrameInput input;
    const Palette* palette = &paper_palette;
    Language language = Language::en;
    int text_step = default_text_step;
    Width width = Width::desk;

    SemanticsTree semantics;
    LayoutProbe probe;
    Draft draft;
    /// What the screens keep between frames (screens/views.h).
    const std::unique_ptr<Views> views;

    void begin_frame(const FrameInput& frame, Language interface_language, const Palette& colors, int step);
    void end_frame();

    /// Draws into the app's one window, clipped to the open scroll area.
    ImDrawList* draw_list() const;
    Rect to_screen(Rect local) const;
    /// The visible part of the innermost scroll area in its local coordinates.
    Rect visible() const;
    /// False: nothing of the local rectangle is in view, so it need not be drawn.
    bool in_view(Rect local) const;
    /// Whether a row at this height has to be there at all: of a very long list only what is within some screens of the
    /// view. Changes in steps, not with each pixel that is scrolled.
    bool needs_row(float y, std::size_t row_count) const;

    std::string_view say(Word key) const { return word(language, key); }

    /// Pointer over the local rectangle, and nothing above takes it.
    bool hovered(Rect local) const;
    /// The primary button went down and up on the same local rectangle in this frame.
    bool clicked(Rect local, NodeId id);
    bool held(NodeId id) const { return pressed_ == id && id != 0; }

    /// Memory of a node, created on first use; forgotten when it was not asked for during 600 frames.
    ViewMemory& memory(NodeId id);

    /// Moves `value` towards `target` within `motion_seconds`; at once under reduced motion. Asks for frames meanwhile.
    float approach(float& value, float target);

    void push_scroll(const ScrollFrame& frame);
    void pop_scroll();
    int layer() const { return layer_; }
    /// A dialog is above: what is drawn until `pop_layer` takes the pointer, the rest does not.
    void push_layer();
    void pop_layer();
    /// What is drawn until `pop_layer_above` may cover other texts, but takes no pointer from them.
    void push_layer_above() { ++layer_; }
    void pop_layer_above() { --layer_; }

    /// A frame is needed right after this one (motion under way).
    bool wants_frame() const { return wants_frame_; }
    void want_frame() { wants_frame_ = true; }
    /// Tells the layout probe of a drawn text; `ink` and `box` in screen coordinates.
    void record_text(std::string_view text, Rect ink, Rect box, bool elided, bool semibold);
    /// Seconds (of FrameInput::seconds) at which a frame is needed though nothing happens.
    std::optional<double> wake_at() const { return wake_at_; }
    void wake(double seconds);

private:
    std::vector<ScrollFrame> scrolls_;
    std::vector<std::unique_ptr<ViewMemory>> memories_;
    NodeId pressed_ = 0;
    int layer_ = 0, top_layer_ = 0, next_top_layer_ = 0;
    std::uint32_t frame_ = 0;
    float frame_seconds_ = 0;
    bool wants_frame_ = false;
    std::optional<double> wake_at_;
};

}  // namespace viva::ui
