#include "platform/gl.h"

#include <SDL.h>

namespace viva::platform {

const char* const glsl_version = "#version 150";

void prepare_sdl() {}

void request_gl_version() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
}

void set_drawing_size(SDL_Window*, Extent) {}

}  // namespace viva::platform
