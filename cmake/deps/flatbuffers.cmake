# The pack's format. The generated header and the runtime header must be of one version (the header asserts it), so
# both come from the same place: the system's flatc with the system's headers, or both from upstream.
find_program(VIVA_FLATC flatc)
viva_stage_host_headers(flatbuffers/flatbuffers.h flatbuffers_include)

function(viva_flatbuffers_versions_agree out)
    set(${out} FALSE PARENT_SCOPE)
    if(NOT VIVA_FLATC OR NOT flatbuffers_include)
        return()
    endif()
    execute_process(COMMAND ${VIVA_FLATC} --version OUTPUT_VARIABLE flatc_says)
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" flatc_version "${flatc_says}")
    file(STRINGS ${flatbuffers_include}/flatbuffers/base.h lines
        REGEX "FLATBUFFERS_VERSION_(MAJOR|MINOR|REVISION) [0-9]+")
    string(REGEX MATCHALL "[0-9]+" header_version "${lines}")
    list(JOIN header_version "." header_version)
    if(flatc_version VERSION_EQUAL header_version)
        set(${out} TRUE PARENT_SCOPE)
    else()
        message(STATUS "flatbuffers: flatc is ${flatc_version}, its headers ${header_version}; both come from upstream")
    endif()
endfunction()

viva_flatbuffers_versions_agree(flatbuffers_from_system)
if(NOT flatbuffers_from_system)
    viva_find_sources(flatbuffers https://github.com/google/flatbuffers.git v23.5.26 flatbuffers_root)
    set(flatbuffers_include ${flatbuffers_root}/include)
    # flatc runs on the building machine, whatever this build is for: a build of its own, with the host's compiler.
    set(VIVA_FLATC ${PROJECT_SOURCE_DIR}/.deps/host-flatc/flatc CACHE FILEPATH "" FORCE)
    if(NOT EXISTS ${VIVA_FLATC})
        message(STATUS "flatbuffers: building flatc for this machine")
        execute_process(
            COMMAND ${CMAKE_COMMAND} -E env --unset=CC --unset=CXX ${CMAKE_COMMAND} -S ${flatbuffers_root}
                -B ${PROJECT_SOURCE_DIR}/.deps/host-flatc -G Ninja -DCMAKE_BUILD_TYPE=Release
                -DFLATBUFFERS_BUILD_TESTS=OFF -DFLATBUFFERS_BUILD_FLATHASH=OFF -DFLATBUFFERS_INSTALL=OFF
            OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
        execute_process(COMMAND ${CMAKE_COMMAND} --build ${PROJECT_SOURCE_DIR}/.deps/host-flatc --target flatc
            OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    endif()
endif()
viva_add_third_party(flatbuffers INCLUDES ${flatbuffers_include})

# Generates <folder>/<schema>_generated.h below ${PROJECT_BINARY_DIR}/generated, and sets <out> to its path, to be
# listed among the sources of the room that uses it.
function(viva_compile_schema schema folder out)
    get_filename_component(schema ${schema} ABSOLUTE)
    get_filename_component(name ${schema} NAME_WE)
    set(directory ${PROJECT_BINARY_DIR}/generated/${folder})
    set(header ${directory}/${name}_generated.h)
    add_custom_command(OUTPUT ${header}
        COMMAND ${VIVA_FLATC} --cpp --scoped-enums -o ${directory} ${schema}
        DEPENDS ${schema} COMMENT "flatc ${name}.fbs" VERBATIM)
    set(${out} ${header} PARENT_SCOPE)
endfunction()
