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
