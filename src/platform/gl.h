// What differs between GL in the page and on the desktop. CMake picks browser/gl.cpp or desktop/gl.cpp.
#pragma once

#include "platform/window.h"

namespace viva::platform {

extern const char* const glsl_version;

/// Hints that must stand before SDL starts.
void prepare_sdl();
/// Asks SDL for OpenGL ES 3 (WebGL 2) or core OpenGL 3.2.
void request_gl_version();
/// Page: sizes the canvas. Desktop: nothing, the window knows.
void set_drawing_size(SDL_Window* window, Extent extent);

}  // namespace viva::platform
