/* Parts of SDL2 that sdl2_web.cmake leaves out but that Dear ImGui's backend and SDL's own window code name.
   Each answers as SDL does on a machine that has no such device. */
#include <SDL.h>

/* No game controllers: the backend finds none to open. */
int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) { (void)index; return SDL_FALSE; }
SDL_GameController *SDL_GameControllerOpen(int index) { (void)index; return NULL; }
void SDL_GameControllerClose(SDL_GameController *controller) { (void)controller; }
Uint8 SDL_GameControllerGetButton(SDL_GameController *controller, SDL_GameControllerButton button)
{
    (void)controller;
    (void)button;
    return 0;
}
Sint16 SDL_GameControllerGetAxis(SDL_GameController *controller, SDL_GameControllerAxis axis)
{
    (void)controller;
    (void)axis;
    return 0;
}

/* No 2D renderer: the page draws through WebGL itself. */
int SDL_GetRendererOutputSize(SDL_Renderer *renderer, int *w, int *h)
{
    (void)renderer;
    (void)w;
    (void)h;
    return SDL_SetError("there is no renderer in this build");
}
SDL_Renderer *SDL_GetRenderer(SDL_Window *window) { (void)window; return NULL; }
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer *renderer) { (void)renderer; }

/* No shared objects: EGL is linked in, so there is never one to unload. */
void SDL_UnloadObject(void *object) { (void)object; }

/* No copying of pixels between surfaces: 100 KB of loops that a WebGL canvas never runs. */
int SDL_CalculateBlit(SDL_Surface *surface) { (void)surface; return SDL_SetError("there is no blitter in this build"); }
int SDL_RLESurface(SDL_Surface *surface) { (void)surface; return -1; }
void SDL_UnRLESurface(SDL_Surface *surface, int recode) { (void)surface; (void)recode; }

/* No listeners: SDL puts them on the window and the document, which belong to the host page, and swallows wheel, touch
   and keys there. The page hands over what the app needs (web/README.md, "Bridge"). */
struct SDL_WindowData;
void Emscripten_RegisterEventHandlers(struct SDL_WindowData *data) { (void)data; }
void Emscripten_UnregisterEventHandlers(struct SDL_WindowData *data) { (void)data; }
int Emscripten_HandleCanvasResize(int type, const void *reserved, void *data)
{
    (void)type;
    (void)reserved;
    (void)data;
    return 0;
}

/* No look-up of GL functions by name: the backend names them, and a table of all of them would keep all of them. */
void (*eglGetProcAddress(const char *name))(void) { (void)name; return NULL; }
