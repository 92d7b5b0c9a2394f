# What comes as npm packages: SQLite, tree-sitter with its grammars in C, and two font families.
set(VIVA_NPM ${PROJECT_SOURCE_DIR}/cmake/npm/node_modules)
if(NOT EXISTS ${VIVA_NPM}/better-sqlite3/package.json)
    message(STATUS "cmake/npm: fetching the packages of its package-lock.json")
    find_program(VIVA_NPM_PROGRAM npm REQUIRED NO_CMAKE_FIND_ROOT_PATH)
    execute_process(COMMAND ${VIVA_NPM_PROGRAM} ci --ignore-scripts --no-audit --no-fund
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/cmake/npm RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "cmake/npm: npm could not fetch its packages; run ./emsdk-env.sh true, which says more")
    endif()
endif()
