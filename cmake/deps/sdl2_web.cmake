# SDL2 for the page: video, events and timer only. SDL's own CMake tries hundreds of things for many minutes under
# Emscripten; its header SDL_config_emscripten.h already knows the answers, so an explicit list of sources is enough.
viva_find_sources(libsdl2 https://github.com/libsdl-org/SDL.git release-2.32.4 sdl2_root)

set(sdl2_sources
    SDL.c SDL_assert.c SDL_error.c SDL_guid.c SDL_hints.c SDL_list.c SDL_log.c SDL_utils.c SDL_dataqueue.c
    atomic/SDL_atomic.c atomic/SDL_spinlock.c
    cpuinfo/SDL_cpuinfo.c
    events/SDL_clipboardevents.c events/SDL_displayevents.c events/SDL_dropevents.c events/SDL_events.c
    events/SDL_gesture.c events/SDL_keyboard.c events/SDL_keysym_to_scancode.c events/SDL_mouse.c events/SDL_quit.c
    events/SDL_scancode_tables.c events/SDL_touch.c events/SDL_windowevents.c
    file/SDL_rwops.c
    misc/SDL_url.c misc/emscripten/SDL_sysurl.c
    stdlib/SDL_crc16.c stdlib/SDL_crc32.c stdlib/SDL_getenv.c stdlib/SDL_iconv.c stdlib/SDL_malloc.c
    stdlib/SDL_mslibc.c stdlib/SDL_qsort.c stdlib/SDL_stdlib.c stdlib/SDL_string.c stdlib/SDL_strtokr.c
    thread/SDL_thread.c thread/generic/SDL_syscond.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
    thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
    timer/SDL_timer.c timer/unix/SDL_systimer.c
    video/SDL_clipboard.c video/SDL_egl.c video/SDL_pixels.c video/SDL_rect.c video/SDL_surface.c video/SDL_video.c
    video/emscripten/SDL_emscriptenframebuffer.c
    video/emscripten/SDL_emscriptenmouse.c video/emscripten/SDL_emscriptenopengles.c
    video/emscripten/SDL_emscriptenvideo.c)
list(TRANSFORM sdl2_sources PREPEND ${sdl2_root}/src/)

viva_add_third_party(sdl2 SOURCES ${sdl2_sources} ${CMAKE_CURRENT_LIST_DIR}/sdl2_absent.c INCLUDES ${sdl2_root}/include)
target_compile_definitions(viva_dep_sdl2 PRIVATE
    SDL_AUDIO_DISABLED=1 SDL_HAPTIC_DISABLED=1 SDL_HIDAPI_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1
    SDL_POWER_DISABLED=1 SDL_RENDER_DISABLED=1)
set_source_files_properties(${sdl2_root}/src/events/SDL_events.c PROPERTIES
    COMPILE_OPTIONS "-I${sdl2_root}/src;-include;${CMAKE_CURRENT_LIST_DIR}/sdl2_no_event_log.h")
