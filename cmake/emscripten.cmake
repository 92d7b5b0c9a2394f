# Finds the Emscripten that emsdk-env.sh put on PATH (or the user's own) and hands over to its toolchain file.
find_program(VIVA_EMCC emcc REQUIRED NO_CMAKE_FIND_ROOT_PATH
    DOC "emcc; run this through ./emsdk-env.sh")
file(REAL_PATH "${VIVA_EMCC}" emcc_path)
get_filename_component(emscripten_root "${emcc_path}" DIRECTORY)
if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
    message(FATAL_ERROR "No Emscripten CMake toolchain beside ${VIVA_EMCC}; run through ./emsdk-env.sh, or set EMSDK")
endif()
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
