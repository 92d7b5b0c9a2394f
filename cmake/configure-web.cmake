# cmake -D SOURCE=… -P configure-web.cmake: the web tree, if it was never configured or the presets have changed since.
# What else a tree follows from makes Ninja configure it again by itself.
set(tree ${SOURCE}/build/web/build.ninja)
if(EXISTS ${tree} AND NOT ${SOURCE}/CMakePresets.json IS_NEWER_THAN ${tree})
    return()
endif()
execute_process(COMMAND ${CMAKE_COMMAND} --preset web WORKING_DIRECTORY ${SOURCE} COMMAND_ERROR_IS_FATAL ANY)
