# cmake -D SOURCE=… -P build-web.cmake: configures and builds the web tree (app bundle and tests). A warning of the
# compiler is a failure: sizes have 32 bits here and 64 in the native build, which says nothing of what gets lost.
foreach(step "--preset;web" "--build;--preset;web;--target;app_bundle;viva_tests")
    execute_process(COMMAND ${CMAKE_COMMAND} ${step} WORKING_DIRECTORY ${SOURCE} RESULT_VARIABLE failed
        OUTPUT_VARIABLE said ERROR_VARIABLE said ECHO_OUTPUT_VARIABLE ECHO_ERROR_VARIABLE)
    if(failed)
        message(FATAL_ERROR "cmake ${step} failed (${failed}); run it through ./emsdk-env.sh")
    endif()
    string(REGEX MATCHALL "[^\n]*\\.(cpp|h):[0-9]+:[0-9]+: warning: [^\n]*" warnings "${said}")
    if(warnings)
        list(JOIN warnings "\n" warnings)
        message(FATAL_ERROR "The compiler warns:\n${warnings}")
    endif()
endforeach()
