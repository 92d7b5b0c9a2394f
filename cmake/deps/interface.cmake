# Dear ImGui, and SDL2 below it where there is a window (the page, the desktop).
viva_find_sources(imgui https://github.com/ocornut/imgui.git v1.92.2b imgui_root)
set(imgui_sources imgui.cpp imgui_draw.cpp imgui_widgets.cpp)
if(NOT EMSCRIPTEN)
    list(APPEND imgui_sources imgui_tables.cpp)
endif()
list(TRANSFORM imgui_sources PREPEND ${imgui_root}/)
if(EMSCRIPTEN)
    list(APPEND imgui_sources ${CMAKE_CURRENT_LIST_DIR}/imgui_absent.cpp)
    # libc's number parser reads settings files and number fields, which the page has not, and the version of its shaders:
    # one whole number is all that imgui_absent.cpp reads.
    set(no_parser "sscanf=viva_one_number_sscanf;atof=viva_absent_atof")
    set_source_files_properties(${imgui_sources} PROPERTIES COMPILE_DEFINITIONS "${no_parser}")
endif()
viva_add_third_party(imgui
    SOURCES ${imgui_sources}
    INCLUDES ${imgui_root}
    DEFINITIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
        IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)

if(NOT EMSCRIPTEN AND NOT VIVA_DESKTOP)
    return()
endif()

if(EMSCRIPTEN)
    include(${CMAKE_CURRENT_LIST_DIR}/sdl2_web.cmake)
else()
    find_package(OpenGL REQUIRED COMPONENTS OpenGL)
    viva_require_system_library(sdl2 sdl2 libsdl2-dev)
endif()

set(backend_sources imgui_impl_sdl2.cpp imgui_impl_opengl3.cpp)
list(TRANSFORM backend_sources PREPEND ${imgui_root}/backends/)
viva_add_third_party(imgui_sdl2 SOURCES ${backend_sources} INCLUDES ${imgui_root}/backends LINKS viva::imgui viva::sdl2)
if(EMSCRIPTEN)
    target_compile_definitions(viva_dep_imgui_sdl2 PUBLIC IMGUI_IMPL_OPENGL_ES3 PRIVATE ${no_parser})
else()
    target_link_libraries(viva_dep_imgui_sdl2 PUBLIC OpenGL::GL ${CMAKE_DL_LIBS})
endif()
