/* Before SDL_events.c: its log of every event (names of all of them, 3 KB compressed) is switched on by a number in an
   environment variable, which a page does not have. With the number always 0 the log is dead code. */
#include "SDL_internal.h"
#include "SDL_stdinc.h"
#define SDL_atoi(text) 0
