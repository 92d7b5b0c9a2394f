# Included by tests/ui/CMakeLists.txt: tests of the reading surface.
set(reader_test_sources reader.cpp)
if(TARGET viva_notes)
    list(APPEND reader_test_sources reader_notes.cpp)
endif()

# A measurement, not a test.
if(TARGET viva_notes)
    add_executable(frame_bench EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/bench/frame_bench.cpp)
    target_link_libraries(frame_bench PRIVATE viva_ui viva_notes tests_support viva_warnings)
endif()
