// One SDL2 window with an OpenGL (ES) 3 context and Dear ImGui's backends on it.
#pragma once

#include <cstdint>

#include "base/later.h"
#include "base/result.h"

struct SDL_Window;

namespace viva::platform {

/// Size of the drawing area: CSS pixels and device pixels per CSS pixel.
struct Extent {
    float width = 0, height = 0;
    float ratio = 1;
};

class Window {
public:
    /// Opens the window; an Error names what is missing (no WebGL 2, no display).
    static Result<Window> open(const char* title, Extent extent);
    Window(Window&& other) noexcept;
    Window& operator=(Window&&) = delete;
    ~Window();

    /// Starts an ImGui frame of `extent`; the backend's own idea of the size is overruled.
    void begin_frame(Extent extent);
    /// Renders and shows what was drawn since `begin_frame` over `background` (0xAABBGGRR).
    void end_frame(std::uint32_t background);

    /// The GL context is gone: textures and buffers are made anew before the next frame.
    void recreate_device_objects();

    SDL_Window* handle() const { return window_; }

private:
    Window(SDL_Window* window, void* context) : window_(window), context_(context) {}
    VIVA_LATER void close();

    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
};

}  // namespace viva::platform
