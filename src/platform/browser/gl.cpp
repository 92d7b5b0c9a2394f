#include "platform/gl.h"

#include <SDL.h>
#include <emscripten/html5.h>

namespace viva::platform {
namespace {

// SDL knows its canvas by this name; the page binds it to the instance's own canvas (web/bridge/library.js).
constexpr const char* canvas = "#canvas";

}  // namespace

const char* const glsl_version = "#version 300 es";

void prepare_sdl() { SDL_SetHint(SDL_HINT_EMSCRIPTEN_ASYNCIFY, "0"); }

void request_gl_version() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
}

void set_drawing_size(SDL_Window*, Extent extent) {
    const int width = static_cast<int>(extent.width * extent.ratio + 0.5F);
    const int height = static_cast<int>(extent.height * extent.ratio + 0.5F);
    int now_width = 0;
    int now_height = 0;
    emscripten_get_canvas_element_size(canvas, &now_width, &now_height);
    // Setting the size clears the canvas, even to the same size.
    if (now_width != width || now_height != height) emscripten_set_canvas_element_size(canvas, width, height);
}

}  // namespace viva::platform
