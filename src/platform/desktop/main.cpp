// The app in a window: viva-desktop FOLDER|FILE… compiles the notes and shows them. The quickest way to work on a
// screen.
#include <SDL.h>
#include <imgui_impl_sdl2.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "pack/reader.h"
#include "pack/writer.h"
#include "platform/anki/decks.h"
#include "platform/application.h"
#include "platform/desktop/file_port.h"
#include "platform/window.h"
#include "ui/fonts.h"
#include "ui/widgets/imgui_field.h"

namespace {

using namespace viva;
using namespace viva::platform;

Moment moment() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    localtime_r(&seconds, &local);
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count(),
            static_cast<std::int32_t>(local.tm_gmtoff / 60), static_cast<double>(SDL_GetTicks64()) / 1000.0};
}

int refuse(const std::string& message) {
    std::fprintf(stderr, "viva-desktop: %s\n", message.c_str());
    return 3;
}

Extent extent_of(SDL_Window* window) {
    int width = 0;
    int height = 0;
    int pixels = 0;
    SDL_GetWindowSize(window, &width, &height);
    SDL_GL_GetDrawableSize(window, &pixels, nullptr);
    return {static_cast<float>(width), static_cast<float>(height),
            width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1.0F};
}

/// SDL's key as KeyboardEvent.key has it; empty for what means nothing to the app.
std::string key_name(const SDL_Keysym& key) {
    switch (key.sym) {
        case SDLK_RETURN: return "Enter";
        case SDLK_ESCAPE: return "Escape";
        case SDLK_SPACE: return " ";
        case SDLK_SLASH: return (key.mod & KMOD_SHIFT) != 0 ? "?" : "/";
        default: return key.sym > 0x20 && key.sym < 0x7F ? std::string(1, static_cast<char>(key.sym)) : std::string();
    }
}

unsigned modifiers(std::uint16_t state) {
    return ((state & KMOD_SHIFT) != 0 ? 1U : 0U) | ((state & KMOD_CTRL) != 0 ? 2U : 0U) |
           ((state & KMOD_ALT) != 0 ? 4U : 0U) | ((state & KMOD_GUI) != 0 ? 8U : 0U);
}

Result<pack::Pack> compile_notes(const std::vector<std::string>& paths) {
    const compiler::ReadNotes read = compiler::read_notes(paths);
    const compiler::Compilation compiled = compiler::compile(read);
    for (const Diagnostic& diagnostic : read.diagnostics) std::fputs(format(diagnostic).c_str(), stderr);
    return pack::Pack::open(pack::write(compiled.collection(), "viva-desktop"));
}

/// A file that was dropped on the window.
void bring_file(Application& app, const FilePort& port, const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) return;
    const std::string name = path.substr(path.rfind('/') + 1);
    std::string text(bytes->begin(), bytes->end());
    if (!name.ends_with(".apkg") && !name.ends_with(".colpkg")) {
        app.act(app::FileArrived{name, std::move(text)}, moment());
        return;
    }
    DeckFile deck = read_deck(app.state().collection, port.stored_lines(), name, text, moment().zone_minutes);
    if (deck.events) app.act(app::FileArrived{name, std::move(*deck.events)}, moment());
    app.act(app::DataStatusArrived{std::move(deck.status)}, moment());
}

void make_ordered_deck(Application& app, FilePort& port, const DeckOrder& order) {
    const std::string_view detail = order.name_and_log;
    const std::size_t end = detail.find('\n');
    const Moment now = moment();
    const auto deck =
        make_deck(app.state().collection, detail.substr(end + 1), order.as_text, now.now, now.zone_minutes);
    const bool made = deck && port.save(detail.substr(0, end), *deck);
    app.act(app::DataStatusArrived{made ? R"({"deck":"made"})" : R"({"deck":"failed"})"}, now);
}

/// Sleeps until something happens or the app wants to be woken; then hands the events on. False: the user leaves.
bool wait_for_events(Application& app, FilePort& port, std::uint32_t& wake_at) {
    if (const auto wake = port.take_wake()) wake_at = SDL_GetTicks() + *wake;
    if (port.take_frame_request()) return true;
    SDL_Event event;
    const std::uint32_t now = SDL_GetTicks();
    const int pause = wake_at == 0 ? -1 : wake_at > now ? static_cast<int>(wake_at - now) : 0;
    if (SDL_WaitEventTimeout(&event, pause) == 0) {
        wake_at = 0;
        app.act(app::Tick{}, moment());
        return true;
    }
    do {
        ImGui_ImplSDL2_ProcessEvent(&event);
        if (event.type == SDL_QUIT) return false;
        if (event.type == SDL_DROPFILE) {
            bring_file(app, port, event.drop.file);
            SDL_free(event.drop.file);
        }
        if (event.type == SDL_KEYDOWN && !ImGui::GetIO().WantTextInput)
            app.key(key_name(event.key.keysym), modifiers(event.key.keysym.mod), moment());
        port.request_frame();
    } while (SDL_PollEvent(&event) != 0);
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> paths(arguments + 1, arguments + count);
    if (paths.empty()) {
        std::fputs("usage: viva-desktop FOLDER|FILE...\n", stderr);
        return 2;
    }
    auto pack = compile_notes(paths);
    if (!pack) return refuse(pack.error().message);
    auto window = Window::open("Viva", {1280, 860, 1});
    if (!window) return refuse(window.error().message);
    // A file that cannot be read is as empty as a damaged one.
    const auto font = [](const char* path) {
        return ui::FontFile{path, read_file(path).value_or(std::vector<std::uint8_t>{})};
    };
    const auto fonts = ui::load_fonts({font(VIVA_FONT_REGULAR), font(VIVA_FONT_SEMIBOLD), font(VIVA_FONT_MONO)});
    if (!fonts) return refuse(fonts.error().message);
    char* folder = SDL_GetPrefPath("Viva", "viva");
    if (folder == nullptr) return refuse("there is no place to keep the review log");
    FilePort port(folder, "desktop" + std::to_string(moment().now));
    SDL_free(folder);

    app::StartOptions options;
    options.seed = static_cast<std::uint64_t>(moment().now);
    Application app(port, std::move(*pack), options, {}, moment());
    port.open_library(app.state().collection);
    app.set_fonts(*fonts);
    app.ui().edit_text = ui::imgui_text_field;
    app.act(app::StorageChanged{app::StorageStatus::ready}, moment());
    app.act(app::DraftArrived{port.draft()}, moment());
    app.act(app::EventsArrived{port.stored_lines(), true}, moment());
    std::uint32_t wake_at = 0;
    while (wait_for_events(app, port, wake_at)) {
        while (const auto answer = port.take_answer()) {
            if (answer->of_lines)
                app.act(app::LinesStored{answer->request,
                                         answer->line ? std::nullopt : std::optional(app::StoreFailure::broken)},
                        moment());
            else if (answer->line)
                app.act(app::EventStored{answer->request, *answer->line}, moment());
            else
                app.act(app::EventFailed{answer->request, app::StoreFailure::refused}, moment());
        }
        while (const auto answer = port.take_answered())
            app.act(app::Answered{answer->request, answer->json}, moment());
        while (const auto order = port.take_deck_order()) make_ordered_deck(app, port, *order);
        const Extent extent = extent_of(window->handle());
        window->begin_frame(extent);
        app.draw(extent, moment());
        window->end_frame(app.background());
    }
    return 0;
}
