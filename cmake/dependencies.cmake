# Every third-party library, as a target `viva::<name>`. Where each one comes from:
#   .deps/<name>               unpacked from signed Debian sources by emsdk-env.sh; the usual way
#   upstream                   FetchContent of the same version, where .deps/ has none (no Debian)
#   cmake/npm/node_modules     tree-sitter, its grammars and the fonts, locked by cmake/npm/package-lock.json
#   the system                 header-only or host-only libraries (pkg-config, find_path)
include(FetchContent)
find_package(PkgConfig QUIET)

# Third-party code: no warnings of ours, and no UBSan. AddressSanitizer stays on, because a note that makes a parser
# read out of bounds is our problem; but a zero offset to a null pointer in md4c is not ours to fix.
add_library(viva_third_party INTERFACE)
target_compile_options(viva_third_party INTERFACE -w $<$<BOOL:${VIVA_SANITIZE}>:-fno-sanitize=undefined>)

# Adds the static library viva_dep_<name>, known to the tree as viva::<name>.
function(viva_add_third_party name)
    cmake_parse_arguments(library "" "" "SOURCES;INCLUDES;DEFINITIONS;LINKS" ${ARGN})
    if(library_SOURCES)
        add_library(viva_dep_${name} STATIC ${library_SOURCES})
        target_link_libraries(viva_dep_${name} PRIVATE $<BUILD_INTERFACE:viva_third_party>)
        set(reach PUBLIC)
    else()
        add_library(viva_dep_${name} INTERFACE)
        set(reach INTERFACE)
    endif()
    target_include_directories(viva_dep_${name} SYSTEM ${reach} ${library_INCLUDES})
    target_compile_definitions(viva_dep_${name} ${reach} ${library_DEFINITIONS})
    target_link_libraries(viva_dep_${name} ${reach} ${library_LINKS})
    add_library(viva::${name} ALIAS viva_dep_${name})
endfunction()

# Copies one header tree of the host (say /usr/include/tl) below the build folder, so that it can be given to the
# cross compiler without giving it all of /usr/include.
function(viva_stage_host_headers header out_directory)
    find_path(VIVA_HOST_${out_directory} ${header} NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include)
    if(VIVA_HOST_${out_directory})
        get_filename_component(folder ${header} DIRECTORY)
        set(staged ${PROJECT_BINARY_DIR}/deps/${folder})
        file(COPY ${VIVA_HOST_${out_directory}}/${folder} DESTINATION ${staged})
        set(${out_directory} ${staged} PARENT_SCOPE)
    else()
        set(${out_directory} "" PARENT_SCOPE)
    endif()
endfunction()

# Sets <out> to the root of the sources of <name>: .deps/<name>, or the tag <tag> of the upstream repository.
function(viva_find_sources name repository tag out)
    set(local ${PROJECT_SOURCE_DIR}/.deps/${name})
    if(IS_DIRECTORY ${local})
        set(${out} ${local} PARENT_SCOPE)
        return()
    endif()
    message(STATUS "${name}: not under .deps/, taking ${tag} from ${repository}")
    # SOURCE_SUBDIR names a folder that does not exist: we want the files, not the library's own CMake.
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE
        SOURCE_SUBDIR viva-builds-this-itself)
    FetchContent_MakeAvailable(${name})
    set(${out} ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

# A library of the system, by its pkg-config name; <debian> is the package to name when it is missing.
function(viva_require_system_library name module debian)
    if(PkgConfig_FOUND)
        pkg_check_modules(${module} QUIET IMPORTED_TARGET ${module})
    endif()
    if(NOT TARGET PkgConfig::${module})
        message(FATAL_ERROR "${module} is missing (Debian: apt-get install ${debian}); ./emsdk-env.sh true installs it")
    endif()
    viva_add_third_party(${name} LINKS PkgConfig::${module})
endfunction()

include(${CMAKE_CURRENT_LIST_DIR}/deps/text.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/deps/snowball.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/deps/flatbuffers.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/deps/interface.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/deps/npm.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/deps/anki.cmake)
if(NOT EMSCRIPTEN)
    include(${CMAKE_CURRENT_LIST_DIR}/deps/grammars.cmake)
    include(${CMAKE_CURRENT_LIST_DIR}/deps/compiler.cmake)
    include(${CMAKE_CURRENT_LIST_DIR}/deps/tests.cmake)
endif()
