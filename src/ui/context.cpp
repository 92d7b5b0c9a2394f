#include "ui/context.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "ui/screens/views.h"

namespace viva::ui {
namespace {

/// Frames after which the memory of a node that nobody asks for is dropped.
constexpr std::uint32_t memory_frames = 600;
/// The longest step that motion takes: after a pause without frames it must not jump to its end.
constexpr float longest_motion_step = 1.0F / 30.0F;

Rect intersect(const Rect& one, const Rect& other) {
    const float left = std::max(one.x, other.x);
    const float top = std::max(one.y, other.y);
    const float right = std::min(one.x + one.width, other.x + other.width);
    const float bottom = std::min(one.y + one.height, other.y + other.height);
    return {left, top, std::max(0.0F, right - left), std::max(0.0F, bottom - top)};
}

bool contains(const Rect& rect, float x, float y) {
    return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

}  // namespace

UiContext::UiContext() : views(std::make_unique<Views>()) {}
UiContext::~UiContext() = default;

void UiContext::begin_frame(const FrameInput& frame, Language interface_language, const Palette& colors, int step) {
    const double passed = frame.seconds - input.seconds;
    frame_seconds_ = std::clamp(static_cast<float>(passed), 0.0F, longest_motion_step);
    input = frame;
    language = interface_language;
    palette = &colors;
    text_step = step;
    width = width_class(frame.width);
    wants_frame_ = false;
    wake_at_.reset();
    layer_ = 0;
    top_layer_ = next_top_layer_;
    next_top_layer_ = 0;
    ++frame_;
    scrolls_.clear();
    semantics.begin_frame();
    probe.begin_frame();

    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                       ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(ImVec2(frame.width, frame.height));
    ImGui::Begin("viva", nullptr, flags);
    // ImGui tells only the font on its stack how dense the screen is; text is drawn with others, too.
    for (ImFont* font : {fonts.regular, fonts.semibold, fonts.mono})
        if (font != nullptr) font->CurrentRasterizerDensity = ImGui::GetFontRasterizerDensity();
}

void UiContext::end_frame() {
    ImGui::End();
    ImGui::PopStyleVar(2);
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) pressed_ = 0;
    std::erase_if(memories_, [this](const auto& memory) { return frame_ - memory->last_frame > memory_frames; });
    // Another top layer (a dialog came or went) changes who may be hovered: one more frame shows it right.
    if (next_top_layer_ != top_layer_) wants_frame_ = true;
}

ImDrawList* UiContext::draw_list() const { return ImGui::GetWindowDrawList(); }

Rect UiContext::to_screen(Rect local) const {
    if (scrolls_.empty()) return local;
    return {local.x + scrolls_.back().origin_x, local.y + scrolls_.back().origin_y, local.width, local.height};
}

Rect UiContext::visible() const {
    if (scrolls_.empty()) return {0, 0, input.width, input.height};
    const ScrollFrame& frame = scrolls_.back();
    return {frame.screen.x - frame.origin_x, frame.screen.y - frame.origin_y, frame.screen.width, frame.screen.height};
}

bool UiContext::in_view(Rect local) const {
    const Rect seen = visible();
    return local.x < seen.x + seen.width && seen.x < local.x + local.width && local.y < seen.y + seen.height &&
           seen.y < local.y + local.height;
}

bool UiContext::needs_row(float y, std::size_t row_count) const {
    constexpr std::size_t long_list = 2000;
    constexpr float step = 4096;
    if (row_count <= long_list) return true;
    const Rect seen = visible();
    const float from = std::floor(seen.y / step) - 1;
    const float row = std::floor(y / step);
    return row >= from && row <= from + 2 + std::ceil(seen.height / step);
}

bool UiContext::hovered(Rect local) const {
    if (input.touch || layer_ != top_layer_) return false;
    const ImVec2 mouse = ImGui::GetMousePos();
    if (!ImGui::IsMousePosValid(&mouse)) return false;
    if (!scrolls_.empty() && !contains(scrolls_.back().screen, mouse.x, mouse.y)) return false;
    return contains(to_screen(local), mouse.x, mouse.y);
}

bool UiContext::clicked(Rect local, NodeId id) {
    if (layer_ != top_layer_) return false;
    const ImVec2 mouse = ImGui::GetMousePos();
    if (!ImGui::IsMousePosValid(&mouse)) return false;
    const bool over = contains(to_screen(local), mouse.x, mouse.y) &&
                      (scrolls_.empty() || contains(scrolls_.back().screen, mouse.x, mouse.y));
    if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) pressed_ = id;
    return over && pressed_ == id && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
}

ViewMemory& UiContext::memory(NodeId id) {
    const auto found =
        std::find_if(memories_.begin(), memories_.end(), [id](const auto& memory) { return memory->id == id; });
    if (found != memories_.end()) {
        ViewMemory& memory = **found;
        if (memory.last_frame != frame_) memory.fresh = memory.last_frame + 1 != frame_;
        memory.last_frame = frame_;
        return memory;
    }
    memories_.push_back(std::make_unique<ViewMemory>());
    memories_.back()->id = id;
    memories_.back()->last_frame = frame_;
    return *memories_.back();
}

float UiContext::approach(float& value, float target) {
    // A small step shall be seen to move as long as a large one: always a share of what is left.
    constexpr float unseen = 0.002F;
    const float rest = target - value;
    if (input.reduced_motion || std::abs(rest) < unseen) return value = target;
    want_frame();
    return value += rest * std::min(1.0F, 4 * frame_seconds_ / motion_seconds);
}

void UiContext::push_scroll(const ScrollFrame& frame) {
    ScrollFrame clipped = frame;
    if (!scrolls_.empty()) clipped.screen = intersect(frame.screen, scrolls_.back().screen);
    scrolls_.push_back(clipped);
    draw_list()->PushClipRect(ImVec2(clipped.screen.x, clipped.screen.y),
                              ImVec2(clipped.screen.x + clipped.screen.width, clipped.screen.y + clipped.screen.height),
                              true);
}

void UiContext::pop_scroll() {
    draw_list()->PopClipRect();
    scrolls_.pop_back();
}

void UiContext::push_layer() {
    ++layer_;
    next_top_layer_ = std::max(next_top_layer_, layer_);
}

void UiContext::pop_layer() { --layer_; }

void UiContext::record_text(std::string_view text, Rect ink, Rect box, bool elided, bool semibold) {
    const Rect seen = scrolls_.empty() ? Rect{0, 0, input.width, input.height} : scrolls_.back().screen;
    const Rect shown = intersect(ink, seen);
    if (shown.width <= 0 || shown.height <= 0) return;
    const bool clipped = shown.width < ink.width || shown.height < ink.height;
    probe.record(text, shown, box, layer_, elided, clipped, semibold);
}

void UiContext::wake(double seconds) {
    if (!wake_at_ || seconds < *wake_at_) wake_at_ = seconds;
}

}  // namespace viva::ui
