# cmake -D SOURCE=… -P build-web.cmake: configures and builds the web tree (app bundle and tests).
foreach(step "--preset;web" "--build;--preset;web;--target;app_bundle;viva_tests")
    execute_process(COMMAND ${CMAKE_COMMAND} ${step} WORKING_DIRECTORY ${SOURCE} RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "cmake ${step} failed (${failed}); run it through ./emsdk-env.sh")
    endif()
endforeach()
