// A headless app window for the reading surface: fonts, frames, a pointer, and a scroller around the note.
#pragma once

#include <imgui.h>

#include <doctest/doctest.h>

#include "ui/context.h"
#include "ui/fonts.h"
#include "ui/reader/reader.h"
#include "ui/test_fonts.h"

namespace viva::tests {

class ReaderStage {
public:
    explicit ReaderStage(float width = 800, float height = 600, float density = 1) {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = ImVec2(width, height);
        io.DisplayFramebufferScale = ImVec2(density, density);
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        const Result<ui::Fonts> fonts = ui::load_fonts(test_fonts());
        REQUIRE(fonts.has_value());
        ui.fonts = *fonts;
    }
    ~ReaderStage() { ImGui::DestroyContext(); }
    ReaderStage(const ReaderStage&) = delete;
    ReaderStage& operator=(const ReaderStage&) = delete;

    /// One frame: lays the document out for the column and draws it, scrolled by `scroll`.
    ui::ReaderEvents frame(const model::Document& document, ui::InsetPainter paint_inset = {}) {
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        ui::FrameInput input;
        input.width = io.DisplaySize.x;
        input.height = io.DisplaySize.y;
        input.seconds = seconds += 0.1;
        ui.begin_frame(input, Language::en, ui::paper_palette, ui::default_text_step);
        lay_out(document);
        ui.semantics.open("main", {.role = ui::Role::main, .scrolls = true});
        ui.push_scroll({.id = 1, .screen = {0, 0, input.width, input.height}, .origin_x = 0, .origin_y = -scroll});
        const ui::ReaderEvents events = reader.draw(ui, "note", column_x, column_y, paint_inset);
        ui.pop_scroll();
        ui.semantics.close();
        ui.end_frame();
        ImGui::Render();
        serve_textures();
        changes = ui.semantics.take_changes();
        return events;
    }

    const typeset::Layout& lay_out(const model::Document& document) {
        const auto end = static_cast<std::uint32_t>(document.blocks.size());
        return reader.lay_out(ui, {.document = &document,
                                   .end_block = end,
                                   .width = column_width,
                                   .sheet = ui::reading_style(ui),
                                   .heading_ranks = typeset::rank_headings(document, 0, end, 0),
                                   .insets = insets,
                                   .revision = revision,
                                   .folds = folds,
                                   .fold_revision = fold_revision});
    }

    /// Presses and lets go of the primary button there; returns what came of it.
    ui::ReaderEvents click(const model::Document& document, float x, float y) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        frame(document);
        io.AddMouseButtonEvent(0, true);
        frame(document);
        io.AddMouseButtonEvent(0, false);
        return frame(document);
    }

    int vertices() const { return ImGui::GetDrawData()->TotalVtxCount; }

    ui::UiContext ui;
    ui::Reader reader;
    std::vector<typeset::Inset> insets;
    std::uint64_t revision = 0;
    std::vector<typeset::FoldRange> folds;
    std::uint64_t fold_revision = 0;
    float column_x = 50, column_y = 34, column_width = 700;
    float scroll = 0;
    double seconds = 0;
    ui::SemanticsChanges changes;

private:
    /// What a renderer would do, without pixels.
    static void serve_textures() {
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
};

}  // namespace viva::tests
