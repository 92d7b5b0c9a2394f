// What a reading frame costs, without a renderer, for notes of growing length:   frame_bench
//   layout   laying the note out once, in real fonts
//   frame    median of NewFrame … Render while the note scrolls by 97 pixels a frame, semantics and their difference
//   included still    the same while nothing moves
// The notes are the bundled Korean one, repeated until it has the length.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <imgui.h>

#include "notes/read.h"
#include "support/files.h"
#include "ui/context.h"
#include "ui/fonts.h"
#include "ui/reader/reader.h"
#include "ui/test_fonts.h"

using namespace viva;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

bool start_imgui(ui::UiContext& ui) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(1440, 900);
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    const Result<ui::Fonts> fonts = ui::load_fonts(tests::test_fonts());
    if (!fonts) {
        std::fprintf(stderr, "frame_bench: %s\n", fonts.error().message.c_str());
        return false;
    }
    ui.fonts = *fonts;
    return true;
}

void serve_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

/// Milliseconds of one frame. `layout` receives those of laying out, which belong to the first frame only.
double draw_frame(ui::UiContext& ui, ui::Reader& reader, const model::Document& document, float scroll,
                  double* layout = nullptr) {
    const Clock::time_point start = Clock::now();
    ImGui::NewFrame();
    ui::FrameInput input;
    input.width = 1440;
    input.height = 900;
    ui.begin_frame(input, Language::ko, ui::paper_palette, ui::default_text_step);
    const auto end = static_cast<std::uint32_t>(document.blocks.size());
    const Clock::time_point layout_start = Clock::now();
    reader.lay_out(ui, {.document = &document, .end_block = end, .width = 700, .sheet = ui::reading_style(ui)});
    if (layout != nullptr) *layout = milliseconds_since(layout_start);
    ui.push_scroll({.id = 1, .screen = {0, 0, 1440, 900}, .origin_x = 0, .origin_y = -scroll});
    reader.draw(ui, "note", 370, 34);
    ui.pop_scroll();
    ui.end_frame();
    ImGui::Render();
    ui.semantics.take_changes();
    const double took = milliseconds_since(start);
    serve_textures();
    return took;
}

void measure(ui::UiContext& ui, const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    text.resize(bytes);
    const notes::ReadResult read = notes::read("note.md", text);
    const model::Document document = read.document.view();
    ui::Reader reader;
    double layout = 0;
    draw_frame(ui, reader, document, 0, &layout);
    constexpr int frames = 2000;
    const auto step = static_cast<float>(std::min(97.0, (reader.layout().height - 900) / frames));
    for (int i = 0; i < frames; ++i) draw_frame(ui, reader, document, static_cast<float>(i) * step);  // Loads glyphs.
    std::vector<double> moving, still;
    for (int i = 0; i < frames; ++i) moving.push_back(draw_frame(ui, reader, document, static_cast<float>(i) * step));
    for (int i = 0; i < frames; ++i) still.push_back(draw_frame(ui, reader, document, frames / 2 * step));
    std::printf("%9zu bytes  %8zu lines  layout %9.2f ms  frame %.4f ms  still %.4f ms\n", bytes,
                reader.layout().lines.size(), layout, median(moving), median(still));
}

}  // namespace

int main() {
    const std::optional<std::string> piece =
        tests::read_file(tests::source_path("data/notes/python-django-interview.md"));
    ui::UiContext ui;
    if (!piece || !start_imgui(ui)) return 1;
    for (const std::size_t bytes :
         {std::size_t{10'000}, std::size_t{100'000}, std::size_t{1'000'000}, std::size_t{10'000'000}})
        measure(ui, *piece, bytes);
    ImGui::DestroyContext();
    return 0;
}
