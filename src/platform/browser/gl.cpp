#include "platform/gl.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <emscripten/html5.h>

namespace viva::platform {
namespace {

// SDL knows its canvas by this name; the page binds it to the instance's own canvas (web/bridge/library.js).
constexpr const char* canvas = "#canvas";

}  // namespace

/// In the place of Emscripten's, which asks the browser. Dear ImGui's renderer reads the state before each picture and
/// puts it back afterwards, and each answer of a browser waits until the GPU has drawn all it was given (measured: nine
/// tenths of the time of a scrolling frame). Nobody else draws here: what it sets is all there is to put back.
extern "C" void glGetIntegerv(GLenum name, GLint* values) {
    switch (name) {
        case GL_MAJOR_VERSION: *values = 3; break;
        case GL_MAX_TEXTURE_SIZE: *values = static_cast<GLint>(emscripten_webgl_get_parameter_d(name)); break;
        case GL_ACTIVE_TEXTURE: *values = GL_TEXTURE0; break;
        case GL_BLEND_SRC_RGB: *values = GL_SRC_ALPHA; break;
        case GL_BLEND_SRC_ALPHA: *values = GL_ONE; break;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA: *values = GL_ONE_MINUS_SRC_ALPHA; break;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: *values = GL_FUNC_ADD; break;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX:
            // Each picture begins with its own (src/platform/window.cpp).
            for (int i = 0; i < 4; ++i) values[i] = 0;
            break;
        default: *values = 0;  // Nothing is bound, and the version ends in 0.
    }
}

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
