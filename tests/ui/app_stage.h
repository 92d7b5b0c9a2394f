// The whole app without a window: a desk with its database, fonts, frames, and hands that find controls by role and
// name as a screen reader does.
#pragma once

#include <imgui.h>

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "app/desk.h"
#include "support/files.h"
#include "ui/fonts.h"
#include "ui/test_fonts.h"
#include "ui/ui.h"
#include "ui/widgets/imgui_field.h"

namespace viva::tests {

/// The notes that are bundled with the app, without highlighting.
inline SampleNotes bundled_notes() {
    SampleNotes notes;
    for (const char* file : {"django-f-expressions.txt", "python-django-interview.md", "python-django-ru.md"}) {
        const auto text = read_file(source_path("data/notes") / file);
        REQUIRE(text.has_value());
        notes.add(file, *text);
    }
    notes.relate();
    return notes;
}

struct StageOptions {
    float width = 1440, height = 900;
    const char* language = "en";
    const char* theme = "paper";
    bool touch = false;
    bool native = true;  ///< The page: native fields and scrollers.
};

class AppStage {
public:
    explicit AppStage(SampleNotes notes = small_notes(), const StageOptions& options = {})
        : desk(std::move(notes), start_options(options)) {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        const Result<ui::Fonts> fonts = ui::load_fonts(test_fonts());
        REQUIRE(fonts.has_value());
        ui.fonts = *fonts;
        ui.probe.enabled = true;
        input.touch = options.touch;
        input.native_fields = options.native;
        if (!options.native) ui.edit_text = ui::imgui_text_field;
        resize(options.width, options.height);
        desk.act(app::EventsArrived{"", true});
        desk.act(app::StorageChanged{app::StorageStatus::ready});
    }
    ~AppStage() { ImGui::DestroyContext(); }
    AppStage(const AppStage&) = delete;
    AppStage& operator=(const AppStage&) = delete;

    void resize(float width, float height) {
        input.width = width;
        input.height = height;
        ImGui::GetIO().DisplaySize = ImVec2(width, height);
    }

    /// Draws one frame and does what came of it; the database answers at once.
    void frame() {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        input.seconds += 1.0 / 60;
        input.now = desk.clock.now;
        const std::vector<app::Action> actions = ui::draw(ui, desk.state, input);
        ImGui::Render();
        serve_textures();
        changes = ui.semantics.take_changes();
        if (changes.focus) ui.semantics.set_focused(*changes.focus);
        for (const app::Action& action : actions) {
            last_effects = desk.act(action);
            desk.store_all();
        }
        desk.answer_all();
    }
    /// Frames until nothing moves any more.
    void settle() {
        for (int i = 0; i < 4; ++i) frame();
        input.seconds += 1;
        for (int i = 0; i < 2; ++i) frame();
    }
    void open(std::string_view hash) {
        desk.open(hash);
        settle();
    }
    void key(std::string_view name, unsigned modifiers = 0) {
        if (const auto action = ui::handle_key(desk.state, name, modifiers)) {
            last_effects = desk.act(*action);
            desk.store_all();
            desk.answer_all();
        }
        settle();
    }

    const ui::Node* find(ui::Role role, std::string_view name) const { return ui.semantics.find(role, name); }
    const ui::Node* find_starting(ui::Role role, std::string_view start) const {
        for (const ui::Node* node : ui.semantics.nodes())
            if (node->role == role && node->name.substr(0, start.size()) == start) return node;
        return nullptr;
    }
    /// Types into the field of the search, as the page's native field tells it.
    void type(std::string_view words) {
        const ui::Node* field = find(ui::Role::combobox, say(Word::search));
        REQUIRE(field != nullptr);
        ui.semantics.set_text(field->id, std::string(words));
        settle();
    }
    /// Activates the control as the page's mirror does.
    void press(ui::Role role, std::string_view name) {
        const ui::Node* node = find(role, name);
        REQUIRE_MESSAGE(node != nullptr, name);
        ui.semantics.activate(node->id);
        settle();
    }
    std::string_view say(Word word) const { return viva::word(desk.state.settings.language, word); }

    /// Role, name and state of every node, a line each, indented.
    std::string outline() const {
        std::string text;
        for (const ui::Node* node : ui.semantics.nodes()) {
            int depth = 0;
            for (const ui::Node* at = ui.semantics.find(node->parent); at != nullptr;
                 at = ui.semantics.find(at->parent))
                ++depth;
            text.append(static_cast<std::size_t>(depth) * 2, ' ').append(ui::name(node->role));
            if (node->level != 0) text += std::to_string(static_cast<int>(node->level));
            if (!node->name.empty()) text.append(" \"").append(node->name).append("\"");
            if (!node->description.empty()) text.append(" (").append(node->description).append(")");
            if (!node->value.empty()) text.append(" = ").append(node->value);
            if (!node->href.empty()) text.append(" -> ").append(node->href);
            if (!node->shortcut.empty()) text.append(" [").append(node->shortcut).append("]");
            if (node->checked == ui::Tristate::yes) text += " checked";
            if (node->current == ui::Tristate::yes) text += " current";
            if (node->disabled) text += " disabled";
            text += '\n';
        }
        return text;
    }

    Desk desk;
    ui::UiContext ui;
    ui::FrameInput input;
    ui::SemanticsChanges changes;
    std::vector<app::Effect> last_effects;

private:
    static app::StartOptions start_options(const StageOptions& options) {
        return {.browser_language = options.language, .url_theme = options.theme};
    }
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

/// Two months of reviews of the first cards: some recalled, some not.
inline void study(AppStage& stage) {
    const auto& cards = stage.desk.state.collection.cards;
    std::string lines;
    int number = 0;
    const model::Time start = stage.desk.clock.now - 60 * model::day_ms;
    for (std::size_t i = 0; i + 1 < cards.size() && i < 12; ++i)
        for (const int day : {0, 1, 4, 12, 30}) {
            model::Event event;
            event.id = "studied-" + std::to_string(++number);
            event.at = start + (day + static_cast<int>(i)) * model::day_ms + number * 1000;
            event.what = model::Review{cards[i].id, number % 7 == 3 ? model::Rating::Again : model::Rating::Good, 9000};
            lines.append(srs::event_line(event)).append("\n");
        }
    stage.desk.act(app::EventsArrived{lines, true});
}

}  // namespace viva::tests
