#include "platform/gl.h"

#include <SDL.h>
#include <emscripten/html5.h>

namespace viva::platform {
namespace {

// SDL knows its canvas by this name; the page binds it to the instance's own canvas (web/bridge/library.js).
constexpr const char* canvas = "#canvas";

}  // namespace

const char* const glsl_version = "#version 300 es";

void prepare_sdl() {
    // SDL would listen to the window's keys, which belong to the host page. The canvas never has focus.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, canvas);
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_ASYNCIFY, "0");
}

void request_gl_version() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
}

void release_page_events() {
    // The page scrolls, resizes and reads keys itself; SDL's listeners would swallow wheel and touch and would keep
    // the page out of the back-forward cache.
    const auto window = EMSCRIPTEN_EVENT_TARGET_WINDOW;
    const auto document = EMSCRIPTEN_EVENT_TARGET_DOCUMENT;
    emscripten_set_mousemove_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_mousedown_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_mouseup_callback(document, nullptr, 0, nullptr);
    emscripten_set_mouseenter_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_mouseleave_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_wheel_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_focus_callback(window, nullptr, 0, nullptr);
    emscripten_set_blur_callback(window, nullptr, 0, nullptr);
    emscripten_set_touchstart_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_touchend_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_touchmove_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_touchcancel_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_pointerlockchange_callback(document, nullptr, 0, nullptr);
    emscripten_set_keydown_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_keyup_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_keypress_callback(canvas, nullptr, 0, nullptr);
    emscripten_set_fullscreenchange_callback(document, nullptr, 0, nullptr);
    emscripten_set_resize_callback(window, nullptr, 0, nullptr);
    emscripten_set_visibilitychange_callback(nullptr, 0, nullptr);
    emscripten_set_beforeunload_callback(nullptr, nullptr);
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
