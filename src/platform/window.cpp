#include "platform/window.h"

#include <SDL.h>
#include <SDL_opengles2.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <string>
#include <utility>

#include "platform/gl.h"

namespace viva::platform {
namespace {

/// Fills the drawing area with one colour (0xAABBGGRR). These calls are the same in every GL.
void clear(int width, int height, std::uint32_t color) {
    const auto channel = [color](unsigned shift) { return static_cast<float>(color >> shift & 0xFFU) / 255.0F; };
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(channel(0), channel(8), channel(16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

Error sdl_error(const char* what) { return Error{std::string(what) + ": " + SDL_GetError()}; }

void set_up_imgui() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // The mirror (or the desktop's own keys) moves the focus; ImGui's navigation would be a second, invisible one.
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
}

}  // namespace

Result<Window> Window::open(const char* title, Extent extent) {
    prepare_sdl();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return tl::unexpected(sdl_error("cannot start SDL"));
    request_gl_version();
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_Window* window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          static_cast<int>(extent.width), static_cast<int>(extent.height),
                                          SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (window == nullptr) return tl::unexpected(sdl_error("cannot open a window"));
    SDL_GLContext context = SDL_GL_CreateContext(window);
    if (context == nullptr) {
        SDL_DestroyWindow(window);
        return tl::unexpected(sdl_error("cannot draw here (no OpenGL 3, no WebGL 2)"));
    }
    SDL_GL_MakeCurrent(window, context);
    set_up_imgui();
    ImGui_ImplSDL2_InitForOpenGL(window, context);
    ImGui_ImplOpenGL3_Init(glsl_version);
    return Window(window, context);
}

Window::Window(Window&& other) noexcept
    : window_(std::exchange(other.window_, nullptr)), context_(std::exchange(other.context_, nullptr)) {}

Window::~Window() {
    if (window_ != nullptr) close();
}

void Window::close() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
    SDL_GL_DeleteContext(context_);
    SDL_DestroyWindow(window_);
    SDL_Quit();
}

void Window::begin_frame(Extent extent) {
    set_drawing_size(window_, extent);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(extent.width, extent.height);
    io.DisplayFramebufferScale = ImVec2(extent.ratio, extent.ratio);
    ImGui::NewFrame();
}

void Window::end_frame(std::uint32_t background) {
    ImGui::Render();
    const ImGuiIO& io = ImGui::GetIO();
    clear(static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
          static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y), background);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window_);
}

void Window::recreate_device_objects() {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_WantCreate);
}

}  // namespace viva::platform
