# cmake -D FORMAT=clang-format -D SOURCE=… -P check-format.cmake: fails with the list of files that are not formatted.
file(GLOB_RECURSE files ${SOURCE}/src/*.cpp ${SOURCE}/src/*.h ${SOURCE}/tests/*.cpp ${SOURCE}/tests/*.h)
list(FILTER files EXCLUDE REGEX "/node_modules/")
execute_process(COMMAND ${FORMAT} --dry-run --Werror ${files} RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "Run: ${FORMAT} -i on the files named above")
endif()
