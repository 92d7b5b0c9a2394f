# A room is a folder, a static library and a namespace; NEEDS is its whole reach.
#
#   add_room(quiz SOURCES session.cpp modes.cpp NEEDS base model srs LIBRARIES viva::imgui)
#
# NEEDS names other rooms, LIBRARIES third-party targets. The layers test (tests/house) reads these lines back
# from the build (the property below) and fails on an arrow that src/README.md does not allow.
function(add_room name)
    cmake_parse_arguments(room "" "" "SOURCES;NEEDS;LIBRARIES" ${ARGN})
    if(room_SOURCES)
        add_library(viva_${name} STATIC ${room_SOURCES})
        set(reach PUBLIC)
        target_link_libraries(viva_${name} PRIVATE viva_warnings)
    else()
        add_library(viva_${name} INTERFACE)
        set(reach INTERFACE)
    endif()
    target_include_directories(viva_${name} ${reach} ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
    foreach(needed IN LISTS room_NEEDS)
        target_link_libraries(viva_${name} ${reach} viva_${needed})
    endforeach()
    if(room_LIBRARIES)
        target_link_libraries(viva_${name} ${reach} ${room_LIBRARIES})
    endif()
    if(VIVA_TESTS AND room_SOURCES AND NOT EMSCRIPTEN)
        add_room_for_tidy(${name} "${room_SOURCES}")
    endif()
    set_property(GLOBAL APPEND PROPERTY VIVA_ROOMS ${name})
    set_property(GLOBAL PROPERTY VIVA_ROOM_NEEDS_${name} "${room_NEEDS}")
endfunction()

# The files of a room as one, for clang-tidy alone: most of its time goes into the standard library's headers, which
# it then reads once a room and not once a file. So two files of a room cannot each have something of the same name
# inside; where that happened it was mostly the same thing said twice.
function(add_room_for_tidy name sources)
    set(includes "")
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
        if(source MATCHES "\\.cpp$")
            string(APPEND includes "#include \"${source}\"\n")
        endif()
    endforeach()
    set(whole ${PROJECT_BINARY_DIR}/tidy/${name}.cpp)
    file(CONFIGURE OUTPUT ${whole} CONTENT "${includes}" @ONLY)
    add_library(tidy_${name} OBJECT EXCLUDE_FROM_ALL ${whole})
    target_link_libraries(tidy_${name} PRIVATE viva_${name} viva_warnings)
    target_compile_definitions(tidy_${name} PRIVATE $<TARGET_PROPERTY:viva_${name},COMPILE_DEFINITIONS>)
endfunction()

# Tests of one room: an object library that joins the one test program `viva_tests`, and natively a small
# program `test_<room>` of its own, which is what one builds while working on the room.
function(add_room_tests name)
    cmake_parse_arguments(room "" "" "SOURCES;NEEDS;LIBRARIES" ${ARGN})
    add_library(tests_${name} OBJECT ${room_SOURCES})
    set(links viva::doctest tests_support)
    foreach(needed IN LISTS room_NEEDS)
        list(APPEND links viva_${needed})
    endforeach()
    target_link_libraries(tests_${name} PUBLIC ${links} ${room_LIBRARIES} PRIVATE viva_warnings viva_test_warnings)
    target_include_directories(tests_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    # Half of what compiling a test takes is spared natively, and most of what linking them takes as WebAssembly (where
    # node would be slow without). The rooms under test are compiled as they are shipped.
    target_compile_options(tests_${name} PRIVATE $<IF:$<BOOL:${EMSCRIPTEN}>,-fno-lto,-O0>)
    if(NOT EMSCRIPTEN)
        add_executable(test_${name} EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/support/main.cpp)
        target_link_libraries(test_${name} PRIVATE tests_${name})
    endif()
    set_property(GLOBAL APPEND PROPERTY VIVA_TESTED_ROOMS ${name})
endfunction()
