# Everything that the test command runs besides the rooms' own tests.
# Each is a ctest test, so that one summary names what failed.
find_program(VIVA_NODE node REQUIRED)
find_program(VIVA_NPM_PROGRAM npm REQUIRED)
find_program(VIVA_CLANG_FORMAT NAMES clang-format-19 REQUIRED)
find_program(VIVA_RUN_CLANG_TIDY NAMES run-clang-tidy-19 REQUIRED)
find_program(VIVA_CLANG_TIDY NAMES clang-tidy-19 REQUIRED)

add_test(NAME format COMMAND ${CMAKE_COMMAND}
    -D FORMAT=${VIVA_CLANG_FORMAT} -D SOURCE=${PROJECT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/check-format.cmake)
# A room at a time (add_room_for_tidy); shadowing is the compiler's to tell, file by file. The static analyser, which
# looks into nothing that is included, has every file by itself and a night for it.
add_test(NAME tidy COMMAND ${VIVA_RUN_CLANG_TIDY} -clang-tidy-binary ${VIVA_CLANG_TIDY} -quiet -j 2
    -p ${PROJECT_BINARY_DIR} -header-filter=^${PROJECT_SOURCE_DIR}/src/ -checks=-clang-analyzer-*,-bugprone-suspicious-include,-clang-diagnostic-shadow
    "^${PROJECT_BINARY_DIR}/tidy/.*\\.cpp$")
# Slow while sanitizers and two processes share the machine; the summary tells which one it was.
set_tests_properties(tidy PROPERTIES TIMEOUT 1800)
if(VIVA_NIGHTLY)
    add_test(NAME analyzer COMMAND ${VIVA_RUN_CLANG_TIDY} -clang-tidy-binary ${VIVA_CLANG_TIDY} -quiet -j 2
        -p ${PROJECT_BINARY_DIR} -checks=-*,clang-analyzer-*,-clang-analyzer-optin.core.EnumCastOutOfRange
        "^${PROJECT_SOURCE_DIR}/src/.*\\.cpp$")
    set_tests_properties(analyzer PROPERTIES TIMEOUT 7200)
endif()

add_test(NAME web.types COMMAND ${VIVA_NPM_PROGRAM} run --silent check WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web)
add_test(NAME web.lint COMMAND ${VIVA_NPM_PROGRAM} run --silent lint WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web)
add_test(NAME web.unit COMMAND ${VIVA_NPM_PROGRAM} run --silent test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web)

# The web tree: built as a test so that a failure to build it is one line of the summary.
add_test(NAME wasm.build COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/build-web.cmake)
set_tests_properties(wasm.build PROPERTIES FIXTURES_SETUP web_tree TIMEOUT 2400)
add_test(NAME wasm.tests COMMAND ${VIVA_NODE} ${VIVA_WEB_TREE}/tests/viva_tests.js --no-intro --no-version)
set_tests_properties(wasm.tests PROPERTIES FIXTURES_REQUIRED web_tree TIMEOUT 1200)

add_test(NAME site.build COMMAND viva build ${PROJECT_SOURCE_DIR}/data/notes -o ${VIVA_SITE_DIR} --app ${VIVA_APP_DIR})
set_tests_properties(site.build PROPERTIES FIXTURES_REQUIRED web_tree FIXTURES_SETUP site)
add_test(NAME e2e COMMAND ${VIVA_NPM_PROGRAM} run --silent e2e WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web)
# A night has time for a thousand killed browsers, and for each long test whole.
if(VIVA_NIGHTLY)
    set(VIVA_E2E_KILLS 1000)
    set(VIVA_E2E_NIGHTLY 1)
    set(VIVA_E2E_TIMEOUT 21600)
else()
    set(VIVA_E2E_KILLS 3)
    set(VIVA_E2E_NIGHTLY 0)
    set(VIVA_E2E_TIMEOUT 2400)
endif()
set_tests_properties(e2e PROPERTIES FIXTURES_REQUIRED "web_tree;site" TIMEOUT ${VIVA_E2E_TIMEOUT} PROCESSORS 2
    ENVIRONMENT "VIVA_SITE=${VIVA_SITE_DIR};VIVA_PROGRAM=$<TARGET_FILE:viva>;VIVA_APP=${VIVA_APP_DIR};VIVA_SHOTS_DIR=${PROJECT_BINARY_DIR}/shots;VIVA_KILLS=${VIVA_E2E_KILLS};VIVA_NIGHTLY=${VIVA_E2E_NIGHTLY}")

# To look at, not to test: every screen in every theme, width and language on one sheet.
add_custom_target(shots
    COMMAND ${CMAKE_COMMAND} -E env VIVA_SITE=${VIVA_SITE_DIR} VIVA_SHOTS_DIR=${PROJECT_BINARY_DIR}/shots
        ${VIVA_NPM_PROGRAM} run --silent shots
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web
    USES_TERMINAL VERBATIM
    COMMENT "Taking pictures into ${PROJECT_BINARY_DIR}/shots (index.html)")
add_dependencies(shots site)
